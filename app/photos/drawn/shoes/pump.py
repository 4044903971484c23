"""A court shoe with a thin heel."""

import random

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    GOLD,
    LEATHERS,
    STEEL,
    WHITE,
    Colour,
    Linear,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Spots
from app.photos.drawn.shapes import Outline, rounded, smooth, turned
from app.photos.drawn.shoes.pair import Pair


class Pump(Pair):
    """A court shoe with a thin heel."""

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(LEATHERS)
        self.lining: Colour = rng.choice(((222, 196, 164), (176, 36, 40), (60, 52, 50)))
        self.bow = rng.random() < 0.4
        self.metal = rng.choice((GOLD, STEEL))
        self.rise = rng.uniform(0.85, 1.1)
        self.spots = Spots(
            panel=(140, -46), shine=(-20, -86), edge=(-236, -110), part=(-233, -8), part_px=11
        )

    def shoe(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        """Draw one pump."""
        rise = self.rise

        def at(outline: Outline) -> Outline:
            return [(x + dx, y * rise + dy) for x, y in outline]

        heel = smooth(
            [
                (-262, -208),
                (-254, -110),
                (-240, -10),
                (-226, -10),
                (-216, -110),
                (-176, -186),
                (-200, -216),
            ],
            steps=6,
        )
        canvas.fill(
            at(heel), lit(darker(self.colour, 0.12), 0.4), depth=depth, volume=0.9, roundness=10
        )
        tip = rounded(-243, -12, -223, 0, 3)
        canvas.fill(at(tip), (40, 36, 36), depth=depth)
        lining = smooth(
            [
                (-256, -268),
                (-236, -300),
                (-130, -220),
                (20, -136),
                (110, -100),
                (60, -76),
                (-100, -150),
                (-200, -220),
            ]
        )
        canvas.fill(
            at(lining),
            Linear(((0, lighter(self.lining, 0.2)), (1, darker(self.lining, 0.5)))),
            depth=depth - 24,
        )
        upper = smooth(
            [
                (-262, -214),
                (-266, -262),
                (-252, -296),
                (-234, -288),
                (-190, -234),
                (-110, -172),
                (-10, -124),
                (70, -104),
                (120, -106),
                (190, -84),
                (262, -44),
                (296, -16),
                (286, -5),
                (180, -3),
                (60, -14),
                (-40, -66),
                (-130, -146),
                (-196, -198),
            ]
        )
        canvas.fill(
            at(upper), lit(self.colour, 0.3), depth=depth, volume=0.9, roundness=26, grain=0.03
        )
        with canvas.inside(at(upper), depth=depth):
            shine = smooth([(60, -90), (150, -88), (236, -50), (160, -64)])
            canvas.soft(at(shine), WHITE, blur=9, alpha=0.5, depth=depth)
            back = smooth([(-258, -276), (-246, -276), (-240, -222), (-254, -222)])
            canvas.soft(at(back), WHITE, blur=7, alpha=0.4, depth=depth)
        sole = smooth(
            [(290, -8), (180, -6), (60, -16), (-40, -66), (-130, -146), (-196, -196)], closed=False
        )
        canvas.stroke(at(sole), 6, lit(self.lining, 0.2), depth=depth)
        if self.bow:
            for side in (-1, 1):
                loop = smooth(
                    [
                        (124, -108),
                        (124 + side * 30, -134),
                        (124 + side * 54, -124),
                        (124 + side * 48, -100),
                        (124 + side * 24, -98),
                    ]
                )
                canvas.fill(
                    at(loop), lit(self.colour, 0.35), depth=depth + 8, volume=0.8, roundness=9
                )
            canvas.fill(
                at(rounded(114, -120, 134, -98, 6)),
                lit(self.colour, 0.4),
                depth=depth + 8,
                volume=0.7,
                roundness=5,
            )
        else:
            bar = at(rounded(92, -118, 150, -98, 5))
            canvas.fill(
                turned(bar, dx + 121, dy - 108 * rise, 8),
                metal(self.metal),
                depth=depth + 8,
                volume=0.5,
                roundness=5,
            )
