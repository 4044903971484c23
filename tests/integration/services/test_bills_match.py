"""A bill confirms what was ordered, finds what was done, and leaves the rest to somebody."""

from pathlib import Path

import pytest

from app.domain.bills import (
    BillAmountDiffersError,
    BillLineTakenError,
    UnknownBillLineError,
)
from app.domain.refunds import UnknownRefundError
from app.domain.surgery import ReasonMissingError
from app.services.imports import undo_import
from app.services.money.bill_matching import (
    ignore_bill_line,
    match_bill_line,
    record_bill_cost,
)
from app.services.money.bills import BillReport, import_bill
from app.services.money.refund_orders import fail_refund, finish_refund
from app.services.verify import verify
from tests.counter import TO_THE_REFUND, Counter

HEAD = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
BANK = "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n"


def ordered(counter: Counter) -> str:
    counter.sell_the_bag()
    number = counter.open(resolution="REFUND_ONLY")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND, "refund_done")
    return number


def bill(counter: Counter, tmp_path: Path, *lines: str, head: str = HEAD) -> BillReport:
    path = tmp_path / "bill.csv"
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="gb18030")
    return import_bill(counter.shop, path=path, imported_by="陈")


def paid(
    who: str = "王先生", amount: str = "12800.00", day: str = "2026-03-03", reference: str = "/"
) -> str:
    return (
        f"{day} 12:00:00,转账,{who},/,支出,¥{amount},零钱,已转账,10000500{amount[:3]},{reference},/"
    )


def state(counter: Counter, number: str = "R-1") -> str:
    return counter.shop.queries.refunds.numbered(number).state


def test_a_line_with_our_number_makes_the_refund_done(counter: Counter, tmp_path: Path) -> None:
    ordered(counter)
    report = bill(counter, tmp_path, paid("昵称", reference="R-000001"))
    assert (report.added, report.matched, report.confirmed, report.tasks) == (1, 1, 1, 0)
    assert state(counter) == "done"
    assert "buyers_payable" not in counter.balances()
    (line,) = counter.shop.queries.bills.page()
    assert (line.number, line.match, line.match_name) == ("B-000001", "refund", "R-000001")
    assert verify(counter.shop, deep=True).faults == ()


def test_the_same_file_twice_books_nothing_twice(counter: Counter, tmp_path: Path) -> None:
    ordered(counter)
    bill(counter, tmp_path, paid())
    before = counter.balances()
    again = bill(counter, tmp_path, paid())
    assert (again.added, again.unchanged, again.batch) == (0, 1, "")
    assert counter.balances() == before


def test_amount_days_and_name_find_what_was_done_already(counter: Counter, tmp_path: Path) -> None:
    ordered(counter)
    finish_refund(counter.shop, refund="R-1", confirmed_by="陈")
    before = counter.balances()
    report = bill(counter, tmp_path, paid(day="2026-03-08"))
    assert (report.matched, report.confirmed) == (1, 0)
    assert counter.balances() == before


@pytest.mark.parametrize(
    "line",
    [
        paid("别人"),
        paid(amount="12800.01"),
        paid(day="2026-03-20"),
    ],
)
def test_what_does_not_fit_is_a_task(counter: Counter, tmp_path: Path, line: str) -> None:
    ordered(counter)
    report = bill(counter, tmp_path, line)
    assert (report.matched, report.tasks) == (0, 1)
    assert state(counter) == "ordered"
    assert [entry.is_task for entry in counter.shop.queries.bills.page(only_tasks=True)] == [True]


def test_two_refunds_that_both_fit_are_somebodys_to_tell_apart(
    counter: Counter, tmp_path: Path
) -> None:
    ordered(counter)
    counter.item("A-2")
    counter.sell("A-2")
    number = counter.open("A-2", resolution="REFUND_ONLY")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND, "refund_done")
    assert bill(counter, tmp_path, paid()).tasks == 1
    likely = counter.shop.queries.bills.likely("B-1")
    assert [payment.name for payment in likely] == ["R-000001", "R-000002"]
    match_bill_line(counter.shop, line="B-1", to="R-2", matched_by="陈")
    assert (state(counter), state(counter, "R-2")) == ("ordered", "done")
    with pytest.raises(BillLineTakenError):
        match_bill_line(counter.shop, line="B-1", to="R-1", matched_by="陈")


