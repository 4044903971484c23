"""The statements of all consignors for one period, into a folder, with a list of what was made.

Statements are issued a few at a time and their papers written at once: whoever cancels keeps whole
statements, and the same batch again goes on where it stopped, with the same papers.
"""

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from app.documents.check_code import statement_code
from app.domain.errors import DiskFailedError
from app.domain.papers import StatementModel
from app.domain.rows import PersonLine, Since
from app.domain.statements import (
    PeriodNotEndedError,
    PeriodOverlapsError,
    period_days,
    period_name,
)
from app.exchange.statement_index import IndexLine, write_index
from app.services.papers.statement import (
    EVER,
    StatementBooks,
    issue_within,
    issued_before,
    statement_books,
)
from app.services.shop import Shop

Progress = Callable[[int, int], None]
Outcome = Literal["issued", "printed_again", "nothing_moved", "overlaps"]

_AT_ONCE = 20  # statements issued in one action
_UNSAFE = re.compile(r"[^0-9A-Za-z_.\u3400-\u9fff-]+")
_MOST_LETTERS = 60


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What became of one consignor's statement; ``file`` is empty where there is none."""

    number: str
    name: str
    outcome: Outcome
    file: str = ""


@dataclass(slots=True)
class BatchReport:
    """Everything a batch did, in the order of the consignors' numbers."""

    folder: Path
    period: str
    lines: list[BatchLine] = field(default_factory=list)

    def count(self, *outcomes: Outcome) -> int:
        """How many ended so."""
        return sum(line.outcome in outcomes for line in self.lines)


def issue_statements(
    shop: Shop,
    *,
    period: str,
    folder: Path,
    issued_by: str,
    workbooks: bool = False,
    progress: Progress | None = None,
) -> BatchReport:
    """Issue an ended period to everybody who has a balance or a movement in it.

    Each paper speaks its consignor's language. ``progress`` is told (done, all) and may raise to
    stop. Raises PeriodNotEndedError, BadPeriodError, DiskFailedError or HiddenFromRoleError.
    """
    books = statement_books(shop, issued_by)
    first, last = period_days(period)
    if shop.today(books.settings.zone) <= last:
        raise PeriodNotEndedError(str(last))
    everybody = books.shop.queries.statements.recipients()
    report = BatchReport(folder, period_name(first, last))
    press = _Press(books, report, workbooks=workbooks)
    try:
        _make_folder(folder)
        for start in range(0, len(everybody), _AT_ONCE):
            some = everybody[start : start + _AT_ONCE]
            if progress:
                progress(len(report.lines), len(everybody))
            people = [books.shop.queries.people.line_by_id(one.id) for one in some]
            languages = {one.id: one.language or books.settings.language for one in some}
            there = [person for person in people if person is not None]
            models = _issue(books, there, first, last, issued_by)
            for person, (outcome, model) in zip(there, models, strict=True):
                press.add(person, languages[person.id], outcome, model)
        if progress:
            progress(len(everybody), len(everybody))
    finally:
        press.close()
    return report


def _issue(
    books: StatementBooks, people: Sequence[PersonLine], first: date, last: date, issued_by: str
) -> list[tuple[Outcome, StatementModel | None]]:
    """Issue to some of them in one action, unless there is nothing to issue."""
    found = [issued_before(books, person, first, last) for person in people]
    if all(found):
        return [("printed_again", model) for model in found]
    outcomes: list[tuple[Outcome, StatementModel | None]] = []
    with books.shop.store.action(issued_by, may="papers.print") as action:
        for person, before in zip(people, found, strict=True):
            if before is not None:
                outcomes.append(("printed_again", before))
            elif not _has_moved(books, person, first, last):
                outcomes.append(("nothing_moved", None))
            else:
                try:
                    outcomes.append(("issued", issue_within(books, action, person, first, last)))
                except PeriodOverlapsError:
                    outcomes.append(("overlaps", None))
    return outcomes


def _has_moved(books: StatementBooks, person: PersonLine, first: date, last: date) -> bool:
    """Whether the statement would hold a balance or a movement."""
    people, currency = books.shop.queries.people, books.currency
    newest = next(iter(people.issued(person.id, currency)), None)
    if newest:
        opening, since = newest.closing_minor, Since(newest.last_day, newest.up_to)
    else:
        opening = people.balance_before(person.id, currency, day=str(first), up_to=EVER)
        since = Since(str(first - timedelta(days=1)), EVER)
    return bool(opening) or people.has_moved(person.id, currency, since=since, last_day=str(last))


class _Press:
    """Prints one statement after the other and keeps the list of them."""

    def __init__(self, books: StatementBooks, report: BatchReport, *, workbooks: bool) -> None:
        self._report = report
        self._workbooks = workbooks
        self._names: set[str] = set()
        self._index: list[IndexLine] = []
        self._currency = books.currency

    def add(
        self, person: PersonLine, lang: str, outcome: Outcome, model: StatementModel | None
    ) -> None:
        """Write the paper of a statement; the papers come before the line that names them."""
        # Late: load the drawing of papers, which a start of the program can do without.
        from app.documents.statement import statement_pdf  # noqa: PLC0415
        from app.documents.statement_workbook import statement_xlsx  # noqa: PLC0415

        file = ""
        if model is not None:
            stem = self._stem(person.number)
            file = f"{stem}.pdf"
            _put(self._report.folder / file, statement_pdf(model, langs=(lang,)).pdf)
            if self._workbooks:
                _put(self._report.folder / f"{stem}.xlsx", statement_xlsx(model, lang=lang))
        self._report.lines.append(BatchLine(person.number, person.name, outcome, file))
        self._index.append(
            IndexLine(
                number=person.number,
                name=person.name,
                file=file,
                outcome="issued" if model else outcome,
                first_day=str(model.first_day) if model else "",
                last_day=str(model.last_day) if model else "",
                opening_minor=model.opening_minor if model else None,
                closing_minor=model.closing_minor if model else None,
                currency=self._currency,
                code=statement_code(model) if model else "",
            )
        )

    def close(self) -> None:
        """Write the list of what was made, also of a batch that was stopped."""
        if self._index:
            write_index(self._report.folder / f"index-{self._report.period}.csv", self._index)

    def _stem(self, number: str) -> str:
        """A name that every system takes, and that no other file of the batch has."""
        return next(name for name in _names(number, self._report.period) if self._is_free(name))

    def _is_free(self, name: str) -> bool:
        key = name.casefold()
        free = key not in self._names
        self._names.add(key)
        return free


def _names(number: str, period: str) -> Iterator[str]:
    plain = _UNSAFE.sub("_", number).strip("._")[:_MOST_LETTERS] or "0"
    yield f"statement-{plain}-{period}"
    for count in range(2, 1 << 30):
        yield f"statement-{plain}-{period}-{count}"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskFailedError(str(folder), error.strerror or str(error)) from error


def _put(path: Path, content: bytes) -> None:
    """Under its name there is never half a paper. It can be made again: no need to sync it."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # the first failure is the one to tell
            unfinished.unlink(missing_ok=True)
        raise DiskFailedError(str(path), error.strerror or str(error)) from error
