"""Rings, necklaces and earrings on cloth or wood."""

import random
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import (
    BLACK,
    GOLD,
    ROSE_GOLD,
    STEEL,
    WHITE,
    Colour,
    Linear,
    darker,
    lighter,
    metal,
)
from app.photos.drawn.item import Item, Loss, Spots, Stand
from app.photos.drawn.metalwork import chain, pearl, stone
from app.photos.drawn.shapes import arc, closed, ellipse, moved, rounded, shrunk, smooth

_STONES: tuple[Colour, ...] = (
    (206, 222, 236),  # diamond
    (206, 222, 236),
    (40, 78, 168),  # sapphire
    (172, 26, 54),  # ruby
    (24, 130, 88),  # emerald
    (150, 96, 178),  # amethyst
    (226, 168, 76),  # citrine
)
_PEARLS: tuple[Colour, ...] = ((240, 232, 222), (238, 218, 214), (196, 196, 204))
_VELVETS: tuple[Colour, ...] = ((58, 34, 44), (34, 44, 66), (40, 58, 50), (226, 216, 202))
_TINY: Colour = (206, 222, 236)


class _Jewel(Item):
    stand: ClassVar[Stand] = "table"
    zoom: ClassVar[float] = 1.3
    loss: ClassVar[Loss] = "socket"

    def __init__(self, rng: random.Random) -> None:
        self.metal = rng.choice((GOLD, ROSE_GOLD, STEEL))
        self.stone = rng.choice(_STONES)


class Ring(_Jewel):
    """A ring standing in the cushion of its box."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.velvet = rng.choice(_VELVETS)
        self.box = rng.choice(_VELVETS)
        self.halo = rng.random() < 0.5
        self.sides = rng.random() < 0.6
        self.size = rng.uniform(54, 70)
        self.spots = Spots(
            panel=(-120, 140), shine=(110, -40), edge=(-262, 262), part=(0, -112), part_px=self.size
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw box, cushion and ring."""
        box = rounded(-290, -290, 290, 290, 46)
        canvas.shadow_flat(box, 46, alpha=0.6)
        canvas.fill(
            box,
            Linear(((0.0, lighter(self.box, 0.22)), (1.0, darker(self.box, 0.35))), 55),
            volume=0.6,
            roundness=16,
            grain=0.05,
        )
        canvas.strokes([closed(shrunk(box, 13))], 2.5, self.metal[1][1], alpha=0.9)
        cushion = rounded(-246, -246, 246, 246, 34)
        canvas.fill(cushion, darker(self.velvet, 0.5))
        self._cushion(canvas, rounded(-240, -240, 240, 36, 30))
        self._band(canvas)
        self._cushion(canvas, rounded(-240, 42, 240, 242, 30))
        if self.halo:
            for (x, y), _ in _ring_of(0, -112, self.size * 1.3, 18):
                canvas.fill(ellipse(x, y, 10, 10, 18), metal(self.metal))
                canvas.fill(ellipse(x, y, 7, 7, 16), (232, 240, 248))
                canvas.fill(ellipse(x - 2, y - 2, 2.4, 2.4, 10), WHITE)
        if not self.lost:
            stone(canvas, 0, -112, self.size, self.stone, self.metal)

    def _cushion(self, canvas: Canvas, outline: list[tuple[float, float]]) -> None:
        canvas.shadow_flat(outline, 8, alpha=0.5)
        canvas.fill(
            outline,
            Linear(((0.0, lighter(self.velvet, 0.16)), (1.0, darker(self.velvet, 0.25)))),
            volume=0.8,
            roundness=30,
            grain=0.06,
            grain_px=1,
        )

    def _band(self, canvas: Canvas) -> None:
        band = arc(0, 20, 128, 138, 172, 368, 40)
        canvas.soft(moved(closed(band), 16, 22), BLACK, blur=16, alpha=0.45)
        with canvas.inside(rounded(-300, -300, 300, 44, 2)):
            canvas.stroke(band, 30, metal(self.metal, 20), volume=0.9)
            inner = arc(0, 22, 115, 125, 172, 368, 40)
            canvas.stroke(inner, 5, darker(self.metal[3][1], 0.3), alpha=0.7)
            canvas.stroke(moved(band, -2, -5), 4, lighter(self.metal[2][1], 0.6), alpha=0.8)
            if self.sides:
                for (x, y), _ in _ring_of(0, 20, 129, 30):
                    if y < -14 and abs(x) > self.size:
                        canvas.fill(ellipse(x, y - 2, 8, 8, 18), darker(self.metal[3][1], 0.2))
                        canvas.fill(ellipse(x, y - 3, 7, 7, 18), _TINY)
                        canvas.fill(ellipse(x - 2, y - 5, 2.6, 2.6, 10), WHITE)


