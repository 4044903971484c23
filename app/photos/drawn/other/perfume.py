"""A glass bottle, two thirds full, with a metal cap."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import GOLD, STEEL, WHITE, Colour, Linear, darker, lighter, lit, metal
from app.photos.drawn.item import Item, Loss, Spots
from app.photos.drawn.shapes import closed, ellipse, rounded, shrunk

_SCENTS: tuple[Colour, ...] = ((226, 168, 96), (222, 150, 160), (150, 186, 160), (170, 160, 206))


class Perfume(Item):
    """A glass bottle, two thirds full, with a metal cap."""

    zoom: ClassVar[float] = 1.4
    front: ClassVar[float] = 40.0
    loss: ClassVar[Loss] = "nothing"

    def __init__(self, rng: random.Random) -> None:
        self.scent = rng.choice(_SCENTS)
        self.metal = rng.choice((GOLD, STEEL))
        self.half = rng.uniform(112, 146)
        self.height = rng.uniform(230, 290)
        self.full = rng.uniform(0.5, 0.85)
        self.round = rng.choice((16.0, 60.0))
        self.spots = Spots(
            panel=(50, -self.height * 0.4),
            shine=(-self.half * 0.4, -self.height * 0.75),
            edge=(-self.half + 10, -16),
            part=(0, -self.height - 20),
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and bottle."""
        half, height = self.half, self.height
        canvas.shadow_below(half * 1.02, depth=44)
        canvas.soft(ellipse(46, 20, half * 0.7, 16), self.scent, blur=14, alpha=0.7)
        body = rounded(-half, -height, half, 0, self.round)
        canvas.solid(
            body, lit((226, 230, 232), 0.5), (190, 198, 202), thickness=34, volume=0.4, roundness=12
        )
        room = shrunk(body, 15)
        canvas.fill(room, Linear(((0, (236, 238, 238)), (1, (214, 218, 220)))), depth=34)
        with canvas.inside(room, depth=34):
            level = -15 - (height - 30) * self.full
            liquid = [(-half, level), (half, level), (half, 20), (-half, 20)]
            tones = (
                (0.0, lighter(self.scent, 0.45)),
                (0.5, self.scent),
                (1.0, darker(self.scent, 0.25)),
            )
            canvas.fill(liquid, Linear(tones, 70), depth=34, volume=0.4, roundness=20)
            canvas.strokes(
                [[(-half, level), (half, level)]], 4, lighter(self.scent, 0.75), depth=34
            )
            canvas.strokes([[(4, -height), (2, -40), (-12, -24)]], 4, WHITE, depth=34, alpha=0.5)
        canvas.soft(
            [
                (-half + 10, -height + 30),
                (-half + 26, -height + 20),
                (-half + 26, -30),
                (-half + 10, -40),
            ],
            WHITE,
            blur=4,
            alpha=0.8,
            depth=36,
        )
        canvas.soft(
            [
                (half - 20, -height + 30),
                (half - 12, -height + 30),
                (half - 12, -30),
                (half - 20, -30),
            ],
            WHITE,
            blur=3,
            alpha=0.6,
            depth=36,
        )
        self._label(canvas)
        canvas.fill(
            rounded(-30, -height - 26, 30, -height + 3, 5),
            metal(self.metal, 0),
            volume=0.4,
            roundness=6,
        )
        if self.lost:
            nozzle = rounded(-17, -height - 58, 17, -height - 20, 6)
            canvas.fill(nozzle, lit((232, 232, 230), 0.4), volume=0.6, roundness=6)
            canvas.fill(ellipse(0, -height - 44, 2.5, 2.5, 12), (60, 58, 58))
            return
        cap = rounded(-48, -height - 118, 48, -height - 22, 9)
        canvas.solid(
            cap, metal(self.metal, 20), self.metal[3][1], thickness=26, volume=0.6, roundness=10
        )
        canvas.glint(-30, -height - 100, 7, depth=26)

    def _label(self, canvas: Canvas) -> None:
        y = -self.height * 0.45
        label = rounded(-56, y - 42, 56, y + 42, 4)
        canvas.fill(label, (246, 242, 232), depth=36, alpha=0.95)
        canvas.strokes([closed(shrunk(label, 6))], 1.6, self.metal[3][1], depth=36)
        canvas.strokes([[(-32, y - 8), (32, y - 8)]], 5, (60, 56, 56), depth=36)
        canvas.strokes(
            [[(-22, y + 8), (22, y + 8)], [(-14, y + 18), (14, y + 18)]],
            2,
            (110, 104, 100),
            depth=36,
        )
