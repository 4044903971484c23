"""Store credit: what a buyer may still spend here, what of it lapses when, and what may be cash.

Credit is a liability with one sub-account a buyer. What lapses soonest is spent first. A bonus was
never the buyer's money: it lapses and is never paid out; credit for what came back lapses only
where the shop says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import not_negative
from app.domain.settings import ShopSettings
from app.domain.unwinding import UnknownTenderError

BONUS, CASHED, LAPSED = "credit_bonus", "credit_cashed", "credit_lapsed"


class CreditTooSmallError(RuleError):
    """More than the buyer has to spend."""

    code = "credit_too_small"

    def __init__(self, amount_minor: int, balance_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, balance_minor=balance_minor, currency=currency)


class CreditOwnerNeededError(RuleError):
    """Store credit is somebody's: without the buyer nobody knows whose."""

    code = "credit_owner_needed"


class NoCashForCreditError(RuleError):
    """The shop does not pay this credit out, or not so much of it."""

    code = "no_cash_for_credit"

    def __init__(self, amount_minor: int, most_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, most_minor=most_minor, currency=currency)


class NothingLapsedError(RuleError):
    """No credit is past its day."""

    code = "nothing_lapsed"


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One movement of a buyer's credit; > 0 is more to spend."""

    pk: int
    booked_on: date
    minor: int
    currency: str
    memo: str
    case_number: str
    sale_number: str
    note: str


@dataclass(frozen=True, slots=True)
class CreditLot:
    """What is left of one credit, and the first day on which it is lapsed; None: never."""

    booked_on: date
    left_minor: int
    lapses_on: date | None
    is_bonus: bool


@dataclass(frozen=True, slots=True)
class CreditAccount:
    """A buyer's credit as the shop's page shows it."""

    person: str
    number: str
    name: str
    phone: str
    currency: str
    lines: tuple[CreditLine, ...]
    lots: tuple[CreditLot, ...]

    @property
    def balance_minor(self) -> int:
        """What the buyer may spend."""
        return sum(line.minor for line in self.lines)

    def lapsed_minor(self, today: date) -> int:
        """What is past its day and has not been taken off yet."""
        return sum(lot.left_minor for lot in self.lots if is_lapsed(lot, today))

    @property
    def next_lot(self) -> CreditLot | None:
        """What lapses next."""
        dated = [lot for lot in self.lots if lot.lapses_on is not None]
        return min(dated, key=lambda lot: lot.lapses_on or date.max) if dated else None


def is_lapsed(lot: CreditLot, today: date) -> bool:
    """Whether its day has come."""
    return lot.lapses_on is not None and lot.lapses_on <= today


def lots_left(lines: Iterable[CreditLine], settings: ShopSettings) -> tuple[CreditLot, ...]:
    """What is left of every credit, after what was spent, paid out or lapsed."""
    lots: list[CreditLot] = []
    for line in sorted(lines, key=lambda line: (line.booked_on, line.pk)):
        if line.minor > 0:
            lots.append(_lot(line, settings))
            lots.sort(key=lambda lot: (lot.lapses_on or date.max, lot.booked_on))
        else:
            lots = _without(lots, -line.minor, line.memo)
    return tuple(lots)


def _lot(line: CreditLine, settings: ShopSettings) -> CreditLot:
    is_bonus = line.memo == BONUS
    lapses = settings.credit_months and (is_bonus or settings.credit_lapses == "all")
    day = months_later(line.booked_on, settings.credit_months) if lapses else None
    return CreditLot(line.booked_on, line.minor, day, is_bonus)


def _without(lots: list[CreditLot], minor: int, memo: str) -> list[CreditLot]:
    """Take ``minor`` off: cash never off a bonus while there is other credit."""
    order = sorted(lots, key=lambda lot: lot.is_bonus) if memo == CASHED else lots
    left: dict[int, CreditLot] = {id(lot): lot for lot in lots}
    for lot in order:
        part = min(minor, lot.left_minor)
        minor -= part
        left[id(lot)] = replace(lot, left_minor=lot.left_minor - part)
    return [left[id(lot)] for lot in lots if left[id(lot)].left_minor]


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return date(year, month + 1, 28)


def cashable_minor(account: CreditAccount, settings: ShopSettings) -> int:
    """What the shop pays out in money by its own rule: never a bonus."""
    own = sum(lot.left_minor for lot in account.lots if not lot.is_bonus)
    if settings.credit_cash_out == "always":
        return own
    small = settings.credit_cash_out == "under" and own <= settings.credit_cash_out_minor
    return own if small else 0


def bonus_postings(person: str, amount_minor: int, currency: str) -> tuple[Posting, ...]:
    """A bonus is the shop's expense: Dr promotion / Cr store credit."""
    return (
        Posting("promotion", not_negative(amount_minor), currency, BONUS),
        Posting("store_credit", -amount_minor, currency, BONUS, person),
    )


def cash_out_postings(
    account: CreditAccount, settings: ShopSettings, *, amount_minor: int, tender: str
) -> tuple[Posting, ...]:
    """Credit becomes money: Dr store credit / Cr the channel.

    Raises NoCashForCreditError or UnknownTenderError.
    """
    if tender not in TENDERS or tender == "store_credit":
        raise UnknownTenderError(tender)
    most = cashable_minor(account, settings)
    if not 0 < not_negative(amount_minor) <= most:
        raise NoCashForCreditError(amount_minor, most, account.currency)
    return (
        Posting("store_credit", amount_minor, account.currency, CASHED, account.person),
        Posting(channel(tender), -amount_minor, account.currency, CASHED),
    )


def lapse_postings(account: CreditAccount, today: date) -> tuple[Posting, ...]:
    """What is past its day goes: Dr store credit / Cr promotion, which paid for the bonus."""
    minor = account.lapsed_minor(today)
    return (
        Posting("store_credit", minor, account.currency, LAPSED, account.person),
        Posting("promotion", -minor, account.currency, LAPSED),
    )
