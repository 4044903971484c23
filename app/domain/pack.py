"""The evidence pack: everything it shows of a case, decided before anything is drawn.

It leaves the house: no shares, no lane, no internal notes, and no consignor unless asked for.
"""

from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import RuleError
from app.domain.papers import ShopHead, Words

ADDRESSEES = ("carrier", "bank", "platform", "court", "panel")


class UnknownAddresseeError(RuleError):
    """Nobody that an evidence pack is made for."""

    code = "unknown_addressee"

    def __init__(self, addressee: str) -> None:
        super().__init__(addressee=addressee[:40])


@dataclass(frozen=True, slots=True)
class PackPhoto:
    """A photo with what it shows. ``jpeg`` is empty where its file cannot be read."""

    sha256: str
    jpeg: bytes
    width_px: int
    height_px: int
    shows: Words
    taken: str  # on the camera's clock; empty where it did not say
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PackEvidence:
    """One line of the checklist. ``state`` is empty where nothing was shown."""

    name: Words
    state: Words
    note: str
    photo_numbers: tuple[int, ...]  # places among the photos, from 1


@dataclass(frozen=True, slots=True)
class PackEvent:
    """One thing that happened."""

    at: datetime
    who: str
    what: Words
    detail: Words


@dataclass(frozen=True, slots=True)
class PackHandover:
    """One handover of the item."""

    at: datetime
    source: Words
    target: Words
    place: str
    condition: str
    accessories: Words
    waybill: str
    seal: str
    signature: str


@dataclass(frozen=True, slots=True)
class PackFinding:
    """What somebody found."""

    at: datetime
    by: str
    kind: Words
    result: Words
    proven: Words
    reason: str
    is_agreed: bool
    confirmed_fake: bool
    seal_number: str


@dataclass(frozen=True, slots=True)
class PackMessage:
    """A call or a message with somebody outside."""

    at: datetime
    channel: Words
    text: str


@dataclass(frozen=True, slots=True)
class PackChargeback:
    """What a bank took back, under the number by which it knows the dispute."""

    reference: str
    debited_on: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class PackModel:
    """A whole evidence pack."""

    shop: ShopHead
    addressee: Words
    is_for_panel: bool
    case_number: str
    opened_at: datetime
    claimant: Words
    buyer_name: str
    consignor_name: str  # empty unless asked for
    item_title: str
    item_sku: str
    item_serial: str
    item_condition: str
    sale_number: str
    sold_at: datetime | None
    price_minor: int
    tender: Words
    payment_reference: str
    category: Words
    complaint: str
    at_stake_minor: int
    refunded_minor: int
    currency: str
    evidence: tuple[PackEvidence, ...]
    photos: tuple[PackPhoto, ...]
    handovers: tuple[PackHandover, ...]
    findings: tuple[PackFinding, ...]
    findings_conflict: bool
    messages: tuple[PackMessage, ...]
    events: tuple[PackEvent, ...]
    chargebacks: tuple[PackChargeback, ...] = ()
