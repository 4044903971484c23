"""The books as CSV: one line a posting, debit and credit in columns of their own."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from app.domain.books import BookEntry
from app.domain.errors import DiskFailedError
from app.exchange.spreadsheet_text import harmless

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

    With a byte order mark, so that Excel shows Chinese. Raises DiskFailedError.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER)
            for entry in entries:
                for line in entry.lines:
                    amount = plain_amount(abs(line.minor), line.currency)
                    writer.writerow(
                        (
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
                    )
    except OSError as failure:
        raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure
