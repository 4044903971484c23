"""A quilted bag with a flap, a turn lock and a chain."""

import random

from app.photos.drawn.bags.leather import Bag
from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, darker, lighter, lit, metal
from app.photos.drawn.item import Spots
from app.photos.drawn.metalwork import chain
from app.photos.drawn.shapes import Outline, closed, ellipse, moved, rounded, shrunk, smooth


class FlapBag(Bag):
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
