"""Reading a picture file that a person named, and never more of it than a photo may have."""

import os
from pathlib import Path

from app.domain.errors import MissingFileError
from app.photos.errors import PhotoFileTooBigError

LIMIT_MB = 60
_MB = 1_000_000


def read_source(path: Path) -> bytes:
    """The bytes of ``path``, which may be anything; raises MissingFileError.

    PhotoFileTooBigError for what has more bytes than a photo, without reading them: a film that
    was dropped by mistake, or a device that never ends.
    """
    try:
        with path.open("rb") as file:
            source = file.read(LIMIT_MB * _MB + 1)
            size = max(len(source), os.fstat(file.fileno()).st_size)
    except OSError as error:
        raise MissingFileError(str(path)) from error
    check_size(size)
    return source


def check_size(size: int) -> None:
    """Raise PhotoFileTooBigError for more bytes than any camera of a shop writes."""
    if size > LIMIT_MB * _MB:
        raise PhotoFileTooBigError(size_mb=-(-size // _MB), limit_mb=LIMIT_MB)
