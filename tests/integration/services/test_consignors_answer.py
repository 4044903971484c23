"""The consignor is asked, reminded, trusted, and sometimes silent."""

import pytest

from app.domain.consignors import BadRatingError, ConsignorAnswer, TrustTerms
from app.domain.liability import NoConsignorError
from app.domain.offers import BadOfferError, EmptyOfferError
from app.domain.silence import SilenceLacksError
from app.services.consignors import agree_terms, record_consignor_answer, send_reminder
from app.services.goods import add_item
from app.services.offers import offer_lines
from app.services.photos import record_baseline
from app.services.settings import edit_settings
from app.services.silence import accept_silence, propose_silence
from app.services.undo import undo_action
from app.services.verify import verify
from tests.counter import CLERK, OWNER, Counter, ShopClock

TRUSTED = TrustTerms("A", decides_up_to_minor=30_000, settle_up_to_minor=10_000)


def know_how_it_was(counter: Counter) -> None:
    """Without a record from intake her part would fall to the shop."""
    record_baseline(
        counter.shop,
        sku="A-1",
        pictures=(),
        condition="95新",
        serial="",
        accessories=(),
        recorded_by="陈",
    )


@pytest.fixture
def number(counter: Counter) -> str:
    """A partial refund of 300 was paid; 70 % of it falls to the consignor by the shop's table."""
    counter.sell_the_bag()
    know_how_it_was(counter)
    number = counter.open(resolution="PARTIAL")
    counter.refund(number, 30_000)
    counter.move(number, "ask_consignor")
    return number


def answer(counter: Counter, number: str, what: str, minor: int | None = None) -> None:
    told = ConsignorAnswer(what, minor, "phone", "")
    record_consignor_answer(counter.shop, number=number, answer=told, actor=CLERK)


def trust(counter: Counter, terms: TrustTerms = TRUSTED) -> None:
    agree_terms(counter.shop, consignor="1001", terms=terms, agreed_by="陈")


def test_her_answer_lets_the_case_go_on(counter: Counter, number: str) -> None:
    answer(counter, number, "accept")
    card = counter.card(number)
    assert (card.recovery_stage, card.shares) == ("DECIDE", ())  # the owner decides
    told = counter.shop.queries.cases.timeline(card.line.id)
    said = [line for line in told if line.kind == "consignor_answered"]
    assert [line.payload["decides"] for line in said] == [False]


def test_a_trusted_consignor_decides_within_her_limit(counter: Counter, number: str) -> None:
    trust(counter)
    answer(counter, number, "accept")
    card = counter.card(number)
    assert {share.party: share.bp for share in card.shares} == {"shop": 3000, "consignor": 7000}
    assert "约定" in card.shares_reason


def test_above_her_limit_the_owner_decides(counter: Counter, number: str) -> None:
    trust(counter, TrustTerms("A", decides_up_to_minor=20_999))
    answer(counter, number, "accept")
    assert counter.card(number).shares == ()


def test_an_objection_opens_the_split_again_and_keeps_its_history(
    counter: Counter, number: str
) -> None:
    answer(counter, number, "accept")
    counter.split(number, shop=3000, consignor=7000)
    counter.move(number, "split_agreed")
    assert counter.card(number).recovery_stage == "SETTLE"
    answer(counter, number, "object")
    card = counter.card(number)
    assert card.recovery_stage == "DECIDE"
    kinds = [line.kind for line in counter.shop.queries.cases.timeline(card.line.id)]
    assert kinds.count("consignor_answered") == 2
    assert kinds.count("split_decided") == 1


def test_an_amount_she_offers_stands_among_the_offers(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="RETURN_REFUND")
    trust(counter)
    answer(counter, number, "offer", 25_000)
    (line,) = offer_lines(counter.shop, number=number, actor=OWNER)
    assert (line.offer.made_by, line.offer.to, line.offer.amount_minor) == (
        "consignor",
        "buyer",
        25_000,
    )
    assert line.missing == ()
    assert counter.card(number).line.resolution == "PARTIAL"
    with pytest.raises(EmptyOfferError):
        answer(counter, number, "offer")


def test_an_amount_above_her_limit_changes_nothing_else(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="RETURN_REFUND")
    trust(counter)
    answer(counter, number, "offer", 30_001)
    assert len(offer_lines(counter.shop, number=number, actor=OWNER)) == 1
    assert counter.card(number).line.resolution == "RETURN_REFUND"


def test_she_may_choose_repair(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="RETURN_REFUND")
    trust(counter)
    answer(counter, number, "repair", 20_000)
    assert counter.card(number).line.resolution == "REPAIR"


def test_nobody_answers_for_the_shops_own_item(counter: Counter) -> None:
    add_item(counter.shop, sku="OWN", title="包", price_minor=100, consignor="", added_by="陈")
    number = counter.open("OWN")
    with pytest.raises(NoConsignorError):
        answer(counter, number, "accept")


def test_terms_are_agreed_and_taken_back(counter: Counter) -> None:
    counter.consignor()
    changes = agree_terms(counter.shop, consignor="1001", terms=TRUSTED, agreed_by="陈")
    assert counter.shop.queries.people.card("1001").terms == TRUSTED
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert counter.shop.queries.people.card("1001").terms == TrustTerms()
    with pytest.raises(BadRatingError):
        trust(counter, TrustTerms("D"))


def remind(counter: Counter, number: str, proof: str = "微信已读") -> None:
    send_reminder(
        counter.shop,
        number=number,
        party="consignor",
        channel="message",
        proof=proof,
        sent_by="小周",
    )


def test_silence_counts_only_when_everything_has_happened(
    counter: Counter, number: str, clock: ShopClock
) -> None:
    shop = counter.shop
    assert propose_silence(shop, number=number).missing == ("clause", "due", "reminders")
    trust(counter, TrustTerms(silence_clause=True))
    remind(counter, number)
    remind(counter, number, proof="")  # nobody knows whether it arrived
    assert propose_silence(shop, number=number).missing == ("due", "reminders")
    clock.step(days=4)
    remind(counter, number)
    assert propose_silence(shop, number=number).missing == ()
    edit_settings(shop, values={"silence_cap_minor": "20999"}, edited_by="陈")
    with pytest.raises(SilenceLacksError) as refused:
        accept_silence(shop, number=number, actor=OWNER)
    assert refused.value.lacking == ("cap",)
    edit_settings(shop, values={"silence_cap_minor": "21000"}, edited_by="陈")
    accept_silence(shop, number=number, actor=OWNER)
    card = counter.card(number)
    assert card.recovery_stage == "DECIDE"
    assert {share.party: share.bp for share in card.shares} == {"shop": 3000, "consignor": 7000}
    assert "提醒 2 次" in card.shares_reason
    counts = shop.queries.talks.of_case(card.line.id).reminders_by_party
    assert counts == {"consignor": 3}
    assert verify(shop, deep=True).faults == ()


def test_an_answer_begins_the_waiting_anew(counter: Counter, number: str, clock: ShopClock) -> None:
    trust(counter, TrustTerms(silence_clause=True))
    remind(counter, number)
    remind(counter, number)
    clock.step(hours=1)
    answer(counter, number, "object")
    counter.move(number, "ask_consignor")
    clock.step(days=4)
    assert propose_silence(counter.shop, number=number).missing == ("reminders",)


def test_a_reminder_goes_to_a_party_by_a_known_way(counter: Counter, number: str) -> None:
    with pytest.raises(BadOfferError):
        send_reminder(
            counter.shop, number=number, party="buyer", channel="pigeon", proof="", sent_by="陈"
        )
