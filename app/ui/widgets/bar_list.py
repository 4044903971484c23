"""Rows that are read as bars: a name, a bar as long as its figure, the figure itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.painted_rows import LEFT, RIGHT, PaintedRows

_BAR_PX = 8
_LEAST_PX = 2
_NAME_PART = 0.42  # of the room: names are cut beyond


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. ``role`` colours the bar; ``letter`` says a party without its colour.

    ``note`` stands in small type before the figure: a count beside an amount.
    """

    key: str
    name: str
    value: int
    figure: str
    note: str = ""
    role: str = "disabled"
    letter: str = ""
    bold: bool = False


class BarList(PaintedRows):
    """``bar_opened`` carries the `Bar`. Up and Down walk, Enter opens."""

    bar_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._bars: tuple[Bar, ...] = ()
        super().__init__(theme, parent)

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these; bars below zero have no length, their figure says it."""
        self._bars = tuple(bars)
        self.rows_changed()

    def row_count(self) -> int:
        """A row a bar."""
        return len(self._bars)

    def row_words(self, place: int) -> str:
        """Name, note and figure."""
        bar = self._bars[place]
        return "  ".join(filter(None, (bar.name, bar.note, bar.figure)))

    def open_row(self, place: int) -> None:
        """Tell whose row it is."""
        self.bar_opened.emit(self._bars[place])

    def paint_row(self, painter: QPainter, room: QRect, place: int) -> None:
        """Letter, name, bar, note, figure."""
        theme, bar = self.theme, self._bars[place]
        name = QRect(room.left(), room.top(), round(room.width() * _NAME_PART), room.height())
        if bar.letter:
            painter.setFont(theme.font("caption", bold=True))
            painter.setPen(theme.colour(bar.role))
            painter.drawText(name, int(LEFT), bar.letter)
            name.setLeft(name.left() + GROUP_PX)
        painter.setFont(theme.font("body", bold=bar.bold))
        painter.setPen(theme.colour("ink"))
        shown = painter.fontMetrics().elidedText(
            bar.name, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, int(LEFT), shown)
        painter.drawText(room, int(RIGHT), bar.figure)
        figures, notes = self._widths()
        right = room.right() - figures - NEAR_PX
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("secondary"))
        note = QRect(room.left(), room.top(), right - room.left(), room.height())
        painter.drawText(note, int(RIGHT), bar.note)
        left = name.right() + NEAR_PX
        whole = right - (notes + NEAR_PX if notes else 0) - left
        longest = max((each.value for each in self._bars), default=0)
        if whole > 0 and longest > 0 and bar.value > 0:
            length = max(round(whole * bar.value / longest), _LEAST_PX)
            top = room.center().y() - _BAR_PX // 2 + 1
            painter.fillRect(QRect(left, top, length, _BAR_PX), theme.colour(bar.role))

    def _widths(self) -> tuple[int, int]:
        """Of the columns of figures and notes."""
        body = QFontMetrics(self.theme.font("body", bold=True))
        caption = QFontMetrics(self.theme.font("caption"))
        figures = max((body.horizontalAdvance(bar.figure) for bar in self._bars), default=0)
        notes = max((caption.horizontalAdvance(bar.note) for bar in self._bars), default=0)
        return figures, notes
