"""Photos as cameras and hostile people write them, made in memory."""

import base64
import io
from collections.abc import Callable

import pytest
from PIL import Image

# A 64 x 32 HEIC, left half red, right half blue, with orientation 6, capture time and a place.
# Encoded once with libheif and x265, because pi_heif only decodes.
_HEIC = (
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAA"
    "AAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAAEAAAgAAAAACLAABAAAAAAAAAKwAAAA4aWluZgAA"
    "AAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcn"
    "AAAADmaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroC"
    "QGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm"
    "5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAIAAAAAEAAAAAAAAAAv///+AA"
    "AAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEAAQaBAgMFhIYAAAAaaXJlZgAAAAAAAA"
    "AOY2RzYwACAAEAAQAAAPRtZGF0AAAAPCgBr1jm9Oq//+M9f/7EpIfNd/9f/129V/AD8/65XVJLUGhYjJHHg8y+NM2b"
    "tQxgYjKa9N7KxGnAnD78rQAAAAZFeGlmAABNTQAqAAAACAADARIAAwAAAAEABgAAh2kABAAAAAEAAAAyiCUABAAAAA"
    "EAAABsAAAAAAACkAMAAgAAABQAAABQkBEAAgAAAAcAAABkAAAAADIwMjY6MDU6MDEgMTQ6MDM6MjIAKzA4OjAwAAAA"
    "AgABAAIAAAACTgAAAAACAAUAAAADAAAAigAAAAAAAAAfAAAAAQAAAA0AAAABAAAAMQAAAAE="
)

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 30, 220), (255, 255, 255)


@pytest.fixture
def quarters() -> Image.Image:
    """Red above green at the left, blue above white at the right: shows which way is up."""
    picture = Image.new("RGB", (96, 64), WHITE)
    picture.paste(RED, (0, 0, 48, 32))
    picture.paste(BLUE, (48, 0, 96, 32))
    picture.paste(GREEN, (0, 32, 48, 64))
    return picture


@pytest.fixture
def saved() -> Callable[..., bytes]:
    """Encode a picture: ``saved(picture, "PNG", ...)``."""

    def save(picture: Image.Image, kind: str, **options: object) -> bytes:
        target = io.BytesIO()
        picture.save(target, kind, **options)
        return target.getvalue()

    return save


@pytest.fixture
def telephone_tags() -> Image.Exif:
    """What a telephone writes beside the picture."""
    tags = Image.Exif()
    tags[0x010F] = "SecretMaker"
    details = tags.get_ifd(0x8769)
    details[0x9003] = "2026:05:01 14:03:22"
    details[0x9011] = "+08:00"
    place = tags.get_ifd(0x8825)
    place[1], place[2] = "N", (31.0, 13.0, 49.0)
    return tags


@pytest.fixture
def heic() -> bytes:
    """An iPhone's photo in small."""
    return base64.b64decode(_HEIC)
