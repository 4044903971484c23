"""Categories in the settings: named, merged, split and moved, with what will follow said before."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.services.settings import edit_branch
from app.services.shop import Shop
from app.ui.desk import Desk
from app.ui.settings.categories.moving import MergeForm, MoveForm
from app.ui.settings.categories.naming import NewBranchForm, RenameForm
from app.ui.settings.categories.section import CategoriesSection
from app.ui.settings.categories.splitting import SplitForm
from app.ui.settings.page import SettingsPage
from app.ui.standing import standing_of
from tests.counter import Counter
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until
from tests.staff import NAMES, hire

Told = Callable[[], list[str]]


@pytest.fixture
def page(desk: Desk, show: ShowPage) -> SettingsPage:
    made = SettingsPage(desk)
    desk.changed.connect(lambda changes: made.refresh() if made.concerns(changes) else None)
    show(made)
    return made


@pytest.fixture
def section(page: SettingsPage, until: Until) -> CategoriesSection:
    page.open("categories")
    until(lambda: page._branches._report is not None)
    return page._branches


def choose(section: CategoriesSection, code: str) -> None:
    section.list.choose(code)
    assert code == section.record.code.text()


def test_a_branch_is_added_renamed_retired_and_used_again(
    section: CategoriesSection, desk: Desk, until: Until
) -> None:
    choose(section, "COND.WEAR")
    click(section.new)
    form = section.side.currentWidget()
    assert isinstance(form, NewBranchForm)
    assert "COND" == form.trunk.currentData()
    type_in(form.leaf, "lining")
    type_in(form.names.zh, "内衬")
    click(form.accept_button)
    until(lambda: "COND.LINING" == section.record.code.text())
    click(section.record.buttons["rename"])
    rename = section.side.currentWidget()
    assert isinstance(rename, RenameForm)
    rename.names.en.setText("Lining")
    press(rename.names.en, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: "Lining" == desk.branches["COND.LINING"].name.en)
    click(section.record.buttons["retire"])
    until(lambda: "Use it again" == section.record.buttons["retire"].accessibleName())
    click(section.record.buttons["retire"])
    until(lambda: not desk.branches["COND.LINING"].retired)


def test_a_code_that_cannot_be_is_refused_beside_its_field(
    section: CategoriesSection, desk: Desk, until: Until
) -> None:
    before = dict(desk.branches)
    click(section.new)
    form = section.side.currentWidget()
    assert isinstance(form, NewBranchForm)
    type_in(form.leaf, "A B")
    type_in(form.names.zh, "内衬")
    click(form.accept_button)
    until(lambda: "TRUNK.NAME" in form.leaf_field._below.text())
    form.leaf.setText("FAKE")
    click(form.accept_button)
    assert "This code is in use already." == form.leaf_field._below.text()
    form.leaf.setText("LINING")
    form.names.zh.clear()
    click(form.accept_button)
    until(lambda: "needs a name" in form.names.zh_field._below.text())
    assert before == desk.branches


def test_a_merger_is_previewed_made_and_taken_back(
    section: CategoriesSection, counter: Counter, desk: Desk, until: Until, told: Told
) -> None:
    counter.sell_the_bag()
    number = counter.open(category="COND.STAIN")
    choose(section, "COND.STAIN")
    click(section.record.buttons["merge"])
    form = section.side.currentWidget()
    assert isinstance(form, MergeForm)
    assert not form.accept_button.isEnabled()
    form.into.choose("COND.WEAR")
    until(form.accept_button.isEnabled)
    assert "1 cases come under “More wear than stated”: 1 open, 0 closed." == form.told[0]
    click(form.accept_button)
    until(lambda: "COND.WEAR" == section.record.code.text())
    assert "COND.WEAR" == counter.card(number).line.category
    until(lambda: "merged into" in section.record.history.text())
    assert any("is merged into" in words for words in told())
    desk.undo_last()
    until(lambda: not desk.branches["COND.STAIN"].retired)
    assert "COND.STAIN" == counter.card(number).line.category


def test_a_word_ticks_cases_and_the_hand_has_the_last_word(
    section: CategoriesSection, counter: Counter, desk: Desk, until: Until
) -> None:
    counter.sell_the_bag()
    mould = counter.open(category="COND.STAIN", complaint="一股霉味")
    ink = counter.open(category="COND.STAIN", complaint="墨水渍")
    choose(section, "COND.STAIN")
    click(section.record.buttons["split"])
    form = section.side.currentWidget()
    assert isinstance(form, SplitForm)
    until(lambda: 2 == form.cases.rowCount())
    type_in(form.said, "霉味")
    until(lambda: (mould,) == form.chosen())
    form.cases.item(1).setCheckState(Qt.CheckState.Checked)
    assert {mould, ink} == set(form.chosen())
    type_in(form.leaf, "smell")
    type_in(form.names.en, "Odour")
    until(form.accept_button.isEnabled)
    assert "2 cases come under “Odour”: 2 open, 0 closed." == form.told[0]
    click(form.accept_button)
    until(lambda: "COND.SMELL" in desk.branches)
    assert "COND.SMELL" == counter.card(ink).line.category


def test_a_branch_moves_to_another_trunk_after_one_has_read_what_follows(
    section: CategoriesSection, counter: Counter, desk: Desk, until: Until
) -> None:
    counter.sell_the_bag()
    number = counter.open(category="COND.STAIN")
    choose(section, "COND.STAIN")
    click(section.record.buttons["move"])
    form = section.side.currentWidget()
    assert isinstance(form, MoveForm)
    form.trunk.setCurrentIndex(form.trunk.findData("DESC"))
    until(form.accept_button.isEnabled)
    assert any("Default shares from now on" in line for line in form.told)
    click(form.accept_button)
    until(lambda: "DESC.STAIN" == section.record.code.text())
    assert "DESC.STAIN" == counter.card(number).line.category
    assert "DESC.STAIN" == desk.branches["COND.STAIN"].moved_to


def test_what_is_refused_is_said_and_escape_closes_the_form(
    section: CategoriesSection, page: SettingsPage, shop: Shop, until: Until
) -> None:
    choose(section, "COND.STAIN")
    section.begin("merge")
    form = section.side.currentWidget()
    assert isinstance(form, MergeForm)
    edit_branch(shop, code="COND.WEAR", zh="磨损", en="Wear", retired=True, edited_by="陈")
    form.into.choose("COND.WEAR")
    until(lambda: "no category" in form._problem.text())
    assert not form.accept_button.isEnabled()
    assert page.leave()
    assert section.record is section.side.currentWidget()


def test_what_the_program_goes_by_is_not_moved(section: CategoriesSection) -> None:
    choose(section, "OWN.STOLEN")
    buttons = section.record.buttons
    assert [False, False, False, True] == [
        buttons[kind].isEnabled() for kind in ("merge", "split", "move", "rename")
    ]


def test_a_clerk_only_looks(
    section: CategoriesSection, desk: Desk, shop: Shop, until: Until
) -> None:
    hire(shop)
    desk.standing = standing_of(shop.queries, NAMES["clerk"])
    desk.standing_changed.emit()
    until(lambda: not section.new.isEnabled())
    assert not any(button.isEnabled() for button in section.record.buttons.values())


def test_a_branch_that_stands_out_offers_the_move_that_helps(
    section: CategoriesSection, counter: Counter, until: Until
) -> None:
    counter.sell_the_bag()
    for category, complaint, count in (
        ("COND.STAIN", "一股霉味", 2),
        ("COND.WEAR", "一股霉味", 10),
        ("COND.HIDDEN", "划痕很深", 48),
    ):
        for _ in range(count):
            counter.move(counter.open(category=category, complaint=complaint), "cancel")
    section.load()
    until(lambda: section._report is not None and not section._report.missing)
    choose(section, "COND.STAIN")
    assert "rare" == section.record.chip.face().text
    assert "2 cases in twelve months" in section.record.reason.text()
    click(section.record.proposed)
    form = section.side.currentWidget()
    assert isinstance(form, MergeForm)
    assert "COND.WEAR" == form.into.currentData()
