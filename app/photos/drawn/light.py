"""How a surface answers to the picture's light, which comes from the upper left.

Light is a grey picture: 128 leaves a colour as it is, 0 makes it black, 255 white.
"""

import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

_COARSE = 5  # shading is computed at a fifth of the size: it is soft anyway
_TILE_PX = 256


@dataclass(frozen=True, slots=True)
class Finish:
    """``volume`` (0 to 1): how much it bulges, over ``roundness_px`` from the edge.

    ``grain`` (0 to 1): how rough it is, with specks of ``grain_px``. Both lengths in picture px.
    """

    volume: float = 0.0
    roundness_px: float = 1.0
    grain: float = 0.0
    grain_px: float = 2.0

    @property
    def is_plain(self) -> bool:
        """Whether light makes no difference."""
        return self.volume <= 0 and self.grain <= 0


class Light:
    """The light of one picture, with the one pattern of specks that all its surfaces share."""

    def __init__(self, rng: random.Random) -> None:
        self._specks = Image.frombytes("L", (_TILE_PX, _TILE_PX), rng.randbytes(_TILE_PX**2))

    def on(self, mask: Image.Image, finish: Finish, *, step: int) -> Image.Image:
        """The light on the shape of ``mask``, which is ``step`` times smaller than the picture."""
        grey = Image.new("L", mask.size, 128)
        if finish.volume > 0:
            grey = _bulge(mask, finish.volume, finish.roundness_px / step)
        if finish.grain > 0:
            rough = self._rough(mask.size, finish.grain, finish.grain_px / step)
            grey = ImageChops.add(grey, rough, 1, -128)
        return grey

    def _rough(self, size: tuple[int, int], amount: float, speck_px: float) -> Image.Image:
        speck_px = max(1.0, speck_px)
        need = (int(size[0] / speck_px) + 2, int(size[1] / speck_px) + 2)
        tile, strength = self._specks, amount
        if speck_px > 1:
            tile, strength = tile.filter(ImageFilter.BoxBlur(1)), amount * 1.6
        tile = tile.point([round(128 + (value - 127.5) * strength) for value in range(256)])
        field = Image.new("L", need)
        for x in range(0, need[0], _TILE_PX):
            for y in range(0, need[1], _TILE_PX):
                field.paste(tile, (x, y))
        part = (0.0, 0.0, size[0] / speck_px, size[1] / speck_px)
        return field.resize(size, Image.Resampling.BILINEAR, box=part)


def _bulge(mask: Image.Image, volume: float, roundness: float) -> Image.Image:
    """Bright where a rounded body turns to the upper left, dark where it turns away."""
    step = _COARSE if roundness >= _COARSE * 2 else 1
    reach = max(1.0, roundness / step)
    pad = int(reach * 2) + 1
    small = mask.reduce(step) if step > 1 else mask
    field = Image.new("L", (small.width + 2 * pad, small.height + 2 * pad))
    field.paste(small, (pad, pad))
    field = field.filter(ImageFilter.GaussianBlur(reach * 0.8))
    shift = max(1, round(reach * 0.6))
    inner = (pad, pad, pad + small.width, pad + small.height)
    towards = ImageChops.offset(field, -shift, -shift).crop(inner)
    away = ImageChops.offset(field, shift, shift).crop(inner)
    slope = ImageChops.subtract(towards, away, 1, 128)
    light = slope.point([_relief(value, volume) for value in range(256)])
    return light.resize(mask.size, Image.Resampling.BILINEAR) if step > 1 else light


def _relief(slope: int, volume: float) -> int:
    """Shade more than light: things have darker sides far more often than shining ones."""
    lean = (slope - 128) * volume
    return round(min(215, 128 + lean * 0.45)) if lean > 0 else round(max(24, 128 + lean * 0.75))
