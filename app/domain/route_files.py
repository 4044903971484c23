"""Reading the files of stages, moves and routes.

Data that does not hold together is refused when the program starts, naming file and key, so that
a broken file is found then and not by a clerk.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from app.domain.clocks import Budget
from app.domain.errors import EnvironmentFailedError
from app.domain.ledger import TENDERS
from app.domain.papers import Words
from app.domain.parties import PARTIES
from app.domain.routes import (
    ASKS,
    EFFECTS,
    GUARDS,
    HANDS,
    MOVERS,
    REFUNDS,
    RETURN,
    REVIEWER,
    ROLES,
    TRACKS,
    Move,
    Route,
    RouteBook,
    Stage,
    TrackName,
    joining,
)

STAGES_FILE, MOVES_FILE, ROUTES_FILE = "stages.toml", "moves.toml", "routes.toml"
_MOVE_KEYS = frozenset(
    "code name track from to by needs asks does hands only skips detour returns place".split()
)
_ROUTE_KEYS = frozenset("code version name claim recovery refund unwinds tender turns".split())


class BadProgramDataError(EnvironmentFailedError):
    """A data file of the program does not hold together."""

    code = "bad_program_data"

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(file=file, key=key, reason=reason)


def read_routes(
    stages: Mapping[str, Any], moves: Mapping[str, Any], routes: Mapping[str, Any]
) -> RouteBook:
    """Build the book from the parsed files; raises BadProgramDataError naming file and key."""
    known = {}
    for code, row in stages.items():
        with _complete(STAGES_FILE, code):
            known[code] = _stage(code, row)
    route_rows = _rows(routes, ROUTES_FILE, "route")
    resolutions = {row.get("code", "?") for row in route_rows}
    read_moves = []
    for row in _rows(moves, MOVES_FILE, "move"):
        with _complete(MOVES_FILE, row.get("code", "?")):
            read_moves.append(_move(row, known, resolutions))
    read: dict[tuple[str, int], Route] = {}
    for row in route_rows:
        with _complete(ROUTES_FILE, row.get("code", "?")):
            route = _route(row, known)
        if (route.code, route.version) in read:
            raise BadProgramDataError(ROUTES_FILE, route.code, f"version {route.version} twice")
        read[route.code, route.version] = route
    book = RouteBook(known, tuple(read_moves), read)
    for route in book.routes.values():
        for track in TRACKS:
            _check_path(book, route, track)
            _check_ways_out(book, route, track)
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
        raise BadProgramDataError(STAGES_FILE, f"{code}.turn", turn)
    budget = Budget(row.get("business_hours", 0), row.get("days", 0))
    if turn and not (budget.business_hours or budget.days):
        raise BadProgramDataError(STAGES_FILE, code, "no time limit")
    return Stage(code, Words(**row["name"]), turn, budget)


def _move(row: Mapping[str, Any], stages: Mapping[str, Stage], resolutions: set[str]) -> Move:
    move = Move(
        code=row["code"],
        name=Words(**row["name"]),
        track=row["track"],
        sources=tuple(row["from"]),
        to=row["to"],
        by=tuple(row.get("by", MOVERS)),
        needs=tuple(row.get("needs", ())),
        asks=tuple(row.get("asks", ())),
        does=row.get("does", ""),
        hands=row.get("hands", ""),
        only=tuple(row.get("only", ())),
        skips=tuple(row.get("skips", ())),
        detour=row.get("detour", False),
        returns=row.get("returns", False),
        place=row.get("place", ""),
    )
    wrong = [
        *(["track: " + move.track] if move.track not in TRACKS else []),
        *(f"from: {stage}" for stage in move.sources if stage not in stages),
        *(["to: " + move.to] if move.to not in {*stages, RETURN} else []),
        *(f"by: {role}" for role in move.by if role not in {*ROLES, REVIEWER}),
        *(f"needs: {guard}" for guard in move.needs if guard not in GUARDS),
        *(f"asks: {ask}" for ask in move.asks if ask not in ASKS),
        *(["does: " + move.does] if move.does not in EFFECTS else []),
        *(["hands: " + move.hands] if move.hands not in HANDS else []),
        *(f"only: {code}" for code in move.only if code not in resolutions),
        *(f"skips: {stage}" for stage in move.skips if stage not in stages),
        *(f"unknown key: {key}" for key in row if key not in _MOVE_KEYS),
    ]
    if wrong:
        raise BadProgramDataError(MOVES_FILE, move.code, wrong[0])
    return move


def _route(row: Mapping[str, Any], stages: Mapping[str, Stage]) -> Route:
    code = row["code"]
    for track in TRACKS:
        if not row[track]:
            raise BadProgramDataError(ROUTES_FILE, f"{code}.{track}", "no stages")
        for stage in row[track]:
            if stage not in stages:
                raise BadProgramDataError(ROUTES_FILE, f"{code}.{track}", stage)
    route = Route(
        code,
        row["version"],
        Words(**row["name"]),
        tuple(row["claim"]),
        tuple(row["recovery"]),
        row.get("refund", "none"),
        row.get("unwinds", False),
        row.get("tender", ""),
        dict(row.get("turns", {})),
    )
    wrong = [
        *([("refund", route.refund)] if route.refund not in REFUNDS else []),
        *([("tender", route.tender)] if route.tender not in {"", *TENDERS} else []),
        *((f"turns.{s}", s) for s in route.turns if s not in stages),
        *((f"turns.{s}", p) for s, p in route.turns.items() if p not in PARTIES),
        *((key, "unknown key") for key in row if key not in _ROUTE_KEYS),
    ]
    if wrong:
        key, reason = wrong[0]
        raise BadProgramDataError(ROUTES_FILE, f"{code}.{key}", reason)
    return route


def _check_path(book: RouteBook, route: Route, track: TrackName) -> None:
    path, key = route.path(track), f"{route.code}.{track}"
    for here, after in pairwise(path):
        mine = [
            m
            for m in book.moves
            if m.track == track and here in m.sources and (not m.only or route.code in m.only)
        ]
        if not joining(mine, after):
            raise BadProgramDataError(ROUTES_FILE, key, f"no move {here} -> {after}")
    if book.stages[path[-1]].turn:
        raise BadProgramDataError(ROUTES_FILE, key, "does not end")


def _check_ways_out(book: RouteBook, route: Route, track: TrackName) -> None:
    """Every stage that can be reached, by path or detour, can be left or ends the track."""
    reached, waiting = set(), [route.path(track)[0]]
    while waiting:
        stage = waiting.pop()
        if stage in reached:
            continue
        reached.add(stage)
        moves = book.moves_from(route, track, stage)
        if book.stages[stage].turn and not moves:
            raise BadProgramDataError(MOVES_FILE, f"{route.code}.{track}", f"no way out of {stage}")
        waiting += [move.to for move in moves if move.to != RETURN]
