"""What is no photo, or would hurt, is refused with an error a person can be told about."""

import io
import random
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.photos.errors import (
    BrokenPhotoError,
    NotAPhotoError,
    PhotoFileTooBigError,
    TooManyPixelsError,
)
from app.photos.normalise import normalise, thumbnail_of_kept

Save = Callable[..., bytes]

KNOWN = (BrokenPhotoError, NotAPhotoError, PhotoFileTooBigError, TooManyPixelsError)


def png_header(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk
    data = b"IDAT" + zlib.compress(b"\x00" * 100)
    return (
        start
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", len(data) - 4)
        + data
        + struct.pack(">I", zlib.crc32(data))
    )


def jpeg_header(width: int, height: int) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    scan = b"\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
    return (
        b"\xff\xd8\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda"
        + struct.pack(">H", len(scan) + 2)
        + scan
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Dear sir, the photo is in the other mail.\n",
        b"GIF89a" + bytes(40),
        b"BM" + bytes(60),
        b"%PDF-1.7\n",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf" + bytes(40),
        b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42" + bytes(40),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_only_has_the_name_of_a_photo_is_refused(content: bytes) -> None:
    with pytest.raises(NotAPhotoError):
        normalise(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.25, 0.6, 0.95])
def test_a_photo_cut_short_is_refused(saved: Save, kind: str, share: float) -> None:
    noise = Image.frombytes("RGB", (80, 60), random.Random(4).randbytes(80 * 60 * 3))
    source = saved(noise, kind)

    with pytest.raises(BrokenPhotoError):
        normalise(source[: int(len(source) * share)])


@pytest.mark.parametrize("header", [png_header, jpeg_header])
def test_a_decompression_bomb_is_refused_by_its_header(header: Callable[..., bytes]) -> None:
    with pytest.raises(TooManyPixelsError) as refused:
        normalise(header(20_000, 20_000))

    assert 20_000 == refused.value.params["width_px"]
    assert 20_000 == refused.value.params["height_px"]


@pytest.mark.parametrize(
    ("source", "limit"),
    [
        (png_header(7_100, 7_100), 50),
        (jpeg_header(10_100, 10_000), 100),
    ],
)
def test_the_limit_is_told(source: bytes, limit: int) -> None:
    with pytest.raises(TooManyPixelsError) as refused:
        normalise(source)

    assert limit == refused.value.params["limit_megapixels"]


def test_pillows_own_warning_about_size_stays_inside() -> None:
    """95 megapixels are allowed, but above Pillow's limit for a warning, which would fail here."""
    with pytest.raises(BrokenPhotoError):
        normalise(jpeg_header(9_500, 10_000))


def test_a_file_of_too_many_bytes_is_refused_unread() -> None:
    with pytest.raises(PhotoFileTooBigError) as refused:
        normalise(b"\xff\xd8\xff" + bytes(60_000_000))

    assert {"size_mb": 61, "limit_mb": 60} == refused.value.params


def test_a_damaged_photo_has_no_thumbnail() -> None:
    with pytest.raises(BrokenPhotoError):
        thumbnail_of_kept(b"\xff\xd8\xff\xe0 not any more")


def whole_photos() -> list[bytes]:
    noise = Image.frombytes("RGB", (24, 16), random.Random(7).randbytes(24 * 16 * 3))
    tags = Image.Exif()
    tags[0x0112] = 6
    tags.get_ifd(0x8769)[0x9003] = "2026:05:01 14:03:22"
    photos = []
    for mode, kind in (
        ("RGB", "JPEG"),
        ("CMYK", "JPEG"),
        ("RGBA", "PNG"),
        ("P", "PNG"),
        ("RGBA", "WEBP"),
        ("RGB", "WEBP"),
    ):
        target = io.BytesIO()
        noise.convert(mode).save(target, kind, exif=tags)
        photos.append(target.getvalue())
    return photos


def assert_known_error_or_valid_photo(source: bytes) -> None:
    try:
        photo = normalise(source)
    except KNOWN:
        return
    kept = Image.open(io.BytesIO(photo.jpeg))
    kept.load()
    assert (photo.width_px, photo.height_px) == kept.size
    assert max(kept.size) <= 1600


@given(
    st.sampled_from((b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBPVP8 ")),
    st.binary(max_size=300),
)
def test_random_bytes_never_surprise(start: bytes, rest: bytes) -> None:
    assert_known_error_or_valid_photo(start + rest)


@given(
    st.sampled_from(whole_photos()),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
def test_damaged_photos_never_surprise(source: bytes, damage: list[tuple[float, int]]) -> None:
    damaged = bytearray(source)
    for where, value in damage:
        damaged[int(where * len(damaged))] = value
    assert_known_error_or_valid_photo(bytes(damaged))
