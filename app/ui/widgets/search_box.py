"""The one place to scan or search."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import ICON_PX, INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.themed import is_key
from app.ui.widgets.words import Words, said

_PAUSE_MS = 80


class SearchBox(QLineEdit):
    """``searched`` follows the typing after a short pause, ``submitted`` is Enter (or a scanner).

    The shortcut brings the focus here from anywhere in the window and is shown at the right
    while the box is empty. Esc empties it, then leaves it to the page.
    """

    searched = Signal(object)
    submitted = Signal(object)
    left_downwards = Signal()  # ↓: into what was found

    def __init__(
        self,
        theme: Theme,
        placeholder: Words | None = None,
        *,
        shortcut: str = "Ctrl+K",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._placeholder: Words = placeholder or (
            lambda: translate("Search", "Scan or search anything…")
        )
        self._hint = shortcut_text(shortcut)
        self.setTextMargins(ICON_PX + INSIDE_PX, 0, 0, 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self._on_return_pressed)
        if shortcut:
            focus = QShortcut(QKeySequence(shortcut), self)
            focus.activated.connect(self._on_shortcut)
        theme.changed.connect(self.restyle)
        self.retranslate()

    def restyle(self) -> None:
        """Tint the icon."""
        self.update()

    def retranslate(self) -> None:
        """Say the placeholder in the language chosen now."""
        self.setPlaceholderText(said(self._placeholder))
        self.setAccessibleName(said(self._placeholder))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is the box's own while there is something to empty."""
        if is_key(event, Qt.Key.Key_Escape) and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the box first; ↓ leaves it for what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._timer.stop()
            self.searched.emit("")
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glass at the left; the shortcut at the right while nothing else is there."""
        super().paintEvent(event)
        painter = QPainter(self)
        role = "accent" if self.hasFocus() else "secondary"
        glass = self.theme.pixmap("search", role, ICON_PX, self.devicePixelRatioF())
        painter.drawPixmap(NEAR_PX + 2, (self.height() - ICON_PX) // 2, glass)
        if self.text() or self.hasFocus() or not self._hint:
            return
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("secondary"))
        area = QRect(self.rect()).adjusted(0, 0, -NEAR_PX - 2, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, right, self._hint)

    def _on_text_edited(self) -> None:
        self._timer.start()

    def _on_timeout(self) -> None:
        self.searched.emit(self.text())

    def _on_return_pressed(self) -> None:
        self._timer.stop()
        self.submitted.emit(self.text())

    def _on_shortcut(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
