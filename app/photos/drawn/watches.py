"""Wrist watches lying flat: three-hand, diver and chronograph, on leather or steel."""

import math
import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    GOLD,
    LEATHERS,
    ROSE_GOLD,
    STEEL,
    WHITE,
    Colour,
    Linear,
    Radial,
    Stops,
    darker,
    lighter,
    lit,
    metal,
)
from app.photos.drawn.item import Item, Spots, Stand
from app.photos.drawn.shapes import Outline, closed, ellipse, mirrored, moved, rounded, turned

_DIALS: tuple[Colour, ...] = (
    (240, 238, 232),  # silver white
    (30, 32, 38),  # black
    (30, 58, 104),  # blue
    (26, 78, 62),  # green
    (222, 200, 172),  # champagne
    (112, 46, 44),  # oxblood
)
_RADIUS = 168.0
_DIAL = 132.0
_STRAP_HALF = 74.0
_STRAP_END = 560.0


class Watch(Item):
    """A watch; which kind, how late it is and what it is worn on vary."""

    stand: ClassVar[Stand] = "table"
    zoom: ClassVar[float] = 1.5
    brittle: ClassVar[bool] = True

    def __init__(self, rng: random.Random) -> None:
        self.case: Stops = rng.choice((STEEL, STEEL, GOLD, ROSE_GOLD))
        self.dial = rng.choice(_DIALS)
        self.kind = rng.choice(("plain", "diver", "chronograph"))
        self.bracelet = rng.random() < 0.45
        self.leather = rng.choice(LEATHERS)
        self.ink = (34, 34, 38) if sum(self.dial) > 380 else (236, 234, 228)
        self.hour = rng.uniform(9.9, 10.25) if rng.random() < 0.7 else rng.uniform(1, 12)
        self.second = rng.randrange(60)
        self.accent: Colour = rng.choice(((196, 48, 40), (214, 130, 40), self.case[1][1]))
        self.spots = Spots(
            panel=(-26, 34),
            shine=(30, -40),
            edge=(-46, 214),
            part=(0, -_DIAL + 27),
            part_px=5,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and watch."""
        canvas.shadow_flat(rounded(-68, -_STRAP_END, 68, _STRAP_END, 20), 26, alpha=0.5)
        canvas.shadow_flat(ellipse(0, 0, _RADIUS + 4, _RADIUS + 4), 34, alpha=0.6)
        for upwards in (True, False):
            if self.bracelet:
                self._steel_side(canvas, upwards=upwards)
            else:
                self._leather_side(canvas, upwards=upwards)
        self._case(canvas)
        self._face(canvas)
        self._hands(canvas)
        self._glass(canvas)

    def _side(self, *, upwards: bool) -> Outline:
        sign = -1 if upwards else 1
        return [
            (-_STRAP_HALF, sign * 120),
            (_STRAP_HALF, sign * 120),
            (_STRAP_HALF - 18, sign * _STRAP_END),
            (-_STRAP_HALF + 18, sign * _STRAP_END),
        ]

    def _leather_side(self, canvas: Canvas, *, upwards: bool) -> None:
        sign = -1 if upwards else 1
        side = self._side(upwards=upwards)
        paint = Linear(
            (
                (0.0, darker(self.leather, 0.3)),
                (0.3, lighter(self.leather, 0.22)),
                (0.6, self.leather),
                (1.0, darker(self.leather, 0.45)),
            ),
            0,
        )
        canvas.fill(side, paint, volume=0.6, roundness=14, grain=0.1)
        thread = lighter(self.leather, 0.45)
        for x in (-1, 1):
            seam = [
                (x * (_STRAP_HALF - 11), sign * 150.0),
                (x * (_STRAP_HALF - 28), sign * _STRAP_END),
            ]
            canvas.stitches(seam, thread, length=10, gap=6)
        if not upwards:
            for hole in range(5):
                canvas.fill(ellipse(0, 300 + hole * 42, 6, 8, 20), darker(self.leather, 0.75))
        else:
            loop = rounded(-_STRAP_HALF + 4, -372, _STRAP_HALF - 4, -340, 8)
            canvas.shadow_flat(loop, 7)
            canvas.fill(loop, lit(self.leather, 0.25), volume=0.5, roundness=6)

    def _steel_side(self, canvas: Canvas, *, upwards: bool) -> None:
        sign = -1 if upwards else 1
        bright, mid, dark = self.case[0][1], self.case[1][1], self.case[3][1]
        top, end = sign * 120.0, sign * _STRAP_END
        for left, right, tone in ((-1.0, -0.36, mid), (0.36, 1.0, mid), (-0.36, 0.36, bright)):
            near, far = _STRAP_HALF, _STRAP_HALF - 18
            column = [
                (left * near, top),
                (right * near, top),
                (right * far, end),
                (left * far, end),
            ]
            canvas.fill(column, lit(tone, 0.3), volume=0.9, roundness=9)
        gaps: list[Outline] = []
        shines: list[Outline] = []
        for row in range(14):
            y = sign * (176 + row * 29)
            half = _STRAP_HALF - (abs(y) - 120) * 18 / (_STRAP_END - 120)
            inner = half * 0.36
            gaps += [[(-half, y), (-inner, y)], [(inner, y), (half, y)]]
            gaps.append([(-inner, y + 14), (inner, y + 14)])
            shines += [[(-half, y + 3), (-inner, y + 3)], [(inner, y + 3), (half, y + 3)]]
            shines.append([(-inner, y + 17), (inner, y + 17)])
        canvas.strokes(gaps, 2.6, darker(dark, 0.35), alpha=0.85)
        canvas.strokes(shines, 2.0, lighter(bright, 0.5), alpha=0.8)

    def _case(self, canvas: Canvas) -> None:
        lug = [(52.0, -150.0), (64, -196), (88, -196), (116, -150), (128, -96), (60, -96)]
        for outline in (lug, mirrored(lug)):
            for piece in (outline, turned(outline, 0, 0, 180)):
                canvas.fill(piece, metal(self.case, 60), volume=0.7, roundness=9)
        crown = rounded(_RADIUS - 6, -20, _RADIUS + 28, 20, 7)
        canvas.shadow_flat(crown, 8)
        canvas.fill(crown, metal(self.case, 90), volume=0.5, roundness=6)
        ridges: list[Outline] = [[(_RADIUS + 8, y), (_RADIUS + 25, y)] for y in range(-15, 18, 5)]
        canvas.strokes(ridges, 1.6, (60, 56, 54), alpha=0.7)
        if self.kind == "chronograph":
            for turn in (-27, 27):
                pusher = turned(rounded(_RADIUS - 6, -13, _RADIUS + 24, 13, 5), 0, 0, turn)
                canvas.fill(pusher, metal(self.case, 90), volume=0.6, roundness=6)
        canvas.fill(ellipse(0, 0, _RADIUS, _RADIUS, 72), metal(self.case, 50))
        canvas.fill(ellipse(0, 0, _RADIUS - 7, _RADIUS - 7, 72), metal(self.case, 225))
        if self.kind == "diver":
            self._bezel(canvas)
        canvas.fill(ellipse(0, 0, _DIAL + 9, _DIAL + 9, 72), darker(self.case[3][1], 0.55))
        canvas.fill(ellipse(0, 0, _DIAL + 5, _DIAL + 5, 72), metal(self.case, 230))

    def _bezel(self, canvas: Canvas) -> None:
        ring = self.dial if sum(self.dial) < 300 else (34, 36, 42)
        canvas.fill(
            ellipse(0, 0, _RADIUS - 8, _RADIUS - 8, 72),
            Linear(((0.0, lighter(ring, 0.35)), (0.5, ring), (1.0, darker(ring, 0.4))), 50),
        )
        marks = [
            _ray(minute, _RADIUS - 27 + (6 if minute % 5 else 0), _RADIUS - 13)
            for minute in range(60)
            if minute % 5 == 0 or minute < 15
        ]
        canvas.strokes(marks[1:], 3, (236, 232, 222))
        canvas.fill([(-11, -_RADIUS + 12), (11, -_RADIUS + 12), (0, -_RADIUS + 29)], self.accent)

    def _face(self, canvas: Canvas) -> None:
        sunburst = Radial(
            ((0.0, lighter(self.dial, 0.3)), (0.6, self.dial), (1.0, darker(self.dial, 0.35))),
            0.42,
            0.36,
            0.75,
        )
        face = ellipse(0, 0, _DIAL, _DIAL, 72)
        canvas.fill(face, sunburst)
        with canvas.inside(face):
            for turn in (-52, 128):
                ray = turned([(0, 0), (_DIAL * 1.2, -34), (_DIAL * 1.2, 34)], 0, 0, turn)
                canvas.soft(ray, WHITE, blur=14, alpha=0.2)
            canvas.stroke(closed(moved(face, 5, 7)), 8, BLACK, alpha=0.22)
        canvas.strokes(
            [_ray(minute, _DIAL - 9, _DIAL - 4) for minute in range(60)], 1.5, self.ink, alpha=0.8
        )
        if self.kind == "chronograph":
            self._small_dials(canvas)
        self._hour_marks(canvas)
        if self.kind != "chronograph":
            canvas.fill(rounded(_DIAL - 50, -11, _DIAL - 18, 11, 3), self.case[1][1])
            canvas.fill(rounded(_DIAL - 48, -9, _DIAL - 20, 9, 2), (246, 244, 238))
            canvas.strokes([[(_DIAL - 38, -5), (_DIAL - 38, 5)]], 2.2, (40, 40, 44))
            canvas.strokes([closed(ellipse(_DIAL - 30, 0, 3.4, 5, 16))], 2.2, (40, 40, 44))
        star = [(0.0, -78.0), (6, -69), (0, -60), (-6, -69)]
        canvas.fill(star, metal(self.case))
        canvas.strokes([[(-17, -52), (17, -52)], [(-10, -46), (10, -46)]], 1.6, self.ink, alpha=0.7)

    def _hour_marks(self, canvas: Canvas) -> None:
        for hour in range(12):
            if self.kind != "chronograph" and hour == 3:
                continue
            if self.kind == "diver" and hour:
                (x, y), _ = _ray(hour * 5, _DIAL - 26, 0)
                canvas.fill(ellipse(x, y, 10, 10, 24), metal(self.case))
                canvas.fill(ellipse(x, y, 7.4, 7.4, 24), (236, 240, 226))
                continue
            if hour == 0 and self.lost:
                continue
            for offset in (-5.5, 5.5) if hour == 0 else (0.0,):
                mark = rounded(offset - 3.6, -_DIAL + 14, offset + 3.6, -_DIAL + 40, 1.5)
                mark = turned(mark, 0, 0, hour * 30)
                canvas.fill(moved(mark, 1.5, 2.5), BLACK, alpha=0.35)
                canvas.fill(mark, metal(self.case))

    def _small_dials(self, canvas: Canvas) -> None:
        for x, y, turn in ((-60, 0, 40), (60, 0, 200), (0, 60, 300)):
            canvas.fill(ellipse(x, y, 33, 33), Radial(((0.0, self.dial), (1.0, BLACK)), reach=3.2))
            canvas.strokes([closed(ellipse(x, y, 33, 33))], 1.8, self.case[1][1])
            ticks = [
                moved([_ray(minute, 25, 31)[0], _ray(minute, 25, 31)[1]], x, y)
                for minute in range(0, 60, 5)
            ]
            canvas.strokes(ticks, 1.2, self.ink, alpha=0.8)
            hand = turned([(x - 1.6, y + 7), (x + 1.6, y + 7), (x, y - 25)], x, y, turn)
            canvas.fill(hand, self.ink)

    def _hands(self, canvas: Canvas) -> None:
        minutes = (self.hour % 1) * 60
        for degrees, length, width in (
            (self.hour * 30, _DIAL * 0.52, 9.0),
            (minutes * 6, _DIAL * 0.8, 7.0),
        ):
            hand = [(0, 16), (width, 0), (0, -length), (-width, 0)]
            canvas.fill(moved(turned(hand, 0, 0, degrees), 4, 6), BLACK, alpha=0.3)
            for half, paint in (
                (hand[:3], self.case[2][1]),
                (hand[2:] + hand[:1], self.case[3][1]),
            ):
                canvas.fill(turned(half, 0, 0, degrees), paint)
        needle = turned([(0, 34), (0, -_DIAL * 0.86)], 0, 0, self.second * 6)
        canvas.strokes([moved(needle, 3, 5)], 2.4, BLACK, alpha=0.28)
        canvas.strokes([needle], 2.4, self.accent)
        canvas.fill(ellipse(0, 0, 8, 8, 24), metal(self.case), volume=0.6, roundness=3)

    def _glass(self, canvas: Canvas) -> None:
        with canvas.inside(ellipse(0, 0, _DIAL, _DIAL, 72)):
            glare = [(-160.0, -30.0), (20, -170), (70, -170), (-160, 26)]
            canvas.soft(glare, WHITE, blur=3, alpha=0.17)
            canvas.soft(
                [(-160, 50), (96, -170), (112, -170), (-160, 68)], WHITE, blur=2, alpha=0.13
            )
        canvas.glint(-_RADIUS * 0.66, -_RADIUS * 0.68, 10)
        canvas.glint(_RADIUS * 0.7, _RADIUS * 0.63, 6)


WATCHES = (Watch,)


def _ray(minute: float, inner: float, outer: float) -> Outline:
    """A piece of the line from the middle towards a minute."""
    angle = math.radians(minute * 6 - 90)
    cos, sin = math.cos(angle), math.sin(angle)
    return [(inner * cos, inner * sin), (outer * cos, outer * sin)]
