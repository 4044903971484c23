"""What of a consignor's balance may be paid now, and why the rest waits.

Her account is a row of *credits*: what one item of one sale stands at, net of all that was taken
back of it or charged to it since, less what payouts have covered. Whatever names no sale and no
item (an opening balance, a payment of hers) is one credit of its own. The open amounts of her
credits sum to her balance, always.

*Held*: a credit with a reason to wait. *Debt*: a credit below zero, such as a sale that was taken
back after it had been paid. Debts are set off against the oldest free credits first, and only what
they leave unpaid against held ones. So ``payable + held == balance`` while the shop owes her, and
nothing is payable while she owes the shop.

A payout *covers* credits, oldest first, held ones skipped, and clears all debts on the way; what it
covered is part of its entry, so whatever is held later, a credit is never paid twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

# Why money waits, the gravest first. The first two hold everything that is hers.
HOLD_CODES = ("stolen", "rule", "all_by_hand", "fake", "strict", "open_case", "by_hand", "window")
ON_ALL = frozenset({"stolen", "rule", "all_by_hand"})
Group = Literal["pay", "hold", "no_account", "negative", "nothing"]
GROUPS: tuple[Group, ...] = ("pay", "hold", "no_account", "negative")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a credit waits. ``source`` is the case, or the entry of the hold by hand."""

    code: str
    source: str = ""
    case_number: str = ""
    until: str = ""  # first day on which it does not hold any more; empty: until it is done
    note: str = ""

    @property
    def key(self) -> str:
        """What a release names to say that it was about this reason."""
        return f"{self.code}:{self.source}"


@dataclass(frozen=True, slots=True)
class Credit:
    """What one item of one sale stands at; > 0 is to be paid, < 0 is owed by her."""

    sale: str
    item: str
    open_minor: int
    covered_minor: int = 0  # by payouts so far
    sku: str = ""
    title: str = ""
    sale_number: str = ""
    sold_on: str = ""  # ISO day; empty for what was not sold


@dataclass(frozen=True, slots=True)
class Release:
    """The owner lets a credit be paid up to ``level_minor`` in all, though it is held.

    Only the reasons of ``over`` are released: what comes up later holds again.
    """

    level_minor: int
    over: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeldCredit:
    """A credit above zero with its reasons, gravest first, and the releases it was given."""

    credit: Credit
    reasons: tuple[Reason, ...]
    releases: tuple[Release, ...] = ()

    @property
    def released_minor(self) -> int:
        """What of the open amount may be paid all the same."""
        if not self.releases:
            return 0
        keys = {reason.key for reason in self.reasons}
        level = max((r.level_minor for r in self.releases if keys <= r.over), default=0)
        return min(max(level - self.credit.covered_minor, 0), self.credit.open_minor)

    @property
    def blocked_minor(self) -> int:
        """What of it waits."""
        return self.credit.open_minor - self.released_minor


@dataclass(frozen=True, slots=True)
class Account:
    """A consignor's account in one currency: sums of all credits, and those that are held.

    ``held`` is in the order of age, oldest first.
    """

    person: str
    currency: str
    credit_minor: int  # sum of all credits above zero
    debt_minor: int  # sum of all below, without its sign
    held: tuple[HeldCredit, ...] = ()

    @property
    def balance_minor(self) -> int:
        """What the shop owes her, or (< 0) she owes the shop."""
        return self.credit_minor - self.debt_minor


