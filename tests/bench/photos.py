"""What taking in a photo costs, against the least that the same codecs can do it for.

Limits: for a 12-megapixel JPEG, Pillow told to decode at reduced size, with one thumbnail; for
keeping it, hashing, writing and syncing the same bytes. Ours and limit take turns.
"""

import hashlib
import io
import os
import random
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from app.photos.normalise import NormalPhoto, normalise
from app.photos.store import PhotoStore
from tests.bench.figures import Figure, Plan, in_turn

_ROUNDS = 15
_PHOTO_TARGET, _DURABLE_TARGET = 1.3, 2.0
_TWO_WORKERS_TARGET = 1 / 1.7  # of the time that the same two take one after the other


def run(plan: Plan) -> Iterator[Figure]:
    """One photo, two at once, and one made durable."""
    rounds = plan.rounds(_ROUNDS)
    source = twelve_megapixels()
    photo = normalise(source)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as workers:
        folder = Path(name)
        fresh = _Fresh(photo)

        def two_at_once() -> None:
            for done in [workers.submit(normalise, source) for _ in range(2)]:
                done.result()

        def two_in_turn() -> None:
            normalise(source)
            normalise(source)

        store = PhotoStore(folder / "store")
        for number in range(256):  # a shop in use has them all
            (folder / "store" / f"{number:02x}").mkdir(parents=True)
        plain = folder / "plain"
        plain.mkdir()
        one = in_turn(lambda: normalise(source), lambda: _pillow_alone(source), rounds)
        yield Figure("photo of 12 megapixels", *one, _PHOTO_TARGET)
        two = in_turn(two_at_once, two_in_turn, rounds)
        yield Figure("two photos on two workers, beside in turn", *two, _TWO_WORKERS_TARGET)
        kept = in_turn(
            lambda: store.keep(next(fresh)),
            lambda: _write_and_sync(plain, next(fresh).jpeg),
            rounds,
        )
        yield Figure("photo kept durably", *kept, _DURABLE_TARGET)


def twelve_megapixels() -> bytes:
    """A 4000 x 3000 JPEG with slow gradients, edges and the noise of a sensor."""
    rng = random.Random(12)
    light = Image.frombytes("RGB", (8, 6), rng.randbytes(8 * 6 * 3))
    things = Image.frombytes("RGB", (80, 60), rng.randbytes(80 * 60 * 3))
    noise = Image.frombytes("RGB", (1000, 750), rng.randbytes(1000 * 750 * 3))
    size = (4000, 3000)
    picture = Image.blend(
        light.resize(size, Image.Resampling.BICUBIC),
        things.resize(size, Image.Resampling.BILINEAR),
        0.35,
    )
    picture = Image.blend(picture, noise.resize(size, Image.Resampling.BICUBIC), 0.06)
    tags = Image.Exif()
    tags[0x0112] = 1
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=92, exif=tags)
    return target.getvalue()


def _pillow_alone(source: bytes) -> None:
    with Image.open(io.BytesIO(source)) as picture:
        picture.draft("RGB", (1600, 1200))
        fitted = picture.resize((1600, 1200), Image.Resampling.LANCZOS)
    fitted.save(io.BytesIO(), "JPEG", quality=85)
    fitted.thumbnail((320, 320))
    fitted.save(io.BytesIO(), "JPEG", quality=80)


class _Fresh:
    """Photos of the same size, each with another content, so that every one is really written."""

    def __init__(self, photo: NormalPhoto) -> None:
        self._photo = photo
        self._count = 0

    def __next__(self) -> NormalPhoto:
        self._count += 1
        jpeg = self._photo.jpeg + self._count.to_bytes(4)
        return NormalPhoto(
            jpeg=jpeg,
            sha256=hashlib.sha256(jpeg).hexdigest(),
            width_px=self._photo.width_px,
            height_px=self._photo.height_px,
            taken_at="",
            thumbnail_jpeg=self._photo.thumbnail_jpeg,
        )


def _write_and_sync(folder: Path, content: bytes) -> None:
    name = hashlib.sha256(content).hexdigest()
    with (folder / name).open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
