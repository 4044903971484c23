"""Once a month the consignors are paid what nothing holds."""

from datetime import date
from functools import partial
from random import Random

from app.services.demo.desk import Desk
from app.services.demo.pace import DAY, HOUR, Diary, Span
from app.services.demo.world import Consignor

_PAYDAY = 10
_AT = 8 * HOUR  # in the afternoon, when the day's cases have been opened
_UNKNOWN = 9  # one consignor in so many has not said where her money goes
_BANKS = {"zh": ("招商银行", "工商银行", "建设银行"), "en": ("HSBC", "Citibank", "DBS")}


def open_accounts(seed: int, consignors: list[Consignor]) -> None:
    """Give the consignors accounts; drawn apart, so that the rest of the story stays as it is."""
    rng = Random(f"accounts {seed}")  # noqa: S311 - a story, not a secret
    for consignor in consignors:
        bank = rng.choice(_BANKS.get(consignor.language, _BANKS["zh"]))
        digits = f"6225 {rng.randrange(10_000):04d} {rng.randrange(10_000):04d}"
        by_app = rng.randrange(4) == 0
        if rng.randrange(_UNKNOWN):
            consignor.account = consignor.phone if by_app else f"{bank} {digits}"
            consignor.pay_by = "alipay" if by_app else "bank"


def write_paydays(diary: Diary, desk: Desk, span: Span, by: str) -> None:
    """Enter the payday of every month; who is paid shows on the day."""
    month = date(span.first.year, span.first.month, _PAYDAY)
    while month < span.until:
        start = span.minute_of(month)
        if start >= 0:
            diary.write(min(start + _AT, start + DAY - 1), partial(desk.pay_everybody, by))
        month = date(month.year + month.month // 12, month.month % 12 + 1, _PAYDAY)
