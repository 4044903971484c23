"""Claims by party on the money page; carriers and others among the people."""

import pytest
from PySide6.QtCore import Qt

from app.services.money.chargebacks import ChargebackTold, record_chargeback
from app.services.money.claims import (
    ClaimAnswer,
    ClaimPayment,
    ClaimTold,
    answer_claim,
    file_claim,
    record_claim_payment,
)
from app.services.parties import add_party
from app.ui.desk import Desk, Place
from app.ui.money.claims_section import ClaimsTab
from app.ui.money.page import MoneyPage
from app.ui.people.page import PeoplePage
from app.ui.people.party_form import PartyForm
from app.ui.widgets.columns import RowRole
from tests.counter import OWNER, Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage


@pytest.fixture
def number(counter: Counter) -> str:
    """SF accepted 8,000 of 12,800 twelve days ago and paid 5,000; the insurer has not answered."""
    counter.sell_the_bag()
    number = counter.open(resolution="REFUND_ONLY")
    counter.refund(number)
    for kind, name in (("carrier", "顺丰速运"), ("insurer", "平安保险")):
        add_party(counter.shop, kind=kind, name=name, added_by="陈")
    file_claim(counter.shop, number=number, told=ClaimTold("L1"), actor=OWNER)
    told = ClaimAnswer("partly", 800_000, letter="理赔函")
    answer_claim(counter.shop, number=number, place=1, told=told, actor=OWNER)
    record_claim_payment(
        counter.shop, number=number, place=1, told=ClaimPayment(500_000), recorded_by="陈"
    )
    file_claim(counter.shop, number=number, told=ClaimTold("I1", 480_000), actor=OWNER)
    counter.clock.step(days=12)
    return number


def opened(desk: Desk, show: ShowPage) -> ClaimsTab:
    page = MoneyPage(desk)
    show(page)
    page.open("claims")
    settle(desk)
    tab = page.section("claims")
    assert isinstance(tab, ClaimsTab)
    return tab


def cells(tab: ClaimsTab) -> list[list[str]]:
    model = tab.table.paged_model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_open_claims_stand_by_party_with_what_is_still_to_come(
    desk: Desk, show: ShowPage, number: str
) -> None:
    tab = opened(desk, show)

    assert ["Everybody", "顺丰速运", "平安保险"] == [line.title for line in tab.parties.lines()]
    assert "¥3,000.00" == tab._left.text()
    row = [number, "LV Speedy 30", "顺丰速运", "12,800.00", "8,000.00", "5,000.00", "3,000.00"]
    assert [
        [*row, "12"],
        [number, "LV Speedy 30", "平安保险", "4,800.00", "", "", "", "12"],
    ] == cells(tab)

    tab.parties.choose_row(2)
    settle(desk)
    assert ["平安保险"] == [line[2] for line in cells(tab)]
    assert "claimed ¥4,800.00 · accepted ¥0.00 · received ¥0.00" == tab._sums.text()


def test_closed_claims_show_when_they_are_wanted_and_rows_open_their_case(
    desk: Desk, show: ShowPage, counter: Counter, number: str
) -> None:
    told = ClaimAnswer("refused")
    answer_claim(counter.shop, number=number, place=2, told=told, actor=OWNER)
    tab = opened(desk, show)
    assert 1 == len(cells(tab))
    tab.closed.setChecked(True)
    settle(desk)
    assert 2 == len(cells(tab))

    gone: list[Place] = []
    desk.place_wanted.connect(gone.append)
    tab.table.choose_row(0)
    press(tab.table, Qt.Key.Key_Return)
    assert [Place("case", number)] == gone
    assert tab.table.paged_model().index(0, 0).data(RowRole) is not None


def test_a_chargeback_that_waits_for_the_bank_stands_below(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open(category="MONEY.CB", resolution="CB_RESPONSE")
    tab = opened(desk, show)
    assert not tab._bank.isVisible()
    told = ChargebackTold(reference="CB-77")
    record_chargeback(counter.shop, number=number, told=told, recorded_by="陈")
    desk.refresh_everything()
    tab.refresh()
    settle(desk)
    assert tab._bank.isVisible()
    assert [number] == [line.title for line in tab.disputes.lines()]


def test_a_carrier_is_added_among_the_people_and_stays_out_of_the_consignors(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.consignor()
    page = PeoplePage(desk)
    show(page)
    page.open("")
    settle(desk)
    assert 1 == page.table.paged_model().rowCount()
    page._groups.chosen.emit("outside")
    settle(desk)
    assert 0 == page.table.paged_model().rowCount()
    page._add.click()
    (form,) = page.findChildren(PartyForm)
    type_in(form.name, "SF Express")
    press(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "L1" == page.shown_key()
    assert ["1001"] == [line.number for line in counter.shop.queries.people.page(limit=9)]


def test_whoever_is_looked_for_is_shown_in_her_own_list(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    counter.consignor()
    add_party(counter.shop, kind="third", name="中检", added_by="陈")
    page = PeoplePage(desk)
    show(page)
    page.open("T1")
    settle(desk)
    assert page._shows_outside()
    page.open("1001")
    settle(desk)
    assert not page._shows_outside()
    assert "1001" == page.shown_key()


def test_what_is_known_of_a_carrier_is_corrected_beside_its_account(
    desk: Desk, show: ShowPage, counter: Counter
) -> None:
    add_party(counter.shop, kind="carrier", name="SF", phone="95338", added_by="陈")
    page = PeoplePage(desk)
    show(page)
    page.open("L1")
    settle(desk)
    page._account._edit.click()
    (form,) = page.findChildren(PartyForm)
    assert ("SF", "95338") == (form.name.text(), form.phone.text())
    type_in(form.name, " Express")
    press(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert "SF Express" == counter.shop.queries.people.line("L1").name
