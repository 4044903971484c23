"""A choice that is offered: one key, one click or Enter takes it, and it says why when asked."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import CONTROL_PX, ICON_PX, NEAR_PX, RADIUS_PX, TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.themed import Ringed, is_key, paint_ring
from app.ui.widgets.words import Words, said

# "first" is what is thought right, "equal" one of several that may be, "other" what else it is.
Weight = Literal["first", "equal", "other"]

_OTHER_PX = 26
_INSET_PX = 10
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Offer:
    """What a chip offers; ``short`` is what is left of the words where room ends.

    ``shortcut`` is only shown: whoever places the chip carries the key.
    """

    words: Words
    short: Words = ""
    figure: str = ""
    weight: Weight = "first"
    shortcut: str = ""
    is_taken: bool = False


class ChoiceChip(Ringed):
    """``taken`` by a click or Enter; ``why_wanted`` by Space or F1."""

    taken = Signal()
    why_wanted = Signal()

    def __init__(
        self, theme: Theme, offer: Offer, *, taken: Words = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._offer, self._taken_words = offer, taken
        self._is_over = self._is_down = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def offer(self) -> Offer:
        """What is offered now."""
        return self._offer

    def show_offer(self, offer: Offer) -> None:
        """Offer something else."""
        self._offer = offer
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        parts = (said(self._offer.words), self._offer.figure, self._end())
        self.setAccessibleName("  ".join(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole words; it takes the width there is."""
        return QSize(
            self._metrics().horizontalAdvance(said(self._offer.words)) + 120, self._height_px()
        )

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(140, self._height_px())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it, Space and F1 ask why."""
        key = Qt.Key(event.key())
        if key in _TAKES:
            if not event.isAutoRepeat():
                self.taken.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_F1):
            self.why_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """F1 is the chip's while it has the keyboard, not the window's."""
        if is_key(event, Qt.Key.Key_F1):
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the pointer."""
        self._is_over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self._is_over = self._is_down = False
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It goes down; letting go elsewhere takes nothing."""
        self._is_down = event.button() == Qt.MouseButton.LeftButton
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Taken, where the button was pressed on it."""
        was_down, self._is_down = self._is_down, False
        self.update()
        if was_down and self.rect().contains(event.position().toPoint()):
            self.taken.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, tick, words, figure, key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = self.theme.colour(self._edge_role())
        painter.setPen(QPen(edge, 1))
        painter.setBrush(self._ground())
        painter.drawRoundedRect(frame, RADIUS_PX, RADIUS_PX)
        room = QRectF(self.rect()).adjusted(_INSET_PX, 0, -_INSET_PX, 0)
        if self._offer.is_taken:
            mark = self.theme.pixmap("check", self._ink_role(), ICON_PX, self.devicePixelRatioF())
            top = room.center().y() - ICON_PX / 2
            painter.drawPixmap(QPointF(room.left(), top), mark)
            room.setLeft(room.left() + ICON_PX + NEAR_PX / 2)
        room.setRight(self._paint_end(painter, room) - NEAR_PX)
        painter.setFont(self.theme.font(self._type(), bold=self._is_bold()))
        painter.setPen(self.theme.colour(self._ink_role()))
        whole = said(self._offer.words)
        fits = painter.fontMetrics().horizontalAdvance(whole) <= room.width()
        shown = painter.fontMetrics().elidedText(
            whole if fits else said(self._offer.short) or whole,
            Qt.TextElideMode.ElideRight,
            int(room.width()),
        )
        self.setToolTip(whole if shown != whole else "")
        painter.drawText(room, int(_LEFT), shown)
        if self.ring:
            self._paint_focus(painter)

    def _paint_end(self, painter: QPainter, room: QRectF) -> float:
        """Figure and key at the right; returns where they begin."""
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("on_accent" if self._is_filled() else "secondary"))
        end = self._end()
        painter.drawText(room, int(_RIGHT), end)
        right = room.right()
        if end:
            right -= painter.fontMetrics().horizontalAdvance(end) + NEAR_PX + NEAR_PX / 2
        if not self._offer.figure:
            return right
        painter.setFont(self.theme.font(self._type(), bold=self._is_bold()))
        painter.setPen(self.theme.colour(self._ink_role() if self._is_bold() else "secondary"))
        area = QRectF(room.left(), room.top(), right - room.left(), room.height())
        painter.drawText(area, int(_RIGHT), self._offer.figure)
        return right - painter.fontMetrics().horizontalAdvance(self._offer.figure)

    def _paint_focus(self, painter: QPainter) -> None:
        if not self._is_filled():
            paint_ring(painter, QRectF(self.rect()), self.theme)
            return
        # The accent would not be seen on itself.
        painter.setPen(QPen(self.theme.colour("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)

    def _end(self) -> str:
        if self._offer.is_taken:
            return said(self._taken_words)
        return shortcut_text(self._offer.shortcut)

    def _is_filled(self) -> bool:
        return self._offer.weight == "first" and not self._offer.is_taken

    def _is_bold(self) -> bool:
        return self._offer.weight == "first" or self._offer.is_taken

    def _type(self) -> TypeRole:
        return "caption" if self._offer.weight == "other" and not self._offer.is_taken else "body"

    def _ink_role(self) -> str:
        if self._is_filled():
            return "on_accent"
        return "accent" if self._offer.is_taken else "ink"

    def _edge_role(self) -> str:
        if self._is_filled() or self._offer.is_taken:
            return "accent"
        return "hairline" if self._offer.weight == "other" else "field_border"

    def _ground(self) -> QColor:
        theme = self.theme
        if self._is_filled():
            over = "accent_hover" if self._is_over else "accent"
            return theme.colour("accent_pressed" if self._is_down else over)
        if self._is_down:
            return theme.colour("pressed")
        if self._offer.is_taken:
            return theme.tint("accent")
        return theme.colour("hover" if self._is_over else "surface")

    def _height_px(self) -> int:
        return _OTHER_PX if self._offer.weight == "other" else CONTROL_PX

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.theme.font(self._type(), bold=self._is_bold()))
