"""You are here: also where a path comes to the same stage twice, and on a detour."""

import pytest

from app.domain.progress import path_steps, place_on
from app.services.program_data import ProgramData

RETURN = ("NEW", "TRIAGE", "DECIDE", "BACK", "INSPECT", "REFUND", "CLOSED")
REPAIR = ("NEW", "TRIAGE", "DECIDE", "BACK", "INSPECT", "REPAIR", "INSPECT", "READY", "CLOSED")


@pytest.mark.parametrize(
    ("path", "passed", "expected"),
    [
        (RETURN, ("NEW",), 0),
        (RETURN, ("NEW", "TRIAGE", "NEED_INFO"), 1),
        (RETURN, ("NEW", "TRIAGE", "NEED_INFO", "TRIAGE", "DECIDE", "BACK", "INSPECT"), 4),
        (RETURN, ("NEW", "TRIAGE", "DECIDE", "BACK", "INSPECT", "DECIDE"), 2),
        (RETURN, ("NEW", "TRIAGE", "DECIDE", "INSPECT"), 4),
        (REPAIR, REPAIR[:5], 4),
        (REPAIR, REPAIR[:7], 6),
        (REPAIR, (*REPAIR[:7], "DECIDE"), 2),
        (REPAIR, (*REPAIR[:7], "READY"), 7),
        (RETURN, ("SEARCH",), None),
    ],
)
def test_a_place_on_the_path(
    path: tuple[str, ...], passed: tuple[str, ...], expected: int | None
) -> None:
    assert expected == place_on(path, passed)


def shown(program: ProgramData, path: tuple[str, ...], passed: tuple[str, ...]) -> str:
    """``NEW* [INSPECT] REFUND``: done ones with a star, the present one in brackets."""
    codes = {stage.name: code for code, stage in program.routes.stages.items()}
    steps = path_steps(path, passed[-1], passed, program.routes)
    return " ".join(f"[{codes[s.name]}]" if s.here else codes[s.name] + "*" * s.done for s in steps)


def test_inspected_again_after_the_repair(program: ProgramData) -> None:
    assert shown(program, REPAIR, REPAIR[:7]) == (
        "NEW* TRIAGE* DECIDE* BACK* INSPECT* REPAIR* [INSPECT] READY CLOSED"
    )


def test_a_detour_stands_where_it_left(program: ProgramData) -> None:
    assert shown(program, RETURN, ("NEW", "TRIAGE", "NEED_INFO")) == (
        "NEW* TRIAGE* [NEED_INFO] DECIDE BACK INSPECT REFUND CLOSED"
    )


def test_a_track_that_ended_early_ends_there(program: ProgramData) -> None:
    assert shown(program, RETURN, ("NEW", "TRIAGE", "CANCELLED")) == "NEW* TRIAGE* [CANCELLED]"
