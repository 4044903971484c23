"""A rounded bag with a zip over its top and two short handles."""

import math
import random

from app.photos.drawn.bags.leather import Bag
from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, Colour, darker, lit, metal
from app.photos.drawn.item import Spots
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


class BowlingBag(Bag):
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
