"""What all clothes share: fabric with folds, a hanger, buttons."""

import random
from collections.abc import Sequence
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    FABRICS,
    GOLD,
    STEEL,
    Colour,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Item, Loss, Stand
from app.photos.drawn.shapes import Outline, arc, closed, ellipse, mirrored, moved, smooth

_BUTTONS: tuple[Colour, ...] = ((58, 42, 34), (30, 30, 34), (196, 176, 140))
COLLAR_Y = -316.0  # where every garment begins, below its hanger


class Garment(Item):
    """What all clothes share: fabric with folds, a hanger, buttons."""

    stand: ClassVar[Stand] = "wall"
    zoom: ClassVar[float] = 1.05
    loss: ClassVar[Loss] = "threads"

    def __init__(self, rng: random.Random) -> None:
        self.fabric = rng.choice(FABRICS)
        self.button = rng.choice(_BUTTONS)
        self.metal = rng.choice((GOLD, STEEL))
        self.folds = [(rng.uniform(-1, 1), rng.uniform(-0.3, 0.3)) for _ in range(6)]

    def hanger(self, canvas: Canvas) -> None:
        """Peg on the wall, hook and wooden shoulders."""
        canvas.soft(ellipse(8, COLLAR_Y - 92, 18, 18), BLACK, blur=9, alpha=0.5)
        canvas.fill(ellipse(0, COLLAR_Y - 100, 15, 15), metal(self.metal), volume=0.7, roundness=8)
        hook = [
            *arc(0, COLLAR_Y - 84, 20, 22, 190, 420, 20),
            (0, COLLAR_Y - 46),
            (0, COLLAR_Y - 14),
        ]
        canvas.strokes([moved(hook, 6, 9)], 7, BLACK, alpha=0.22)
        canvas.stroke(hook, 7, metal(STEEL), volume=0.5)
        wood = smooth(
            [
                (0, COLLAR_Y - 22),
                (90, COLLAR_Y + 4),
                (150, COLLAR_Y + 40),
                (142, COLLAR_Y + 58),
                (0, COLLAR_Y + 12),
                (-142, COLLAR_Y + 58),
                (-150, COLLAR_Y + 40),
                (-90, COLLAR_Y + 4),
            ]
        )
        canvas.fill(wood, lit((172, 124, 78), 0.3), volume=0.7, roundness=9)

    def cloth(
        self, canvas: Canvas, outline: Outline, colour: Colour, *, depth: float = 0.0
    ) -> None:
        """A piece of fabric with soft folds."""
        canvas.fill(
            outline,
            lit(colour, 0.16),
            volume=0.6,
            roundness=26,
            grain=0.05,
            grain_px=1.5,
            depth=depth,
        )

    def fold(self, canvas: Canvas, outline: Outline, folds: Sequence[Outline]) -> None:
        """Long soft valleys with a lit ridge beside each, within an outline."""
        with canvas.inside(outline):
            for line in folds:
                valley = [*line, *moved(line[::-1], 12, 0)]
                canvas.soft(valley, darker(self.fabric, 0.8), blur=11, alpha=0.3)
                canvas.soft(moved(valley, -24, 0), lighter(self.fabric, 0.7), blur=11, alpha=0.16)

    def sleeve(self, canvas: Canvas, outline: Outline) -> None:
        """Both sleeves, the second one mirrored, with the crease of the elbow."""
        for side, piece in ((1, outline), (-1, mirrored(outline))):
            self.cloth(canvas, piece, darker(self.fabric, 0.06))
            with canvas.inside(piece):
                for y, slope in ((-60.0, 26), (-26, 30), (30, 18)):
                    crease = [
                        (side * 190.0, y),
                        (side * 258, y + slope),
                        (side * 258, y + slope + 9),
                    ]
                    canvas.soft(crease, darker(self.fabric, 0.8), blur=7, alpha=0.5)

    def round_button(self, canvas: Canvas, x: float, y: float, radius: float = 12.0) -> None:
        """A button sewn on with four holes."""
        canvas.soft(ellipse(x + 3, y + 5, radius, radius), BLACK, blur=5, alpha=0.5)
        canvas.fill(
            ellipse(x, y, radius, radius, 30), lit(self.button, 0.35), volume=0.6, roundness=5
        )
        canvas.strokes(
            [closed(ellipse(x, y, radius * 0.66, radius * 0.66, 24))], 1.4, BLACK, alpha=0.4
        )
        for dx, dy in ((-3, -3), (3, -3), (-3, 3), (3, 3)):
            canvas.fill(ellipse(x + dx, y + dy, 1.6, 1.6, 10), BLACK, alpha=0.8)
