"""Any photo a shop may receive, made into the one kind that is kept.

Upright JPEG in sRGB, long side 1600 px, without metadata: no place, no camera, no name of the
person who took it. The capture time is handed over beside the picture, so that it becomes a fact
of the case instead of staying hidden in a file.
"""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image

from app.photos.apart import run_apart
from app.photos.colour import ready_to_scale, to_srgb
from app.photos.decoding import decode, fitted, is_heif
from app.photos.errors import BrokenPhotoError

LONG_SIDE_PX = 1600
THUMBNAIL_PX = 320
PRINT_PX = 900  # two photos side by side on a page, at 270 dots per inch
_QUALITY = 85  # of 95; the step above doubles the bytes without a visible gain
_THUMBNAIL_QUALITY = 80

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class NormalPhoto:
    """A photo ready to be kept; ``sha256`` (hex) of ``jpeg`` is its name for ever.

    ``taken_at`` is ISO 8601 in the camera's local time, with its offset where the camera knew it
    (``2026-05-01T14:03:22+08:00``), or empty.
    """

    jpeg: bytes
    sha256: str
    width_px: int
    height_px: int
    taken_at: str
    thumbnail_jpeg: bytes


def normalise(source: bytes) -> NormalPhoto:
    """Make the photo to keep out of the bytes of a JPEG, PNG, WEBP or HEIC file.

    Same bytes in, same bytes out (for one version of the codecs). Raises what
    `app.photos.decoding.decode` raises, never anything else for bad input. Takes about 0.1 s for
    12 megapixels (HEIC 1 s), nearly all of it outside the interpreter lock: run it on a worker.
    """
    if is_heif(source):
        return run_apart(normalise_here, source)
    return normalise_here(source)


def normalise_here(source: bytes) -> NormalPhoto:
    """Do the work of `normalise` in this process, which a hostile HEIC file may end."""
    decoded = decode(source, fit_px=LONG_SIDE_PX)
    try:
        picture = _scaled(ready_to_scale(decoded.picture), LONG_SIDE_PX)
        picture = to_srgb(picture, decoded.icc_profile)
    except (OSError, ValueError) as failure:  # pixels of a kind that no camera writes
        raise BrokenPhotoError from failure
    turn = _UPRIGHT.get(decoded.capture.orientation)
    if turn is not None:  # one of the turns has the number 0
        picture = picture.transpose(turn)  # last, when the picture is small
    jpeg = _as_jpeg(picture, _QUALITY)
    return NormalPhoto(
        jpeg=jpeg,
        sha256=hashlib.sha256(jpeg).hexdigest(),
        width_px=picture.width,
        height_px=picture.height,
        taken_at=decoded.capture.taken_at,
        thumbnail_jpeg=_thumbnail_of(picture),
    )


def thumbnail_of_kept(jpeg: bytes) -> bytes:
    """Make the thumbnail of a photo that was normalised before; BrokenPhotoError if damaged."""
    decoded = decode(jpeg, fit_px=THUMBNAIL_PX)
    return _thumbnail_of(to_srgb(decoded.picture, None))


def print_of_kept(jpeg: bytes) -> bytes:
    """Make the picture for paper of a photo that was normalised before; BrokenPhotoError."""
    decoded = decode(jpeg, fit_px=PRINT_PX)
    return _as_jpeg(_scaled(to_srgb(decoded.picture, None), PRINT_PX), _THUMBNAIL_QUALITY)


def _thumbnail_of(picture: Image.Image) -> bytes:
    return _as_jpeg(_scaled(picture, THUMBNAIL_PX), _THUMBNAIL_QUALITY)


def _scaled(picture: Image.Image, fit_px: int) -> Image.Image:
    size = fitted(picture.size, fit_px)
    if size == picture.size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    # An empty comment, because Pillow would carry the original's along; all else it drops.
    picture.save(target, "JPEG", quality=quality, comment=b"")
    return target.getvalue()
