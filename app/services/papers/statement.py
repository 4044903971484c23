"""A consignor's statement: a period, what moved in it, and a closing that the next one opens with.

An ended period is issued once: the entry keeps the whole model, so that a reprint is the same
paper whatever names or addresses have changed since. A period that has not ended is a draft.
"""

import json
from calendar import monthrange
from datetime import date, timedelta

from app.documents.paper import Paper
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import EntryId
from app.domain.papers import OpenCaseLine, StatementModel
from app.domain.rows import IssuedStatement, PersonLine, Since
from app.services.papers.frozen import model_as_json, model_from_json
from app.services.papers.movements import statement_lines, statement_totals
from app.services.papers.slip import shop_head
from app.services.shop import Shop
from app.storage import journal

_EVER = 1 << 62
_OPEN_CASES = 200


class BadPeriodError(RuleError):
    """Not a month of the form YYYY-MM, or a period that ends before it starts."""

    code = "bad_period"

    def __init__(self, period: str) -> None:
        super().__init__(period=period[:40])


class NotAConsignorError(RuleError):
    """Statements are for consignors."""

    code = "not_a_consignor"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class PeriodOverlapsError(RuleError):
    """Part of the period stands on a statement that was issued before."""

    code = "period_overlaps"

    def __init__(self, first_day: str, last_day: str) -> None:
        super().__init__(first_day=first_day, last_day=last_day)


def month_days(month: str) -> tuple[date, date]:
    """First and last day of ``YYYY-MM``; raises BadPeriodError."""
    try:
        first = date.fromisoformat(month.strip() + "-01")
    except ValueError:
        raise BadPeriodError(month) from None
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def consignor_statement(
    shop: Shop, *, consignor: str, month: str, langs: tuple[str, ...], issued_by: str
) -> Paper:
    """The statement of a month as PDF: issued, reprinted, or a draft while it has not ended.

    Raises UnknownPersonError, NotAConsignorError, BadPeriodError or PeriodOverlapsError.
    """
    first, last = month_days(month)
    model = statement_model(shop, consignor=consignor, first=first, last=last, issued_by=issued_by)
    # Late: loads the drawing of papers, which a start of the program can do without.
    from app.documents.statement import statement_pdf  # noqa: PLC0415

    return statement_pdf(model, langs=langs)


def statement_model(
    shop: Shop, *, consignor: str, first: date, last: date, issued_by: str
) -> StatementModel:
    """The model of a statement; issues the period if it has ended and was not issued before.

    Raises HiddenFromRoleError where accounts are not for this person to see.
    """
    rights = shop.store.rights(issued_by)
    rights.require("papers.print")
    shop.seen_by(issued_by).queries.check_sees("balances")
    shop = shop.whole()  # what she may see of it has been decided
    person = shop.queries.people.line(consignor)
    if not person.is_consignor:
        raise NotAConsignorError(person.number)
    settings = shop.queries.settings()
    issued = shop.queries.people.issued(person.id, settings.currency)
    same = [s for s in issued if (s.first_day, s.last_day) == (str(first), str(last))]
    if same:
        return _as_issued(shop, same[0])
    if shop.today(settings.zone) <= last:
        return _compute(shop, person, first, last, issued, is_draft=True)[0]
    with shop.store.action(issued_by, may="papers.print") as action:
        # Read again inside the write lock: two windows may ask for the same month.
        issued = shop.queries.people.issued(person.id, settings.currency)
        model, up_to = _compute(shop, person, first, last, issued, is_draft=False)
        payload: dict[str, Json] = {
            "first_day": str(first),
            "last_day": str(last),
            "currency": model.currency,
            "up_to": up_to,
            "opening_minor": model.opening_minor,
            "closing_minor": model.closing_minor,
            "lang": settings.language,
            "model": model_as_json(model),
        }
        action.record(Fact("statement_issued", "person", person.id, payload))
    return model


def _as_issued(shop: Shop, statement: IssuedStatement) -> StatementModel:
    with shop.store.state() as state:
        payload = journal.payload_of(state.connection, EntryId(statement.entry))
    return model_from_json(json.loads(payload)["model"])


def _compute(
    shop: Shop,
    person: PersonLine,
    first: date,
    last: date,
    issued: list[IssuedStatement],
    *,
    is_draft: bool,
) -> tuple[StatementModel, int]:
    settings, people = shop.queries.settings(), shop.queries.people
    overlapping = [s for s in issued if s.last_day >= str(first)]
    if overlapping:
        raise PeriodOverlapsError(overlapping[0].first_day, overlapping[0].last_day)
    up_to = shop.queries.ledger.last_posting()
    if issued:
        opening = issued[0].closing_minor
        since = Since(issued[0].last_day, issued[0].up_to)
    else:
        opening = people.balance_before(person.id, settings.currency, day=str(first), up_to=up_to)
        since = Since(str(first - timedelta(days=1)), _EVER)
    account = people.account(
        person.id, settings.currency, since=since, last_day=str(last), up_to=up_to
    )
    with shop.store.state() as state:
        lines = statement_lines(shop.program, account, state.connection, settings.currency)
    model = StatementModel(
        shop=shop_head(settings),
        consignor_number=person.number,
        consignor_name=person.name,
        first_day=first,
        last_day=last,
        currency=settings.currency,
        opening_minor=opening,
        lines=lines,
        totals=statement_totals(shop.program, account),
        closing_minor=opening + sum(line.amount_minor for line in lines),
        open_cases=_open_cases(shop, person),
        is_draft=is_draft,
    )
    return model, up_to


def _open_cases(shop: Shop, person: PersonLine) -> tuple[OpenCaseLine, ...]:
    stages = shop.program.routes.stages
    return tuple(
        OpenCaseLine(line.number, line.title, stages[line.stage].name, line.at_stake_minor)
        for line in shop.queries.cases.open_of_consignor(person.id, limit=_OPEN_CASES)
    )
