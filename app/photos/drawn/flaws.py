"""Damage as a camera shows it: scratches, stains, cracks, burst zips, lost parts, worn edges."""

import math
from collections.abc import Callable

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK, STEEL, WHITE, Colour, Linear, Radial, darker, metal
from app.photos.drawn.item import Item
from app.photos.drawn.metalwork import socket
from app.photos.drawn.shapes import (
    Outline,
    Point,
    arc,
    closed,
    ellipse,
    moved,
    rounded,
    smooth,
    turned,
)

_SPILLS: tuple[Colour, ...] = ((84, 50, 26), (38, 42, 92), (96, 24, 40), (70, 62, 40))
_RAW: Colour = (214, 192, 164)  # what is below the colour of leather, lacquer or gilding
_RAW_DARK: Colour = (134, 108, 82)  # the same below a pale colour
_RING_OF_WATER: Colour = (206, 200, 184)  # what shows on dark things
_BRIGHT = 95  # of 255


def draw_flaw(canvas: Canvas, item: Item, flaw: str) -> None:
    """Draw ``flaw`` (one of `FLAWS`) where it would be found on ``item``."""
    if flaw == "missing":
        _missing(canvas, item)  # where the part was, the thing may have nothing to draw on
        return
    with canvas.on_the_thing():
        FLAWS[flaw](canvas, item)


def place_of(item: Item, flaw: str) -> Point:
    """The point of ``item`` that a photo of this flaw shows in its middle."""
    spots = item.spots
    if flaw == "zip" and spots.zip is not None:
        (ax, ay), (bx, by) = spots.zip
        return (ax + bx) / 2, (ay + by) / 2
    return {
        "scratch": spots.shine,
        "stain": spots.panel,
        "crack": spots.panel,
        "missing": spots.part,
    }.get(flaw, spots.edge)


def _scratch(canvas: Canvas, item: Item) -> None:
    x, y = item.spots.shine
    rng = canvas.rng
    light: list[Outline] = []
    for _ in range(7):
        lean, length = rng.gauss(-0.5, 0.12), rng.uniform(26, 84)
        start_x, start_y = x + rng.gauss(0, 15), y + rng.gauss(0, 13)
        light.append(
            [
                (
                    start_x + (step / 5 - 0.5) * length * math.cos(lean) + rng.gauss(0, 0.5),
                    start_y + (step / 5 - 0.5) * length * math.sin(lean) + rng.gauss(0, 0.7),
                )
                for step in range(6)
            ]
        )
    front = item.front
    canvas.strokes([moved(line, 0.7, 1.1) for line in light], 1.5, BLACK, alpha=0.6, depth=front)
    canvas.strokes(light, 1.2, (246, 240, 230), alpha=0.9, depth=front)
    canvas.strokes(light[:2], 2.2, (246, 240, 230), alpha=0.8, depth=front)


def _stain(canvas: Canvas, item: Item) -> None:
    x, y = item.spots.panel
    rng, front = canvas.rng, item.front
    dark = canvas.brightness((x, y), front) < _BRIGHT
    spill = _RING_OF_WATER if dark else rng.choice(_SPILLS)
    size = rng.uniform(34, 46)
    blob = _blob(canvas, x, y, size)
    canvas.soft(blob, spill, blur=7, alpha=0.42, depth=front)
    canvas.fill(blob, spill, alpha=0.3, depth=front)
    canvas.fill(_blob(canvas, x + 4, y + 5, size * 0.6), spill, alpha=0.22, depth=front)
    canvas.strokes([closed(blob)], 2.4, darker(spill, 0.3), alpha=0.4, depth=front)
    for _ in range(6):
        angle, away = rng.uniform(0, 2 * math.pi), size * rng.uniform(1.2, 1.8)
        drop = _blob(
            canvas, x + away * math.cos(angle), y + away * math.sin(angle), rng.uniform(2, 5)
        )
        canvas.fill(drop, spill, alpha=0.5, depth=front)


def _crack(canvas: Canvas, item: Item) -> None:
    x, y = item.spots.panel
    rng, front = canvas.rng, item.front
    lines: list[Outline] = []
    if item.brittle:
        rays = sorted(rng.uniform(0, 360) for _ in range(11))
        lines = [_jagged(canvas, (x, y), angle, rng.uniform(36, 82), 5) for angle in rays]
        for ring in (1, 2):
            joined = [line[ring] for line in lines]
            lines.append(closed(joined))
        canvas.soft(ellipse(x, y, 9, 9), WHITE, blur=5, alpha=0.7, depth=front)
        canvas.strokes(
            [moved(line, 0.7, 0.9) for line in lines], 1.2, BLACK, alpha=0.55, depth=front
        )
        canvas.strokes(lines, 0.9, (244, 248, 250), alpha=0.95, depth=front)
        return
    main = _jagged(canvas, (x - 62, y - 22), 18, 132, 11)
    lines = [main]
    for joint in (3, 5, 8):
        lines.append(_jagged(canvas, main[joint], rng.choice((-50, 70)), rng.uniform(20, 44), 4))
    canvas.strokes(
        [moved(line, 0.9, 1.4) for line in lines], 2.2, (250, 244, 234), alpha=0.45, depth=front
    )
    canvas.strokes(lines, 1.6, (18, 14, 12), alpha=0.9, depth=front)
    canvas.strokes([main[2:9]], 3.0, (18, 14, 12), alpha=0.9, depth=front)


