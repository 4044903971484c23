"""Photos for the demo shop: things drawn well enough to be taken for product pictures."""

import io
import random

from app.photos.drawn import backdrops
from app.photos.drawn.bags import BAGS
from app.photos.drawn.canvas import Camera, Canvas
from app.photos.drawn.item import Item

_ITEMS: dict[str, tuple[type[Item], ...]] = {"bags": BAGS}
_BACKDROPS = {
    "counter": backdrops.counter,
    "table": backdrops.table,
    "wall": backdrops.wall,
}


def draw_item(item_class: str, seed: int, *, flaw: str = "", angle: int = 0) -> bytes:
    rng = random.Random(f"{item_class}/{seed}")
    kind = rng.choice(_ITEMS[item_class])
    item = kind(rng)
    camera = Camera(x=600, y=515, look_y=-220, turn_deg=angle, zoom=1.25)
    canvas = Canvas(_BACKDROPS[item.stand](rng), camera, rng)
    item.draw(canvas)
    target = io.BytesIO()
    backdrops.finish(canvas.picture, rng).save(target, "JPEG", quality=88)
    return target.getvalue()
