"""The payouts tab: propose, check, pay, list, sent; and every hold explains itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.payout_runs import PayoutLine
from app.services.money.payout_runs import set_payee
from app.services.shop import Shop
from app.ui.desk import Desk, Place
from app.ui.money.page import MoneyPage
from app.ui.money.payout_forms import HoldForm, LiftForm, PayeeForm, ReleaseForm, TakeBackForm
from app.ui.money.payouts_section import PayoutsSection
from app.ui.money.run_form import RunForm
from tests.counter import CONSIGNORS_PART, Counter
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until

Told = Callable[[], list[str]]


@pytest.fixture
def payday(counter: Counter) -> Counter:
    """李 may be paid, 赵 has no account, 孙 has an open case."""
    counter.sell_the_bag()
    for number, name in (("1002", "赵"), ("1003", "孙")):
        counter.consignor(number, name)
        counter.item(f"B-{number}", price=10_000, consignor=number)
        counter.sell(f"B-{number}")
    for number in ("1001", "1003"):
        set_payee(
            counter.shop,
            consignor=number,
            payee="",
            account="招商银行 6225",
            pay_by="",
            set_by="陈",
        )
    counter.clock.step(days=30)
    counter.open("B-1003")
    return counter


@pytest.fixture
def tab(desk: Desk, payday: Counter, until: Until, show: ShowPage) -> PayoutsSection:
    assert payday
    section = opened(desk, show)
    until(lambda: section.tables.proposals.paged_model().rowCount() == 1)
    return section


def opened(desk: Desk, show: ShowPage) -> PayoutsSection:
    page = MoneyPage(desk)
    show(page)
    page.open("payouts")
    section = page.section("payouts")
    assert isinstance(section, PayoutsSection)
    return section


def show_group(tab: PayoutsSection, key: str, until: Until) -> None:
    tab.choices.choose(key)
    until(lambda: tab.tables.proposals.paged_model().state() != "loading")
    tab.tables.proposals.choose_row(0)
    until(lambda: tab.payee.line() is not None)


def figures(tab: PayoutsSection) -> dict[str, str]:
    return {line.key: line.figure for line in tab.choices.lines() if not line.head}


def test_the_groups_stand_with_their_sums(tab: PayoutsSection) -> None:
    assert {
        "pay": "8,960.00",
        "hold": "70.00",
        "no_account": "70.00",
        "negative": "0.00",
    } == figures(tab)
    assert tab.head._sum.text() == "¥8,960.00"


def test_a_hold_says_why_and_opens_its_case(
    tab: PayoutsSection, until: Until, places: list[Place]
) -> None:
    show_group(tab, "hold", until)
    (line,) = tab.payee.holds.lines()
    assert ("LV Speedy 30", "70.00") == (line.title, line.figure)
    assert "lets everything wait until case A-000001" in line.title or "A-000001" in line.detail
    tab.payee.holds.setFocus(Qt.FocusReason.TabFocusReason)
    press(tab.payee.holds, Qt.Key.Key_Return)
    assert places == [Place("case", "A-000001")]


def test_from_the_proposal_to_sent_by_keyboard(
    tab: PayoutsSection, until: Until, shop: Shop, told: Told, tmp_path: Path
) -> None:
    click(tab.head.check)
    form = tab.side.currentWidget()
    assert isinstance(form, RunForm)
    assert form.accept_button.accessibleName() == "Pay ¥8,960.00"
    press(form.accept_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: tab.head._name.accessibleName() == "PR-000001" or "PR-000001" in figures(tab))
    until(tab.head.save.isVisible)
    assert shop.queries.people.line("1001").balance_minor == 0
    tab.save_list("PR-000001", tmp_path / "list.xlsx")
    until((tmp_path / "list.xlsx").exists)
    click(tab.head.sent)
    until(lambda: not tab.head.sent.isVisible())
    assert shop.queries.payouts.runs()[0].state == "sent"
    until(lambda: len(told()) == 3)
    assert told() == [
        "PR-000001 is booked. Next: the list for the bank.",
        "The list is in list.xlsx.",
        "PR-000001 is marked as sent.",
    ]


def test_space_leaves_somebody_out_and_takes_them_in_again(
    tab: PayoutsSection, until: Until
) -> None:
    show_group(tab, "pay", until)
    table = tab.tables.proposals
    press(table, Qt.Key.Key_Space)
    until(lambda: figures(tab)["pay"] == "0.00")
    assert not tab.head.check.isEnabled()
    press(table, Qt.Key.Key_Space)
    until(lambda: figures(tab)["pay"] == "8,960.00")


def test_an_amount_is_edited_down_and_never_up(
    tab: PayoutsSection, until: Until, shop: Shop
) -> None:
    show_group(tab, "pay", until)
    press(tab.tables.proposals, Qt.Key.Key_Return)
    assert tab.payee.amount.hasFocus()
    type_in(tab.payee.amount, "9000")
    assert "At most ¥8,960.00" in tab.payee._amount_field._below.text()
    assert figures(tab)["pay"] == "8,960.00"
    tab.payee.amount.selectAll()
    type_in(tab.payee.amount, "5000")
    until(lambda: figures(tab)["pay"] == "5,000.00")
    click(tab.head.check)
    form = tab.side.currentWidget()
    assert isinstance(form, RunForm)
    click(form.accept_button)
    until(lambda: shop.queries.people.line("1001").balance_minor == CONSIGNORS_PART - 500_000)


def test_without_an_account_there_is_cash_or_a_form(tab: PayoutsSection, until: Until) -> None:
    show_group(tab, "no_account", until)
    click(tab.payee.cash)
    until(lambda: figures(tab)["pay"] == "9,030.00")
    tab.plan.in_cash.clear()
    tab._on_plan_changed()
    show_group(tab, "no_account", until)
    click(tab.payee.account)
    form = tab.side.currentWidget()
    assert isinstance(form, PayeeForm)
    type_in(form.account, "工商银行 6222")
    click(form.accept_button)
    until(lambda: figures(tab)["no_account"] == "0.00")
    assert figures(tab)["pay"] == "9,030.00"


def test_the_owner_releases_and_holds(tab: PayoutsSection, until: Until, told: Told) -> None:
    show_group(tab, "hold", until)
    click(tab.payee.release)
    form = tab.side.currentWidget()
    assert isinstance(form, ReleaseForm)
    click(form.accept_button)
    until(lambda: "must not be empty" in form._problem.text())
    type_in(form.reason, "案子小，先付")
    click(form.accept_button)
    until(lambda: figures(tab)["hold"] == "0.00")
    assert figures(tab)["pay"] == "9,030.00"
    show_group(tab, "pay", until)
    click(tab.payee.hold)
    hold = tab.side.currentWidget()
    assert isinstance(hold, HoldForm)
    type_in(hold.reason, "等一等")
    click(hold.accept_button)
    until(lambda: figures(tab)["pay"] == "70.00")
    show_group(tab, "hold", until)
    tab.payee.holds.setFocus(Qt.FocusReason.TabFocusReason)
    press(tab.payee.holds, Qt.Key.Key_Return)
    lift = tab.side.currentWidget()
    assert isinstance(lift, LiftForm)
    type_in(lift.reason, "查过了")
    click(lift.accept_button)
    until(lambda: figures(tab)["pay"] == "9,030.00")
    assert told() == ["Released.", "Held until somebody lifts it.", "The hold is lifted."]


def run_is_shown(tab: PayoutsSection, number: str) -> bool:
    row = tab.tables.payouts.paged_model().row_at(0)
    return tab._shown == number and isinstance(row, PayoutLine) and row.run == number


def test_a_run_is_taken_back_and_a_sent_payout_returns(
    tab: PayoutsSection, until: Until, shop: Shop
) -> None:
    for number, opens in (("PR-000001", "take_back"), ("PR-000002", "sent")):
        tab.choices.choose("pay")
        click(tab.head.check)
        form = tab.side.currentWidget()
        assert isinstance(form, RunForm)
        click(form.accept_button)
        until(partial(run_is_shown, tab, number))
        if opens == "take_back":
            click(tab.head.take_back)
        else:
            click(tab.head.sent)
            until(lambda: shop.queries.payouts.runs()[0].state == "sent")
            tab.tables.payouts.choose_row(0)
            until(tab.payout.returned.isVisible)
            click(tab.payout.returned)
        back = tab.side.currentWidget()
        assert isinstance(back, TakeBackForm)
        type_in(back.reason, "账号不对")
        click(back.accept_button)
        until(lambda: shop.queries.people.line("1001").balance_minor == CONSIGNORS_PART)
        until(lambda: figures(tab)["pay"] == "8,960.00")
    assert ["returned", "reversed"] == [
        shop.queries.payouts.of(number)[0].state for number in ("PR-000002", "PR-000001")
    ]


def test_an_empty_shop_says_so(desk: Desk, until: Until, show: ShowPage) -> None:
    section = opened(desk, show)
    until(lambda: section._has_asked)
    assert {"pay": "0.00", "hold": "0.00", "no_account": "0.00", "negative": "0.00"} == figures(
        section
    )
    assert not section.head.check.isEnabled()
