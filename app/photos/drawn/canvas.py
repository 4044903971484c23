"""A canvas with a camera: outlines in, softly lit anti-aliased pixels out.

Outlines are drawn as masks at two to four times the size and scaled down; paints, shading and
texture are made at picture size or less. That is several times cheaper than drawing big.
"""

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.photos.drawn.camera import HEIGHT_PX, WIDTH_PX, Camera
from app.photos.drawn.colours import BLACK, Colour, Paint
from app.photos.drawn.light import Finish, Light
from app.photos.drawn.shapes import Outline, Point, along, ellipse

_SMALL_PX = 160 * 160  # masks up to this area are drawn at four times the size, others at two
_BIG_PX = 120 * 120  # surfaces above this area are lit at half the size
_ROUGHLY = 4  # what was drawn is remembered at a quarter of the size
_MANY = 8  # points that make a path a curve
_PLAIN = Finish()

_Box = tuple[int, int, int, int]
_Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Shape:
    """A mask, its place in the picture, and the bounds of the shape were none of it cut off."""

    mask: Image.Image
    box: _Box
    bounds: _Bounds


class Canvas:
    """One picture being drawn. ``rng`` is the only source of chance."""

    def __init__(self, backdrop: Image.Image, camera: Camera, rng: random.Random) -> None:
        self.picture = backdrop
        self.camera = camera
        self.rng = rng
        self._light = Light(rng)
        self._clip: Image.Image | None = None
        self._drawn = Image.new("L", (WIDTH_PX // _ROUGHLY, HEIGHT_PX // _ROUGHLY))

    def fill(
        self,
        outline: Sequence[Point],
        paint: Paint,
        *,
        depth: float = 0.0,
        alpha: float = 1.0,
        volume: float = 0.0,
        roundness: float = 30.0,
        grain: float = 0.0,
        grain_px: float = 2.0,
    ) -> None:
        """Fill an outline.

        ``volume`` (0 to 1) makes it bulge towards the light, over ``roundness`` px from the edge;
        ``grain`` (0 to 1) roughens it with specks of ``grain_px``.
        """
        zoom = self.camera.zoom
        self._cover(
            [self.camera.project(outline, depth)],
            None,
            paint,
            alpha,
            Finish(volume, roundness * zoom, grain, grain_px * zoom),
        )

    def solid(
        self,
        outline: Sequence[Point],
        paint: Paint,
        side: Paint,
        *,
        thickness: float,
        volume: float = 0.0,
        roundness: float = 30.0,
        grain: float = 0.0,
    ) -> None:
        """Fill an outline that has thickness: its ``side`` shows when the thing is turned."""
        back = self.camera.project(outline, -thickness)
        front = self.camera.project(outline, thickness)
        edges = zip(back, front, strict=True)
        sides = [
            [a, b, d, c] for (a, b), (c, d) in itertools.pairwise([*edges, (back[0], front[0])])
        ]
        self._cover([back, *sides], None, side, 1.0, _PLAIN)
        self.fill(outline, paint, depth=thickness, volume=volume, roundness=roundness, grain=grain)

    def stroke(
        self,
        path: Sequence[Point],
        width: float,
        paint: Paint,
        *,
        depth: float = 0.0,
        alpha: float = 1.0,
        volume: float = 0.0,
    ) -> None:
        """Draw a line with round ends; ``volume`` makes a cord of it."""
        width_px = width * self.camera.zoom
        finish = Finish(volume, width_px * 0.5)
        self._cover([self.camera.project(path, depth)], width_px, paint, alpha, finish)

    def strokes(
        self,
        paths: Sequence[Sequence[Point]],
        width: float,
        colour: Colour,
        *,
        depth: float = 0.0,
        alpha: float = 1.0,
    ) -> None:
        """Draw many thin lines at once."""
        lines = [self.camera.project(path, depth) for path in paths]
        self._cover(lines, width * self.camera.zoom, colour, alpha, _PLAIN)

    def stitches(
        self,
        path: Sequence[Point],
        colour: Colour,
        *,
        length: float = 9.0,
        gap: float = 6.0,
        width: float = 2.2,
        depth: float = 0.0,
    ) -> None:
        """A seam: short threads along a path, each with a small shadow."""
        threads: list[Outline] = []
        for (x, y), degrees in along(path, length + gap):
            dx, dy = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            threads.append([(x, y), (x + dx * length, y + dy * length)])
        shade = [[(x + 0.8, y + 1.4) for x, y in thread] for thread in threads]
        self.strokes(shade, width, BLACK, depth=depth, alpha=0.35)
        self.strokes(threads, width, colour, depth=depth)

    def soft(
        self,
        outline: Sequence[Point],
        colour: Colour,
        *,
        blur: float,
        alpha: float,
        depth: float = 0.0,
    ) -> None:
        """An outline without edges: shadows, glints, stains."""
        points = self.camera.project(outline, depth)
        reach = blur * self.camera.zoom
        step = max(1, min(8, int(reach / 3)))
        box = _clipped(_bounds_of([points], int(reach * 2.5) + step))
        if box is None:
            return
        left, top, right, bottom = box
        size = (right - left, bottom - top)
        small = Image.new("L", (-(-size[0] // step), -(-size[1] // step)))
        placed = [((x - left) / step, (y - top) / step) for x, y in points]
        ImageDraw.Draw(small).polygon(placed, fill=round(255 * alpha))
        mask = small.filter(ImageFilter.GaussianBlur(reach / step))
        if step > 1:
            mask = mask.resize(size, Image.Resampling.BILINEAR)
        self._lay(Image.new("RGB", size, colour), mask, box)

    def shadow_below(self, half_width: float, *, depth: float = 60.0) -> None:
        """The shadow of a thing standing on the counter: wide and soft, dark where it touches."""
        wide = ellipse(half_width * 0.16, 8, half_width * 1.16, depth)
        self.soft(wide, BLACK, blur=34, alpha=0.42)
        self.soft(ellipse(0, 2, half_width * 0.98, depth * 0.3), BLACK, blur=9, alpha=0.6)

    def shadow_flat(self, outline: Sequence[Point], height: float, *, alpha: float = 0.5) -> None:
        """The shadow of a flat thing ``height`` px above what is below it."""
        roll = math.radians(-self.camera.roll_deg)  # the thing is rolled, the light is not
        dx, dy = height * 0.55, height * 0.8
        shift_x = dx * math.cos(roll) - dy * math.sin(roll)
        shift_y = dx * math.sin(roll) + dy * math.cos(roll)
        shadow = [(x + shift_x, y + shift_y) for x, y in outline]
        self.soft(shadow, BLACK, blur=height * 0.7, alpha=alpha)

    def glint(self, x: float, y: float, size: float, *, depth: float = 0.0) -> None:
        """A small bright reflection."""
        self.soft(ellipse(x, y, size, size), (255, 252, 244), blur=size, alpha=0.7, depth=depth)
        self.fill(ellipse(x, y, size * 0.4, size * 0.4, 12), (255, 254, 250), depth=depth)

    @contextmanager
    def inside(self, outline: Sequence[Point], *, depth: float = 0.0) -> Iterator[None]:
        """Draw only within an outline until the block ends; blocks nest."""
        before = self._clip
        clip = Image.new("L", (WIDTH_PX, HEIGHT_PX))
        shape = _shape_of([self.camera.project(outline, depth)], None)
        if shape is not None:
            clip.paste(shape.mask, shape.box[:2])
        self._clip = clip if before is None else ImageChops.multiply(clip, before)
        try:
            yield
        finally:
            self._clip = before

    @contextmanager
    def on_the_thing(self) -> Iterator[None]:
        """Draw only on what was drawn so far, not beside it, until the block ends."""
        self._clip = self._drawn.resize((WIDTH_PX, HEIGHT_PX), Image.Resampling.BILINEAR)
        try:
            yield
        finally:
            self._clip = None

    def brightness(self, place: Point, depth: float) -> int:
        """How bright (0 to 255) the picture is around a point of the thing."""
        ((x, y),) = self.camera.project([place], depth)
        around = (round(x) - 20, round(y) - 20, round(x) + 20, round(y) + 20)
        return self.picture.crop(around).convert("L").resize((1, 1)).tobytes()[0]

    def _cover(
        self,
        shapes: Sequence[Outline],
        line_width: float | None,
        paint: Paint,
        alpha: float,
        finish: Finish,
    ) -> None:
        """Draw shapes, filled or as lines, with a paint under the picture's light."""
        shape = _shape_of(shapes, line_width)
        if shape is None:
            return
        mask = shape.mask
        size = mask.size
        step = 2 if not finish.is_plain and size[0] * size[1] > _BIG_PX else 1
        small = mask.reduce(step) if step > 1 else mask
        surface = _painted(paint, shape, small.size)
        if not finish.is_plain:
            grey = self._light.on(small, finish, step=step)
            surface = ImageChops.hard_light(surface, Image.merge("RGB", (grey, grey, grey)))
        if step > 1:
            surface = surface.resize(size, Image.Resampling.NEAREST)
        if alpha < 1:
            mask = mask.point([round(value * alpha) for value in range(256)])
        elif self._clip is None:
            rough = mask.reduce(_ROUGHLY)
            left, top = shape.box[0] // _ROUGHLY, shape.box[1] // _ROUGHLY
            self._drawn.paste(255, (left, top, left + rough.width, top + rough.height), rough)
        self._lay(surface, mask, shape.box)

    def _lay(self, surface: Image.Image, mask: Image.Image, box: _Box) -> None:
        if self._clip is not None:
            mask = ImageChops.multiply(mask, self._clip.crop(box))
        self.picture.paste(surface, box[:2], mask)


def _shape_of(shapes: Sequence[Outline], line_width: float | None) -> _Shape | None:
    """Draw shapes (filled, or as lines) into a mask just big enough; None if out of sight."""
    margin = 1 if line_width is None else int(line_width) + 2
    in_sight = [shape for shape in shapes if shape and _clipped(_bounds_of([shape], margin))]
    if not in_sight:
        return None
    bounds = _bounds_of(in_sight, margin)
    box = _clipped(bounds)
    if box is None:
        return None
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    times = 4 if width * height <= _SMALL_PX else 2
    big = Image.new("L", (width * times, height * times))
    pen = ImageDraw.Draw(big)
    for shape in in_sight:
        placed = [((x - left) * times, (y - top) * times) for x, y in shape]
        if line_width is None:
            pen.polygon(placed, fill=255)
        else:
            _line(pen, placed, line_width * times)
    return _Shape(big.reduce(times), box, bounds)


def _bounds_of(shapes: Sequence[Outline], margin: float) -> _Bounds:
    xs = [x for shape in shapes for x, _ in shape]
    ys = [y for shape in shapes for _, y in shape]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def _clipped(bounds: _Bounds) -> _Box | None:
    """The part of a box that is in the picture, in whole pixels."""
    left, top = max(0, math.floor(bounds[0])), max(0, math.floor(bounds[1]))
    right, bottom = min(WIDTH_PX, math.ceil(bounds[2])), min(HEIGHT_PX, math.ceil(bounds[3]))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _painted(paint: Paint, shape: _Shape, size: tuple[int, int]) -> Image.Image:
    """The paint over the visible part of a shape, as a picture of ``size``."""
    if isinstance(paint, tuple):
        return Image.new("RGB", size, paint)
    swatch = paint.swatch()
    bounds, box = shape.bounds, shape.box
    per_x = swatch.width / (bounds[2] - bounds[0])
    per_y = swatch.height / (bounds[3] - bounds[1])
    part = (
        max(0.0, (box[0] - bounds[0]) * per_x),
        max(0.0, (box[1] - bounds[1]) * per_y),
        min(float(swatch.width), (box[2] - bounds[0]) * per_x),
        min(float(swatch.height), (box[3] - bounds[1]) * per_y),
    )
    return swatch.resize(size, Image.Resampling.BILINEAR, box=part)


def _line(pen: ImageDraw.ImageDraw, points: Outline, width: float) -> None:
    thick = max(1, round(width))
    # Rounded joints are costly, and many short pieces that turn little do without.
    pen.line(points, fill=255, width=thick, joint="curve" if 2 < len(points) < _MANY else None)
    if thick > 3:  # thinner ends need no rounding
        radius = width / 2
        for x, y in (points[0], points[-1]):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
