"""A boot with a block heel and a zip on its side."""

import random

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    GOLD,
    LEATHERS,
    STEEL,
    WHITE,
    Colour,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Spots
from app.photos.drawn.shapes import Outline, along, moved, rounded, smooth
from app.photos.drawn.shoes.pair import Pair


class AnkleBoot(Pair):
    """A boot with a block heel and a zip on its side."""

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(LEATHERS)
        self.metal = rng.choice((GOLD, STEEL))
        self.sole: Colour = rng.choice(((40, 34, 32), (96, 64, 40)))
        self.spots = Spots(
            panel=(60, -80),
            shine=(-200, -190),
            edge=(206, -84),
            part=(-150, -306),
            part_px=14,
            zip=((-150, -300), (-130, -110)),
        )

    def shoe(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        """Draw one boot."""

        def at(outline: Outline) -> Outline:
            return moved(outline, dx, dy)

        opening = smooth([(-252, -344), (-160, -360), (-64, -344), (-150, -330)])
        canvas.fill(at(opening), darker(self.colour, 0.7), depth=depth - 20)
        upper = smooth(
            [
                (-246, -46),
                (-252, -140),
                (-246, -250),
                (-254, -340),
                (-160, -334),
                (-64, -342),
                (-70, -260),
                (-46, -190),
                (20, -150),
                (110, -134),
                (190, -120),
                (240, -88),
                (260, -48),
                (250, -28),
                (100, -24),
                (-100, -34),
            ]
        )
        canvas.fill(
            at(upper), lit(self.colour, 0.26), depth=depth, volume=0.8, roundness=36, grain=0.035
        )
        thread = lighter(self.colour, 0.4)
        with canvas.inside(at(upper), depth=depth):
            for y in (-190.0, -166):
                crease = smooth([(-80, y), (-30, y + 20), (10, y + 26)], closed=False)
                valley = [*at(crease), *moved(at(crease)[::-1], 4, 10)]
                canvas.soft(valley, BLACK, blur=7, alpha=0.4, depth=depth)
            cap = smooth([(80, -20), (96, -80), (120, -124)], closed=False)
            canvas.stitches(at(cap), thread, depth=depth)
            canvas.stitches(at([(-252.0, -322.0), (-160, -316), (-64, -324)]), thread, depth=depth)
            canvas.soft(
                at(smooth([(120, -104), (190, -86), (224, -60), (150, -84)])),
                WHITE,
                blur=10,
                alpha=0.35,
                depth=depth,
            )
        self._zip(
            canvas, at(smooth([(-150, -330), (-146, -220), (-128, -90)], closed=False)), depth
        )
        heel = at([(-250.0, -44.0), (-120, -40), (-132, 0), (-244, 0)])
        canvas.fill(heel, lit(self.sole, 0.25), depth=depth, volume=0.6, roundness=12)
        sole = at(
            smooth(
                [
                    (-252, -48),
                    (-100, -38),
                    (20, -26),
                    (140, -28),
                    (260, -34),
                    (264, -12),
                    (240, -2),
                    (90, 0),
                    (0, -6),
                    (-110, -28),
                    (-250, -34),
                ]
            )
        )
        canvas.fill(sole, lit(self.sole, 0.25), depth=depth, volume=0.5, roundness=7)

    def _zip(self, canvas: Canvas, path: Outline, depth: float) -> None:
        canvas.strokes([path], 18, darker(self.colour, 0.4), depth=depth)
        canvas.strokes([path], 7, (26, 24, 26), depth=depth)
        teeth: list[Outline] = [
            [(x, y), (x + (4.5 if index % 2 else -4.5), y)]
            for index, ((x, y), _) in enumerate(along(path, 5.5))
        ]
        canvas.strokes(teeth, 3, self.metal[0][1], depth=depth)
        x, y = path[0]
        canvas.fill(
            rounded(x - 6, y + 4, x + 6, y + 46, 6),
            metal(self.metal),
            depth=depth + 4,
            volume=0.5,
            roundness=4,
        )
