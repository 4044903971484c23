"""A row a category: a bar for how good it is, and the figures behind it in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.painted_rows import LEFT, RIGHT, RowTable
from app.ui.widgets.words import Words, said

_BAR_PX = 8
_NAME_PART = 0.4
_FIGURE_PX = 72


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row: ``share`` (0 to 1) is the bar, ``figures`` stand at the right; ``fine`` is inset."""

    key: str
    name: str
    share: float
    figures: tuple[str, ...]
    fine: bool = False


class ScoreTable(RowTable[ScoreRow]):
    """The heads name the figures' columns."""

    def __init__(self, theme: Theme, heads: Sequence[Words], parent: QWidget | None = None) -> None:
        self._heads = tuple(heads)
        super().__init__(theme, parent)

    def row_words(self, place: int) -> str:
        """Name and figures, each with its head."""
        row = self._rows[place]
        told = (f"{said(head)} {f}" for head, f in zip(self._heads, row.figures, strict=True))
        return "  ".join((row.name, *told))

    def paint_row(self, painter: QPainter, room: QRect, place: int) -> None:
        """Name, bar, figures; the heads above."""
        theme, width = self.theme, self._figure_px()
        right = room.right() - width * len(self._heads)
        figures = [QRect(right + at * width, room.top(), width, room.height())
                   for at in range(len(self._heads))]  # fmt: skip
        if place < 0:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("secondary"))
            for area, head in zip(figures, self._heads, strict=True):
                painter.drawText(area, int(RIGHT), said(head))
            return
        row = self._rows[place]
        name = QRect(room.left(), room.top(), round(room.width() * _NAME_PART), room.height())
        if row.fine:
            name.setLeft(name.left() + GROUP_PX)
        painter.setFont(theme.font("body", bold=not row.fine))
        painter.setPen(theme.colour("secondary" if row.fine else "ink"))
        shown = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, int(LEFT), shown)
        for area, figure in zip(figures, row.figures, strict=True):
            painter.drawText(area, int(RIGHT), figure)
        left = name.right() + NEAR_PX
        whole = right - left
        if whole > 0:
            top = room.center().y() - _BAR_PX // 2 + 1
            painter.fillRect(QRect(left, top, whole, _BAR_PX), theme.colour("skeleton"))
            role = "disabled" if row.fine else "accent"
            length = round(whole * row.share)
            painter.fillRect(QRect(left, top, length, _BAR_PX), theme.colour(role))

    def _figure_px(self) -> int:
        caption = QFontMetrics(self.theme.font("caption"))
        heads = (caption.horizontalAdvance(said(head)) for head in self._heads)
        return max(_FIGURE_PX, *heads) + NEAR_PX
