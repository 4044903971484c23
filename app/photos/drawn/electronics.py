"""Small electronics: a camera, a telephone, headphones."""

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
from app.photos.drawn.item import Item, Spots, Stand
from app.photos.drawn.shapes import Outline, arc, closed, ellipse, moved, rounded, smooth

_BODIES: tuple[Colour, ...] = ((40, 40, 44), (110, 72, 46), (52, 66, 60), (120, 44, 46))
_PHONES: tuple[Colour, ...] = ((52, 54, 60), (206, 208, 212), (60, 80, 110), (214, 186, 170))
_SCREENS: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((250, 190, 130), (206, 90, 110), (60, 44, 100)),
    ((150, 214, 220), (60, 130, 170), (20, 40, 80)),
    ((236, 220, 180), (120, 160, 120), (30, 70, 70)),
    ((240, 200, 220), (150, 120, 200), (50, 50, 110)),
)
_CUPS: tuple[Colour, ...] = ((44, 44, 48), (226, 222, 214), (96, 62, 44), (50, 66, 92))


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
            ridges = [[(x, top + 5), (x, -286.0)] for x in _steps(left + 4, right - 3, 5)]
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


class Headphones(Item):
    """Headphones lying with both cups towards the viewer."""

    stand: ClassVar[Stand] = "table"
    zoom: ClassVar[float] = 1.3

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(_CUPS)
        self.pad = rng.choice(((36, 34, 36), (104, 70, 48), darker(self.colour, 0.3)))
        self.spots = Spots(
            panel=(-176, 150), shine=(176, 60), edge=(-150, -170), part=(176, 112), part_px=20
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and headphones."""
        band = arc(0, -10, 190, 250, 184, 356, 40)
        canvas.soft(_thick(band, moved(band, 16, 30)), BLACK, blur=14, alpha=0.3)
        canvas.stroke(band, 40, lit(self.colour, 0.35), volume=0.9)
        pad = arc(0, -4, 176, 234, 222, 318, 30)
        canvas.stroke(pad, 20, lit(self.pad, 0.3), volume=0.9)
        canvas.stitches(arc(0, -10, 203, 263, 205, 335, 40), lighter(self.colour, 0.4), width=1.8)
        for side in (-1, 1):
            x = side * 176.0
            arm = rounded(x - 12, -96, x + 12, 40, 8)
            canvas.fill(arm, metal(STEEL, 0), volume=0.5, roundness=6)
            canvas.strokes(
                [[(x - 8, y), (x + 8, y)] for y in _steps(-80, -30, 10)], 2, BLACK, alpha=0.4
            )
            cushion = smooth(
                [
                    (x - 84, 110),
                    (x - 66, 10),
                    (x, -20),
                    (x + 66, 10),
                    (x + 84, 110),
                    (x + 66, 214),
                    (x, 244),
                    (x - 66, 214),
                ]
            )
            canvas.shadow_flat(cushion, 28, alpha=0.55)
            canvas.fill(cushion, lit(self.pad, 0.25), volume=1.0, roundness=26, grain=0.05)
            cup = smooth(
                [
                    (x - 66, 110),
                    (x - 52, 32),
                    (x, 8),
                    (x + 52, 32),
                    (x + 66, 110),
                    (x + 52, 190),
                    (x, 216),
                    (x - 52, 190),
                ]
            )
            canvas.soft(moved(cup, 3, 6), BLACK, blur=7, alpha=0.5)
            canvas.fill(cup, lit(self.colour, 0.35), volume=0.8, roundness=14)
            canvas.strokes(
                [closed(ellipse(x, 112, 42, 58, 48))], 2.6, darker(self.colour, 0.5), alpha=0.8
            )
            canvas.fill(ellipse(x, 112, 20, 20), metal(STEEL, 50), volume=0.5, roundness=6)
            canvas.glint(x - 26, 56, 8)


ELECTRONICS = (PhotoCamera, Telephone, Headphones)


def _steps(start: float, end: float, every: float) -> list[float]:
    return [start + every * index for index in range(int((end - start) / every) + 1)]


def _thick(outer: Outline, inner: Outline) -> Outline:
    return [*outer, *inner[::-1]]
