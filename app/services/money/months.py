"""Closing a month: look at what is open, freeze the books, keep what was known."""

from dataclasses import dataclass

from app.domain.changes import Changes
from app.domain.month_close import (
    ClosedMonth,
    MonthCheck,
    check_can_close,
    decide_close,
    last_ended_month,
    next_month,
)
from app.domain.statements import month_days
from app.services.shop import Shop
from app.storage.month_checks import month_checks
from app.storage.months_state import closed_months, newest_close, trial_until


@dataclass(frozen=True, slots=True)
class MonthsView:
    """The closed months, and the next one with its checklist; None while none has ended."""

    closed: tuple[ClosedMonth, ...]
    next_month: str | None
    checks: tuple[MonthCheck, ...]


def months_view(shop: Shop, *, asked_by: str) -> MonthsView:
    """Where the books stand; raises HiddenFromRoleError.

    The next month is the one after the newest closed one, or the last one that has ended.
    """
    months = shop.seen_by(asked_by).queries.months
    closed = tuple(months.closed())
    ended = last_ended_month(shop.today(shop.queries.settings().zone))
    following = next_month(closed[0].month) if closed else ended
    if following > ended:
        return MonthsView(closed, None, ())
    return MonthsView(closed, following, months.checks(str(month_days(following)[1])))


def close_month(shop: Shop, *, month: str, closed_by: str) -> Changes:
    """Freeze a month: what belongs to it and comes later falls into the next one, with a mark.

    What is open is written down and forbids nothing. Raises BadPeriodError, MonthNotEndedError,
    MonthClosedError or EarlierMonthOpenError.
    """
    last = month_days(month)[1]
    with shop.store.action(closed_by, may="months.close") as action:
        connection = action.state.connection
        closed = closed_months(connection)
        newest = closed[0] if closed else None
        check_can_close(month, today=action.today, newest_closed=newest.month if newest else "")
        action.record(
            decide_close(
                month,
                newest=newest,
                up_to=shop.queries.ledger.last_posting(),
                journal_head=shop.queries.journal_head(),
                checks=month_checks(connection, str(last)),
                trial=trial_until(connection, str(last)),
                expects=newest_close(connection),
            )
        )
    return action.changes
