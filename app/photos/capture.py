"""The two things worth reading from a photo's metadata: which way is up, and when it was taken."""

import re
import struct
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

_TAG_ORIENTATION = 0x0112
_TAG_EXIF_BLOCK = 0x8769
_TAG_TAKEN = 0x9003  # DateTimeOriginal: when the shutter opened, not when a program saved
_TAG_TAKEN_OFFSET = 0x9011  # OffsetTimeOriginal, since Exif 2.31

_TAKEN = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d:\d\d:\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")

# What Pillow's metadata reader raises on damaged blocks. A photo with a damaged block is still a
# photo, so these cost the capture time and nothing else.
_DAMAGED = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, struct.error)


@dataclass(frozen=True, slots=True)
class Capture:
    """``orientation`` is the Exif number 1 to 8; ``taken_at`` is ISO 8601 or empty."""

    orientation: int = 1
    taken_at: str = ""


def read_capture(picture: Image.Image) -> Capture:
    """Read orientation and capture time of an opened picture; nothing readable gives defaults."""
    try:
        tags = picture.getexif()
        orientation = tags.get(_TAG_ORIENTATION, 1)
        details = tags.get_ifd(_TAG_EXIF_BLOCK)
        taken_at = _iso_time(details.get(_TAG_TAKEN), details.get(_TAG_TAKEN_OFFSET))
    except _DAMAGED:
        return Capture()
    return Capture(orientation if orientation in range(1, 9) else 1, taken_at)


def _iso_time(taken: object, offset: object) -> str:
    """Turn Exif's ``2026:05:01 14:03:22`` (and ``+08:00``) into ISO 8601.

    Cameras with an unset clock write zeros or blanks: those, and dates no calendar has, are "".
    """
    found = _TAKEN.match(taken) if isinstance(taken, str) else None
    if found is None:
        return ""
    year, month, day, clock = found.groups()
    moment = f"{year}-{month}-{day}T{clock}"
    if isinstance(offset, str) and (zone := _OFFSET.match(offset)):
        moment += zone.group()
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return moment
