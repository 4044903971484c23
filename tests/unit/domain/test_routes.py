"""Routes are data: whoever breaks a file is told where, and no case is ever stuck."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest

from app.domain.route_files import BadProgramDataError, read_routes
from app.domain.routes import RETURN, TRACKS, Move, Route, TrackName
from app.services.program_data import ProgramData


def ways(program: ProgramData, route: Route, track: TrackName) -> dict[str, tuple[Move, ...]]:
    """Every stage that a case on this route can reach, and the moves that lead out of it."""
    start = route.claim[0] if track == "claim" else route.recovery[0]
    found: dict[str, tuple[Move, ...]] = {}
    waiting = [start]
    while waiting:
        stage = waiting.pop()
        if stage in found:
            continue
        found[stage] = program.routes.moves_from(route, track, stage)
        waiting += [move.to for move in found[stage] if move.to != RETURN]
    return found


def all_ways(
    program: ProgramData,
) -> Iterator[tuple[Route, TrackName, dict[str, tuple[Move, ...]]]]:
    for route in program.routes.routes.values():
        for track in TRACKS:
            yield route, track, ways(program, route, track)


def test_every_stage_a_case_can_reach_has_a_way_out(program: ProgramData) -> None:
    stuck = [
        (route.code, track, stage)
        for route, track, found in all_ways(program)
        for stage, moves in found.items()
        if program.routes.stages[stage].turn and not moves
    ]
    assert stuck == []


def test_out_of_an_end_leads_only_what_opens_it_again(program: ProgramData) -> None:
    """An appeal against a refusal, and a recovery that goes on: nothing else."""
    found = {
        (stage, move.code)
        for _, _, ways_out in all_ways(program)
        for stage, moves in ways_out.items()
        if not program.routes.stages[stage].turn
        for move in moves
    }
    assert found == {("REJECTED", "appeal"), ("CLOSED", "recover_again")}


def test_every_route_can_be_walked_to_its_end(program: ProgramData) -> None:
    for route in program.routes.routes.values():
        for track in TRACKS:
            path = route.claim if track == "claim" else route.recovery
            for here, after in pairwise(path):
                onward = program.routes.exits(route, track, here).onward
                assert (route.code, here, after in {move.to for move in onward}) == (
                    route.code,
                    here,
                    True,
                )
            assert program.routes.stages[path[-1]].turn == ""


def test_from_every_stage_an_end_can_be_reached(program: ProgramData) -> None:
    for route, track, found in all_ways(program):
        ends = {stage for stage in found if not program.routes.stages[stage].turn}
        while True:
            further = {
                stage for stage, moves in found.items() if any(m.to in ends for m in moves)
            } - ends
            # A detour goes back where it came from, so it ends where that stage ends.
            further |= {
                move.to
                for stage in ends | further
                for move in found[stage]
                if any(back.to == RETURN for back in found.get(move.to, ()))
            } - ends
            if not further:
                break
            ends |= further
        assert (route.code, track, set(found) - ends) == (route.code, track, set())


def test_a_refund_that_cannot_be_made_has_a_way_back(program: ProgramData) -> None:
    """The money may be refused, or paid back already by another case: never a dead end."""
    for route, track, found in all_ways(program):
        for stage, moves in found.items():
            if any(move.does == "refund" for move in moves):
                others = [move.code for move in moves if move.does != "refund"]
                assert (route.code, track, stage, bool(others)) == (route.code, track, stage, True)


def test_a_changed_route_is_a_new_version_and_the_old_one_stays() -> None:
    stages, moves, routes = tiny()
    routes["route"].append({**routes["route"][0], "version": 2})
    book = read_routes(stages, moves, routes)
    newest = book.newest("R")
    assert newest is not None
    assert newest.version == 2
    assert book.route("R", 1).version == 1
    assert book.newest("X") is None
    assert book.resolutions() == ("R",)


Files = tuple[dict[str, Any], dict[str, Any], dict[str, Any]]


def tiny() -> Files:
    """The smallest data that holds together."""
    name = {"zh": "名", "en": "name"}
    stages = {
        "NEW": {"name": name, "turn": "shop", "business_hours": 2},
        "CLOSED": {"name": name},
    }
    moves = {
        "move": [
            {"code": "close", "track": track, "from": ["NEW"], "to": "CLOSED", "name": name}
            for track in TRACKS
        ]
    }
    routes = {
        "route": [
            {
                "code": "R",
                "version": 1,
                "name": name,
                "claim": ["NEW", "CLOSED"],
                "recovery": ["NEW", "CLOSED"],
            }
        ]
    }
    return stages, moves, routes


Breaking = Callable[[dict[str, Any], dict[str, Any], dict[str, Any]], object]

BROKEN: list[tuple[Breaking, str, str]] = [
    (lambda s, _m, _r: s["NEW"].update(turn="god"), "stages.toml", "NEW.turn"),
    (lambda s, _m, _r: s["NEW"].pop("business_hours"), "stages.toml", "NEW"),
    (lambda s, _m, _r: s["NEW"].pop("name"), "stages.toml", "NEW"),
    (lambda s, _m, _r: s["NEW"]["name"].update(fr="nom"), "stages.toml", "NEW"),
    (lambda _s, m, _r: m.pop("move"), "moves.toml", "move"),
    (lambda _s, m, _r: m["move"][0].update(track="side"), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(to="NOWHERE"), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update({"from": ["NOWHERE"]}), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(by=["king"]), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(needs=["luck"]), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(asks=["song"]), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(does="magic"), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(hands="thief"), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(only=["X"]), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(skips=["X"]), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].update(weight=3), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].pop("to"), "moves.toml", "close"),
    (lambda _s, m, _r: m["move"][0].pop("code"), "moves.toml", "?"),
    (lambda _s, _m, r: r["route"][0].update(claim=["NEW", "NOWHERE"]), "routes.toml", "R.claim"),
    (lambda _s, _m, r: r["route"][0].update(claim=["NEW"]), "routes.toml", "R.claim"),
    (lambda _s, _m, r: r["route"][0].update(recovery=[]), "routes.toml", "R.recovery"),
    (lambda _s, _m, r: r["route"][0].update(claim=["CLOSED", "NEW"]), "routes.toml", "R.claim"),
    (lambda _s, _m, r: r["route"][0].update(refund="double"), "routes.toml", "R.refund"),
    (lambda _s, _m, r: r["route"][0].update(tender="shells"), "routes.toml", "R.tender"),
    (lambda _s, _m, r: r["route"][0].update(turns={"X": "shop"}), "routes.toml", "R.turns.X"),
    (lambda _s, _m, r: r["route"][0].update(turns={"NEW": "x"}), "routes.toml", "R.turns.NEW"),
    (lambda _s, _m, r: r["route"][0].update(colour="red"), "routes.toml", "R.colour"),
    (lambda _s, _m, r: r["route"].append(dict(r["route"][0])), "routes.toml", "R"),
    (lambda _s, _m, r: r["route"][0].pop("version"), "routes.toml", "R"),
    (lambda _s, _m, r: r.pop("route"), "routes.toml", "route"),
]


def test_the_smallest_data_holds_together() -> None:
    assert read_routes(*tiny()).resolutions() == ("R",)


@pytest.mark.parametrize(("breaking", "file", "key"), BROKEN)
def test_broken_data_names_file_and_key(breaking: Breaking, file: str, key: str) -> None:
    data = deepcopy(tiny())
    breaking(*data)
    with pytest.raises(BadProgramDataError) as failure:
        read_routes(*data)
    assert (failure.value.params["file"], failure.value.params["key"]) == (file, key)
