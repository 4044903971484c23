"""A clerk who takes in cases without pause until the process is killed.

Run as ``python -m tests.sweeps.intake FOLDER``. Prints the number of each case once it has been
acknowledged.
"""

import io
import os
import sys
from itertools import count
from pathlib import Path

from PIL import Image

from app.domain.custody import Handover
from app.services.opening import open_case
from app.services.photos import keep_photo
from app.services.program_data import load_program_data
from app.services.shop import open_shop


def picture(seed: int) -> bytes:
    """A small picture that no other seed gives."""
    target = io.BytesIO()
    pixels = os.urandom(3 * 16 * 12)
    Image.frombytes("RGB", (16, 12), pixels).save(target, "PNG", compress_level=seed % 9)
    return target.getvalue()


def main(folder: Path) -> None:
    """Take in cases for ever."""
    shop = open_shop(folder, program=load_program_data())
    for seed in count():
        photos = [keep_photo(shop, picture(seed)) for _ in range(2)]
        opened = open_case(
            shop,
            complaint="五金掉色",
            opened_by="小周",
            sku="A-1",
            photos=photos,
            handover=Handover("in_shop"),
        )
        sys.stdout.write(opened.number + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
