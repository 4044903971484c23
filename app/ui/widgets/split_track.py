"""The bar of a split: parts side by side, the lines between them to pull or nudge."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.money import BP_WHOLE
from app.domain.parties import PARTY_LETTERS
from app.text.amounts import format_share
from app.ui.theme.metrics import RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.party_words import party_name
from app.ui.widgets.split_shares import Shares, move_boundary
from app.ui.widgets.themed import Themed, paint_ring

_HEIGHT_PX = 40
_REACH_PX = 8  # how near to a line a press still takes it
_RING_PX = 4  # room around the bar for the focus ring
STEP_BP = 100
FINE_BP = 1


@dataclass(frozen=True, slots=True)
class SplitParty:
    """Who bears a part: one of the five parties, and the person's name if there is one."""

    party: str
    name: str = ""

    def shown_name(self) -> str:
        """The person's name, or the party's."""
        return self.name or party_name(self.party)


class SplitTrack(Themed):
    """Pull a line (Shift: by 0.01 %), or ← → by 1 % (Shift: 0.01 %), ↑ ↓ for the next line."""

    shares_moved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._parties: tuple[SplitParty, ...] = ()
        self._shares: Shares = ()
        self._current = 0
        self._pulled: tuple[int, ...] = ()
        self._pressed_at_px = 0.0
        self._still = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parties: tuple[SplitParty, ...], shares: Shares) -> None:
        """Show these parts; as many shares as parties, 10,000 together."""
        self._parties, self._shares = parties, shares
        self._current = min(self._current, max(len(shares) - 2, 0))
        self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        """Only show."""
        self._still = read_only
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.unsetCursor()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to aim at single percents."""
        return QSize(320, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        """Still usable."""
        return QSize(120, _HEIGHT_PX)

    def boundary_x_px(self, boundary: int) -> float:
        """Where the line after part ``boundary`` stands."""
        bar = self._bar()
        return bar.left() + bar.width() * sum(self._shares[: boundary + 1]) / BP_WHOLE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge the current line, or go to another."""
        lines = len(self._shares) - 1
        step_bp = FINE_BP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP_BP
        nudges = {
            Qt.Key.Key_Left: -step_bp,
            Qt.Key.Key_Right: step_bp,
            Qt.Key.Key_Home: -BP_WHOLE,
            Qt.Key.Key_End: BP_WHOLE,
        }
        turns = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if self._still or lines < 1 or key not in {*nudges, *turns}:
            super().keyPressEvent(event)
            return
        if key in turns:
            self._current = (self._current + turns[key]) % lines
        else:
            self._move(self._current, nudges[key])
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line under the pointer; of several at one place the pull decides."""
        if event.button() == Qt.MouseButton.LeftButton and not self._still:
            self._pulled = self._lines_at(event.position().x())
            self._pressed_at_px = event.position().x()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull, or show that there is something to pull."""
        x_px = event.position().x()
        if not self._pulled:
            near = bool(self._lines_at(x_px)) and not self._still
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
            return
        if len(self._pulled) > 1:
            if x_px == self._pressed_at_px:
                return
            right = x_px > self._pressed_at_px
            self._pulled = (self._pulled[-1] if right else self._pulled[0],)
        self._current = self._pulled[0]
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._move_to(self._current, x_px, FINE_BP if fine else STEP_BP)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._pulled = ()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is aimed at."""
        self.unsetCursor()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Parts in their parties' colours, letter and percent on them, grips between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self._bar()
        outline = QPainterPath()
        outline.addRoundedRect(bar, RADIUS_PX, RADIUS_PX)
        painter.setClipPath(outline)
        left_px = bar.left()
        for index, (part, share_bp) in enumerate(zip(self._parties, self._shares, strict=True)):
            right_px = self.boundary_x_px(index)
            area = QRectF(left_px, bar.top(), right_px - left_px, bar.height())
            self._paint_part(painter, area, part, share_bp)
            left_px = right_px
        painter.setClipping(False)
        if not self._still:
            for boundary in range(len(self._shares) - 1):
                self._paint_grip(painter, boundary)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.theme, RADIUS_PX + 2)

    def _paint_part(self, painter: QPainter, area: QRectF, part: SplitParty, share_bp: int) -> None:
        role = part.party if self.isEnabled() else "disabled"
        painter.fillRect(area, self.theme.colour(role))
        painter.setPen(self.theme.colour("on_accent"))
        painter.setFont(self.theme.font("body", bold=True))
        letter = PARTY_LETTERS[part.party]
        for text in (f"{letter}  {format_share(share_bp)}", letter):
            if painter.fontMetrics().horizontalAdvance(text) + 20 <= area.width():
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
                return

    def _paint_grip(self, painter: QPainter, boundary: int) -> None:
        bar, x_px = self._bar(), self.boundary_x_px(boundary)
        x_px = max(bar.left() + 3, min(bar.right() - 3, x_px))
        held = self._current == boundary and (self.hasFocus() or bool(self._pulled))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRect(QRectF(x_px - 1.5, bar.top(), 3, bar.height()))
        half_px = 9 if held else 6
        grip = QRectF(x_px - 3.5, bar.center().y() - half_px, 7, 2 * half_px)
        painter.drawRoundedRect(grip.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)
        painter.setBrush(self.theme.colour("ink" if held else "secondary"))
        painter.drawRoundedRect(grip, 3, 3)

    def _bar(self) -> QRectF:
        inset = _RING_PX
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def _lines_at(self, x_px: float) -> tuple[int, ...]:
        lines = range(len(self._shares) - 1)
        near = [line for line in lines if abs(self.boundary_x_px(line) - x_px) <= _REACH_PX]
        nearest = min((abs(self.boundary_x_px(line) - x_px) for line in near), default=0)
        return tuple(line for line in near if abs(self.boundary_x_px(line) - x_px) <= nearest + 1)

    def _move_to(self, boundary: int, x_px: float, step_bp: int) -> None:
        bar = self._bar()
        at_bp = round((x_px - bar.left()) / bar.width() * BP_WHOLE / step_bp) * step_bp
        self._move(boundary, at_bp - sum(self._shares[: boundary + 1]))

    def _move(self, boundary: int, delta_bp: int) -> None:
        moved = move_boundary(self._shares, boundary, delta_bp)
        if moved != self._shares:
            self._shares = moved
            self.shares_moved.emit(moved)
        self.update()
