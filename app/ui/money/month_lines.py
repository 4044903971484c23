"""Months, their checklists and what came later, as lines of lists."""

from app.domain.books import ACCOUNT_GROUPS
from app.domain.month_close import Balance, CheckCase, ClosedMonth, LateLine, MonthCheck
from app.services.money.months import MonthsView
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.dates import format_day, local_time
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.widgets.line_list import Line

_NAMED = 20  # cases shown below a check


def month_lines(desk: Desk, view: MonthsView) -> list[Line]:
    """The month to close next, then the closed ones, newest first."""
    lines = []
    if view.next_month:
        count = sum(check.count for check in view.checks)
        detail = translate("Money", "not closed yet")
        lines.append(Line(view.next_month, view.next_month, detail=detail, figure=f"{count:,}"))
    return [*lines, *(_closed(desk, one) for one in view.closed)]


def _closed(desk: Desk, one: ClosedMonth) -> Line:
    day = format_day(local_time(one.closed_at, desk.settings.zone).date())
    words = translate("Money", "closed {day} by {who}").format(day=day, who=one.closed_by)
    return Line(one.month, one.month, detail=words)


def check_lines(desk: Desk, checks: tuple[MonthCheck, ...]) -> list[Line]:
    """Each check with its count, and below it what it counts."""
    lines: list[Line] = []
    for check in checks:
        lines.append(
            Line(
                f"head|{check.code}",
                desk.word("month_check", check.code),
                figure=f"{check.count:,}",
                tone="warning" if check.count else "good",
                head=True,
            )
        )
        lines += [
            _case(f"{check.code}|{place}", one) for place, one in enumerate(check.cases[:_NAMED])
        ]
        rest = check.count - min(check.count, _NAMED)
        if rest:
            words = translate("Money", "and {n} more").format(n=f"{rest:,}")
            lines.append(Line(f"rest|{check.code}", words, opens=False))
    return lines


def _case(key: str, one: CheckCase) -> Line:
    figure = format_amount(one.minor, one.currency) if one.currency else ""
    return Line(key, one.title, lead=one.case_number or one.person_number, figure=figure)


def closed_lines(desk: Desk, closed: ClosedMonth, late: tuple[LateLine, ...]) -> list[Line]:
    """What came after a month was closed, and the books as they stood then."""
    since = late_lines(desk, late)
    if since:
        words = translate("Money", "Booked since, belonging to this month")
        since.insert(
            0, Line("head|late", words, figure=f"{len(late):,}", tone="warning", head=True)
        )
    words = translate("Money", "The books at the end of the month")
    trial = [Line("head|trial", words, head=True, tone="secondary")]
    trial += [
        Line(
            f"trial|{one.account}",
            desk.shop.program.account_name(one.account).in_language(desk.lang),
            figure=_balance(desk, one),
            tone="ink" if one.minor else "secondary",
            opens=False,
        )
        for one in sorted(closed.trial, key=lambda one: (_place(one.account), one.currency))
    ]
    return [*since, *(trial if closed.trial else ())]


def _place(account: str) -> int:
    """Where an account stands in the list of the books."""
    order = [each for _, accounts in ACCOUNT_GROUPS for each in accounts]
    return order.index(account) if account in order else len(order)


def _balance(desk: Desk, one: Balance) -> str:
    amount = format_amount(abs(one.minor), one.currency)
    if one.currency != desk.settings.currency:
        amount = f"{one.currency} {amount}"
    if not one.minor:
        return amount
    side = translate("Money", "Dr") if one.minor > 0 else translate("Money", "Cr")
    return f"{amount} {side}"


def late_lines(desk: Desk, late: tuple[LateLine, ...]) -> list[Line]:
    """Postings that came after their month was closed."""
    program, lang = desk.shop.program, desk.lang
    return [
        Line(
            f"late|{place}",
            dotted(program.account_name(line.account).in_language(lang), line.party),
            detail=dotted(
                desk.word("memo", line.memo),
                line.case_number or line.sale_number,
                translate("Money", "belongs to {day}").format(day=line.belongs_on),
            ),
            lead=line.booked_on,
            figure=format_amount(line.minor, line.currency, sign=True),
            opens=bool(line.case_number or line.sale_number),
        )
        for place, line in enumerate(late)
    ]
