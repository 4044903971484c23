"""What strip and viewer know of a photo: an id, a caption, and a picture that comes later."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

_PICTURES = frozenset(".jpg .jpeg .png .webp .heic .heif .bmp .tif .tiff .gif".split())


@dataclass(frozen=True, slots=True)
class StripPhoto:
    """One photo in a strip; ``photo_id`` is whatever the page names it by."""

    photo_id: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class OfferedPhotos:
    """What a person dropped or pasted: files by path, or one picture as PNG bytes."""

    paths: tuple[Path, ...] = ()
    png: bytes = b""


def offered_photos(mime: QMimeData) -> OfferedPhotos | None:
    """The photos in ``mime``, or None when there are none. Files are not opened here."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    paths = tuple(path for path in paths if path.suffix.lower() in _PICTURES)
    if paths:
        return OfferedPhotos(paths=paths)
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return OfferedPhotos(png=_png(image))
    return None


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide's stubs ask for bytes where the library takes the name of a format.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
