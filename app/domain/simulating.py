"""Last year's cases as they would have gone under other terms; nothing is touched.

A case comes out differently only where the change alters what would have been *proposed* for it:
what people decided otherwise stays decided. So without a change there is no difference, and every
difference has its cases.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.cases import Share, shares_in_money
from app.domain.categories import trunk_of
from app.domain.contracts import CommissionTier
from app.domain.ladder import DefaultShare
from app.domain.money import allocate, share_of
from app.domain.parties import PARTIES
from app.domain.simulated_shares import Asked, ProposedShares

MOST_SHOWN = 500
CHANGE_OF_MIND = "MIND"


class PastMoney(NamedTuple):
    """Who bore what of a case or of many; minor units, a cost is positive.

    ``commission`` is what the shop did not keep, ``restocking`` what it kept of a refund, which
    the buyer bears; ``paid_out`` is what the consignor had been paid already and has to give back.
    """

    shop: int = 0
    consignor: int = 0
    carrier: int = 0
    buyer: int = 0
    third: int = 0
    pending: int = 0
    reversed: int = 0
    commission: int = 0
    restocking: int = 0
    paid_out: int = 0

    @property
    def shop_cost(self) -> int:
        """What it all costs the shop."""
        return self.shop + self.commission - self.restocking

    def less(self, other: "PastMoney") -> "PastMoney":
        """This one without the other."""
        return PastMoney(*(mine - its for mine, its in zip(self, other, strict=True)))


NOTHING = PastMoney()


class YearCase(NamedTuple):
    """A case of the year with what the books say of it.

    ``days`` are those from the sale to the complaint, None without a sale; ``hold_days`` is the
    payout hold of its contract; ``hers`` is what was taken back of the consignor's own part.
    """

    number: str
    title: str
    resolution: str
    asked: Asked
    money: PastMoney
    days: int | None = None
    hold_days: int = 0
    hers: int = 0
    price: int = 0

    @property
    def loss(self) -> int:
        """What has been divided: what all bear, less the fees of those who took things back."""
        return sum(self.money[: len(PARTIES)]) - self.money.restocking


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is changed; empty leaves it as it is.

    ``shares`` take the place of lines of the shop's table. ``windows`` are days by trunk within
    which a problem may be reported. ``categories`` and ``refused`` are what other rules make of
    cases, by number.
    """

    shares: tuple[DefaultShare, ...] = ()
    windows: Mapping[str, int] = field(default_factory=dict)
    hold_days: int | None = None
    restocking_bp: int | None = None
    tiers: tuple[CommissionTier, ...] = ()
    categories: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()

    @property
    def is_nothing(self) -> bool:
        """Everything stays as it is."""
        return self == WhatIf()


@dataclass(frozen=True, slots=True)
class Changed:
    """A case that would have come out differently."""

    number: str
    title: str
    category: str
    before: PastMoney
    after: PastMoney


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """The cases of one trunk under both; ``changed`` of ``cases`` differ."""

    trunk: str
    cases: int
    changed: int
    before: PastMoney
    after: PastMoney


@dataclass(frozen=True, slots=True)
class Simulation:
    """Both sides: of ``cases``, ``different`` would have come out otherwise; the first are named.

    ``earned`` is the commission on the year's sales, before and after.
    """

    cases: int
    different: int
    before: PastMoney
    after: PastMoney
    by_category: tuple[CategoryLine, ...]
    changed: tuple[Changed, ...]
    earned: tuple[int, int] = (0, 0)


def merged_table(
    table: Iterable[DefaultShare], instead: Iterable[DefaultShare]
) -> tuple[DefaultShare, ...]:
    """The table with some lines in the place of their like, or added."""
    lines = {(line.category, line.when, line.item_class): line for line in table}
    lines |= {(line.category, line.when, line.item_class): line for line in instead}
    return tuple(lines.values())


