"""Leaves, moons and arches cut from coloured paper."""

import math
import random

from app.photos.drawn.art.framed import Framed
from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, Colour
from app.photos.drawn.shapes import Point, ellipse, moved, rounded, smooth, turned

_SHAPES: tuple[Colour, ...] = (
    (206, 88, 62),
    (40, 86, 108),
    (232, 178, 80),
    (62, 108, 84),
    (226, 160, 150),
    (44, 44, 60),
)


class CutOuts(Framed):
    """Leaves, moons and arches cut from coloured paper."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.ground: Colour = rng.choice(((238, 228, 208), (228, 214, 204), (216, 222, 220)))
        tones = list(_SHAPES)
        rng.shuffle(tones)
        self.tones = tones
        self.spread = [(rng.uniform(-0.12, 0.12), rng.uniform(-0.12, 0.12)) for _ in range(4)]
        self.lean = rng.uniform(-30, 30)

    def paint(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """A few large shapes, then a leaf over them."""
        canvas.fill(rounded(-half_x, -half_y, half_x, half_y, 1), self.ground, grain=0.05)

        def place(index: int, x: float, y: float) -> Point:
            dx, dy = self.spread[index]
            return (x + dx) * half_x, (y + dy) * half_y

        size = min(half_x, half_y)
        x, y = place(0, -0.4, 0.35)
        arch = [
            *(
                (
                    x + size * 0.42 * math.cos(a / 20 * math.pi + math.pi),
                    y + size * 0.42 * math.sin(a / 20 * math.pi + math.pi),
                )
                for a in range(21)
            ),
            (x + size * 0.42, y + size * 0.6),
            (x - size * 0.42, y + size * 0.6),
        ]
        x, y = place(1, 0.42, -0.42)
        moon = ellipse(x, y, size * 0.36, size * 0.36)
        x, y = place(2, 0.36, 0.5)
        pebble = smooth(
            [
                (x - size * 0.4, y),
                (x - size * 0.1, y - size * 0.3),
                (x + size * 0.4, y - size * 0.16),
                (x + size * 0.36, y + size * 0.26),
                (x - size * 0.1, y + size * 0.34),
            ]
        )
        for outline, tone in zip((arch, moon, pebble), self.tones, strict=False):
            canvas.soft(moved(outline, 3, 5), BLACK, blur=5, alpha=0.22)
            canvas.fill(outline, tone, grain=0.06)
        x, y = place(3, -0.25, -0.25)
        stem = [(x, y + size * 0.6), (x, y - size * 0.5)]
        leaf = self.tones[3]
        for step in range(5):
            at = y + size * (0.4 - step * 0.2)
            for side in (-1, 1):
                blade = smooth(
                    [
                        (x, at),
                        (x + side * size * 0.2, at - size * 0.2),
                        (x + side * size * 0.34, at - size * 0.24),
                        (x + side * size * 0.2, at - size * 0.02),
                    ]
                )
                canvas.fill(turned(blade, x, y, self.lean), leaf, grain=0.06)
        canvas.strokes([turned(stem, x, y, self.lean)], 7, leaf)
