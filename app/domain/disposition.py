"""What becomes of an item: an axis of its own, beside the two tracks of its cases.

A refund with return leaves the item standing on hold; a disposition takes it further. What may be
chosen follows from whose the item is now, where it is, and what its cases found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from app.domain.cases import check_text
from app.domain.entries import Json
from app.domain.errors import RuleError
from app.domain.falls import FIXED
from app.domain.items import Item
from app.domain.ledger import Posting
from app.domain.money import not_negative
from app.domain.sales import divide_price

Disposition = Literal[
    "restock",
    "regrade",
    "return_to_owner",
    "own",
    "repair_then_restock",
    "donate",
    "destroy",
    "hold_as_evidence",
]
DISPOSITIONS: tuple[Disposition, ...] = get_args(Disposition)
Title = Literal["consignor", "shop", "buyer"]


class UnknownDispositionError(RuleError):
    """Not one of the things that can become of an item."""

    code = "unknown_disposition"

    def __init__(self, disposition: str) -> None:
        super().__init__(disposition=disposition[:40])


class DispositionRefusedError(RuleError):
    """It cannot become that now; ``missing`` lists the reasons by code."""

    code = "disposition_refused"

    def __init__(self, disposition: str, missing: tuple[str, ...]) -> None:
        super().__init__(disposition=disposition, missing=",".join(missing))
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Holding:
    """An item, whose it is, and what its cases say of it.

    ``compensated_minor`` is what the consignor was paid for the item when it was lost: title has
    passed to the shop, and the same amount comes back if she takes the item after all.
    """

    item: Item
    title: Title
    compensated_minor: int = 0
    is_fake: bool = False
    is_stolen: bool = False


@dataclass(frozen=True, slots=True)
class DispositionTold:
    """What a person tells with it; each disposition uses what it needs.

    ``amount_minor`` is what the consignor gets for the item, ``worth_minor`` what it is worth to
    the shop (the same, where nothing is told).
    """

    grade: str = ""
    price_minor: int | None = None
    amount_minor: int | None = None
    worth_minor: int | None = None
    place: str = ""
    note: str = ""
    fall: str = FIXED  # how a fall in value is charged, one of FALL_MODES
    fall_due: date | None = None  # until when a resale may correct it


@dataclass(frozen=True, slots=True)
class OfferedDisposition:
    """A disposition as it stands now: open, or why it is not."""

    disposition: Disposition
    missing: tuple[str, ...]

    @property
    def is_allowed(self) -> bool:
        """Nothing speaks against it."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Disposed:
    """What the item is afterwards, whom it is handed to (if anybody), and the books."""

    fields: Mapping[str, Json]
    handed_to: str
    fall_minor: int  # of the consignor's expected part; below zero where it rose
    loss_minor: int
    postings: tuple[Posting, ...]


def _in_hand(holding: Holding) -> bool:
    return holding.item.custody == "in_shop"


def _returned(holding: Holding) -> bool:
    return holding.title != "buyer"


def _not_paid_for(holding: Holding) -> bool:
    return holding.title != "shop" or holding.item.consignor is None


def _has_owner(holding: Holding) -> bool:
    return holding.item.consignor is not None and (
        holding.title != "shop" or bool(holding.compensated_minor)
    )


# When each reason does not speak against a disposition; the words are sentences of guards.
_HOLDS: Mapping[str, Callable[[Holding], bool]] = {
    "item_here": _in_hand,
    "item_returned": _returned,
    "not_fake": lambda holding: not holding.is_fake,
    "not_stolen": lambda holding: not holding.is_stolen,
    "not_paid_for": _not_paid_for,
    "has_owner": _has_owner,
    "not_own_yet": lambda holding: holding.item.consignor is not None,
    "not_on_sale": lambda holding: holding.item.status != "active",
    "not_gone": lambda holding: (
        holding.item.status not in {"returned_to_owner", "donated", "destroyed"}
    ),
}
_GOES_OUT = ("not_gone", "item_here", "item_returned", "not_stolen")
_NEEDS: Mapping[Disposition, tuple[str, ...]] = {
    "restock": (*_GOES_OUT, "not_fake", "not_paid_for", "not_on_sale"),
    "regrade": (*_GOES_OUT, "not_fake", "not_paid_for"),
    "return_to_owner": (*_GOES_OUT, "has_owner"),
    "own": (*_GOES_OUT, "not_fake", "not_own_yet"),
    "repair_then_restock": (*_GOES_OUT, "not_fake", "not_paid_for"),
    "donate": (*_GOES_OUT, "not_fake"),
    "destroy": _GOES_OUT,
    "hold_as_evidence": ("not_gone", "item_here"),
}
# What is told with each, and must be.
ASKS: Mapping[Disposition, tuple[str, ...]] = {
    "restock": (),
    "regrade": ("price", "grade", "fall"),
    "return_to_owner": (),
    "own": ("amount", "worth"),
    "repair_then_restock": ("place",),
    "donate": ("note",),
    "destroy": ("note",),
    "hold_as_evidence": ("place", "note"),
}
_MUST_TELL: Mapping[Disposition, tuple[str, ...]] = {
    "regrade": ("price",),
    "own": ("amount",),
    "donate": ("note",),
    "destroy": ("note",),
    "hold_as_evidence": ("note",),
}


