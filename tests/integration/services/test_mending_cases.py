"""A clerk's mistake is mended without a trace lost: void, moved, joined, linked."""

import pytest

from app.domain.cases import StaleScreenError
from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.errors import RuleError
from app.domain.moves import UnknownMoveError
from app.domain.rows import QueueFilter
from app.domain.surgery import (
    AlreadyLinkedError,
    CaseGivenUpError,
    MoneyMovedError,
    NothingInCommonError,
    ReasonMissingError,
    SameCaseError,
)
from app.services.cases import add_note
from app.services.joining import link_cases, mark_duplicate, merge_cases, split_case
from app.services.mistakes import NothingToMoveToError, relink_case, void_case
from app.services.money.costs import record_cost
from app.services.moves import move_case
from app.services.opening import ItemNotInSaleError
from app.services.shop import Shop
from app.services.undo import undo_action
from app.services.verify import verify
from app.storage.projection import dump
from tests.counter import OWNER, Counter

HERE = Handover("in_shop", "A 架 3 层", "拉链脱开", ("box",))
ALL = QueueFilter()


@pytest.fixture
def case(counter: Counter) -> str:
    """The bag came back over the counter."""
    counter.sell_the_bag()
    return counter.open(handover=HERE)


@pytest.fixture
def coat(counter: Counter, case: str) -> str:  # noqa: ARG001 - after the bag
    """Another consignor's coat, sold on another receipt for another price."""
    counter.consignor("1002", "周女士", split_bp=6000)
    counter.item("B-2", price=300_000, consignor="1002", title="Max Mara 大衣")
    return counter.sell("B-2")


def tables(shop: Shop) -> dict[str, list[tuple[object, ...]]]:
    """All tables but the clocks of fields, which an undo leaves later than they were."""
    with shop.store.database.reading() as connection:
        found = dump(connection)
    found.pop("field_clock")
    return found


def told(counter: Counter, number: str) -> list[str]:
    cases = counter.shop.queries.cases
    return [line.kind for line in cases.timeline(cases.line(number).id) if not line.undone]


def waiting(counter: Counter) -> list[str]:
    return [line.number for line in counter.shop.queries.cases.page(ALL, offset=0, limit=50)]


def void(counter: Counter, number: str, reason: str = "开错了客人") -> Changes:
    return void_case(counter.shop, number=number, reason=reason, voided_by="陈")


def move_to(counter: Counter, number: str, sku: str = "", sale: str = "") -> Changes:
    return relink_case(
        counter.shop, number=number, sku=sku, sale_number=sale, reason="扫错了吊牌", moved_by="陈"
    )


def is_sound(counter: Counter) -> None:
    assert verify(counter.shop, deep=True).faults == ()


def test_a_void_case_waits_for_nobody_and_keeps_what_was_written(
    counter: Counter, case: str
) -> None:
    add_note(counter.shop, number=case, text="客人来电", written_by="陈")
    void(counter, case)
    card = counter.card(case)
    assert (card.claim_stage, card.recovery_stage, card.line.stage) == ("VOID", "VOID", "VOID")
    assert (card.line.is_open, card.line.turn, card.line.due) == (False, "", None)
    assert waiting(counter) == []
    assert told(counter, case) == [
        "case_opened",
        "rules_applied",
        "custody_changed",
        "note_added",
        "case_voided",
    ]
    is_sound(counter)


def test_a_void_case_makes_no_moves_and_takes_no_costs(counter: Counter, case: str) -> None:
    void(counter, case)
    with pytest.raises(UnknownMoveError):
        move_case(counter.shop, number=case, move="review", actor=OWNER)
    with pytest.raises(CaseGivenUpError):
        record_cost(
            counter.shop, number=case, what="运费", amount_minor=100, tender="cash", paid_by="陈"
        )
    with pytest.raises(CaseGivenUpError):
        void(counter, case)


def test_voiding_can_be_undone_without_a_trace(counter: Counter, case: str) -> None:
    before = tables(counter.shop)
    changes = void(counter, case)
    counter.clock.step(ms=5)
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert tables(counter.shop) == before
    is_sound(counter)


def test_a_case_that_moved_money_is_not_void(counter: Counter, case: str) -> None:
    counter.return_and_refund(case)
    with pytest.raises(MoneyMovedError) as refused:
        void(counter, case)
    assert refused.value.params == {"number": case, "correction": "reverse_first"}


def test_a_void_needs_its_reason_and_a_screen_that_is_new(counter: Counter, case: str) -> None:
    seen = counter.card(case).last_entry
    with pytest.raises(ReasonMissingError):
        void(counter, case, "  ")
    counter.move(case, "review")
    with pytest.raises(StaleScreenError):
        void_case(counter.shop, number=case, reason="错", voided_by="陈", seen=seen)


