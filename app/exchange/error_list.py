"""Lines that could not come in, as a CSV for the person who has to mend them."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from app.domain.errors import DiskFailedError
from app.domain.incoming import RowError
from app.exchange.spreadsheet_text import harmless

_HEADER = ("row", "column", "value", "code", "message")


def write_errors(
    path: Path, errors: Iterable[RowError], sentence: Callable[[RowError], str]
) -> None:
    """Write one line an error; ``sentence`` says it in the person's language.

    With a byte order mark, so that Excel shows Chinese. Cells that a spreadsheet would take for
    formulas get an apostrophe in front. Raises DiskFailedError.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_HEADER)
            for error in errors:
                texts = (error.column, error.value, error.code, sentence(error))
                writer.writerow((error.row, *map(harmless, texts)))
    except OSError as failure:
        raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure
