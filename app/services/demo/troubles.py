"""Which trouble comes when, and the sale and intake that it needs to have a past."""

from collections.abc import Sequence

from app.domain.money import allocate
from app.domain.moves import Actor
from app.services.demo.material import NO_ITEM, Model, Shelf, Trouble
from app.services.demo.openings import Opening
from app.services.demo.pace import DAY, HOUR
from app.services.demo.people import invent_buyer
from app.services.demo.stock import invent_piece, invent_receipt
from app.services.demo.world import Buyer, Piece, Run, World

_CANCELLED_PERCENT = 5
_ON_COUNTER_PERCENT = 60
_FIRST_SALE = DAY
_SHELF_DAYS = (2, 70)
_DEAR_YUAN = 20_000

# Where a case can only stand if it comes to this.
_ENDS_AT = {
    **dict.fromkeys(("BACK", "TRANSIT", "INSPECT", "REFUND"), "RETURN_REFUND"),
    **dict.fromkeys(("CLAIM_DONE", "CONSIGNOR", "SETTLE"), "PARTIAL"),
    "AUTHN": "AUTH_RECHECK",
    "REPAIR": "REPAIR",
    "READY": "EXCHANGE",
    "CARRIER": "CARRIER_CLAIM",
    "BANK": "CB_RESPONSE",
    "SEARCH": "COMPENSATE_CONSIGNOR",
    "APPEAL": "REJECT",
}
# Endings where the thing may lie on the counter from the start.
_BROUGHT = {"RETURN_REFUND", "REJECT", "CANCELLED", "EXCHANGE", "STORE_CREDIT", "REPAIR", "BUY_IN"}
_WITHOUT_BUYER = {"SEARCH"}  # nothing was sold yet
# What needs a consignor, and what it comes to without one.
_WITHOUT_CONSIGNOR = {"COMPENSATE_CONSIGNOR": "NOTE_ONLY", "RETURN_TO_CONSIGNOR": "NOTE_ONLY"}
_SHARED_TRUNKS = {"AUTH", "COND", "FUNC"}  # troubles that a consignor is asked about


def deal_troubles(
    world: World, troubles: Sequence[Trouble], openings: Sequence[Opening]
) -> list[Trouble]:
    """One trouble an opening, each as often as its weight says, shuffled.

    A case that has to stand somewhere changes places with one that can stand there.
    """
    if not openings:
        return []
    shares = allocate(len(openings), [trouble.weight for trouble in troubles])
    deck = [t for t, times in zip(troubles, shares, strict=True) for _ in range(times)]
    world.rng.shuffle(deck)
    for place, opening in enumerate(openings):
        if not _fits(deck[place], opening.stop):
            free = (
                other
                for other, (trouble, there) in enumerate(zip(deck, openings, strict=True))
                if _fits(trouble, opening.stop) and _fits(deck[place], there.stop)
            )
            other = next(free, place)
            deck[place], deck[other] = deck[other], deck[place]
    return deck


def _fits(trouble: Trouble, stop: str) -> bool:
    if not stop or stop in {"NEW", "TRIAGE", "DECIDE"}:
        return True
    if "buyer" not in trouble.claimants and stop not in _WITHOUT_BUYER:
        return False
    ends = _ENDS_AT.get(stop, "")
    if ends == "PARTIAL" and trouble.trunk not in _SHARED_TRUNKS:
        return False
    return not (ends and ends not in trouble.ends) and not (stop == "TRANSIT" and trouble.tender)


def invent_run(world: World, opening: Opening, trouble: Trouble) -> Run:
    """The case of an opening, with the piece and the receipt it is about."""
    rng, staff = world.rng, world.material.staff
    claimant = rng.choices(list(trouble.claimants), list(trouble.claimants.values()))[0]
    ends = rng.choices(list(trouble.ends), list(trouble.ends.values()))[0]
    if not opening.stop and claimant == "buyer" and rng.randrange(100) < _CANCELLED_PERCENT:
        ends = "CANCELLED"
    if opening.stop in _ENDS_AT and _fits(trouble, opening.stop):
        ends = _ENDS_AT[opening.stop]
    run = Run(
        trouble=trouble,
        ends=ends,
        claimant=claimant,
        opened=opening.minute,
        arose=_cause(world, trouble, ends),
        opened_by=rng.choice(staff.clerks),
        handler=Actor(rng.choice(staff.handlers), "handler"),
    )
    if NO_ITEM in trouble.classes:
        _introduce(run, invent_buyer(world))
    else:
        _give_past(world, run, opening)
    if not run.consignor_name:
        run.ends = _WITHOUT_CONSIGNOR.get(run.ends, run.ends)
    if (run.piece and run.piece.yuan >= _DEAR_YUAN) or trouble.trunk in {"OWN", "MONEY"}:
        run.handler = Actor(staff.owner, "owner")
    return run


