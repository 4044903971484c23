"""Whatever comes in, what is kept is an upright sRGB JPEG without a trace of place or person."""

import hashlib
import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageCms

from app.photos.normalise import LONG_SIDE_PX, THUMBNAIL_PX, NormalPhoto, normalise

Save = Callable[..., bytes]
Colour = tuple[int, int, int]

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 30, 220), (255, 255, 255)


def opened(photo: NormalPhoto) -> Image.Image:
    return Image.open(io.BytesIO(photo.jpeg))


def nearest_colour(picture: Image.Image, x: int, y: int) -> Colour:
    pixel = picture.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return min(
        (RED, GREEN, BLUE, WHITE),
        key=lambda colour: sum((a - b) ** 2 for a, b in zip(colour, pixel, strict=True)),
    )


def corners(photo: NormalPhoto) -> list[Colour]:
    """Upper left, upper right, lower left, lower right."""
    picture = opened(photo)
    right, low = picture.width - 8, picture.height - 8
    return [nearest_colour(picture, x, y) for x, y in ((8, 8), (right, 8), (8, low), (right, low))]


def test_a_large_photo_is_fitted_and_gets_a_thumbnail(saved: Save) -> None:
    photo = normalise(saved(Image.new("RGB", (2400, 3200), RED), "JPEG"))

    assert (1200, LONG_SIDE_PX) == (photo.width_px, photo.height_px)
    assert (1200, LONG_SIDE_PX) == opened(photo).size
    thumbnail = Image.open(io.BytesIO(photo.thumbnail_jpeg))
    assert ((240, THUMBNAIL_PX), "JPEG") == (thumbnail.size, thumbnail.format)
    assert hashlib.sha256(photo.jpeg).hexdigest() == photo.sha256


def test_a_small_photo_is_not_magnified(quarters: Image.Image, saved: Save) -> None:
    photo = normalise(saved(quarters, "PNG"))

    assert (96, 64) == (photo.width_px, photo.height_px)
    assert photo.taken_at == ""


def test_a_line_of_pixels_stays_a_picture(saved: Save) -> None:
    photo = normalise(saved(Image.new("RGB", (9000, 1), RED), "PNG"))

    assert (LONG_SIDE_PX, 1) == (photo.width_px, photo.height_px)


def test_the_same_bytes_give_the_same_photo(quarters: Image.Image, saved: Save) -> None:
    source = saved(quarters, "JPEG")

    assert normalise(source) == normalise(source)


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, [RED, BLUE, GREEN, WHITE]),
        (2, [BLUE, RED, WHITE, GREEN]),
        (3, [WHITE, GREEN, BLUE, RED]),
        (4, [GREEN, WHITE, RED, BLUE]),
        (5, [RED, GREEN, BLUE, WHITE]),
        (6, [GREEN, RED, WHITE, BLUE]),
        (7, [WHITE, BLUE, GREEN, RED]),
        (8, [BLUE, WHITE, RED, GREEN]),
        (9, [RED, BLUE, GREEN, WHITE]),  # no such orientation: taken as it is
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_orientation_is_turned_upright(
    quarters: Image.Image, saved: Save, kind: str, orientation: int, expected: list[Colour]
) -> None:
    tags = Image.Exif()
    tags[0x0112] = orientation

    photo = normalise(saved(quarters, kind, exif=tags, quality=95))

    assert expected == corners(photo)
    assert ((64, 96) if 5 <= orientation <= 8 else (96, 64)) == opened(photo).size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_capture_time_is_told_and_everything_else_is_dropped(
    quarters: Image.Image, saved: Save, telephone_tags: Image.Exif, kind: str
) -> None:
    source = saved(quarters, kind, exif=telephone_tags, comment=b"Secret comment")
    assert b"SecretMaker" in source

    photo = normalise(source)

    assert photo.taken_at == "2026-05-01T14:03:22+08:00"
    for jpeg in (photo.jpeg, photo.thumbnail_jpeg):
        kept = Image.open(io.BytesIO(jpeg))
        assert {} == dict(kept.getexif())
        assert {} == kept.getexif().get_ifd(0x8825)
        assert set() == {"exif", "comment", "icc_profile", "xmp"} & set(kept.info)
        assert b"Secret" not in jpeg
        assert b"Exif" not in jpeg


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        ("2026:05:01 14:03:22", None, "2026-05-01T14:03:22"),
        ("2026:05:01 14:03:22", "-03:30", "2026-05-01T14:03:22-03:30"),
        ("2026:05:01 14:03:22", "soon", "2026-05-01T14:03:22"),
        ("2026-05-01 14:03:22", None, "2026-05-01T14:03:22"),
        ("0000:00:00 00:00:00", None, ""),
        ("2026:02:30 14:03:22", None, ""),
        ("    :  :     :  :  ", None, ""),
        ("yesterday", "+08:00", ""),
        (None, "+08:00", ""),
    ],
)
def test_only_a_time_that_can_be_is_believed(
    quarters: Image.Image, saved: Save, taken: str | None, offset: str | None, expected: str
) -> None:
    tags = Image.Exif()
    details = tags.get_ifd(0x8769)
    if taken is not None:
        details[0x9003] = taken
    if offset is not None:
        details[0x9011] = offset

    assert expected == normalise(saved(quarters, "JPEG", exif=tags)).taken_at


