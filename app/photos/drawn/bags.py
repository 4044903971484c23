"""Handbags: with a flap and a chain, an open tote, a zipped bowling bag."""

import math
import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    GOLD,
    LEATHERS,
    STEEL,
    Colour,
    Linear,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Item, Spots
from app.photos.drawn.metalwork import chain
from app.photos.drawn.shapes import (
    Outline,
    along,
    arc,
    closed,
    ellipse,
    mirrored,
    moved,
    rounded,
    shrunk,
    smooth,
    turned,
)


class _Bag(Item):
    zoom: ClassVar[float] = 1.25
    front: ClassVar[float] = 50.0

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(LEATHERS)
        self.metal = rng.choice((GOLD, GOLD, STEEL))
        self.thread = lighter(self.colour, rng.choice((0.3, 0.55)))
        self.half = rng.uniform(235, 280)
        self.height = rng.uniform(320, 370)

    def body_at(self, canvas: Canvas, outline: Outline, thickness: float) -> None:
        """The body, with sides that show when it is turned."""
        canvas.solid(
            outline,
            lit(self.colour, 0.26),
            Linear(((0.0, darker(self.colour, 0.32)), (1.0, darker(self.colour, 0.62)))),
            thickness=thickness,
            volume=0.75,
            roundness=46,
            grain=0.07,
        )


class FlapBag(_Bag):
    """A quilted bag with a flap, a turn lock and a chain."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.quilted = rng.random() < 0.7
        self.flap_drop = self.height * rng.uniform(0.5, 0.62)
        self.pointed = rng.random() < 0.4
        self.spots = Spots(
            panel=(-self.half * 0.45, -self.height * 0.24),
            shine=(self.half * 0.5, -self.height * 0.78),
            edge=(-self.half + 34, -26),
            part=(0, -self.height - 26 + self.flap_drop + (34 if self.pointed else 6)),
            part_px=9,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and bag."""
        canvas.shadow_below(self.half)
        half, height = self.half, self.height
        right = [
            (half * 0.5, -height - 2),
            (half - 34, -height + 2),
            (half - 6, -height + 30),
            (half + 2, -height * 0.5),
            (half - 4, -44),
            (half - 34, -6),
            (half * 0.5, 0),
        ]
        body = smooth([*right, *((-x, y) for x, y in reversed(right))])
        self._chain(canvas, -40)
        self.body_at(canvas, body, 44)
        if self.quilted:
            with canvas.inside(shrunk(body, 12), depth=44):
                self._quilt(canvas, 44)
        canvas.stitches(closed(shrunk(body, 13)), self.thread, depth=44)
        self._flap(canvas)
        self._chain(canvas, 40)
        for side in (-1, 1):
            ring = ellipse(side * half * 0.86, -height + 8, 13, 13)
            canvas.stroke(closed(ring), 6, metal(self.metal), depth=48)

    def _flap(self, canvas: Canvas) -> None:
        half, top = self.half + 3, -self.height - 10
        low = top + self.flap_drop
        middle = low + (34 if self.pointed else 6)
        flap = smooth(
            [
                (-half + 34, top + 2),
                (0, top),
                (half - 34, top + 2),
                (half - 5, top + 24),
                (half - 6, low - 52),
                (half - 46, low - 10),
                (half * 0.4, (low + middle) / 2),
                (0, middle),
                (-half * 0.4, (low + middle) / 2),
                (-half + 46, low - 10),
                (-half + 6, low - 52),
                (-half + 5, top + 24),
            ]
        )
        canvas.soft(moved(flap, 4, 15), BLACK, blur=10, alpha=0.5, depth=46)
        canvas.fill(
            flap,
            lit(lighter(self.colour, 0.05), 0.3),
            depth=50,
            volume=0.8,
            roundness=26,
            grain=0.07,
        )
        if self.quilted:
            with canvas.inside(shrunk(flap, 12), depth=50):
                self._quilt(canvas, 50)
        canvas.stitches(closed(shrunk(flap, 11)), self.thread, depth=50)
        if not self.lost:
            self._lock(canvas, middle - 22)

    def _lock(self, canvas: Canvas, y: float) -> None:
        plate = rounded(-40, y - 25, 40, y + 25, 12)
        canvas.soft(moved(plate, 4, 8), BLACK, blur=6, alpha=0.5, depth=52)
        canvas.fill(plate, metal(self.metal), depth=54, volume=0.5, roundness=6)
        canvas.fill(rounded(-29, y - 15, 29, y + 15, 8), metal(self.metal, 250), depth=54)
        turn = rounded(-8, y - 20, 8, y + 20, 8)
        canvas.soft(moved(turn, 3, 4), BLACK, blur=3, alpha=0.5, depth=56)
        canvas.fill(turn, metal(self.metal, 0), depth=58, volume=0.6, roundness=5)
        canvas.glint(-22, y - 14, 7, depth=58)

    def _quilt(self, canvas: Canvas, depth: float) -> None:
        pitch = 56
        lines: list[Outline] = []
        for start in range(-16, 17):
            x = start * pitch
            lines.append([(x - 450, -450 - 225), (x + 450, 225)])
            lines.append([(x - 450, 225), (x + 450, -450 - 225)])
        dark, light = darker(self.colour, 0.5), lighter(self.colour, 0.28)
        canvas.strokes([moved(line, 2.5, 3.5) for line in lines], 3, light, depth=depth, alpha=0.45)
        canvas.strokes(lines, 4, dark, depth=depth, alpha=0.75)

    def _chain(self, canvas: Canvas, depth: float) -> None:
        half, top = self.half * 0.86, -self.height + 4
        rise = 210 if depth > 0 else 226
        path = smooth(
            [
                (-half, top),
                (-half * 0.9, top - rise * 0.55),
                (-half * 0.4, top - rise),
                (half * 0.4, top - rise),
                (half * 0.9, top - rise * 0.55),
                (half, top),
            ],
            closed=False,
            steps=14,
        )
        chain(canvas, path, self.metal, depth=depth)


