"""A jug and fruit on a table."""

import random

from app.photos.drawn.art.framed import Framed
from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, Colour, Linear, Radial, darker, lighter, lit
from app.photos.drawn.shapes import ellipse, rounded, smooth


class StillLife(Framed):
    """A jug and fruit on a table."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.wall: Colour = rng.choice(((86, 92, 88), (120, 96, 82), (62, 74, 92)))
        self.cloth: Colour = rng.choice(((214, 202, 182), (150, 60, 50), (88, 104, 124)))
        self.jug: Colour = rng.choice(((226, 220, 206), (60, 92, 110), (150, 84, 56)))
        self.fruit = [
            (
                rng.uniform(-0.75, 0.75),
                rng.uniform(0.32, 0.56),
                rng.choice(((206, 120, 40), (176, 44, 40), (196, 176, 60), (110, 130, 60))),
            )
            for _ in range(6)
        ]

    def paint(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Wall, table, jug, and the fruit from back to front."""
        canvas.fill(
            rounded(-half_x, -half_y, half_x, half_y, 1),
            Radial(((0, lighter(self.wall, 0.35)), (1, darker(self.wall, 0.4))), 0.3, 0.25, 0.9),
        )
        table = [
            (-half_x, half_y * 0.3),
            (half_x, half_y * 0.24),
            (half_x, half_y),
            (-half_x, half_y),
        ]
        canvas.fill(table, Linear(((0, self.cloth), (1, darker(self.cloth, 0.4))), 70))
        jug = smooth(
            [
                (-46, -130),
                (-36, -96),
                (-84, -30),
                (-86, 40),
                (-50, 96),
                (50, 96),
                (86, 40),
                (84, -30),
                (36, -96),
                (46, -130),
                (0, -122),
            ]
        )
        size = half_y / 230
        jug = [(x * size - half_x * 0.16, y * size + half_y * 0.02) for x, y in jug]
        canvas.soft(
            ellipse(half_x * 0.06, half_y * 0.46, 120 * size, 18), BLACK, blur=14, alpha=0.5
        )
        canvas.fill(jug, lit(self.jug, 0.4), volume=0.9, roundness=34)
        for x_share, y_share, tone in sorted(self.fruit, key=lambda each: each[1]):
            x, y, radius = x_share * half_x, y_share * half_y, 36 * size
            canvas.soft(ellipse(x + 12, y + radius * 0.9, radius, 9), BLACK, blur=8, alpha=0.5)
            canvas.fill(
                ellipse(x, y, radius * 1.04, radius),
                Radial(((0, lighter(tone, 0.6)), (0.4, tone), (1, darker(tone, 0.55))), 0.34, 0.3),
            )
            canvas.strokes([[(x, y - radius * 0.8), (x + 6, y - radius * 1.2)]], 4, (66, 48, 30))
