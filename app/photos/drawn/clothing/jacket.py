"""A bomber jacket with ribbed hem and a zip."""

import random

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.clothing.garment import COLLAR_Y, Garment
from app.photos.drawn.colours import BLACK, Linear, darker, lighter, metal
from app.photos.drawn.item import Spots
from app.photos.drawn.shapes import Outline, Point, along, mirrored, moved, rounded, smooth


class Jacket(Garment):
    """A bomber jacket with ribbed hem and a zip."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.rib = darker(self.fabric, 0.38)
        self.spots = Spots(
            panel=(112, 60),
            shine=(-110, -60),
            edge=(-262, 168),
            part=(0, COLLAR_Y + 74),
            part_px=12,
            zip=((0, -60), (0, 100)),
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and jacket."""
        right: list[Point] = [
            (62, COLLAR_Y + 6),
            (170, COLLAR_Y + 48),
            (206, COLLAR_Y + 110),
            (196, -20),
            (202, 150),
            (186, 226),
            (90, 232),
        ]
        body = smooth([*right, *((-x, y) for x, y in reversed(right))])
        sleeve = smooth(
            [
                (150, COLLAR_Y + 42),
                (216, COLLAR_Y + 96),
                (266, -40),
                (290, 150),
                (226, 166),
                (184, -60),
            ]
        )
        canvas.shadow_flat(body, 32, alpha=0.45)
        canvas.shadow_flat(sleeve, 28, alpha=0.4)
        self.hanger(canvas)
        self.sleeve(canvas, sleeve)
        cuff: Outline = [(224, 150), (292, 134), (296, 178), (232, 194)]
        for outline in (cuff, mirrored(cuff)):
            self._ribbed(canvas, outline)
        self.cloth(canvas, body, self.fabric)
        self.fold(
            canvas, body, [[(x * 150, -60.0), (x * 170 + lean * 80, 240)] for x, lean in self.folds]
        )
        self._ribbed(
            canvas,
            smooth(
                [
                    (-186, 196),
                    (-190, 204),
                    (0, 210),
                    (190, 204),
                    (186, 196),
                    (178, 250),
                    (0, 262),
                    (-178, 250),
                ],
                steps=8,
            ),
        )
        collar = smooth(
            [
                (-82, COLLAR_Y + 4),
                (0, COLLAR_Y + 30),
                (82, COLLAR_Y + 4),
                (64, COLLAR_Y - 36),
                (0, COLLAR_Y - 22),
                (-64, COLLAR_Y - 36),
            ],
            steps=10,
        )
        self._ribbed(canvas, collar)
        for side in (-1, 1):
            slit = [(side * 96.0, 60.0), (side * 138, 140)]
            canvas.stroke(slit, 13, darker(self.fabric, 0.25), volume=0.6)
            canvas.strokes([slit], 3, darker(self.fabric, 0.75))
        self._zip(canvas)

    def _ribbed(self, canvas: Canvas, outline: Outline) -> None:
        self.cloth(canvas, outline, self.rib)
        left, right = min(x for x, _ in outline), max(x for x, _ in outline)
        top, bottom = min(y for _, y in outline), max(y for _, y in outline)
        ribs = [
            [(left + step, top), (left + step, bottom)] for step in range(0, int(right - left), 9)
        ]
        with canvas.inside(outline):
            canvas.strokes(ribs, 2.6, darker(self.rib, 0.55), alpha=0.6)
            canvas.strokes(
                [moved(rib, 3, 0) for rib in ribs], 1.6, lighter(self.rib, 0.3), alpha=0.5
            )

    def _zip(self, canvas: Canvas) -> None:
        path: Outline = [(0.0, COLLAR_Y + 26), (0, 250)]
        canvas.strokes([path], 26, darker(self.fabric, 0.3))
        canvas.strokes([path], 10, (36, 34, 36))
        teeth: list[Outline] = [
            [(x, y), (x + (6 if index % 2 else -6), y)]
            for index, ((x, y), _) in enumerate(along(path, 6))
        ]
        canvas.strokes(teeth, 3.4, self.metal[0][1])
        for x in (-15, 15):
            canvas.stitches(moved(path, x, 0), lighter(self.fabric, 0.25), width=1.6)
        if self.lost:
            return
        pull = rounded(-7, COLLAR_Y + 74, 7, COLLAR_Y + 128, 6)
        canvas.soft(moved(pull, 4, 7), BLACK, blur=4, alpha=0.5)
        canvas.fill(rounded(-12, COLLAR_Y + 60, 12, COLLAR_Y + 84, 6), metal(self.metal))
        canvas.fill(pull, Linear(self.metal, 20), volume=0.5, roundness=5)
