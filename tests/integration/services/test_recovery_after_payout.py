"""The consignor was paid, then the bag came back: the five ways of getting the money again.

8,960 were paid to Li; the return takes them back, 5,000 of other sales are unpaid, and her account
nets itself to −3,960. Only that needs a plan.
"""

from datetime import date

import pytest

from app.domain.custody import Handover
from app.domain.disposition import DispositionRefusedError
from app.domain.findings import Finding
from app.domain.permissions import NotPermittedError
from app.domain.recoveries import RecoveryLine, RecoveryPicture
from app.domain.recovery import (
    NoOpenPlanError,
    NothingToRecoverError,
    PlanTooLargeError,
    RecoveryTold,
)
from app.domain.recovery_postings import TooMuchRecoveredError, TooMuchReturnedError
from app.services.findings import record_finding
from app.services.money.buying_in import buy_in_item
from app.services.money.costs import record_cost
from app.services.money.paying_in import record_pay_in, recover_bad_debt, return_pay_in
from app.services.money.recovering import cancel_plan, change_plan, plan_recovery
from app.services.money.recovery_picture import recovery_picture
from app.services.money.settling import settle_case
from app.services.money.writing_off import write_off_debt
from app.services.timeline.teller import Teller
from app.services.undo import undo_action
from app.services.verify import verify
from tests.counter import CONSIGNORS_PART, OWNER, Counter
from tests.staff import NAMES, hire

OTHER_SALES, OWED = 500_000, 396_000
TODAY = date(2026, 3, 2)


