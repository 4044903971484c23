"""What will happen in the demo shop, decided before anything is played.

A case comes first, then the sale it is about, then the intake of what was sold: so every
complaint has a past that fits it. Stock that nobody complains about fills the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from app.domain.money import allocate
from app.domain.moves import Actor
from app.services.demo.album import LOOKS
from app.services.demo.material import NO_ITEM, Material, Trouble
from app.services.demo.pace import DAY, HOUR, Span
from app.services.demo.people import Buyer, Consignor, invent_buyer, invent_consignors
from app.services.demo.run import Run
from app.services.demo.stock import Piece, Receipt, invent_piece, invent_receipt
from app.services.demo.wording import word_complaint

_ITEMS_A_CASE = 3
_SOLD_PERCENT = 60
_CANCELLED_PERCENT = 5
_PHOTOGRAPHED = 40
_FIRST_SALE = DAY
_SHELF_DAYS = (2, 70)
_DEAR_YUAN = 20_000


@dataclass(slots=True)
class Plan:
    """Everybody and everything of the history, in the order of time within each list."""

    consignors: list[Consignor] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)


def make_plan(rng: Random, material: Material, span: Span, openings: Sequence[int]) -> Plan:
    """Plan a history with a case at each of ``openings`` (opening minutes)."""
    plan = Plan(consignors=invent_consignors(rng, material, len(openings)))
    troubles = _dealt(rng, material.troubles, len(openings))
    for opened, trouble in zip(openings, troubles, strict=True):
        plan.runs.append(_invent_run(rng, material, span, plan, trouble, opened))
    _fill_up(rng, material, span, plan)
    _number(plan, span)
    for run in _newest_with_pieces(plan.runs):
        _have_photographed(rng, run)
    for run in plan.runs:
        run.complaint = word_complaint(rng, material, run)
    return plan


def _dealt(rng: Random, troubles: Sequence[Trouble], count: int) -> list[Trouble]:
    """``count`` troubles in shuffled order, each as often as its weight says."""
    if not count:
        return []
    shares = allocate(count, [trouble.weight for trouble in troubles])
    deck = [t for t, times in zip(troubles, shares, strict=True) for _ in range(times)]
    rng.shuffle(deck)
    return deck


def _invent_run(
    rng: Random, material: Material, span: Span, plan: Plan, trouble: Trouble, opened: int
) -> Run:
    claimant = rng.choices(list(trouble.claimants), list(trouble.claimants.values()))[0]
    ends = rng.choices(list(trouble.ends), list(trouble.ends.values()))[0]
    if claimant == "buyer" and rng.randrange(100) < _CANCELLED_PERCENT:
        ends = "CANCELLED"
    run = Run(
        trouble=trouble,
        ends=ends,
        claimant=claimant,
        language="zh",
        name="",
        phone="",
        opened=opened,
        arose=_cause(rng, trouble, ends),
        opened_by=rng.choice(material.staff.clerks),
        handler=Actor(rng.choice(material.staff.handlers), "handler"),
    )
    if NO_ITEM in trouble.classes:
        _introduce(run, invent_buyer(rng, material))
        return run
    item_class = rng.choices(
        trouble.classes, [material.shelves[c].weight for c in trouble.classes]
    )[0]
    piece = invent_piece(rng, material, material.shelves[item_class], plan.consignors)
    if claimant == "consignor" and piece.consignor is None:  # she has to be somebody
        piece.consignor = rng.choice(plan.consignors)
        piece.split_bp = piece.consignor.split_bp
    run.piece, piece.run = piece, run
    plan.pieces.append(piece)
    gap = rng.randint(*trouble.after_days) * DAY + rng.randint(HOUR, 9 * HOUR)
    if trouble.unsold:
        piece.taken_in = max(min(opened - gap, opened - HOUR), 0)
    else:
        _sell_before(rng, material, span, plan, run, piece, gap)
    if claimant == "consignor" and piece.consignor:
        run.name, run.phone = piece.consignor.name, piece.consignor.phone
        run.language = piece.consignor.language
    if piece.yuan >= _DEAR_YUAN or trouble.trunk in {"OWN", "MONEY"}:
        run.handler = Actor(material.staff.owner, "owner")
    return run


def _cause(rng: Random, trouble: Trouble, ends: str) -> str:
    """When the fault arose: a claim that is upheld did not arise in use, where that matters."""
    in_use = "in_use" in trouble.arose
    if trouble.trunk in {"FUNC", "COND"}:
        if ends == "REJECT" and in_use:
            return "in_use"
        return rng.choice([cause for cause in trouble.arose if cause != "in_use"])
    return rng.choice(trouble.arose)


def _introduce(run: Run, buyer: Buyer | None) -> None:
    if buyer:
        run.name, run.phone, run.language = buyer.name, buyer.phone, buyer.language


def _sell_before(
    rng: Random, material: Material, span: Span, plan: Plan, run: Run, piece: Piece, gap: int
) -> None:
    """The piece was sold ``gap`` minutes before the case, later where history is too short."""
    trouble = run.trouble
    soonest = min(_FIRST_SALE, run.opened // 2)
    minute = max(run.opened - gap, soonest + rng.randrange(max(1, (run.opened - soonest) // 2)))
    buyer = invent_buyer(rng, material, may_be_nameless=not trouble.shipped)
    shipped = True if trouble.shipped else False if trouble.tender == "card" else None
    receipt = invent_receipt(
        rng,
        material,
        [piece],
        minute,
        span.day(minute),
        shipped=shipped,
        tender=trouble.tender,
        buyer=buyer,
    )
    piece.taken_in = _intake_before(rng, minute)
    plan.receipts.append(receipt)
    run.receipt = receipt
    if run.claimant == "buyer":
        _introduce(run, buyer)
    run.on_counter = (
        run.claimant == "buyer"
        and not receipt.shipped
        and run.ends in {"RETURN_REFUND", "REJECT", "CANCELLED"}
        and rng.randrange(100) < 60  # noqa: PLR2004 - percent
    )


def _intake_before(rng: Random, sold: int) -> int:
    """When a piece came in that was sold at ``sold``; the shop opened with some stock."""
    taken_in = sold - rng.randint(*_SHELF_DAYS) * DAY + rng.randrange(-4 * HOUR, 4 * HOUR)
    return taken_in if taken_in >= 0 else rng.randrange(max(1, min(DAY, sold - 10)))


def _fill_up(rng: Random, material: Material, span: Span, plan: Plan) -> None:
    """Stock without trouble, until there are enough items and enough of them are sold."""
    wanted = max(_ITEMS_A_CASE * len(plan.runs), 24)
    sold = sum(piece.sold is not None for piece in plan.pieces)
    to_sell = wanted * _SOLD_PERCENT // 100 - sold
    shelves = list(material.shelves.values())
    weights = [shelf.weight for shelf in shelves]
    for _ in range(wanted - len(plan.pieces)):
        shelf = rng.choices(shelves, weights)[0]
        piece = invent_piece(rng, material, shelf, plan.consignors)
        plan.pieces.append(piece)
        if to_sell > 0:
            to_sell -= 1
            minute = rng.randrange(min(_FIRST_SALE, span.minutes // 2), span.minutes)
            piece.taken_in = _intake_before(rng, minute)
            _ring_up(rng, material, span, plan, piece, minute)
        else:  # what hangs in the shop came rather lately
            piece.taken_in = span.minutes - rng.randrange(min(span.minutes, 120 * DAY)) - 1


def _ring_up(
    rng: Random, material: Material, span: Span, plan: Plan, piece: Piece, minute: int
) -> None:
    """A sale of its own, or together with something that was sold after this came in."""
    if rng.randrange(100) < 8:  # noqa: PLR2004 - percent
        for receipt in plan.receipts[-20:]:
            if receipt.minute > piece.taken_in + HOUR and len(receipt.pieces) == 1:
                receipt.pieces.append(piece)
                piece.sold = receipt.minute
                return
    buyer = invent_buyer(rng, material, may_be_nameless=True)
    plan.receipts.append(
        invent_receipt(rng, material, [piece], minute, span.day(minute), buyer=buyer)
    )


def _number(plan: Plan, span: Span) -> None:
    """Labels, receipts and consignors get their numbers as they come."""
    plan.pieces.sort(key=lambda piece: piece.taken_in)
    plan.receipts.sort(key=lambda receipt: receipt.minute)
    plan.runs.sort(key=lambda run: run.opened)
    for place, piece in enumerate(plan.pieces):
        piece.sku = f"{piece.shelf.prefix}-{10_001 + place}"
    first_visits = [p.consignor for p in plan.pieces if p.consignor]
    first_visits += plan.consignors  # who never brought anything that sold comes last
    for consignor in first_visits:
        if not consignor.number:
            taken = sum(1 for other in plan.consignors if other.number)
            consignor.number = str(1001 + taken)
    day, place = "", 0
    for receipt in plan.receipts:
        today = f"{span.day(receipt.minute):%y%m%d}"
        day, place = today, place + 1 if today == day else 1
        receipt.number = f"XS{today}-{place:02d}"


def _newest_with_pieces(runs: Sequence[Run]) -> list[Run]:
    """The latest cases of things that can be photographed; half of a small shop's."""
    fitting = [run for run in runs if run.piece and run.trouble.category != "STORE.LOST"]
    return fitting[-min(_PHOTOGRAPHED, max(1, len(runs) // 2)) :]


def _have_photographed(rng: Random, run: Run) -> None:
    if run.piece:
        run.has_photos = run.trouble.trunk not in {"MONEY", "OWN"} and run.claimant != "shop"
        run.piece.look = rng.randrange(LOOKS)
        run.piece.has_baseline = True
