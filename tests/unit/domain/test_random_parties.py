"""Parties do whatever they may, in any order: no case gets stuck, every fact says where it is."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import Case, Share, Track
from app.domain.moves import Actor, OfferedMove, allowed_moves, decide_move, leading_move
from app.domain.routes import ROLES, Move
from app.domain.settings import ShopSettings
from app.services.program_data import ProgramData, load_program_data
from tests.counter import MONDAY_10_IN_SHANGHAI_MS, PRICE, a_case

PROGRAM: ProgramData = load_program_data()
BOOK = PROGRAM.routes
HOURS = ShopSettings().hours
CUSTODY = {"in_shop": "in_shop", "with_third": "with_third", "lost": "lost"}


def opened(resolution: str, claimant: str, *, sold: bool) -> Case:
    route = BOOK.newest(resolution)
    assert route is not None
    case = a_case(
        resolution=resolution,
        claim=Track("NEW", "shop", 1, passed=("NEW",)),
        recovery=Track("DECIDE", "shop", 1, passed=("DECIDE",)),
    )
    return replace(
        case,
        claimant=claimant,
        sale=case.sale if sold else None,
        custody="with_buyer" if sold else "in_shop",
    )


def happened(case: Case, move: Move) -> Case:
    """What the services do with a move, as far as later guards look at it."""
    if move.hands:
        case = replace(case, custody=CUSTODY.get(move.hands, "with_buyer"))
    if move.does == "refund":
        case = replace(case, refunded_minor=PRICE, loss_minor=case.loss_minor + 100)
    elif move.does == "compensate":
        case = replace(case, loss_minor=case.loss_minor + 100)
    elif move.does == "settle":
        case = replace(case, settled_minor=case.loss_minor)
    return case


# What a person may do between two moves.
Between = Callable[[Case], Case]
BETWEEN: tuple[Between, ...] = (
    lambda case: case,
    lambda case: replace(case, identity="ours"),
    lambda case: replace(case, identity="not_ours"),
    lambda case: replace(case, custody="in_shop"),
    lambda case: replace(case, custody="with_buyer"),
    lambda case: replace(case, loss_minor=case.loss_minor + 386),
    lambda case: replace(case, shares=(Share("shop", 10_000),)),
    lambda case: replace(case, evidence_missing=()),
    lambda case: replace(case, evidence_missing=("serial",)),
)


def put_right(case: Case) -> Case:
    """The case once everybody has done what can be done about what is missing."""
    return replace(
        case,
        identity="ours",
        custody="in_shop",
        evidence_missing=(),
        shares=(Share("shop", 10_000),),
        loss_minor=case.settled_minor if not case.shares else case.loss_minor,
    )


def allowed(case: Case, role: str) -> list[OfferedMove]:
    return [o for o in allowed_moves(case, BOOK, Actor("谁", role)) if o.is_allowed]


def sound(case: Case) -> None:
    for track in (case.claim, case.recovery):
        assert bool(track.turn) == bool(BOOK.stages[track.stage].turn)
        assert (track.due_ms is not None) == bool(track.turn)
        assert not track.passed or track.passed[-1] == track.stage
    if case.is_open:
        offers = allowed(put_right(case), "owner")
        assert offers, (case.claim.stage, case.recovery.stage, case.resolution)


@given(
    resolution=st.sampled_from(BOOK.resolutions()),
    claimant=st.sampled_from(["buyer", "consignor", "shop"]),
    sold=st.booleans(),
    choices=st.lists(
        st.tuples(st.sampled_from(ROLES), st.integers(0, 50), st.sampled_from(BETWEEN)),
        max_size=40,
    ),
)
def test_whatever_parties_do_the_case_knows_where_it_is(
    *, resolution: str, claimant: str, sold: bool, choices: list[tuple[str, int, Between]]
) -> None:
    case = opened(resolution, claimant, sold=sold)
    now = MONDAY_10_IN_SHANGHAI_MS
    for role, pick, between in choices:
        case = between(case)
        offers = allowed(case, role)
        if not offers:
            continue
        move = offers[pick % len(offers)].move
        now += 3_600_000 * (pick - 10)  # now and then the clock is set back
        fact, after = decide_move(case, move, BOOK, note="如上", now_ms=now, hours=HOURS)
        assert isinstance(fact.payload, dict)
        assert fact.payload["is_open"] == after.is_open
        case = happened(after, move)
        sound(case)


@given(resolution=st.sampled_from(BOOK.resolutions()), sold=st.booleans())
def test_following_what_leads_ends_every_route(*, resolution: str, sold: bool) -> None:
    """Whoever always does what the screen offers first gets to the end."""
    case = opened(resolution, "buyer" if sold else "consignor", sold=sold)
    for _ in range(30):
        if not case.is_open:
            return
        case = put_right(case)
        track = "recovery" if case.claim.is_done else "claim"
        offers = [o for o in allowed_moves(case, BOOK, Actor("陈")) if o.move.track == track]
        leading = leading_move(offers)
        assert leading is not None
        if not leading.is_allowed:  # no sale to refund: the owner ends it another way
            leading = next(o for o in offers if o.is_allowed)
        _, after = decide_move(
            case, leading.move, BOOK, note="", now_ms=MONDAY_10_IN_SHANGHAI_MS, hours=HOURS
        )
        case = happened(after, leading.move)
    raise AssertionError((case.claim, case.recovery))