class Necklace(_Jewel):
    """A chain with a pendant, laid out."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.pearl = rng.random() < 0.35
        self.tint = rng.choice(_PEARLS)
        self.low = rng.uniform(60, 110)
        self.wide = rng.uniform(300, 360)
        self.spots = Spots(
            panel=(0, self.low + 70),
            shine=(14, self.low + 84),
            edge=(-30, self.low + 110),
            part=(0, self.low + (38 if self.pearl else 104)),
            part_px=20 if self.pearl else 38,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and necklace."""
        low, wide = self.low, self.wide
        path = smooth(
            [
                (-wide, -460),
                (-wide * 0.92, -250),
                (-wide * 0.55, -50),
                (-wide * 0.2, low * 0.75),
                (0, low),
                (wide * 0.2, low * 0.75),
                (wide * 0.55, -50),
                (wide * 0.92, -250),
                (wide, -460),
            ],
            closed=False,
            steps=14,
        )
        canvas.strokes([moved(path, 6, 9)], 11, BLACK, alpha=0.28)
        chain(canvas, path, self.metal, size=0.82)
        y = low + 78
        bail = rounded(-9, low - 12, 9, low + 26, 8)
        canvas.fill(bail, metal(self.metal), volume=0.7, roundness=5)
        if self.pearl:
            if not self.lost:
                canvas.shadow_flat(ellipse(0, y + 6, 56, 56), 22, alpha=0.55)
                pearl(canvas, 0, y + 6, 56, self.tint)
            canvas.fill(
                closed(arc(0, y - 42, 22, 14, 180, 360)), metal(self.metal), volume=0.5, roundness=5
            )
            return
        drop = smooth(
            [(0, y - 66), (50, y - 16), (62, y + 34), (0, y + 96), (-62, y + 34), (-50, y - 16)]
        )
        canvas.shadow_flat(drop, 18, alpha=0.55)
        canvas.fill(drop, metal(self.metal), volume=0.6, roundness=10)
        canvas.strokes([closed(shrunk(drop, 9))], 2.4, darker(self.metal[3][1], 0.2), alpha=0.7)
        if not self.lost:
            stone(canvas, 0, y + 26, 40, self.stone, self.metal)
        pearl(canvas, 0, y - 34, 11, self.tint)


class Earrings(_Jewel):
    """A pair of drops."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.tint = rng.choice(_PEARLS)
        self.drop = rng.uniform(150, 190)
        self.spots = Spots(
            panel=(-150, self.drop - 30),
            shine=(150, self.drop - 36),
            edge=(-172, self.drop - 4),
            part=(-150, -130),
            part_px=42,
        )

    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and earrings."""
        for x in (-150.0, 150.0):
            self._earring(canvas, x, lost=self.lost and x < 0)

    def _earring(self, canvas: Canvas, x: float, *, lost: bool) -> None:
        canvas.shadow_flat(ellipse(x, -130, 56, 56), 16, alpha=0.5)
        for (px, py), _ in _ring_of(x, -130, 60, 14):
            canvas.fill(ellipse(px, py, 13, 13, 20), metal(self.metal), volume=0.5, roundness=4)
            canvas.fill(ellipse(px, py, 8.5, 8.5, 18), _TINY)
            canvas.fill(ellipse(px - 2.5, py - 2.5, 3, 3, 10), WHITE)
        if not lost:
            stone(canvas, x, -130, 44, self.stone, self.metal)
        links = [(x, -58.0), (x, self.drop - 104)]
        canvas.strokes([moved(links, 8, 11)], 8, BLACK, alpha=0.25)
        chain(canvas, links, self.metal, size=0.9)
        canvas.shadow_flat(ellipse(x, self.drop - 30, 70, 74), 26, alpha=0.55)
        pearl(canvas, x, self.drop - 30, 72, self.tint)
        cap = arc(x, self.drop - 92, 30, 18, 180, 360)
        canvas.fill(closed(cap), metal(self.metal), volume=0.7, roundness=7)
        canvas.glint(x - 10, self.drop - 102, 5)


JEWELLERY = (Ring, Necklace, Earrings)


def _ring_of(
    x: float, y: float, radius: float, count: int
) -> list[tuple[tuple[float, float], int]]:
    """Evenly spaced points on a circle, numbered."""
    return [(point, index) for index, point in enumerate(ellipse(x, y, radius, radius, count))]
