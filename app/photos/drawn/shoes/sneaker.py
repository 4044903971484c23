"""A low sneaker with laces and a coloured heel."""

import random

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, Colour, darker, lighter, lit
from app.photos.drawn.item import Spots
from app.photos.drawn.shapes import Outline, closed, moved, smooth
from app.photos.drawn.shoes.pair import Pair

_SNEAKERS: tuple[tuple[Colour, Colour], ...] = (
    ((236, 232, 226), (40, 84, 66)),
    ((236, 232, 226), (176, 46, 44)),
    ((232, 226, 216), (44, 60, 98)),
    ((60, 62, 68), (214, 208, 198)),
    ((206, 190, 168), (110, 78, 54)),
    ((176, 196, 210), (236, 234, 230)),
)


class Sneaker(Pair):
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
