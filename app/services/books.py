"""The books as a file for a bookkeeper's program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.books import BookEntry, BookLine
from app.domain.errors import DiskFailedError, RuleError
from app.exchange.bookkeeping.beancount import write_beancount
from app.exchange.bookkeeping.table import write_table
from app.services.shop import Shop
from app.text.catalogue import chosen_language, translate
from app.text.plain_amounts import plain_amount

FORMATS = ("xlsx", "csv", "beancount")


class UnknownBooksFormatError(RuleError):
    """Not a format that the books can leave in."""

    code = "unknown_books_format"

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted=wanted[:40])


class NothingBookedError(RuleError):
    """Books without a posting, or a period that ends before it starts."""

    code = "nothing_booked"


@dataclass(slots=True)
class _Books:
    """The entries of a period as they are written, counted on their way."""

    shop: Shop
    first_day: str
    last_day: str
    lang: str
    count: int = 0

    def entries(self) -> Iterator[BookEntry]:
        """What was brought forward, then every entry."""
        ledger = self.shop.queries.ledger
        forward = ledger.brought_forward(self.first_day)
        if forward:
            yield forward
        for entry in ledger.entries(first_day=self.first_day, last_day=self.last_day):
            self.count += 1
            yield entry

    def memo(self, code: str) -> str:
        """What a posting is for, in words."""
        return self.shop.program.word("memo", code).in_language(self.lang)

    def account(self, account: str) -> str:
        """The account's name."""
        return self.shop.program.account_name(account).in_language(self.lang)

    @property
    def title(self) -> str:
        """Whose books they are."""
        return self.shop.queries.settings().name


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
    shop.queries.check_sees("balances")
    booked = shop.queries.ledger.days()
    first_day = first.isoformat() if first else booked[0]
    last_day = last.isoformat() if last else booked[1]
    if not first_day or last_day < first_day:
        raise NothingBookedError
    books = _Books(shop, first_day, last_day, chosen_language())
    write = {"xlsx": _write_workbook, "csv": _write_table, "beancount": _write_beancount}
    write[books_format](path, books)
    return books.count


def _write_table(path: Path, books: _Books) -> None:
    write_table(
        path,
        books.entries(),
        account_name=books.account,
        memo_name=books.memo,
        plain_amount=plain_amount,
    )


def _write_beancount(path: Path, books: _Books) -> None:
    write_beancount(
        path,
        books.entries(),
        title=books.title,
        first_day=date.fromisoformat(books.first_day),
        last_day=date.fromisoformat(books.last_day),
        memo_name=books.memo,
        plain_amount=plain_amount,
    )


def _write_workbook(path: Path, books: _Books) -> None:
    # Late: loads the drawing of papers, which a start of the program can do without.
    from app.documents.workbook import write_workbook  # noqa: PLC0415
    from app.documents.workbook_sheets import BookSheet, Cell, Column, Kind  # noqa: PLC0415

    def row(day: date, line: BookLine) -> Sequence[Cell]:
        amount = (abs(line.minor), line.currency)
        return (
            day,
            books.account(line.account),
            line.party_number,
            line.party_name,
            books.memo(line.memo),
            line.case_number or line.sale_number,
            line.sku,
            amount if line.minor > 0 else None,
            amount if line.minor < 0 else None,
            line.currency,
        )

    columns = (
        Column(translate("Money", "Day"), Kind.DAY, 12),
        Column(translate("Money", "Account"), width=18),
        Column(translate("Money", "Number"), width=10),
        Column(translate("Money", "Who"), width=18),
        Column(translate("Money", "What for"), width=22),
        Column(translate("Money", "Belongs to")),
        Column(translate("Money", "SKU")),
        Column(translate("Money", "Debit"), Kind.AMOUNT),
        Column(translate("Money", "Credit"), Kind.AMOUNT),
        Column(translate("Money", "Currency"), width=9),
    )
    rows = (
        row(date.fromisoformat(entry.booked_on), line)
        for entry in books.entries()
        for line in entry.lines
    )
    name = translate("Money", "Books")
    period = f"{books.title}  {books.first_day} – {books.last_day}"
    sheet = BookSheet(name, columns, rows, lead=(name, period))
    try:
        with path.open("wb") as out:
            write_workbook(out, [sheet], title=name, author=books.title)
    except OSError as failure:
        raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure
