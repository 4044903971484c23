"""A rangefinder with leatherette and a big lens."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    STEEL,
    WHITE,
    Colour,
    Linear,
    Radial,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Item, Spots
from app.photos.drawn.shapes import closed, ellipse, rounded, smooth, steps

_BODIES: tuple[Colour, ...] = ((40, 40, 44), (110, 72, 46), (52, 66, 60), (120, 44, 46))


class PhotoCamera(Item):
    """A rangefinder with leatherette and a big lens."""

    zoom: ClassVar[float] = 1.45
    ground_px: ClassVar[int] = 770
    front: ClassVar[float] = 40.0

    def __init__(self, rng: random.Random) -> None:
        self.skin = rng.choice(_BODIES)
        self.silver = rng.random() < 0.65
        self.glass: Colour = rng.choice(((70, 60, 130), (40, 96, 110), (120, 60, 90)))
        self.spots = Spots(
            panel=(-190, -110), shine=(-130, -254), edge=(-252, -24), part=(-220, -254), part_px=15
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and camera."""
        canvas.shadow_below(276, depth=54)
        plate: Colour = (208, 210, 214) if self.silver else (46, 46, 50)
        plates = ((0.0, lighter(plate, 0.5)), (0.3, plate), (1.0, darker(plate, 0.35)))
        self._dials(canvas, plate)
        body = rounded(-280, -292, 280, 0, 44)
        canvas.solid(
            body, Linear(plates), darker(plate, 0.5), thickness=40, volume=0.5, roundness=16
        )
        skin = [(-281.0, -222.0), (281, -222), (281, -40), (-281, -40)]
        with canvas.inside(body, depth=40):
            canvas.fill(skin, lit(self.skin, 0.12), depth=40, grain=0.22, grain_px=1.4)
            for y, tone in ((-223.0, BLACK), (-40.0, BLACK), (-37.0, WHITE)):
                canvas.strokes([[(-281, y), (281, y)]], 2.4, tone, depth=40, alpha=0.5)
        self._windows(canvas)
        self._lens(canvas)

    def _dials(self, canvas: Canvas, plate: Colour) -> None:
        for left, right, top in (
            (150.0, 236.0, -326.0),
            (-252.0, -196.0, -318.0),
            (76.0, 120.0, -314.0),
        ):
            dial = rounded(left, top, right, -284, 6)
            canvas.fill(
                dial,
                Linear(
                    (
                        (0, darker(plate, 0.4)),
                        (0.3, lighter(plate, 0.4)),
                        (0.6, plate),
                        (1, darker(plate, 0.55)),
                    ),
                    0,
                ),
            )
            ridges = [[(x, top + 5), (x, -286.0)] for x in steps(left + 4, right - 3, 5)]
            canvas.strokes(ridges, 1.6, darker(plate, 0.6), alpha=0.7)
        shoe = rounded(-44, -306, 44, -288, 3)
        canvas.fill(shoe, metal(STEEL), volume=0.4, roundness=4)

    def _windows(self, canvas: Canvas) -> None:
        finder = rounded(110, -276, 214, -232, 8)
        canvas.fill(finder, (26, 26, 30), depth=42)
        canvas.fill(
            rounded(118, -270, 206, -238, 5),
            Linear(((0, (130, 150, 170)), (0.5, (40, 48, 60)), (1, (90, 100, 120))), 40),
            depth=42,
        )
        canvas.fill(rounded(-36, -268, 30, -240, 5), (30, 30, 34), depth=42)
        canvas.fill(rounded(-30, -263, 24, -245, 3), (78, 84, 96), depth=42)
        if not self.lost:
            canvas.fill(ellipse(-220, -254, 14, 14), (28, 26, 28), depth=42)
            canvas.fill(ellipse(-220, -254, 10, 10), (188, 44, 40), depth=42)
        canvas.strokes(
            [[(-180, -258), (-90, -258)], [(-180, -250), (-120, -250)]],
            3,
            (70, 70, 76) if self.silver else (190, 190, 190),
            depth=42,
            alpha=0.8,
        )

    def _lens(self, canvas: Canvas) -> None:
        x, y = 10.0, -132.0
        canvas.soft(ellipse(x + 12, y + 22, 134, 134), BLACK, blur=18, alpha=0.6, depth=42)
        steel = metal(STEEL, 55) if self.silver else lit((70, 70, 76), 0.4)
        for radius, depth, paint in (
            (132, 46, steel),
            (126, 58, lit((44, 44, 48), 0.3)),
            (112, 76, steel),
            (106, 92, lit((34, 34, 38), 0.35)),
        ):
            canvas.fill(
                ellipse(x, y, radius, radius, 72), paint, depth=depth, volume=0.4, roundness=6
            )
        marks = [
            [ellipse(x, y, 110, 110, 60)[index], ellipse(x, y, 124, 124, 60)[index]]
            for index in range(60)
        ]
        canvas.strokes(marks, 2, BLACK, depth=66, alpha=0.45)
        canvas.strokes([closed(ellipse(x, y, 92, 92, 60))], 2, (170, 170, 176), depth=92, alpha=0.6)
        coating = Radial(
            (
                (0.0, lighter(self.glass, 0.35)),
                (0.35, self.glass),
                (0.7, darker(self.glass, 0.75)),
                (1.0, (8, 8, 12)),
            ),
            0.4,
            0.36,
            0.72,
        )
        canvas.fill(ellipse(x, y, 78, 78, 60), (10, 10, 12), depth=88)
        canvas.fill(ellipse(x, y, 72, 72, 60), coating, depth=84)
        canvas.strokes([closed(ellipse(x, y, 50, 50, 48))], 2, BLACK, depth=84, alpha=0.5)
        canvas.fill(ellipse(x, y, 27, 27, 40), (6, 6, 10), depth=80)
        with canvas.inside(ellipse(x, y, 72, 72, 60), depth=84):
            shine = smooth([(x - 56, y - 20), (x - 20, y - 58), (x + 10, y - 52), (x - 34, y - 6)])
            canvas.soft(shine, WHITE, blur=7, alpha=0.55, depth=84)
            canvas.soft(
                ellipse(x + 30, y + 34, 16, 12), (190, 160, 255), blur=6, alpha=0.5, depth=84
            )
        canvas.glint(x - 30, y - 34, 8, depth=84)
