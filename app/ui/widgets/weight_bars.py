"""What spoke for something and what against it: a bar to the right, a bar to the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed

_BAR_PX = 8
_LEAST_PX = 2
_NAME_PART = 0.5  # of the width
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing that was weighed. Zero says that it decided alone: no bar, only its words."""

    name: str
    weight: float = 0.0

    @property
    def figure(self) -> str:
        """``+1.8``, ``−0.4``; nothing for what was not weighed."""
        if not self.weight:
            return ""
        sign = "+" if self.weight > 0 else "\N{MINUS SIGN}"
        return f"{sign}{abs(self.weight):.1f}"


class WeightBars(Themed):
    """As tall as its rows; nothing in it can be pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._rows: tuple[Weighed, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def rows(self) -> tuple[Weighed, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Weighed]) -> None:
        """Show these, in this order."""
        self._rows = tuple(rows)
        self.setAccessibleName("; ".join(f"{row.name} {row.figure}".strip() for row in self._rows))
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(280, len(self._rows) * self._row_px())

    def minimumSizeHint(self) -> QSize:
        """Names give way."""
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line each: words, figure, and the bar from the middle of its room."""
        painter, theme = QPainter(self), self.theme
        body = QFontMetrics(theme.font("caption"))
        figures = max((body.horizontalAdvance(row.figure) for row in self._rows), default=0)
        heaviest = max((abs(row.weight) for row in self._rows), default=0.0)
        cut = []
        for place, row in enumerate(self._rows):
            top, height = place * self._row_px(), self._row_px()
            part = _NAME_PART if row.weight else 1.0
            name = QRectF(0, top, self.width() * part, height)
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("ink"))
            shown = painter.fontMetrics().elidedText(
                row.name, Qt.TextElideMode.ElideRight, int(name.width())
            )
            cut += [row.name] if shown != row.name else []
            painter.drawText(name, int(_LEFT), shown)
            if not row.weight:
                continue
            whole = QRectF(name.right() + NEAR_PX, top, self.width() - name.width(), height)
            whole.setRight(self.width())
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("secondary"))
            painter.drawText(whole, int(_RIGHT), row.figure)
            self._paint_bar(painter, whole.adjusted(0, 0, -figures - NEAR_PX, 0), row, heaviest)
        self.setToolTip("\n".join(cut))

    def _paint_bar(self, painter: QPainter, room: QRectF, row: Weighed, heaviest: float) -> None:
        middle = room.center().x()
        length = max(room.width() / 2 * abs(row.weight) / heaviest, _LEAST_PX)
        left = middle if row.weight > 0 else middle - length
        role = "accent" if row.weight > 0 else "disabled"
        bar = QRectF(left, room.center().y() - _BAR_PX / 2, length, _BAR_PX)
        painter.fillRect(bar, self.theme.colour(role))
        painter.setPen(self.theme.colour("field_border"))
        top = room.center().y() - _BAR_PX
        painter.drawLine(round(middle), round(top), round(middle), round(top + 2 * _BAR_PX))

    def _row_px(self) -> int:
        return QFontMetrics(self.theme.font("body")).height() + INSIDE_PX
