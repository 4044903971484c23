"""The rows of a photo strip and how one is drawn."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.text.catalogue import translate
from app.ui.theme.metrics import RADIUS_PX, TILE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.indexes import AnyIndex
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.themed import paint_ring

_GAP_PX = 8
_MARK_PX = 24


class PhotoTilesModel(QAbstractListModel):
    """Photos in order; thumbnails and failures arrive later, by id."""

    PixmapRole = Qt.ItemDataRole.UserRole + 1
    FailedRole = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos: list[StripPhoto] = []
        self._pixmaps: dict[str, QPixmap] = {}
        self._failed: set[str] = set()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Photos; a list has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._photos)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Caption, tooltip, thumbnail (None while it loads), whether it failed."""
        photo = self._photos[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return photo.caption or translate("Photos", "Photo {n}").format(n=index.row() + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            if photo.photo_id in self._failed:
                return translate("Photos", "This photo cannot be shown")
            return photo.caption
        if role == self.PixmapRole:
            return self._pixmaps.get(photo.photo_id)
        return photo.photo_id in self._failed if role == self.FailedRole else None

    def photos(self) -> tuple[StripPhoto, ...]:
        """In the order shown."""
        return tuple(self._photos)

    def photo(self, row: int) -> StripPhoto | None:
        """The photo in ``row``, or None."""
        return self._photos[row] if 0 <= row < len(self._photos) else None

    def set_photos(self, photos: tuple[StripPhoto, ...]) -> None:
        """Show these; pictures already known by id stay."""
        self.beginResetModel()
        self._photos = list(photos)
        known = {photo.photo_id for photo in photos}
        self._pixmaps = {key: value for key, value in self._pixmaps.items() if key in known}
        self._failed &= known
        self.endResetModel()

    def insert(self, row: int, photo: StripPhoto) -> None:
        """Put ``photo`` before ``row``."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._photos.insert(row, photo)
        self.endInsertRows()

    def take(self, row: int) -> StripPhoto:
        """Take the photo out of the row; its picture stays known for an undo."""
        self.beginRemoveRows(QModelIndex(), row, row)
        photo = self._photos.pop(row)
        self.endRemoveRows()
        return photo

    def set_picture(self, photo_id: str, image: QImage) -> None:
        """The thumbnail arrived; a null image means that it cannot be read."""
        if image.isNull():
            self._failed.add(photo_id)
        else:
            self._pixmaps[photo_id] = QPixmap.fromImage(image)
            self._failed.discard(photo_id)
        for row, photo in enumerate(self._photos):
            if photo.photo_id == photo_id:
                self.dataChanged.emit(self.index(row), self.index(row))


class PhotoTileDelegate(QStyledItemDelegate):
    """A square of the photo; a ring when chosen, a quiet ground while it loads."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """A tile and the gap after it."""
        return QSize(TILE_PX + _GAP_PX, TILE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Fill the square, cropping the longer side evenly."""
        rect, state = option.rect, option.state
        tile = QRectF(rect.left(), rect.top(), TILE_PX, TILE_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(tile, RADIUS_PX, RADIUS_PX)
        painter.setClipPath(outline)
        painter.fillRect(tile, self._theme.colour("skeleton"))
        pixmap = index.data(PhotoTilesModel.PixmapRole)
        if isinstance(pixmap, QPixmap):
            side = min(pixmap.width(), pixmap.height())
            left, top = (pixmap.width() - side) / 2, (pixmap.height() - side) / 2
            painter.drawPixmap(tile, pixmap, QRectF(left, top, side, side))
        else:
            failed = bool(index.data(PhotoTilesModel.FailedRole))
            self._paint_mark(painter, tile, "triangle-alert" if failed else "image")
        painter.setClipping(False)
        if state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, tile, self._theme)
        painter.restore()

    def _paint_mark(self, painter: QPainter, tile: QRectF, icon: str) -> None:
        density = painter.device().devicePixelRatio()
        role = "warning" if icon == "triangle-alert" else "disabled"
        mark = self._theme.pixmap(icon, role, _MARK_PX, density)
        centre = tile.center()
        painter.drawPixmap(int(centre.x() - _MARK_PX / 2), int(centre.y() - _MARK_PX / 2), mark)
