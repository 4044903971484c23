"""Moving a case along its tracks, and what happens with a move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.cases import IDENTITY_ANSWERS, Case, check_seen, check_text
from app.domain.changes import Changes
from app.domain.custody import Handover, decide_handover
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import EntryId
from app.domain.moves import (
    Actor,
    OfferedMove,
    allowed_moves,
    change_track,
    decide_move,
    find_move,
    start_track,
)
from app.domain.routes import COLLECTOR, Move
from app.domain.surgery import check_alive
from app.domain.unwinding import RefundTold
from app.services.clocks import record_met_clocks
from app.services.money.compensation import record_compensation
from app.services.money.disputed_funds import chargeback_to_end, record_outcome
from app.services.money.refunds import NOTHING_TOLD, WayBack, record_refund
from app.services.money.settling import record_settlement
from app.services.photos import KeptPhoto, record_photos
from app.services.shop import Shop
from app.storage.store import Action


class UnknownAnswerError(RuleError):
    """Not an answer to "is it our item?"."""

    code = "unknown_answer"

    def __init__(self, answer: str) -> None:
        super().__init__(answer=answer[:40])


class CaseHasNoItemError(RuleError):
    """Nothing can be handed over or checked on a case without an item."""

    code = "case_has_no_item"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


@dataclass(frozen=True, slots=True)
class MoveTold:
    """What a person tells with a move; each move uses what it needs."""

    note: str = ""
    amount_minor: int | None = None  # of a refund; the rest of the price where it is full
    tender: str = ""  # how it is refunded; the way it was paid by default
    payee: str = ""  # who gets it, where that is not the buyer
    handover: Handover | None = None  # when the item changes hands; where it goes the move knows
    mode: str = ""  # of the settlement
    ours: bool = False  # it was checked just now: this is the item the shop sold
    evidence: Sequence[KeptPhoto] = ()
    refund: RefundTold = NOTHING_TOLD  # what else is told with one


def offered_moves(shop: Shop, *, number: str, actor: Actor) -> tuple[OfferedMove, ...]:
    """The moves of a case now, each with what it still lacks."""
    acting = shop.store.rights(actor.name).acting(actor)
    with shop.store.state() as state:
        return allowed_moves(state.case(number), shop.program.routes, acting)


def move_case(
    shop: Shop,
    *,
    number: str,
    move: str,
    actor: Actor,
    told: MoveTold | None = None,
    seen: EntryId | None = None,
) -> Changes:
    """Make a move. ``seen`` is the last entry the person's screen showed.

    Raises UnknownMoveError, MoveRefusedError, StaleScreenError, and what the refund or the
    settlement that goes with the move refuses.
    """
    told = told or MoveTold()
    with shop.store.action(actor.name, may="cases.work") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        check_seen(case, seen)
        if told.ours:
            case = record_identity(action, case, "ours", "")
        case = make_move(shop, action, case, actor, move, told=told)
        record_photos(action, told.evidence, "case", case.id, role="evidence")
    return action.changes


def make_move(
    shop: Shop, action: Action, case: Case, actor: Actor, move: str, *, told: MoveTold
) -> Case:
    """Make a move within ``action``, with all that goes with it; the case as it stands then."""
    book, hours = shop.program.routes, action.state.settings().hours
    note = check_text(told.note)
    found = find_move(case, book, actor, move, note=note)
    case = _hand_over_with(shop, action, case, found, told.handover)
    case = _do_what_it_does(shop, action, case, found, told)
    fact, case = decide_move(case, found, book, note=note, now_ms=action.at, hours=hours)
    action.record(fact)
    stands = case.claim if found.track == "claim" else case.recovery
    record_met_clocks(shop, action, case.id, stands.stage)
    if found.track == "claim" and case.claim.is_done:
        case = _hand_on_to_recovery(shop, action, case, actor, closes=not found.does)
    return case


# Moves by which the bank's decision is told; an open chargeback ends with them.
_BANK_SAYS = {"chargeback_won": "won", "chargeback_lost": "lost"}


def _do_what_it_does(shop: Shop, action: Action, case: Case, move: Move, told: MoveTold) -> Case:
    if move.code in _BANK_SAYS and chargeback_to_end(action, case):
        return record_outcome(action, case, _BANK_SAYS[move.code], note=check_text(told.note))
    if move.does == "refund":
        return record_refund(
            shop,
            action,
            case,
            amount_minor=told.amount_minor,
            way=WayBack(told.tender, told.payee, told.note),
            told=told.refund,
        )
    if move.does == "settle":
        action.require("money.settle")
        return record_settlement(action, case, mode=told.mode)
    if move.does == "compensate":
        action.require("money.settle")
        return record_compensation(action, case, amount_minor=told.amount_minor)
    return case


def _hand_over_with(
    shop: Shop, action: Action, case: Case, move: Move, told: Handover | None
) -> Case:
    """The item goes where the move says, as it was told; where it is already, only if told."""
    item = action.state.item_by_id(case.item) if move.hands and case.item else None
    if item is None:
        return case
    route = shop.program.routes.route(case.resolution, case.route_version)
    collector = route.turn_of(shop.program.routes.stages["READY"])
    to = f"with_{collector}" if move.hands == COLLECTOR else move.hands
    if told is None and case.custody == to:
        return case
    handover = replace(told, to=to) if told else Handover(to)
    held = replace(item, custody=case.custody)  # it may have changed hands in this very action
    action.record(decide_handover(held, handover, subject=("case", case.id)))
    return replace(case, custody=to)


def _hand_on_to_recovery(
    shop: Shop, action: Action, case: Case, actor: Actor, *, closes: bool
) -> Case:
    """The claim is decided: the recovery track's time begins now, not when the case was opened.

    A claim that ended without money (``closes``) leaves nothing to recover: both tracks close. One
    that ended with money after the recovery was done, on an appeal, opens it again.
    """
    book, hours = shop.program.routes, action.state.settings().hours
    for offer in allowed_moves(case, book, actor):
        if closes and offer.move.code == "nothing_to_recover" and offer.is_allowed:
            fact, case = decide_move(case, offer.move, book, note="", now_ms=action.at, hours=hours)
            action.record(fact)
            return case
    if case.recovery.stage == "DECIDE" or (case.recovery.is_done and not closes):
        track = start_track(book.stages["DECIDE"], action.at, hours)
        fact, case = change_track(case, "recovery", track, move="claim_ended", note="")
        action.record(fact)
    return case


def check_identity(
    shop: Shop, *, number: str, answer: str, checked_by: str, note: str = ""
) -> Changes:
    """Record whether the thing on the table is the item the shop sold."""
    with shop.store.action(checked_by, may="cases.work") as action:
        case = action.state.case(number)
        check_alive(case)
        record_identity(action, case, answer, check_text(note))
    return action.changes


def record_identity(action: Action, case: Case, answer: str, note: str) -> Case:
    """Record within ``action`` whether it is the item the shop sold; the case after it."""
    if answer not in IDENTITY_ANSWERS:
        raise UnknownAnswerError(answer)
    if case.item is None:
        raise CaseHasNoItemError(case.number)
    payload: dict[str, Json] = {
        "answer": answer,
        "note": note,
        "before": {"identity": case.identity},
    }
    action.record(Fact("identity_checked", "case", case.id, payload))
    return replace(case, identity=answer)


def hand_over(shop: Shop, *, number: str, handover: Handover, recorded_by: str) -> Changes:
    """Record that a case's item changed hands."""
    with shop.store.action(recorded_by, may="cases.work") as action:
        case = action.state.case(number)
        item = action.state.item_by_id(case.item) if case.item else None
        if item is None:
            raise CaseHasNoItemError(case.number)
        action.record(decide_handover(item, handover, subject=("case", case.id)))
    return action.changes
