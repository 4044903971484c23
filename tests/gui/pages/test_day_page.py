"""My day, the calendar of deadlines, the board, and the dates of a case, as a person uses them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.clocks import set_clock
from app.services.settings import edit_settings
from app.ui.case.clocks_section import ClocksSection
from app.ui.day.page import DayPage
from app.ui.deadlines.month_grid import first_of_grid
from app.ui.deadlines.page import DeadlinesPage
from app.ui.desk import Desk, Place
from app.ui.queue.page import QueuePage
from tests.counter import HOUR_MS, Counter, ShopClock
from tests.gui.answers import settle
from tests.gui.hands import press, type_in
from tests.gui.pages.finding import ShowPage, button

DAY_MS = 24 * HOUR_MS


@pytest.fixture
def cases(counter: Counter, clock: ShopClock) -> list[str]:
    """One is late, one waits for the buyer with a court date, one for the shop."""
    counter.sell_the_bag()
    for number, title in ((2, "Chloé Marcie"), (3, "Celine Box")):
        counter.item(f"A-{number}", title=title)
        counter.sell(f"A-{number}")
    late = counter.open("A-1")
    clock.step(days=2)
    waits, ours = counter.open("A-2"), counter.open("A-3")
    counter.move(waits, "review", "ask_info")
    due_ms = clock.now_ms + 5 * DAY_MS
    set_clock(counter.shop, number=waits, kind="court", due_ms=due_ms, set_by="陈", note="8899")
    counter.move(ours, "review", "to_decision")
    return [late, waits, ours]


@pytest.fixture
def day(desk: Desk, show: ShowPage, cases: list[str]) -> DayPage:  # noqa: ARG001 - are there
    page = DayPage(desk)
    show(page)
    page.open("")
    settle(desk)
    return page


def told(page: DayPage) -> list[str]:
    return [line.title if line.head else line.lead for line in page._lines.lines()]


def test_the_day_names_what_presses_and_why(day: DayPage, cases: list[str]) -> None:
    late, waits, ours = cases
    assert ["Overdue", late, "Due today", ours, "Deadlines of others", waits] == told(day)
    first, court = day._lines.lines()[1], day._lines.lines()[5]
    assert "¥12,800.00 at stake" in first.detail
    assert (first.tone, court.detail.split("  ·  ")[0]) == ("overdue", "Court date")
    assert late == (day._preview._card.line.number if day._preview._card else "")


def test_keys_pass_the_heads_by_and_open_a_case(
    day: DayPage, cases: list[str], places: list[Place]
) -> None:
    press(day._lines, Qt.Key.Key_J)
    press(day._lines, Qt.Key.Key_K)
    press(day._lines, Qt.Key.Key_K)
    press(day._lines, Qt.Key.Key_J)
    press(day._lines, Qt.Key.Key_Return)
    assert places == [Place("case", cases[2])]


def test_a_number_makes_the_offered_move(day: DayPage, counter: Counter, cases: list[str]) -> None:
    press(day._lines, Qt.Key.Key_1)
    settle(day.desk)
    assert "TRIAGE" == counter.card(cases[0]).claim_stage


def test_a_day_without_work_says_so(desk: Desk, show: ShowPage, places: list[Place]) -> None:
    page = DayPage(desk)
    show(page)
    page.open("")
    settle(desk)
    button(page, "Look at the queue").click()
    assert places == [Place("queue")]


def test_the_day_speaks_both_languages(day: DayPage, each_language: str) -> None:
    day.retranslate()
    assert {"zh": "已超时", "en": "Overdue"}[each_language] == told(day)[0]


@pytest.fixture
def deadlines(desk: Desk, show: ShowPage, cases: list[str]) -> DeadlinesPage:  # noqa: ARG001
    page = DeadlinesPage(desk)
    show(page)
    page.open("")
    settle(desk)
    return page


def listed(page: DeadlinesPage) -> list[str]:
    return [line.detail for line in page._list.lines()]


def test_the_calendar_walks_from_day_to_day(
    deadlines: DeadlinesPage, cases: list[str], places: list[Place]
) -> None:
    """From today, a Wednesday, to the court date five days on, into the list, into the case."""
    grid = deadlines._grid
    assert date(2026, 3, 4) == grid.chosen()
    assert listed(deadlines) == [f"{cases[2]}  ·  Decision"]
    for _ in range(5):
        press(grid, Qt.Key.Key_Right)
    settle(deadlines.desk)
    assert f"{cases[1]}  ·  Court date  ·  8899" in listed(deadlines)
    press(grid, Qt.Key.Key_Return)
    rows = [line.key for line in deadlines._list.lines()]
    deadlines._list.choose(next(key for key in rows if "court" in key))
    press(deadlines._list, Qt.Key.Key_Return)
    assert places == [Place("case", cases[1])]
    assert deadlines.leave()
    assert not deadlines.leave()


def test_the_calendar_turns_its_months(deadlines: DeadlinesPage) -> None:
    grid = deadlines._grid
    press(grid, Qt.Key.Key_PageDown)
    press(grid, Qt.Key.Key_PageDown)
    assert (date(2026, 5, 1), date(2026, 5, 4)) == (grid.month(), grid.chosen())
    press(grid, Qt.Key.Key_Home)
    settle(deadlines.desk)
    assert date(2026, 3, 4) == grid.chosen()
    assert date(2026, 2, 23) == first_of_grid(date(2026, 3, 1))


def test_a_closed_day_looks_closed_and_a_late_one_late(
    deadlines: DeadlinesPage, counter: Counter
) -> None:
    edit_settings(counter.shop, values={"closed_days": "2026-03-20"}, edited_by="陈")
    deadlines.desk.refresh_everything()
    settle(deadlines.desk)
    settle(deadlines.desk)
    faces = deadlines._grid._faces
    assert [date(2026, 3, 20)] == [day for day, face in faces.items() if face.is_closed]
    today = date(2026, 3, 4)
    assert "overdue" == faces[today - timedelta(days=2)].tone


@pytest.fixture
def queue(desk: Desk, show: ShowPage, cases: list[str]) -> QueuePage:  # noqa: ARG001
    page = QueuePage(desk)
    show(page)
    page.open("")
    settle(desk)
    button(page, "As a board").click()
    settle(desk)
    return page


def column(page: QueuePage, party: str) -> list[str]:
    return [line.key for line in page._board._lists[party].lines()]


def test_the_board_has_a_column_for_each_party(
    queue: QueuePage, cases: list[str], places: list[Place]
) -> None:
    late, waits, ours = cases
    assert ([late, ours], [waits], []) == (
        column(queue, "shop"), column(queue, "buyer"), column(queue, "carrier"),
    )  # fmt: skip
    press(queue._board._lists["shop"], Qt.Key.Key_Right)
    assert waits == (chosen.number if (chosen := queue._board.chosen()) else "")
    press(queue._board._lists["buyer"], Qt.Key.Key_Return)
    assert places == [Place("case", waits)]


def test_a_move_carries_a_card_over_the_board(
    queue: QueuePage, counter: Counter, cases: list[str]
) -> None:
    counter.move(cases[1], "info_received")
    queue.desk.refresh_everything()
    settle(queue.desk)
    settle(queue.desk)
    assert set(cases) == set(column(queue, "shop"))


def test_the_key_leads_back_to_the_list(queue: QueuePage) -> None:
    press(queue._board._lists["shop"], Qt.Key.Key_B)
    settle(queue.desk)
    assert queue._table.isVisible()


@pytest.fixture
def section(desk: Desk, host: QWidget) -> ClocksSection:
    made = ClocksSection(desk)
    layout = host.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(made)
    host.show()
    return made


def test_the_letter_of_the_bank_is_asked_for_and_entered(
    section: ClocksSection, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open(category="MONEY.CB", complaint="银行来函")
    section.show_case(counter.card(number))
    settle(section._desk)
    assert "Please enter: Answer the chargeback" == section._asks.text()
    assert "chargeback" == section.kind.currentData()
    section.set_deadline()
    settle(section._desk)
    type_in(section.when, "2026-03-12 18:00")
    type_in(section.note, "CB-77")
    section.set_deadline()
    settle(section._desk)
    settle(section._desk)
    (clock,) = counter.shop.queries.clocks.of_case(number).clocks
    assert ("chargeback", "CB-77") == (clock.kind, clock.note)
    assert section._asks.isHidden()
    button(section, "Done").click()
    settle(section._desk)
    settle(section._desk)
    assert [True] == [c.is_done for c in counter.shop.queries.clocks.of_case(number).clocks]


def test_a_date_that_is_none_is_told_beside_its_field(
    section: ClocksSection, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    section.show_case(counter.card(number))
    settle(section._desk)
    type_in(section.when, "next week")
    section.set_deadline()
    assert "Write it like" in section._when_field._below.text()
    assert () == counter.shop.queries.clocks.of_case(number).clocks
