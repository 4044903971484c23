"""The text of a condition, with what is wrong in it underlined where it stands."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from app.domain.rules.errors import ConditionError
from app.ui.theme.theme import Theme

_LINES = 4


class ConditionEdit(QPlainTextEdit):
    """``edited`` after each letter that a person typed."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._error: ConditionError | None = None
        self._showing = False
        self.setTabChangesFocus(True)
        height = QFontMetrics(theme.font("body")).lineSpacing() * _LINES
        self.setFixedHeight(height + 2 * int(self.document().documentMargin()) + 8)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self.restyle)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a stored condition."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def insert(self, words: str) -> None:
        """Put words where the cursor is, apart from those around."""
        cursor = self.textCursor()
        before = self.text()[: cursor.selectionStart()]
        apart = " " if before and not before[-1].isspace() and before[-1] not in "([" else ""
        cursor.insertText(f"{apart}{words} ")
        self.setTextCursor(cursor)

    def restyle(self) -> None:
        """The mark in the palette's colours."""
        self.underline(self._error)

    def underline(self, error: ConditionError | None) -> None:
        """Mark the place of an error; None when there is none."""
        self._error = error
        if error is None:
            self.setExtraSelections([])
            return
        # Qt counts in UTF-16, the error in letters.
        text = self.text()
        end = len(text)
        start = min(error.offset, max(end - 1, 0))
        stop = max(min(error.offset + error.length, end), start + 1)
        mark = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shape.setUnderlineColor(self._theme.colour("overdue"))
        shape.setBackground(self._theme.tint("overdue"))
        cursor = self.textCursor()
        cursor.setPosition(_utf16(text[:start]))
        cursor.setPosition(min(_utf16(text[:stop]), _utf16(text)), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = shape
        self.setExtraSelections([mark])

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit()


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
