"""Offers: what binds, what lapses, and what an acceptance still waits for."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import Share, Track
from app.domain.errors import RuleError
from app.domain.liability import UnknownPartyError
from app.domain.offers import (
    ANSWERS,
    ApproverMissingError,
    BadOfferError,
    BeyondLimitError,
    CaseIsOverError,
    EmptyOfferError,
    Offer,
    OfferClosedError,
    OfferLacksError,
    OfferLapsedError,
    OfferWord,
    agreed_offer,
    consignors_part,
    decide_answer,
    decide_approval,
    decide_offer,
    limit_of,
    missing_for,
)
from app.domain.settings import ShopSettings
from tests.counter import LI, a_case

NOW = 1_000
THIRTY_SEVENTY = (Share("shop", 3000), Share("consignor", 7000, LI))
ONLY_SHOP = (Share("shop", 10_000),)


def an_offer(**changes: Any) -> Offer:
    """The shop, by a clerk who may promise 200, offers the buyer 300."""
    made = Offer("o" * 32, 1, 30_000, "CNY", "shop", "buyer", "", None, 0, "小周", 20_000)
    return replace(made, **changes)


def word(what: str) -> OfferWord:
    return OfferWord(what, "in_person", "", "", 500, "陈")


def offered(**changes: Any) -> dict[str, Any]:
    told = {
        "offer": "o" * 32,
        "place": 1,
        "amount_minor": 30_000,
        "made_by": "shop",
        "to": "",
        "says": "",
        "valid_until_ms": None,
        "limit_minor": None,
    }
    return {**told, **changes}


def test_an_offer_goes_to_the_usual_other_side() -> None:
    case = a_case()
    assert decide_offer(case, **offered()).payload["to"] == "buyer"
    assert decide_offer(case, **offered(made_by="consignor")).payload["to"] == "shop"
    by_her = replace(case, claimant="consignor")
    assert decide_offer(by_her, **offered()).payload["to"] == "consignor"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"amount_minor": 0}, EmptyOfferError),
        ({"made_by": "mother"}, UnknownPartyError),
        ({"to": "carrier"}, UnknownPartyError),
        ({"to": "shop"}, BadOfferError),
    ],
)
def test_an_offer_says_something_by_somebody_to_somebody(
    changes: dict[str, Any], error: type[RuleError]
) -> None:
    with pytest.raises(error):
        decide_offer(a_case(), **offered(**changes))


def test_a_case_that_is_over_is_not_haggled_about() -> None:
    over = a_case(claim=Track("CLOSED", "", None), recovery=Track("CLOSED", "", None))
    with pytest.raises(CaseIsOverError):
        decide_offer(over, **offered())


def test_an_offer_lapses_by_itself() -> None:
    offer = an_offer(valid_until_ms=NOW)
    assert (offer.standing(NOW), offer.standing(NOW + 1)) == ("open", "lapsed")
    with pytest.raises(OfferLapsedError):
        decide_answer(
            a_case(), offer, answer="accepted", how="phone", who="", note="", now_ms=NOW + 1
        )
    with pytest.raises(OfferLapsedError):
        decide_approval(
            a_case(), offer, how="phone", who="陈", note="", limit_minor=None, now_ms=NOW + 1
        )


def test_the_limit_of_whoever_had_a_hand_in_it_counts() -> None:
    settings = ShopSettings()
    clerk, handler = limit_of("clerk", settings), limit_of("handler", settings)
    assert (clerk, handler, limit_of("owner", settings)) == (20_000, 100_000, None)
    assert limit_of("accountant", settings) == 0

    def missing(offer: Offer, limit: int | None) -> tuple[str, ...]:
        return missing_for(offer, limit_minor=limit, shares=ONLY_SHOP, pre_agreed_minor=0)

    assert missing(an_offer(), clerk) == ("approval",)
    assert missing(an_offer(), handler) == ()
    assert missing(an_offer(limit_minor=None), clerk) == ()  # the owner made it
    assert missing(an_offer(approval=word("approved")), clerk) == ()
    # What a buyer asks for binds nobody before somebody of the shop takes it.
    assert missing(an_offer(made_by="buyer", to="shop", limit_minor=0), clerk) == ("approval",)


def test_where_she_pays_she_consents_unless_she_has_agreed_before() -> None:
    def missing(offer: Offer, pre_agreed: int = 0) -> tuple[str, ...]:
        return missing_for(
            offer, limit_minor=None, shares=THIRTY_SEVENTY, pre_agreed_minor=pre_agreed
        )

    assert consignors_part(THIRTY_SEVENTY, 30_000) == 21_000
    assert missing(an_offer()) == ("consent",)
    assert missing(an_offer(), pre_agreed=20_999) == ("consent",)
    assert missing(an_offer(), pre_agreed=21_000) == ()
    assert missing(an_offer(consent=word("consented"))) == ()
    assert missing(an_offer(made_by="consignor")) == ()
    assert missing(an_offer(made_by="third", to="shop")) == ()  # nobody pays the buyer with it


def test_an_acceptance_that_lacks_something_is_refused_by_name() -> None:
    with pytest.raises(OfferLacksError) as refused:
        decide_answer(
            a_case(),
            an_offer(),
            answer="accepted",
            how="phone",
            who="",
            note="",
            now_ms=NOW,
            missing=("approval", "consent"),
        )
    assert refused.value.missing == ("approval", "consent")


def test_only_she_who_may_approves_here_and_from_afar_somebody_is_named() -> None:
    case, offer = a_case(), an_offer()
    with pytest.raises(BeyondLimitError):
        decide_approval(
            case, offer, how="here", who="小周", note="", limit_minor=20_000, now_ms=NOW
        )
    with pytest.raises(ApproverMissingError):
        decide_approval(case, offer, how="phone", who=" ", note="", limit_minor=20_000, now_ms=NOW)
    fact = decide_approval(
        case, offer, how="phone", who="陈", note="11 点来电", limit_minor=20_000, now_ms=NOW
    )
    assert (fact.payload["how"], fact.payload["who"]) == ("phone", "陈")


@given(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS))
def test_an_answered_offer_is_answered_once_but_an_agreement_can_be_withdrawn(
    first: str, second: str
) -> None:
    answered = an_offer(answer=word(first))
    may = (first, second) == ("accepted", "withdrawn")
    try:
        decide_answer(a_case(), answered, answer=second, how="phone", who="", note="", now_ms=NOW)
    except OfferClosedError:
        assert not may
    else:
        assert may
    assert (agreed_offer([an_offer(), answered]) is answered) == (first == "accepted")