def _zip(canvas: Canvas, item: Item) -> None:
    if item.spots.zip is None:
        _worn(canvas, item)
        return
    (ax, ay), (bx, by) = item.spots.zip
    length = math.hypot(bx - ax, by - ay)
    along_x, along_y = (bx - ax) / length, (by - ay) / length
    rng, front = canvas.rng, item.front + 8
    rows: tuple[Outline, Outline] = ([], [])
    for step in range(25):
        t = step / 24
        gap = 17 * math.sin(math.pi * t) ** 0.8
        for side, row in zip((-1, 1), rows, strict=True):
            row.append(
                (
                    ax + along_x * length * t - along_y * gap * side,
                    ay + along_y * length * t + along_x * gap * side,
                )
            )
    canvas.fill(
        [*rows[0], *rows[1][::-1]], Linear(((0, (8, 7, 8)), (1, (38, 34, 34)))), depth=front
    )
    teeth: list[Outline] = []
    for row, side in zip(rows, (-1, 1), strict=True):
        canvas.strokes([row], 5, (46, 42, 42), depth=front)
        for x, y in row[1:-1]:
            if rng.random() < 0.78:
                tooth: Outline = [(x, y), (x + along_y * 5 * side, y - along_x * 5 * side)]
                teeth.append(tooth)
    canvas.strokes(teeth, 3.2, (196, 190, 176), depth=front)
    slider = turned(rounded(bx - 9, by - 7, bx + 9, by + 7, 4), bx, by, 24)
    canvas.soft(moved(slider, 3, 5), BLACK, blur=4, alpha=0.5, depth=front)
    canvas.fill(slider, metal(STEEL), volume=0.6, roundness=4, depth=front + 2)
    thread = smooth(
        [rows[1][14], moved([rows[1][14]], 10, 16)[0], moved([rows[1][14]], 4, 34)[0]], closed=False
    )
    canvas.strokes([thread], 1.4, (214, 206, 190), depth=front)


def _missing(canvas: Canvas, item: Item) -> None:
    (x, y), radius, front = item.spots.part, item.spots.part_px, item.front + 6
    if item.loss == "nothing":
        return
    if item.loss == "socket":
        socket(canvas, x, y, radius, item.metal)
        return
    if item.loss == "threads":
        canvas.soft(ellipse(x, y, radius, radius), BLACK, blur=6, alpha=0.25)
        ends: list[Outline] = []
        for _ in range(7):
            out_x, out_y = canvas.rng.uniform(-15, 15), canvas.rng.uniform(4, 22)
            bend = (x + out_x * 0.3 + canvas.rng.uniform(-5, 5), y + out_y * 0.6)
            ends.append(smooth([(x, y), bend, (x + out_x, y + out_y)], closed=False))
        canvas.strokes([moved(end, 1.5, 2) for end in ends], 1.6, BLACK, alpha=0.35)
        canvas.strokes(ends, 1.4, (232, 222, 204))
        holes = [closed(ellipse(x + dx, y + dy, 0.8, 0.8, 8)) for dx in (-4, 4) for dy in (-4, 4)]
        canvas.strokes(holes, 2, (30, 24, 22))
        return
    around = ellipse(x, y, radius * 1.3, radius * 1.3)
    canvas.soft(around, BLACK, blur=radius * 0.3, alpha=0.35, depth=front)
    cup = Radial(((0.0, (14, 12, 12)), (0.7, (44, 38, 34)), (1.0, (96, 84, 72))), 0.4, 0.38, 0.62)
    canvas.fill(_blob(canvas, x, y, radius, unrest=0.05), cup, depth=front)
    rim = arc(x, y, radius, radius, 15, 115)
    canvas.strokes([rim], max(1.0, radius * 0.1), (246, 238, 222), alpha=0.7, depth=front)


def _worn(canvas: Canvas, item: Item) -> None:
    x, y = item.spots.edge
    rng, front = canvas.rng, item.front
    bright = canvas.brightness((x, y), front) > _BRIGHT
    raw, deep = (_RAW_DARK, (92, 72, 54)) if bright else (_RAW, (120, 92, 66))
    canvas.soft(_blob(canvas, x, y, 26), raw, blur=13, alpha=0.5, depth=front)
    for tone, alpha, count in ((raw, 0.75, 110), (deep, 0.6, 40)):
        marks: list[Outline] = []
        for _ in range(count):
            px, py = x + rng.gauss(0, 18), y + rng.gauss(0, 12)
            marks.append([(px, py), (px + rng.uniform(1, 9), py + rng.uniform(-2, 2))])
        canvas.strokes(marks, 1.5, tone, alpha=alpha, depth=front)


FLAWS: dict[str, Callable[[Canvas, Item], None]] = {
    "scratch": _scratch,
    "stain": _stain,
    "zip": _zip,
    "crack": _crack,
    "missing": _missing,
    "wear": _worn,
}


def _blob(canvas: Canvas, x: float, y: float, size: float, *, unrest: float = 0.18) -> Outline:
    """A drop that ran a little."""
    radii = [size * (1 + canvas.rng.uniform(-unrest, unrest)) for _ in range(11)]
    return smooth(
        [
            (
                x + radius * math.cos(index * 2 * math.pi / 11),
                y + radius * math.sin(index * 2 * math.pi / 11),
            )
            for index, radius in enumerate(radii)
        ]
    )


def _jagged(canvas: Canvas, start: Point, degrees: float, length: float, pieces: int) -> Outline:
    """A line that breaks its direction at every piece."""
    x, y = start
    path: Outline = [start]
    for _ in range(pieces):
        angle = math.radians(degrees + canvas.rng.gauss(0, 17))
        x, y = x + length / pieces * math.cos(angle), y + length / pieces * math.sin(angle)
        path.append((x, y))
    return path
