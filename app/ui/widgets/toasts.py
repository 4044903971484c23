"""Notifications at the bottom: said once, undone with one click, gone by themselves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.theme.metrics import GROUP_PX, ICON_PX, NEAR_PX, PAGE_PX, RADIUS_PX, TOAST_MS
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed, reword
from app.ui.widgets.words import Words, said

_MAX_SHOWN = 3
_RISE_PX = 12
_MAX_TEXT_PX = 520


class Toast(Themed):
    """One notification. It waits while the pointer or the focus is on it."""

    over = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        host: QWidget,
        *,
        action: Words = "",
        on_action: Callable[[], None] | None = None,
        failed: bool = False,
        lasts_ms: int = TOAST_MS,
    ) -> None:
        super().__init__(theme, host)
        self._on_action = on_action
        self._mark = QLabel()
        self._icon_name = "triangle-alert" if failed else "check"
        self._text = Text(theme, words, wrap=False)
        reword(self._text, "tone", "inverse")
        too_wide = self._text.sizeHint().width() > _MAX_TEXT_PX
        self._text.setWordWrap(too_wide)
        if too_wide:
            self._text.setFixedWidth(_MAX_TEXT_PX)
        self._action = Button(theme, action, "quiet", parent=self)
        reword(self._action, "kind", "inverse")
        self._action.setVisible(bool(said(action)))
        self._action.clicked.connect(self.act)
        row = QHBoxLayout(self)
        row.setContentsMargins(GROUP_PX, NEAR_PX, NEAR_PX if said(action) else GROUP_PX, NEAR_PX)
        row.setSpacing(NEAR_PX)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(lasts_ms)
        self._timer.timeout.connect(self.over)
        self._motion = QVariantAnimation(self)
        self._motion.valueChanged.connect(self._on_value_changed)
        self.setAccessibleName(said(words))
        self.restyle()

    def start(self) -> None:
        """The time runs."""
        self._timer.start()

    def pause(self) -> None:
        """The time stands still."""
        self._timer.stop()

    def is_waiting(self) -> bool:
        """Whether the time stands still."""
        return not self._timer.isActive()

    def glide_to(self, target: QPoint, *, entering: bool) -> None:
        """Move to ``target``, from a little below when it has just come."""
        start = target + QPoint(0, _RISE_PX) if entering else self.pos()
        duration_ms = self.theme.motion_ms()
        self._motion.stop()
        if duration_ms == 0 or start == target:
            self.move(target)
            return
        self._motion.setStartValue(start)
        self._motion.setEndValue(target)
        self._motion.setDuration(duration_ms)
        self._motion.start()

    def restyle(self) -> None:
        """Tint the mark."""
        density = self.devicePixelRatioF()
        mark = self.theme.pixmap(self._icon_name, "accent_on_inverse", ICON_PX, density)
        self._mark.setPixmap(mark)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody reads it."""
        self.pause()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Read."""
        self.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dark on light, light on dark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("inverse"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)

    def _on_value_changed(self, value: object) -> None:
        if isinstance(value, QPoint):
            self.move(value)

    def act(self) -> bool:
        """Take the action, at most once; whether there was one to take."""
        action, self._on_action = self._on_action, None
        if action is None:
            return False
        self.over.emit()
        action()
        return True


class ToastStack(QObject):
    """The notifications of one window: the newest at the bottom centre, older ones above."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self._toasts: list[Toast] = []
        host.installEventFilter(self)

    def show(
        self,
        words: Words,
        *,
        action: Words = "",
        on_action: Callable[[], None] | None = None,
        failed: bool = False,
        lasts_ms: int = TOAST_MS,
    ) -> Toast:
        """Say ``words``; with ``action`` ("Undo") offer ``on_action``, at most once."""
        toast = Toast(
            self._theme,
            words,
            self._host,
            action=action,
            on_action=on_action,
            failed=failed,
            lasts_ms=lasts_ms,
        )
        toast.over.connect(self._on_over)
        self._toasts.append(toast)
        for old in self._toasts[:-_MAX_SHOWN]:
            self._drop(old)
        toast.adjustSize()
        toast.show()
        toast.raise_()
        toast.start()
        self._place(entering=toast)
        return toast

    def toasts(self) -> tuple[Toast, ...]:
        """Those that are shown, oldest first."""
        return tuple(self._toasts)

    def act_on_newest(self) -> bool:
        """Take the action of the newest notification that has one; whether there was one."""
        return any(toast.act() for toast in reversed(self.toasts()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_over(self) -> None:
        toast = self.sender()
        if isinstance(toast, Toast):
            self._drop(toast)
            self._place()

    def _drop(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.pause()
            toast.hide()
            toast.deleteLater()

    def _place(self, entering: Toast | None = None) -> None:
        bottom = self._host.height() - PAGE_PX
        for toast in reversed(self._toasts):
            left = (self._host.width() - toast.width()) // 2
            bottom -= toast.height()
            toast.glide_to(QPoint(left, bottom), entering=toast is entering)
            bottom -= NEAR_PX
