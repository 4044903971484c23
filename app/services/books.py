"""The books as a file for a bookkeeper's program."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.domain.books import BookEntry
from app.domain.errors import RuleError
from app.exchange.bookkeeping.beancount import write_beancount
from app.exchange.bookkeeping.table import write_table
from app.services.shop import Shop
from app.text.catalogue import chosen_language
from app.text.plain_amounts import plain_amount

FORMATS = ("csv", "beancount")


class UnknownBooksFormatError(RuleError):
    """Not a format that the books can leave in."""

    code = "unknown_books_format"

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted=wanted[:40])


class NothingBookedError(RuleError):
    """Books without a posting, or a period that ends before it starts."""

    code = "nothing_booked"


def export_books(
    shop: Shop,
    *,
    path: Path,
    books_format: str,
    first: date | None = None,
    last: date | None = None,
) -> int:
    """Write all entries of a period and what was brought forward to it; returns their number.

    Without days it is everything. Raises HiddenFromRoleError, UnknownBooksFormatError,
    NothingBookedError or DiskFailedError.
    """
    if books_format not in FORMATS:
        raise UnknownBooksFormatError(books_format)
    ledger, program, lang = shop.queries.ledger, shop.program, chosen_language()
    shop.queries.check_sees("balances")
    booked = ledger.days()
    first_day = first.isoformat() if first else booked[0]
    last_day = last.isoformat() if last else booked[1]
    if not first_day or last_day < first_day:
        raise NothingBookedError
    forward = ledger.brought_forward(first_day)
    count = 0

    def entries() -> Iterator[BookEntry]:
        nonlocal count
        if forward:
            yield forward
        for entry in ledger.entries(first_day=first_day, last_day=last_day):
            count += 1
            yield entry

    def memo_name(code: str) -> str:
        return program.word("memo", code).in_language(lang)

    if books_format == "csv":
        write_table(
            path,
            entries(),
            account_name=lambda account: program.account_name(account).in_language(lang),
            memo_name=memo_name,
            plain_amount=plain_amount,
        )
    else:
        write_beancount(
            path,
            entries(),
            title=shop.queries.settings().name,
            first_day=date.fromisoformat(first_day),
            last_day=date.fromisoformat(last_day),
            memo_name=memo_name,
            plain_amount=plain_amount,
        )
    return count
