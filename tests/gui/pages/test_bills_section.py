"""Bills on screen: brought in, and what nothing matched is explained by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.ui.desk import Desk
from app.ui.money.bill_form import BillForm
from app.ui.money.bills_section import BillsSection
from app.ui.money.page import MoneyPage
from tests.counter import TO_THE_REFUND, Counter
from tests.gui.answers import settle
from tests.gui.hands import press
from tests.gui.pages.finding import ShowPage, button

HEAD = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
LINES = (
    "2026-03-03 12:00:00,转账,昵称,/,支出,¥12800.00,零钱,已转账,1000050001,/,/\n"
    "2026-03-03 13:00:00,转账,私人,/,支出,¥25.00,零钱,已转账,1000050002,/,/\n"
)


@pytest.fixture
def section(desk: Desk, show: ShowPage, counter: Counter, tmp_path: Path) -> BillsSection:
    """One refund is ordered, and a bill was brought in that does not say whose it is."""
    counter.sell_the_bag()
    number = counter.open(resolution="REFUND_ONLY")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND, "refund_done")
    page = MoneyPage(desk)
    show(page)
    page.open("bills")
    settle(desk)
    made = page.section("bills")
    assert isinstance(made, BillsSection)
    file = tmp_path / "bill.csv"
    file.write_text(HEAD + LINES, encoding="gb18030")
    made.bring_in(file)
    settle(desk)
    return made


def told(section: BillsSection) -> list[tuple[str, str, str]]:
    lines = [line for line in section.list.lines() if not line.head]
    return [(line.title, line.figure, line.chip.text if line.chip else "") for line in lines]


def test_a_line_is_matched_with_what_it_may_be(
    section: BillsSection, desk: Desk, counter: Counter
) -> None:
    assert [("私人", "−¥25.00", ""), ("昵称", "−¥12,800.00", "")] == told(section)
    section.list.choose("B-000001")
    settle(desk)
    press(section.list, Qt.Key.Key_Return)
    assert section._list.hasFocus()
    assert ["Refund R-000001"] == [line.title for line in section._list.lines()]
    section._list.choose_row(0)
    press(section._list, Qt.Key.Key_Return)
    settle(desk)
    assert [("私人", "−¥25.00", ""), ("昵称", "−¥12,800.00", "Refund")] == told(section)
    assert "done" == counter.shop.queries.refunds.numbered("R-1").state


def test_what_is_none_of_ours_is_set_aside_with_a_reason(section: BillsSection, desk: Desk) -> None:
    button(section, "None of ours…").click()
    form = section.side.currentWidget()
    assert isinstance(form, BillForm)
    press(form.text, Qt.Key.Key_Return)
    settle(desk)
    assert "Please say why." == form._problem.text()
    form.text.setText("老板私人")
    press(form.text, Qt.Key.Key_Return)
    settle(desk)
    assert ("私人", "−¥25.00", "Set aside") in told(section)


def test_a_file_that_is_no_bill_says_so_and_changes_nothing(
    section: BillsSection, desk: Desk, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("SKU,Title\nA-1,Bag\n", encoding="utf-8")
    before = told(section)
    section.bring_in(other)
    settle(desk)
    assert before == told(section)
