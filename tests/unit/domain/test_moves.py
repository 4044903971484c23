"""Which moves a case allows and which of them leads, what each lacks, and what it leaves behind."""

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
    leading_move,
)
from app.domain.routes import TRACKS, TrackName
from app.domain.settings import ShopSettings
from app.services.program_data import ProgramData
from tests.counter import CLERK, HOUR_MS, MONDAY_10_IN_SHANGHAI_MS, OWNER, a_case

NOW = MONDAY_10_IN_SHANGHAI_MS
HOURS: OpeningHours = ShopSettings().hours
WAITING, ENDED = Track("X", "shop", 1), Track("CLOSED", "", None)


def standing(track: TrackName, stage: str, resolution: str = "RETURN_REFUND") -> Case:
    at = Track(stage, "shop", 1)
    case = a_case(resolution=resolution)
    return replace(case, claim=at) if track == "claim" else replace(case, recovery=at)


def test_all_routes_begin_and_recover_alike(program: ProgramData) -> None:
    for route in program.routes.routes.values():
        assert route.claim[:3] == ("NEW", "TRIAGE", "DECIDE")
        assert (route.recovery[0], route.recovery[-2:]) == ("DECIDE", ("SETTLE", "CLOSED"))


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
    assert lacking(program, deciding, "accept_return", CLERK) == ("role_owner_handler",)
    assert lacking(program, deciding, "reject", CLERK) == ("role_owner_handler",)
    assert lacking(program, a_case(claim=Track("BACK", "buyer", 1)), "goods_received", CLERK) == ()


def test_what_can_be_done_now_stands_first(program: ProgramData) -> None:
    offers = allowed_moves(a_case(claim=Track("INSPECT", "shop", 1)), program.routes, OWNER)
    assert [offer.is_allowed for offer in offers] == sorted(
        (offer.is_allowed for offer in offers), reverse=True
    )


def test_a_closed_case_offers_only_to_open_the_recovery_again(program: ProgramData) -> None:
    """Recoveries, refusals and new splits may still come after the end."""
    offers = allowed_moves(a_case(claim=ENDED, recovery=ENDED), program.routes, OWNER)
    assert [offer.move.code for offer in offers] == ["recover_again"]
    assert leading_move(offers) is None


def test_on_a_detour_the_way_on_is_the_way_back(program: ProgramData) -> None:
    """Examined during review: the finding goes back to the review, not on to the decision."""
    asked = Track("AUTHN", "third", 1, returns_to="TRIAGE", passed=("NEW", "TRIAGE", "AUTHN"))
    on_path = replace(asked, returns_to="", passed=("NEW", "TRIAGE", "DECIDE", "BACK", "AUTHN"))
    for track, expected in ((asked, "finding_received"), (on_path, "appraised")):
        case = a_case(claim=track, resolution="AUTH_RECHECK")
        offers = [o for o in allowed_moves(case, program.routes, OWNER) if o.move.track == "claim"]
        leading = leading_move(offers)
        assert leading is not None
        assert leading.move.code == expected
        assert {"finding_received", "appraised"} - {o.move.code for o in offers} != set()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (a_case(claim=Track("DECIDE", "shop", 1)), "accept_return"),
        (replace(a_case(claim=Track("DECIDE", "shop", 1)), custody="in_shop"), "item_is_here"),
        (
            a_case(claim=Track("INSPECT", "shop", 1), resolution="REPAIR", identity="ours"),
            "to_repair",
        ),
        (
            a_case(
                claim=Track("INSPECT", "shop", 1, passed=("INSPECT", "REPAIR", "INSPECT")),
                resolution="REPAIR",
                identity="ours",
            ),
            "repair_good",
        ),
        (a_case(claim=Track("INSPECT", "shop", 1)), "inspection_passed"),
        (a_case(claim=Track("BANK", "third", 1), resolution="CB_RESPONSE"), "chargeback_won"),
    ],
)
def test_the_most_particular_of_the_open_ways_leads(
    program: ProgramData, case: Case, expected: str
) -> None:
    offers = allowed_moves(case, program.routes, OWNER)
    leading = leading_move([offer for offer in offers if offer.move.track == "claim"])
    assert leading is not None
    assert leading.move.code == expected


def test_once_the_carrier_has_answered_the_way_on_is_to_settle(program: ProgramData) -> None:
    closed = Track("CLOSED", "", None)
    before = a_case(claim=closed, resolution="CARRIER_CLAIM", loss_minor=1)
    answered = replace(
        before, recovery=Track("DECIDE", "shop", 1, passed=("DECIDE", "CARRIER", "DECIDE"))
    )
    found = [
        leading_move(allowed_moves(case, program.routes, OWNER)) for case in (before, answered)
    ]
    assert ["file_carrier_claim", "split_agreed"] == [offer and offer.move.code for offer in found]


def test_whoever_claims_is_waited_for(program: ProgramData) -> None:
    """A consignor who claims is asked for more herself."""
    case = replace(a_case(claim=Track("TRIAGE", "shop", 1)), claimant="consignor")
    ask = find_move(case, program.routes, OWNER, "ask_info", note="请补照片")
    _, asked = decide_move(case, ask, program.routes, note="", now_ms=NOW, hours=HOURS)
    assert (asked.claim.stage, asked.claim.turn) == ("NEED_INFO", "consignor")


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
    case = a_case(claim=Track("NEW", "shop", 1, passed=("NEW",)))
    move = find_move(case, program.routes, OWNER, "review")
    fact, after = decide_move(case, move, program.routes, note="", now_ms=NOW, hours=HOURS)
    due = NOW + 4 * HOUR_MS  # TRIAGE has four business hours
    expected = Track("TRIAGE", "shop", due, passed=("NEW", "TRIAGE"), since_ms=NOW)
    assert after.claim == expected
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
            "claim_passed": ["NEW"],
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
    assert after.claim == Track("CLOSED", "", None, passed=("CLOSED",), since_ms=NOW)
    assert isinstance(fact.payload, dict)
    assert [fact.payload[f"front_{part}"] for part in ("stage", "turn", "due")] == [
        "DECIDE",
        "shop",
        9,
    ]
    assert fact.payload["is_open"] is True
    assert TRACKS == ("claim", "recovery")
