"""A consignor's statement: a period, what moved in it, and a closing that the next one opens with.

An ended period is issued once: the entry keeps the whole model, so that a reprint is the same
paper whatever names or addresses have changed since. A period that has not ended is a draft.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.documents.check_code import statement_code
from app.documents.paper import Paper
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import EntryId
from app.domain.papers import StatementModel
from app.domain.rows import IssuedStatement, PersonLine, Since
from app.domain.settings import ShopSettings
from app.domain.statements import first_day_after, period_days
from app.photos.durable import write_durably
from app.services.papers.frozen import model_as_json, model_from_json
from app.services.papers.movements import statement_lines, statement_totals
from app.services.papers.pending import (
    deductions_to_show,
    holds_to_show,
    objections_to_show,
    open_cases,
    plans_to_show,
)
from app.services.papers.slip import shop_head
from app.services.shop import Shop
from app.storage import journal
from app.storage.store import Action

EVER = 1 << 62


class NotAConsignorError(RuleError):
    """Statements are for consignors."""

    code = "not_a_consignor"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


@dataclass(frozen=True, slots=True)
class StatementBooks:
    """The whole shop, for whoever was found to be allowed a statement, and its settings."""

    shop: Shop
    settings: ShopSettings

    @property
    def currency(self) -> str:
        """What statements are in."""
        return self.settings.currency


def consignor_statement(
    shop: Shop, *, consignor: str, period: str, langs: tuple[str, ...], issued_by: str
) -> Paper:
    """The statement of a period as PDF: issued, reprinted, or a draft while it has not ended.

    ``period`` is a month or two days (`period_days`); without ``langs`` it speaks the
    consignor's language. Raises UnknownPersonError, NotAConsignorError, BadPeriodError or
    PeriodOverlapsError.
    """
    first, last = period_days(period)
    model = statement_model(shop, consignor=consignor, first=first, last=last, issued_by=issued_by)
    # Late: loads the drawing of papers, which a start of the program can do without.
    from app.documents.statement import statement_pdf  # noqa: PLC0415

    return statement_pdf(model, langs=langs or (statement_language(shop, consignor=consignor),))


def statement_workbook(
    shop: Shop, *, consignor: str, period: str, lang: str, issued_by: str
) -> bytes:
    """The same statement as an XLSX workbook; ``lang`` may be empty as `langs` may."""
    first, last = period_days(period)
    model = statement_model(shop, consignor=consignor, first=first, last=last, issued_by=issued_by)
    # Late: loads the writing of workbooks.
    from app.documents.statement_workbook import statement_xlsx  # noqa: PLC0415

    return statement_xlsx(model, lang=lang or statement_language(shop, consignor=consignor))


def save_statement_workbook(
    shop: Shop, *, path: Path, consignor: str, period: str, lang: str, issued_by: str
) -> None:
    """Write the workbook where a person wants it; raises DiskFailedError besides."""
    content = statement_workbook(
        shop, consignor=consignor, period=period, lang=lang, issued_by=issued_by
    )
    write_durably(path, content)


def statement_language(shop: Shop, *, consignor: str) -> str:
    """The language a consignor reads; the shop's own where none was told."""
    person = shop.queries.people.line(consignor)
    return shop.queries.statements.language(person.id) or shop.queries.settings().language


def statement_model(
    shop: Shop, *, consignor: str, first: date, last: date, issued_by: str
) -> StatementModel:
    """The model of a statement; issues the period if it has ended and was not issued before.

    Raises HiddenFromRoleError where accounts are not for this person to see.
    """
    books = statement_books(shop, issued_by)
    person = books.shop.queries.people.line(consignor)
    if not person.is_consignor:
        raise NotAConsignorError(person.number)
    issued = issued_before(books, person, first, last)
    if issued is not None:
        return issued
    if shop.today(books.settings.zone) <= last:
        return _compute(books, person, first, last, is_draft=True)[0]
    with shop.store.action(issued_by, may="papers.print") as action:
        return issue_within(books, action, person, first, last)


