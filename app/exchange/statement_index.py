"""The list that lies beside a batch of statements, as CSV for a spreadsheet."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from app.domain.errors import DiskFailedError
from app.exchange.spreadsheet_text import harmless
from app.text.plain_amounts import plain_amount

_HEADER = (
    "number", "name", "file", "outcome", "first_day", "last_day", "opening", "closing", "currency",
    "check_code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One consignor; without a statement the figures are None and the days empty."""

    number: str
    name: str
    file: str
    outcome: str
    first_day: str
    last_day: str
    opening_minor: int | None
    closing_minor: int | None
    currency: str
    code: str


def write_index(path: Path, lines: Iterable[IndexLine]) -> None:
    """Write one line a consignor; amounts plain, with the currency's decimals.

    With a byte order mark, so that Excel shows Chinese; names that a spreadsheet would take for
    formulas get an apostrophe in front. Raises DiskFailedError.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_HEADER)
            writer.writerows(_row(line) for line in lines)
    except OSError as failure:
        raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure


def _row(line: IndexLine) -> list[str]:
    before, (opening, closing), after = astuple(line)[:6], astuple(line)[6:8], astuple(line)[8:]
    figures = [
        "" if minor is None else plain_amount(minor, line.currency) for minor in (opening, closing)
    ]
    return [*map(harmless, before), *figures, *after]
