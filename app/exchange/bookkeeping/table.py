"""The books as CSV: one line a posting, debit and credit in columns of their own."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.domain.books import BookEntry
from app.exchange.spreadsheet_text import harmless, write_csv

HEADER = (
    "date", "entry", "account", "account_name", "party_number", "party_name", "debit", "credit",
    "currency", "what_for", "case", "sale", "sku",
)  # fmt: skip
Say = Callable[[str], str]


def write_table(
    path: Path,
    entries: Iterable[BookEntry],
    *,
    account_name: Say,
    memo_name: Say,
    plain_amount: Callable[[int, str], str],
) -> None:
    """Write all postings; ``plain_amount`` spells minor units with a point and no thousands.

    Raises DiskFailedError.
    """

    def rows() -> Iterator[tuple[str, ...]]:
        yield HEADER
        for entry in entries:
            for line in entry.lines:
                amount = plain_amount(abs(line.minor), line.currency)
                yield (
                    entry.booked_on,
                    entry.entry,
                    line.account,
                    account_name(line.account),
                    harmless(line.party_number),
                    harmless(line.party_name),
                    amount if line.minor > 0 else "",
                    amount if line.minor < 0 else "",
                    line.currency,
                    memo_name(line.memo),
                    line.case_number,
                    harmless(line.sale_number),
                    harmless(line.sku),
                )

    write_csv(path, rows())
