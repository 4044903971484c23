"""Checklist, examination and panel on the case's page, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.services.findings import case_appraisal
from app.services.panel import case_panel
from app.text.catalogue import choose_language
from app.ui.case.checklist_section import ChecklistSection
from app.ui.case.findings_section import FindingsSection
from app.ui.case.page import CasePage
from app.ui.case.panel_section import PanelSection
from app.ui.desk import Desk
from app.ui.theme.theme import Theme
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage
from tests.gui.pictures import picture

Told = Callable[[], list[str]]


@pytest.fixture
def number(counter: Counter) -> str:
    """A bag that may be a counterfeit, under review."""
    counter.sell_the_bag()
    number = counter.open(category="AUTH.FAKE", complaint="怀疑是假的")
    counter.move(number, "review")
    return number


@pytest.fixture
def page(desk: Desk, show: ShowPage, number: str) -> CasePage:
    made = CasePage(desk)
    show(made)
    made.open(number)
    settle(desk)
    return made


@pytest.fixture
def checklist(page: CasePage, desk: Desk) -> ChecklistSection:
    page._layers.show_layer("checklist")
    settle(desk)
    section = page._layers.section("checklist")
    assert isinstance(section, ChecklistSection)
    return section


@pytest.fixture
def findings(page: CasePage, desk: Desk) -> FindingsSection:
    page._layers.show_layer("findings")
    settle(desk)
    section = page._layers.section("findings")
    assert isinstance(section, FindingsSection)
    return section


@pytest.fixture
def panel(page: CasePage, desk: Desk) -> PanelSection:
    page._layers.show_layer("panel")
    settle(desk)
    section = page._layers.section("panel")
    assert isinstance(section, PanelSection)
    return section


def missing(counter: Counter, number: str) -> tuple[str, ...]:
    with counter.shop.store.state() as state:
        return state.case(number).evidence_missing


def test_the_move_that_waits_for_evidence_leads_to_it(
    page: CasePage, desk: Desk, counter: Counter, number: str
) -> None:
    """1 would take it to the decision; instead the first missing item has the focus."""
    press(page, Qt.Key.Key_1)
    settle(desk)
    section = page._layers.section("checklist")
    assert isinstance(section, ChecklistSection)
    first = section._rows[0]
    assert first.photo is QApplication.focusWidget()
    assert "0 of 7 shown; the decision waits for 3" == section._summary.text()
    press(first.seen, Qt.Key.Key_Return)
    settle(desk)
    assert ("logo", "close_up") == missing(counter, number)
    assert section._rows[1].photo is QApplication.focusWidget()
    for row in section._rows[1:3]:
        press(row.seen, Qt.Key.Key_Return)
        settle(desk)
    assert () == missing(counter, number)
    press(page, Qt.Key.Key_1)
    settle(desk)
    assert "DECIDE" == counter.card(number).claim_stage


def test_a_photo_is_pasted_onto_an_item(
    checklist: ChecklistSection, desk: Desk, counter: Counter, number: str
) -> None:
    mime = QMimeData()
    mime.setImageData(picture())
    QGuiApplication.clipboard().setMimeData(mime)
    row = checklist._rows[1]
    press(row, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert ("serial", "close_up") == missing(counter, number)
    assert ["logo"] == [photo.shot for photo in counter.card(number).photos]
    assert "photographed" == row._state.face().text
    assert "1 of 4 photos" == checklist._rows[2]._state.face().text


def test_a_waiver_asks_for_its_reason_and_esc_leaves_it(
    checklist: ChecklistSection, desk: Desk, counter: Counter, number: str
) -> None:
    row = checklist._rows[2]
    press(row.waive, Qt.Key.Key_Return)
    assert row.note.isVisible()
    press(row.note, Qt.Key.Key_Escape)
    assert not row.note.isVisible()
    press(row.waive, Qt.Key.Key_Return)
    press(row.note, Qt.Key.Key_Return)
    assert "close_up" in missing(counter, number)
    type_in(row.note, "物品在鉴定机构")
    press(row.note, Qt.Key.Key_Return)
    settle(desk)
    assert "close_up" not in missing(counter, number)
    assert "waived" == row._state.face().text


def test_a_category_without_a_list_says_so(desk: Desk, counter: Counter) -> None:
    counter.consignor()
    counter.item()
    number = counter.open(category="OTHER.SVC", resolution="NOTE_ONLY")
    section = ChecklistSection(desk)
    section.show_case(counter.card(number))
    settle(desk)
    assert "This kind of case asks for no particular evidence." == section._summary.text()
    section.deleteLater()


def test_a_finding_is_recorded_by_keyboard(
    findings: FindingsSection, desk: Desk, counter: Counter, number: str
) -> None:
    press(findings.record_button, Qt.Key.Key_Return)
    form = findings.form
    assert form.by is QApplication.focusWidget()
    type_in(form.by, "中检")
    form.result.setCurrentIndex(form.result.findData("fail"))
    assert form.fake.isEnabled()
    press(form.fake, Qt.Key.Key_Space)
    press(form.by, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "A finding that fails needs its reason." == form._problem.text()
    type_in(form.reason, "针距不符")
    type_in(form.fee, "380")
    press(form.by, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert not form.isVisible()
    (found,) = case_appraisal(counter.shop, number=number).findings
    assert ("中检", "fail", True, 38_000) == (
        found.by,
        found.result,
        found.confirmed_fake,
        found.fee_minor,
    )
    assert findings._fake.isVisible()
    assert not findings._conflict.isVisible()


def test_a_finding_is_withdrawn_with_a_reason(
    findings: FindingsSection, desk: Desk, counter: Counter, number: str
) -> None:
    test_a_finding_is_recorded_by_keyboard(findings, desk, counter, number)
    card = findings._cards[0]
    press(card._withdraw, Qt.Key.Key_Return)
    type_in(card._why, "看错了货")
    press(card._why, Qt.Key.Key_Return)
    settle(desk)
    assert not findings._fake.isVisible()
    assert "看错了货" == case_appraisal(counter.shop, number=number).findings[0].withdrawn


def test_an_appraiser_is_agreed_on_by_one_side_after_the_other(
    findings: FindingsSection, desk: Desk
) -> None:
    press(findings._agree, Qt.Key.Key_Return)
    form = findings.agreement
    type_in(form.name, "中检")
    form._boxes["buyer"].setChecked(True)
    press(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "Appraiser: 中检. Not accepted yet by: Consignor" == findings._appraiser.text()
    press(findings._agree, Qt.Key.Key_Return)
    assert ("中检", True) == (form.name.text(), form._boxes["consignor"].isChecked())
    press(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "Appraiser: 中检, accepted by both sides" == findings._appraiser.text()


def test_a_panel_is_called_struck_and_heard(
    panel: PanelSection, desk: Desk, counter: Counter, number: str
) -> None:
    press(panel._call, Qt.Key.Key_Return)
    call = panel.call_form
    type_in(call.members, "Wang")
    press(call.members, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "A panel has 3 to 7 different members, not 1." == call._problem.text()
    call.members.setPlainText("Wang\nLi\nZhang\nZhou")
    press(call.members, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    press(panel._strike, Qt.Key.Key_Return)
    panel.strike_form.member.setCurrentIndex(3)
    press(panel.strike_form.party, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    for place in range(3):
        press(panel._vote, Qt.Key.Key_Return)
        vote = panel.vote_form
        assert 3 - place == vote.member.count()
        vote.shares.take_share(1, 8000 - 1000 * place)
        press(vote.member, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle(desk)
        assert (place == 2) == panel._result.isVisible()
    result = case_panel(counter.shop, number=number)
    assert {"shop": 3000, "consignor": 7000} == (
        result.result.shares_bp if result and result.result else None
    )
    assert ["30 %", "70 %"] == [line.figure for line in panel._spreads.lines()]
    assert "The panel has spoken." == panel._state.text()


def test_a_form_sent_twice_is_written_down_once(
    panel: PanelSection, desk: Desk, counter: Counter, number: str
) -> None:
    press(panel._call, Qt.Key.Key_Return)
    members = panel.call_form.members
    members.setPlainText("Wang\nLi\nZhang")
    press(members, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(members, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    told = counter.shop.queries.cases.timeline(counter.card(number).line.id)
    assert ["panel_called"] == [line.kind for line in told if line.kind == "panel_called"]
    assert "" == panel.call_form._problem.text()
    assert not panel.call_form.isVisible()


def test_esc_closes_a_form_before_it_leaves_the_layer(panel: PanelSection, page: CasePage) -> None:
    press(panel._call, Qt.Key.Key_Return)
    assert page.leave()
    assert not panel.call_form.isVisible()
    assert "panel" == page._layers.tabs.current()
    assert page.leave()
    assert "overview" == page._layers.tabs.current()


@pytest.mark.parametrize("layer", ["checklist", "findings", "panel"])
def test_layers_speak_both_languages_and_both_schemes(
    page: CasePage, desk: Desk, theme: Theme, layer: str
) -> None:
    page._layers.show_layer(layer)
    settle(desk)
    choose_language("zh")
    for widget in (page, *page.findChildren(type(page._layers))):
        widget.retranslate()
    theme.choose("dark")
    page.grab()
    theme.choose("light")
