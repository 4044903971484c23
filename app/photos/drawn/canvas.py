"""A canvas with a camera: outlines in, softly lit anti-aliased pixels out.

Outlines are drawn as masks at two to four times the size and scaled down; paints, shading and
texture are made at picture size. That is several times cheaper than drawing everything big.
"""

import itertools
import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.photos.drawn.colours import BLACK, Colour, Paint
from app.photos.drawn.shapes import Outline, Point, along, ellipse

WIDTH_PX = 1200
HEIGHT_PX = 900

_EYE_DISTANCE = 1700.0  # px: a calm portrait lens
_SMALL_PX = 160 * 160  # masks up to this area are drawn at four times the size, others at two
_MANY = 8  # points that make a path a curve
_LIGHT_STEP = 5  # shading is computed at a fifth of the size: it is soft anyway

_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the thing stands in the picture, how near, and from which side it is seen.

    ``x``, ``y``: picture position of the thing's origin. ``look_x``, ``look_y``: the point of the
    thing that is magnified around. ``turn_deg``: the thing turned around its upright axis;
    ``roll_deg``: turned clockwise in the picture.
    """

    x: float = WIDTH_PX / 2
    y: float = HEIGHT_PX / 2
    zoom: float = 1.0
    look_x: float = 0.0
    look_y: float = 0.0
    turn_deg: float = 0.0
    roll_deg: float = 0.0

    def project(self, point: Point, depth: float = 0.0) -> Point:
        """Picture position of a point that is ``depth`` px nearer than the thing's middle."""
        turn = math.radians(self.turn_deg)
        across = point[0] * math.cos(turn) + depth * math.sin(turn) - self.look_x
        away = point[0] * math.sin(turn) - depth * math.cos(turn)
        down = point[1] - self.look_y
        scale = self.zoom * _EYE_DISTANCE / (_EYE_DISTANCE + away)
        if self.roll_deg:
            roll = math.radians(self.roll_deg)
            across, down = (
                across * math.cos(roll) - down * math.sin(roll),
                across * math.sin(roll) + down * math.cos(roll),
            )
        return self.x + across * scale, self.y + down * scale


