"""What taking in a photo costs, against the least that the same codecs can do it for.

Limits: for a 12-megapixel JPEG, Pillow told to decode at reduced size, with one thumbnail; for
keeping it, hashing, writing and syncing the same bytes. Ours and limit take turns.
"""

import hashlib
import io
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from app.photos.normalise import NormalPhoto, normalise
from app.photos.store import PhotoStore

ROUNDS = 15
TWO_WORKERS_GAIN = 1.7  # the target: two photos on two workers in this share of the time of two


def run() -> list[tuple[str, float, float]]:
    """Measure; each row is (name, our seconds, limit in seconds), medians of `ROUNDS`."""
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
        return [
            _row("photo 12 MP", lambda: normalise(source), lambda: _pillow_alone(source)),
            _row("photo 12 MP, two workers", two_at_once, two_in_turn, 1 / TWO_WORKERS_GAIN),
            _row(
                "photo kept durably",
                lambda: store.keep(next(fresh)),
                lambda: _write_and_sync(plain, next(fresh).jpeg),
            ),
        ]


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


def _row(
    name: str,
    ours: Callable[[], object],
    limit: Callable[[], object],
    share: float = 1.0,
) -> tuple[str, float, float]:
    ours_s: list[float] = []
    limit_s: list[float] = []
    for _ in range(ROUNDS):
        for work, times in ((ours, ours_s), (limit, limit_s)):
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
    return name, statistics.median(ours_s), statistics.median(limit_s) * share


if __name__ == "__main__":
    for name, ours_s, limit_s in run():
        print(f"{name:32} {ours_s:8.4f} {limit_s:8.4f} {ours_s / limit_s:6.2f}")
