"""A telephone lying on the table, screen up."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import WHITE, Colour, Linear, darker, lighter, metal
from app.photos.drawn.item import Item, Spots, Stand
from app.photos.drawn.shapes import Outline, closed, ellipse, moved, rounded, smooth

_PHONES: tuple[Colour, ...] = ((52, 54, 60), (206, 208, 212), (60, 80, 110), (214, 186, 170))
_SCREENS: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((250, 190, 130), (206, 90, 110), (60, 44, 100)),
    ((150, 214, 220), (60, 130, 170), (20, 40, 80)),
    ((236, 220, 180), (120, 160, 120), (30, 70, 70)),
    ((240, 200, 220), (150, 120, 200), (50, 50, 110)),
)


class Telephone(Item):
    """A telephone lying on the table, screen up."""

    stand: ClassVar[Stand] = "table"
    zoom: ClassVar[float] = 1.25
    brittle: ClassVar[bool] = True

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(_PHONES)
        self.screen = rng.choice(_SCREENS)
        self.hills = [rng.uniform(0, 1) for _ in range(8)]
        self.icons = [rng.choice(_SCREENS)[rng.randrange(3)] for _ in range(16)]
        self.spots = Spots(
            panel=(24, 40), shine=(-50, -100), edge=(132, 282), part=(0, -265), part_px=11
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and telephone."""
        body = rounded(-150, -304, 150, 304, 44)
        canvas.shadow_flat(body, 24, alpha=0.6)
        for left, top, bottom in ((146, -130, -50), (-154, -170, -130), (-154, -110, -50)):
            canvas.fill(rounded(left, top, left + 9, bottom, 3), darker(self.colour, 0.3))
        canvas.fill(
            body,
            metal(
                (
                    (0, lighter(self.colour, 0.6)),
                    (0.3, self.colour),
                    (0.55, lighter(self.colour, 0.4)),
                    (1, darker(self.colour, 0.4)),
                ),
                60,
            ),
        )
        canvas.fill(rounded(-143, -297, 143, 297, 38), (10, 10, 12))
        screen = rounded(-134, -288, 134, 288, 30)
        first, second, third = self.screen
        canvas.fill(screen, Linear(((0, first), (0.45, second), (1, third)), 80))
        with canvas.inside(screen):
            self._wallpaper(canvas)
            self._icons(canvas)
            glare = [(-150.0, -120.0), (60, -300), (150, -300), (150, -250), (-150, 60)]
            canvas.soft(glare, WHITE, blur=3, alpha=0.13)
        canvas.fill(rounded(-40, -276, 40, -254, 11), (8, 8, 10))
        canvas.fill(ellipse(26, -265, 5, 5, 16), (40, 50, 80))

    def _wallpaper(self, canvas: Canvas) -> None:
        third = self.screen[2]
        canvas.soft(ellipse(50, -90, 46, 46), (255, 240, 214), blur=6, alpha=0.7)
        for layer in range(3):
            base = 40 + layer * 70
            ridge = smooth(
                [
                    (-180 + step * 72.0, base - 60 * self.hills[(step + layer * 3) % 8])
                    for step in range(6)
                ],
                closed=False,
            )
            hill = [*ridge, (180.0, 300.0), (-180.0, 300.0)]
            canvas.fill(hill, darker(third, 0.1 + layer * 0.25), alpha=0.75)

    def _icons(self, canvas: Canvas) -> None:
        time: list[Outline] = [
            [(-52.0, -220.0), (-52, -172)],
            [(-30, -220), (-30, -196), (-8, -196)],
            [(-8, -220), (-8, -172)],
            closed(rounded(18, -220, 42, -172, 4)),
            closed(rounded(56, -220, 80, -172, 4)),
        ]
        canvas.strokes([moved(line, -14, 0) for line in time], 6, WHITE, alpha=0.9)
        for index, tone in enumerate(self.icons):
            x, y = -99 + index % 4 * 66, 60 + index // 4 * 62
            icon = rounded(x - 22, y - 22, x + 22, y + 22, 11)
            canvas.fill(icon, Linear(((0, lighter(tone, 0.3)), (1, tone))), alpha=0.94)
            canvas.strokes([closed(ellipse(x, y, 8, 8, 20))], 3, WHITE, alpha=0.85)
