"""The periods a statement can be made for, newest first."""

from calendar import monthrange
from datetime import date, timedelta

from app.domain.rows import IssuedStatement, PersonCard
from app.domain.statements import period_days, period_of

_MOST_MONTHS = 36


def issued_periods(card: PersonCard) -> dict[str, IssuedStatement]:
    """Her issued statements by their period, as `period_days` reads it."""
    return {issued_period(statement): statement for statement in card.statements}


def issued_period(statement: IssuedStatement) -> str:
    """The period of an issued statement: its month where it is one."""
    return period_of(
        date.fromisoformat(statement.first_day), date.fromisoformat(statement.last_day)
    )


def periods_to_offer(card: PersonCard, today: date) -> list[str]:
    """Those issued already, and the months after the last issued one: none can come between.

    A month of which an issued statement holds the beginning is offered from the day after it.
    """
    issued = issued_periods(card)
    newest = max((date.fromisoformat(s.last_day) for s in card.statements), default=None)
    first = min((m.booked_on for m in card.movements), default=today.isoformat())
    periods: list[str] = []
    month = today.replace(day=1)
    while len(periods) < _MOST_MONTHS and month.isoformat()[:7] >= first[:7]:
        last = month.replace(day=monthrange(month.year, month.month)[1])
        if newest is not None and last <= newest:
            break
        begins = max(month, newest + timedelta(days=1)) if newest else month
        periods.append(period_of(begins, last))
        month = (month - timedelta(days=1)).replace(day=1)
    return sorted({*periods, *issued}, key=lambda period: period_days(period)[1], reverse=True)
