"""Haggling over a bag whose zip broke: offers, limits, approvals, consent, and the refund."""

from datetime import date

import pytest

from app.domain.consignors import TrustTerms
from app.domain.moves import Actor
from app.domain.offers import (
    AlreadyAgreedError,
    BeyondLimitError,
    OfferLacksError,
    OfferLapsedError,
    UnknownOfferError,
)
from app.services.consignors import agree_terms
from app.services.offers import (
    AnswerTold,
    ApprovalTold,
    NoDayToLapseError,
    OfferTold,
    answer_offer,
    approve_offer,
    consent_to_offer,
    make_offer,
    offer_lines,
)
from app.services.undo import undo_action
from app.services.verify import verify
from tests.counter import CLERK, OWNER, Counter, ShopClock

HANDLER = Actor("阿敏", "handler")
ACCEPTED = AnswerTold("accepted")


@pytest.fixture
def number(counter: Counter) -> str:
    """The buyer keeps the bag and wants some money back; the shop bears it all by default."""
    counter.sell_the_bag()
    return counter.open(resolution="PARTIAL")


def standings(counter: Counter, number: str) -> list[str]:
    lines = offer_lines(counter.shop, number=number, actor=OWNER)
    return [f"{line.offer.made_by} {line.offer.amount_minor} {line.standing}" for line in lines]


def offer(
    counter: Counter, number: str, minor: int, by: str = "shop", actor: Actor = OWNER
) -> None:
    told = OfferTold(minor, made_by=by)
    make_offer(counter.shop, number=number, told=told, actor=actor)


def test_haggling_to_and_fro_ends_with_the_refund_agreed_on(counter: Counter, number: str) -> None:
    shop = counter.shop
    offer(counter, number, 80_000, "buyer")
    back = AnswerTold("countered", note="只能补这些", counter=OfferTold(30_000))
    answer_offer(shop, number=number, place=1, told=back, actor=OWNER)
    answer_offer(shop, number=number, place=2, told=ACCEPTED, actor=OWNER)
    assert standings(counter, number) == ["buyer 80000 countered", "shop 30000 accepted"]
    counter.is_ours(number)
    counter.move(number, "review", "to_decision", "approve_refund", "refund_done")
    assert counter.card(number).refunded_minor == 30_000
    told = [line.kind for line in shop.queries.cases.timeline(counter.card(number).line.id)]
    assert told.count("offer_made") == 2
    assert verify(shop, deep=True).faults == ()


def test_an_offer_past_its_day_is_refused(counter: Counter, number: str, clock: ShopClock) -> None:
    shop = counter.shop
    with pytest.raises(NoDayToLapseError):
        make_offer(
            shop, number=number, told=OfferTold(1, valid_until=date(2026, 3, 1)), actor=OWNER
        )
    told = OfferTold(30_000, valid_until=date(2026, 3, 2))
    make_offer(shop, number=number, told=told, actor=OWNER)
    assert standings(counter, number) == ["shop 30000 open"]
    clock.step(hours=14)  # past midnight
    assert standings(counter, number) == ["shop 30000 lapsed"]
    with pytest.raises(OfferLapsedError):
        answer_offer(shop, number=number, place=1, told=ACCEPTED, actor=OWNER)
    offer(counter, number, 31_000)
    answer_offer(shop, number=number, place=2, told=ACCEPTED, actor=OWNER)


def test_a_clerk_above_the_limit_gets_the_owners_word_by_phone(
    counter: Counter, number: str
) -> None:
    shop = counter.shop
    offer(counter, number, 20_001, actor=CLERK)
    with pytest.raises(OfferLacksError) as refused:
        answer_offer(shop, number=number, place=1, told=ACCEPTED, actor=CLERK)
    assert refused.value.missing == ("approval",)
    with pytest.raises(BeyondLimitError):
        approve_offer(shop, number=number, place=1, told=ApprovalTold(), actor=CLERK)
    by_phone = ApprovalTold("phone", "陈", "在外面，电话同意")
    approve_offer(shop, number=number, place=1, told=by_phone, actor=CLERK)
    answer_offer(shop, number=number, place=1, told=ACCEPTED, actor=CLERK)
    (line,) = offer_lines(shop, number=number, actor=CLERK)
    assert line.offer.approval is not None
    assert (line.offer.approval.how, line.offer.approval.who) == ("phone", "陈")


def test_the_consignor_who_pays_consents_or_has_agreed_before(
    counter: Counter, number: str
) -> None:
    shop = counter.shop
    counter.split(number, shop=3000, consignor=7000)
    offer(counter, number, 30_000)
    with pytest.raises(OfferLacksError) as refused:
        answer_offer(shop, number=number, place=1, told=ACCEPTED, actor=OWNER)
    assert refused.value.missing == ("consent",)
    consent_to_offer(shop, number=number, place=1, how="phone", actor=OWNER)
    answer_offer(shop, number=number, place=1, told=ACCEPTED, actor=OWNER)
    withdrawn = AnswerTold("withdrawn")
    answer_offer(shop, number=number, place=1, told=withdrawn, actor=OWNER)
    offer(counter, number, 30_000)
    agree_terms(
        shop, consignor="1001", terms=TrustTerms("A", 0, settle_up_to_minor=21_000), agreed_by="陈"
    )
    answer_offer(shop, number=number, place=2, told=ACCEPTED, actor=OWNER)
    assert standings(counter, number) == ["shop 30000 withdrawn", "shop 30000 accepted"]


def test_consent_may_come_with_the_acceptance(counter: Counter, number: str) -> None:
    counter.split(number, consignor=10_000)
    offer(counter, number, 30_000)
    told = AnswerTold("accepted", consent_how="message")
    answer_offer(counter.shop, number=number, place=1, told=told, actor=OWNER)
    (line,) = offer_lines(counter.shop, number=number, actor=OWNER)
    assert line.offer.consent is not None
    assert line.offer.consent.how == "message"


def test_one_agreement_at_a_time(counter: Counter, number: str) -> None:
    shop = counter.shop
    offer(counter, number, 10_000)
    offer(counter, number, 12_000, "buyer")
    answer_offer(shop, number=number, place=1, told=ACCEPTED, actor=OWNER)
    with pytest.raises(AlreadyAgreedError):
        answer_offer(shop, number=number, place=2, told=ACCEPTED, actor=OWNER)
    with pytest.raises(AlreadyAgreedError):
        offer(counter, number, 11_000)
    with pytest.raises(UnknownOfferError):
        answer_offer(shop, number=number, place=3, told=ACCEPTED, actor=OWNER)


def test_an_answer_is_taken_back_like_anything_else(counter: Counter, number: str) -> None:
    offer(counter, number, 10_000)
    done = answer_offer(counter.shop, number=number, place=1, told=ACCEPTED, actor=OWNER)
    undo_action(counter.shop, action_id=done.action, undone_by="陈")
    assert standings(counter, number) == ["shop 10000 open"]
    assert verify(counter.shop, deep=True).faults == ()
