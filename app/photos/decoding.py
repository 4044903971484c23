"""From bytes nobody vouched for to pixels: the one place where foreign image data is decoded.

The kind is decided by content and only four decoders can ever run. Each decoder class is called
directly instead of through ``Image.open``: that one would try every format Pillow knows, and it
warns about big pictures where we want to refuse them.
"""

import io
import struct
import threading
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from app.photos.capture import Capture, read_capture
from app.photos.errors import (
    BrokenPhotoError,
    NotAPhotoError,
    TooManyPixelsError,
)
from app.photos.source import check_size

# What decodes in about half a gigabyte: a JPEG at reduced size, the others whole, WEBP twice.
LIMIT_JPEG_MEGAPIXELS = 100
LIMIT_HEIF_MEGAPIXELS = 60
LIMIT_PNG_MEGAPIXELS = 50
LIMIT_WEBP_MEGAPIXELS = 30

_HEIF_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
)
_AVIF_BRANDS = frozenset((b"avif", b"avis"))  # may call themselves mif1 as well; not decoded here

# What Pillow and libheif raise on damaged files, by their documentation and by fuzzing.
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    RuntimeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)

# Warning filters belong to the whole process; only one thread at a time may change them.
_warning_filters = threading.Lock()


@dataclass(frozen=True, slots=True)
class Decoded:
    """Pixels as stored in the file, not yet turned upright, and what is known about them."""

    picture: Image.Image
    capture: Capture
    icc_profile: bytes | None


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose header was read: the size it promises, and how to get its pixels."""

    size: tuple[int, int]
    limit_megapixels: int
    pixels: Callable[[int], Image.Image]  # argument: see ``fit_px`` of `decode`


def decode(source: bytes, *, fit_px: int) -> Decoded:
    """Decode a JPEG, PNG, WEBP or HEIC photo (of a moving one the first picture).

    The result may be smaller than the original, but never smaller than what fits a square of
    ``fit_px``. Sizes are checked before any pixel is decoded. Raises NotAPhotoError,
    PhotoFileTooBigError, TooManyPixelsError or BrokenPhotoError.
    """
    check_size(len(source))
    open_header = _opener_for(source)
    try:
        with _quiet_about_oddities():
            opened = open_header(source)
        width_px, height_px = opened.size
        if width_px * height_px > opened.limit_megapixels * 1_000_000:
            raise TooManyPixelsError(width_px, height_px, opened.limit_megapixels)
        picture = opened.pixels(fit_px)
        with _quiet_about_oddities():
            capture = read_capture(picture)
    except _DAMAGED as failure:
        raise BrokenPhotoError from failure
    return Decoded(picture, capture, picture.info.get("icc_profile"))


def is_heif(source: bytes) -> bool:
    """Whether the content says it is HEIC/HEIF, as iPhones write it."""
    if source[4:8] != b"ftyp":
        return False
    box_bytes = min(int.from_bytes(source[:4]), 256)
    brands = {source[at : at + 4] for at in range(8, box_bytes, 4)}
    return bool(brands & _HEIF_BRANDS) and not brands & _AVIF_BRANDS


def fitted(size: tuple[int, int], fit_px: int) -> tuple[int, int]:
    """The size of a picture whose long side is at most ``fit_px``; small ones stay as they are."""
    width_px, height_px = size
    long_px = max(size)
    if long_px <= fit_px:
        return size
    return (
        max(1, (width_px * fit_px + long_px // 2) // long_px),
        max(1, (height_px * fit_px + long_px // 2) // long_px),
    )


def _opener_for(source: bytes) -> Callable[[bytes], _Opened]:
    """Decide by the first bytes; the file's name says nothing."""
    if source.startswith(b"\xff\xd8\xff"):
        return _open_jpeg
    if source.startswith(b"\x89PNG\r\n\x1a\n"):
        return _open_png
    if source.startswith(b"RIFF") and source[8:12] == b"WEBP":
        return _open_webp
    if is_heif(source):
        return _open_heif
    raise NotAPhotoError


def _open_jpeg(source: bytes) -> _Opened:
    return _opened_by_pillow(JpegImageFile(io.BytesIO(source)), LIMIT_JPEG_MEGAPIXELS)


def _open_png(source: bytes) -> _Opened:
    return _opened_by_pillow(PngImageFile(io.BytesIO(source)), LIMIT_PNG_MEGAPIXELS)


def _open_webp(source: bytes) -> _Opened:
    return _opened_by_pillow(WebPImageFile(io.BytesIO(source)), LIMIT_WEBP_MEGAPIXELS)


def _opened_by_pillow(file: ImageFile.ImageFile, limit_megapixels: int) -> _Opened:
    def pixels(fit_px: int) -> Image.Image:
        # A JPEG can be decoded at 1/2, 1/4 or 1/8. Asking for the *fitted* size is what lets a
        # 12-megapixel photo take the half: asking for a square would not. Others ignore it.
        file.draft(None, fitted(file.size, fit_px))
        file.load()
        return file

    return _Opened(file.size, limit_megapixels, pixels)


def _open_heif(source: bytes) -> _Opened:
    # Late: a 10 MB library that only shops with iPhone originals ever need.
    import pi_heif  # noqa: PLC0415

    pi_heif.options.THUMBNAILS = False
    pi_heif.options.DEPTH_IMAGES = False
    pi_heif.options.AUX_IMAGES = False
    file = pi_heif.open_heif(source)

    def pixels(_fit_px: int) -> Image.Image:
        picture: Image.Image = file.to_pillow()  # upright already, its orientation tag reset
        return picture

    return _Opened(file.size, LIMIT_HEIF_MEGAPIXELS, pixels)


@contextmanager
def _quiet_about_oddities() -> Iterator[None]:
    """Keep Pillow's warnings about odd metadata to itself: the picture decides, not its tags."""
    with _warning_filters, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
