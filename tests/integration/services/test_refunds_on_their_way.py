"""A refund is ordered, done, failed, tried again, corrected; the books say it at any moment."""

import pytest

from app.domain.permissions import NotPermittedError
from app.domain.refunds import (
    Refund,
    RefundNotOpenError,
    RefundReasonNeededError,
    RefundUnchangedError,
    UnknownRefundError,
)
from app.domain.unwinding import NothingToRefundError, RefundExceedsPaymentError
from app.services.money.refund_orders import (
    correct_refund,
    fail_refund,
    finish_refund,
    try_refund_again,
)
from app.services.money.refunds import WayBack
from app.services.money.settling import settle_case
from app.services.moves import MoveTold, move_case
from app.services.settings import edit_settings
from app.services.verify import verify
from tests.counter import OWNER, PRICE, TO_THE_REFUND, TO_THE_RETURN, Counter
from tests.staff import NAMES, hire

OWED = {"buyers_payable": -PRICE, "channel.wechat": PRICE}


def returned(counter: Counter, **told: object) -> str:
    """The bag came back and its refund is told."""
    counter.sell_the_bag()
    number = counter.open()
    counter.move(number, *TO_THE_RETURN)
    counter.is_ours(number)
    counter.move(number, "inspection_passed")
    move_case(
        counter.shop,
        number=number,
        move="refund_done",
        actor=OWNER,
        told=MoveTold(**told),  # type: ignore[arg-type]
    )
    return number


def the_refund(counter: Counter) -> Refund:
    return counter.shop.queries.refunds.page(limit=1)[0]


def test_wechat_is_ordered_first_and_paid_when_it_is_confirmed(counter: Counter) -> None:
    returned(counter)
    refund = the_refund(counter)
    assert (refund.number, refund.state, refund.is_open) == ("R-000001", "ordered", True)
    assert (refund.buyer_name, refund.payment_reference) == ("王先生", "42000010000")
    assert (refund.ordered_by, refund.settled_by) == ("陈", "")
    assert counter.balances() == OWED
    counter.clock.step(days=1)
    finish_refund(counter.shop, refund="r-1", confirmed_by="陈", note="50000123")
    refund = the_refund(counter)
    assert (refund.state, refund.is_open, refund.settled_by, refund.note) == (
        "done", False, "陈", "50000123",
    )  # fmt: skip
    assert counter.balances() == {}
    assert counter.shop.queries.refunds.open() == []
    assert verify(counter.shop, deep=True).faults == ()


def test_cash_at_the_counter_is_ordered_and_done_in_one_go(counter: Counter) -> None:
    counter.consignor()
    counter.item()
    counter.sell("A-1", tender="cash")
    number = counter.open(resolution="REFUND_ONLY")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND, "refund_done")
    assert the_refund(counter).state == "done"
    assert "buyers_payable" not in counter.balances()


def test_a_shop_that_sends_wechat_at_once_says_so(counter: Counter) -> None:
    edit_settings(counter.shop, values={"refunds_at_once": "wechat, cash"}, edited_by="陈")
    returned(counter)
    assert the_refund(counter).state == "done"
    assert counter.balances() == {}


def test_another_way_needs_a_reason_and_the_owner(counter: Counter) -> None:
    hire(counter.shop)
    with pytest.raises(RefundReasonNeededError):
        returned(counter, tender="cash")
    number = counter.shop.queries.cases.line("A-000001").number
    told = MoveTold(tender="cash", note="微信已注销")
    handler = OWNER.__class__(NAMES["handler"], "handler")
    with pytest.raises(NotPermittedError):
        move_case(counter.shop, number=number, move="refund_done", actor=handler, told=told)
    move_case(counter.shop, number=number, move="refund_done", actor=OWNER, told=told)
    refund = the_refund(counter)
    assert (refund.tender, refund.paid_with, refund.reason) == ("cash", "wechat", "微信已注销")
    assert refund.state == "done"


def test_another_payee_is_written_down(counter: Counter) -> None:
    returned(counter, payee="王太太", note="先生出差")
    refund = the_refund(counter)
    assert (refund.payee, refund.reason, refund.tender) == ("王太太", "先生出差", "wechat")


