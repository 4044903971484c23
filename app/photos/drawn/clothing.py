"""Clothes on a wooden hanger: coat, dress, zipped jacket."""

import random
from collections.abc import Sequence
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    FABRICS,
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
    along,
    arc,
    closed,
    ellipse,
    mirrored,
    moved,
    rounded,
    smooth,
)

_BUTTONS: tuple[Colour, ...] = ((58, 42, 34), (30, 30, 34), (196, 176, 140))
_TOP = -316.0  # the collar


class _Garment(Item):
    stand: ClassVar[Stand] = "wall"
    zoom: ClassVar[float] = 1.05
    loss: ClassVar[Loss] = "threads"

    def __init__(self, rng: random.Random) -> None:
        self.fabric = rng.choice(FABRICS)
        self.button = rng.choice(_BUTTONS)
        self.metal = rng.choice((GOLD, STEEL))
        self.folds = [(rng.uniform(-1, 1), rng.uniform(-0.3, 0.3)) for _ in range(6)]

    def hanger(self, canvas: Canvas) -> None:
        """Peg on the wall, hook and wooden shoulders."""
        canvas.soft(ellipse(8, _TOP - 92, 18, 18), BLACK, blur=9, alpha=0.5)
        canvas.fill(ellipse(0, _TOP - 100, 15, 15), metal(self.metal), volume=0.7, roundness=8)
        hook = [*arc(0, _TOP - 84, 20, 22, 190, 420, 20), (0, _TOP - 46), (0, _TOP - 14)]
        canvas.strokes([moved(hook, 6, 9)], 7, BLACK, alpha=0.22)
        canvas.stroke(hook, 7, metal(STEEL), volume=0.5)
        wood = smooth(
            [
                (0, _TOP - 22),
                (90, _TOP + 4),
                (150, _TOP + 40),
                (142, _TOP + 58),
                (0, _TOP + 12),
                (-142, _TOP + 58),
                (-150, _TOP + 40),
                (-90, _TOP + 4),
            ]
        )
        canvas.fill(wood, lit((172, 124, 78), 0.3), volume=0.7, roundness=9)

    def cloth(
        self, canvas: Canvas, outline: Outline, colour: Colour, *, depth: float = 0.0
    ) -> None:
        """A piece of fabric with soft folds."""
        canvas.fill(
            outline,
            lit(colour, 0.16),
            volume=0.6,
            roundness=26,
            grain=0.05,
            grain_px=1.5,
            depth=depth,
        )

    def fold(self, canvas: Canvas, outline: Outline, folds: Sequence[Outline]) -> None:
        """Long soft valleys with a lit ridge beside each, within an outline."""
        with canvas.inside(outline):
            for line in folds:
                valley = [*line, *moved(line[::-1], 12, 0)]
                canvas.soft(valley, darker(self.fabric, 0.8), blur=11, alpha=0.3)
                canvas.soft(moved(valley, -24, 0), lighter(self.fabric, 0.7), blur=11, alpha=0.16)

    def sleeve(self, canvas: Canvas, outline: Outline) -> None:
        """Both sleeves, the second one mirrored, with the crease of the elbow."""
        for side, piece in ((1, outline), (-1, mirrored(outline))):
            self.cloth(canvas, piece, darker(self.fabric, 0.06))
            with canvas.inside(piece):
                for y, slope in ((-60.0, 26), (-26, 30), (30, 18)):
                    crease = [
                        (side * 190.0, y),
                        (side * 258, y + slope),
                        (side * 258, y + slope + 9),
                    ]
                    canvas.soft(crease, darker(self.fabric, 0.8), blur=7, alpha=0.5)

    def round_button(self, canvas: Canvas, x: float, y: float, radius: float = 12.0) -> None:
        """A button sewn on with four holes."""
        canvas.soft(ellipse(x + 3, y + 5, radius, radius), BLACK, blur=5, alpha=0.5)
        canvas.fill(
            ellipse(x, y, radius, radius, 30), lit(self.button, 0.35), volume=0.6, roundness=5
        )
        canvas.strokes(
            [closed(ellipse(x, y, radius * 0.66, radius * 0.66, 24))], 1.4, BLACK, alpha=0.4
        )
        for dx, dy in ((-3, -3), (3, -3), (-3, 3), (3, 3)):
            canvas.fill(ellipse(x + dx, y + dy, 1.6, 1.6, 10), BLACK, alpha=0.8)


class Coat(_Garment):
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
            (70, _TOP + 4),
            (176, _TOP + 48),
            (204, _TOP + 100),
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
                (160, _TOP + 46),
                (214, _TOP + 92),
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
        back = smooth([(-84, _TOP + 6), (0, _TOP - 16), (84, _TOP + 6), (60, -150), (-60, -150)])
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
        inside = [(-70.0, _TOP - 6), (0, _TOP - 10), (70, _TOP - 6), (10, -108), (-24, -96)]
        canvas.fill(inside, darker(self.fabric, 0.66))
        lapel = [
            (48.0, _TOP - 8),
            (88, _TOP + 6),
            (98, _TOP + 74),
            (140, _TOP + 84),
            (124, _TOP + 132),
            (-20, -92),
            (20, _TOP + 108),
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


class Dress(_Garment):
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
            (88, _TOP + 24),
            (116, _TOP + 34),
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
            [(-80.0, _TOP + 40), (-98, _TOP + 40), (-92, -80), (-72, -80)],
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


class Jacket(_Garment):
    """A bomber jacket with ribbed hem and a zip."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.rib = darker(self.fabric, 0.38)
        self.spots = Spots(
            panel=(112, 60),
            shine=(-110, -60),
            edge=(-262, 168),
            part=(0, _TOP + 74),
            part_px=12,
            zip=((0, -60), (0, 100)),
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and jacket."""
        right: list[Point] = [
            (62, _TOP + 6),
            (170, _TOP + 48),
            (206, _TOP + 110),
            (196, -20),
            (202, 150),
            (186, 226),
            (90, 232),
        ]
        body = smooth([*right, *((-x, y) for x, y in reversed(right))])
        sleeve = smooth(
            [(150, _TOP + 42), (216, _TOP + 96), (266, -40), (290, 150), (226, 166), (184, -60)]
        )
        canvas.shadow_flat(body, 32, alpha=0.45)
        canvas.shadow_flat(sleeve, 28, alpha=0.4)
        self.hanger(canvas)
        self.sleeve(canvas, sleeve)
        for cuff in (
            cuff_right := [(224.0, 150.0), (292, 134), (296, 178), (232, 194)],
            mirrored(cuff_right),
        ):
            self._ribbed(canvas, cuff)
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
                (-82, _TOP + 4),
                (0, _TOP + 30),
                (82, _TOP + 4),
                (64, _TOP - 36),
                (0, _TOP - 22),
                (-64, _TOP - 36),
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
        path: Outline = [(0.0, _TOP + 26), (0, 250)]
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
        pull = rounded(-7, _TOP + 74, 7, _TOP + 128, 6)
        canvas.soft(moved(pull, 4, 7), BLACK, blur=4, alpha=0.5)
        canvas.fill(rounded(-12, _TOP + 60, 12, _TOP + 84, 6), metal(self.metal))
        canvas.fill(pull, Linear(self.metal, 20), volume=0.5, roundness=5)


CLOTHING = (Coat, Dress, Jacket)
