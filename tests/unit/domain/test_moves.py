"""Which moves a case allows: the whole matrix as one readable table, and what each still lacks."""

from dataclasses import replace

import pytest

from app.domain.cases import Case, Share, Track
from app.domain.clocks import OpeningHours
from app.domain.moves import (
    Actor,
    MoveRefusedError,
    UnknownMoveError,
    allowed_moves,
    decide_move,
    find_move,
)
from app.domain.routes import TRACKS, TrackName
from app.domain.settings import ShopSettings
from app.services.program_data import ProgramData
from tests.counter import CLERK, HOUR_MS, MONDAY_10_IN_SHANGHAI_MS, OWNER, a_case

NOW = MONDAY_10_IN_SHANGHAI_MS
HOURS: OpeningHours = ShopSettings().hours
WAITING, ENDED = Track("X", "shop", 1), Track("CLOSED", "", None)

# stage -> moves, the way forward first; a stage that no route can show is left out
MATRIX = """
RETURN_REFUND claim     NEW        review cancel
RETURN_REFUND claim     TRIAGE     to_decision ask_info cancel
RETURN_REFUND claim     NEED_INFO  info_received cancel
RETURN_REFUND claim     DECIDE     accept_return reject ask_info cancel
RETURN_REFUND claim     BACK       goods_received cancel
RETURN_REFUND claim     INSPECT    inspection_passed inspection_failed cancel
RETURN_REFUND claim     REFUND     refund_done refund_failed
REFUND_ONLY   claim     DECIDE     approve_refund reject ask_info cancel
REFUND_ONLY   claim     REFUND     refund_done refund_failed
PARTIAL       claim     DECIDE     approve_refund reject ask_info cancel
PARTIAL       claim     REFUND     refund_done refund_failed
REJECT        claim     DECIDE     reject ask_info cancel
NOTE_ONLY     claim     DECIDE     note_kept reject ask_info cancel
RETURN_REFUND recovery  DECIDE     split_agreed nothing_to_recover ask_consignor
RETURN_REFUND recovery  CONSIGNOR  split_agreed consignor_answered
RETURN_REFUND recovery  SETTLE     settled split_again
"""


def standing(track: TrackName, stage: str, resolution: str = "RETURN_REFUND") -> Case:
    at = Track(stage, "shop", 1)
    case = a_case(resolution=resolution)
    return replace(case, claim=at) if track == "claim" else replace(case, recovery=at)


@pytest.mark.parametrize("row", MATRIX.strip().splitlines())
def test_the_moves_of_a_stage(program: ProgramData, row: str) -> None:
    resolution, track_name, stage, *expected = row.split()
    route = program.routes.newest(resolution)
    assert route is not None
    track: TrackName = "claim" if track_name == "claim" else "recovery"
    moves = program.routes.moves_from(route, track, stage)
    assert expected == [move.code for move in moves]


def test_the_table_above_leaves_no_move_out(program: ProgramData) -> None:
    assert set(MATRIX.split()) >= {move.code for move in program.routes.moves}


def test_all_routes_begin_and_recover_alike(program: ProgramData) -> None:
    for route in program.routes.routes.values():
        assert route.claim[:3] == ("NEW", "TRIAGE", "DECIDE")
        assert route.recovery == ("DECIDE", "SETTLE", "CLOSED")


def lacking(program: ProgramData, case: Case, move: str, actor: Actor = OWNER) -> tuple[str, ...]:
    offers = {o.move.code: o for o in allowed_moves(case, program.routes, actor)}
    return offers[move].missing


SHARES = (Share("shop", 10_000),)


@pytest.mark.parametrize(
    ("case", "move", "expected"),
    [
        (a_case(claim=Track("INSPECT", "shop", 1)), "inspection_passed", ("is_our_item",)),
        (
            a_case(claim=Track("INSPECT", "shop", 1), identity="not_ours"),
            "inspection_passed",
            ("is_our_item",),
        ),
        (a_case(claim=Track("INSPECT", "shop", 1), identity="ours"), "inspection_passed", ()),
        (
            a_case(claim=Track("INSPECT", "shop", 1), identity="cannot_tell"),
            "inspection_passed",
            (),
        ),
        (a_case(claim=Track("INSPECT", "shop", 1), item=None), "inspection_passed", ()),
        (
            a_case(claim=Track("DECIDE", "shop", 1), resolution="PARTIAL"),
            "approve_refund",
            ("is_our_item",),
        ),
        (
            a_case(claim=Track("DECIDE", "shop", 1), refunded_minor=1),
            "reject",
            ("nothing_refunded",),
        ),
        (a_case(refunded_minor=1), "cancel", ("nothing_refunded",)),
        (a_case(), "split_agreed", ("claim_done",)),
        (a_case(loss_minor=5), "split_agreed", ("claim_done", "split_decided")),
        (a_case(claim=ENDED, loss_minor=5), "split_agreed", ("split_decided",)),
        (a_case(claim=ENDED, loss_minor=5, shares=SHARES), "split_agreed", ()),
        (a_case(claim=ENDED, loss_minor=5), "nothing_to_recover", ("no_loss",)),
        (a_case(claim=ENDED, loss_minor=5, settled_minor=5), "nothing_to_recover", ()),
        (a_case(claim=ENDED), "nothing_to_recover", ()),
    ],
)
def test_a_move_says_what_it_lacks(
    program: ProgramData, case: Case, move: str, expected: tuple[str, ...]
) -> None:
    assert expected == lacking(program, case, move)


