"""Everything else a shop takes in: a vase, a perfume bottle, sunglasses."""

import math
import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    GOLD,
    STEEL,
    WHITE,
    Colour,
    Linear,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Item, Loss, Spots, Stand
from app.photos.drawn.shapes import (
    Outline,
    Point,
    arc,
    closed,
    ellipse,
    mirrored,
    moved,
    rounded,
    shrunk,
    smooth,
)

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
_SCENTS: tuple[Colour, ...] = ((226, 168, 96), (222, 150, 160), (150, 186, 160), (170, 160, 206))
_HORNS: tuple[Colour, ...] = ((44, 40, 42), (104, 62, 36), (150, 44, 44), (216, 200, 176))


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


class Perfume(Item):
    """A glass bottle, two thirds full, with a metal cap."""

    zoom: ClassVar[float] = 1.4
    front: ClassVar[float] = 40.0
    loss: ClassVar[Loss] = "nothing"

    def __init__(self, rng: random.Random) -> None:
        self.scent = rng.choice(_SCENTS)
        self.metal = rng.choice((GOLD, STEEL))
        self.half = rng.uniform(112, 146)
        self.height = rng.uniform(230, 290)
        self.full = rng.uniform(0.5, 0.85)
        self.round = rng.choice((16.0, 60.0))
        self.spots = Spots(
            panel=(50, -self.height * 0.4),
            shine=(-self.half * 0.4, -self.height * 0.75),
            edge=(-self.half + 10, -16),
            part=(0, -self.height - 20),
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and bottle."""
        half, height = self.half, self.height
        canvas.shadow_below(half * 1.02, depth=44)
        canvas.soft(ellipse(46, 20, half * 0.7, 16), self.scent, blur=14, alpha=0.7)
        body = rounded(-half, -height, half, 0, self.round)
        canvas.solid(
            body, lit((226, 230, 232), 0.5), (190, 198, 202), thickness=34, volume=0.4, roundness=12
        )
        room = shrunk(body, 15)
        canvas.fill(room, Linear(((0, (236, 238, 238)), (1, (214, 218, 220)))), depth=34)
        with canvas.inside(room, depth=34):
            level = -15 - (height - 30) * self.full
            liquid = [(-half, level), (half, level), (half, 20), (-half, 20)]
            tones = (
                (0.0, lighter(self.scent, 0.45)),
                (0.5, self.scent),
                (1.0, darker(self.scent, 0.25)),
            )
            canvas.fill(liquid, Linear(tones, 70), depth=34, volume=0.4, roundness=20)
            canvas.strokes(
                [[(-half, level), (half, level)]], 4, lighter(self.scent, 0.75), depth=34
            )
            canvas.strokes([[(4, -height), (2, -40), (-12, -24)]], 4, WHITE, depth=34, alpha=0.5)
        canvas.soft(
            [
                (-half + 10, -height + 30),
                (-half + 26, -height + 20),
                (-half + 26, -30),
                (-half + 10, -40),
            ],
            WHITE,
            blur=4,
            alpha=0.8,
            depth=36,
        )
        canvas.soft(
            [
                (half - 20, -height + 30),
                (half - 12, -height + 30),
                (half - 12, -30),
                (half - 20, -30),
            ],
            WHITE,
            blur=3,
            alpha=0.6,
            depth=36,
        )
        self._label(canvas)
        canvas.fill(
            rounded(-30, -height - 26, 30, -height + 3, 5),
            metal(self.metal, 0),
            volume=0.4,
            roundness=6,
        )
        if self.lost:
            nozzle = rounded(-17, -height - 58, 17, -height - 20, 6)
            canvas.fill(nozzle, lit((232, 232, 230), 0.4), volume=0.6, roundness=6)
            canvas.fill(ellipse(0, -height - 44, 2.5, 2.5, 12), (60, 58, 58))
            return
        cap = rounded(-48, -height - 118, 48, -height - 22, 9)
        canvas.solid(
            cap, metal(self.metal, 20), self.metal[3][1], thickness=26, volume=0.6, roundness=10
        )
        canvas.glint(-30, -height - 100, 7, depth=26)

    def _label(self, canvas: Canvas) -> None:
        y = -self.height * 0.45
        label = rounded(-56, y - 42, 56, y + 42, 4)
        canvas.fill(label, (246, 242, 232), depth=36, alpha=0.95)
        canvas.strokes([closed(shrunk(label, 6))], 1.6, self.metal[3][1], depth=36)
        canvas.strokes([[(-32, y - 8), (32, y - 8)]], 5, (60, 56, 56), depth=36)
        canvas.strokes(
            [[(-22, y + 8), (22, y + 8)], [(-14, y + 18), (14, y + 18)]],
            2,
            (110, 104, 100),
            depth=36,
        )


class Sunglasses(Item):
    """Sunglasses lying with folded-out temples."""

    stand: ClassVar[Stand] = "table"
    zoom: ClassVar[float] = 1.35
    middle: ClassVar[Point] = (0.0, -70.0)
    brittle: ClassVar[bool] = True

    def __init__(self, rng: random.Random) -> None:
        self.horn = rng.choice(_HORNS)
        self.lens: Colour = rng.choice(((52, 44, 40), (40, 54, 48), (58, 60, 84), (96, 62, 40)))
        self.metal = rng.choice((GOLD, STEEL))
        self.cat = rng.uniform(0, 40)
        self.spots = Spots(
            panel=(-170, 10),
            shine=(180, 0),
            edge=(190, 122),
            part=(300, -84 - self.cat * 0.6),
            part_px=9,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and glasses."""
        lens = self._lens_outline()
        rim: list[Point] = [
            (30, -44),
            (110, -92),
            (230, -108 - self.cat * 0.5),
            (322, -100 - self.cat),
            (318, -20),
            (280, 84),
            (190, 130),
            (96, 104),
            (44, 30),
        ]
        front = smooth(rim)
        for outline in (front, mirrored(front)):
            canvas.shadow_flat(outline, 30, alpha=0.45)
        for side in (-1, 1):
            temple = smooth(
                [(side * 306.0, -92), (side * 330, -190), (side * 300, -270), (side * 250, -300)],
                closed=False,
            )
            canvas.strokes([moved(temple, 14, 20)], 20, BLACK, alpha=0.2)
            canvas.stroke(temple, 20, lit(darker(self.horn, 0.1), 0.3), volume=0.9)
        bridge = smooth([(-60, -66), (0, -84), (60, -66), (48, -34), (0, -52), (-48, -34)])
        canvas.fill(bridge, lit(self.horn, 0.35), volume=0.8, roundness=10)
        for flip in (False, True):
            outer, inner = (mirrored(front), mirrored(lens)) if flip else (front, lens)
            canvas.fill(outer, lit(self.horn, 0.35), volume=0.9, roundness=13)
            canvas.fill(
                inner,
                Linear(
                    (
                        (0.0, darker(self.lens, 0.45)),
                        (0.55, self.lens),
                        (1.0, lighter(self.lens, 0.45)),
                    )
                ),
            )
            canvas.strokes([closed(inner)], 3, darker(self.horn, 0.6), alpha=0.7)
            x = -180 if flip else 170
            with canvas.inside(inner):
                glare = [(x - 90.0, 40.0), (x + 10, -110), (x + 50, -110), (x - 60, 80)]
                canvas.soft(glare, WHITE, blur=4, alpha=0.3)
                canvas.soft(moved(glare, 80, 20), WHITE, blur=3, alpha=0.13)
            stud = -300 if flip else 300
            canvas.fill(
                ellipse(stud, -84 - self.cat * 0.6, 10, 6, 24),
                metal(self.metal),
                volume=0.5,
                roundness=4,
            )
            canvas.glint(stud - 3, -86 - self.cat * 0.6, 3)

    def _lens_outline(self) -> Outline:
        return smooth(
            [
                (56, -34),
                (120, -74),
                (220, -86 - self.cat * 0.35),
                (296, -76 - self.cat * 0.55),
                (292, -16),
                (260, 70),
                (186, 106),
                (112, 84),
                (68, 24),
            ]
        )


OTHER = (Vase, Perfume, Sunglasses)
