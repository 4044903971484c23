"""Photos from the shop's folder onto the screen: read off the UI thread, by hash."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import AftercareError
from app.ui.desk import Desk
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photo_viewer import PhotoViewer
from app.ui.widgets.photos import StripPhoto

_MOST_AT_ONCE = 60


def show_thumbnails(desk: Desk, strip: PhotoStrip, hashes: Sequence[str]) -> None:
    """Give a strip its thumbnails as they are read; one that cannot be read says so."""
    wanted = tuple(hashes[:_MOST_AT_ONCE])

    def read() -> list[tuple[str, QImage]]:
        photos = desk.shop.photos
        return [(sha256, _image(partial(photos.thumbnail, sha256))) for sha256 in wanted]

    def show(images: list[tuple[str, QImage]]) -> None:
        for sha256, image in images:
            strip.set_picture(sha256, image)

    if wanted:
        desk.ask(lambda _queries: read(), show, owner=strip)


def read_photo(desk: Desk, sha256: str, then: Callable[[QImage], None], *, owner: QObject) -> None:
    """The whole photo as it was kept."""
    desk.ask(
        lambda _queries: _image(lambda: desk.shop.photos.read(sha256)),
        then,
        owner=owner,
        key="photo.large",
    )


class LargePhotos(QObject):
    """Photos large over a page, one view at most; the focus goes back to where it was.

    Of photos that are ``on_record``, ``hide_wanted`` carries the hash of one that is to be shown
    no more; the view has gone by then.
    """

    hide_wanted = Signal(object)

    def __init__(self, desk: Desk, page: QWidget, *, on_record: bool = False) -> None:
        super().__init__(page)
        self._desk, self._page, self._on_record = desk, page, on_record
        self._viewer: PhotoViewer | None = None
        self._focus: QWidget | None = None

    def show(self, photos: Sequence[StripPhoto], photo_id: str = "") -> None:
        """Look through ``photos``, whose ids are hashes, from ``photo_id`` on."""
        if not photos:
            return
        self.leave()
        viewer = self._viewer = PhotoViewer(self._desk.theme, on_record=self._on_record)
        viewer.photo_wanted.connect(self._on_photo_wanted)
        viewer.closed.connect(self._on_closed)
        viewer.hide_wanted.connect(self._on_hide_wanted)
        self._focus = QApplication.focusWidget()
        viewer.show_over(self._page)
        viewer.set_photos(tuple(photos), photo_id)

    def leave(self) -> bool:
        """Put it away; whether there was one."""
        if self._viewer is None:
            return False
        self._viewer.leave()
        return True

    def _on_photo_wanted(self, sha256: object) -> None:
        viewer = self._viewer
        if viewer is not None:
            read_photo(
                self._desk,
                str(sha256),
                lambda image: viewer.set_picture(str(sha256), image),
                owner=viewer,
            )

    def _on_hide_wanted(self, sha256: object) -> None:
        self.leave()
        self.hide_wanted.emit(sha256)

    def _on_closed(self) -> None:
        viewer, self._viewer = self._viewer, None
        if viewer is not None:
            viewer.deleteLater()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None


def _image(read: Callable[[], bytes]) -> QImage:
    """A null image where the file is missing or damaged: the widgets show that as such."""
    try:
        return QImage.fromData(read())
    except AftercareError:
        return QImage()
