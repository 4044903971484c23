"""The list that lies beside a batch of statements, as CSV for a spreadsheet."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path

from app.exchange.spreadsheet_text import harmless, write_csv
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

    Raises DiskFailedError.
    """
    write_csv(path, chain([_HEADER], map(_row, lines)))


def _row(line: IndexLine) -> list[str]:
    before, (opening, closing), after = astuple(line)[:6], astuple(line)[6:8], astuple(line)[8:]
    figures = [
        "" if minor is None else plain_amount(minor, line.currency) for minor in (opening, closing)
    ]
    return [*map(harmless, before), *figures, *after]
