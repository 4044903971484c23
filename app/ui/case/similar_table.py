"""Similar past cases as a table: which, how it ended, who bore it, how long, how alike and why."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.painted_rows import LEFT, RIGHT, RowTable
from app.ui.widgets.words import Words, said


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """One past case in words."""

    number: str
    title: str
    ended: str
    refunded: str
    shares: str
    days: str
    alike: str
    why: str


@dataclass(frozen=True, slots=True)
class _Column:
    """``part`` of the width goes to it; one without takes what its widest words need."""

    field: str
    head: Words
    part: int = 0
    is_figure: bool = False
    tone: str = "ink"


_COLUMNS = (
    _Column("number", lambda: translate("Similar", "Case"), tone="secondary"),
    _Column("title", lambda: translate("Similar", "Item"), 18),
    _Column("ended", lambda: translate("Similar", "How it ended"), 22),
    _Column("refunded", lambda: translate("Similar", "Refunded"), is_figure=True),
    _Column("shares", lambda: translate("Similar", "Who bore it"), 24),
    _Column("days", lambda: translate("Similar", "Took"), is_figure=True),
    _Column("alike", lambda: translate("Similar", "Alike"), is_figure=True),
    _Column("why", lambda: translate("Similar", "Why"), 36, tone="secondary"),
)


class SimilarTable(RowTable[SimilarRow]):
    """A column nobody may see is not there at all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._columns: tuple[_Column, ...] = _COLUMNS
        super().__init__(theme, parent)

    def show_shares(self, *, shown: bool) -> None:
        """Whether who bore it has a column; the next rows show it."""
        self._columns = tuple(c for c in _COLUMNS if shown or c.field != "shares")

    def heads(self) -> tuple[str, ...]:
        """The names of the columns that are shown."""
        return tuple(said(column.head) for column in self._columns)

    def row_words(self, place: int) -> str:
        """Each column with its name."""
        row = self._rows[place]
        told = ((said(column.head), getattr(row, column.field)) for column in self._columns)
        return "  ".join(f"{head} {words}" for head, words in told if words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A reason that is cut is read whole where the pointer rests."""
        super().mouseMoveEvent(event)
        self.setToolTip("" if self._over is None else self._rows[self._over].why)

    def paint_row(self, painter: QPainter, room: QRect, place: int) -> None:
        """Column by column; what does not fit is elided."""
        row = self._rows[place] if place >= 0 else None
        left = room.left()
        for column, width in zip(self._columns, self._widths(room.width()), strict=True):
            area = QRect(left, room.top(), width, room.height())
            left += width + GROUP_PX
            is_body = row is not None and column.field != "number"
            painter.setFont(self.theme.font("body" if is_body else "caption"))
            painter.setPen(self.theme.colour(column.tone if row else "secondary"))
            words = getattr(row, column.field) if row else said(column.head)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(area, int(RIGHT if column.is_figure else LEFT), shown)

    def _widths(self, room_px: int) -> list[int]:
        body = QFontMetrics(self.theme.font("body"))
        caption = QFontMetrics(self.theme.font("caption"))
        own = [
            0
            if column.part
            else max(
                caption.horizontalAdvance(said(column.head)),
                *(
                    body.horizontalAdvance(getattr(row, column.field)) + INSIDE_PX
                    for row in self._rows
                ),
            )
            if self._rows
            else caption.horizontalAdvance(said(column.head))
            for column in self._columns
        ]
        left = max(0, room_px - sum(own) - GROUP_PX * (len(self._columns) - 1))
        parts = sum(column.part for column in self._columns)
        return [
            left * column.part // parts if column.part else width
            for column, width in zip(self._columns, own, strict=True)
        ]
