"""Terms of a contract as people type them: ``share_cap`` = ``2000``, ``tier.5000`` = ``80%``."""

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from app.domain.contracts import BadTermError, CommissionTier, ContractTerms
from app.text.amounts import parse_amount
from app.text.shares import read_share

_NONE = "none"
_MOST_DIGITS = 5

# What each is called where it is typed, and the term it stands for.
_FIELDS = {
    "fee": "fee_minor",
    "payout_hold": "payout_hold_days",
    "owners_risk": "owners_risk",
    "damage_cap": "damage_cap_minor",
    "loss_basis": "loss_basis",
    "loss_fixed": "loss_fixed_minor",
    "share_cap": "share_cap_minor",
    "minimum_share": "minimum_share_bp",
    "lost_commission": "lost_commission",
    "restocking": "restocking_bp",
    "restocking_to": "restocking_to",
}
TYPED_TERMS = (*_FIELDS, "tier.FROM", "window.CATEGORY")


def typed_terms(
    terms: ContractTerms, typed: Mapping[str, str], currency: str, trunks: Container[str]
) -> ContractTerms:
    """``terms`` with what was typed.

    ``none`` takes a limit, a window or a tier away, and ``tier`` alone all tiers. Raises
    BadTermError, or what `parse_amount` refuses.
    """
    for key, value in typed.items():
        name, _, of = key.partition(".")
        if key in _FIELDS:
            field = _FIELDS[key]
            told: dict[str, Any] = {field: _reader(field, key, currency)(value.strip())}
            terms = replace(terms, **told)
        elif name == "window" and of in trunks:
            terms = replace(terms, windows=_windows(terms, key, of, value.strip()))
        elif name == "tier":
            terms = replace(terms, tiers=_tiers(terms, key, of, value.strip(), currency))
        else:
            raise BadTermError(key, value)
    return terms


def _reader(field: str, key: str, currency: str) -> Callable[[str], object]:
    """How the value of a term is read; codes are looked at with all terms together."""
    if field.endswith("_cap_minor"):
        return lambda value: None if value == _NONE else parse_amount(value, currency)
    if field.endswith("_minor"):
        return lambda value: parse_amount(value, currency)
    if field.endswith("_bp"):
        return partial(_share, key)
    if field.endswith("_days"):
        return partial(_days, key)
    return partial(_yes_or_no, key) if field == "owners_risk" else str


def _windows(terms: ContractTerms, key: str, trunk: str, value: str) -> Mapping[str, int]:
    kept = {other: days for other, days in terms.windows.items() if other != trunk}
    return kept if value == _NONE else {**kept, trunk: _days(key, value)}


def _tiers(
    terms: ContractTerms, key: str, of: str, value: str, currency: str
) -> tuple[CommissionTier, ...]:
    if not of:
        if value != _NONE:
            raise BadTermError(key, value)
        return ()
    from_minor = 0 if of == "0" else parse_amount(of, currency)
    kept = [tier for tier in terms.tiers if tier.from_minor != from_minor]
    if value != _NONE:
        kept.append(CommissionTier(from_minor, _share(key, value)))
    return tuple(sorted(kept, key=lambda tier: tier.from_minor))


def _share(key: str, value: str) -> int:
    share_bp = read_share(value)
    if share_bp is None:
        raise BadTermError(key, value)
    return share_bp


def _days(key: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS):
        raise BadTermError(key, value)
    return int(value)


def _yes_or_no(key: str, value: str) -> bool:
    if value not in {"yes", "no"}:
        raise BadTermError(key, value)
    return value == "yes"
