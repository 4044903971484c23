"""Photos large, one after the other, over the page they belong to."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.photo_canvas import PhotoCanvas
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.themed import Themed, is_key
from app.ui.widgets.words import Words, said

_PAN_PX = 80
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ZOOMS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0)
_KEYS = (*_ARROWS, *_ZOOMS, Qt.Key.Key_Escape, Qt.Key.Key_Space)


class PhotoViewer(Themed):
    """Wheel, + and - zoom, pulling pans, 0 fits, ← → go on, Esc closes.

    ``photo_wanted`` asks for the large picture of an id; answer with `set_picture`, a null image
    when it cannot be read. Answers for a photo that is no longer shown are ignored.
    """

    photo_wanted = Signal(object)
    hide_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self, theme: Theme, *, on_record: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._photos: tuple[StripPhoto, ...] = ()
        self._row = 0
        self._failed = False
        self._canvas = PhotoCanvas(theme)
        self._canvas.zoom_changed.connect(self._on_zoom_changed)
        self._caption = ElidedText(theme, bold=True)
        self._place = Text(theme, tone="secondary")
        self._zoom = Text(theme, tone="secondary")
        self._state = Text(theme, self._state_words, tone="secondary")
        bar = QHBoxLayout()
        bar.setContentsMargins(GROUP_PX, NEAR_PX, NEAR_PX, NEAR_PX)
        bar.setSpacing(NEAR_PX)
        for widget, stretch in ((self._caption, 1), (self._place, 0), (self._zoom, 0)):
            bar.addWidget(widget, stretch)
        self._previous = self._button("chevron-left", lambda: translate("Photos", "Previous"), "←")
        self._next = self._button("chevron-right", lambda: translate("Photos", "Next"), "→")
        closer = self._button("zoom-in", lambda: translate("Photos", "Zoom in"), "+")
        further = self._button("zoom-out", lambda: translate("Photos", "Zoom out"), "-")
        whole = self._button("maximize", lambda: translate("Photos", "Whole photo"), "0")
        leave = self._button("x", lambda: translate("Photos", "Close"), "Esc")
        hide = self._button("trash-2", lambda: translate("Photos", "Hide this photo…"), "Del")
        hide.clicked.connect(self.ask_to_hide)
        hide.setVisible(on_record)
        self._on_record = on_record
        for button in (self._previous, self._next, further, closer, whole, hide, leave):
            bar.addWidget(button)
        self._previous.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        closer.clicked.connect(self._canvas.come_closer)
        further.clicked.connect(self._canvas.go_further)
        whole.clicked.connect(self._canvas.fit)
        leave.clicked.connect(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._canvas, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def show_over(self, host: QWidget) -> None:
        """Cover ``host`` and follow its size until left."""
        self.setParent(host)
        host.installEventFilter(self)
        self.setGeometry(host.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_photos(self, photos: tuple[StripPhoto, ...], photo_id: str = "") -> None:
        """Look through ``photos``, starting at ``photo_id``."""
        self._photos = photos
        ids = [photo.photo_id for photo in photos]
        self._row = ids.index(photo_id) if photo_id in ids else 0
        self._ask()

    def set_picture(self, photo_id: str, image: QImage) -> None:
        """The large picture of ``photo_id`` arrived."""
        photo = self._photo()
        if photo is not None and photo.photo_id == photo_id:
            self._failed = image.isNull()
            self._canvas.set_picture(image)
            self._show()

    def go_back(self) -> None:
        """The photo before."""
        self._step(-1)

    def go_on(self) -> None:
        """The photo after."""
        self._step(1)

    def ask_to_hide(self) -> None:
        """Ask for the photo that is shown to be hidden."""
        photo = self._photo()
        if photo is not None and self._on_record:
            self.hide_wanted.emit(photo.photo_id)

    def _step(self, by: int) -> None:
        row = max(0, min(len(self._photos) - 1, self._row + by))
        if row != self._row:
            self._row = row
            self._ask()

    def leave(self) -> None:
        """Hide and say so."""
        host = self.parentWidget()
        if host is not None:
            host.removeEventFilter(self)
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the page below."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The viewer's keys are its own: no shortcut of the window takes them."""
        if any(is_key(event, key) for key in _KEYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything without a mouse."""
        key = Qt.Key(event.key())
        pans = {
            Qt.Key.Key_Left: (_PAN_PX, 0),
            Qt.Key.Key_Right: (-_PAN_PX, 0),
            Qt.Key.Key_Up: (0, _PAN_PX),
            Qt.Key.Key_Down: (0, -_PAN_PX),
        }
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: 1,
        }
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in pans:
            self._canvas.pan(*pans[key])
        elif key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._canvas.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self._canvas.zoom_by(-1)
        elif key == Qt.Key.Key_0:
            self._canvas.fit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.leave()
        elif key == Qt.Key.Key_Delete:
            self.ask_to_hide()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything again."""
        self._show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cover what is below."""
        QPainter(self).fillRect(self.rect(), self.theme.colour("surface"))

    def _button(self, icon: str, words: Words, shortcut: str) -> IconButton:
        def hint() -> str:
            return f"{said(words)}  {shortcut}"

        button = IconButton(self.theme, icon, hint)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _photo(self) -> StripPhoto | None:
        return self._photos[self._row] if self._photos else None

    def _ask(self) -> None:
        self._failed = False
        self._canvas.set_picture(QImage())
        self._show()
        photo = self._photo()
        if photo is not None:
            self.photo_wanted.emit(photo.photo_id)

    def _state_words(self) -> str:
        if self._failed:
            return translate("Photos", "This photo cannot be shown")
        return translate("Photos", "Loading…")

    def _show(self) -> None:
        photo = self._photo()
        count = len(self._photos)
        self._caption.say("" if photo is None else photo.caption)
        self._place.say(f"{self._row + 1} / {count}" if count else "")
        self._state.say(self._state_words)
        self._state.setVisible(photo is not None and not self._canvas.has_picture())
        self._previous.setEnabled(self._row > 0)
        self._next.setEnabled(self._row < count - 1)
        self.update()

    def _on_zoom_changed(self, zoom: float) -> None:
        self._zoom.say(f"{round(zoom * 100)} %" if self._canvas.has_picture() else "")
