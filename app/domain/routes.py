"""Routes: which stages a case passes, whose turn each is, and which moves join them.

Stages, moves and routes are data; this module gives them a shape and refuses data that does not
hold together, naming file and key, so that a broken file is found at start and not by a clerk.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, get_args

from app.domain.clocks import Budget
from app.domain.errors import EnvironmentFailedError
from app.domain.papers import Words
from app.domain.parties import PARTIES

TrackName = Literal["claim", "recovery"]
TRACKS: tuple[TrackName, ...] = get_args(TrackName)
ROLES = ("owner", "handler", "clerk", "accountant", "appraiser")
_MOVERS = ROLES[:3]  # who makes a move that names nobody
RETURN = "RETURN"  # the move goes back to the stage that the detour left
GUARDS = ("is_our_item", "nothing_refunded", "claim_done", "split_decided", "no_loss")
ASKS = ("note",)
EFFECTS = ("", "receive_item", "refund", "settle")
REFUNDS = ("full", "allowance", "none")


class BadProgramDataError(EnvironmentFailedError):
    """A data file of the program does not hold together."""

    code = "bad_program_data"

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(file=file, key=key, reason=reason)


@dataclass(frozen=True, slots=True)
class Stage:
    """A place on a track. ``turn`` is empty where the track has ended."""

    code: str
    name: Words
    turn: str
    budget: Budget


@dataclass(frozen=True, slots=True)
class Move:
    """A step that a person can make from one stage to another."""

    code: str
    name: Words
    track: TrackName
    sources: tuple[str, ...]
    to: str
    by: tuple[str, ...]
    needs: tuple[str, ...]
    asks: tuple[str, ...]
    does: str
    detour: bool
    returns: bool
    place: str  # the card of a case's page that makes this move itself; empty for a button


@dataclass(frozen=True, slots=True)
class Route:
    """The two tracks of one resolution, in one version."""

    code: str
    version: int
    name: Words
    claim: tuple[str, ...]
    recovery: tuple[str, ...]
    refund: str
    unwinds: bool


@dataclass(frozen=True, slots=True)
class RouteBook:
    """All stages, moves and route versions the program knows."""

    stages: Mapping[str, Stage]
    moves: tuple[Move, ...]
    routes: Mapping[tuple[str, int], Route]

    def route(self, code: str, version: int) -> Route:
        """The route a case entered."""
        return self.routes[code, version]

    def newest(self, code: str) -> Route | None:
        """The version new cases enter, or None for an unknown resolution."""
        versions = [version for known, version in self.routes if known == code]
        return self.routes[code, max(versions)] if versions else None

    def resolutions(self) -> tuple[str, ...]:
        """Codes of all resolutions, in the order of the file."""
        return tuple(dict.fromkeys(code for code, _ in self.routes))

    def moves_from(self, route: Route, track: TrackName, stage: str) -> tuple[Move, ...]:
        """Every move that leads out of ``stage`` on this route, the way forward first."""
        path = route.claim if track == "claim" else route.recovery
        forward = [
            _joining(self.moves, track, here, after)
            for here, after in pairwise(path)
            if here == stage
        ]
        ahead = [move for move in forward if move is not None]
        detours = [
            move
            for move in self.moves
            if move.detour and move.track == track and stage in move.sources and move not in ahead
        ]
        return (*ahead, *detours)


def _joining(moves: Sequence[Move], track: TrackName, here: str, after: str) -> Move | None:
    fitting = (m for m in moves if m.track == track and here in m.sources and m.to == after)
    return next(fitting, None)


def read_routes(
    stages: Mapping[str, Any], moves: Mapping[str, Any], routes: Mapping[str, Any]
) -> RouteBook:
    """Build the book from the parsed files; raises BadProgramDataError naming file and key."""
    known = {}
    for code, row in stages.items():
        with _complete("stages.toml", code):
            known[code] = _stage(code, row)
    read_moves = []
    for row in _rows(moves, "moves.toml", "move"):
        with _complete("moves.toml", row.get("code", "?")):
            read_moves.append(_move(row, known))
    read = {}
    for row in _rows(routes, "routes.toml", "route"):
        with _complete("routes.toml", row.get("code", "?")):
            read[row["code"], row["version"]] = _route(row, known)
    book = RouteBook(known, tuple(read_moves), read)
    for route in book.routes.values():
        _check_path(book, route, "claim", route.claim)
        _check_path(book, route, "recovery", route.recovery)
    return book


def _rows(file: Mapping[str, Any], name: str, key: str) -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = file.get(key, ())
    if not rows:
        raise BadProgramDataError(name, key, "missing")
    return rows


@contextmanager
def _complete(file: str, key: str) -> Iterator[None]:
    """A row that lacks a key, or names something it must not, is told with file and key."""
    try:
        yield
    except KeyError as missing:
        raise BadProgramDataError(file, key, f"missing: {missing.args[0]}") from missing
    except TypeError as unknown:  # a name in a language that Words does not have
        raise BadProgramDataError(file, key, str(unknown)) from unknown


def _stage(code: str, row: Mapping[str, Any]) -> Stage:
    turn = row.get("turn", "")
    if turn and turn not in PARTIES:
        raise BadProgramDataError("stages.toml", f"{code}.turn", turn)
    budget = Budget(row.get("business_hours", 0), row.get("days", 0))
    if turn and not (budget.business_hours or budget.days):
        raise BadProgramDataError("stages.toml", code, "no time limit")
    return Stage(code, Words(**row["name"]), turn, budget)


def _move(row: Mapping[str, Any], stages: Mapping[str, Stage]) -> Move:
    move = Move(
        code=row["code"],
        name=Words(**row["name"]),
        track=row["track"],
        sources=tuple(row["from"]),
        to=row["to"],
        by=tuple(row.get("by", _MOVERS)),
        needs=tuple(row.get("needs", ())),
        asks=tuple(row.get("asks", ())),
        does=row.get("does", ""),
        detour=row.get("detour", False),
        returns=row.get("returns", False),
        place=row.get("place", ""),
    )
    wrong = [
        *(["track: " + move.track] if move.track not in TRACKS else []),
        *(f"from: {stage}" for stage in move.sources if stage not in stages),
        *(["to: " + move.to] if move.to not in {*stages, RETURN} else []),
        *(f"by: {role}" for role in move.by if role not in ROLES),
        *(f"needs: {guard}" for guard in move.needs if guard not in GUARDS),
        *(f"asks: {ask}" for ask in move.asks if ask not in ASKS),
        *(["does: " + move.does] if move.does not in EFFECTS else []),
    ]
    if wrong:
        raise BadProgramDataError("moves.toml", move.code, wrong[0])
    return move


def _route(row: Mapping[str, Any], stages: Mapping[str, Stage]) -> Route:
    for track in TRACKS:
        if not row[track]:
            raise BadProgramDataError("routes.toml", f"{row['code']}.{track}", "no stages")
        for stage in row[track]:
            if stage not in stages:
                raise BadProgramDataError("routes.toml", f"{row['code']}.{track}", stage)
    refund = row.get("refund", "none")
    if refund not in REFUNDS:
        raise BadProgramDataError("routes.toml", f"{row['code']}.refund", refund)
    return Route(
        row["code"],
        row["version"],
        Words(**row["name"]),
        tuple(row["claim"]),
        tuple(row["recovery"]),
        refund,
        row.get("unwinds", False),
    )


def _check_path(book: RouteBook, route: Route, track: TrackName, path: Sequence[str]) -> None:
    for here, after in pairwise(path):
        if _joining(book.moves, track, here, after) is None:
            key = f"{route.code}.{track}"
            raise BadProgramDataError("routes.toml", key, f"no move {here} -> {after}")
    if book.stages[path[-1]].turn:
        raise BadProgramDataError("routes.toml", f"{route.code}.{track}", "does not end")
