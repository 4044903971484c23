"""An open bag with two long handles and a darker foot."""

import random

from app.photos.drawn.bags.leather import Bag
from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, Colour, darker, lit, metal
from app.photos.drawn.item import Spots
from app.photos.drawn.shapes import closed, ellipse, moved, rounded, shrunk, smooth, turned


class Tote(Bag):
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
