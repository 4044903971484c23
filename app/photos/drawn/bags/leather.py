"""What all bags share: leather, thread, hardware and a body with sides."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import GOLD, LEATHERS, STEEL, Linear, darker, lighter, lit
from app.photos.drawn.item import Item
from app.photos.drawn.shapes import Outline


class Bag(Item):
    """What all bags share: leather, thread, hardware and a body with sides."""

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
