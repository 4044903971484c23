"""Two sides and what lies between them, a row a subject: as it was, as it would be."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from app.ui.theme.metrics import GROUP_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.painted_rows import LEFT, RIGHT, RowTable
from app.ui.widgets.words import Words, said


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row: figures in words; ``tone`` colours the difference."""

    key: str
    name: str
    before: str
    after: str
    difference: str
    role: str = "ink"
    letter: str = ""
    tone: str = "secondary"
    bold: bool = False


class SideTable(RowTable[SideRow]):
    """Up and Down walk, Enter opens."""

    def __init__(
        self, theme: Theme, heads: tuple[Words, Words, Words], parent: QWidget | None = None
    ) -> None:
        self._heads = heads
        super().__init__(theme, parent)

    def row_words(self, place: int) -> str:
        """The name and both sides."""
        row = self._rows[place]
        heads = (said(head) for head in self._heads)
        told = zip(heads, (row.before, row.after, row.difference), strict=True)
        return "  ".join((row.name, *(f"{head} {figure}" for head, figure in told)))

    def paint_row(self, painter: QPainter, room: QRect, place: int) -> None:
        """Name at the left, three columns of figures at the right."""
        theme, widths = self.theme, self._widths()
        rights = []
        right = room.right()
        for width in reversed(widths):
            rights.append(right)
            right -= width + GROUP_PX
        if place < 0:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("secondary"))
            for edge, head in zip(rights, reversed(self._heads), strict=True):
                painter.drawText(_until(room, edge), int(RIGHT), said(head))
            return
        row = self._rows[place]
        name = QRect(room.left(), room.top(), max(right - room.left(), 0), room.height())
        if row.letter:
            painter.setFont(theme.font("caption", bold=True))
            painter.setPen(theme.colour(row.role))
            painter.drawText(name, int(LEFT), row.letter)
            name.setLeft(name.left() + GROUP_PX)
        painter.setFont(theme.font("body", bold=row.bold))
        painter.setPen(theme.colour("ink"))
        shown = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, int(LEFT), shown)
        figures = (row.difference, row.after, row.before)
        for edge, figure, tone in zip(rights, figures, (row.tone, "ink", "ink"), strict=True):
            painter.setPen(theme.colour(tone))
            painter.drawText(_until(room, edge), int(RIGHT), figure)

    def _widths(self) -> list[int]:
        body = QFontMetrics(self.theme.font("body", bold=True))
        caption = QFontMetrics(self.theme.font("caption"))
        columns = zip(*((r.before, r.after, r.difference) for r in self._rows), strict=True)
        figures = [max(map(body.horizontalAdvance, column)) for column in columns] or [0, 0, 0]
        heads = [caption.horizontalAdvance(said(head)) for head in self._heads]
        return [max(pair) for pair in zip(figures, heads, strict=True)]


def _until(room: QRect, right: int) -> QRect:
    return QRect(room.left(), room.top(), right - room.left(), room.height())
