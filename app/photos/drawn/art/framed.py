"""A picture behind glass in a moulded frame, with a mat around it."""

import random
from abc import abstractmethod
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, WHITE, Colour, Linear, darker, lighter
from app.photos.drawn.item import Item, Spots, Stand
from app.photos.drawn.shapes import Outline, rounded

_FRAMES: tuple[Colour, ...] = ((196, 152, 78), (54, 44, 40), (140, 96, 60), (226, 220, 208))


class Framed(Item):
    """A picture behind glass in a moulded frame, with a mat around it."""

    stand: ClassVar[Stand] = "wall"
    zoom: ClassVar[float] = 1.22

    def __init__(self, rng: random.Random) -> None:
        self.upright = rng.random() < 0.4
        self.half_x, self.half_y = (230.0, 300.0) if self.upright else (350.0, 262.0)
        self.frame = rng.choice(_FRAMES)
        self.wide = rng.uniform(34, 54)
        self.mat = rng.uniform(40, 62)
        self.spots = Spots(
            panel=(40, 50),
            shine=(0, self.half_y - self.wide / 2),
            edge=(-self.half_x + self.wide * 0.6, self.half_y - self.wide * 0.6),
            part=(self.half_x - self.wide * 0.5, -self.half_y * 0.3),
            part_px=self.wide * 0.32,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow, frame, mat and picture."""
        half_x, half_y, wide = self.half_x, self.half_y, self.wide
        outer = rounded(-half_x, -half_y, half_x, half_y, 3)
        canvas.shadow_flat(outer, 40, alpha=0.5)
        self._mouldings(canvas)
        mat_x, mat_y = half_x - wide, half_y - wide
        canvas.fill(rounded(-mat_x, -mat_y, mat_x, mat_y, 1), (240, 236, 226), grain=0.03)
        for edge, alpha in (
            ([(-mat_x, -mat_y), (mat_x, -mat_y), (mat_x, -mat_y + 13), (-mat_x, -mat_y + 13)], 0.5),
            ([(-mat_x, -mat_y), (-mat_x + 10, -mat_y), (-mat_x + 10, mat_y), (-mat_x, mat_y)], 0.4),
        ):
            canvas.soft(edge, BLACK, blur=8, alpha=alpha)
        x, y = mat_x - self.mat, mat_y - self.mat
        canvas.fill(
            rounded(-x - 4, -y - 4, x + 4, y + 4, 1),
            Linear(((0, (196, 190, 178)), (1, (255, 254, 250))), 60),
        )
        picture = rounded(-x, -y, x, y, 1)
        with canvas.inside(picture):
            self.paint(canvas, x, y)
            self._brush(canvas, x, y)
        with canvas.inside(rounded(-mat_x, -mat_y, mat_x, mat_y, 1)):
            glare = [
                (-mat_x, mat_y * 0.1),
                (mat_x * 0.3, -mat_y),
                (mat_x * 0.55, -mat_y),
                (-mat_x, mat_y * 0.5),
            ]
            canvas.soft(glare, WHITE, blur=5, alpha=0.09)

    @abstractmethod
    def paint(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Paint the picture itself, from -half to half."""

    def _mouldings(self, canvas: Canvas) -> None:
        """Four mitred sides, each under its own light."""
        half_x, half_y, wide = self.half_x, self.half_y, self.wide
        corners: Outline = [
            (-half_x, -half_y),
            (half_x, -half_y),
            (half_x, half_y),
            (-half_x, half_y),
        ]
        inner: Outline = [
            (-half_x + wide, -half_y + wide),
            (half_x - wide, -half_y + wide),
            (half_x - wide, half_y - wide),
            (-half_x + wide, half_y - wide),
        ]
        for side, (light, degrees) in enumerate(((0.35, 90), (-0.2, 180), (-0.3, 270), (0.2, 0))):
            after = (side + 1) % 4
            base = lighter(self.frame, light) if light > 0 else darker(self.frame, -light)
            profile = Linear(
                (
                    (0.0, darker(base, 0.35)),
                    (0.18, lighter(base, 0.45)),
                    (0.4, base),
                    (0.62, darker(base, 0.3)),
                    (0.78, lighter(base, 0.35)),
                    (1.0, darker(base, 0.45)),
                ),
                degrees,
            )
            canvas.fill(
                [corners[side], corners[after], inner[after], inner[side]], profile, grain=0.05
            )
        miters = [[outside, inside] for outside, inside in zip(corners, inner, strict=True)]
        canvas.strokes(miters, 1.6, darker(self.frame, 0.6), alpha=0.7)

    def _brush(self, canvas: Canvas, half_x: float, half_y: float) -> None:
        """Short strokes of the brush all over, light and dark."""
        rng = canvas.rng
        for tone, alpha in ((WHITE, 0.05), (BLACK, 0.045)):
            marks: list[Outline] = []
            for _ in range(170):
                x, y = rng.uniform(-half_x, half_x), rng.uniform(-half_y, half_y)
                lean = rng.uniform(-9, 9)
                marks.append([(x, y), (x + rng.uniform(18, 46), y + lean)])
            canvas.strokes(marks, 6, tone, alpha=alpha)