def test_money_that_comes_in_asks_for_nothing_unless_it_came_back(
    counter: Counter, tmp_path: Path
) -> None:
    report = bill(
        counter,
        tmp_path,
        "2026-03-03 12:00:00,二维码收款,用户A,/,收入,¥23.00,零钱,已收钱,1,/,/",
        "2026-03-03 12:00:00,微信退款,用户B,/,收入,¥5.00,零钱,已退款,2,/,/",
    )
    assert (report.added, report.tasks) == (2, 1)


def test_a_bank_line_finds_the_payout(counter: Counter, tmp_path: Path) -> None:
    counter.sell_the_bag()
    counter.pay_early(500_000)
    line = '2026-03-03,CNY,"-5,000.00",81.22,转账汇款,李女士 6222000,寄卖款'
    report = bill(counter, tmp_path, line, head=BANK)
    assert (report.matched, report.confirmed) == (1, 0)
    assert counter.shop.queries.bills.page()[0].match_name == "李女士"


def test_a_person_says_what_a_line_is(counter: Counter, tmp_path: Path) -> None:
    number = ordered(counter)
    bill(counter, tmp_path, paid("顺丰", "25.00"), paid("私人", "88.00"))
    record_bill_cost(counter.shop, line="B-1", case=number, what="运费", recorded_by="陈")
    assert counter.card(number).cost_minor == 2_500
    assert counter.balances()["costs_to_allocate"] == 2_500
    with pytest.raises(ReasonMissingError):
        ignore_bill_line(counter.shop, line="B-2", reason=" ", ignored_by="陈")
    ignore_bill_line(counter.shop, line="B-2", reason="老板私人", ignored_by="陈")
    assert counter.shop.queries.bills.page(only_tasks=True) == []
    with pytest.raises(BillLineTakenError):
        record_bill_cost(counter.shop, line="B-2", case=number, what="", recorded_by="陈")
    with pytest.raises(UnknownBillLineError):
        ignore_bill_line(counter.shop, line="B-9", reason="错", ignored_by="陈")
    assert verify(counter.shop, deep=True).faults == ()


def test_amounts_that_differ_are_not_forced_together(counter: Counter, tmp_path: Path) -> None:
    ordered(counter)
    bill(counter, tmp_path, paid("别人", "100.00"))
    with pytest.raises(BillAmountDiffersError):
        match_bill_line(counter.shop, line="B-1", to="R-1", matched_by="陈")
    with pytest.raises(UnknownRefundError):
        match_bill_line(counter.shop, line="B-1", to="R-9", matched_by="陈")


def test_an_import_is_taken_back_with_what_it_confirmed(counter: Counter, tmp_path: Path) -> None:
    ordered(counter)
    before = counter.balances()
    report = bill(counter, tmp_path, paid(), paid("私人", "88.00"))
    undo_import(counter.shop, batch=report.batch, undone_by="陈")
    assert state(counter) == "ordered"
    assert counter.balances() == before
    assert counter.shop.queries.bills.page() == []
    assert verify(counter.shop, deep=True).faults == ()
    again = bill(counter, tmp_path, paid())
    assert again.confirmed == 1


def test_what_somebody_used_since_stays(counter: Counter, tmp_path: Path) -> None:
    ordered(counter)
    report = bill(counter, tmp_path, paid(), paid("私人", "88.00"))
    fail_refund(counter.shop, refund="R-1", reason="退回", told_by="陈")
    ignore_bill_line(counter.shop, line="B-2", reason="私人", ignored_by="陈")
    undone = undo_import(counter.shop, batch=report.batch, undone_by="陈")
    assert undone.kept == ("B-000002", "R-000001")
    assert len(counter.shop.queries.bills.page()) == 2
    assert verify(counter.shop, deep=True).faults == ()