@pytest.fixture
def number(counter: Counter) -> str:
    """The bag is back, the buyer has her money, 3,960 are missing on Li's account."""
    counter.sell_the_bag()
    counter.pay_early(CONSIGNORS_PART)
    counter.item("A-2", price=OTHER_SALES * 10 // 7 + 1)
    counter.sell("A-2")
    return counter.take_back()


def balance(counter: Counter) -> int:
    return counter.shop.queries.people.line("1001").balance_minor or 0


def picture(counter: Counter, number: str) -> RecoveryPicture:
    found = recovery_picture(counter.shop, number=number, seen_by="陈")
    assert found is not None
    return found


def settle(counter: Counter, number: str, mode: str, told: RecoveryTold | None = None) -> None:
    settle_case(counter.shop, number=number, mode=mode, actor=OWNER, told=told)


def pay_in(counter: Counter, number: str, amount: int) -> None:
    record_pay_in(counter.shop, number=number, amount_minor=amount, tender="bank", taken_by="陈")


def open_plans(counter: Counter) -> list[RecoveryLine]:
    zone = counter.shop.queries.settings().zone
    return counter.shop.queries.recoveries.open_plans(today=counter.shop.today(zone))


def test_the_account_nets_itself_and_only_the_rest_is_shown_as_owed(
    counter: Counter, number: str
) -> None:
    seen = picture(counter, number)
    assert balance(counter) == OTHER_SALES - CONSIGNORS_PART == -OWED
    assert (seen.footing.owed_minor, seen.phase, seen.standings) == (OWED, "settle", ())
    assert (seen.proposed.mode, seen.proposed.count) == ("PAY_IN", 3)
    assert [effect.missing for effect in seen.effects] == [("own_account_short",), (), (), (), ()]


@pytest.mark.parametrize("mode", ["CLAWBACK", "BUY_IN", "PAY_IN", "WRITE_OFF"])
def test_every_way_does_what_was_shown_before_it_was_taken(
    counter: Counter, number: str, mode: str
) -> None:
    shown = recovery_picture(counter.shop, number=number, seen_by="陈", worth_minor=700_000)
    assert shown is not None
    expected = next(effect.at_once for effect in shown.effects if effect.mode == mode)
    before = counter.balances()
    settle(counter, number, mode, RecoveryTold(worth_minor=700_000))
    after = counter.balances()

    def change(*accounts: str) -> int:
        return sum(after.get(name, 0) - before.get(name, 0) for name in accounts)

    assert balance(counter) == expected.consignor_minor
    assert change("after_sales_loss", "bad_debt") == expected.loss_minor
    assert change("own_stock") == expected.stock_minor
    assert change("channel.bank") == expected.bank_minor


def test_settling_by_deduction_plans_the_rest_and_posts_nothing_for_it(
    counter: Counter, number: str
) -> None:
    before = counter.balances()
    settle(counter, number, "CLAWBACK")
    assert counter.balances() == before
    (line,) = open_plans(counter)
    assert (line.case_number, line.person_name) == (number, "李女士")
    assert (line.standing.left_minor, line.standing.plan.method) == (OWED, "deduct")


def test_the_next_sale_is_deducted_without_a_posting_of_its_own(
    counter: Counter, number: str
) -> None:
    settle(counter, number, "CLAWBACK")
    counter.item("A-3", price=1_000_000)
    counter.sell("A-3", number="S9")
    assert balance(counter) == 700_000 - OWED
    assert open_plans(counter) == []
    queries = counter.shop.queries
    person = queries.people.line("1001").id
    (covered,) = queries.recoveries.deductions(person, "CNY", "2026-03-01", "2026-03-31")
    assert (covered.minor, covered.movement.sale_number) == (OWED, "S9")


def test_paying_in_by_three_instalments(counter: Counter, number: str) -> None:
    told = RecoveryTold(count=3, first_due=date(2026, 3, 31), payer="李女士的妹妹")
    settle(counter, number, "PAY_IN", told)
    bank = counter.balances()["channel.bank"]
    pay_in(counter, number, 200_000)
    assert counter.balances()["channel.bank"] == bank + 200_000
    assert balance(counter) == -OWED + 200_000
    counter.clock.step(days=60)  # 2026-05-01
    standing = picture(counter, number).open_plan
    assert standing is not None
    parts = standing.parts(date(2026, 5, 1))
    assert [(p.due_on.isoformat(), p.paid_minor, p.state) for p in parts] == [
        ("2026-03-31", 132_000, "paid"),
        ("2026-04-30", 68_000, "late"),
        ("2026-05-31", 0, "due"),
    ]
    assert standing.is_late(date(2026, 5, 1))


def test_what_is_paid_beyond_the_debt_is_hers(counter: Counter, number: str) -> None:
    settle(counter, number, "PAY_IN")
    pay_in(counter, number, OWED + 1_000)
    assert balance(counter) == 1_000
    last = counter.shop.queries.cases.timeline(counter.card(number).line.id)[-1]
    settings = counter.shop.queries.settings()
    teller = Teller(counter.shop.program, counter.shop.queries.branches(), "en", settings.zone)
    assert (last.kind, last.payload["beyond_minor"]) == ("pay_in_recorded", 1_000)
    assert "10.00 more than owed stays on the account" in teller.tell(last).detail


def test_a_payment_that_bounced_is_owed_again(counter: Counter, number: str) -> None:
    settle(counter, number, "PAY_IN")
    pay_in(counter, number, OWED)
    return_pay_in(
        counter.shop, number=number, amount_minor=100_000, tender="bank", taken_by="陈", note="退票"
    )
    assert balance(counter) == -100_000
    seen = picture(counter, number)
    assert (seen.open_plan, seen.usual_minor, seen.paid_in_minor) == (None, 100_000, OWED - 100_000)
    with pytest.raises(TooMuchReturnedError):
        return_pay_in(counter.shop, number=number, amount_minor=OWED, tender="bank", taken_by="陈")
    plan_recovery(
        counter.shop, number=number, method="pay_in", told=RecoveryTold(), planned_by="陈"
    )
    assert [line.standing.left_minor for line in open_plans(counter)] == [100_000]


def test_the_shop_buys_the_bag(counter: Counter, number: str) -> None:
    """At 8,960 of a thing worth 7,000: own stock 7,000, a loss of 1,960, she keeps 5,000."""
    settle(counter, number, "BUY_IN", RecoveryTold(worth_minor=700_000))
    books = counter.balances()
    assert books["own_stock"] == 700_000
    assert books["after_sales_loss"] == 196_000
    assert balance(counter) == OTHER_SALES
    assert "commission" in books  # of the other sale alone: the bag's was reversed
    item = counter.shop.queries.items.card("A-1").line
    assert (item.status, item.consignor_number) == ("active", "")
    card = counter.card(number)
    assert (card.mode, card.loss_minor, card.settled_minor) == ("BUY_IN", 196_000, 196_000)
    assert not card.line.is_open
    assert verify(counter.shop, deep=True).faults == ()


def test_what_the_shop_bought_it_can_sell_as_its_own(counter: Counter, number: str) -> None:
    settle(counter, number, "BUY_IN")
    before = balance(counter)
    counter.sell("A-1", number="S9")
    assert balance(counter) == before


def test_writing_off_is_the_owners_and_goodwill_stands_apart(counter: Counter, number: str) -> None:
    settle(counter, number, "WRITE_OFF", RecoveryTold(note="搬走了，联系不上"))
    assert counter.balances()["bad_debt"] == OWED
    assert balance(counter) == 0
    assert picture(counter, number).written_off_minor == OWED


def test_goodwill_is_no_bad_debt_and_cannot_come_back(counter: Counter, number: str) -> None:
    settle(counter, number, "WRITE_OFF", RecoveryTold(goodwill=True))
    assert counter.balances()["goodwill"] == OWED
    with pytest.raises(TooMuchRecoveredError):
        recover_bad_debt(counter.shop, number=number, amount_minor=1, tender="cash", taken_by="陈")


def test_money_after_a_write_off_is_income_of_its_own(counter: Counter, number: str) -> None:
    settle(counter, number, "WRITE_OFF")
    recover_bad_debt(
        counter.shop, number=number, amount_minor=100_000, tender="cash", taken_by="陈"
    )
    books = counter.balances()
    assert (books["bad_debt"], books["recovered_bad_debt"]) == (OWED, -100_000)
    assert balance(counter) == 0
    assert picture(counter, number).written_off_minor == OWED - 100_000
    with pytest.raises(TooMuchRecoveredError):
        recover_bad_debt(
            counter.shop, number=number, amount_minor=OWED, tender="cash", taken_by="陈"
        )


def test_a_handler_settles_but_does_not_write_off(counter: Counter, number: str) -> None:
    hire(counter.shop)
    before = counter.balances()
    with pytest.raises(NotPermittedError):
        write_off_debt(counter.shop, number=number, note="", written_off_by=NAMES["handler"])
    assert counter.balances() == before
    seen = recovery_picture(
        counter.shop.seen_by(NAMES["handler"]), number=number, seen_by=NAMES["handler"]
    )
    assert seen is not None
    assert seen.effects[-1].missing == ("owner_alone",)


def test_plans_follow_each_other_and_the_history_stays(counter: Counter, number: str) -> None:
    settle(counter, number, "CLAWBACK")
    change_plan(
        counter.shop, number=number, method="pay_in", told=RecoveryTold(count=3), changed_by="陈"
    )
    pay_in(counter, number, 132_000)
    cancel_plan(counter.shop, number=number, note="要求重谈", cancelled_by="陈")
    assert open_plans(counter) == []
    assert balance(counter) == -OWED + 132_000
    plan_recovery(
        counter.shop, number=number, method="deduct", told=RecoveryTold(), planned_by="陈"
    )
    (line,) = open_plans(counter)
    assert (line.standing.plan.method, line.standing.left_minor) == ("deduct", 264_000)
    kinds = [e.kind for e in counter.shop.queries.cases.timeline(counter.card(number).line.id)]
    assert [kind for kind in kinds if kind.startswith(("recovery", "pay_in"))] == [
        "recovery_planned",
        "recovery_changed",
        "pay_in_recorded",
        "recovery_cancelled",
        "recovery_planned",
    ]


def test_nothing_is_planned_twice(counter: Counter, number: str) -> None:
    settle(counter, number, "CLAWBACK")
    with pytest.raises(NothingToRecoverError):
        plan_recovery(
            counter.shop, number=number, method="pay_in", told=RecoveryTold(), planned_by="陈"
        )
    told = RecoveryTold(amount_minor=1)
    with pytest.raises(PlanTooLargeError):
        plan_recovery(counter.shop, number=number, method="pay_in", told=told, planned_by="陈")


def test_a_plan_that_was_a_slip_is_undone(counter: Counter, number: str) -> None:
    settle(counter, number, "REVERSE")
    made = plan_recovery(
        counter.shop, number=number, method="deduct", told=RecoveryTold(), planned_by="陈"
    )
    undo_action(counter.shop, action_id=made.action, undone_by="陈")
    assert open_plans(counter) == []
    with pytest.raises(NoOpenPlanError):
        cancel_plan(counter.shop, number=number, note="", cancelled_by="陈")
    assert verify(counter.shop, deep=True).faults == ()


def test_the_cost_of_the_case_is_part_of_what_is_planned(counter: Counter, number: str) -> None:
    record_cost(
        counter.shop, number=number, what="鉴定费", amount_minor=30_000, tender="cash", paid_by="陈"
    )
    counter.split(number, consignor=10_000)
    assert picture(counter, number).footing.share_minor == 30_000
    settle(counter, number, "PAY_IN")
    (line,) = open_plans(counter)
    assert line.standing.left_minor == OWED + 30_000


def test_another_cases_debt_is_not_this_ones_to_recover(counter: Counter, number: str) -> None:
    settle(counter, number, "REVERSE")  # its debt stays, and nobody has planned for it
    counter.item("A-3", price=100_000)
    counter.sell("A-3")
    assert balance(counter) == -OWED + 70_000
    other = counter.open("A-3", handover=Handover("in_shop", "B-2"))
    counter.is_ours(other)
    counter.move(other, "review", "to_decision", "item_is_here", "inspection_passed", "refund_done")
    assert balance(counter) == -OWED
    seen = picture(counter, other)
    assert (seen.footing.owed_minor, seen.footing.wanted_minor) == (OWED, 70_000)
    settle(counter, other, "PAY_IN")
    assert [line.standing.left_minor for line in open_plans(counter)] == [70_000]
    settled = picture(counter, other)
    assert settled.footing.wanted_minor == 70_000


def test_where_her_money_covers_everything_there_is_nothing_to_pay_in(counter: Counter) -> None:
    counter.sell_the_bag()
    made = counter.open()
    counter.return_and_refund(made)
    seen = picture(counter, made)
    assert (seen.proposed.mode, seen.footing.owed_minor) == ("REVERSE", 0)
    with pytest.raises(NothingToRecoverError):
        settle(counter, made, "PAY_IN")
    settle(counter, made, "REVERSE")
    assert open_plans(counter) == []


def test_a_thing_is_bought_once(counter: Counter, number: str) -> None:
    settle(counter, number, "BUY_IN")
    with pytest.raises(DispositionRefusedError):
        buy_in_item(counter.shop, number=number, told=RecoveryTold(), bought_by="陈")


def test_a_confirmed_fake_is_not_bought_and_nothing_is_settled(
    counter: Counter, number: str
) -> None:
    fake = Finding("鉴定中心", "appraiser", "fail", reason="刻字不符", confirmed_fake=True)
    record_finding(counter.shop, number=number, finding=fake, recorded_by="陈")
    before = counter.balances()
    with pytest.raises(DispositionRefusedError) as refusal:
        settle(counter, number, "BUY_IN")
    assert "not_fake" in refusal.value.missing
    assert counter.balances() == before
    assert counter.card(number).line.is_open
    assert picture(counter, number).footing.cannot_buy == refusal.value.missing


def test_a_debt_that_is_bought_away_later_covers_its_plan(counter: Counter, number: str) -> None:
    settle(counter, number, "CLAWBACK")
    buy_in_item(counter.shop, number=number, told=RecoveryTold(worth_minor=700_000), bought_by="陈")
    assert open_plans(counter) == []
    assert balance(counter) == OTHER_SALES
    assert counter.card(number).line.is_open is False
