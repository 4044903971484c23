"""The engine: which moves a case allows now, and the fact that a move leaves behind.

Screens ask, they never know. Every guard is a plain function of the case, so asking costs no
query and does not depend on how many cases there are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.cases import Case, Track
from app.domain.clocks import OpeningHours, due_after
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.promises import Promise, Turn, hand_on
from app.domain.routes import RETURN, REVIEWER, Exits, Move, Route, RouteBook, Stage, TrackName

_CARRIER, _SETTLE = "CARRIER", "SETTLE"  # of the recovery track


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name for the record and a role for the rules."""

    name: str
    role: str = "owner"


@dataclass(frozen=True, slots=True)
class OfferedMove:
    """A move as it stands now: open, or what is missing before it is."""

    move: Move
    missing: tuple[str, ...]
    is_onward: bool = False  # along the path, or back from a detour

    @property
    def is_allowed(self) -> bool:
        """Nothing is missing."""
        return not self.missing


class UnknownMoveError(RuleError):
    """The case has no such move at the stage where it stands."""

    code = "unknown_move"

    def __init__(self, move: str, stage: str) -> None:
        super().__init__(move=move[:60], stage=stage)


class MoveRefusedError(RuleError):
    """The move exists but something is missing; ``missing`` lists the guards by code.

    ``evidence`` names the items of the checklist that its guard waits for.
    """

    code = "move_refused"

    def __init__(self, move: str, missing: tuple[str, ...], evidence: tuple[str, ...] = ()) -> None:
        super().__init__(move=move, missing=",".join(missing))
        self.missing = missing
        self.evidence = evidence if "evidence" in missing else ()
        if self.evidence:
            self.params["evidence"] = ",".join(self.evidence)


def allowed_moves(case: Case, book: RouteBook, actor: Actor) -> tuple[OfferedMove, ...]:
    """All moves that lead on from where the case stands, with what each still lacks."""
    route = book.route(case.resolution, case.route_version)
    offered = [
        OfferedMove(move, missing, _leads_on(name, track, move, is_onward=is_onward))
        for name, track in _tracks(case)
        for move, is_onward in _open_to(book.exits(route, name, track.stage), track)
        # What opens an end again is nobody's task: it is offered once it can be done.
        if not (missing := _missing(case, move, actor)) or track.turn
    ]
    # What can be done now stands first; the order within is the route's own.
    return tuple(sorted(offered, key=lambda offer: not offer.is_allowed))


def _leads_on(name: TrackName, track: Track, move: Move, *, is_onward: bool) -> bool:
    """Nobody has to be asked twice: once the carrier has answered, the way on is past it."""
    if name == "recovery" and _CARRIER in track.passed and move.to in {_CARRIER, _SETTLE}:
        return move.to == _SETTLE
    return is_onward


def _tracks(case: Case) -> tuple[tuple[TrackName, Track], tuple[TrackName, Track]]:
    return ("claim", case.claim), ("recovery", case.recovery)


def _open_to(exits: Exits, track: Track) -> Iterator[tuple[Move, bool]]:
    """On a detour the way on is the way back; off one there is nothing to go back to."""
    if not track.returns_to:
        yield from ((move, True) for move in exits.onward)
    for move in exits.aside:
        goes_back = move.to == RETURN
        if track.returns_to or not goes_back:
            yield move, goes_back


def find_move(case: Case, book: RouteBook, actor: Actor, code: str, *, note: str = "") -> Move:
    """The allowed move ``code``; raises UnknownMoveError or MoveRefusedError."""
    for offer in allowed_moves(case, book, actor):
        if offer.move.code == code:
            unsaid = ("note",) if "note" in offer.move.asks and not note.strip() else ()
            missing = (*offer.missing, *unsaid)
            if missing:
                raise MoveRefusedError(code, missing, case.evidence_missing)
            return offer.move
    raise UnknownMoveError(code, case.claim.stage)


def _missing(case: Case, move: Move, actor: Actor) -> tuple[str, ...]:
    lacking = [guard for guard in move.needs if not _HOLDS[guard](case)]
    if actor.role not in move.by and not (REVIEWER in move.by and _is_reviewer(case, actor)):
        lacking.append("_".join(("role", *move.by)))
    return tuple(lacking)


def _is_reviewer(case: Case, actor: Actor) -> bool:
    return bool(case.reviewer) and case.reviewer == actor.name


# When each guard of a move holds; `routes.GUARDS` lists them.
_HOLDS: Mapping[str, Callable[[Case], bool]] = {
    "is_our_item": lambda case: case.identity in {"ours", "cannot_tell"} or case.item is None,
    "nothing_refunded": lambda case: case.refunded_minor == 0,
    "claim_done": lambda case: case.claim.is_done,
    "split_decided": lambda case: (
        (bool(case.shares) and not case.split_objected) or case.loss_minor == 0
    ),
    "no_loss": lambda case: case.unsettled_minor == 0,
    "item_here": lambda case: case.custody == "in_shop",
    "has_sale": lambda case: case.sale is not None,
    "no_sale": lambda case: case.sale is None,
    "repaired": lambda case: "REPAIR" in case.claim.passed,
    "appraised": lambda case: "AUTHN" in case.claim.passed,
    "not_fake": lambda case: not case.confirmed_fake,
    "not_stolen": lambda case: case.category != "OWN.STOLEN",
    "evidence": lambda case: not case.evidence_missing,
    "sale_proven": lambda case: case.sale_is_proven,
}


