"""Framed pictures on the wall: a landscape, a still life, cut-out shapes."""

import math
import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    WHITE,
    Colour,
    Linear,
    Radial,
    darker,
    lighter,
    lit,
    mixed,
)
from app.photos.drawn.item import Item, Spots, Stand
from app.photos.drawn.shapes import Outline, Point, ellipse, moved, rounded, smooth, turned

_FRAMES: tuple[Colour, ...] = ((196, 152, 78), (54, 44, 40), (140, 96, 60), (226, 220, 208))
_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((132, 172, 204), (248, 220, 176)),
    ((230, 150, 110), (252, 224, 170)),
    ((96, 120, 160), (226, 196, 200)),
)
_LANDS: tuple[Colour, ...] = ((86, 112, 76), (142, 128, 74), (60, 88, 96), (120, 92, 80))
_SHAPES: tuple[Colour, ...] = (
    (206, 88, 62),
    (40, 86, 108),
    (232, 178, 80),
    (62, 108, 84),
    (226, 160, 150),
    (44, 44, 60),
)


class _Framed(Item):
    stand: ClassVar[Stand] = "wall"
    zoom: ClassVar[float] = 1.22

    def __init__(self, rng: random.Random) -> None:
        self.upright = rng.random() < 0.4
        self.half_x, self.half_y = (230.0, 300.0) if self.upright else (350.0, 262.0)
        self.frame = rng.choice(_FRAMES)
        self.wide = rng.uniform(34, 54)
        self.mat = rng.uniform(40, 62)
        self.strokes_seed = rng.randrange(1 << 30)
        self.spots = Spots(
            panel=(40, 50),
            shine=(0, self.half_y - self.wide / 2),
            edge=(-self.half_x + self.wide * 0.6, self.half_y - self.wide * 0.6),
            part=(self.half_x - self.wide * 0.5, -self.half_y * 0.3),
            part_px=self.wide * 0.32,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow, frame, mat and picture."""
        half_x, half_y, wide = self.half_x, self.half_y, self.wide
        outer = rounded(-half_x, -half_y, half_x, half_y, 3)
        canvas.shadow_flat(outer, 40, alpha=0.5)
        self._mouldings(canvas)
        mat_x, mat_y = half_x - wide, half_y - wide
        canvas.fill(rounded(-mat_x, -mat_y, mat_x, mat_y, 1), (240, 236, 226), grain=0.03)
        for edge, alpha in (
            ([(-mat_x, -mat_y), (mat_x, -mat_y), (mat_x, -mat_y + 13), (-mat_x, -mat_y + 13)], 0.5),
            ([(-mat_x, -mat_y), (-mat_x + 10, -mat_y), (-mat_x + 10, mat_y), (-mat_x, mat_y)], 0.4),
        ):
            canvas.soft(edge, BLACK, blur=8, alpha=alpha)
        x, y = mat_x - self.mat, mat_y - self.mat
        canvas.fill(
            rounded(-x - 4, -y - 4, x + 4, y + 4, 1),
            Linear(((0, (196, 190, 178)), (1, (255, 254, 250))), 60),
        )
        picture = rounded(-x, -y, x, y, 1)
        with canvas.inside(picture):
            self.paint(canvas, x, y)
            self._brush(canvas, x, y)
        with canvas.inside(rounded(-mat_x, -mat_y, mat_x, mat_y, 1)):
            glare = [
                (-mat_x, mat_y * 0.1),
                (mat_x * 0.3, -mat_y),
                (mat_x * 0.55, -mat_y),
                (-mat_x, mat_y * 0.5),
            ]
            canvas.soft(glare, WHITE, blur=5, alpha=0.09)

    def paint(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Paint the picture itself, from -half to half."""
        raise NotImplementedError

    def _mouldings(self, canvas: Canvas) -> None:
        """Four mitred sides, each under its own light."""
        half_x, half_y, wide = self.half_x, self.half_y, self.wide
        corners: Outline = [
            (-half_x, -half_y),
            (half_x, -half_y),
            (half_x, half_y),
            (-half_x, half_y),
        ]
        inner: Outline = [
            (-half_x + wide, -half_y + wide),
            (half_x - wide, -half_y + wide),
            (half_x - wide, half_y - wide),
            (-half_x + wide, half_y - wide),
        ]
        for side, (light, degrees) in enumerate(((0.35, 90), (-0.2, 180), (-0.3, 270), (0.2, 0))):
            after = (side + 1) % 4
            base = lighter(self.frame, light) if light > 0 else darker(self.frame, -light)
            profile = Linear(
                (
                    (0.0, darker(base, 0.35)),
                    (0.18, lighter(base, 0.45)),
                    (0.4, base),
                    (0.62, darker(base, 0.3)),
                    (0.78, lighter(base, 0.35)),
                    (1.0, darker(base, 0.45)),
                ),
                degrees,
            )
            canvas.fill(
                [corners[side], corners[after], inner[after], inner[side]], profile, grain=0.05
            )
        miters = [[outside, inside] for outside, inside in zip(corners, inner, strict=True)]
        canvas.strokes(miters, 1.6, darker(self.frame, 0.6), alpha=0.7)

    def _brush(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Short strokes of the brush all over, light and dark."""
        rng = random.Random(self.strokes_seed)
        for tone, alpha in ((WHITE, 0.05), (BLACK, 0.045)):
            marks: list[Outline] = []
            for _ in range(170):
                x, y = rng.uniform(-half_x, half_x), rng.uniform(-half_y, half_y)
                lean = rng.uniform(-9, 9)
                marks.append([(x, y), (x + rng.uniform(18, 46), y + lean)])
            canvas.strokes(marks, 6, tone, alpha=alpha)


class Landscape(_Framed):
    """Hills under a low sun, sometimes by the water."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.sky = rng.choice(_SKIES)
        self.land = rng.choice(_LANDS)
        self.sun = (rng.uniform(-0.5, 0.5), rng.uniform(-0.5, -0.2))
        self.ridges = [[rng.uniform(-0.5, 0.5) for _ in range(7)] for _ in range(4)]
        self.trees = [(rng.uniform(-0.9, 0.9), rng.uniform(0.6, 1.3)) for _ in range(7)]

    def paint(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Sky, sun, ridges that fade with distance, and a few poplars."""
        high, low = self.sky
        canvas.fill(
            rounded(-half_x, -half_y, half_x, half_y, 1), Linear(((0, high), (0.62, low), (1, low)))
        )
        sun_x, sun_y = self.sun[0] * half_x, self.sun[1] * half_y
        canvas.soft(ellipse(sun_x, sun_y, 70, 70), (255, 246, 214), blur=34, alpha=0.7)
        canvas.fill(ellipse(sun_x, sun_y, 27, 27), (255, 246, 216))
        for layer, ridge in enumerate(self.ridges):
            base = half_y * (-0.02 + layer * 0.27)
            tone = mixed(darker(self.land, layer * 0.16), low, 0.62 - layer * 0.2)
            line = smooth(
                [
                    (-half_x * 1.1 + step * half_x * 0.37, base + bend * half_y * 0.2)
                    for step, bend in enumerate(ridge)
                ],
                closed=False,
            )
            canvas.fill(
                [*line, (half_x * 1.2, half_y + 9), (-half_x * 1.2, half_y + 9)],
                Linear(((0, lighter(tone, 0.2)), (1, darker(tone, 0.2)))),
            )
        for share, size in self.trees:
            x, y = share * half_x, half_y * 0.74
            tree = smooth(
                [
                    (x, y - 96 * size),
                    (x + 13 * size, y - 40 * size),
                    (x + 6 * size, y + 8),
                    (x - 6 * size, y + 8),
                    (x - 13 * size, y - 40 * size),
                ]
            )
            canvas.fill(tree, lit(darker(self.land, 0.45), 0.25))


class StillLife(_Framed):
    """A jug and fruit on a table."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.wall: Colour = rng.choice(((86, 92, 88), (120, 96, 82), (62, 74, 92)))
        self.cloth: Colour = rng.choice(((214, 202, 182), (150, 60, 50), (88, 104, 124)))
        self.jug: Colour = rng.choice(((226, 220, 206), (60, 92, 110), (150, 84, 56)))
        self.fruit = [
            (
                rng.uniform(-0.75, 0.75),
                rng.uniform(0.32, 0.56),
                rng.choice(((206, 120, 40), (176, 44, 40), (196, 176, 60), (110, 130, 60))),
            )
            for _ in range(6)
        ]

    def paint(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Wall, table, jug, and the fruit from back to front."""
        canvas.fill(
            rounded(-half_x, -half_y, half_x, half_y, 1),
            Radial(((0, lighter(self.wall, 0.35)), (1, darker(self.wall, 0.4))), 0.3, 0.25, 0.9),
        )
        table = [
            (-half_x, half_y * 0.3),
            (half_x, half_y * 0.24),
            (half_x, half_y),
            (-half_x, half_y),
        ]
        canvas.fill(table, Linear(((0, self.cloth), (1, darker(self.cloth, 0.4))), 70))
        jug = smooth(
            [
                (-46, -130),
                (-36, -96),
                (-84, -30),
                (-86, 40),
                (-50, 96),
                (50, 96),
                (86, 40),
                (84, -30),
                (36, -96),
                (46, -130),
                (0, -122),
            ]
        )
        size = half_y / 230
        jug = [(x * size - half_x * 0.16, y * size + half_y * 0.02) for x, y in jug]
        canvas.soft(
            ellipse(half_x * 0.06, half_y * 0.46, 120 * size, 18), BLACK, blur=14, alpha=0.5
        )
        canvas.fill(jug, lit(self.jug, 0.4), volume=0.9, roundness=34)
        for x_share, y_share, tone in sorted(self.fruit, key=lambda each: each[1]):
            x, y, radius = x_share * half_x, y_share * half_y, 36 * size
            canvas.soft(ellipse(x + 12, y + radius * 0.9, radius, 9), BLACK, blur=8, alpha=0.5)
            canvas.fill(
                ellipse(x, y, radius * 1.04, radius),
                Radial(((0, lighter(tone, 0.6)), (0.4, tone), (1, darker(tone, 0.55))), 0.34, 0.3),
            )
            canvas.strokes([[(x, y - radius * 0.8), (x + 6, y - radius * 1.2)]], 4, (66, 48, 30))


class CutOuts(_Framed):
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


ART = (Landscape, StillLife, CutOuts)
