"""What the demo shop sells: one-of-a-kind pieces, and the receipts they leave on."""

from collections.abc import Sequence
from datetime import date
from random import Random

from app.domain.money import BP_WHOLE
from app.services.demo.material import Model, Shelf
from app.services.demo.world import Buyer, Piece, Receipt, World

_DEAR_YUAN = 20_000
_DEAR_SPLIT_BP = 8000
_OWN_STOCK_PERCENT = 4
_SENT_PERCENT = 45
_TENDERS_SHIPPED = {"wechat": 6, "alipay": 5}
_TENDERS_COUNTER = {"wechat": 6, "alipay": 4, "card": 3, "cash": 1}


def invent_piece(world: World, shelf: Shelf, models: Sequence[Model] = ()) -> Piece:
    """A piece of this shelf, of one of ``models`` if any are named, with all but its dates."""
    rng, material, consignors = world.rng, world.material, world.consignors
    model = rng.choice(models or shelf.models)
    look = rng.choice(model.looks)
    grade = rng.choices(list(material.grades), [1, 4, 6, 7, 4, 2])[0]
    yuan = _price(rng, model.yuan * material.grades[grade] // 100)
    is_own = rng.randrange(100) < _OWN_STOCK_PERCENT
    # The earlier in the list, the more she brings.
    first, second = rng.randrange(len(consignors)), rng.randrange(len(consignors))
    consignor = None if is_own else consignors[min(first, second)]
    usual_bp = consignor.split_bp if consignor else BP_WHOLE
    kept = [a for a in shelf.accessories if rng.randrange(100) < 55]
    return Piece(
        shelf=shelf,
        model=model,
        title=f"{model.brand} {model.name} {look}",
        condition=grade,
        description="，".join(rng.sample(shelf.remarks, rng.randint(1, 2))) + "。",
        serial=_filled(rng, model.serial),
        color=look,
        accessories=tuple(kept),
        yuan=yuan,
        consignor=consignor,
        split_bp=max(usual_bp, _DEAR_SPLIT_BP) if yuan >= _DEAR_YUAN else usual_bp,
        has_baseline=rng.randrange(100) < 75,
    )


def _price(rng: Random, yuan: int) -> int:
    """A price as it stands on a tag: 480, 6,780, 12,500."""
    haggled = yuan * rng.randint(93, 107) // 100
    if haggled < 1000:
        return max(haggled // 10 * 10, 80)
    return haggled // 100 * 100 - rng.choice((0, 20, 0, 50))


def _filled(rng: Random, pattern: str) -> str:
    return "".join(
        str(rng.randrange(10))
        if c == "#"
        else rng.choice("ABCDEFGHKLMNPRSTUVWX")
        if c == "@"
        else c
        for c in pattern
    )


def invent_receipt(
    world: World,
    pieces: list[Piece],
    minute: int,
    *,
    shipped: bool | None = None,
    tender: str = "",
    buyer: Buyer | None = None,
) -> Receipt:
    """A sale of ``pieces``; what is not said is drawn."""
    rng = world.rng
    is_sent = rng.randrange(100) < _SENT_PERCENT if shipped is None else shipped
    ways = _TENDERS_SHIPPED if is_sent else _TENDERS_COUNTER
    way = tender or rng.choices(list(ways), list(ways.values()))[0]
    for piece in pieces:
        piece.sold = minute
    return Receipt(
        minute, pieces, buyer, way, _reference(rng, way, world.span.day(minute)),
        is_sent, rng.choice(world.material.staff.clerks),
    )  # fmt: skip


def _reference(rng: Random, tender: str, day: date) -> str:
    """The payment's number as the payer's phone or the terminal shows it; all made up."""
    digits = "".join(str(rng.randrange(10)) for _ in range(10))
    return {
        "wechat": f"4200009999{day:%Y%m%d}{digits}",
        "alipay": f"{day:%Y%m%d}22001499{digits}{digits[:2]}",
        "card": f"POS{day:%m%d}{digits[:6]}",
    }.get(tender, "")
