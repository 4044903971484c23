"""What may be paid now: a consignor's money waits while it may still be needed."""

import pytest

from app.domain.contracts import ContractTerms
from app.domain.payout_holds import NothingHeldError, NotSoldError, NotTheirsError
from app.domain.payout_runs import NothingToPayError, PayoutHeldError
from app.domain.payouts import Proposal
from app.services.contracts import agree_contract
from app.services.money.payout_holds import hold_payout, lift_payout_hold, release_payout
from app.services.money.payouts import pay_out
from app.services.undo import undo_action
from app.text.errors import sentence
from app.text.payout_words import hold_sentence
from tests.counter import CONSIGNORS_PART, OWNER, Counter

DAYS = 18  # of the standard contract


def proposal(counter: Counter, number: str = "1001") -> Proposal:
    person = counter.shop.queries.people.line(number).id
    found = counter.shop.queries.payouts.proposal(person)
    assert found is not None
    return found.proposal


def why(counter: Counter, number: str = "1001") -> list[tuple[str, int]]:
    return [(h.reason.code, h.amount_minor) for h in proposal(counter, number).holds]


def pay(counter: Counter, minor: int, *, reason: str = "", consignor: str = "1001") -> None:
    pay_out(
        counter.shop,
        consignor=consignor,
        amount_minor=minor,
        tender="bank",
        paid_by=OWNER.name,
        reason=reason,
    )


def test_a_fresh_sale_waits_until_its_holding_period_is_over(counter: Counter) -> None:
    counter.sell_the_bag()
    now = proposal(counter)
    assert (CONSIGNORS_PART, 0, CONSIGNORS_PART) == (
        now.balance_minor,
        now.payable_minor,
        now.held_minor,
    )
    (hold,) = now.holds
    assert ("window", "2026-03-20", "A-1", "S1") == (
        hold.reason.code,
        hold.reason.until,
        hold.credit.sku,
        hold.credit.sale_number,
    )
    assert hold_sentence(hold.reason, "en") == (
        "Still in the holding period, payable from 2026-03-20"
    )
    counter.clock.step(days=DAYS - 1)
    assert proposal(counter).payable_minor == 0
    counter.clock.step(days=1)
    assert (CONSIGNORS_PART, ()) == (proposal(counter).payable_minor, proposal(counter).holds)


def test_each_contract_has_its_own_holding_period(counter: Counter) -> None:
    """What was sold under the old version keeps its days, whatever is agreed afterwards."""
    counter.sell_the_bag()
    agree_contract(
        counter.shop,
        consignor="1001",
        terms=ContractTerms(payout_hold_days=3),
        valid_from=None,
        agreed_by="陈",
    )
    counter.item("A-2", price=10_000)
    counter.sell("A-2")
    assert ["2026-03-20", "2026-03-05"] == [h.reason.until for h in proposal(counter).holds]
    counter.clock.step(days=3)
    assert (7_000, [("window", CONSIGNORS_PART)]) == (proposal(counter).payable_minor, why(counter))


