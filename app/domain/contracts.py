"""What is agreed with a consignor: dated versions of terms, and the one a sale was made under.

The shop has a standard contract of its own (its holder is empty); a consignor with no contract of
hers is under it. A sale keeps the version it was made under, whatever is agreed later.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.money import BP_WHOLE, MAX_MINOR, allocate, not_negative

STANDARD = ""  # the holder of the shop's own standard contract
LOSS_BASES = ("sale_less_commission", "net_of_tag", "market_value", "fixed")
LOST_COMMISSION = ("reverse", "charge")
RESTOCKING_TO = ("shop", "consignor")
_MOST_DAYS = 3650


class BadTermError(RuleError):
    """A term of a contract with a value that it cannot have."""

    code = "bad_term"

    def __init__(self, term: str, value: str) -> None:
        super().__init__(term=term, value=value[:80])


class ContractBackdatedError(RuleError):
    """A version cannot begin before the one it replaces."""

    code = "contract_backdated"

    def __init__(self, valid_from: str, last: str) -> None:
        super().__init__(valid_from=valid_from, last=last)


@dataclass(frozen=True, slots=True)
class CommissionTier:
    """From this price on the consignor's share of it is ``split_bp``."""

    from_minor: int
    split_bp: int


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """The terms of one version; amounts in minor units of the shop's currency.

    The defaults are what a contract that says nothing means.
    """

    tiers: tuple[CommissionTier, ...] = ()  # empty: the item's own split
    fee_minor: int = 0  # per sold item, out of the consignor's part
    windows: Mapping[str, int] = field(default_factory=dict)  # days to report a fault, by trunk
    payout_hold_days: int = 18  # after a sale, before its money is paid out
    owners_risk: bool = False  # she bears loss and damage in the shop
    damage_cap_minor: int | None = None  # the most the shop pays for one item lost or damaged
    loss_basis: str = "sale_less_commission"  # what a lost item is worth to her
    loss_fixed_minor: int = 0  # where the basis is "fixed"
    share_cap_minor: int | None = None  # the most she bears of one case
    minimum_share_bp: int = 0  # what she bears even where no record from intake exists
    lost_commission: str = "reverse"  # or "charge" it to the party at fault
    restocking_bp: int = 0  # kept of the price when a buyer only changed her mind
    restocking_to: str = "shop"


@dataclass(frozen=True, slots=True)
class Contract:
    """One version as it was agreed. ``entry`` (hex) names it for good; empty: the program's own."""

    entry: str
    holder: str  # a person's id, or STANDARD
    version: int
    valid_from: str  # ISO day
    terms: ContractTerms


NO_CONTRACT = Contract("", STANDARD, 0, "", ContractTerms())
TERM_KEYS = tuple(f.name for f in fields(ContractTerms))


class ContractBook:
    """All versions of some holders; asked which was in force on a day."""

    def __init__(self, contracts: Iterable[Contract]) -> None:
        self._of: dict[str, list[Contract]] = {}
        for contract in contracts:
            self._of.setdefault(contract.holder, []).append(contract)

    def in_force(self, holder: str, day: str) -> Contract:
        """Her own version of that day, else the shop's standard, else what the program assumes."""
        for whose in dict.fromkeys((holder, STANDARD)):
            valid = [c for c in self._of.get(whose, ()) if c.valid_from <= day]
            if valid:
                return max(valid, key=lambda c: (c.valid_from, c.version))
        return NO_CONTRACT


def consigned_parts(terms: ContractTerms, price_minor: int, own_split_bp: int) -> tuple[int, int]:
    """Consignor's part and commission of a price; they sum to it exactly.

    The highest tier that the price reaches gives the share, else the item's own split; the fee
    comes out of her part as far as it goes.
    """
    reached = [tier for tier in terms.tiers if tier.from_minor <= price_minor]
    split_bp = max(reached, key=lambda tier: tier.from_minor).split_bp if reached else own_split_bp
    consignor, _ = allocate(not_negative(price_minor), (split_bp, BP_WHOLE - split_bp))
    hers = max(0, consignor - terms.fee_minor)
    return hers, price_minor - hers


def decide_contract(
    holder: str, terms: ContractTerms, valid_from: date, earlier: Iterable[Contract]
) -> Fact:
    """The fact that terms hold from a day on; raises BadTermError or ContractBackdatedError."""
    check_terms(terms)
    own = [contract for contract in earlier if contract.holder == holder]
    last = max((contract.valid_from for contract in own), default="")
    if valid_from.isoformat() < last:
        raise ContractBackdatedError(valid_from.isoformat(), last)
    payload: dict[str, Json] = {
        "version": max((contract.version for contract in own), default=0) + 1,
        "valid_from": valid_from.isoformat(),
        "terms": terms_as_json(terms),
    }
    subject_type, subject = ("person", holder) if holder else ("shop", "shop")
    return Fact("contract_agreed", subject_type, subject, payload)


def check_terms(terms: ContractTerms) -> None:
    """Raise BadTermError for the first term that cannot be."""
    wrong = {
        "loss_basis": terms.loss_basis not in LOSS_BASES,
        "lost_commission": terms.lost_commission not in LOST_COMMISSION,
        "restocking_to": terms.restocking_to not in RESTOCKING_TO,
        "restocking_bp": not 0 <= terms.restocking_bp <= BP_WHOLE,
        "minimum_share_bp": not 0 <= terms.minimum_share_bp <= BP_WHOLE,
        "payout_hold_days": not 0 <= terms.payout_hold_days <= _MOST_DAYS,
        "windows": not all(0 <= days <= _MOST_DAYS for days in terms.windows.values()),
        "tiers": not all(_is_tier(tier) for tier in terms.tiers)
        or len({tier.from_minor for tier in terms.tiers}) < len(terms.tiers),
        **{
            name: not 0 <= (getattr(terms, name) or 0) <= MAX_MINOR
            for name in ("fee_minor", "damage_cap_minor", "loss_fixed_minor", "share_cap_minor")
        },
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise BadTermError(name, str(getattr(terms, name)))


def _is_tier(tier: CommissionTier) -> bool:
    return 0 <= tier.from_minor <= MAX_MINOR and 0 <= tier.split_bp <= BP_WHOLE


def terms_as_json(terms: ContractTerms) -> dict[str, Json]:
    """Plain values, every term spelled out: an entry carries the outcome."""
    return {**asdict(terms), "windows": dict(terms.windows)}


def read_terms(stored: Mapping[str, Any]) -> ContractTerms:
    """Terms from stored values; terms of a newer program are left alone."""
    known = {name: stored[name] for name in TERM_KEYS if name in stored}
    if "tiers" in known:
        known["tiers"] = tuple(
            CommissionTier(t["from_minor"], t["split_bp"]) for t in known["tiers"]
        )
    return ContractTerms(**known)
