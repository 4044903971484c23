"""Money that waits, as lines of a list: what, why, how much; each opens its case or item."""

from collections import Counter
from collections.abc import Sequence

from app.domain.payouts import ON_ALL, Hold, Reason
from app.text.amounts import format_amount
from app.text.payout_words import hold_sentence
from app.ui.desk import Desk
from app.ui.widgets.line_list import Line

LIFT = "lift"


def hold_lines(holds: Sequence[Hold], currency: str) -> list[Line]:
    """One line a credit; what is held altogether is one line with its sum."""
    whole: Counter[Reason] = Counter()
    for hold in holds:
        if hold.reason.code in ON_ALL:
            whole[hold.reason] += hold.amount_minor
    lines = [
        _line(reason, hold_sentence(reason), "", format_amount(minor, currency))
        for reason, minor in whole.items()
    ]
    lines += [
        _line(
            hold.reason,
            hold.credit.title or hold.credit.sku or hold.credit.sale_number,
            hold_sentence(hold.reason),
            format_amount(hold.amount_minor, currency),
            hold.credit.sku,
        )
        for hold in holds
        if hold.reason.code not in ON_ALL
    ]
    return lines


def open_hold(desk: Desk, line: Line) -> None:
    """Go to what the line is about."""
    page, _, key = line.key.partition("|")
    if key and page != LIFT:
        desk.go(page, key)


def hold_by_hand(line: Line) -> str:
    """The hold that the line is about, where it can be lifted; else nothing."""
    page, _, key = line.key.partition("|")
    return key if page == LIFT else ""


def _line(reason: Reason, title: str, detail: str, figure: str, sku: str = "") -> Line:
    key = f"items|{sku}" if sku else ""
    if reason.case_number:
        key = f"case|{reason.case_number}"
    elif reason.code in {"by_hand", "all_by_hand"}:
        key = f"{LIFT}|{reason.source}"
    return Line(key, title, detail=detail, figure=figure, opens=bool(key))
