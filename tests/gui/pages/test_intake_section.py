"""How a case came in: proof of the sale, the visit's other cases, who complains."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.rows import CaseCard
from app.services.opening import ItemTold
from app.services.shop import Shop
from app.services.visitors import Claimant
from app.services.visits import open_visit
from app.ui.case.header import CaseHeader
from app.ui.case.intake_section import IntakeSection
from app.ui.desk import Desk, Place
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import press, type_in


@pytest.fixture
def card(counter: Counter, shop: Shop) -> CaseCard:
    """The second of two cases of one visit: a thing nobody has a receipt of."""
    counter.sell_the_bag()
    visit = open_visit(
        shop,
        items=[ItemTold("拉链坏了", sku="A-1"), ItemTold("鞋掉色")],
        claimant=Claimant("buyer", "刘女士"),
        opened_by="陈",
    )
    return counter.card(visit.numbers[1])


@pytest.fixture
def section(desk: Desk, host: QWidget, card: CaseCard) -> IntakeSection:
    made = IntakeSection(desk)
    layout = host.layout()
    assert layout is not None
    layout.addWidget(made)
    host.show()
    made.show_case(card)
    return made


def test_it_says_who_how_and_what_else(section: IntakeSection, places: list[Place]) -> None:
    assert section._facts._values["claimant"].accessibleName() == "Buyer · 刘女士"
    assert section.proof.currentData() == "not_proven"
    assert "not proven" in section._warning.text()
    (line,) = section._sisters.lines()
    assert (line.key, line.title) == ("A-000001", "LV Speedy 30")
    section._sisters.line_opened.emit(line)
    assert places == [Place("case", "A-000001")]


def test_a_proof_that_turned_up_is_chosen(
    section: IntakeSection, desk: Desk, counter: Counter, card: CaseCard
) -> None:
    section.proof.setFocus()
    press(section.proof, Qt.Key.Key_Home)
    settle(desk)
    again = counter.card(card.line.number)
    assert again.proof == "receipt"
    section.show_case(again)
    assert not section._warning.isVisible()
    assert not section._waiver.isVisible()


def test_the_owner_lets_it_go_on_with_a_reason(
    section: IntakeSection, desk: Desk, counter: Counter, card: CaseCard
) -> None:
    section._waive.click()
    settle(desk)
    assert counter.card(card.line.number).proof_waived == ""
    type_in(section.reason, "老顾客")
    press(section.reason, Qt.Key.Key_Return)
    settle(desk)
    again = counter.card(card.line.number)
    section.show_case(again)
    assert (again.proof_waived, section.reason.text()) == ("老顾客", "")
    assert section._warning.text() == "It may go on without proof: 老顾客"


def test_the_header_says_it_too(desk: Desk, host: QWidget, card: CaseCard) -> None:
    header = CaseHeader(desk)
    layout = host.layout()
    assert layout is not None
    layout.addWidget(header)
    host.show()
    header.show_case(card, None)
    told = header._where.accessibleName()
    assert header._proof.isVisible()
    assert header._proof.accessibleName() == "sale not proven"
    assert "Same visit: A-000001" in told