def test_a_clerk_may_receive_but_not_decide(program: ProgramData) -> None:
    deciding = a_case(claim=Track("DECIDE", "shop", 1))
    assert lacking(program, deciding, "accept_return", CLERK) == ("role_owner",)
    assert lacking(program, deciding, "reject", CLERK) == ("role_owner",)
    assert lacking(program, a_case(claim=Track("BACK", "buyer", 1)), "goods_received", CLERK) == ()


def test_what_can_be_done_now_stands_first(program: ProgramData) -> None:
    offers = allowed_moves(a_case(claim=Track("INSPECT", "shop", 1)), program.routes, OWNER)
    assert [offer.is_allowed for offer in offers] == sorted(
        (offer.is_allowed for offer in offers), reverse=True
    )


def test_a_closed_case_offers_nothing(program: ProgramData) -> None:
    assert allowed_moves(a_case(claim=ENDED, recovery=ENDED), program.routes, OWNER) == ()


def test_a_move_of_another_stage_is_unknown(program: ProgramData) -> None:
    with pytest.raises(UnknownMoveError) as refusal:
        find_move(a_case(), program.routes, OWNER, "refund_done")
    assert refusal.value.params == {"move": "refund_done", "stage": "NEW"}


def test_a_refused_move_lists_guards_and_what_it_asks(program: ProgramData) -> None:
    case = a_case(refunded_minor=1)
    with pytest.raises(MoveRefusedError) as refusal:
        find_move(case, program.routes, OWNER, "cancel", note="  ")
    assert refusal.value.missing == ("nothing_refunded", "note")
    assert refusal.value.params == {"move": "cancel", "missing": "nothing_refunded,note"}


def test_a_move_carries_its_outcome(program: ProgramData) -> None:
    """Stage, turn and deadline travel in the entry: no rule is needed to replay it."""
    case = a_case()
    move = find_move(case, program.routes, OWNER, "review")
    fact, after = decide_move(case, move, program.routes, note="", now_ms=NOW, hours=HOURS)
    due = NOW + 4 * HOUR_MS  # TRIAGE has four business hours
    assert after.claim == Track("TRIAGE", "shop", due, since_ms=NOW)
    assert fact.expects == case.last_entry
    assert fact.payload == {
        "move": "review",
        "track": "claim",
        "from": "NEW",
        "to": "TRIAGE",
        "turn": "shop",
        "since": NOW,
        "due": due,
        "returns_to": "",
        "note": "",
        "promised_at": None,
        "promise_left_ms": None,
        "front_stage": "TRIAGE",
        "front_turn": "shop",
        "front_due": due,
        "is_open": True,
        "before": {
            "claim_stage": "NEW",
            "claim_turn": "shop",
            "claim_since": 0,
            "claim_due": 1,
            "claim_returns_to": "",
            "promised_at": None,
            "promise_left_ms": None,
            "front_stage": "NEW",
            "front_turn": "shop",
            "front_due": 1,
            "is_open": True,
            "closed_at": None,
        },
    }


def test_the_detour_to_the_consignor_returns_where_it_left(program: ProgramData) -> None:
    case = a_case()
    asked = find_move(case, program.routes, OWNER, "ask_consignor")
    _, with_her = decide_move(case, asked, program.routes, note="", now_ms=NOW, hours=HOURS)
    assert (with_her.recovery.stage, with_her.recovery.turn) == ("CONSIGNOR", "consignor")
    assert with_her.recovery.returns_to == "DECIDE"
    answered = find_move(with_her, program.routes, OWNER, "consignor_answered", note="同意")
    _, back = decide_move(with_her, answered, program.routes, note="同意", now_ms=NOW, hours=HOURS)
    assert (back.recovery.stage, back.recovery.returns_to) == ("DECIDE", "")


@pytest.mark.parametrize("stage", ["TRIAGE", "DECIDE"])
def test_more_information_leads_back_to_the_stage_that_asked(
    program: ProgramData, stage: str
) -> None:
    case = a_case(claim=Track(stage, "shop", 1))
    ask = find_move(case, program.routes, OWNER, "ask_info", note="请补照片")
    _, asked = decide_move(case, ask, program.routes, note="请补照片", now_ms=NOW, hours=HOURS)
    assert (asked.claim.stage, asked.claim.turn) == ("NEED_INFO", "buyer")
    told = find_move(asked, program.routes, OWNER, "info_received")
    _, back = decide_move(asked, told, program.routes, note="", now_ms=NOW, hours=HOURS)
    assert back.claim.stage == stage


def test_the_queue_looks_at_the_claim_until_it_has_ended(program: ProgramData) -> None:
    case = replace(standing("claim", "DECIDE", "NOTE_ONLY"), recovery=Track("DECIDE", "shop", 9))
    move = find_move(case, program.routes, OWNER, "note_kept")
    fact, after = decide_move(case, move, program.routes, note="", now_ms=NOW, hours=HOURS)
    assert after.claim == Track("CLOSED", "", None, since_ms=NOW)
    assert isinstance(fact.payload, dict)
    assert [fact.payload[f"front_{part}"] for part in ("stage", "turn", "due")] == [
        "DECIDE",
        "shop",
        9,
    ]
    assert fact.payload["is_open"] is True
    assert TRACKS == ("claim", "recovery")
