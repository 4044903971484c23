"""What somebody wrote, with the words marked that spoke for something or against it."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from app.ui.theme.theme import Theme
from app.ui.widgets.read_only_text import ReadOnlyText

Mark = tuple[int, int, float]  # first letter, the one after the last, weight
_MOST_LETTERS = 4000  # of a pasted book the beginning is enough to see why
_MOST_MARKS = 200


class HighlightedText(ReadOnlyText):
    """Words of a weight above zero are bold on the accent's tint, others grey and underlined."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._marks: tuple[Mark, ...] = ()
        theme.changed.connect(self._paint_marks)

    def show_text(self, text: str, marks: Sequence[Mark]) -> None:
        """Show ``text``; ``marks`` count letters as Python does."""
        cut = len(text) > _MOST_LETTERS
        # One letter for one, so that the marks stay where they are.
        kept = text[:_MOST_LETTERS].replace("\r\n", " \n").replace("\r", "\n")
        self._text = kept
        self._marks = tuple(mark for mark in marks if mark[0] < len(kept))[:_MOST_MARKS]
        self.say(kept + (" …" if cut else ""))
        self._paint_marks()

    def marked(self) -> tuple[tuple[str, bool], ...]:
        """The words that are marked, each with whether it spoke for it."""
        return tuple((self._text[start:end], weight > 0) for start, end, weight in self._marks)

    def _paint_marks(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("ink"))
        cursor.setCharFormat(plain)
        for start, end, weight in self._marks:
            cursor.setPosition(_in_qt(self._text, start))
            cursor.setPosition(_in_qt(self._text, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._format(speaks_for=weight > 0))

    def _format(self, *, speaks_for: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        if speaks_for:
            look.setForeground(self._theme.colour("accent"))
            look.setBackground(self._theme.tint("accent"))
            look.setFontWeight(QFont.Weight.Bold)
        else:
            look.setForeground(self._theme.colour("secondary"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        return look


def _in_qt(text: str, letters: int) -> int:
    """Qt counts a picture letter as two."""
    return len(text[:letters].encode("utf-16-le", "surrogatepass")) // 2
