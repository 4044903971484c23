"""A sleeveless dress, fitted above and wide below."""

import random

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.clothing.garment import COLLAR_Y, Garment
from app.photos.drawn.colours import BLACK, WHITE, darker, lighter, metal
from app.photos.drawn.item import Spots
from app.photos.drawn.shapes import Outline, Point, moved, rounded, smooth


class Dress(Garment):
    """A sleeveless dress, fitted above and wide below."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.dots = rng.random() < 0.45
        self.hem = rng.uniform(350, 390)
        self.wide = rng.uniform(210, 265)
        self.spots = Spots(
            panel=(60, 200),
            shine=(-40, -110),
            edge=(-self.wide + 40, self.hem - 30),
            part=(0, -16),
            part_px=17,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and dress."""
        hem, wide = self.hem, self.wide
        right: list[Point] = [
            (52, -196),
            (88, COLLAR_Y + 24),
            (116, COLLAR_Y + 34),
            (112, -190),
            (104, -60),
            (96, -20),
            (146, 130),
            (wide, hem - 22),
            (wide * 0.72, hem + 6),
            (wide * 0.42, hem - 8),
            (wide * 0.16, hem + 8),
        ]
        body = smooth([*right, *((-x, y) for x, y in reversed(right))])
        canvas.shadow_flat(body, 32, alpha=0.42)
        self.hanger(canvas)
        self.cloth(canvas, body, self.fabric)
        if self.dots:
            with canvas.inside(body):
                canvas.strokes(self._dots(), 12, lighter(self.fabric, 0.65))
        folds = [(x / 5, x * 0.02) for x in range(-4, 5)]
        self.fold(
            canvas, body, [[(x * 92, 0.0), (x * wide * 1.05 + lean, hem + 20)] for x, lean in folds]
        )
        waist = smooth([(-98, -36), (0, -26), (98, -36), (98, -8), (0, 2), (-98, -8)], steps=10)
        with canvas.inside(body):
            canvas.soft(moved(waist, 0, 6), BLACK, blur=6, alpha=0.4)
            self.cloth(canvas, waist, darker(self.fabric, 0.25))
        if not self.lost:
            buckle = rounded(-16, -34, 16, 4, 6)
            canvas.fill(buckle, metal(self.metal), volume=0.5, roundness=5)
        neck = smooth([(-52, -196), (0, -178), (52, -196)], closed=False)
        canvas.stitches(moved(neck, 0, 8), darker(self.fabric, 0.4), width=1.6)
        canvas.soft(
            [(-80.0, COLLAR_Y + 40), (-98, COLLAR_Y + 40), (-92, -80), (-72, -80)],
            WHITE,
            blur=16,
            alpha=0.2,
        )

    def _dots(self) -> list[Outline]:
        """Rows of dots, wider apart where the skirt is wider; as lines without length."""
        dots: list[Outline] = []
        for row in range(int((self.hem + 300) / 34)):
            y = -290.0 + row * 34
            reach = 118 if y < 0 else 112 + (self.wide - 112) * y / self.hem
            for column in range(-4, 5):
                x = (column + (0.5 if row % 2 else 0)) * reach / 4
                dots.append([(x, y), (x + 0.1, y)])
        return dots
