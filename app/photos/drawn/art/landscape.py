"""Hills under a low sun, sometimes by the water."""

import random

from app.photos.drawn.art.framed import Framed
from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import Colour, Linear, darker, lighter, lit, mixed
from app.photos.drawn.shapes import ellipse, rounded, smooth

_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((132, 172, 204), (248, 220, 176)),
    ((230, 150, 110), (252, 224, 170)),
    ((96, 120, 160), (226, 196, 200)),
)
_LANDS: tuple[Colour, ...] = ((86, 112, 76), (142, 128, 74), (60, 88, 96), (120, 92, 80))


class Landscape(Framed):
    """Hills under a low sun, sometimes by the water."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.sky = rng.choice(_SKIES)
        self.land = rng.choice(_LANDS)
        self.sun = (rng.uniform(-0.5, 0.5), rng.uniform(-0.5, -0.2))
        self.ridges = [[rng.uniform(-0.5, 0.5) for _ in range(7)] for _ in range(4)]
        self.trees = [(rng.uniform(-0.9, 0.9), rng.uniform(0.6, 1.3)) for _ in range(7)]

    def paint(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Sky, sun, ridges that fade with distance, and a few poplars."""
        high, low = self.sky
        canvas.fill(
            rounded(-half_x, -half_y, half_x, half_y, 1), Linear(((0, high), (0.62, low), (1, low)))
        )
        sun_x, sun_y = self.sun[0] * half_x, self.sun[1] * half_y
        canvas.soft(ellipse(sun_x, sun_y, 70, 70), (255, 246, 214), blur=34, alpha=0.7)
        canvas.fill(ellipse(sun_x, sun_y, 27, 27), (255, 246, 216))
        for layer, ridge in enumerate(self.ridges):
            base = half_y * (-0.02 + layer * 0.27)
            tone = mixed(darker(self.land, layer * 0.16), low, 0.62 - layer * 0.2)
            line = smooth(
                [
                    (-half_x * 1.1 + step * half_x * 0.37, base + bend * half_y * 0.2)
                    for step, bend in enumerate(ridge)
                ],
                closed=False,
            )
            canvas.fill(
                [*line, (half_x * 1.2, half_y + 9), (-half_x * 1.2, half_y + 9)],
                Linear(((0, lighter(tone, 0.2)), (1, darker(tone, 0.2)))),
            )
        for share, size in self.trees:
            x, y = share * half_x, half_y * 0.74
            tree = smooth(
                [
                    (x, y - 96 * size),
                    (x + 13 * size, y - 40 * size),
                    (x + 6 * size, y + 8),
                    (x - 6 * size, y + 8),
                    (x - 13 * size, y - 40 * size),
                ]
            )
            canvas.fill(tree, lit(darker(self.land, 0.45), 0.25))
