"""The fast lane's finish: one action from where a case stands to its end, with a full trail."""

import pytest

from app.domain.cases import StaleScreenError
from app.domain.consignors import TrustTerms
from app.domain.custody import Handover
from app.domain.finishing import FinishLacksError, FinishTold
from app.domain.moves import Actor
from app.domain.offers import CaseIsOverError
from app.services.cases import add_note
from app.services.consignors import agree_terms
from app.services.finishing import finish_case, propose_finish
from app.services.money.costs import record_cost
from app.services.offers import AnswerTold, OfferTold, answer_offer, make_offer
from app.services.opening import open_case
from app.services.photos import record_baseline
from app.services.verify import verify
from app.services.visitors import Claimant
from tests.counter import CLERK, CONSIGNORS_PART, OWNER, Counter

HANDLER = Actor("阿敏", "handler")
OURS = FinishTold(identity="ours")


@pytest.fixture
def sold(counter: Counter) -> Counter:
    """The bag was sold; how it came in is on record, so that the consignor bears her part."""
    counter.sell_the_bag()
    record_baseline(
        counter.shop,
        sku="A-1",
        pictures=(),
        condition="95新",
        serial="",
        accessories=(),
        recorded_by="陈",
    )
    return counter


def fast(
    counter: Counter, resolution: str, *, lane: str = "fast", handover: Handover | None = None
) -> str:
    return open_case(
        counter.shop,
        complaint="拉链坏了",
        opened_by="小周",
        sku="A-1",
        category="FUNC.HARD",
        resolution=resolution,
        lane=lane,
        claimant=Claimant("buyer"),
        handover=handover,
    ).number


def kinds(counter: Counter, number: str) -> list[str]:
    return [e.kind for e in counter.shop.queries.cases.timeline(counter.card(number).line.id)]


def test_a_partial_refund_is_finished_in_one_action_with_a_full_trail(sold: Counter) -> None:
    shop, number = sold.shop, fast(sold, "PARTIAL")
    agree_terms(shop, consignor="1001", terms=TrustTerms(settle_up_to_minor=21_000), agreed_by="陈")
    told = FinishTold(amount_minor=30_000, identity="ours", note="补 300 了结")
    finish_case(shop, number=number, actor=HANDLER, told=told)
    card = sold.card(number)
    assert (card.line.is_open, card.claim_stage, card.recovery_stage) == (False, "CLOSED", "CLOSED")
    assert (card.refunded_minor, card.loss_minor, card.settled_minor) == (30_000, 30_000, 30_000)
    assert {share.party: share.bp for share in card.shares} == {"shop": 3000, "consignor": 7000}
    assert "未征求意见" in card.shares_reason
    trail = kinds(sold, number)
    assert trail[:3] == ["case_opened", "rules_applied", "identity_checked"]
    assert trail.count("stage_moved") == 7  # four of the claim, its end, two of the recovery
    assert [k for k in trail if k in {"refund_recorded", "split_decided", "case_settled"}] == [
        "refund_recorded",
        "split_decided",
        "case_settled",
    ]
    last = shop.queries.cases.timeline(card.line.id)
    assert len({entry.action for entry in last[2:]}) == 1
    assert verify(shop, deep=True).faults == ()


def test_a_return_is_unwound_though_the_bag_comes_back_in_the_same_action(sold: Counter) -> None:
    number = fast(sold, "RETURN_REFUND")
    told = FinishTold(identity="ours", item_here=True)
    finish_case(sold.shop, number=number, actor=OWNER, told=told)
    card = sold.card(number)
    assert (card.line.is_open, card.loss_minor) == (False, 0)
    sold.confirm_refunds(number)
    assert sold.balances() == {}
    assert card.item is not None
    assert (card.item.line.custody, card.item.line.status) == ("in_shop", "on_hold")
    assert verify(sold.shop, deep=True).faults == ()


def test_a_bag_on_the_counter_goes_the_short_way(sold: Counter) -> None:
    number = fast(sold, "RETURN_REFUND", handover=Handover("in_shop"))
    finish_case(sold.shop, number=number, actor=OWNER, told=OURS)
    assert "BACK" not in sold.card(number).claim_path
    sold.confirm_refunds(number)
    assert sold.balances() == {}


def test_the_mode_knows_what_the_same_action_took_from_her(sold: Counter) -> None:
    """Unwinding leaves her nothing: a cost on top is deducted from her next payouts."""
    number = fast(sold, "RETURN_REFUND", handover=Handover("in_shop"))
    record_cost(
        sold.shop, number=number, what="运费", amount_minor=1_000, tender="cash", paid_by="陈"
    )
    finish_case(sold.shop, number=number, actor=OWNER, told=OURS)
    card = sold.card(number)
    assert card.mode == "CLAWBACK"
    assert card.shares_reason.endswith("店主决定，未征求寄卖人意见。")
    assert CONSIGNORS_PART > 0


