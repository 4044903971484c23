"""Which moves lead out of every stage of every route: one readable table, held as it is.

A line of the table is ``routes track stage: moves``, those along the path before the bar. ``*``
stands for all routes that reach the stage. After a wanted change, write `matrix()` to the file.
"""

from collections import defaultdict
from pathlib import Path

from app.domain.routes import RETURN, TRACKS, Route, RouteBook, TrackName
from app.services.program_data import ProgramData

TABLE = Path(__file__).with_name("move_matrix.txt")


def reached(book: RouteBook, route: Route, track: TrackName) -> list[str]:
    """Every stage that a case on this route can come to, in the order of the stages' file."""
    found: set[str] = set()
    waiting = [route.path(track)[0]]
    while waiting:
        stage = waiting.pop()
        if stage not in found:
            found.add(stage)
            waiting += [m.to for m in book.moves_from(route, track, stage) if m.to != RETURN]
    return [stage for stage in book.stages if stage in found]


def matrix(book: RouteBook) -> str:
    newest = [route for code in book.resolutions() if (route := book.newest(code))]
    lines = []
    for track in TRACKS:
        for stage in book.stages:
            alike: defaultdict[str, list[str]] = defaultdict(list)
            for route in newest:
                if stage in reached(book, route, track):
                    exits = book.exits(route, track, stage)
                    onward = " ".join(move.code for move in exits.onward)
                    aside = " ".join(move.code for move in exits.aside)
                    alike[f"{onward} | {aside}".strip()].append(route.code)
            for moves, codes in alike.items():
                who = "*" if len(alike) == 1 else ",".join(codes)
                lines.append(f"{who} {track} {stage}: {moves}".rstrip())
    return "\n".join(lines) + "\n"


def test_the_matrix_is_as_it_was(program: ProgramData) -> None:
    assert TABLE.read_text(encoding="utf-8") == matrix(program.routes)


def test_the_matrix_leaves_no_move_out(program: ProgramData) -> None:
    told = set(matrix(program.routes).split())
    assert {move.code for move in program.routes.moves} - told == set()
