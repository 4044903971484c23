"""Contracts on the screen: a consignor's own, and the shop's standard one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.domain.contracts import CommissionTier, ContractTerms
from app.services.contracts import agree_contract
from app.ui.contracts.forms import ContractForm
from app.ui.desk import Desk
from app.ui.people.page import PeoplePage
from app.ui.settings.page import SettingsPage
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage

Told = Callable[[], list[str]]


@pytest.fixture
def form(desk: Desk, show: ShowPage, counter: Counter) -> ContractForm:
    """The contract of 李女士, who is under the standard one."""
    counter.consignor()
    page = PeoplePage(desk)
    show(page)
    page.open("1001")
    settle(desk)
    page._account._contract.click()
    settle(desk)
    made = page.side.currentWidget()
    assert isinstance(made, ContractForm)
    return made


def in_force(counter: Counter, number: str = "1001") -> ContractTerms:
    holder = counter.shop.queries.people.card(number).line.id if number else ""
    return counter.shop.queries.contracts.in_force(holder, "2099-01-01").terms


def test_she_starts_from_the_standard_contract(form: ContractForm) -> None:
    editor = form.pane.editor
    assert "18" == editor.hold.text()
    assert "Under the shop's standard contract; save to agree otherwise." == (
        form.pane.standing.text()
    )
    assert not form.accept_button.isEnabled()
    assert "Loss and damage in the shop are the shop's." in editor.meaning()


def test_a_version_is_agreed_and_the_words_follow_the_fields(
    form: ContractForm, counter: Counter, desk: Desk, told: Told
) -> None:
    editor = form.pane.editor
    editor.owners_risk.setChecked(True)
    type_in(editor.share_cap, "2000")
    editor.minimum.selectAll()
    type_in(editor.minimum, "20%")
    type_in(editor.windows["COND"], "5")
    editor.tiers.add.click()
    amount, share, _ = editor.tiers.rows[0]
    type_in(amount, "5000")
    type_in(share, "80")
    assert "The consignor bears at most ¥2,000.00 of one case." in editor.meaning()
    assert "standard: no limit" == editor.fields["share_cap_minor"]._below.text()
    assert form.accept_button.isEnabled()
    press(form.accept_button, Qt.Key.Key_Space)
    settle(desk)
    assert "The new version of the contract is agreed." == told()[-1]
    terms = in_force(counter)
    assert (True, 200_000, 2_000, {"COND": 5}) == (
        terms.owners_risk,
        terms.share_cap_minor,
        terms.minimum_share_bp,
        terms.windows,
    )
    assert (CommissionTier(500_000, 8_000),) == terms.tiers


def test_what_cannot_be_read_is_said_beside_its_field(
    form: ContractForm, counter: Counter, desk: Desk
) -> None:
    editor = form.pane.editor
    editor.hold.selectAll()
    type_in(editor.hold, "soon")
    form.accepted.emit()
    settle(desk)
    assert "This cannot be read." == editor.fields["payout_hold_days"]._below.text()
    assert 18 == in_force(counter).payout_hold_days


def test_an_earlier_version_can_be_looked_at(
    form: ContractForm, counter: Counter, desk: Desk
) -> None:
    for days in (20, 25):
        agree_contract(
            counter.shop,
            consignor="1001",
            terms=ContractTerms(payout_hold_days=days),
            valid_from=None,
            agreed_by="陈",
        )
    form.pane.show_holder("1001", counter.shop.queries.people.card("1001").line.id)
    settle(desk)
    lines = form.pane.versions.lines()
    assert ["Version 2", "Version 1"] == [line.title for line in lines]
    assert "25" == form.pane.editor.hold.text()
    form.pane.versions.line_opened.emit(lines[1])
    assert "20" == form.pane.editor.hold.text()
    assert form.accept_button.isEnabled()


def test_the_standard_contract_is_a_section_of_the_settings(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    page = SettingsPage(desk)
    show(page)
    page.open("contract")
    settle(desk)
    section = page._contract
    assert not section._save.isVisible()
    section.pane.editor.hold.selectAll()
    type_in(section.pane.editor.hold, "30")
    assert section._save.isVisible()
    assert page.leave()
    assert "18" == section.pane.editor.hold.text()
    section.pane.editor.hold.selectAll()
    type_in(section.pane.editor.hold, "30")
    section._save.click()
    settle(desk)
    assert 30 == in_force(counter, "").payout_hold_days
    assert not section._save.isVisible()
