"""The demo shop's photos: every class and flaw can be drawn, and each picture is its own."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from app.photos.drawing import DRAWN_CLASSES, DRAWN_FLAWS, draw_item
from app.photos.drawn.camera import Camera
from app.photos.drawn.colours import darker, lighter, mixed
from app.photos.drawn.shapes import along, ellipse, mirrored, rounded, shrunk, smooth
from app.photos.normalise import normalise


def difference(first: bytes, second: bytes) -> float:
    """Mean difference of two pictures, 0 to 255."""
    a, b = (Image.open(io.BytesIO(each)).convert("L") for each in (first, second))
    return ImageStat.Stat(ImageChops.difference(a, b)).mean[0]


@pytest.mark.parametrize("item_class", DRAWN_CLASSES)
def test_every_class_is_drawn_as_a_photo_that_can_be_kept(item_class: str) -> None:
    drawn = draw_item(item_class, 1)

    photo = normalise(drawn)

    assert (1200, 900) == (photo.width_px, photo.height_px)
    assert 40_000 < len(drawn) < 400_000
    spread = ImageStat.Stat(Image.open(io.BytesIO(drawn)).convert("L")).stddev[0]
    assert spread > 15  # light and shade, not an empty backdrop


def test_the_same_seed_draws_the_same_bytes() -> None:
    assert draw_item("watches", 7) == draw_item("watches", 7)


def test_another_seed_draws_another_thing() -> None:
    pictures = [draw_item("bags", seed) for seed in range(4)]

    assert all(difference(pictures[0], other) > 5 for other in pictures[1:])


def test_another_angle_shows_the_same_thing_from_elsewhere() -> None:
    front, side = draw_item("bags", 3), draw_item("bags", 3, angle=40)

    assert difference(front, side) > 2


@pytest.mark.parametrize("flaw", DRAWN_FLAWS)
def test_every_flaw_is_photographed_from_near_by(flaw: str) -> None:
    whole, damaged = draw_item("bags", 2), draw_item("bags", 2, flaw=flaw)

    assert difference(whole, damaged) > 5


def test_flaws_do_not_look_alike() -> None:
    """A stain and a crack are sought at the same place, so only the damage differs."""
    stained, cracked = (draw_item("other", 0, flaw=flaw) for flaw in ("stain", "crack"))

    assert stained != cracked
    assert difference(stained, cracked) > 0.2


def test_a_thing_without_a_zip_is_worn_instead() -> None:
    assert draw_item("art", 0, flaw="zip") == draw_item("art", 0, flaw="wear")


def test_a_class_or_flaw_there_is_none_of_is_a_bug() -> None:
    with pytest.raises(ValueError, match="cars"):
        draw_item("cars", 1)
    with pytest.raises(ValueError, match="rust"):
        draw_item("bags", 1, flaw="rust")


def test_a_nearer_point_is_seen_larger() -> None:
    camera = Camera(x=0, y=0)

    ((far, _),) = camera.project([(100, 0)], depth=-50)
    ((near, _),) = camera.project([(100, 0)], depth=50)

    assert far < 100 < near


def test_a_rolled_camera_turns_the_picture_clockwise() -> None:
    ((x, y),) = Camera(x=0, y=0, roll_deg=90).project([(100, 0)])

    assert (0, 100) == (round(x), round(y))


def test_walking_along_a_path_gives_even_steps_round_the_corner() -> None:
    steps = list(along([(0, 0), (10, 0), (10, 10)], 4))

    assert [(0, 0), (4, 0), (8, 0), (10, 2), (10, 6), (10, 10)] == [
        (round(x), round(y)) for (x, y), _ in steps
    ]
    assert [0, 0, 0, 90, 90, 90] == [round(degrees) for _, degrees in steps]


def test_a_smooth_curve_goes_through_its_points() -> None:
    points = [(0.0, 0.0), (10.0, 4.0), (20.0, 0.0)]

    curve = smooth(points, closed=False)

    assert all(point in curve for point in points)


def test_outlines_keep_their_measures() -> None:
    box = rounded(-50, -20, 50, 20, 8)
    inner = shrunk(box, 5)

    assert (-50, 50) == (round(min(x for x, _ in box)), round(max(x for x, _ in box)))
    assert (-45, 45) == (round(min(x for x, _ in inner)), round(max(x for x, _ in inner)))
    assert {(-10, 0), (10, 0), (0, 5), (0, -5)} <= {
        (round(x), round(y)) for x, y in ellipse(0, 0, 10, 5, 4)
    }
    assert [(-2, 1), (-1, 1)] == mirrored([(1, 1), (2, 1)])


def test_colours_are_mixed_by_share() -> None:
    assert (50, 100, 150) == mixed((0, 0, 0), (100, 200, 300), 0.5)
    assert sum(lighter((90, 90, 90), 0.5)) > 270 > sum(darker((90, 90, 90), 0.5))