def test_a_case_moves_to_the_right_item_with_all_that_follows_from_it(
    counter: Counter, case: str, coat: str
) -> None:
    counter.is_ours(case)
    counter.split(case, consignor=10_000)
    move_to(counter, case, "B-2")
    card = counter.card(case)
    assert card.item is not None
    assert card.sale is not None
    assert card.consignor is not None
    assert (card.item.line.sku, card.sale.number) == ("B-2", coat)
    assert (card.line.title, card.line.at_stake_minor) == ("Max Mara 大衣", 300_000)
    assert card.consignor.number == "1002"
    assert (card.identity, card.shares) == ("", ())
    assert [hit.key for hit in counter.shop.queries.search.typed("周女士", only="case")] == [case]
    is_sound(counter)


def test_the_handovers_of_a_case_go_with_it_and_the_things_change_places(
    counter: Counter,
    case: str,
    coat: str,  # noqa: ARG001 - the coat was sold
) -> None:
    """What lies on the shelf is the coat; the bag never left its buyer."""
    move_to(counter, case, "B-2")
    bag, item = counter.shop.queries.items.card("A-1"), counter.card(case).item
    assert item is not None
    assert (item.line.custody, item.place) == ("in_shop", "A 架 3 层")
    assert [h.condition for h in item.handovers] == ["拉链脱开"]
    assert (bag.line.custody, bag.place, bag.handovers) == ("with_buyer", "", ())


def test_moving_a_case_can_be_undone_without_a_trace(
    counter: Counter,
    case: str,
    coat: str,  # noqa: ARG001 - where it goes
) -> None:
    counter.split(case, consignor=10_000)
    before = tables(counter.shop)
    changes = move_to(counter, case, "B-2")
    counter.clock.step(ms=5)
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert tables(counter.shop) == before
    is_sound(counter)


def test_a_case_moves_to_another_receipt(counter: Counter, case: str) -> None:
    void_sale = counter.card(case).sale
    assert void_sale is not None
    counter.item("C-3", price=50_000)
    other = counter.sell("C-3", number="S9")
    move_to(counter, case, sale=other)
    card = counter.card(case)
    assert card.item is not None
    assert (card.item.line.sku, card.line.at_stake_minor) == ("C-3", 50_000)


def test_a_case_does_not_move_once_money_has(counter: Counter, case: str, coat: str) -> None:
    record_cost(
        counter.shop, number=case, what="运费", amount_minor=100, tender="cash", paid_by="陈"
    )
    with pytest.raises(MoneyMovedError) as refused:
        move_to(counter, case, sale=coat)
    assert refused.value.params["correction"] == "open_and_link"


def test_a_case_moves_somewhere_else_or_not_at_all(counter: Counter, case: str, coat: str) -> None:
    with pytest.raises(NothingToMoveToError):
        move_to(counter, case, "A-1")
    with pytest.raises(NothingToMoveToError):
        move_to(counter, case)
    with pytest.raises(ItemNotInSaleError):
        move_to(counter, case, "A-1", coat)


def test_a_duplicate_ends_and_leads_to_the_case_that_goes_on(counter: Counter, case: str) -> None:
    twice = counter.open(complaint="同一个包，昨天小周也登记过")
    add_note(counter.shop, number=twice, text="客人很急", written_by="小周")
    mark_duplicate(counter.shop, number=twice, of=case, marked_by="陈", note="同一件事")
    card = counter.card(twice)
    assert (card.claim_stage, card.recovery_stage, card.line.is_open) == ("MERGED", "MERGED", False)
    assert waiting(counter) == [case]
    links = counter.shop.queries.links
    (there,) = links.of(counter.card(case).line.id)
    (back,) = links.of(card.line.id)
    assert (there.kind, there.number, there.stage, there.leads) == (
        "duplicate", twice, "MERGED", False,
    )  # fmt: skip
    assert (back.kind, back.number, back.leads, back.note) == ("duplicate", case, True, "同一件事")
    assert "note_added" in told(counter, twice)
    is_sound(counter)


def test_a_duplicate_can_be_undone_without_a_trace(counter: Counter, case: str) -> None:
    twice = counter.open()
    before = tables(counter.shop)
    changes = mark_duplicate(counter.shop, number=twice, of=case, marked_by="陈")
    counter.clock.step(ms=5)
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert tables(counter.shop) == before
    is_sound(counter)


