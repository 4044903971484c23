"""Photos for the demo shop: things drawn well enough to be taken for product pictures."""

import io
import math
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from PIL import Image

from app.photos.drawn import backdrops
from app.photos.drawn.art import ART
from app.photos.drawn.bags import BAGS
from app.photos.drawn.camera import HEIGHT_PX, WIDTH_PX, Camera
from app.photos.drawn.canvas import Canvas
from app.photos.drawn.clothing import CLOTHING
from app.photos.drawn.electronics import ELECTRONICS
from app.photos.drawn.flaws import FLAWS, draw_flaw, place_of
from app.photos.drawn.item import Item
from app.photos.drawn.jewellery import JEWELLERY
from app.photos.drawn.other import OTHER
from app.photos.drawn.shoes import SHOES
from app.photos.drawn.watches import WATCHES

_KINDS: Mapping[str, tuple[Callable[[random.Random], Item], ...]] = MappingProxyType(
    {
        "bags": BAGS,
        "watches": WATCHES,
        "jewellery": JEWELLERY,
        "clothing": CLOTHING,
        "shoes": SHOES,
        "electronics": ELECTRONICS,
        "art": ART,
        "other": OTHER,
    }
)
_BACKDROPS = MappingProxyType(
    {"counter": backdrops.counter, "table": backdrops.table, "wall": backdrops.wall}
)
DRAWN_CLASSES = tuple(_KINDS)
DRAWN_FLAWS = tuple(FLAWS)

_EYE_LEVEL = -220.0  # px above the counter: a little below the eye of who stands before it
_WIDEST_TURN = 34.0  # degrees; the things are flat, further round they would look it
_CLOSER = 1.9  # how much nearer a photo of damage is taken
_QUALITY = 88


def draw_item(item_class: str, seed: int, *, flaw: str = "", angle: int = 0) -> bytes:
    """Draw a thing and return the JPEG of its photo, 1200 x 900 px, about 150 KB.

    The same ``item_class`` (of `DRAWN_CLASSES`) and ``seed`` are the same thing before the same
    backdrop; ``angle`` in degrees turns it, ``flaw`` (of `DRAWN_FLAWS`) damages it and goes
    nearer. Neighbouring seeds are of different kinds, like a flap bag and a tote. ValueError for
    a class or flaw there is none of.
    """
    if item_class not in _KINDS:
        raise ValueError(f"nothing to draw for {item_class!r}")
    if flaw and flaw not in FLAWS:
        raise ValueError(f"no such flaw: {flaw!r}")
    rng = random.Random(f"{item_class} {seed}")  # noqa: S311 (pictures, not secrets)
    kinds = _KINDS[item_class]
    item = kinds[seed % len(kinds)](rng)
    item.lost = flaw == "missing"
    backdrop = _BACKDROPS[item.stand](rng)
    camera = _camera_for(item, angle, rng.uniform(-16, 16))
    if flaw:
        camera = _nearer(camera, place_of(item, flaw), item.front)
        backdrop = _nearer_backdrop(backdrop)
    canvas = Canvas(backdrop, camera, rng)
    item.draw(canvas)
    if flaw:
        draw_flaw(canvas, item, flaw)
    target = io.BytesIO()
    backdrops.finish(canvas.picture, rng).save(target, "JPEG", quality=_QUALITY)
    return target.getvalue()


def _camera_for(item: Item, angle: int, lie_deg: float) -> Camera:
    """What lies on the table is turned on it (it never lies straight), the rest around itself."""
    look_x, look_y = item.middle
    if item.stand == "table":
        return Camera(zoom=item.zoom, look_x=look_x, look_y=look_y, roll_deg=lie_deg + angle)
    turn_deg = _WIDEST_TURN * math.sin(math.radians(angle))
    if item.stand == "counter":
        return Camera(
            y=item.ground_px + _EYE_LEVEL * item.zoom,
            zoom=item.zoom,
            look_x=look_x,
            look_y=_EYE_LEVEL,
            turn_deg=turn_deg,
        )
    return Camera(y=HEIGHT_PX / 2 + 12, zoom=item.zoom, turn_deg=turn_deg)


def _nearer(camera: Camera, place: tuple[float, float], depth: float) -> Camera:
    """Go near enough that ``place`` fills the middle."""
    near = replace(camera, zoom=camera.zoom * _CLOSER)
    ((x, y),) = near.project([place], depth)
    return replace(near, x=near.x + WIDTH_PX / 2 - x, y=near.y + HEIGHT_PX / 2 - y)


def _nearer_backdrop(backdrop: Image.Image) -> Image.Image:
    width, height = WIDTH_PX / _CLOSER, HEIGHT_PX / _CLOSER
    left, top = (WIDTH_PX - width) / 2, (HEIGHT_PX - height) * 0.7
    return backdrop.resize(
        backdrop.size, Image.Resampling.BILINEAR, box=(left, top, left + width, top + height)
    )
