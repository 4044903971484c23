"""The rules section: what is wrong is underlined, a rule is tried, saved, moved, carried."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from app.domain.rules.facts import FACTS
from app.domain.rules.parsing import parse
from app.services.opening import open_case
from app.services.shop import Shop
from app.services.visitors import Claimant
from app.text.catalogue import choose_language
from app.ui.desk import Desk, Place
from app.ui.settings.page import SettingsPage
from app.ui.settings.rules.editor import RuleEditor
from app.ui.settings.rules.fact_menu import example
from app.ui.settings.rules.section import RulesSection
from tests.counter import Counter
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until, button

Told = Callable[[], list[str]]


@pytest.fixture
def section(desk: Desk, show: ShowPage, until: Until) -> RulesSection:
    page = SettingsPage(desk)
    show(page)
    page.open("rules")
    made = page._rules
    until(lambda: made._editor.shown() == "OWNER-MONEY")
    return made


@pytest.fixture
def editor(section: RulesSection) -> RuleEditor:
    return section._editor


def type_condition(editor: RuleEditor, text: str) -> None:
    edit = editor._condition
    edit.setFocus()
    edit.selectAll()
    type_in(edit, text)


def marked(editor: RuleEditor) -> list[str]:
    """The words that are underlined."""
    selections = editor._condition.extraSelections()  # own their cursors
    return [selection.cursor.selectedText() for selection in selections]


@pytest.mark.usefixtures("each_language")
def test_the_rules_stand_in_their_order_in_plain_words(section: RulesSection, shop: Shop) -> None:
    lines = section._list.lines()
    assert [rule.code for rule in shop.queries.rules.all()] == [line.key for line in lines]
    assert [str(n) for n in range(1, len(lines) + 1)] == [line.lead for line in lines]
    assert all(line.detail for line in lines)


def test_what_is_wrong_is_underlined_where_it_stands_and_said_below(editor: RuleEditor) -> None:
    type_condition(editor, "case.complaint contains 假 and case.trnk = AUTH")
    assert ["case.trnk"] == marked(editor)
    assert "case.trunk" in editor._condition_field._below.text()
    assert not editor._says.isVisible()
    type_condition(editor, "case.complaint contains 假 and case.trunk = AUTH")
    assert [] == marked(editor)
    assert editor._says.text().startswith("If the complaint has “假”")


def test_letters_beyond_the_first_plane_do_not_shift_the_mark(editor: RuleEditor) -> None:
    editor._condition.setPlainText('case.complaint contains "😀😀" and case.lane = quick')
    assert ["quick"] == marked(editor)


def test_a_rule_with_an_error_is_not_saved(editor: RuleEditor, shop: Shop) -> None:
    before = shop.queries.rules.all()
    type_condition(editor, "case.loss >")
    editor.save()
    assert editor._condition.hasFocus()
    assert before == shop.queries.rules.all()


def test_an_effect_that_cannot_be_is_said_beside_its_field(editor: RuleEditor) -> None:
    editor._effects._lines["priority"].setText("very")
    editor.save()
    assert "very" in editor._effects._fields["priority"]._below.text()


def test_a_new_rule_is_written_by_keyboard_and_stands_last(
    section: RulesSection, editor: RuleEditor, shop: Shop, until: Until, told: Told
) -> None:
    click(section._new)
    type_in(editor._zh, "周末从严")
    type_condition(editor, "today.weekday in [sat, sun]")
    lane = editor._effects._choices["lane"]
    lane.setCurrentIndex(lane.findData("strict"))
    editor._effects._lines["tags"].setText("周末，急")
    click(button(editor, "Save"))
    until(lambda: editor.shown() == "R-001")
    rule = shop.queries.rules.one("R-001")
    assert ("strict", ("周末", "急")) == (rule.effects.lane, rule.effects.tags)
    until(lambda: section._list.lines()[-1].key == "R-001")
    assert ["周末从严 is saved."] == told()


def test_a_rule_is_edited_and_its_version_grows(
    section: RulesSection, editor: RuleEditor, shop: Shop, until: Until
) -> None:
    section._list.choose("LARGE")
    type_condition(editor, "case.at_stake > 9000")
    click(button(editor, "Save"))
    until(lambda: editor._version.text() == "version 2")
    assert "case.at_stake > 9000" == shop.queries.rules.one("LARGE").condition


def test_a_rule_without_a_name_is_refused_beside_the_name(
    section: RulesSection, editor: RuleEditor, until: Until
) -> None:
    click(section._new)
    type_condition(editor, "always")
    editor._effects._holds.setChecked(True)
    click(button(editor, "Save"))
    until(lambda: bool(editor._zh_field._below.text()))
    assert editor._zh.hasFocus()


def test_alt_down_moves_a_rule_later(
    section: RulesSection, shop: Shop, until: Until, editor: RuleEditor
) -> None:
    click(section._down)
    until(lambda: shop.queries.rules.all()[1].code == "OWNER-MONEY")
    until(lambda: section._list.lines()[1].key == "OWNER-MONEY")
    assert "OWNER-MONEY" == editor.shown()
    click(section._up)
    until(lambda: section._list.lines()[0].key == "OWNER-MONEY")
    click(section._up)
    assert "OWNER-MONEY" == shop.queries.rules.all()[0].code


def test_a_rule_is_retired(section: RulesSection, editor: RuleEditor, until: Until) -> None:
    click(button(editor, "Retire"))
    until(lambda: section._list.lines()[0].key == "OWNER-THIRD")
    until(lambda: editor.shown() == "OWNER-THIRD")


def test_it_is_tried_on_past_cases_before_it_is_saved(
    section: RulesSection,
    editor: RuleEditor,
    counter: Counter,
    until: Until,
    places: list[Place],
) -> None:
    counter.sell_the_bag()
    for category in ("AUTH.FAKE", "DESC.MISS"):
        open_case(
            counter.shop,
            complaint="不对",
            opened_by="小周",
            sku="A-1",
            category=category,
            claimant=Claimant("buyer"),
        )
    section._list.choose("OWNER-AMOUNT")
    type_condition(editor, "case.trunk = DESC and case.at_stake > 99999")
    click(button(editor, "Try"))
    until(lambda: "0 of 2 cases; 1 differently" in editor._trial._result.text())
    (line,) = editor._trial._cases.lines()
    assert ("A-000002", "Owner → –") == (line.key, line.detail)
    press(editor._trial._cases, Qt.Key.Key_Down)
    press(editor._trial._cases, Qt.Key.Key_Return)
    assert [Place("case", "A-000002")] == places


def test_without_past_cases_it_says_so(editor: RuleEditor, until: Until) -> None:
    click(button(editor, "Try"))
    until(lambda: "no past cases" in editor._trial._result.text())


def test_what_was_typed_stays_when_somebody_else_edits_rules(
    section: RulesSection, editor: RuleEditor, until: Until
) -> None:
    type_condition(editor, "case.photos = 7")
    section.load()
    until(lambda: section._list.lines()[0].key == "OWNER-MONEY")
    assert "case.photos = 7" == editor._condition.text()


def test_rules_go_to_a_file_and_come_back(
    section: RulesSection, shop: Shop, tmp_path: Path, until: Until, told: Told
) -> None:
    path = tmp_path / "rules.toml"
    section.save_as(path)
    until(path.exists)
    until(lambda: "Saved as rules.toml." in told())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("case.at_stake > 5000", "case.at_stake > 7000"), "utf-8")
    section.bring_in(path)
    until(lambda: "7000" in shop.queries.rules.one("LARGE").condition)
    path.write_text(text.replace("case.trunk = SHIP", "case.trunk = SHOP"), "utf-8")
    section.bring_in(path)
    until(lambda: any("rules.toml is wrong in line" in words for words in told()))


def test_each_fact_of_the_menu_begins_a_comparison(editor: RuleEditor) -> None:
    for fact in FACTS.values():
        text = example(fact)
        editor._condition.setPlainText("always and")
        editor._condition.moveCursor(QTextCursor.MoveOperation.End)
        editor._insert_text(text)
        assert f"always and {text} " == editor._condition.text()
        if not text.endswith("="):
            parse(text)


def test_the_other_language_says_everything_anew(section: RulesSection, editor: RuleEditor) -> None:
    choose_language("zh")
    section.retranslate()
    editor.retranslate()
    editor._effects.retranslate()
    assert "款项与权属交店主" == section._list.lines()[0].title
    assert "店主" == editor._effects._choices["team"].currentText()
    assert "启用" == editor._enabled.text()


def test_a_team_is_made_and_gets_members(
    desk: Desk, show: ShowPage, shop: Shop, until: Until
) -> None:
    page = SettingsPage(desk)
    show(page)
    page.open("teams")
    form = page._teams
    until(lambda: form._team.code == "owner")
    click(form._new)
    type_in(form._code, "front")
    type_in(form._zh, "前台")
    type_in(form._members, "小周，小陈")
    click(button(form, "Save"))
    until(lambda: "front" in shop.queries.rules.teams())
    assert ("小周", "小陈") == shop.queries.rules.teams()["front"].members
    until(lambda: form._team.code == "front")
    click(form._retire)
    until(lambda: shop.queries.rules.teams()["front"].retired)


def test_a_team_without_a_code_is_refused_beside_it(
    desk: Desk, show: ShowPage, until: Until
) -> None:
    page = SettingsPage(desk)
    show(page)
    page.open("teams")
    form = page._teams
    until(lambda: form._team.code == "owner")
    click(form._new)
    click(button(form, "Save"))
    until(lambda: "needs a code" in form._code_field._below.text())


def test_a_click_leads_back_from_a_new_rule_that_was_begun(
    section: RulesSection, editor: RuleEditor
) -> None:
    click(section._new)
    assert "" == editor.shown()
    section._list.line_opened.emit(section._list.lines()[0])
    assert "OWNER-MONEY" == editor.shown()
