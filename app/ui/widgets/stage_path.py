"""The path of a track: what is done, you are here, what comes next."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.text.catalogue import translate
from app.ui.theme.theme import Theme
from app.ui.widgets.stage_layout import DOT_PX, PlacedStep, Step, place_steps
from app.ui.widgets.themed import Themed, came_by_keyboard, paint_ring
from app.ui.widgets.words import Words, said

__all__ = ["StagePath", "Step"]

_HEIGHT_PX = 28
_SIDE_PX = 6


class StagePath(Themed):
    """Dots and lines: filled is done, the ring is here, hollow is to come.

    Names that find no room are in tooltips; with the keyboard, ← and → walk the steps and show
    them. ``label`` stands before the path in a column ``label_px`` wide, so that two paths align.
    """

    def __init__(
        self,
        theme: Theme,
        steps: tuple[Step, ...] = (),
        *,
        label: Words = "",
        label_px: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._steps, self._label, self._label_px = steps, label, label_px
        self._looked_at = -1
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Show another path."""
        self._steps = steps
        self._looked_at = -1
        self.retranslate()

    def retranslate(self) -> None:
        """Say label and state again, for screen readers too."""
        self.setAccessibleName(said(self._label))
        told = [f"{step.name}: {self._state(step)}" for step in self._steps]
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Every name shown."""
        names = sum(self.fontMetrics().horizontalAdvance(step.name) + 48 for step in self._steps)
        return QSize(self._start_px() + names, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        """The dots and a little of one name."""
        return QSize(self._start_px() + len(self._steps) * (DOT_PX + 28) + 24, _HEIGHT_PX)

    def placed(self) -> tuple[PlacedStep, ...]:
        """The steps as they are drawn now, from the end of the label."""
        bold = QFontMetrics(self.theme.font("body", bold=True))
        plain = QFontMetrics(self.theme.font("body"))
        here = {step.name for step in self._steps if step.here}
        room_px = self.width() - self._start_px() - _SIDE_PX

        def measure(name: str) -> int:
            return (bold if name in here else plain).horizontalAdvance(name) + 1

        return place_steps(self._steps, room_px, measure)

    def event(self, event: QEvent) -> bool:
        """A tooltip names the step under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x_px = event.pos().x() - self._start_px()
            for place in self.placed():
                if place.left_px - 8 <= x_px <= place.end_px + 8:
                    QToolTip.showText(event.globalPos(), self._told(place.step), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → walk the steps."""
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        move = moves.get(Qt.Key(event.key()))
        if move is None or not self._steps:
            super().keyPressEvent(event)
            return
        self._looked_at = max(0, min(len(self._steps) - 1, self._looked_at + move))
        place = self.placed()[self._looked_at]
        below = self.mapToGlobal(QPoint(self._start_px() + place.left_px, self.height()))
        QToolTip.showText(below, self._told(place.step), self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start walking where the case stands."""
        self._ring = came_by_keyboard(event.reason())
        here = (index for index, step in enumerate(self._steps) if step.here)
        self._looked_at = next(here, 0)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop walking."""
        self._looked_at = -1
        QToolTip.hideText()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label, lines, dots and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._label_px:
            painter.setFont(self.theme.font("body"))
            painter.setPen(self.theme.colour("secondary"))
            label_rect = QRect(_SIDE_PX, 0, self._label_px, self.height())
            painter.drawText(label_rect, Qt.AlignmentFlag.AlignVCenter, said(self._label))
        painter.translate(self._start_px(), self.height() / 2)
        previous: PlacedStep | None = None
        for index, place in enumerate(self.placed()):
            if previous is not None:
                walked = place.step.done or place.step.here
                self._paint_line(painter, previous.end_px, place.left_px, walked=walked)
            self._paint_step(painter, place, looked_at=index == self._looked_at)
            previous = place
        painter.resetTransform()
        if self.hasFocus() and self._ring:
            paint_ring(painter, QRectF(self.rect()), self.theme)

    def _paint_line(self, painter: QPainter, from_px: int, to_px: int, *, walked: bool) -> None:
        painter.setPen(QPen(self.theme.colour("accent" if walked else "hairline"), 2))
        painter.drawLine(QPointF(from_px + 6, 0), QPointF(to_px - 6, 0))

    def _paint_step(self, painter: QPainter, place: PlacedStep, *, looked_at: bool) -> None:
        step, theme = place.step, self.theme
        centre = QPointF(place.left_px + DOT_PX / 2, 0)
        if looked_at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawEllipse(centre, 11, 11)
        reached = step.done or step.here
        painter.setPen(QPen(theme.colour("accent" if reached else "disabled"), 2))
        painter.setBrush(theme.colour("accent") if step.done else Qt.BrushStyle.NoBrush)
        radius = 6 if step.here else 4
        painter.drawEllipse(centre, radius, radius)
        if step.here:
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(centre, 2, 2)
        if place.name_px:
            painter.setFont(theme.font("body", bold=step.here))
            painter.setPen(theme.colour("ink" if step.here else "secondary"))
            text = painter.fontMetrics().elidedText(
                step.name, Qt.TextElideMode.ElideRight, place.name_px
            )
            name_rect = QRectF(place.left_px + DOT_PX + 6, -12, place.name_px + 2, 24)
            painter.drawText(name_rect, Qt.AlignmentFlag.AlignVCenter, text)

    def _start_px(self) -> int:
        return _SIDE_PX + (self._label_px + 8 if self._label_px else 0)

    def _told(self, step: Step) -> str:
        return f"{step.name} · {self._state(step)}"

    def _state(self, step: Step) -> str:
        if step.here:
            return translate("Path", "you are here")
        return translate("Path", "done") if step.done else translate("Path", "to come")
