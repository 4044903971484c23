"""Custody is not turn: who holds the thing is a chain of handovers, each a fact."""

from dataclasses import dataclass
from typing import Literal, get_args

from app.domain.entries import Fact
from app.domain.errors import RuleError
from app.domain.items import ACCESSORIES, Item

Custody = Literal[
    "with_buyer",
    "in_shop",
    "with_consignor",
    "with_third",
    "in_transit",
    "lost",
    "destroyed",
]
CUSTODY_STATES: tuple[Custody, ...] = get_args(Custody)


class UnknownCustodyError(RuleError):
    """Not a place a thing can be in."""

    code = "unknown_custody"

    def __init__(self, custody: str) -> None:
        super().__init__(custody=custody[:40])


class NotAnAccessoryError(RuleError):
    """A word that is not on the accessories list."""

    code = "not_an_accessory"

    def __init__(self, accessory: str) -> None:
        super().__init__(accessory=accessory[:40])


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover as it was told: where the thing went, in which state, with what."""

    to: str
    place: str = ""
    condition: str = ""
    accessories: tuple[str, ...] = ()
    waybill: str = ""
    received_from: str = ""
    seal: str = ""  # number of the seal put on, where it was sealed
    signature: str = ""  # who signed for it


def decide_handover(item: Item, handover: Handover, *, subject: tuple[str, str]) -> Fact:
    """The fact that ``item`` changed hands; ``subject`` is the case or item it is filed under."""
    if handover.to not in CUSTODY_STATES:
        raise UnknownCustodyError(handover.to)
    for accessory in handover.accessories:
        if accessory not in ACCESSORIES:
            raise NotAnAccessoryError(accessory)
    return Fact(
        "custody_changed",
        *subject,
        {
            "item": item.id,
            "from": item.custody,
            "to": handover.to,
            "place": handover.place,
            "condition": handover.condition,
            "accessories": list(handover.accessories),
            "waybill": handover.waybill,
            "received_from": handover.received_from,
            "seal": handover.seal,
            "signature": handover.signature,
        },
    )
