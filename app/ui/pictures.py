"""Photos from the shop's folder onto the screen: read off the UI thread, by hash."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.domain.errors import AftercareError
from app.ui.desk import Desk
from app.ui.widgets.photo_strip import PhotoStrip

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


def _image(read: Callable[[], bytes]) -> QImage:
    """A null image where the file is missing or damaged: the widgets show that as such."""
    try:
        return QImage.fromData(read())
    except AftercareError:
        return QImage()
