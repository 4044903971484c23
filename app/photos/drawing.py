"""Photos for the demo shop: things drawn well enough to be taken for product pictures."""

import io
import random

from app.photos.drawn import backdrops
from app.photos.drawn.bags import BAGS
from app.photos.drawn.canvas import Camera, Canvas
from app.photos.drawn.item import Item
from app.photos.drawn.watches import WATCHES
from app.photos.drawn.jewellery import JEWELLERY

_ITEMS: dict[str, tuple[type[Item], ...]] = {"bags": BAGS,"watches":WATCHES,"jewellery":JEWELLERY}
_BACKDROPS = {
    "counter": backdrops.counter,
    "table": backdrops.table,
    "wall": backdrops.wall,
}


def draw_item(item_class: str, seed: int, *, flaw: str = "", angle: int = 0) -> bytes:
    rng = random.Random(f"{item_class}/{seed}")
    kind = rng.choice(_ITEMS[item_class])
    item = kind(rng)
    if item.stand=='counter':
        camera = Camera(x=600, y=515, look_y=-220, turn_deg=angle, zoom=1.25)
    elif item.stand=='table':
        camera = Camera(zoom=1.15, roll_deg=rng.uniform(-18,18)+angle)
    else:
        camera = Camera(turn_deg=angle)
    canvas = Canvas(_BACKDROPS[item.stand](rng), camera, rng)
    item.draw(canvas)
    target = io.BytesIO()
    backdrops.finish(canvas.picture, rng).save(target, "JPEG", quality=88)
    return target.getvalue()