def test_two_cases_of_one_buyer_become_one(counter: Counter, case: str, coat: str) -> None:
    """Sold to the same person on two receipts; the till made two people of him."""
    other = counter.open("B-2", sale=coat)
    with pytest.raises(NothingInCommonError):
        merge_cases(counter.shop, into=case, from_number=other, merged_by="陈")
    third = counter.open(complaint="包带也断了")
    merge_cases(counter.shop, into=case, from_number=third, merged_by="陈")
    assert sorted(waiting(counter)) == [case, other]


REFUSED: dict[str, tuple[type[RuleError], str, str]] = {
    "with itself": (SameCaseError, "A-1", "A-1"),
    "with one that is void": (CaseGivenUpError, "A-1", "A-2"),
    "one that is void": (CaseGivenUpError, "A-2", "A-1"),
}


@pytest.mark.parametrize("how", REFUSED)
def test_cases_are_not_joined(counter: Counter, case: str, how: str) -> None:
    void(counter, counter.open())
    error, number, into = REFUSED[how]
    with pytest.raises(error):
        mark_duplicate(counter.shop, number=number, of=into, marked_by="陈")
    assert waiting(counter) == [case]


def test_a_case_that_paid_goes_on_and_the_other_ends(counter: Counter, case: str) -> None:
    twice = counter.open()
    counter.return_and_refund(case)
    with pytest.raises(MoneyMovedError) as refused:
        mark_duplicate(counter.shop, number=case, of=twice, marked_by="陈")
    assert refused.value.params["correction"] == "join_the_other"
    mark_duplicate(counter.shop, number=twice, of=case, marked_by="陈")
    is_sound(counter)


def test_a_second_problem_gets_a_case_of_its_own(counter: Counter, case: str) -> None:
    made = split_case(
        counter.shop, number=case, complaint="内衬也破了", category="COND.HIDDEN", split_by="小周"
    )
    first, second = counter.card(case), counter.card(made.number)
    assert second.item is not None
    assert second.sale is not None
    assert second.buyer is not None
    assert (second.item.line.sku, second.sale.number, second.line.category) == (
        "A-1", "S1", "COND.HIDDEN",
    )  # fmt: skip
    assert second.buyer == first.buyer
    links = counter.shop.queries.links
    assert [(x.kind, x.number, x.leads) for x in links.of(first.line.id)] == [
        ("split", made.number, False)
    ]
    assert [(x.kind, x.number, x.leads) for x in links.of(second.line.id)] == [
        ("split", case, True)
    ]
    assert sorted(waiting(counter)) == [case, made.number]
    is_sound(counter)


def test_a_split_can_be_undone_without_a_trace(counter: Counter, case: str) -> None:
    before = tables(counter.shop)
    made = split_case(counter.shop, number=case, complaint="内衬也破了", split_by="小周")
    counter.clock.step(ms=5)
    undo_action(counter.shop, action_id=made.changes.action, undone_by="小周")
    assert tables(counter.shop) == before
    is_sound(counter)


def test_a_void_case_is_not_split(counter: Counter, case: str) -> None:
    void(counter, case)
    with pytest.raises(CaseGivenUpError):
        split_case(counter.shop, number=case, complaint="x", split_by="陈")


def test_two_cases_lead_to_each_other_and_both_go_on(counter: Counter, case: str) -> None:
    other = counter.open()
    link_cases(counter.shop, number=other, other=case, linked_by="小周", note="同一批货")
    with pytest.raises(AlreadyLinkedError):
        link_cases(counter.shop, number=case, other=other, linked_by="小周")
    assert sorted(waiting(counter)) == [case, other]
    links = counter.shop.queries.links
    assert [x.number for x in links.of(counter.card(case).line.id)] == [other]


def test_a_link_does_not_make_a_screen_old(counter: Counter, case: str) -> None:
    seen = counter.card(case).last_entry
    link_cases(counter.shop, number=counter.open(), other=case, linked_by="小周")
    move_case(counter.shop, number=case, move="review", actor=OWNER, seen=seen)
    assert counter.card(case).claim_stage == "TRIAGE"


def test_likely_duplicates_are_named(counter: Counter, case: str) -> None:
    links = counter.shop.queries.links
    mistake, same = counter.open(), counter.open()
    void(counter, mistake)
    now = counter.clock.now_ms
    assert [x.number for x in links.possible_duplicates("A-1", now_ms=now)] == [same, case]
    assert [x.number for x in links.possible_duplicates("A-1", now_ms=now, but=case)] == [same]
    mark_duplicate(counter.shop, number=same, of=case, marked_by="陈")
    assert links.possible_duplicates("A-1", now_ms=now, but=case) == ()
    counter.move(case, "cancel")
    in_a_year = now + 365 * 24 * 3600 * 1000
    assert links.possible_duplicates("A-1", now_ms=in_a_year) == ()