def test_the_agreed_amount_is_what_is_refunded(sold: Counter) -> None:
    shop, number = sold.shop, fast(sold, "PARTIAL")
    make_offer(shop, number=number, told=OfferTold(20_000), actor=OWNER)
    told = AnswerTold("accepted", consent_how="phone")
    answer_offer(shop, number=number, place=1, told=told, actor=OWNER)
    proposal = propose_finish(shop, number=number, actor=HANDLER)
    assert (proposal.amount_minor, proposal.missing) == (20_000, ())
    finish_case(shop, number=number, actor=HANDLER, told=OURS)
    assert sold.card(number).refunded_minor == 20_000


@pytest.mark.parametrize(
    ("lane", "resolution", "actor", "told", "missing"),
    [
        ("normal", "PARTIAL", OWNER, OURS, ("fast_lane",)),
        ("fast", "REPAIR", OWNER, OURS, ("others_turn",)),
        ("fast", "CARRIER_CLAIM", OWNER, OURS, ("others_turn",)),
        ("fast", "PARTIAL", OWNER, OURS, ("amount",)),
        ("fast", "PARTIAL", OWNER, FinishTold(amount_minor=1), ("is_our_item",)),
        ("fast", "RETURN_REFUND", OWNER, OURS, ("item_here",)),
        ("fast", "REJECT", OWNER, FinishTold(), ("note",)),
        ("fast", "REFUND_ONLY", OWNER, OURS, ("loss_cap",)),
        (
            "fast",
            "PARTIAL",
            HANDLER,
            FinishTold(amount_minor=30_000, identity="ours"),
            ("consignor_asked",),
        ),
        (
            "fast",
            "PARTIAL",
            CLERK,
            FinishTold(amount_minor=30_000, identity="ours"),
            ("role_owner_handler",),
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_done(
    sold: Counter, lane: str, resolution: str, actor: Actor, told: FinishTold, missing: tuple[str]
) -> None:
    number = fast(sold, resolution, lane=lane)
    before = sold.shop.queries.journal_head()
    with pytest.raises(FinishLacksError) as refused:
        finish_case(sold.shop, number=number, actor=actor, told=told)
    assert refused.value.missing == missing
    assert sold.shop.queries.journal_head() == before


def test_another_resolution_may_be_told_with_it(sold: Counter) -> None:
    number = fast(sold, "RETURN_REFUND")
    told = FinishTold("PARTIAL", 5_000, identity="ours", shares_bp={"shop": 10_000}, note="店里认")
    finish_case(sold.shop, number=number, actor=HANDLER, told=told)
    card = sold.card(number)
    assert (card.line.resolution, card.refunded_minor, card.shares_reason) == (
        "PARTIAL",
        5_000,
        "店里认",
    )


def test_a_case_without_money_ends_on_both_tracks(sold: Counter) -> None:
    number = fast(sold, "REJECT")
    finish_case(sold.shop, number=number, actor=HANDLER, told=FinishTold(note="使用造成"))
    card = sold.card(number)
    assert (card.claim_stage, card.recovery_stage) == ("REJECTED", "CLOSED")
    with pytest.raises(CaseIsOverError):
        finish_case(sold.shop, number=number, actor=HANDLER)


def test_an_old_screen_is_told_so(sold: Counter) -> None:
    number = fast(sold, "PARTIAL")
    seen = sold.card(number).last_entry
    add_note(sold.shop, number=number, text="客人来电", written_by="陈")
    sold.move(number, "review")
    with pytest.raises(StaleScreenError):
        finish_case(sold.shop, number=number, actor=OWNER, told=OURS, seen=seen)


def test_what_could_be_finished_is_proposed(sold: Counter) -> None:
    number = fast(sold, "RETURN_REFUND")
    proposal = propose_finish(sold.shop, number=number, actor=HANDLER)
    assert (proposal.asks_item, proposal.asks_identity, proposal.asks_amount) == (True, True, True)
    assert (proposal.amount_minor, proposal.loss_minor) == (1_280_000, 0)
    assert "PARTIAL" in proposal.resolutions
    assert "REPAIR" not in proposal.resolutions
    only = propose_finish(sold.shop, number=number, actor=HANDLER, resolution="REFUND_ONLY")
    assert only.missing == ("loss_cap", "consignor_asked")
