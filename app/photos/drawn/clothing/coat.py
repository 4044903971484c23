"""A long double-breasted coat with lapels."""

import random

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.clothing.garment import COLLAR_Y, Garment
from app.photos.drawn.colours import BLACK, darker, lighter, lit
from app.photos.drawn.item import Spots
from app.photos.drawn.shapes import Point, closed, mirrored, moved, rounded, smooth


class Coat(Garment):
    """A long double-breasted coat with lapels."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.belt = rng.random() < 0.5
        self.hem = rng.uniform(360, 400)
        self.spots = Spots(
            panel=(-96, 210), shine=(90, -10), edge=(-232, 132), part=(64, -60), part_px=14
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and coat."""
        hem = self.hem
        right: list[Point] = [
            (70, COLLAR_Y + 4),
            (176, COLLAR_Y + 48),
            (204, COLLAR_Y + 100),
            (176, -60),
            (164, 40),
            (190, 220),
            (204, hem - 30),
            (206, hem - 2),
            (198, hem + 3),
            (100, hem + 6),
        ]
        body = smooth([*right, *((-x, y) for x, y in reversed(right))])
        sleeve = smooth(
            [
                (160, COLLAR_Y + 46),
                (214, COLLAR_Y + 92),
                (244, -60),
                (258, 110),
                (262, 136),
                (256, 140),
                (214, 148),
                (207, 146),
                (204, 122),
                (176, -70),
            ]
        )
        canvas.shadow_flat(body, 34, alpha=0.45)
        canvas.shadow_flat(sleeve, 30, alpha=0.4)
        self.hanger(canvas)
        back = smooth(
            [(-84, COLLAR_Y + 6), (0, COLLAR_Y - 16), (84, COLLAR_Y + 6), (60, -150), (-60, -150)]
        )
        canvas.fill(back, darker(self.fabric, 0.6))
        self.sleeve(canvas, sleeve)
        self.cloth(canvas, body, self.fabric)
        self.fold(
            canvas,
            body,
            [[(x * 120, 20.0), (x * 140 + lean * 60, hem + 10)] for x, lean in self.folds],
        )
        self._front(canvas)

    def _front(self, canvas: Canvas) -> None:
        hem = self.hem
        opening = [(-22.0, -96.0), (-34, 60), (-40, hem + 2)]
        canvas.soft([*opening, *moved(opening[::-1], 14, 0)], BLACK, blur=8, alpha=0.5)
        canvas.strokes([opening], 3, darker(self.fabric, 0.6))
        canvas.stitches(moved(opening, 11, 0), darker(self.fabric, 0.35), width=1.6)
        inside = [
            (-70.0, COLLAR_Y - 6),
            (0, COLLAR_Y - 10),
            (70, COLLAR_Y - 6),
            (10, -108),
            (-24, -96),
        ]
        canvas.fill(inside, darker(self.fabric, 0.66))
        lapel = [
            (48.0, COLLAR_Y - 8),
            (88, COLLAR_Y + 6),
            (98, COLLAR_Y + 74),
            (140, COLLAR_Y + 84),
            (124, COLLAR_Y + 132),
            (-20, -92),
            (20, COLLAR_Y + 108),
        ]
        for outline in (mirrored(lapel), lapel):
            canvas.soft(moved(outline, 3, 9), BLACK, blur=8, alpha=0.4)
            self.cloth(canvas, outline, lighter(self.fabric, 0.07))
            canvas.strokes([closed(outline)], 1.6, darker(self.fabric, 0.45), alpha=0.6)
            notch = [outline[0], outline[2], outline[3]] if outline is lapel else []
            if notch:
                canvas.strokes([notch[1:]], 2, darker(self.fabric, 0.5))
        for y in (-60, 20, 100):
            if y > -60 or not self.lost:
                self.round_button(canvas, 64, y)
            self.round_button(canvas, -76, y)
        for side in (-1, 1):
            flap = rounded(side * 116 - 46, 156, side * 116 + 46, 190, 8)
            canvas.soft(moved(flap, 2, 7), BLACK, blur=6, alpha=0.4)
            self.cloth(canvas, flap, lighter(self.fabric, 0.04))
            canvas.strokes([closed(flap)], 1.6, darker(self.fabric, 0.5), alpha=0.7)
        if self.belt:
            belt = smooth(
                [(-172, 44), (0, 52), (172, 44), (172, 78), (0, 86), (-172, 78)], steps=10
            )
            canvas.soft(moved(belt, 2, 8), BLACK, blur=7, alpha=0.45)
            self.cloth(canvas, belt, darker(self.fabric, 0.05))
            canvas.stroke(closed(rounded(-34, 42, 26, 96, 8)), 8, lit(self.button, 0.4), volume=0.6)
