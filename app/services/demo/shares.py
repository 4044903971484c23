"""Splits that differ from the default, the way people in a shop differ from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.money import BP_WHOLE

_LESS_BP = 1000
_MORE_BP = 2000


@dataclass(frozen=True, slots=True)
class Twist:
    """How a split leaves the default, and the sentence that says why."""

    kind: str
    reason: str


def twisted(
    shares_bp: Mapping[str, int], kind: str, *, has_consignor: bool, has_buyer: bool
) -> dict[str, int]:
    """The shares after a twist of this kind; empty where it does not apply."""
    shop, consignor = shares_bp.get("shop", 0), shares_bp.get("consignor", 0)
    between_two = has_consignor and shop + consignor == BP_WHOLE
    ways = {
        "carrier": (True, {"carrier": BP_WHOLE}),
        "carrier_part": (True, {"shop": 3000, "carrier": 7000}),
        "buyer": (has_buyer, {"buyer": BP_WHOLE}),
        "third": (between_two, {"consignor": 5000, "third": 5000}),
        "less_consignor": (
            between_two and consignor > _LESS_BP,
            {"shop": shop + _LESS_BP, "consignor": consignor - _LESS_BP},
        ),
        "more_consignor": (
            between_two and shop > _MORE_BP,
            {"shop": shop - _MORE_BP, "consignor": consignor + _MORE_BP},
        ),
    }
    applies, shares = ways[kind]
    return shares if applies else {}
