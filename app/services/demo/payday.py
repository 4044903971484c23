"""Once a month the consignors are paid what is safe to pay."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random

from app.domain.sales import divide_price
from app.services.demo.desk import Desk
from app.services.demo.pace import DAY, Diary, Span
from app.services.demo.world import Consignor, Piece

_PAYDAY = 10
_HELD_MINUTES = 18 * DAY  # what was sold since may still come back


@dataclass(frozen=True, slots=True)
class Account:
    """A consignor with what she brought."""

    consignor: Consignor
    pieces: tuple[Piece, ...]  # first come, first named

    def held_minor(self, now: int, unit_minor: int) -> int:
        """Her part of what was sold too lately, or is in dispute, on opening minute ``now``."""
        return sum(
            divide_price(piece.yuan * unit_minor, piece.consignor_bp)[0]
            for piece in self.pieces
            if _is_held(piece, now)
        )


def _is_held(piece: Piece, now: int) -> bool:
    if piece.sold is None or piece.sold > now:
        return False
    run = piece.run
    if run is None or not run.number:
        return now - piece.sold < _HELD_MINUTES
    return not run.money_is_clear


def write_paydays(
    rng: Random, diary: Diary, desk: Desk, span: Span, accounts: list[Account], by: str
) -> None:
    """Enter a payout for every consignor and month; whether there is money shows on the day."""
    month = date(span.first.year, span.first.month, _PAYDAY)
    while month < span.until:
        start = span.minute_of(month)
        if start >= 0:
            for account in accounts:
                minute = start + rng.randrange(DAY)
                tender = rng.choice(("bank", "bank", "wechat", "alipay"))
                if minute > account.pieces[0].taken_in + 1:
                    diary.write(minute, partial(_pay, desk, account, minute, tender, by))
        month = date(month.year + month.month // 12, month.month % 12 + 1, _PAYDAY)


def _pay(desk: Desk, account: Account, minute: int, tender: str, by: str) -> None:
    held_minor = account.held_minor(minute, desk.unit_minor)
    desk.pay(account.consignor, held_minor, tender, by)
