"""Where things are photographed: on the counter, from above on a table, hanging on the wall."""

import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.photos.drawn.camera import HEIGHT_PX, WIDTH_PX
from app.photos.drawn.colours import Colour, Linear, Radial, Stops, darker, lighter, mixed, shone_on

COUNTER_EDGE_PX = 560  # where the counter ends and the room behind it begins

_WHOLE = (WIDTH_PX, HEIGHT_PX)

_WALLS: tuple[Colour, ...] = (
    (222, 214, 202),  # plaster
    (206, 210, 206),  # grey-green
    (224, 208, 196),  # blush
    (198, 206, 214),  # cool grey
    (212, 204, 188),  # linen
)
_WOODS: tuple[Colour, ...] = ((182, 136, 92), (150, 104, 68), (208, 170, 126), (122, 84, 58))
_CLOTHS: tuple[Colour, ...] = (
    (214, 206, 194),
    (188, 194, 196),
    (206, 190, 178),
    (92, 94, 100),
    (74, 86, 84),
)
_SHELF_GOODS: tuple[Colour, ...] = (
    (150, 96, 74),
    (88, 96, 110),
    (176, 150, 110),
    (120, 124, 100),
    (196, 176, 160),
    (104, 60, 58),
)


def counter(rng: random.Random) -> Image.Image:
    """A counter-top with the shop out of focus behind it."""
    picture = Image.new("RGB", (WIDTH_PX, HEIGHT_PX))
    picture.paste(_room(rng).resize((WIDTH_PX, 600), Image.Resampling.BILINEAR))
    top = _counter_top(rng, (WIDTH_PX, HEIGHT_PX - COUNTER_EDGE_PX))
    edge = Image.new("L", (1, 24))
    edge.putdata([min(255, row * 255 // 14) for row in range(24)])  # the far edge is out of focus
    mask = Image.new("L", top.size, 255)
    mask.paste(edge.resize((WIDTH_PX, 24)))
    picture.paste(top, (0, COUNTER_EDGE_PX), mask)
    return picture


def table(rng: random.Random) -> Image.Image:
    """A cloth or board seen from above, lit from the upper left."""
    light = _light_from_upper_left(0.3)
    if rng.random() < 0.4:
        tone = rng.choice(_WOODS)
        board = shone_on(tone, _sum(light, _wood_grain(_WHOLE, rng)))
        _draw_planks(board, tone, rng)
        return board
    return shone_on(rng.choice(_CLOTHS), _sum(light, _cloth_threads(_WHOLE, rng)))


def wall(rng: random.Random) -> Image.Image:
    """A plastered wall with the light of a window on it."""
    rough = _specks((300, 225), rng, 5).filter(ImageFilter.GaussianBlur(1.2))
    light = _sum(_light_from_upper_left(0.16), rough.resize(_WHOLE, Image.Resampling.BILINEAR))
    surface = shone_on(rng.choice(_WALLS), light)
    window = Image.new("L", (150, 113))
    pen = ImageDraw.Draw(window)
    left, lean = rng.randint(4, 30), rng.randint(18, 34)
    for pane in range(2):
        for row in range(2):
            x, y = left + pane * 30 - row * lean // 2, 6 + row * 46
            pen.polygon([(x, y), (x + 26, y - 4), (x + 26 - lean, y + 38), (x - lean, y + 42)], 74)
    window = window.filter(ImageFilter.GaussianBlur(2.2))
    surface.paste((255, 240, 212), (0, 0), window.resize(_WHOLE, Image.Resampling.BILINEAR))
    return surface


def finish(picture: Image.Image, rng: random.Random) -> Image.Image:
    """What a camera adds: darker corners and a little grain."""
    corners = Radial(_greys((0.0, 128), (0.55, 126), (1.0, 86)), 0.46, 0.46, 0.8)
    light = corners.swatch().getchannel(0).resize(_WHOLE, Image.Resampling.BILINEAR)
    tile = Image.frombytes("L", (400, 300), rng.randbytes(120000))
    tile = tile.point([125 + value * 6 // 255 for value in range(256)])
    grain = Image.new("L", _WHOLE)
    for x in range(0, WIDTH_PX, tile.width):
        for y in range(0, HEIGHT_PX, tile.height):
            grain.paste(tile, (x, y))
    light = _sum(light, grain)
    return ImageChops.hard_light(picture, Image.merge("RGB", (light, light, light)))


def _room(rng: random.Random) -> Image.Image:
    """Wall, shelves with goods and a few lamps, painted small: magnifying it takes the focus."""
    tone = rng.choice(_WALLS)
    paint = Linear(((0.0, lighter(tone, 0.25)), (1.0, darker(tone, 0.2))), 75)
    room = paint.swatch().resize((150, 75), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(room)
    for side in (0, 1):
        left = rng.randint(-8, 6) if side == 0 else rng.randint(100, 116)
        for shelf in range(3):
            y = 14 + shelf * 20
            pen.rectangle((left, y, left + 44, y + 1), fill=darker(tone, 0.4))
            x = left + rng.randint(0, 5)
            while x < left + 40:
                width, height = rng.randint(3, 9), rng.randint(6, 15)
                goods = mixed(rng.choice(_SHELF_GOODS), tone, 0.35)
                pen.rectangle((x, y - height, x + width, y - 1), fill=goods)
                x += width + rng.randint(1, 5)
    room = room.filter(ImageFilter.GaussianBlur(3.2))
    glow = Image.new("L", room.size)
    lamps = ImageDraw.Draw(glow)
    for _ in range(rng.randint(4, 7)):
        x, y, radius = rng.randint(4, 146), rng.randint(0, 30), rng.uniform(2.2, 4.4)
        lamps.ellipse((x - radius, y - radius, x + radius, y + radius), rng.randint(60, 130))
    room.paste((255, 232, 190), (0, 0), glow.filter(ImageFilter.GaussianBlur(0.9)))
    return room


def _counter_top(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    """Wood, marble or a plain top, brighter where the lamps hang."""
    fall = Linear(_greys((0.0, 118), (0.3, 150), (1.0, 96)), 78).swatch().getchannel(0)
    light = fall.resize(size, Image.Resampling.BILINEAR)
    kind = rng.randrange(3)
    if kind == 0:
        return shone_on(rng.choice(_WOODS), _sum(light, _wood_grain(size, rng)))
    if kind == 1:
        clouds = _specks((9, 5), rng, 16).resize(size, Image.Resampling.BICUBIC)
        stone = shone_on((232, 230, 228), _sum(light, clouds))
        _draw_veins(stone, rng)
        return stone
    return shone_on(lighter(rng.choice(_WALLS), 0.35), light)


def _wood_grain(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Noise stretched along the board, in a fine and a broad layer."""
    fine = _specks((9, size[1] // 3), rng, 13).resize(size, Image.Resampling.BILINEAR)
    broad = _specks((4, size[1] // 22), rng, 24).resize(size, Image.Resampling.BICUBIC)
    return _sum(fine, broad)


def _draw_planks(board: Image.Image, tone: Colour, rng: random.Random) -> None:
    pen = ImageDraw.Draw(board)
    for plank in range(1, 4):
        y = HEIGHT_PX * plank // 4 + rng.randint(-20, 20)
        pen.line((0, y, WIDTH_PX, y), fill=darker(tone, 0.6), width=3)
        pen.line((0, y + 3, WIDTH_PX, y + 3), fill=lighter(tone, 0.2), width=2)


def _draw_veins(stone: Image.Image, rng: random.Random) -> None:
    width, height = stone.width // 2, stone.height // 2
    veins = Image.new("L", (width, height))
    pen = ImageDraw.Draw(veins)
    for _ in range(6):
        x, y = rng.uniform(-80, width), rng.uniform(-40, height * 0.6)
        path = [(x, y)]
        for _ in range(16):
            x, y = x + rng.uniform(12, 42), y + rng.uniform(-8, 16)
            path.append((x, y))
        pen.line(path, fill=rng.randint(50, 120), width=rng.randint(1, 3))
    veins = veins.filter(ImageFilter.GaussianBlur(1.4))
    stone.paste((150, 150, 156), (0, 0), veins.resize(stone.size, Image.Resampling.BILINEAR))


def _cloth_threads(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Linen: threads across and along, and slow folds."""
    across = _specks((24, size[1] // 2), rng, 10).resize(size, Image.Resampling.BILINEAR)
    down = _specks((size[0] // 2, 18), rng, 10).resize(size, Image.Resampling.BILINEAR)
    folds = _specks((6, 5), rng, 12).resize(size, Image.Resampling.BICUBIC)
    return _sum(_sum(across, down), folds)


def _light_from_upper_left(strength: float) -> Image.Image:
    fall = Radial(
        _greys((0.0, round(128 + 127 * strength)), (0.5, 130), (1.0, round(128 - 150 * strength))),
        x=0.25,
        y=0.15,
        reach=1.15,
    )
    return fall.swatch().getchannel(0).resize(_WHOLE, Image.Resampling.BILINEAR)


def _greys(*stops: tuple[float, int]) -> Stops:
    return tuple((where, (value, value, value)) for where, value in stops)


def _sum(first: Image.Image, second: Image.Image) -> Image.Image:
    """Two greys around 128 laid over each other."""
    return ImageChops.add(first, second, 1, -128)


def _specks(size: tuple[int, int], rng: random.Random, strength: int) -> Image.Image:
    """Even noise around 128, ``strength`` up and down."""
    raw = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
    return raw.point([128 + (value - 128) * strength // 128 for value in range(256)])
