"""CSV for spreadsheets: Chinese that Excel shows, and text that is shown instead of calculated."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from app.domain.errors import DiskFailedError

# What makes a spreadsheet calculate a cell instead of showing it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """``text`` with an apostrophe in front where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def csv_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """The file that `write_csv` writes."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def write_csv(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write ``rows`` as they come, with a byte order mark. Raises DiskFailedError.

    What somebody typed goes through `harmless` first.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
    except OSError as failure:
        raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure
