"""Sunglasses lying with folded-out temples."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    GOLD,
    STEEL,
    WHITE,
    Colour,
    Linear,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Item, Spots, Stand
from app.photos.drawn.shapes import Outline, Point, closed, ellipse, mirrored, moved, smooth

_HORNS: tuple[Colour, ...] = ((44, 40, 42), (104, 62, 36), (150, 44, 44), (216, 200, 176))


class Sunglasses(Item):
    """Sunglasses lying with folded-out temples."""

    stand: ClassVar[Stand] = "table"
    zoom: ClassVar[float] = 1.35
    middle: ClassVar[Point] = (0.0, -70.0)
    brittle: ClassVar[bool] = True

    def __init__(self, rng: random.Random) -> None:
        self.horn = rng.choice(_HORNS)
        self.lens: Colour = rng.choice(((52, 44, 40), (40, 54, 48), (58, 60, 84), (96, 62, 40)))
        self.metal = rng.choice((GOLD, STEEL))
        self.cat = rng.uniform(0, 40)
        self.spots = Spots(
            panel=(-170, 10),
            shine=(180, 0),
            edge=(190, 122),
            part=(300, -84 - self.cat * 0.6),
            part_px=9,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and glasses."""
        lens = self._lens_outline()
        rim: list[Point] = [
            (30, -44),
            (110, -92),
            (230, -108 - self.cat * 0.5),
            (322, -100 - self.cat),
            (318, -20),
            (280, 84),
            (190, 130),
            (96, 104),
            (44, 30),
        ]
        front = smooth(rim)
        for outline in (front, mirrored(front)):
            canvas.shadow_flat(outline, 30, alpha=0.45)
        for side in (-1, 1):
            temple = smooth(
                [(side * 306.0, -92), (side * 330, -190), (side * 300, -270), (side * 250, -300)],
                closed=False,
            )
            canvas.strokes([moved(temple, 14, 20)], 20, BLACK, alpha=0.2)
            canvas.stroke(temple, 20, lit(darker(self.horn, 0.1), 0.3), volume=0.9)
        bridge = smooth([(-60, -66), (0, -84), (60, -66), (48, -34), (0, -52), (-48, -34)])
        canvas.fill(bridge, lit(self.horn, 0.35), volume=0.8, roundness=10)
        for flip in (False, True):
            outer, inner = (mirrored(front), mirrored(lens)) if flip else (front, lens)
            canvas.fill(outer, lit(self.horn, 0.35), volume=0.9, roundness=13)
            canvas.fill(
                inner,
                Linear(
                    (
                        (0.0, darker(self.lens, 0.45)),
                        (0.55, self.lens),
                        (1.0, lighter(self.lens, 0.45)),
                    )
                ),
            )
            canvas.strokes([closed(inner)], 3, darker(self.horn, 0.6), alpha=0.7)
            x = -180 if flip else 170
            with canvas.inside(inner):
                glare = [(x - 90.0, 40.0), (x + 10, -110), (x + 50, -110), (x - 60, 80)]
                canvas.soft(glare, WHITE, blur=4, alpha=0.3)
                canvas.soft(moved(glare, 80, 20), WHITE, blur=3, alpha=0.13)
            stud = -300 if flip else 300
            canvas.fill(
                ellipse(stud, -84 - self.cat * 0.6, 10, 6, 24),
                metal(self.metal),
                volume=0.5,
                roundness=4,
            )
            canvas.glint(stud - 3, -86 - self.cat * 0.6, 3)

    def _lens_outline(self) -> Outline:
        return smooth(
            [
                (56, -34),
                (120, -74),
                (220, -86 - self.cat * 0.35),
                (296, -76 - self.cat * 0.55),
                (292, -16),
                (260, 70),
                (186, 106),
                (112, 84),
                (68, 24),
            ]
        )
