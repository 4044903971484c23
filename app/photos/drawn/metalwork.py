"""What a jeweller makes: chains, faceted stones, pearls."""

import math

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import WHITE, Colour, Radial, Stops, darker, lighter, metal, mixed
from app.photos.drawn.shapes import Outline, along, arc, closed, ellipse, moved, turned

_FACETS = 8


def chain(
    canvas: Canvas, path: Outline, stops: Stops, *, size: float = 1.0, depth: float = 0.0
) -> None:
    """Links along a path, lying and standing in turn. ``size`` 1 is a bag's chain."""
    lying: list[Outline] = []
    standing: list[Outline] = []
    for index, ((x, y), degrees) in enumerate(along(path, 15 * size)):
        long, wide = (11.5, 7.5) if index % 2 == 0 else (10.5, 2.6)
        link = turned(ellipse(x, y, long * size, wide * size, 14), x, y, degrees)
        (lying if index % 2 == 0 else standing).append(closed(link))
    bright, plain, dark = stops[2][1], stops[1][1], stops[3][1]
    for links in (lying, standing):
        low = [moved(link, 0.8 * size, 1.6 * size) for link in links]
        high = [moved(link, -0.7 * size, -0.9 * size) for link in links]
        canvas.strokes(low, 5.4 * size, dark, depth=depth)
        canvas.strokes(links, 4 * size, plain, depth=depth)
        canvas.strokes(high, 1.4 * size, bright, depth=depth)


def stone(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, stops: Stops) -> None:
    """A brilliant seen from above, in a setting of four claws."""
    canvas.fill(ellipse(x, y, radius * 1.1, radius * 1.1), metal(stops), volume=0.5, roundness=6)
    canvas.fill(ellipse(x, y, radius, radius), darker(colour, 0.35))
    outer = _corners(x, y, radius, 0.0)
    girdle = _corners(x, y, radius * 0.78, 0.5)
    table = _corners(x, y, radius * 0.52, 0.0)
    for index in range(_FACETS):
        after = (index + 1) % _FACETS
        light = 0.5 + 0.5 * math.cos(math.radians(index * 360 / _FACETS + 130))
        canvas.fill([outer[index], girdle[index], table[index]], _facet(colour, light * 0.9))
        canvas.fill([outer[after], girdle[index], table[after]], _facet(colour, 0.8 - light * 0.7))
        canvas.fill([table[index], girdle[index], table[after]], _facet(colour, light))
    canvas.fill(table, Radial(((0.0, lighter(colour, 0.75)), (1.0, colour)), 0.3, 0.25, 0.9))
    inner = _corners(x, y, radius * 0.28, 0.5)
    rays = [[inner[index], table[index]] for index in range(_FACETS)]
    canvas.strokes(rays, radius * 0.03, lighter(colour, 0.8), alpha=0.6)
    canvas.fill([*inner[4:7], (x, y)], WHITE, alpha=0.5)
    for turn in range(4):
        angle = math.radians(45 + turn * 90)
        cx, cy = x + radius * math.cos(angle), y + radius * math.sin(angle)
        canvas.fill(
            ellipse(cx, cy, radius * 0.15, radius * 0.15, 20), metal(stops), volume=0.6, roundness=4
        )
    canvas.glint(x - radius * 0.3, y - radius * 0.34, radius * 0.16)


def socket(canvas: Canvas, x: float, y: float, radius: float, stops: Stops) -> None:
    """A setting that lost its stone: a dark cup between bent claws."""
    canvas.fill(ellipse(x, y, radius, radius), metal(stops), volume=0.5, roundness=6)
    cup = Radial(((0.0, (20, 16, 14)), (0.6, (58, 48, 40)), (1.0, (126, 108, 86))), 0.42, 0.4, 0.62)
    canvas.fill(ellipse(x, y, radius * 0.86, radius * 0.86), cup)
    shine = arc(x, y, radius * 0.8, radius * 0.8, 20, 110)
    canvas.strokes([shine], radius * 0.05, stops[2][1], alpha=0.8)
    canvas.strokes([closed(ellipse(x, y, radius * 0.4, radius * 0.4))], 1.6, stops[1][1], alpha=0.6)
    for turn, reach in ((45, 1.0), (135, 1.12), (225, 1.0), (300, 1.2)):
        angle = math.radians(turn)
        inner = (x + radius * 0.8 * math.cos(angle), y + radius * 0.8 * math.sin(angle))
        outer = (x + radius * reach * math.cos(angle), y + radius * reach * math.sin(angle))
        canvas.stroke([inner, outer], radius * 0.22, metal(stops), volume=0.6)


def pearl(canvas: Canvas, x: float, y: float, radius: float, tint: Colour) -> None:
    """A pearl: light from above, and the glow of what it lies on."""
    lustre = (
        (0.0, (255, 255, 254)),
        (0.25, lighter(tint, 0.6)),
        (0.55, tint),
        (0.9, darker(tint, 0.5)),
        (1.0, mixed(tint, (150, 130, 130), 0.5)),
    )
    canvas.fill(ellipse(x, y, radius, radius), Radial(lustre, 0.36, 0.3, 0.78))
    canvas.glint(x - radius * 0.3, y - radius * 0.38, radius * 0.14)


def _corners(x: float, y: float, radius: float, offset: float) -> Outline:
    return [
        (x + radius * math.cos(angle), y + radius * math.sin(angle))
        for angle in (
            2 * math.pi * (index + offset) / _FACETS + math.pi / 8 for index in range(_FACETS)
        )
    ]


def _facet(colour: Colour, light: float) -> Colour:
    return lighter(colour, light * 0.85) if light > 0.4 else darker(colour, 0.45 - light)
