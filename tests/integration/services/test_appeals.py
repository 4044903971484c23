"""A decision is looked at again by somebody who did not make it, and who is named beforehand."""

import pytest

from app.domain.appeals import (
    NotAppealableError,
    ReviewerDecidedError,
    ReviewerMissingError,
    UnknownAppellantError,
)
from app.domain.changes import Changes
from app.domain.moves import Actor, MoveRefusedError
from app.services.appeals import file_appeal
from app.services.cases import add_note
from app.services.moves import MoveTold, move_case
from app.services.undo import undo_action
from app.services.verify import verify
from app.storage.projection import dump
from tests.counter import OWNER, Counter

WANG = Actor("老王", "handler")
ZHOU = Actor("小周", "clerk")
LI = Actor("小李", "clerk")
WHY = MoveTold("看过了")


@pytest.fixture
def rejected(counter: Counter) -> str:
    """老王 did not uphold it; 小周 works here too."""
    counter.sell_the_bag()
    number = counter.open()
    add_note(counter.shop, number=number, text="客人不服", written_by=ZHOU.name)
    counter.move(number, "review", "to_decision")
    move_case(counter.shop, number=number, move="reject", actor=WANG, told=MoveTold("人为损坏"))
    return number


def appeal(
    counter: Counter, number: str, reviewer: str = "小周", by: str = "buyer", grounds: str = "不服"
) -> Changes:
    return file_appeal(
        counter.shop, number=number, by=by, reviewer=reviewer, grounds=grounds, actor=OWNER
    )


def test_the_claimant_appeals_and_the_reviewer_is_named(counter: Counter, rejected: str) -> None:
    appeal(counter, rejected)
    card = counter.card(rejected)
    assert (card.claim_stage, card.line.turn) == ("APPEAL", "shop")
    (filed,) = counter.shop.queries.links.appeals(card.line.id)
    assert (filed.by, filed.reviewer, filed.grounds, filed.filed_by) == (
        "buyer", "小周", "不服", "陈",
    )  # fmt: skip
    assert verify(counter.shop, deep=True).faults == ()


def test_who_decided_does_not_review(counter: Counter, rejected: str) -> None:
    with pytest.raises(ReviewerDecidedError):
        appeal(counter, rejected, WANG.name)
    assert counter.card(rejected).claim_stage == "REJECTED"


def test_where_one_person_does_everything_she_reviews_it_herself(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    counter.move(number, "review", "to_decision", "reject")
    appeal(counter, number, OWNER.name)
    counter.move(number, "appeal_dismissed")
    assert counter.card(number).claim_stage == "REJECTED"


def test_only_the_named_reviewer_or_the_owner_closes_it(counter: Counter, rejected: str) -> None:
    appeal(counter, rejected)
    with pytest.raises(MoveRefusedError) as refused:
        move_case(counter.shop, number=rejected, move="appeal_upheld", actor=WANG, told=WHY)
    assert refused.value.missing == ("role_owner_reviewer",)
    move_case(counter.shop, number=rejected, move="appeal_upheld", actor=ZHOU, told=WHY)
    assert counter.card(rejected).claim_stage == "DECIDE"


def test_the_owner_closes_any_appeal(counter: Counter, rejected: str) -> None:
    appeal(counter, rejected)
    counter.move(rejected, "appeal_dismissed")
    assert counter.card(rejected).claim_stage == "REJECTED"


def test_a_second_appeal_names_its_own_reviewer(counter: Counter, rejected: str) -> None:
    appeal(counter, rejected)
    counter.move(rejected, "appeal_dismissed")
    appeal(counter, rejected, LI.name)
    with pytest.raises(MoveRefusedError):
        move_case(counter.shop, number=rejected, move="appeal_upheld", actor=ZHOU, told=WHY)
    move_case(counter.shop, number=rejected, move="appeal_upheld", actor=LI, told=WHY)


def test_a_review_before_the_decision_goes_back_where_it_came_from(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    counter.move(number, "review")
    appeal(counter, number, by="consignor")
    counter.move(number, "review_done")
    assert counter.card(number).claim_stage == "TRIAGE"


def test_an_appeal_says_who_why_and_before_whom(counter: Counter, rejected: str) -> None:
    with pytest.raises(ReviewerMissingError):
        appeal(counter, rejected, " ")
    with pytest.raises(UnknownAppellantError):
        appeal(counter, rejected, by="邻居")
    with pytest.raises(MoveRefusedError):
        appeal(counter, rejected, grounds="")
    appeal(counter, rejected)
    with pytest.raises(NotAppealableError):
        appeal(counter, rejected)


def test_an_appeal_can_be_undone_without_a_trace(counter: Counter, rejected: str) -> None:
    with counter.shop.store.database.reading() as connection:
        before = dump(connection)
    changes = appeal(counter, rejected)
    counter.clock.step(ms=5)
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    with counter.shop.store.database.reading() as connection:
        assert dump(connection) == before
    assert verify(counter.shop, deep=True).faults == ()
