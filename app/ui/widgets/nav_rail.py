"""The rail at the left: where in the program one is, and how much waits elsewhere."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from app.ui.theme.metrics import INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.themed import Themed, paint_ring
from app.ui.widgets.words import Words, said

RAIL_PX = 84
_BUTTON_PX = 58
_ICON_PX = 20


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A place: its key for the window, icon, words and F-key."""

    key: str
    icon: str
    words: Words
    shortcut: str = ""


class NavRail(Themed):
    """``place_chosen`` carries the key of the entry. Arrows move, Enter and Space go there."""

    place_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        entries: tuple[NavEntry, ...],
        below: tuple[NavEntry, ...] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, _RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR_PX, NEAR_PX, NEAR_PX, NEAR_PX)
        column.setSpacing(INSIDE_PX)
        for entry in entries:
            column.addWidget(self._add(entry))
        column.addStretch(1)
        for entry in below:
            column.addWidget(self._add(entry))
        self._group.buttonClicked.connect(self._on_button_clicked)
        self.setFixedWidth(RAIL_PX)

    def choose(self, key: str) -> None:
        """Mark the place as the one shown, without saying so."""
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, text: str, *, late: bool = False) -> None:
        """A count such as ``12`` or ``999+``; red when ``late``; ``""`` takes it away."""
        self._buttons[key].set_badge(text, late=late)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ go through the places."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        buttons = list(self._buttons.values())
        focused = next((row for row, button in enumerate(buttons) if button.hasFocus()), None)
        if key in moves and focused is not None:
            target = buttons[(focused + moves[key]) % len(buttons)]
            target.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say all names again."""
        for button in self._buttons.values():
            button.retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface with a hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.setPen(self.theme.colour("hairline"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _add(self, entry: NavEntry) -> "_RailButton":
        button = _RailButton(self, entry)
        self._buttons[entry.key] = button
        self._group.addButton(button)
        return button

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, _RailButton):
            self.place_chosen.emit(button.entry.key)


class _RailButton(QAbstractButton):
    """Icon over label; a pale ground and the accent when it is the place shown."""

    def __init__(self, rail: NavRail, entry: NavEntry) -> None:
        super().__init__(rail)
        self._theme = rail.theme
        self.entry = entry
        self._badge, self._late = "", False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if entry.shortcut:
            self.setShortcut(QKeySequence(entry.shortcut))
        self.retranslate()

    def retranslate(self) -> None:
        """Name, tooltip with its key."""
        name = said(self.entry.words)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._badge)
        parts = (name, shortcut_text(self.entry.shortcut))
        self.setToolTip("  ".join(part for part in parts if part))
        self.update()

    def set_badge(self, text: str, *, late: bool) -> None:
        """Show a count."""
        self._badge, self._late = text, late
        self.retranslate()

    def sizeHint(self) -> QSize:
        """One cell of the rail."""
        return QSize(RAIL_PX - 2 * NEAR_PX, _BUTTON_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon, label, badge and ring."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        role = "accent" if self.isChecked() else "secondary"
        role = role if self.isEnabled() else "disabled"
        pixmap = theme.pixmap(self.entry.icon, role, _ICON_PX, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - _ICON_PX) // 2, 10, pixmap)
        painter.setFont(theme.font("caption", bold=self.isChecked()))
        painter.setPen(theme.colour(role))
        label = QRect(0, 33, self.width(), 20)
        text = painter.fontMetrics().elidedText(
            said(self.entry.words), Qt.TextElideMode.ElideRight, label.width()
        )
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
        if self._badge:
            self._paint_badge(painter)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), theme)

    def _ground(self) -> str:
        if self.isDown():
            return "pressed"
        if self.isChecked():
            return "selection"
        return "hover" if self.underMouse() and self.isEnabled() else ""

    def _paint_badge(self, painter: QPainter) -> None:
        theme = self._theme
        font = theme.font("caption")
        font.setPointSize(font.pointSize() - 1)
        painter.setFont(font)
        width = max(16, painter.fontMetrics().horizontalAdvance(self._badge) + 8)
        left = min(self.width() // 2 + 5, self.width() - width - 1)
        body = QRectF(left, 3, width, 16)
        # A rim in the ground's colour keeps badge and icon apart.
        painter.setPen(QPen(theme.colour(self._ground() or "surface"), 2))
        painter.setBrush(theme.colour("overdue" if self._late else "secondary"))
        painter.drawRoundedRect(body, 8, 8)
        painter.setPen(theme.colour("on_accent" if self._late else "surface"))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self._badge)
