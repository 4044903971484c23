"""Lines that could not come in, as a CSV for the person who has to mend them."""

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from app.domain.incoming import RowError
from app.exchange.spreadsheet_text import harmless, write_csv

_HEADER = ("row", "column", "value", "code", "message")


def write_errors(
    path: Path, errors: Iterable[RowError], sentence: Callable[[RowError], str]
) -> None:
    """Write one line an error; ``sentence`` says it in the person's language.

    Raises DiskFailedError.
    """
    rows = (
        (error.row, *map(harmless, (error.column, error.value, error.code, sentence(error))))
        for error in errors
    )
    write_csv(path, chain([_HEADER], rows))
