"""What each way of recovering would do to every balance, before anything is posted."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.money import decimals_of
from app.domain.settlement import SETTLEMENT_MODES

# How many months a debt is paid in, by its size in whole units of the currency. Our judgement.
_PARTS = ((10_000, 6), (3_000, 3), (1_000, 2))


@dataclass(frozen=True, slots=True)
class Footing:
    """What the five ways start from; all amounts of one currency.

    ``balance_minor`` > 0 is what the shop owes the consignor now; ``share_minor`` what settling
    is still going to charge; ``price_minor`` what the shop would pay for the item: the part of
    the sale that was taken back. ``cannot_buy`` says by code why the shop cannot buy it.
    """

    currency: str
    balance_minor: int
    share_minor: int
    price_minor: int
    worth_minor: int
    case_minor: int | None = None  # as far as the debt is this case's; all of it by default
    cannot_buy: tuple[str, ...] = ()
    may_write_off: bool = True
    expected_minor: int = 0  # her part of what she has for sale
    stays_away: bool = False  # an instalment of hers is late beyond hope
    running: str = ""  # the mode of the case's plan that waits for money
    running_minor: int = 0  # and what it waits for
    wants_buy_in: bool = False  # the case was decided so
    is_settled: bool = False

    @property
    def after_minor(self) -> int:
        """Her account once the case has charged everything."""
        return self.balance_minor - self.share_minor

    @property
    def owed_minor(self) -> int:
        """What her own money does not cover."""
        return max(0, -self.after_minor)

    @property
    def wanted_minor(self) -> int:
        """The part of it that this case asks for: other cases see to their own."""
        return self.owed_minor if self.case_minor is None else min(self.owed_minor, self.case_minor)


@dataclass(frozen=True, slots=True)
class Figures:
    """Her account as it would stand; the shop's figures as what they would change by."""

    consignor_minor: int
    loss_minor: int = 0
    stock_minor: int = 0
    bank_minor: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """One way: what it does at once, and once everything that it waits for has come."""

    mode: str
    at_once: Figures
    later: Figures
    missing: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Nothing speaks against it."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Proposed:
    """The way the program would take, why by code, and in how many parts."""

    mode: str
    reason: str
    count: int = 1
    value_minor: int = 0


def effects(footing: Footing) -> tuple[Effect, ...]:
    """All five, in the order of the settlement's modes."""
    now, wanted = footing.after_minor, footing.wanted_minor
    rests = Figures(now)
    worth = min(footing.worth_minor, footing.price_minor)
    bought = Figures(
        now + footing.price_minor, loss_minor=footing.price_minor - worth, stock_minor=worth
    )
    given_up = Figures(now + wanted, loss_minor=wanted)
    outcomes: Mapping[str, tuple[Figures, Figures]] = {
        "REVERSE": (rests, rests),
        "CLAWBACK": (rests, Figures(now + wanted)),
        "BUY_IN": (bought, bought),
        "PAY_IN": (rests, Figures(now + wanted, bank_minor=wanted)),
        "WRITE_OFF": (given_up, given_up),
    }
    return tuple(
        Effect(mode, *outcomes[mode], _missing(mode, footing)) for mode in SETTLEMENT_MODES
    )


def _missing(mode: str, footing: Footing) -> tuple[str, ...]:
    if mode == "REVERSE":
        return ("own_account_short",) if footing.wanted_minor else ()
    if mode == "BUY_IN":
        return footing.cannot_buy
    if footing.wanted_minor == 0:
        return ("nothing_owed",)
    if mode == "WRITE_OFF" and not footing.may_write_off:
        return ("owner_alone",)
    return ()


def propose_plan(footing: Footing) -> Proposed:
    """The way that fits what is known of the case and of her account.

    What the case was decided to end with comes first; then her own money, a plan that runs, what
    she has for sale, and paying in. A debt whose instalments stay away is the owner's to give up.
    """
    owed = footing.wanted_minor
    if footing.wants_buy_in and not footing.cannot_buy:
        return Proposed("BUY_IN", "decided_buy_in", value_minor=footing.price_minor)
    if owed == 0:
        return Proposed("REVERSE", "own_account_covers", value_minor=footing.after_minor)
    if footing.stays_away and footing.may_write_off:
        return Proposed("WRITE_OFF", "instalments_stay_away", value_minor=owed)
    if footing.running:
        return Proposed(footing.running, "plan_runs", value_minor=footing.running_minor)
    if footing.expected_minor >= owed:
        return Proposed("CLAWBACK", "coming_sales_cover", value_minor=footing.expected_minor)
    return Proposed("PAY_IN", "little_for_sale", usual_count(owed, footing.currency), owed)


def usual_count(owed_minor: int, currency: str) -> int:
    """In how many monthly parts a debt of this size is usually paid."""
    whole = owed_minor // 10 ** decimals_of(currency)
    return next((count for least, count in _PARTS if whole >= least), 1)