class Simulator:
    """Adds up case by case; give it each case once, then ask for the result."""

    def __init__(self, table: tuple[DefaultShare, ...], what_if: WhatIf) -> None:
        self._what_if = what_if
        self._now = ProposedShares(table)
        self._then = ProposedShares(merged_table(table, what_if.shares))
        self._asks_shares = bool(what_if.shares or what_if.categories)
        self._sums: dict[str, list[list[int]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._changed: list[Changed] = []
        self._different = 0
        self._cases = 0

    def count(self, case: YearCase) -> None:
        """One case under both."""
        before, after = self.both(case)
        trunk = trunk_of(case.asked.category)
        counts = self._counts.setdefault(trunk, [0, 0])
        counts[0] += 1
        self._cases += 1
        sides = self._sums.setdefault(trunk, [list(NOTHING), list(NOTHING)])
        for side, money in zip(sides, (before, after), strict=True):
            for place, minor in enumerate(money):
                if minor:
                    side[place] += minor
        if before != after:
            counts[1] += 1
            self._different += 1
            if len(self._changed) < 4 * MOST_SHOWN:
                self._changed.append(
                    Changed(case.number, case.title, case.asked.category, before, after)
                )

    def both(self, case: YearCase) -> tuple[PastMoney, PastMoney]:
        """A case as it was, and as it would be."""
        what_if = self._what_if
        before = case.money
        if what_if.hold_days is not None:
            before = before._replace(paid_out=_paid_out(case, case.hold_days))
        if self._is_refused(case):
            return before, _refused(case, before)
        after = before
        if what_if.hold_days is not None:
            after = after._replace(paid_out=_paid_out(case, what_if.hold_days))
        if self._asks_shares and case.loss:
            after = self._shared_anew(case, after)
        if what_if.restocking_bp is not None and trunk_of(case.asked.category) == CHANGE_OF_MIND:
            fee = share_of(after.reversed, what_if.restocking_bp)
            buyer = after.buyer + fee - after.restocking
            after = after._replace(restocking=fee, buyer=buyer)
        if what_if.tiers and after.reversed:
            after = after._replace(commission=_commission_lost(case, what_if.tiers))
        return before, after

    def result(self, earned: tuple[int, int] = (0, 0)) -> Simulation:
        """What came out."""
        lines = tuple(map(self._line, self._sums))
        return Simulation(
            self._cases,
            self._different,
            _together(line.before for line in lines),
            _together(line.after for line in lines),
            tuple(sorted(lines, key=lambda line: (-line.changed, -line.cases, line.trunk))),
            tuple(sorted(self._changed, key=_weight, reverse=True)[:MOST_SHOWN]),
            earned,
        )

    def _line(self, trunk: str) -> CategoryLine:
        cases, changed = self._counts[trunk]
        before, after = self._sums[trunk]
        return CategoryLine(trunk, cases, changed, PastMoney(*before), PastMoney(*after))

    def _is_refused(self, case: YearCase) -> bool:
        what_if = self._what_if
        if case.number in what_if.refused:
            return True
        days = what_if.windows.get(trunk_of(case.asked.category))
        return days is not None and case.days is not None and case.days > days

    def _shared_anew(self, case: YearCase, money: PastMoney) -> PastMoney:
        category = self._what_if.categories.get(case.number)
        then = case.asked if category is None else case.asked._replace(category=category)
        now_bp, then_bp = self._now.of(case.asked), self._then.of(then)
        if now_bp == then_bp:
            return money
        shares = [Share(party, bp) for party, bp in then_bp]
        cents = dict(
            zip([s.party for s in shares], shares_in_money(shares, case.loss), strict=True)
        )
        return money._replace(**{party: cents.get(party, 0) for party in PARTIES})


def _together(several: Iterable[PastMoney]) -> PastMoney:
    return PastMoney(*map(sum, zip(NOTHING, *several, strict=True)))


def _weight(changed: Changed) -> int:
    return sum(abs(minor) for minor in changed.after.less(changed.before))


def _paid_out(case: YearCase, hold_days: int) -> int:
    """What she has to give back of money that the hold had let go."""
    return case.hers if case.days is not None and case.days > hold_days else 0


def _refused(case: YearCase, before: PastMoney) -> PastMoney:
    """Nothing is given back: the buyer bears what would have been paid, and the sale stands."""
    return PastMoney(buyer=case.loss + before.reversed, pending=before.pending)


def _commission_lost(case: YearCase, tiers: tuple[CommissionTier, ...]) -> int:
    """The commission in what was reversed, by other tiers; as it was where none reaches."""
    split_bp = split_of(tiers, case.price)
    if split_bp is None:
        return case.money.commission
    return allocate(case.money.reversed, (split_bp, 10_000 - split_bp))[1]


def split_of(tiers: Iterable[CommissionTier], price_minor: int) -> int | None:
    """The consignor's share by the highest tier that a price reaches."""
    reached = [tier for tier in tiers if tier.from_minor <= price_minor]
    return max(reached, key=lambda tier: tier.from_minor).split_bp if reached else None
