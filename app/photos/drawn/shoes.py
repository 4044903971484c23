"""Shoes in pairs, seen from the side: sneaker, pump, ankle boot."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    GOLD,
    LEATHERS,
    STEEL,
    WHITE,
    Colour,
    Linear,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Item, Spots
from app.photos.drawn.shapes import (
    Outline,
    Point,
    along,
    closed,
    ellipse,
    moved,
    rounded,
    smooth,
    turned,
)

_SNEAKERS: tuple[tuple[Colour, Colour], ...] = (
    ((236, 232, 226), (40, 84, 66)),
    ((236, 232, 226), (176, 46, 44)),
    ((232, 226, 216), (44, 60, 98)),
    ((60, 62, 68), (214, 208, 198)),
    ((206, 190, 168), (110, 78, 54)),
    ((176, 196, 210), (236, 234, 230)),
)


class _Pair(Item):
    zoom: ClassVar[float] = 1.5
    ground_px: ClassVar[int] = 750
    front: ClassVar[float] = 44.0
    middle: ClassVar[Point] = (46.0, 0.0)

    def draw(self, canvas: Canvas) -> None:
        """Draw the far shoe, then the near one over it."""
        for dx, dy, depth in ((132.0, -34.0, -120.0), (0.0, 0.0, 40.0)):
            canvas.soft(ellipse(dx + 20, dy + 6, 300, 34), BLACK, blur=22, alpha=0.42, depth=depth)
            canvas.soft(ellipse(dx, dy, 262, 12), BLACK, blur=7, alpha=0.55, depth=depth)
            self.shoe(canvas, dx, dy, depth)

    def shoe(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        """Draw one shoe whose foot is at (dx, dy)."""
        raise NotImplementedError


class Sneaker(_Pair):
    """A low sneaker with laces and a coloured heel."""

    def __init__(self, rng: random.Random) -> None:
        self.main, self.accent = rng.choice(_SNEAKERS)
        self.stripes = rng.randint(1, 3)
        self.gum = rng.random() < 0.35
        self.spots = Spots(
            panel=(-116, -80), shine=(-214, -110), edge=(206, -84), part=(40, -128), part_px=9
        )

    def shoe(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        """Draw one sneaker."""

        def at(outline: Outline) -> Outline:
            return moved(outline, dx, dy)

        upper = smooth(
            [
                (-246, -40),
                (-256, -110),
                (-262, -176),
                (-232, -196),
                (-196, -170),
                (-140, -158),
                (-96, -186),
                (-62, -216),
                (-34, -206),
                (20, -158),
                (96, -122),
                (176, -114),
                (236, -92),
                (262, -50),
                (0, -28),
            ]
        )
        inside = smooth(
            [(-246, -178), (-190, -196), (-110, -188), (-96, -176), (-150, -150), (-206, -160)]
        )
        canvas.fill(at(inside), darker(self.accent, 0.55), depth=depth - 26)
        tongue = smooth([(-100, -178), (-84, -236), (-40, -240), (-16, -196), (-50, -160)])
        canvas.fill(
            at(tongue), lit(darker(self.main, 0.06), 0.2), depth=depth - 8, volume=0.6, roundness=14
        )
        canvas.fill(
            at(upper), lit(self.main, 0.2), depth=depth, volume=0.75, roundness=34, grain=0.03
        )
        with canvas.inside(at(upper), depth=depth):
            self._panels(canvas, dx, dy, depth)
        self._laces(canvas, dx, dy, depth)
        self._sole(canvas, dx, dy, depth)

    def _panels(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        heel = smooth([(-280, -20), (-280, -206), (-226, -190), (-176, -120), (-150, -20)])
        toe = smooth([(120, -20), (128, -100), (176, -122), (280, -90), (280, -20)])
        stay = smooth(
            [
                (-104, -196),
                (-40, -206),
                (40, -150),
                (118, -112),
                (60, -96),
                (-40, -128),
                (-96, -150),
            ]
        )
        thread = lighter(self.main, 0.4)
        for outline, colour in (
            (heel, self.accent),
            (toe, darker(self.main, 0.08)),
            (stay, darker(self.main, 0.05)),
        ):
            piece = moved(outline, dx, dy)
            canvas.soft(moved(piece, 1, 4), BLACK, blur=5, alpha=0.35, depth=depth)
            canvas.fill(piece, lit(colour, 0.22), depth=depth, volume=0.5, roundness=14, grain=0.04)
            canvas.stitches(
                closed(moved(outline, dx + 3, dy + 5)),
                thread,
                length=6,
                gap=4,
                width=1.5,
                depth=depth,
            )
        for stripe in range(self.stripes):
            x = dx - 78 + stripe * 46
            band = [(x, dy - 132.0), (x + 24, dy - 126), (x + 66, dy - 26), (x + 40, dy - 26)]
            canvas.soft(moved(band, 1, 4), BLACK, blur=4, alpha=0.3, depth=depth)
            canvas.fill(band, lit(self.accent, 0.2), depth=depth, volume=0.4, roundness=8)

    def _laces(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        for step in range(5):
            share = step / 4
            ridge = (dx - 40 + 128 * share + 6, dy - 206 + 78 * share)
            edge = (dx - 78 + 124 * share, dy - 158 + 52 * share)
            middle = ((ridge[0] + edge[0]) / 2 + 7, (ridge[1] + edge[1]) / 2 - 3)
            lace = smooth([ridge, middle, edge], closed=False)
            canvas.strokes([moved(lace, 2, 4)], 10, BLACK, depth=depth, alpha=0.3)
            canvas.stroke(lace, 10, (244, 242, 236), depth=depth, volume=0.8)
        for end in (
            ((-56.0, -200.0), (-96, -232), (-120, -204), (-84, -186)),
            ((-52.0, -202.0), (-24, -246), (8, -226), (-30, -196)),
        ):
            bow = smooth([(x + dx, y + dy) for x, y in end], closed=False)
            canvas.strokes([moved(bow, 3, 5)], 8, BLACK, depth=depth, alpha=0.25)
            canvas.stroke(bow, 8, (244, 242, 236), depth=depth, volume=0.8)

    def _sole(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        rubber: Colour = (190, 140, 90) if self.gum else (240, 238, 232)
        sole = smooth(
            [
                (-258, -52),
                (-120, -46),
                (60, -42),
                (190, -46),
                (262, -58),
                (276, -34),
                (262, -6),
                (200, 0),
                (-200, 0),
                (-254, -4),
                (-266, -28),
            ]
        )
        sole = moved(sole, dx, dy)
        canvas.soft(moved(sole, 0, -6), BLACK, blur=5, alpha=0.3, depth=depth)
        canvas.fill(sole, lit(rubber, 0.12), depth=depth, volume=0.7, roundness=14)
        groove = smooth([(-254, -22), (0, -17), (262, -24)], closed=False, steps=16)
        canvas.strokes([moved(groove, dx, dy)], 2.4, darker(rubber, 0.4), depth=depth, alpha=0.8)
        canvas.stitches(moved(groove, dx, dy - 18), darker(rubber, 0.25), width=1.6, depth=depth)


class Pump(_Pair):
    """A court shoe with a thin heel."""

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(LEATHERS)
        self.lining: Colour = rng.choice(((222, 196, 164), (176, 36, 40), (60, 52, 50)))
        self.bow = rng.random() < 0.4
        self.metal = rng.choice((GOLD, STEEL))
        self.rise = rng.uniform(0.85, 1.1)
        self.spots = Spots(
            panel=(140, -46), shine=(-20, -86), edge=(-236, -110), part=(-233, -8), part_px=11
        )

    def shoe(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        """Draw one pump."""
        rise = self.rise

        def at(outline: Outline) -> Outline:
            return [(x + dx, y * rise + dy) for x, y in outline]

        heel = smooth(
            [
                (-262, -208),
                (-254, -110),
                (-240, -10),
                (-226, -10),
                (-216, -110),
                (-176, -186),
                (-200, -216),
            ],
            steps=6,
        )
        canvas.fill(
            at(heel), lit(darker(self.colour, 0.12), 0.4), depth=depth, volume=0.9, roundness=10
        )
        tip = rounded(-243, -12, -223, 0, 3)
        canvas.fill(at(tip), (40, 36, 36), depth=depth)
        lining = smooth(
            [
                (-256, -268),
                (-236, -300),
                (-130, -220),
                (20, -136),
                (110, -100),
                (60, -76),
                (-100, -150),
                (-200, -220),
            ]
        )
        canvas.fill(
            at(lining),
            Linear(((0, lighter(self.lining, 0.2)), (1, darker(self.lining, 0.5)))),
            depth=depth - 24,
        )
        upper = smooth(
            [
                (-262, -214),
                (-266, -262),
                (-252, -296),
                (-234, -288),
                (-190, -234),
                (-110, -172),
                (-10, -124),
                (70, -104),
                (120, -106),
                (190, -84),
                (262, -44),
                (296, -16),
                (286, -5),
                (180, -3),
                (60, -14),
                (-40, -66),
                (-130, -146),
                (-196, -198),
            ]
        )
        canvas.fill(
            at(upper), lit(self.colour, 0.3), depth=depth, volume=0.9, roundness=26, grain=0.03
        )
        with canvas.inside(at(upper), depth=depth):
            shine = smooth([(60, -90), (150, -88), (236, -50), (160, -64)])
            canvas.soft(at(shine), WHITE, blur=9, alpha=0.5, depth=depth)
            back = smooth([(-258, -276), (-246, -276), (-240, -222), (-254, -222)])
            canvas.soft(at(back), WHITE, blur=7, alpha=0.4, depth=depth)
        sole = smooth(
            [(290, -8), (180, -6), (60, -16), (-40, -66), (-130, -146), (-196, -196)], closed=False
        )
        canvas.stroke(at(sole), 6, lit(self.lining, 0.2), depth=depth)
        if self.bow:
            for side in (-1, 1):
                loop = smooth(
                    [
                        (124, -108),
                        (124 + side * 30, -134),
                        (124 + side * 54, -124),
                        (124 + side * 48, -100),
                        (124 + side * 24, -98),
                    ]
                )
                canvas.fill(
                    at(loop), lit(self.colour, 0.35), depth=depth + 8, volume=0.8, roundness=9
                )
            canvas.fill(
                at(rounded(114, -120, 134, -98, 6)),
                lit(self.colour, 0.4),
                depth=depth + 8,
                volume=0.7,
                roundness=5,
            )
        else:
            bar = at(rounded(92, -118, 150, -98, 5))
            canvas.fill(
                turned(bar, dx + 121, dy - 108 * rise, 8),
                metal(self.metal),
                depth=depth + 8,
                volume=0.5,
                roundness=5,
            )


class AnkleBoot(_Pair):
    """A boot with a block heel and a zip on its side."""

    def __init__(self, rng: random.Random) -> None:
        self.colour = rng.choice(LEATHERS)
        self.metal = rng.choice((GOLD, STEEL))
        self.sole: Colour = rng.choice(((40, 34, 32), (96, 64, 40)))
        self.spots = Spots(
            panel=(60, -80),
            shine=(-200, -190),
            edge=(206, -84),
            part=(-150, -306),
            part_px=14,
            zip=((-150, -300), (-130, -110)),
        )

    def shoe(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        """Draw one boot."""

        def at(outline: Outline) -> Outline:
            return moved(outline, dx, dy)

        opening = smooth([(-252, -344), (-160, -360), (-64, -344), (-150, -330)])
        canvas.fill(at(opening), darker(self.colour, 0.7), depth=depth - 20)
        upper = smooth(
            [
                (-246, -46),
                (-252, -140),
                (-246, -250),
                (-254, -340),
                (-160, -334),
                (-64, -342),
                (-70, -260),
                (-46, -190),
                (20, -150),
                (110, -134),
                (190, -120),
                (240, -88),
                (260, -48),
                (250, -28),
                (100, -24),
                (-100, -34),
            ]
        )
        canvas.fill(
            at(upper), lit(self.colour, 0.26), depth=depth, volume=0.8, roundness=36, grain=0.035
        )
        thread = lighter(self.colour, 0.4)
        with canvas.inside(at(upper), depth=depth):
            for y in (-190.0, -166):
                crease = smooth([(-80, y), (-30, y + 20), (10, y + 26)], closed=False)
                valley = [*at(crease), *moved(at(crease)[::-1], 4, 10)]
                canvas.soft(valley, BLACK, blur=7, alpha=0.4, depth=depth)
            cap = smooth([(80, -20), (96, -80), (120, -124)], closed=False)
            canvas.stitches(at(cap), thread, depth=depth)
            canvas.stitches(at([(-252.0, -322.0), (-160, -316), (-64, -324)]), thread, depth=depth)
            canvas.soft(
                at(smooth([(120, -104), (190, -86), (224, -60), (150, -84)])),
                WHITE,
                blur=10,
                alpha=0.35,
                depth=depth,
            )
        self._zip(
            canvas, at(smooth([(-150, -330), (-146, -220), (-128, -90)], closed=False)), depth
        )
        heel = at([(-250.0, -44.0), (-120, -40), (-132, 0), (-244, 0)])
        canvas.fill(heel, lit(self.sole, 0.25), depth=depth, volume=0.6, roundness=12)
        sole = at(
            smooth(
                [
                    (-252, -48),
                    (-100, -38),
                    (20, -26),
                    (140, -28),
                    (260, -34),
                    (264, -12),
                    (240, -2),
                    (90, 0),
                    (0, -6),
                    (-110, -28),
                    (-250, -34),
                ]
            )
        )
        canvas.fill(sole, lit(self.sole, 0.25), depth=depth, volume=0.5, roundness=7)

    def _zip(self, canvas: Canvas, path: Outline, depth: float) -> None:
        canvas.strokes([path], 18, darker(self.colour, 0.4), depth=depth)
        canvas.strokes([path], 7, (26, 24, 26), depth=depth)
        teeth: list[Outline] = [
            [(x, y), (x + (4.5 if index % 2 else -4.5), y)]
            for index, ((x, y), _) in enumerate(along(path, 5.5))
        ]
        canvas.strokes(teeth, 3, self.metal[0][1], depth=depth)
        x, y = path[0]
        canvas.fill(
            rounded(x - 6, y + 4, x + 6, y + 46, 6),
            metal(self.metal),
            depth=depth + 4,
            volume=0.5,
            roundness=4,
        )


SHOES = (Sneaker, Pump, AnkleBoot)