@dataclass(frozen=True, slots=True)
class Hold:
    """An amount that waits, and why. ``also`` are the lesser reasons of the same credit."""

    reason: Reason
    amount_minor: int
    credit: Credit
    also: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What of one balance may be paid now."""

    person: str
    currency: str
    balance_minor: int
    payable_minor: int
    debt_minor: int
    holds: tuple[Hold, ...]

    @property
    def held_minor(self) -> int:
        """What waits; never more than the shop owes her."""
        return sum(hold.amount_minor for hold in self.holds)


def decide_payout(account: Account) -> Proposal:
    """Divide a balance into what is payable and what is held, and say why."""
    blocked = [held.blocked_minor for held in account.held]
    free = account.credit_minor - sum(blocked)
    payable = max(0, free - account.debt_minor)
    unpaid_debt = max(0, account.debt_minor - free)  # to be met from what is held, oldest first
    holds: list[Hold] = []
    for held, waits in zip(account.held, blocked, strict=True):
        if unpaid_debt:
            met = min(unpaid_debt, waits)
            unpaid_debt, waits = unpaid_debt - met, waits - met  # noqa: PLW2901 - what is left
        if waits:
            holds.append(Hold(held.reasons[0], waits, held.credit, held.reasons[1:]))
    return Proposal(
        account.person,
        account.currency,
        account.balance_minor,
        payable,
        account.debt_minor,
        tuple(holds),
    )


def gravest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons of one credit in the order in which they are told."""
    told = set(reasons)
    if len(told) == 1:
        return tuple(told)
    return tuple(sorted(told, key=lambda r: (HOLD_CODES.index(r.code), r.source)))


def group_of(proposal: Proposal, *, minimum_minor: int, can_be_paid: bool) -> Group:
    """Where a proposal stands before a run: pay, hold, no_account, negative, or nothing at all.

    Less than ``minimum_minor`` waits for the next run, so it stands with what is held.
    """
    if proposal.balance_minor < 0:
        return "negative"
    if proposal.balance_minor == 0:
        return "nothing"
    if proposal.payable_minor < max(minimum_minor, 1):
        return "hold"
    return "pay" if can_be_paid else "no_account"


@dataclass(frozen=True, slots=True)
class Cover:
    """What a payout covers of one credit; below zero where it clears a debt."""

    sale: str
    item: str
    minor: int


def cover(
    credits_: Sequence[Credit], blocked: Mapping[tuple[str, str], int], amount_minor: int
) -> tuple[Cover, ...]:
    """What paying ``amount_minor`` covers: every debt is cleared, then the oldest free credits.

    ``credits_`` are all that are open, oldest first; ``blocked`` says what of a credit waits. The
    covers sum to the amount. What no credit explains lies on the account without a sale.
    """
    debts = [Cover(c.sale, c.item, c.open_minor) for c in credits_ if c.open_minor < 0]
    left = amount_minor - sum(debt.minor for debt in debts)
    covers = list(debts)
    for credit in credits_:
        free = max(0, credit.open_minor - blocked.get((credit.sale, credit.item), 0))
        part = min(free, left)
        if part > 0:
            covers.append(Cover(credit.sale, credit.item, part))
            left -= part
    if left:
        covers.append(Cover("", "", left))
    return tuple(covers)


def opposite(covers: Iterable[Cover]) -> tuple[Cover, ...]:
    """What taking a payout back uncovers."""
    return tuple(replace(c, minor=-c.minor) for c in covers)


@dataclass(frozen=True, slots=True)
class Released:
    """A part of a held credit that may be paid from now on."""

    held: HeldCredit
    minor: int

    @property
    def release(self) -> Release:
        """What stays on record: up to which level, over which reasons."""
        level = self.held.credit.covered_minor + self.held.released_minor + self.minor
        return Release(level, frozenset(reason.key for reason in self.held.reasons))


def decide_release(
    held: Iterable[HeldCredit], amount_minor: int | None = None
) -> tuple[Released, ...]:
    """Release so much of what is blocked, oldest first; all of it where no amount is told."""
    released: list[Released] = []
    left = amount_minor
    for one in held:
        part = one.blocked_minor if left is None else min(left, one.blocked_minor)
        if part > 0:
            released.append(Released(one, part))
            left = None if left is None else left - part
    return tuple(released)


def with_releases(account: Account, released: Iterable[Released]) -> Account:
    """The account after a release."""
    given = {(r.held.credit.sale, r.held.credit.item): r.release for r in released}
    held = tuple(
        replace(one, releases=(*one.releases, given[key])) if key in given else one
        for one in account.held
        for key in ((one.credit.sale, one.credit.item),)
    )
    return replace(account, held=held)


def blocked_by_credit(account: Account) -> dict[tuple[str, str], int]:
    """What of each credit waits."""
    return {(h.credit.sale, h.credit.item): h.blocked_minor for h in account.held}
