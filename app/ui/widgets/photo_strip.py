"""A row of thumbnails to drop on, paste into, pick for, look through and take out of."""

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QWidget

from app.text.catalogue import translate
from app.ui.theme.metrics import NEAR_PX, RADIUS_PX, TILE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.photo_drop import PhotoDrop
from app.ui.widgets.photo_tiles import PhotoTileDelegate, PhotoTilesModel
from app.ui.widgets.photos import StripPhoto, offered_photos
from app.ui.widgets.texts import Text


class PhotoStrip(PhotoDrop):
    """Thumbnails in order of arrival, with a tile for adding before them.

    Adding: ``photos_offered`` carries `OfferedPhotos` (drop, Ctrl+V), ``pick_requested`` asks for
    the file chooser. The page stores them and calls `set_photos` and later `set_picture`.
    Removing: the tile goes at once and ``photo_removed`` names it; `restore` is the undo. Photos
    that are ``on_record`` stay where they are: ``hide_wanted`` names the one that was meant.
    """

    pick_requested = Signal()
    photo_selected = Signal(object)
    photo_removed = Signal(object)
    hide_wanted = Signal(object)
    preview_requested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        frozen: bool = False,
        on_record: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._frozen, self._on_record = frozen, on_record
        self._taken: dict[str, tuple[int, StripPhoto]] = {}
        self._model = PhotoTilesModel(self)
        self._list = _TileList(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(PhotoTileDelegate(theme, self._list))
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.doubleClicked.connect(self.preview)
        self._menu = QMenu(self)
        if on_record:
            self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            self._list.customContextMenuRequested.connect(self._on_menu_requested)
        self._add = IconButton(
            theme, "camera", lambda: translate("Photos", "Add photos: choose, drop or paste")
        )
        self._add.setProperty("kind", "tile")
        self._add.setIconSize(QSize(24, 24))
        self._add.clicked.connect(self.pick_requested)
        self._hint = Text(theme, self._hint_words, tone="secondary", wrap=True)
        self._hint.setFixedHeight(TILE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._list, 1)
        row.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignTop)
        self._add.setVisible(not frozen)
        self.setFixedHeight(TILE_PX + 12)
        self.setAcceptDrops(not frozen)
        self._show()

    def photos(self) -> tuple[StripPhoto, ...]:
        """What is shown."""
        return self._model.photos()

    def selected(self) -> StripPhoto | None:
        """The chosen photo."""
        return self._model.photo(self._list.currentIndex().row())

    def set_photos(self, photos: tuple[StripPhoto, ...]) -> None:
        """Show these; the choice stays where its photo is still there."""
        chosen = self.selected()
        self._model.set_photos(photos)
        self._show()
        if chosen is not None:
            self.select(chosen.photo_id)

    def set_picture(self, photo_id: str, image: QImage) -> None:
        """The thumbnail of ``photo_id``; a null image means that it cannot be read."""
        self._model.set_picture(photo_id, image)

    def select(self, photo_id: str) -> None:
        """Choose a photo by id, if it is there."""
        for row, photo in enumerate(self._model.photos()):
            if photo.photo_id == photo_id:
                clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self._list.selectionModel().setCurrentIndex(self._model.index(row), clear)

    def remove_selected(self) -> None:
        """Take the chosen photo out and say so; of those on record, only ask for it."""
        chosen = self.selected()
        if chosen is not None and self._on_record:
            self.hide_wanted.emit(chosen.photo_id)
        if chosen is None or self._frozen or self._on_record:
            return
        row = self._list.currentIndex().row()
        self._taken[chosen.photo_id] = (row, self._model.take(row))
        self._show()
        self.photo_removed.emit(chosen.photo_id)

    def restore(self, photo_id: str) -> None:
        """Undo a removal: the photo stands where it stood."""
        row, photo = self._taken.pop(photo_id)
        self._model.insert(min(row, len(self._model.photos())), photo)
        self._show()
        self.select(photo_id)

    def preview(self) -> None:
        """Ask for the large view of the chosen photo."""
        chosen = self.selected()
        if chosen is not None:
            self.preview_requested.emit(chosen.photo_id)

    def paste(self) -> None:
        """Offer what the clipboard holds."""
        offered = offered_photos(QGuiApplication.clipboard().mimeData())
        if offered is not None and not self._frozen:
            self.photos_offered.emit(offered)

    def retranslate(self) -> None:
        """Name the list again."""
        self._list.setAccessibleName(translate("Photos", "Photos"))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space previews, Delete removes, Ctrl+V pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Space and self.selected() is not None:
            self.preview()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_selected()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame around everything while photos hover."""
        if not self._dropping:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(self.theme.colour("selection"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)

    def _on_menu_requested(self, place: QPoint) -> None:
        if self._list.indexAt(place).isValid():
            self._menu.clear()
            hide = self._menu.addAction(translate("Photos", "Hide this photo…"))
            hide.triggered.connect(self.remove_selected)
            self._menu.popup(self._list.viewport().mapToGlobal(place))

    def _on_current_changed(self) -> None:
        chosen = self.selected()
        self.photo_selected.emit(None if chosen is None else chosen.photo_id)

    def _hint_words(self) -> str:
        if self._frozen:
            return translate("Photos", "No photos")
        return translate("Photos", "Drop photos here, paste them, or choose files")

    def _show(self) -> None:
        empty = not self._model.photos()
        self._list.setVisible(not empty)
        self._hint.setVisible(empty)
        self.retranslate()


class _TileList(QListView):
    """One row of tiles; keys that are not for moving go to the strip."""

    def __init__(self, strip: PhotoStrip) -> None:
        super().__init__(strip)
        self.setProperty("kind", "tiles")
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move; the rest is the strip's."""
        moving = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
        if event.key() in moving:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls sideways: there is only one row."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() - event.angleDelta().x())
        event.accept()
