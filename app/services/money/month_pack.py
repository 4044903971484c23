"""The archive pack of a closed month: statements, report, ledger, what was open, and hashes."""

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from app.domain.entries import Fact
from app.domain.month_close import ClosedMonth
from app.domain.months import Month
from app.domain.statements import month_days
from app.exchange.archive_pack import PackCheck, check_pack, write_pack
from app.photos.durable import write_durably
from app.services.books import export_books
from app.services.papers.monthly_report import monthly_report_paper, save_monthly_workbook
from app.services.papers.statement_batch import issue_statements
from app.services.shop import Shop

Progress = Callable[[int, int], None]

_FOLDER = "months"


@dataclass(frozen=True, slots=True)
class MonthPack:
    """Where a pack is, and its hash."""

    path: Path
    sha256: str


def pack_path(shop: Shop, month: str) -> Path:
    """Where the pack of a month lies in the shop's folder."""
    return shop.folder.joinpath(_FOLDER, f"{month}.zip")


def write_month_pack(
    shop: Shop, *, month: str, written_by: str, progress: Progress | None = None
) -> MonthPack:
    """Issue the month's statements and write the pack; one that is there already stays.

    ``progress`` is told (done, all) and may raise to stop: what was issued stays issued, and no
    half pack is left. Raises MonthOpenError, HiddenFromRoleError, DiskFailedError.
    """
    shop.store.rights(written_by).require("months.close")
    shop.seen_by(written_by).queries.check_sees("balances")
    closed = shop.whole().queries.months.one(month)
    path = pack_path(shop, month)
    if closed.pack_sha256 and path.is_file() and _hash(path) == closed.pack_sha256:
        return MonthPack(path, closed.pack_sha256)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        issue_statements(
            shop,
            period=month,
            folder=place.joinpath("statements"),
            issued_by=written_by,
            progress=progress,
        )
        _write_report(shop, month, place, written_by)
        _write_ledger(shop, closed, place)
        target = BytesIO()
        write_pack(target, _parts(place), _told(shop, closed))
    content = target.getvalue()
    write_durably(path, content)
    sha256 = hashlib.sha256(content).hexdigest()
    with shop.store.action(written_by, may="months.close") as action:
        action.record(Fact("month_packed", "month", month, {"sha256": sha256}))
    return MonthPack(path, sha256)


def verify_month_pack(path: Path) -> PackCheck:
    """Hash every part of a pack, wherever it lies; raises NoPackError or MissingFileError."""
    return check_pack(path)


def _write_report(shop: Shop, month: str, place: Path, written_by: str) -> None:
    """The month in figures, as paper and as workbook, in the shop's language."""
    year, number = map(int, month.split("-"))
    told, lang = Month(year, number), shop.queries.settings().language
    paper = monthly_report_paper(shop, month=told, langs=(lang,), issued_by=written_by)
    place.joinpath(f"report-{month}.pdf").write_bytes(paper.pdf)
    book = place.joinpath(f"report-{month}.xlsx")
    save_monthly_workbook(shop, book, month=told, lang=lang, issued_by=written_by)


def _write_ledger(shop: Shop, closed: ClosedMonth, place: Path) -> None:
    first, last = month_days(closed.month)
    for books_format in ("csv", "beancount"):
        export_books(
            shop.whole(),
            path=place.joinpath(f"ledger-{closed.month}.{books_format}"),
            books_format=books_format,
            first=first,
            last=last,
        )


def _parts(place: Path) -> Iterator[tuple[str, Path]]:
    files = sorted(path for path in place.rglob("*") if path.is_file())
    for path in files:
        yield path.relative_to(place).as_posix(), path


def _told(shop: Shop, closed: ClosedMonth) -> dict[str, object]:
    """What the pack says of the close; whoever holds the journal can look it up there."""
    return {
        "shop": shop.queries.settings().name,
        "month": closed.month,
        "last_day": closed.last_day,
        "closed_at_ms": closed.closed_at,
        "closed_by": closed.closed_by,
        "up_to_posting": closed.up_to,
        "journal_head": closed.journal_head,
        "open_then": dict(closed.checks),
        "trial_balance": [
            {"account": one.account, "currency": one.currency, "minor": one.minor}
            for one in closed.trial
        ],
    }


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
