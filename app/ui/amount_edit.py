"""A field for an amount of some currency, with the shop's way to read, write and refuse one."""

from collections.abc import Callable

from app.text.amounts import format_amount, parse_amount
from app.text.errors import sentence
from app.ui.widgets.money_fields import MoneyEdit


def amount_edit(currency: Callable[[], str]) -> MoneyEdit:
    """The currency is asked for at every keystroke, because the next case may have another."""
    return MoneyEdit(
        parse=lambda text: parse_amount(text, currency()),
        show=lambda minor: format_amount(minor, currency()),
        explain=sentence,
    )
