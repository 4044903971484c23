"""Photos as iPhones write them: decoded apart, upright, without the place they show."""

import io

import pytest
from PIL import Image

from app.photos.errors import BrokenPhotoError
from app.photos.normalise import NormalPhoto, normalise, normalise_here


def test_an_iphone_photo_is_upright_and_keeps_only_its_time(heic: bytes) -> None:
    photo = normalise_here(heic)

    kept = Image.open(io.BytesIO(photo.jpeg))
    assert (32, 64) == kept.size == (photo.width_px, photo.height_px)
    assert photo.taken_at == "2026-05-01T14:03:22+08:00"
    red, _, blue = kept.split()
    assert red.getpixel((16, 8)) == pytest.approx(220, abs=8)
    assert blue.getpixel((16, 56)) == pytest.approx(220, abs=8)
    assert {} == dict(kept.getexif())
    assert b"Exif" not in photo.jpeg


def test_an_iphone_photo_is_decoded_in_a_process_of_its_own(heic: bytes) -> None:
    photo = normalise(heic)

    assert isinstance(photo, NormalPhoto)
    assert normalise_here(heic) == photo


@pytest.mark.parametrize("length", [40, 300, 668])
def test_an_iphone_photo_cut_short_is_refused(heic: bytes, length: int) -> None:
    with pytest.raises(BrokenPhotoError):
        normalise(heic[:length])
