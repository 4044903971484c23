"""Rates of other currencies on the settings page."""

import pytest

from app.services.money.rates import record_rate
from app.ui.desk import Desk
from app.ui.settings.page import SettingsPage
from app.ui.settings.rate_form import RateForm
from tests.counter import Counter
from tests.gui.answers import settle
from tests.gui.hands import click, type_in
from tests.gui.pages.finding import ShowPage


@pytest.fixture
def form(desk: Desk, show: ShowPage) -> RateForm:
    page = SettingsPage(desk)
    show(page)
    page.open("rates")
    settle(desk)
    return page._rates


def lines(form: RateForm) -> list[tuple[str, str]]:
    return [(line.title, line.detail) for line in form._list.lines()]


def test_a_rate_is_recorded_and_shown(counter: Counter, desk: Desk, form: RateForm) -> None:
    assert not form._none.isHidden()
    type_in(form._base, "usd")
    type_in(form._rate, "7.10")
    type_in(form._source, "中国银行")
    click(form._save)
    settle(desk)
    assert lines(form) == [("1 USD = 7.10 CNY", "2026-03-02 · 中国银行")]
    assert form._none.isHidden()
    assert counter.shop.queries.rates.newest()[0].text == "7.10"


def test_what_cannot_be_read_is_said_where_it_stands(desk: Desk, form: RateForm) -> None:
    type_in(form._base, "usd")
    type_in(form._rate, "dear")
    click(form._save)
    settle(desk)
    assert "dear" in form._rate_field._below.text()
    type_in(form._rate, "7")
    type_in(form._day, "tomorrow")
    click(form._save)
    settle(desk)
    assert form._day_field._below.text() != "Empty is today."


def test_a_rate_of_yesterday_stands_below(counter: Counter, desk: Desk, form: RateForm) -> None:
    for text, source in (("7.10", "a"), ("7.25", "b")):
        record_rate(
            counter.shop, base="USD", quote="CNY", rate=text, source=source, recorded_by="陈"
        )
        counter.clock.step(days=1)
    form.load()
    settle(desk)
    assert [title for title, _ in lines(form)] == ["1 USD = 7.25 CNY", "1 USD = 7.10 CNY"]
