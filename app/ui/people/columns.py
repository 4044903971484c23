"""What the table of consignors shows."""

from app.domain.rows import PersonLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.widgets.columns import Column


def balance_tone(minor: int) -> str:
    """Red where she owes the shop, quiet where nobody owes anything."""
    if minor < 0:
        return "overdue"
    return "ink" if minor else "secondary"


def person_columns(desk: Desk) -> tuple[Column[PersonLine], ...]:
    """Number, name, phone, balance (> 0: the shop owes her)."""
    return (
        Column(
            "number",
            lambda: translate("People", "Number"),
            lambda line: line.number,
            width_px=84,
            bold=True,
            tip=lambda line: line.number,
        ),
        Column(
            "name",
            lambda: translate("People", "Name"),
            lambda line: line.name,
            width_px=120,
            stretch=True,
            tip=lambda line: line.name,
        ),
        Column(
            "phone",
            lambda: translate("People", "Phone"),
            lambda line: line.phone,
            width_px=124,
            tone=lambda _line: "secondary",
        ),
        Column(
            "balance",
            lambda: translate("People", "Balance {currency}").format(
                currency=desk.settings.currency
            ),
            lambda line: (
                ""
                if line.balance_minor is None
                else format_amount(line.balance_minor, line.currency)
            ),
            align="right",
            width_px=124,
            tone=lambda line: balance_tone(line.balance_minor or 0),
        ),
    )