def statement_books(shop: Shop, issued_by: str) -> StatementBooks:
    """The books, once it is decided that whoever asks may have statements made of them."""
    shop.store.rights(issued_by).require("papers.print")
    shop.seen_by(issued_by).queries.check_sees("balances")
    return StatementBooks(shop.whole(), shop.queries.settings())


def issued_before(
    books: StatementBooks, person: PersonLine, first: date, last: date
) -> StatementModel | None:
    """The statement that was issued for this period, if one was.

    One that was asked for from a later day began where the one before it ended: it is found by
    its last day.
    """
    for statement in books.shop.queries.people.issued(person.id, books.currency):
        if statement.last_day == str(last) and statement.first_day <= str(first):
            return _as_issued(books.shop, statement)
    return None


def issue_within(
    books: StatementBooks, action: Action, person: PersonLine, first: date, last: date
) -> StatementModel:
    """Issue an ended period within ``action``, whose write lock keeps a second one out."""
    again = issued_before(books, person, first, last)
    if again is not None:  # two windows asked for the same month
        return again
    model, up_to = _compute(books, person, first, last, is_draft=False)
    payload: dict[str, Json] = {
        "first_day": str(model.first_day),
        "last_day": str(model.last_day),
        "currency": model.currency,
        "up_to": up_to,
        "opening_minor": model.opening_minor,
        "closing_minor": model.closing_minor,
        "lang": books.shop.queries.statements.language(person.id) or books.settings.language,
        "code": statement_code(model),
        "model": model_as_json(model),
    }
    action.record(Fact("statement_issued", "person", person.id, payload))
    return model


def model_as_issued(shop: Shop, entry: bytes) -> StatementModel:
    """What a statement said when it was issued; ``entry`` is the one that issued it."""
    with shop.store.state() as state:
        payload = journal.payload_of(state.connection, EntryId(entry))
    return model_from_json(json.loads(payload)["model"])


def _as_issued(shop: Shop, statement: IssuedStatement) -> StatementModel:
    return model_as_issued(shop, statement.entry)


def _compute(
    books: StatementBooks, person: PersonLine, first: date, last: date, *, is_draft: bool
) -> tuple[StatementModel, int]:
    shop, settings = books.shop, books.settings
    people = shop.queries.people
    issued = people.issued(person.id, books.currency)
    newest = issued[0] if issued else None
    first = first_day_after(
        first, last, last_issued=date.fromisoformat(newest.last_day) if newest else None
    )
    up_to = shop.queries.ledger.last_posting()
    if newest:
        opening = newest.closing_minor
        since = Since(newest.last_day, newest.up_to)
    else:
        opening = people.balance_before(person.id, books.currency, day=str(first), up_to=up_to)
        since = Since(str(first - timedelta(days=1)), EVER)
    account = people.account(
        person.id, books.currency, since=since, last_day=str(last), up_to=up_to
    )
    with shop.store.state() as state:
        lines = statement_lines(
            shop.program, account, state.connection, books.currency, first_day=str(first)
        )
    since_ms = newest.issued_at if newest else 0
    model = StatementModel(
        shop=shop_head(settings),
        consignor_number=person.number,
        consignor_name=person.name,
        first_day=first,
        last_day=last,
        currency=books.currency,
        opening_minor=opening,
        lines=lines,
        totals=statement_totals(shop.program, account),
        closing_minor=opening + sum(line.amount_minor for line in lines),
        open_cases=open_cases(shop, person),
        is_draft=is_draft,
        deductions=deductions_to_show(shop, person, books.currency, first, last),
        holds=holds_to_show(shop, person, last),
        plans=plans_to_show(shop, person, books.currency),
        objections=objections_to_show(shop, person, since_ms),
    )
    return model, up_to
