"""Routes: which stages a case passes, whose turn each is, and which moves join them.

Stages, moves and routes are data (`app.domain.route_files` reads them); this module gives them a
shape and answers which moves lead out of a stage. A new route needs no code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, get_args

from app.domain.clocks import Budget
from app.domain.papers import Words

TrackName = Literal["claim", "recovery"]
TRACKS: tuple[TrackName, ...] = get_args(TrackName)
ROLES = ("owner", "handler", "clerk", "accountant", "appraiser")
MOVERS = ROLES[:3]  # who makes a move that names nobody
REVIEWER = "reviewer"  # in `by`: whoever was named for the case's appeal, whatever her role
RETURN = "RETURN"  # the move goes back to the stage that the detour left
GUARDS = (
    "is_our_item",
    "nothing_refunded",
    "claim_done",
    "split_decided",
    "no_loss",
    "item_here",
    "has_sale",
    "no_sale",
    "repaired",
    "appraised",
    "not_fake",
    "not_stolen",
    "evidence",
    "sale_proven",
)
ASKS = ("note", "amount")
EFFECTS = ("", "refund", "settle", "compensate")
REFUNDS = ("full", "allowance", "none")
# Whom a move hands the item to: a state of custody, or whoever collects it on this route.
COLLECTOR = "collector"
HANDS = ("", "in_shop", "with_third", "lost", COLLECTOR)


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
    hands: str
    only: tuple[str, ...]  # the resolutions that have it; empty for all
    skips: tuple[str, ...]  # stages of the path that it leaves out
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
    tender: str  # how it is refunded unless another way is told; empty for the way it was paid
    turns: Mapping[str, str]  # whose turn a stage is on this route, where it is another's

    def path(self, track: TrackName) -> tuple[str, ...]:
        """The stages of one track, in order."""
        return self.claim if track == "claim" else self.recovery

    def turn_of(self, stage: Stage) -> str:
        """Whose turn a stage is on this route; empty where it ends."""
        return self.turns.get(stage.code, stage.turn)


@dataclass(frozen=True, slots=True)
class Exits:
    """The moves out of a stage: along the path, and off it."""

    onward: tuple[Move, ...] = ()
    aside: tuple[Move, ...] = ()


_NONE = Exits()
_Place = tuple[str, int, TrackName, str]


@dataclass(frozen=True, slots=True)
class RouteBook:
    """All stages, moves and route versions the program knows, joined once when they are read."""

    stages: Mapping[str, Stage]
    moves: tuple[Move, ...]
    routes: Mapping[tuple[str, int], Route]
    _exits: Mapping[_Place, Exits] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find out once which moves lead out of every stage of every route."""
        exits = {
            (route.code, route.version, track, stage): _exits(self.moves, route, track, stage)
            for route in self.routes.values()
            for track in TRACKS
            for stage in self.stages
        }
        object.__setattr__(self, "_exits", exits)

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

    def move(self, code: str) -> Move | None:
        """The move of this code, if there is one."""
        return next((move for move in self.moves if move.code == code), None)

    def exits(self, route: Route, track: TrackName, stage: str) -> Exits:
        """The moves out of ``stage`` on this route, those along the path apart from the others."""
        return self._exits.get((route.code, route.version, track, stage), _NONE)

    def moves_from(self, route: Route, track: TrackName, stage: str) -> tuple[Move, ...]:
        """Every move that leads out of ``stage`` on this route, the way forward first."""
        found = self.exits(route, track, stage)
        return (*found.onward, *found.aside)


def _exits(moves: Sequence[Move], route: Route, track: TrackName, stage: str) -> Exits:
    path = route.path(track)
    mine = [
        m
        for m in moves
        if m.track == track and stage in m.sources and (not m.only or route.code in m.only)
    ]
    onward = [
        move for here, after in pairwise(path) if here == stage for move in joining(mine, after)
    ]
    leaping = [m for m in mine if m.skips and leaps(path, stage, m) and m not in onward]
    aside = [m for m in mine if m.detour and m not in onward]
    return Exits(tuple(dict.fromkeys((*onward, *leaping))), tuple(aside))


def joining(moves: Sequence[Move], after: str) -> list[Move]:
    """The moves to ``after``; those of a route's own take the place of the general ones."""
    fitting = [move for move in moves if move.to == after and not move.skips]
    own = [move for move in fitting if move.only]
    return own or fitting[:1]


def leaps(path: Sequence[str], stage: str, move: Move) -> bool:
    """Whether the path goes from ``stage`` over just the stages the move leaves out."""
    way = (stage, *move.skips, move.to)
    return any(tuple(path[i : i + len(way)]) == way for i in range(len(path)))