class Canvas:
    """One picture being drawn. ``rng`` is the only source of chance."""

    def __init__(self, backdrop: Image.Image, camera: Camera, rng: random.Random) -> None:
        self.picture = backdrop
        self.camera = camera
        self.rng = rng
        self._clip: Image.Image | None = None
        self._grain = Image.frombytes("L", (256, 256), rng.randbytes(65536))

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
        made = self._mask([self._project(outline, depth)], None)
        if made is None:
            return
        mask, box, whole = made
        size = mask.size
        surface = _surface(paint, box, whole)
        light: Image.Image | None = None
        if volume > 0:
            light = _bulge(mask, volume, roundness * self.camera.zoom)
        if grain > 0:
            rough = self._rough(size, grain, grain_px * self.camera.zoom)
            light = rough if light is None else ImageChops.add(light, rough, 1, -128)
        if light is not None:
            surface = ImageChops.hard_light(surface, Image.merge("RGB", (light, light, light)))
        self._lay(surface, mask, box, alpha)

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
        back, front = self._project(outline, -thickness), self._project(outline, thickness)
        ends = zip(back, front, strict=True)
        sides = [
            [a, b, d, c] for (a, b), (c, d) in itertools.pairwise([*ends, (back[0], front[0])])
        ]
        made = self._mask([back, *sides], None)
        if made is not None:
            mask, box, whole = made
            self._lay(_surface(side, box, whole), mask, box, 1.0)
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
        made = self._mask([self._project(path, depth)], width * self.camera.zoom)
        if made is None:
            return
        mask, box, whole = made
        surface = _surface(paint, box, whole)
        if volume > 0:
            light = _bulge(mask, volume, width * self.camera.zoom * 0.5)
            surface = ImageChops.hard_light(surface, Image.merge("RGB", (light, light, light)))
        self._lay(surface, mask, box, alpha)

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
        made = self._mask([self._project(path, depth) for path in paths], width * self.camera.zoom)
        if made is not None:
            mask, box, whole = made
            self._lay(_surface(colour, box, whole), mask, box, alpha)

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
        points = self._project(outline, depth)
        reach = blur * self.camera.zoom
        step = max(1, min(8, int(reach / 3)))
        margin = int(reach * 2.5) + step
        box = _clipped(_bounds(points, margin))
        if box is None:
            return
        left, top, right, bottom = box
        width, height = -(-(right - left) // step), -(-(bottom - top) // step)
        small = Image.new("L", (width, height))
        ImageDraw.Draw(small).polygon(
            [((x - left) / step, (y - top) / step) for x, y in points], fill=255
        )
        mask = small.filter(ImageFilter.GaussianBlur(reach / step))
        if step > 1:
            mask = mask.resize((right - left, bottom - top), Image.Resampling.BILINEAR)
        self._lay(Image.new("RGB", mask.size, colour), mask, box, alpha)

    def shadow_below(self, half_width: float, *, depth: float = 60.0) -> None:
        """The shadow of a thing standing on the counter: wide and soft, dark where it touches."""
        self.soft(
            ellipse(half_width * 0.16, 8, half_width * 1.16, depth), BLACK, blur=34, alpha=0.42
        )
        self.soft(ellipse(0, 2, half_width * 0.98, depth * 0.3), BLACK, blur=9, alpha=0.6)

    def shadow_flat(self, outline: Sequence[Point], height: float, *, alpha: float = 0.5) -> None:
        """The shadow of a flat thing lying ``height`` px above what is below it."""
        roll = math.radians(-self.camera.roll_deg)  # the light stays where it is
        dx, dy = height * 0.55, height * 0.8
        shift_x = dx * math.cos(roll) - dy * math.sin(roll)
        shift_y = dx * math.sin(roll) + dy * math.cos(roll)
        self.soft(
            [(x + shift_x, y + shift_y) for x, y in outline], BLACK, blur=height * 0.7, alpha=alpha
        )

    def glint(self, x: float, y: float, size: float, *, depth: float = 0.0) -> None:
        """A small bright reflection."""
        self.soft(ellipse(x, y, size, size), (255, 252, 244), blur=size, alpha=0.7, depth=depth)
        self.fill(ellipse(x, y, size * 0.4, size * 0.4, 12), (255, 254, 250), depth=depth)

    @contextmanager
    def inside(self, outline: Sequence[Point], *, depth: float = 0.0) -> Iterator[None]:
        """Draw only within an outline until the block ends; blocks nest."""
        before = self._clip
        clip = Image.new("L", (WIDTH_PX, HEIGHT_PX))
        made = self._mask([self._project(outline, depth)], None)
        if made is not None:
            clip.paste(made[0], made[1][:2])
        self._clip = clip if before is None else ImageChops.multiply(clip, before)
        try:
            yield
        finally:
            self._clip = before

    def _project(self, outline: Sequence[Point], depth: float) -> Outline:
        return [self.camera.project(point, depth) for point in outline]

    def _mask(
        self, shapes: Sequence[Outline], line_width: float | None
    ) -> tuple[Image.Image, _Box, tuple[float, float, float, float]] | None:
        """Draw shapes (filled, or as lines) into a mask just big enough; None if out of sight."""
        points = [point for shape in shapes for point in shape]
        if not points:
            return None
        margin = 1 if line_width is None else int(line_width) + 2
        whole = _bounds(points, margin)
        box = _clipped(whole)
        if box is None:
            return None
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        times = 4 if width * height <= _SMALL_PX else 2
        big = Image.new("L", (width * times, height * times))
        pen = ImageDraw.Draw(big)
        for shape in shapes:
            placed = [((x - left) * times, (y - top) * times) for x, y in shape]
            if line_width is None:
                pen.polygon(placed, fill=255)
            else:
                _line(pen, placed, line_width * times)
        return big.reduce(times), box, whole

    def _rough(self, size: tuple[int, int], amount: float, speck_px: float) -> Image.Image:
        """A grey field around 128 with specks, the same everywhere on one canvas."""
        speck = max(1.0, speck_px)
        need = (int(size[0] / speck) + 2, int(size[1] / speck) + 2)
        tile = self._grain.filter(ImageFilter.BoxBlur(1)) if speck > 1 else self._grain
        strength = amount * (1.6 if speck > 1 else 1.0)
        tile = tile.point([round(128 + (value - 127.5) * strength) for value in range(256)])
        field = Image.new("L", need)
        for x in range(0, need[0], 256):
            for y in range(0, need[1], 256):
                field.paste(tile, (x, y))
        if speck == 1.0:
            return field.crop((0, 0, *size))
        return field.resize(
            size, Image.Resampling.BICUBIC, box=(0, 0, size[0] / speck, size[1] / speck)
        )

    def _lay(self, surface: Image.Image, mask: Image.Image, box: _Box, alpha: float) -> None:
        if alpha < 1:
            mask = mask.point([round(value * alpha) for value in range(256)])
        if self._clip is not None:
            mask = ImageChops.multiply(mask, self._clip.crop(box))
        self.picture.paste(surface, box[:2], mask)


def _bounds(points: Sequence[Point], margin: float) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def _clipped(bounds: tuple[float, float, float, float]) -> _Box | None:
    """The part of a box that is in the picture, in whole pixels."""
    left, top = max(0, math.floor(bounds[0])), max(0, math.floor(bounds[1]))
    right, bottom = min(WIDTH_PX, math.ceil(bounds[2])), min(HEIGHT_PX, math.ceil(bounds[3]))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _surface(paint: Paint, box: _Box, whole: tuple[float, float, float, float]) -> Image.Image:
    """The paint over the visible ``box`` of a shape whose full extent is ``whole``."""
    left, top, right, bottom = box
    size = (right - left, bottom - top)
    if isinstance(paint, tuple):
        return Image.new("RGB", size, paint)
    swatch = paint.swatch()
    per_x = swatch.width / (whole[2] - whole[0])
    per_y = swatch.height / (whole[3] - whole[1])
    part = (
        max(0.0, (left - whole[0]) * per_x),
        max(0.0, (top - whole[1]) * per_y),
        min(float(swatch.width), (right - whole[0]) * per_x),
        min(float(swatch.height), (bottom - whole[1]) * per_y),
    )
    return swatch.resize(size, Image.Resampling.BILINEAR, box=part)


def _bulge(mask: Image.Image, volume: float, roundness: float) -> Image.Image:
    """Light on a rounded body: bright where it turns to the upper left, dark where away."""
    step = _LIGHT_STEP if roundness >= _LIGHT_STEP * 2 else 1
    reach = max(1.0, roundness / step)
    pad = int(reach * 2) + 1
    small = mask.reduce(step) if step > 1 else mask
    field = Image.new("L", (small.width + 2 * pad, small.height + 2 * pad))
    field.paste(small, (pad, pad))
    field = field.filter(ImageFilter.GaussianBlur(reach * 0.8))
    shift = max(1, round(reach * 0.6))
    inner = (pad, pad, pad + small.width, pad + small.height)
    towards = ImageChops.offset(field, -shift, -shift).crop(inner)
    away = ImageChops.offset(field, shift, shift).crop(inner)
    slope = ImageChops.subtract(towards, away, 1, 128)
    light = slope.point([_relief(value, volume) for value in range(256)])
    if step > 1:
        light = light.resize(mask.size, Image.Resampling.BILINEAR)
    return light


def _relief(slope: int, volume: float) -> int:
    """Shade more than light: things have darker sides far more often than shining ones."""
    lean = (slope - 128) * volume
    return round(min(215, 128 + lean * 0.45)) if lean > 0 else round(max(24, 128 + lean * 0.75))


def _line(pen: ImageDraw.ImageDraw, points: Outline, width: float) -> None:
    thick = max(1, round(width))
    # Rounded joints are costly, and many short pieces that turn little do without.
    pen.line(points, fill=255, width=thick, joint="curve" if 2 < len(points) < _MANY else None)
    if thick > 3:  # noqa: PLR2004 (thinner ends need no rounding)
        radius = width / 2
        for x, y in (points[0], points[-1]):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