class Tote(_Bag):
    """An open bag with two long handles and a darker foot."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.height *= 1.06
        self.trim = rng.choice((darker(self.colour, 0.45), (98, 62, 40)))
        self.pocket = rng.random() < 0.5
        self.spots = Spots(
            panel=(self.half * 0.1, -self.height * 0.42),
            shine=(-self.half * 0.5, -self.height * 0.4),
            edge=(-self.half * 0.8, -24),
            part=(self.half * 0.45, -self.height + 66),
            part_px=12,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and bag."""
        half, height = self.half, self.height
        canvas.shadow_below(half * 0.92)
        right = [
            (half * 0.4, -height + 12),
            (half * 0.94, -height + 4),
            (half, -height + 3),
            (half * 0.99, -height * 0.9),
            (half * 0.95, -height * 0.5),
            (half * 0.91, -30),
            (half * 0.83, -2),
            (half * 0.4, 1),
        ]
        body = smooth([*right, *((-x, y) for x, y in reversed(right))])
        self._handle(canvas, -52, darker(self.trim, 0.35))
        mouth = smooth(
            [
                (-half * 0.99, -height + 6),
                (0, -height - 12),
                (half * 0.99, -height + 6),
                (half * 0.4, -height + 26),
                (-half * 0.4, -height + 26),
            ],
            steps=10,
        )
        canvas.fill(mouth, darker(self.colour, 0.72), depth=-30)
        self.body_at(canvas, body, 46)
        with canvas.inside(body, depth=46):
            foot = [(-half - 9, -74), (half + 9, -74), (half + 9, 20), (-half - 9, 20)]
            canvas.fill(foot, lit(self.trim, 0.2), depth=46, volume=0.4, roundness=30, grain=0.08)
            canvas.stitches([(-half, -66), (half, -66)], self.thread, depth=46)
            rim = [(-half - 8, -height - 20), (half + 8, -height - 20)]
            rim += [(half + 8, -height + 34), (0, -height + 42), (-half - 8, -height + 34)]
            canvas.fill(rim, lit(self.trim, 0.2), depth=46, grain=0.08, alpha=0.95)
        seam = smooth(
            [(-half * 0.97, -height + 41), (0, -height + 49), (half * 0.97, -height + 41)],
            closed=False,
        )
        canvas.stitches(seam, self.thread, depth=46)
        if self.pocket:
            pocket = rounded(-half * 0.52, -height * 0.6, half * 0.52, -108, 26)
            canvas.soft(moved(pocket, 3, 8), BLACK, blur=8, alpha=0.35, depth=47)
            canvas.fill(
                pocket, lit(self.colour, 0.2), depth=48, volume=0.5, roundness=18, grain=0.07
            )
            canvas.stitches(closed(shrunk(pocket, 9)), self.thread, depth=48)
        else:
            self._tag(canvas)
        self._handle(canvas, 50, self.trim)

    def _handle(self, canvas: Canvas, depth: float, colour: Colour) -> None:
        foot_x, top = self.half * 0.45, -self.height
        path = smooth(
            [
                (-foot_x, top + 84),
                (-foot_x + 2, top - 30),
                (-foot_x * 0.78, top - 160),
                (0, top - 216),
                (foot_x * 0.78, top - 160),
                (foot_x - 2, top - 30),
                (foot_x, top + 84),
            ],
            closed=False,
            steps=12,
        )
        front = depth > 0
        if front:
            canvas.strokes([moved(path, 7, 9)], 22, BLACK, depth=depth - 3, alpha=0.2)
        canvas.stroke(path, 23, colour, depth=depth, volume=0.9)
        if not front:
            return
        canvas.stitches(moved(path, -6.5, 0), self.thread, depth=depth, length=7, width=1.7)
        for side in (-1, 1):
            x = side * foot_x
            patch = rounded(x - 22, top + 46, x + 22, top + 112, 10)
            canvas.soft(moved(patch, 2, 5), BLACK, blur=5, alpha=0.4, depth=depth)
            canvas.fill(patch, lit(colour, 0.25), depth=depth, volume=0.5, roundness=8)
            canvas.stitches(
                closed(shrunk(patch, 6)), self.thread, length=5, gap=4, width=1.6, depth=depth
            )
            canvas.fill(ellipse(x, top + 66, 8, 8, 24), metal(self.metal), depth=depth)
            canvas.glint(x - 2, top + 64, 3, depth=depth)

    def _tag(self, canvas: Canvas) -> None:
        x, y = self.half * 0.45, -self.height + 86
        cord = smooth([(x, y), (x + 18, y + 44), (x + 12, y + 84)], closed=False)
        canvas.strokes([cord], 4, darker(self.trim, 0.2), depth=52)
        tag = turned(rounded(x - 14, y + 76, x + 40, y + 152, 14), x + 12, y + 84, -7)
        canvas.soft(moved(tag, 4, 8), BLACK, blur=7, alpha=0.4, depth=50)
        canvas.fill(tag, lit(self.trim, 0.3), depth=54, volume=0.5, roundness=8, grain=0.08)
        canvas.stitches(closed(shrunk(tag, 6)), self.thread, length=5, gap=4, width=1.6, depth=54)