def test_damaged_metadata_costs_the_time_but_not_the_photo(
    quarters: Image.Image, saved: Save, telephone_tags: Image.Exif
) -> None:
    source = saved(quarters, "JPEG", exif=telephone_tags)
    start = source.index(b"Exif\x00\x00") + 14
    damaged = source[:start] + b"\xff" * 40 + source[start + 40 :]

    photo = normalise(damaged)

    assert photo.taken_at == ""
    assert [RED, BLUE, GREEN, WHITE] == corners(photo)


def test_transparent_parts_are_laid_on_white(saved: Save) -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste((220, 30, 30, 255), (0, 0, 20, 40))

    for kind in ("PNG", "WEBP"):
        photo = opened(normalise(saved(picture, kind)))
        assert RED == nearest_colour(photo, 4, 20)
        assert WHITE == nearest_colour(photo, 36, 20)


@pytest.mark.parametrize("mode", ["L", "LA", "1", "P", "I;16"])
def test_grey_and_palette_pictures_keep_their_brightness(saved: Save, mode: str) -> None:
    picture = Image.new("L", (40, 40), 0)
    picture.paste(255, (20, 0, 40, 40))
    if mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * 257)

    photo = opened(normalise(saved(picture.convert(mode), "PNG"))).convert("L")

    row = photo.crop((0, 20, 40, 21)).tobytes()
    assert row[6] < 8
    assert row[33] > 247


def test_a_palette_with_a_transparent_colour_is_laid_on_white(saved: Save) -> None:
    picture = Image.new("P", (40, 40), 0)
    picture.putpalette([10, 10, 10, 220, 30, 30])
    picture.paste(1, (0, 0, 20, 40))

    photo = opened(normalise(saved(picture, "PNG", transparency=0)))

    assert RED == nearest_colour(photo, 4, 20)
    assert WHITE == nearest_colour(photo, 36, 20)


def test_a_photo_for_print_becomes_one_for_the_screen(saved: Save) -> None:
    photo = opened(normalise(saved(Image.new("CMYK", (40, 40), (0, 230, 230, 20)), "JPEG")))

    assert photo.mode == "RGB"
    assert RED == nearest_colour(photo, 20, 20)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_is_kept(saved: Save, kind: str) -> None:
    first, second = Image.new("RGB", (40, 40), RED), Image.new("RGB", (40, 40), BLUE)

    moving = saved(first, kind, save_all=True, append_images=[second], duration=100)

    assert RED == nearest_colour(opened(normalise(moving)), 20, 20)


def test_an_embedded_colour_profile_is_applied(saved: Save) -> None:
    """A profile in which red and green changed places makes a red picture green."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = bytearray(srgb.replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be")))
    red, green = profile.index(b"rXYZ") + 4, profile.index(b"gXYZ") + 4
    profile[red : red + 8], profile[green : green + 8] = (
        profile[green : green + 8],
        profile[red : red + 8],
    )

    picture = Image.new("RGB", (40, 40), (255, 0, 0))
    pixel = opened(normalise(saved(picture, "PNG", icc_profile=bytes(profile)))).getpixel((20, 20))

    assert isinstance(pixel, tuple)
    assert pixel[0] < 60
    assert pixel[1] > 200


@pytest.mark.parametrize("profile", [b"not a profile", b"\x00" * 200])
def test_a_broken_colour_profile_is_dropped(
    quarters: Image.Image, saved: Save, profile: bytes
) -> None:
    photo = normalise(saved(quarters, "PNG", icc_profile=profile))

    assert [RED, BLUE, GREEN, WHITE] == corners(photo)


def test_a_profile_for_other_pixels_is_dropped(quarters: Image.Image, saved: Save) -> None:
    grey_lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()

    photo = normalise(saved(quarters, "PNG", icc_profile=grey_lab))

    assert [RED, BLUE, GREEN, WHITE] == corners(photo)
