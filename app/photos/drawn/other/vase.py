"""A turned vase with a glaze and painted bands."""

import math
import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, WHITE, Colour, Linear, darker, lighter
from app.photos.drawn.item import Item, Spots
from app.photos.drawn.shapes import Outline, arc, closed, ellipse, mirrored, moved, smooth

_GLAZES: tuple[Colour, ...] = (
    (226, 222, 210),
    (84, 126, 130),
    (44, 66, 110),
    (176, 96, 70),
    (120, 138, 104),
    (214, 170, 160),
)
_PROFILES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((70, -420), (52, -392), (50, -340), (110, -290), (168, -200), (160, -90), (110, -14), (96, 0)),
    ((86, -400), (72, -372), (92, -300), (146, -200), (140, -110), (92, -30), (88, 0)),
    ((40, -440), (34, -380), (40, -300), (120, -210), (176, -120), (150, -30), (120, 0)),
)


class Vase(Item):
    """A turned vase with a glaze and painted bands."""

    zoom: ClassVar[float] = 1.4
    front: ClassVar[float] = 40.0

    def __init__(self, rng: random.Random) -> None:
        self.glaze = rng.choice(_GLAZES)
        self.ink = rng.choice([each for each in _GLAZES if each != self.glaze])
        self.profile = rng.choice(_PROFILES)
        self.waves = rng.randint(7, 11)
        self.flowers = rng.random() < 0.6
        self.spots = Spots(
            panel=(30, -190),
            shine=(-60, -150),
            edge=(-84, -16),
            part=(self.profile[0][0] * 0.6, self.profile[0][1] + 10),
            part_px=13,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and vase."""
        wide = max(x for x, _ in self.profile)
        canvas.shadow_below(wide * 0.86, depth=44)
        rim_x, rim_y = self.profile[0]
        canvas.fill(ellipse(0, rim_y, rim_x, 15), darker(self.glaze, 0.55))
        right = smooth(self.profile, closed=False)
        body = [*right, *arc(0, 0, self.profile[-1][0], 9, 0, 180, 12)[1:-1], *mirrored(right)]
        body += arc(0, rim_y, rim_x, 13, 180, 0, 16)[1:-1]
        canvas.fill(body, self._round(self.glaze), volume=0.5, roundness=40, grain=0.03)
        with canvas.inside(body):
            self._bands(canvas, wide)
            shade = [(wide * 0.5, -470.0), (wide * 1.3, -470), (wide * 1.3, 20), (wide * 0.62, 20)]
            canvas.soft(shade, BLACK, blur=40, alpha=0.34)
            shine = smooth(
                [
                    (-wide * 0.52, -250),
                    (-wide * 0.38, -270),
                    (-wide * 0.4, -110),
                    (-wide * 0.58, -130),
                ]
            )
            canvas.soft(shine, WHITE, blur=10, alpha=0.62)
        canvas.stroke(
            arc(0, rim_y, rim_x, 14, 0, 180, 24), 6, lighter(self.glaze, 0.35), volume=0.5
        )

    def _round(self, colour: Colour) -> Linear:
        return Linear(
            (
                (0.0, darker(colour, 0.3)),
                (0.25, lighter(colour, 0.3)),
                (0.5, colour),
                (0.85, darker(colour, 0.42)),
                (1.0, darker(colour, 0.3)),
            ),
            0,
        )

    def _bands(self, canvas: Canvas, wide: float) -> None:
        for y, thick in ((-300.0, 5), (-288, 2.5), (-84, 2.5), (-72, 5)):
            canvas.strokes([arc(0, y, wide * 1.05, 18, 0, 180, 24)], thick, self.ink, alpha=0.85)
        for step in range(-self.waves, self.waves + 1):
            turn = step / self.waves * math.pi / 2
            x, narrow = math.sin(turn) * wide, max(0.16, math.cos(turn))
            y = -196 + 16 * math.cos(turn)
            if self.flowers:
                petals = [
                    closed(
                        ellipse(
                            x + math.cos(a) * 13 * narrow, y + math.sin(a) * 13, 7 * narrow, 7, 12
                        )
                    )
                    for a in (index * math.pi / 2.5 for index in range(5))
                ]
                canvas.strokes(petals, 5, self.ink, alpha=0.85)
            else:
                wave: Outline = [(x - 12 * narrow, y + 44), (x, y), (x + 12 * narrow, y + 44)]
                canvas.strokes(
                    [moved(wave, 0, lift) for lift in (-44, -22, 0)], 5, self.ink, alpha=0.8
                )
