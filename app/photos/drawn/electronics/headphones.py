"""Headphones lying with both cups towards the viewer."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, STEEL, Colour, darker, lighter, lit, metal
from app.photos.drawn.item import Item, Spots, Stand
from app.photos.drawn.shapes import Outline, arc, closed, ellipse, moved, rounded, smooth, steps

_CUPS: tuple[Colour, ...] = ((44, 44, 48), (226, 222, 214), (96, 62, 44), (50, 66, 92))


class Headphones(Item):
    """Headphones lying with both cups towards the viewer."""

    stand: ClassVar[Stand] = "table"
    zoom: ClassVar[float] = 1.3

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(_CUPS)
        self.pad = rng.choice(((36, 34, 36), (104, 70, 48), darker(self.colour, 0.3)))
        self.spots = Spots(
            panel=(-176, 150), shine=(176, 60), edge=(-150, -170), part=(176, 112), part_px=20
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and headphones."""
        band = arc(0, -10, 190, 250, 184, 356, 40)
        canvas.soft(_thick(band, moved(band, 16, 30)), BLACK, blur=14, alpha=0.3)
        canvas.stroke(band, 40, lit(self.colour, 0.35), volume=0.9)
        pad = arc(0, -4, 176, 234, 222, 318, 30)
        canvas.stroke(pad, 20, lit(self.pad, 0.3), volume=0.9)
        canvas.stitches(arc(0, -10, 203, 263, 205, 335, 40), lighter(self.colour, 0.4), width=1.8)
        for side in (-1, 1):
            x = side * 176.0
            arm = rounded(x - 12, -96, x + 12, 40, 8)
            canvas.fill(arm, metal(STEEL, 0), volume=0.5, roundness=6)
            canvas.strokes(
                [[(x - 8, y), (x + 8, y)] for y in steps(-80, -30, 10)], 2, BLACK, alpha=0.4
            )
            cushion = smooth(
                [
                    (x - 84, 110),
                    (x - 66, 10),
                    (x, -20),
                    (x + 66, 10),
                    (x + 84, 110),
                    (x + 66, 214),
                    (x, 244),
                    (x - 66, 214),
                ]
            )
            canvas.shadow_flat(cushion, 28, alpha=0.55)
            canvas.fill(cushion, lit(self.pad, 0.25), volume=1.0, roundness=26, grain=0.05)
            cup = smooth(
                [
                    (x - 66, 110),
                    (x - 52, 32),
                    (x, 8),
                    (x + 52, 32),
                    (x + 66, 110),
                    (x + 52, 190),
                    (x, 216),
                    (x - 52, 190),
                ]
            )
            canvas.soft(moved(cup, 3, 6), BLACK, blur=7, alpha=0.5)
            canvas.fill(cup, lit(self.colour, 0.35), volume=0.8, roundness=14)
            canvas.strokes(
                [closed(ellipse(x, 112, 42, 58, 48))], 2.6, darker(self.colour, 0.5), alpha=0.8
            )
            canvas.fill(ellipse(x, 112, 20, 20), metal(STEEL, 50), volume=0.5, roundness=6)
            canvas.glint(x - 26, 56, 8)


def _thick(outer: Outline, inner: Outline) -> Outline:
    return [*outer, *inner[::-1]]