def leading_move(offers: Sequence[OfferedMove]) -> OfferedMove | None:
    """The way on among the moves offered on one track, open or not; None where there is none.

    Of the open ones the most particular leads: what uses an item that is here comes before what
    would wait for it, and closing a recovery without a loss before splitting nothing.
    """
    ways = [o for o in offers if o.is_onward or (o.is_allowed and "no_loss" in o.move.needs)]
    open_ways = [offer for offer in ways if offer.is_allowed]
    if open_ways:
        return max(open_ways, key=lambda offer: len(offer.move.needs))
    return next(iter(ways), None)


def start_track(stage: Stage, now_ms: int, hours: OpeningHours) -> Track:
    """A track that stands at ``stage`` from now on, with its deadline."""
    if not stage.turn:
        return Track(stage.code, "", None, since_ms=now_ms)
    due_ms = due_after(now_ms, stage.budget, hours)
    return Track(stage.code, stage.turn, due_ms, since_ms=now_ms)


def decide_move(
    case: Case, move: Move, book: RouteBook, *, note: str, now_ms: int, hours: OpeningHours
) -> tuple[Fact, Case]:
    """The fact that ``case`` made ``move`` — new stage, turn and deadline — and the case after."""
    track = case.claim if move.track == "claim" else case.recovery
    target = book.stages[track.returns_to if move.to == RETURN else move.to]
    route = book.route(case.resolution, case.route_version)
    moved = replace(
        start_track(target, now_ms, hours),
        turn=_whose_turn(case, route, target),
        returns_to=track.stage if move.returns else "",
    )
    return change_track(case, move.track, moved, move=move.code, note=note, hours=hours)


def _whose_turn(case: Case, route: Route, stage: Stage) -> str:
    """What the buyer would be waited for, a claimant who is no buyer does instead."""
    turn = route.turn_of(stage)
    return case.claimant if turn == "buyer" and case.claimant != "buyer" else turn


def change_track(
    case: Case,
    track: TrackName,
    moved: Track,
    *,
    move: str,
    note: str,
    hours: OpeningHours | None = None,
) -> tuple[Fact, Case]:
    """The fact that one track of a case now stands at ``moved``, and the case after it.

    A change of the claim track needs ``hours``: the shop's promise runs on or stands still.
    """
    left = case.claim if track == "claim" else case.recovery
    promise = case.promise
    if track == "claim" and hours is not None:
        turn = Turn(left.turn, left.since_ms)
        promise = hand_on(promise, turn, moved.turn, now_ms=moved.since_ms, hours=hours)
    elif track == "claim" and not moved.turn:
        promise = replace(promise, at_ms=None)
    # On a clock that was set back a turn has still not begun before the one it follows.
    since_ms = max(moved.since_ms, left.since_ms)
    moved = replace(moved, since_ms=since_ms, passed=(*left.passed, moved.stage))
    after = replace(case, promise=promise)
    after = replace(after, claim=moved) if track == "claim" else replace(after, recovery=moved)
    fact = Fact(
        "stage_moved",
        "case",
        case.id,
        {
            "move": move,
            "track": track,
            "from": left.stage,
            "to": moved.stage,
            "turn": moved.turn,
            "since": moved.since_ms,
            "due": moved.due_ms,
            "returns_to": moved.returns_to,
            "note": note,
            **promised(promise),
            **facing(after.claim, after.recovery),
            "before": {
                f"{track}_stage": left.stage,
                f"{track}_turn": left.turn,
                f"{track}_since": left.since_ms,
                f"{track}_due": left.due_ms,
                f"{track}_returns_to": left.returns_to,
                f"{track}_passed": list(left.passed),
                **promised(case.promise),
                **facing(case.claim, case.recovery),
                "closed_at": case.closed_at,
            },
        },
        expects=case.last_entry,
    )
    return fact, after


def promised(promise: Promise) -> dict[str, Json]:
    """What is stored of the shop's promise with every turn."""
    return {"promised_at": promise.at_ms, "promise_left_ms": promise.left_ms}


def facing(claim: Track, recovery: Track) -> dict[str, Json]:
    """What the queue sorts by: the claim track's turn and deadline, then the recovery track's."""
    front = recovery if claim.is_done else claim
    return {
        "front_stage": front.stage if front.turn else claim.stage,
        "front_turn": front.turn,
        "front_due": front.due_ms,
        "is_open": bool(front.turn),
    }
