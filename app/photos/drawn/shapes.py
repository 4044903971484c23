"""Outlines as lists of points. Unit: 1 px of an unmagnified picture; y grows downwards."""

import itertools
import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Outline = list[Point]


def ellipse(x: float, y: float, rx: float, ry: float, steps: int = 48) -> Outline:
    """A closed ellipse around (x, y)."""
    return arc(x, y, rx, ry, 0, 360, steps)[:-1]


def arc(
    x: float, y: float, rx: float, ry: float, start_deg: float, end_deg: float, steps: int = 24
) -> Outline:
    """Part of an ellipse; 0° is right, 90° is down; both ends included."""
    angles = [
        math.radians(start_deg + (end_deg - start_deg) * step / steps) for step in range(steps + 1)
    ]
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Outline:
    """A rectangle with round corners."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    corners = (
        (right - radius, top + radius, 270),
        (right - radius, bottom - radius, 0),
        (left + radius, bottom - radius, 90),
        (left + radius, top + radius, 180),
    )
    return [
        point
        for x, y, start in corners
        for point in arc(x, y, radius, radius, start, start + 90, 8)
    ]


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 8) -> Outline:
    """A soft curve through all ``points`` (Catmull-Rom)."""
    count = len(points)
    curve: Outline = []
    for index in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(index + offset) % count] for offset in (-1, 0, 1, 2))
        else:
            a, b = points[max(index - 1, 0)], points[index]
            c, d = points[index + 1], points[min(index + 2, count - 1)]
        for step in range(steps):
            t = step / steps
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    if not closed:
        curve.append(points[-1])
    return curve


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


def closed(outline: Sequence[Point]) -> Outline:
    """The outline as a path that ends where it began."""
    return [*outline, outline[0]]


def moved(outline: Sequence[Point], dx: float, dy: float) -> Outline:
    """The same outline elsewhere."""
    return [(x + dx, y + dy) for x, y in outline]


def mirrored(outline: Sequence[Point]) -> Outline:
    """Left and right exchanged around x = 0, still running the same way round."""
    return [(-x, y) for x, y in reversed(outline)]


def turned(outline: Sequence[Point], x: float, y: float, degrees: float) -> Outline:
    """Rotated clockwise around (x, y)."""
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return [
        (x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos)
        for px, py in outline
    ]


def shrunk(outline: Sequence[Point], by: float) -> Outline:
    """Pulled towards its middle by about ``by`` px on every side: where seams run."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    fx, fy = 1 - 2 * by / (max(xs) - min(xs)), 1 - 2 * by / (max(ys) - min(ys))
    return [(x + (px - x) * fx, y + (py - y) * fy) for px, py in outline]


def steps(start: float, end: float, every: float) -> list[float]:
    """Numbers from ``start`` to ``end``, ``every`` apart."""
    return [start + every * index for index in range(int((end - start) / every) + 1)]


def along(path: Sequence[Point], every: float, start: float = 0.0) -> Iterator[tuple[Point, float]]:
    """Walk a path: a point every ``every`` px, with the direction of travel in degrees."""
    left = start
    for (ax, ay), (bx, by) in itertools.pairwise(path):
        length = math.hypot(bx - ax, by - ay)
        direction = math.degrees(math.atan2(by - ay, bx - ax))
        while left <= length and length > 0:
            t = left / length
            yield (ax + (bx - ax) * t, ay + (by - ay) * t), direction
            left += every
        left -= length
