"""Colours and paints: what fills an outline."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

Colour = tuple[int, int, int]
Stops = tuple[tuple[float, Colour], ...]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

GOLD: Stops = (
    (0.0, (250, 226, 160)),
    (0.22, (214, 168, 88)),
    (0.42, (255, 240, 196)),
    (0.6, (176, 124, 54)),
    (0.85, (226, 186, 110)),
    (1.0, (140, 96, 42)),
)
ROSE_GOLD: Stops = (
    (0.0, (250, 214, 196)),
    (0.22, (216, 156, 132)),
    (0.42, (255, 232, 220)),
    (0.6, (172, 112, 92)),
    (0.85, (226, 172, 150)),
    (1.0, (140, 88, 72)),
)
STEEL: Stops = (
    (0.0, (244, 246, 248)),
    (0.22, (176, 182, 190)),
    (0.42, (252, 253, 255)),
    (0.6, (128, 134, 144)),
    (0.85, (206, 210, 216)),
    (1.0, (96, 102, 112)),
)

LEATHERS: tuple[Colour, ...] = (
    (46, 43, 45),  # black
    (178, 122, 74),  # tan
    (116, 34, 44),  # burgundy
    (40, 54, 88),  # navy
    (46, 80, 64),  # forest
    (224, 208, 184),  # cream
    (214, 162, 154),  # blush
    (170, 40, 40),  # red
    (146, 128, 112),  # taupe
)
FABRICS: tuple[Colour, ...] = (
    (190, 150, 104),  # camel
    (62, 66, 76),  # charcoal
    (44, 56, 88),  # navy
    (128, 42, 52),  # wine
    (96, 112, 92),  # sage
    (222, 212, 196),  # ivory
    (150, 168, 190),  # dusty blue
    (196, 140, 140),  # old rose
)


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """``first`` with ``share`` (0 to 1) of ``second``."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def lighter(colour: Colour, share: float) -> Colour:
    """Towards a warm white, as light makes it."""
    return mixed(colour, (255, 250, 242), share)


def darker(colour: Colour, share: float) -> Colour:
    """Towards a cool black, as shade makes it."""
    return mixed(colour, (14, 12, 18), share)


@dataclass(frozen=True, slots=True)
class Linear:
    """A gradient across the box of an outline; 0° runs to the right, 90° downwards."""

    stops: Stops
    degrees: float = 90.0

    def swatch(self) -> Image.Image:
        """A small picture that is stretched over the outline's box."""
        return _linear_swatch(self.stops, self.degrees)


@dataclass(frozen=True, slots=True)
class Radial:
    """A gradient from (x, y) outwards, all measured in shares of the outline's box."""

    stops: Stops
    x: float = 0.5
    y: float = 0.5
    reach: float = 0.7

    def swatch(self) -> Image.Image:
        """A small picture that is stretched over the outline's box."""
        steps = [(step + 0.5) / 20 for step in range(20)]
        return _picture(
            20,
            20,
            [
                _at(self.stops, math.hypot(u - self.x, v - self.y) / self.reach)
                for v in steps
                for u in steps
            ],
        )


Paint = Colour | Linear | Radial


def lit(colour: Colour, strength: float = 0.35) -> Linear:
    """The colour under the picture's light, which comes from the upper left."""
    return Linear(
        ((0.0, lighter(colour, strength)), (0.45, colour), (1.0, darker(colour, strength))), 60
    )


def metal(stops: Stops, degrees: float = 70.0) -> Linear:
    """A polished surface, reflecting a bright window and a dark room."""
    return Linear(stops, degrees)


def shone_on(colour: Colour, light: Image.Image) -> Image.Image:
    """A plain colour under a grey picture of its light: 128 leaves it, 0 is black, 255 white."""
    return Image.merge(
        "RGB",
        [light.point([_under(channel, value) for value in range(256)]) for channel in colour],
    )


def _under(channel: int, light: int) -> int:
    if light < 128:
        return channel * light // 128
    return 255 - (255 - channel) * (255 - light) // 127


@lru_cache(maxsize=128)  # one metal is used dozens of times in a picture
def _linear_swatch(stops: Stops, degrees: float) -> Image.Image:
    if degrees == 90:  # straight down: one column is enough
        return _picture(1, 24, [_at(stops, (row + 0.5) / 24) for row in range(24)])
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    reach = abs(cos) + abs(sin)
    steps = [(step + 0.5) / 16 - 0.5 for step in range(16)]
    shares = [(u * cos + v * sin) / reach + 0.5 for v in steps for u in steps]
    return _picture(16, 16, [_at(stops, share) for share in shares])


def _at(stops: Stops, where: float) -> Colour:
    before = stops[0]
    for stop in stops:
        if where <= stop[0]:
            span = stop[0] - before[0]
            return mixed(before[1], stop[1], (where - before[0]) / span) if span > 0 else stop[1]
        before = stop
    return before[1]


def _picture(width: int, height: int, colours: Sequence[Colour]) -> Image.Image:
    return Image.frombytes(
        "RGB", (width, height), bytes(channel for colour in colours for channel in colour)
    )
