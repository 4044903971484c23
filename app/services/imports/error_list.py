"""The lines of a file that could not come in, as a list for whoever mends them."""

from collections.abc import Iterable
from pathlib import Path

from app.domain.incoming import RowError
from app.exchange.error_list import write_errors
from app.text.errors import row_sentence


def save_errors(path: Path, errors: Iterable[RowError]) -> None:
    """Write the list as CSV in the language chosen now; raises DiskFailedError."""
    write_errors(path, errors, row_sentence)