def offered_dispositions(holding: Holding) -> tuple[OfferedDisposition, ...]:
    """Every disposition, those that are open first; a confirmed fake is to be destroyed."""
    offered = [OfferedDisposition(code, _missing(holding, code)) for code in DISPOSITIONS]
    return tuple(
        sorted(
            offered,
            key=lambda o: (not o.is_allowed, holding.is_fake and o.disposition != "destroy"),
        )
    )


def _missing(holding: Holding, disposition: Disposition) -> tuple[str, ...]:
    return tuple(reason for reason in _NEEDS[disposition] if not _HOLDS[reason](holding))


def read_disposition(code: str) -> Disposition:
    """The disposition of this code; raises UnknownDispositionError."""
    for known in DISPOSITIONS:
        if known == code.strip().lower():
            return known
    raise UnknownDispositionError(code)


def decide_disposition(
    holding: Holding, disposition: Disposition, told: DispositionTold
) -> Disposed:
    """What the item becomes; raises DispositionRefusedError or NegativeAmountError."""
    unsaid = [ask for ask in _MUST_TELL.get(disposition, ()) if not _is_told(ask, told)]
    if disposition == "own" and holding.title == "shop":
        unsaid = []  # it is paid for already
    missing = (*_missing(holding, disposition), *unsaid)
    if missing:
        raise DispositionRefusedError(disposition, missing)
    item = holding.item
    fields = dict(_BECOMES[disposition](told))
    if holding.title == "buyer":
        fields.pop("status", None)  # it is sold, wherever it lies
    price = item.price_minor if told.price_minor is None else not_negative(told.price_minor)
    fall = 0
    if disposition == "regrade":
        fields |= {"price_minor": price}
        fields |= {"condition": told.grade.strip()} if told.grade.strip() else {}
        fall = expected_part(item, item.price_minor) - expected_part(item, price)
    postings: tuple[Posting, ...] = ()
    loss = 0
    if disposition == "own":
        fields |= {"consignor": None, "price_minor": price}
        postings, loss = _take_over(holding, told)
    elif disposition == "return_to_owner" and holding.compensated_minor:
        postings, loss = _give_back_money(holding), -holding.compensated_minor
    return Disposed(
        {name: value for name, value in fields.items() if name != "custody"},
        str(fields.get("custody", "")),
        fall,
        loss,
        tuple(posting for posting in postings if posting.minor),
    )


def expected_part(item: Item, price_minor: int) -> int:
    """What the owner may expect of a price: the consignor's part, or all of the shop's own."""
    return divide_price(price_minor, item.split_bp)[0] if item.consignor else price_minor


def _is_told(ask: str, told: DispositionTold) -> bool:
    return {
        "price": told.price_minor is not None,
        "amount": told.amount_minor is not None,
        "note": bool(check_text(told.note)),
    }[ask]


def _take_over(holding: Holding, told: DispositionTold) -> tuple[tuple[Posting, ...], int]:
    """Dr own stock / Cr the consignor; what is paid beyond its worth is a loss.

    What the shop has paid for already — the consignor when it was lost, the buyer when it stayed
    away — is salvage: it lessens that loss.
    """
    item, paid = holding.item, not_negative(told.amount_minor or 0)
    usual = holding.compensated_minor if holding.title == "shop" else paid
    worth = usual if told.worth_minor is None else not_negative(told.worth_minor)
    if holding.title == "shop":
        return (
            _line(item, "own_stock", worth, "bought_in"),
            _line(item, "after_sales_loss", -worth, "salvage"),
        ), 0
    return (
        _line(item, "own_stock", worth, "bought_in"),
        _line(item, "after_sales_loss", paid - worth, "bought_in"),
        _line(item, "consignors", -paid, "bought_in", party=item.consignor or ""),
    ), paid - worth


def _give_back_money(holding: Holding) -> tuple[Posting, ...]:
    """She takes the item that was found: what she was paid for it is taken back.

    What was paid out to her meanwhile then stands as a debt on her account.
    """
    item, minor = holding.item, holding.compensated_minor
    return (
        _line(item, "consignors", minor, "found_again", party=item.consignor or ""),
        _line(item, "after_sales_loss", -minor, "found_again"),
    )


def _line(item: Item, account: str, minor: int, memo: str, *, party: str = "") -> Posting:
    return Posting(account, minor, item.currency, memo, party, item=item.id)


_Fields = Mapping[str, Json]
_BECOMES: Mapping[Disposition, Callable[[DispositionTold], _Fields]] = {
    "restock": lambda _told: {"status": "active"},
    "regrade": lambda _told: {"status": "active"},
    "return_to_owner": lambda _told: {
        "status": "returned_to_owner",
        "custody": "with_consignor",
    },
    "own": lambda _told: {"status": "active"},
    "repair_then_restock": lambda _told: {"status": "on_hold", "custody": "with_third"},
    "donate": lambda _told: {"status": "donated", "custody": "with_third"},
    "destroy": lambda _told: {"status": "destroyed", "custody": "destroyed"},
    "hold_as_evidence": lambda told: {
        "status": "on_hold",
        **({"place": told.place.strip()} if told.place.strip() else {}),
    },
}