class BowlingBag(_Bag):
    """A rounded bag with a zip over its top and two short handles."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.half *= 1.08
        self.height *= 0.92
        self.piping = rng.choice((darker(self.colour, 0.5), (98, 62, 40), (226, 210, 186)))
        self.spots = Spots(
            panel=(self.half * 0.5, -self.height * 0.38),
            shine=(-self.half * 0.05, -self.height * 0.4),
            edge=(-self.half * 0.86, -40),
            part=(self.half * 0.4, -self.height * 0.62 + 14),
            part_px=10,
            zip=(
                (-self.half * 0.3, -self.height * 0.935),
                (self.half * 0.32, -self.height * 0.935),
            ),
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and bag."""
        half, height = self.half, self.height
        canvas.shadow_below(half * 0.96, depth=70)
        self._handle(canvas, -58, darker(self.piping, 0.3))
        right = [
            (half * 0.5, -height * 0.97),
            (half * 0.86, -height * 0.76),
            (half, -height * 0.36),
            (half * 0.97, -40),
            (half * 0.88, -6),
            (half * 0.5, 0),
        ]
        left = [(-x, y) for x, y in reversed(right)]
        body = smooth([(0, -height), *right, *left], steps=10)
        self.body_at(canvas, body, 54)
        canvas.stroke(closed(shrunk(body, 3)), 6, self.piping, depth=54, volume=0.8)
        canvas.stitches(closed(shrunk(body, 13)), self.thread, depth=54)
        self._zip(canvas)
        self._ends(canvas)
        self._handle(canvas, 60, self.piping)

    def _zip(self, canvas: Canvas) -> None:
        half, height = self.half, self.height
        path = smooth(
            [(-half * 0.72, -height * 0.83), (0, -height * 0.955), (half * 0.72, -height * 0.83)],
            closed=False,
            steps=20,
        )
        canvas.strokes([path], 26, darker(self.colour, 0.55), depth=56)
        canvas.strokes([path], 10, (30, 28, 30), depth=56)
        teeth: list[Outline] = []
        for index, ((x, y), degrees) in enumerate(along(path, 6)):
            across = math.radians(degrees + (90 if index % 2 else -90))
            teeth.append([(x, y), (x + math.cos(across) * 5, y + math.sin(across) * 5)])
        canvas.strokes(teeth, 3.4, self.metal[0][1], depth=57)
        (x, y), _ = next(along(path, 1000, 320))
        pull = turned(rounded(x - 7, y - 4, x + 7, y + 52, 7), x, y, 14)
        canvas.soft(moved(pull, 4, 6), BLACK, blur=4, alpha=0.45, depth=57)
        canvas.fill(rounded(x - 13, y - 9, x + 13, y + 9, 6), metal(self.metal), depth=58)
        canvas.fill(pull, metal(self.metal, 20), depth=60, volume=0.5, roundness=5)
        canvas.glint(x - 4, y - 3, 4, depth=60)

    def _ends(self, canvas: Canvas) -> None:
        """Leather corners with their own seam."""
        half, height = self.half, self.height
        corner = smooth(
            [
                (half * 0.99, -height * 0.42),
                (half * 0.995, -60),
                (half * 0.86, -5),
                (half * 0.58, -3),
                (half * 0.7, -height * 0.2),
            ]
        )
        for outline in (corner, mirrored(corner)):
            canvas.fill(
                outline, lit(self.piping, 0.25), depth=55, volume=0.6, roundness=14, grain=0.08
            )
            canvas.stitches(closed(shrunk(outline, 7)), self.thread, depth=55)

    def _handle(self, canvas: Canvas, depth: float, colour: Colour) -> None:
        foot_x, y = self.half * 0.4, -self.height * 0.62
        path = [
            (-foot_x, y),
            *arc(0, -self.height - 4, foot_x * 0.92, 134, 180, 360, 30),
            (foot_x, y),
        ]
        front = depth > 0
        if front:
            canvas.strokes([moved(path, 7, 10)], 20, BLACK, depth=depth - 3, alpha=0.22)
        canvas.stroke(path, 21, colour, depth=depth, volume=1.0)
        if not front:
            return
        for side in (-1, 1):
            x = side * foot_x
            loop = rounded(x - 20, y - 30, x + 20, y + 34, 8)
            canvas.soft(moved(loop, 2, 5), BLACK, blur=5, alpha=0.4, depth=depth)
            canvas.fill(loop, lit(colour, 0.25), depth=depth, volume=0.5, roundness=8)
            canvas.stroke(
                closed(rounded(x - 17, y - 42, x + 17, y - 18, 8)),
                6,
                metal(self.metal),
                depth=depth,
            )
            canvas.fill(ellipse(x, y + 14, 7, 7, 20), metal(self.metal), depth=depth)
            canvas.glint(x - 10, y - 38, 4, depth=depth)


BAGS = (FlapBag, Tote, BowlingBag)
