"""Picture files that were named on the command line."""

from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import RuleError
from app.services.photos import KeptPhoto, keep_photo, read_picture
from app.services.shop import Shop


def read_pictures(paths: Sequence[Path]) -> list[tuple[Path, bytes]]:
    """The files that were named; raises MissingFileError or PhotoFileTooBigError."""
    read = []
    for path in paths:
        try:
            read.append((path, read_picture(path)))
        except RuleError as error:
            error.params.setdefault("path", str(path))
            raise
    return read


def keep_pictures(shop: Shop, pictures: Sequence[tuple[Path, bytes]]) -> list[KeptPhoto]:
    """The pictures, safely on disk; a refused one is named."""
    kept = []
    for path, picture in pictures:
        try:
            kept.append(keep_photo(shop, picture))
        except RuleError as error:
            error.params.setdefault("path", str(path))
            raise
    return kept
