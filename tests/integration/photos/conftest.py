"""An iPhone's photo, and photos ready to keep."""

import base64
import io

import pytest
from PIL import Image

from app.photos.normalise import NormalPhoto, normalise

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


@pytest.fixture
def heic() -> bytes:
    """An iPhone's photo in small."""
    return base64.b64decode(_HEIC)


@pytest.fixture
def photo() -> NormalPhoto:
    """A photo of something red."""
    return _photo_in((200, 40, 40))


@pytest.fixture
def other_photo() -> NormalPhoto:
    """A photo of something blue."""
    return _photo_in((40, 40, 200))


def _photo_in(colour: tuple[int, int, int]) -> NormalPhoto:
    target = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(target, "PNG")
    return normalise(target.getvalue())