def _cause(world: World, trouble: Trouble, ends: str) -> str:
    """When the fault arose: what a buyer did herself is not upheld, where that matters."""
    if trouble.trunk == "FUNC" and ends == "REJECT":
        return "in_use"
    if trouble.trunk in {"AUTH", "COND", "DESC"} and ends == "REJECT":
        return "unknown"
    if trouble.trunk in {"FUNC", "COND"}:
        return world.rng.choice([cause for cause in trouble.arose if cause != "in_use"])
    return world.rng.choice(trouble.arose)


def _introduce(run: Run, buyer: Buyer | None) -> None:
    if buyer:
        run.name, run.phone, run.language = buyer.name, buyer.phone, buyer.language


def _give_past(world: World, run: Run, opening: Opening) -> None:
    """Invent the piece a case is about, and how it came and went before."""
    rng, trouble, shelves = world.rng, run.trouble, world.material.shelves
    weights = [shelves[item_class].weight for item_class in trouble.classes]
    shelf = shelves[rng.choices(trouble.classes, weights)[0]]
    models = [model for model in shelf.models if _happens_to(trouble, shelf, model, run.claimant)]
    piece = invent_piece(world, shelf, models)
    if piece.consignor is None and (run.claimant == "consignor" or opening.stop == "CONSIGNOR"):
        piece.consignor = rng.choice(world.consignors)  # she has to be somebody
        piece.split_bp = piece.consignor.split_bp
    run.piece, piece.run = piece, run
    world.pieces.append(piece)
    gap = rng.randint(*trouble.after_days) * DAY + rng.randint(HOUR, 9 * HOUR)
    if trouble.unsold:
        piece.taken_in = max(min(run.opened - gap, run.opened - HOUR), 0)
    else:
        _sell_before(world, run, piece, opening, gap)
    if run.claimant == "consignor" and piece.consignor:
        run.name, run.phone = piece.consignor.name, piece.consignor.phone
        run.language = piece.consignor.language


def _happens_to(trouble: Trouble, shelf: Shelf, model: Model, claimant: str) -> bool:
    """There is something to say about it."""
    return bool(trouble.sentences("zh", shelf.item_class, model.noun.zh, claimant))


def _sell_before(world: World, run: Run, piece: Piece, opening: Opening, gap: int) -> None:
    """The piece was sold ``gap`` minutes before the case, later where history is too short."""
    rng, trouble = world.rng, run.trouble
    soonest = min(_FIRST_SALE, run.opened // 2)
    spare = max(1, (run.opened - soonest) // 2)
    minute = max(run.opened - gap, soonest + rng.randrange(spare))
    must_be_sent = trouble.shipped or opening.stop == "TRANSIT"
    buyer = invent_buyer(world, may_be_nameless=not must_be_sent)
    run.receipt = invent_receipt(
        world,
        [piece],
        minute,
        shipped=True if must_be_sent else False if trouble.tender == "card" else None,
        tender=trouble.tender,
        buyer=buyer,
    )
    piece.taken_in = intake_before(world, minute)
    if run.claimant == "buyer":
        _introduce(run, buyer)
    run.on_counter = (
        run.claimant == "buyer"
        and not run.receipt.shipped
        and run.ends in _BROUGHT
        and opening.stop != "BACK"
        and rng.randrange(100) < _ON_COUNTER_PERCENT
    )


def intake_before(world: World, sold: int) -> int:
    """When a piece came in that was sold at ``sold``; the shop opened with some stock."""
    rng = world.rng
    taken_in = sold - rng.randint(*_SHELF_DAYS) * DAY + rng.randrange(-4 * HOUR, 4 * HOUR)
    return taken_in if taken_in >= 0 else rng.randrange(max(1, min(DAY, sold - 10)))