def test_what_failed_is_owed_still_and_tried_another_way(counter: Counter) -> None:
    returned(counter)
    fail_refund(counter.shop, refund="R-1", reason="账户已注销", told_by="陈")
    assert the_refund(counter).is_open
    assert counter.balances() == OWED
    with pytest.raises(RefundNotOpenError):
        finish_refund(counter.shop, refund="R-1", confirmed_by="陈")
    with pytest.raises(RefundReasonNeededError):
        try_refund_again(counter.shop, refund="R-1", way=WayBack("bank"), ordered_by="陈")
    way = WayBack("bank", reason="改打银行卡")
    try_refund_again(counter.shop, refund="R-1", way=way, ordered_by="陈")
    second, first = counter.shop.queries.refunds.page(limit=2)
    assert (first.state, first.is_open, first.replaced_by) == ("failed", False, "R-000002")
    assert (second.state, second.tender, second.instead_of) == ("ordered", "bank", "R-000001")
    assert counter.balances() == OWED
    finish_refund(counter.shop, refund="R-2", confirmed_by="陈")
    assert counter.balances() == {"channel.bank": -PRICE, "channel.wechat": PRICE}
    assert counter.card("A-000001").refunded_minor == PRICE
    with pytest.raises(RefundNotOpenError):
        try_refund_again(counter.shop, refund="R-1", way=WayBack(), ordered_by="陈")


def test_money_that_came_back_after_all_is_owed_again(counter: Counter) -> None:
    returned(counter)
    finish_refund(counter.shop, refund="R-1", confirmed_by="陈")
    fail_refund(counter.shop, refund="R-1", reason="银行退回", told_by="陈")
    assert counter.balances() == OWED


def test_a_second_refund_counts_what_is_only_ordered(counter: Counter) -> None:
    returned(counter)
    again = counter.open(resolution="REFUND_ONLY")
    counter.is_ours(again)
    counter.move(again, *TO_THE_REFUND)
    with pytest.raises((NothingToRefundError, RefundExceedsPaymentError)):
        counter.move(again, "refund_done")


def test_a_correction_books_the_difference_and_no_percentage_anew(counter: Counter) -> None:
    """1,000 of 12,800 came back as an allowance; it was 900 in truth."""
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.refund(number, 100_000)
    counter.split(number, shop=3000, consignor=7000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    correct_refund(
        counter.shop, refund="R-1", amount_minor=90_000, reason="输错", corrected_by="陈"
    )
    card = counter.card(number)
    assert (card.refunded_minor, card.loss_minor, card.settled_minor) == (90_000, 90_000, 100_000)
    assert card.line.is_open  # what was charged too much has to go back
    assert counter.balances()["channel.wechat"] == PRICE - 90_000
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    balances = counter.balances()
    assert balances["after_sales_loss"] == 27_000
    assert balances["consignors"] == -(896_000 - 63_000)
    assert verify(counter.shop, deep=True).faults == ()


def test_an_unwound_sale_comes_back_part_by_part_as_it_was_posted(counter: Counter) -> None:
    returned(counter)
    correct_refund(
        counter.shop, refund="R-1", amount_minor=PRICE // 2, reason="只退一半", corrected_by="陈"
    )
    assert counter.balances() == {
        "buyers_payable": -PRICE // 2,
        "channel.wechat": PRICE,
        "consignors": -448_000,
        "commission": -192_000,
    }
    with pytest.raises(RefundExceedsPaymentError):
        correct_refund(
            counter.shop, refund="R-1", amount_minor=PRICE + 1, reason="错", corrected_by="陈"
        )
    with pytest.raises(RefundUnchangedError):
        correct_refund(
            counter.shop, refund="R-1", amount_minor=PRICE // 2, reason="错", corrected_by="陈"
        )


def test_a_refund_that_nobody_wants_any_more_is_corrected_to_nothing(counter: Counter) -> None:
    returned(counter)
    fail_refund(counter.shop, refund="R-1", reason="买家不退了", told_by="陈")
    correct_refund(counter.shop, refund="R-1", amount_minor=0, reason="不退了", corrected_by="陈")
    assert not the_refund(counter).is_open
    assert "buyers_payable" not in counter.balances()
    with pytest.raises(NothingToRefundError):
        try_refund_again(counter.shop, refund="R-1", way=WayBack(), ordered_by="陈")


def test_a_number_that_is_none_is_refused(counter: Counter) -> None:
    for number in ("", "R-", "R-7", "A-000001", "R-" + "9" * 30, "退款"):
        with pytest.raises(UnknownRefundError):
            finish_refund(counter.shop, refund=number, confirmed_by="陈")