def test_an_open_case_holds_its_item_and_nothing_else(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.item("A-2", price=10_000)
    counter.sell("A-2")
    counter.clock.step(days=40)
    number = counter.open("A-2")
    (hold,) = proposal(counter).holds
    assert ("open_case", number, 7_000) == (
        hold.reason.code,
        hold.reason.case_number,
        hold.amount_minor,
    )
    with pytest.raises(PayoutHeldError) as refused:
        pay(counter, CONSIGNORS_PART + 1)
    assert sentence(refused.value, "en") == (
        "Consignor 1001 can be paid ¥8,960.00 now; ¥70.00 waits (open case)."
    )
    pay(counter, CONSIGNORS_PART)
    assert (7_000, 0) == (proposal(counter).balance_minor, proposal(counter).payable_minor)


def test_a_strict_case_says_that_it_is_strict(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=40)
    counter.open(lane="strict")
    assert [("strict", CONSIGNORS_PART)] == why(counter)


def test_stolen_goods_freeze_everything_that_is_hers(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.item("A-2", price=10_000)
    counter.sell("A-2")
    counter.item("A-3", price=500)  # not sold; the police asks about this one
    counter.clock.step(days=40)
    counter.open("A-3", category="OWN.STOLEN", resolution="NOTE_ONLY")
    assert [("stolen", CONSIGNORS_PART), ("stolen", 7_000)] == why(counter)
    with pytest.raises(PayoutHeldError):
        pay(counter, 1)


def test_what_was_paid_before_a_case_is_not_held_twice(counter: Counter) -> None:
    """The bag was paid; a case about it later does not hold what the next sale brought."""
    counter.sell_the_bag()
    counter.clock.step(days=40)
    pay(counter, CONSIGNORS_PART)
    counter.item("A-2", price=10_000)
    counter.sell("A-2")
    counter.clock.step(days=40)
    counter.open("A-1")
    assert (7_000, 7_000, []) == (
        proposal(counter).balance_minor,
        proposal(counter).payable_minor,
        why(counter),
    )


def test_held_credits_are_skipped_and_stay_held(counter: Counter) -> None:
    """The older sale is in dispute, the younger is paid; the dispute still holds its own money."""
    counter.sell_the_bag()
    counter.item("A-2", price=10_000)
    counter.sell("A-2")
    counter.clock.step(days=40)
    counter.open("A-1")
    pay(counter, 7_000)
    assert (0, [("open_case", CONSIGNORS_PART)]) == (proposal(counter).payable_minor, why(counter))


def test_a_sale_taken_back_after_it_was_paid_is_deducted_first(counter: Counter) -> None:
    """−8,960 for the bag that came back; 70 of another sale does not reach: nothing is payable."""
    counter.sell_the_bag()
    counter.clock.step(days=40)
    pay(counter, CONSIGNORS_PART)
    counter.return_and_refund(counter.open("A-1"))
    assert (-CONSIGNORS_PART, 0, []) == (
        proposal(counter).balance_minor,
        proposal(counter).payable_minor,
        why(counter),
    )
    counter.item("A-2", price=2_000_000)
    counter.sell("A-2")
    assert (1_400_000 - CONSIGNORS_PART, 0) == (
        proposal(counter).held_minor,
        proposal(counter).payable_minor,
    )
    counter.clock.step(days=40)
    pay(counter, 1_400_000 - CONSIGNORS_PART)
    person = counter.shop.queries.people.line("1001")
    assert (0, None) == (person.balance_minor, counter.shop.queries.payouts.proposal(person.id))


def test_money_held_by_hand_waits_until_the_hold_is_lifted(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=40)
    shop = counter.shop
    hold_payout(shop, consignor="1001", sku="A-1", reason="序列号要再核对", held_by="陈")
    assert [("by_hand", CONSIGNORS_PART)] == why(counter)
    (hold,) = shop.queries.payouts.holds()
    assert ("1001", "A-1", "序列号要再核对") == (hold.person_number, hold.sku, hold.reason)
    lift_payout_hold(shop, hold=hold.id, reason="核对过了", lifted_by="陈")
    assert ([], []) == (why(counter), shop.queries.payouts.holds())
    changes = hold_payout(shop, consignor="1001", reason="联系不上", held_by="陈")
    assert [("all_by_hand", CONSIGNORS_PART)] == why(counter)
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert [] == why(counter)


def test_the_owner_releases_a_part_and_only_what_she_knew_of(counter: Counter) -> None:
    counter.sell_the_bag()
    shop = counter.shop
    changes = release_payout(
        shop, consignor="1001", sku="A-1", amount_minor=100_000, reason="老客户", released_by="陈"
    )
    assert (100_000, [("window", CONSIGNORS_PART - 100_000)]) == (
        proposal(counter).payable_minor,
        why(counter),
    )
    pay(counter, 100_000)
    assert proposal(counter).payable_minor == 0
    release_payout(shop, consignor="1001", reason="急用", released_by="陈")
    assert proposal(counter).payable_minor == CONSIGNORS_PART - 100_000
    counter.open("A-1")  # nobody knew of this; of a new consignor it lets everything wait
    assert (0, [("rule", CONSIGNORS_PART - 100_000)]) == (
        proposal(counter).payable_minor,
        why(counter),
    )
    assert changes.kinds == {"hold_released"}


def test_a_release_may_be_taken_back(counter: Counter) -> None:
    counter.sell_the_bag()
    shop = counter.shop
    changes = release_payout(shop, consignor="1001", reason="老客户", released_by="陈")
    assert proposal(counter).payable_minor == CONSIGNORS_PART
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert proposal(counter).payable_minor == 0


def test_paying_held_money_takes_a_reason_and_is_a_release_on_record(counter: Counter) -> None:
    counter.sell_the_bag()
    pay(counter, 500_000, reason="寄卖人急用，店主同意")
    left = CONSIGNORS_PART - 500_000
    assert (left, 0, [("window", left)]) == (
        proposal(counter).balance_minor,
        proposal(counter).payable_minor,
        why(counter),
    )
    with pytest.raises(NothingToPayError):  # a reason does not make the shop owe more
        pay(counter, left + 1, reason="再付一点")


def test_what_cannot_be_held_or_released_is_refused_in_clear_words(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.item("A-2", price=10_000)
    counter.consignor("1002", "赵")
    shop = counter.shop
    with pytest.raises(NotSoldError):
        hold_payout(shop, consignor="1001", sku="A-2", reason="x", held_by="陈")
    with pytest.raises(NotTheirsError):
        hold_payout(shop, consignor="1002", sku="A-1", reason="x", held_by="陈")
    with pytest.raises(NothingHeldError) as refused:
        release_payout(
            shop,
            consignor="1001",
            amount_minor=CONSIGNORS_PART + 1,
            reason="x",
            released_by="陈",
        )
    assert sentence(refused.value, "en") == (
        "Only ¥8,960.00 is held; ¥8,960.01 cannot be released."
    )
