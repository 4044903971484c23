"""Photos as cameras and hostile people write them, made in memory."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

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
