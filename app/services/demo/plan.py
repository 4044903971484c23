"""What will happen in the demo shop, decided before anything is played.

A case comes first, then the sale it is about, then the intake of what was sold: so every
complaint has a past that fits it. Stock that nobody complains about fills the rest.
"""

from collections.abc import Sequence
from random import Random

from app.services.demo.album import LOOKS
from app.services.demo.jargon import guess_categories, hear_jargon
from app.services.demo.material import Material
from app.services.demo.openings import Opening
from app.services.demo.pace import DAY, HOUR, Span
from app.services.demo.people import invent_buyer, invent_consignors
from app.services.demo.stock import invent_piece, invent_receipt
from app.services.demo.troubles import deal_troubles, intake_before, invent_run
from app.services.demo.wording import word_complaint
from app.services.demo.world import Piece, Run, World

_ITEMS_A_CASE = 3
_FEWEST_ITEMS = 24
_SOLD_PERCENT = 60
_SHARED_RECEIPT_PERCENT = 8
_PHOTOGRAPHED = 40
_NO_PICTURES = {"MONEY", "OWN"}  # nothing to see on such cases


def make_plan(rng: Random, material: Material, span: Span, openings: Sequence[Opening]) -> World:
    """Plan a history with a case at each of ``openings``; its runs are in that order."""
    consignors = invent_consignors(rng, material, len(openings))
    world = World(rng, material, span, consignors)
    for opening, trouble in zip(
        openings, deal_troubles(world, material.troubles, openings), strict=True
    ):
        run = invent_run(world, opening, trouble)
        world.runs.append(run)
        if run.receipt:
            world.receipts.append(run.receipt)
    _fill_up(world)
    _number(world)
    for run in _newest_with_pieces(world.runs):
        _have_photographed(rng, run)
    for run in world.runs:
        hear_jargon(rng, material, run)
        run.complaint = word_complaint(rng, material, run)
    stops = (opening.stop for opening in openings)
    guess_categories(rng, material, list(zip(world.runs, stops, strict=True)))
    return world


def _fill_up(world: World) -> None:
    """Stock without trouble, until there are enough items and enough of them are sold."""
    rng, minutes = world.rng, world.span.minutes
    wanted = max(_ITEMS_A_CASE * len(world.runs), _FEWEST_ITEMS)
    sold = sum(piece.sold is not None for piece in world.pieces)
    to_sell = wanted * _SOLD_PERCENT // 100 - sold
    shelves = list(world.material.shelves.values())
    weights = [shelf.weight for shelf in shelves]
    for _ in range(wanted - len(world.pieces)):
        piece = invent_piece(world, rng.choices(shelves, weights)[0])
        world.pieces.append(piece)
        if to_sell > 0:
            to_sell -= 1
            minute = rng.randrange(min(DAY, minutes // 2), minutes)
            piece.taken_in = intake_before(world, minute)
            _ring_up(world, piece, minute)
        else:  # what hangs in the shop came rather lately
            piece.taken_in = minutes - rng.randrange(min(minutes, 120 * DAY)) - 1


def _ring_up(world: World, piece: Piece, minute: int) -> None:
    """A sale of its own, or together with something that was sold after this came in."""
    if world.rng.randrange(100) < _SHARED_RECEIPT_PERCENT:
        for receipt in world.receipts[-20:]:
            if receipt.minute > piece.taken_in + HOUR and len(receipt.pieces) == 1:
                receipt.pieces.append(piece)
                piece.sold = receipt.minute
                return
    buyer = invent_buyer(world, may_be_nameless=True)
    world.receipts.append(invent_receipt(world, [piece], minute, buyer=buyer))


def _number(world: World) -> None:
    """Labels, receipts and consignors get their numbers as they come."""
    world.pieces.sort(key=lambda piece: piece.taken_in)
    world.receipts.sort(key=lambda receipt: receipt.minute)
    for place, piece in enumerate(world.pieces):
        piece.sku = f"{piece.shelf.prefix}-{10_001 + place}"
    comers = {id(p.consignor): p.consignor for p in world.pieces if p.consignor}
    world.consignors = list(comers.values())
    for place, consignor in enumerate(world.consignors):
        consignor.number = str(1001 + place)
    today, place = "", 0
    for receipt in world.receipts:
        day = f"{world.span.day(receipt.minute):%y%m%d}"
        today, place = day, place + 1 if today == day else 1
        receipt.number = f"XS{today}-{place:02d}"


def _newest_with_pieces(runs: Sequence[Run]) -> list[Run]:
    """The latest cases of things that can be photographed; half of a small shop's."""
    fitting = [run for run in runs if run.piece and run.piece.model.drawn]
    return fitting[-min(_PHOTOGRAPHED, max(1, len(runs) // 2)) :]


def _have_photographed(rng: Random, run: Run) -> None:
    if run.piece:
        run.has_photos = run.trouble.trunk not in _NO_PICTURES and run.claimant != "shop"
        run.piece.look = rng.randrange(LOOKS)
        run.piece.has_baseline = True
