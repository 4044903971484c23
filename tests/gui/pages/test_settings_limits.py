"""Time limits on the settings page, beside what the shop's past says of them."""

import pytest

from app.domain.time_limits import TimeLimit
from app.ui.desk import Desk
from app.ui.settings.limit_form import LimitForm
from app.ui.settings.page import SettingsPage
from tests.counter import Counter, ShopClock
from tests.gui.answers import settle
from tests.gui.hands import click, type_in
from tests.gui.pages.finding import ShowPage


@pytest.fixture
def experienced(counter: Counter, clock: ShopClock) -> Counter:
    """Twenty faults, each of which took the shop two days of ten open hours, some three."""
    counter.sell_the_bag()
    for place in range(20):
        number = counter.open(resolution="NOTE_ONLY")
        clock.step(days=3 if place % 5 == 0 else 2)
        counter.to_decision(number)
        counter.move(number, "note_kept")
    return counter


@pytest.fixture
def form(desk: Desk, show: ShowPage, experienced: Counter) -> LimitForm:  # noqa: ARG001 - the past
    page = SettingsPage(desk)
    show(page)
    page.open("time_limits")
    settle(desk)
    return page._limits


def told(form: LimitForm, trunk: str) -> tuple[str, str]:
    (line,) = (line for line in form._list.lines() if line.key == trunk)
    return line.figure, line.detail


def limit_of(counter: Counter, trunk: str) -> TimeLimit:
    return counter.shop.queries.durations.limits()[trunk]


def test_each_category_says_what_its_past_would_have_kept(form: LimitForm) -> None:
    assert ("72 open hours", "kept in 100 of 100 · proposed: 20 open hours") == told(form, "FUNC")
    assert ("14 days", "20 more finished cases needed") == told(form, "AUTH")


def test_what_the_past_says_is_taken_over_with_one_button(
    form: LimitForm, counter: Counter, desk: Desk
) -> None:
    form._list.choose("FUNC")
    form._show("FUNC")
    assert "Take 20 open hours" == form._take.text().strip()
    click(form._take)
    settle(desk)
    assert TimeLimit(20) == limit_of(counter, "FUNC")
    assert ("20 open hours", "kept in 80 of 100") == told(form, "FUNC")
    assert form._take.isHidden()
    desk.undo_last()
    settle(desk)
    assert TimeLimit(72) == limit_of(counter, "FUNC")


def test_a_limit_is_typed_and_what_cannot_be_one_is_said(
    form: LimitForm, counter: Counter, desk: Desk
) -> None:
    form._show("COND")
    assert form._take.isHidden()
    form._amount.clear()
    type_in(form._amount, "many")
    click(form._save)
    assert "A whole number." == form._field._below.text()
    form._amount.clear()
    type_in(form._amount, "9999")
    click(form._save)
    settle(desk)
    assert "A time limit is a number from 1 to 2000, not 9999." == form._field._below.text()
    form._amount.clear()
    type_in(form._amount, "30")
    click(form._save)
    settle(desk)
    assert TimeLimit(30) == limit_of(counter, "COND")
