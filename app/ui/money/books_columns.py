"""What the table of postings shows."""

from app.domain.rows import PostingLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.widgets.columns import Column


def posting_columns(desk: Desk) -> tuple[Column[PostingLine], ...]:
    """Day, what for, whose, what it belongs to, debit and credit."""
    return (
        Column(
            "day",
            lambda: translate("Money", "Day"),
            lambda line: line.booked_on,
            width_px=88,
            tone=lambda _line: "secondary",
        ),
        Column(
            "memo",
            lambda: translate("Money", "What for"),
            lambda line: desk.word("memo", line.memo),
            width_px=72,
            stretch=True,
            tip=lambda line: desk.word("memo", line.memo),
        ),
        Column(
            "party",
            lambda: translate("Money", "Who"),
            lambda line: line.party,
            width_px=84,
            tip=lambda line: line.party,
        ),
        Column(
            "belongs",
            lambda: translate("Money", "Belongs to"),
            lambda line: line.case_number or line.sale_number,
            width_px=120,
            bold=True,
            tip=lambda line: line.case_number or line.sale_number,
        ),
        Column(
            "debit",
            lambda: translate("Money", "Debit"),
            lambda line: format_amount(line.minor, line.currency) if line.minor > 0 else "",
            align="right",
            width_px=96,
        ),
        Column(
            "credit",
            lambda: translate("Money", "Credit"),
            lambda line: format_amount(-line.minor, line.currency) if line.minor < 0 else "",
            align="right",
            width_px=96,
        ),
    )
