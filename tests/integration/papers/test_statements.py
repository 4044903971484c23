"""A consignor's statement: it adds up, it goes on where the last one ended, it never changes."""

import pytest

from app.domain.papers import StatementModel
from app.domain.statements import BadPeriodError, PeriodOverlapsError, month_days
from app.services.goods import add_consignor
from app.services.money.costs import record_cost
from app.services.money.payouts import pay_out
from app.services.money.settling import settle_case
from app.services.papers.statement import (
    NotAConsignorError,
    consignor_statement,
    statement_model,
)
from app.services.settings import edit_settings
from tests.counter import CONSIGNORS_PART, OWNER, PRICE, Counter


def model(counter: Counter, month: str) -> StatementModel:
    first, last = month_days(month)
    return statement_model(counter.shop, consignor="1001", first=first, last=last, issued_by="陈")


def amounts(paper: StatementModel) -> list[tuple[str, int]]:
    return [(line.kind.en, line.amount_minor) for line in paper.lines]


def test_every_line_is_tied_and_they_sum_to_the_closing(counter: Counter) -> None:
    """Sold, paid out, returned with a cost shared 30/70: she owes the shop in the end."""
    counter.sell_the_bag()
    pay_out(
        counter.shop,
        consignor="1001",
        amount_minor=500_000,
        tender="bank",
        paid_by="陈",
        reason="寄卖人急用",
    )
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="cash", paid_by="陈"
    )
    counter.split(number, shop=3000, consignor=7000)
    settle_case(counter.shop, number=number, mode="CLAWBACK", actor=OWNER)
    counter.clock.step(days=40)

    paper = model(counter, "2026-03")
    assert amounts(paper) == [
        ("Sold", CONSIGNORS_PART),
        ("Payout", -500_000),
        ("Deduction for returned item", -CONSIGNORS_PART),
        ("Share of after-sales loss", -27_020),
    ]
    assert (paper.opening_minor, paper.closing_minor) == (0, -527_020)
    assert sum(total.amount_minor for total in paper.totals) == -527_020
    assert [line.reference for line in paper.lines] == ["S1", "P-000001", number, number]
    assert paper.lines[0].detail.en == "sold for 12,800.00, less 3,840.00"
    assert paper.lines[3].detail.en == "70 % of 386.00"
    assert not paper.is_draft


def test_the_next_statement_opens_with_the_closing(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    march = model(counter, "2026-03")
    counter.item("A-2", price=100_000)
    counter.sell("A-2")
    counter.clock.step(days=30)
    april = model(counter, "2026-04")
    assert april.opening_minor == march.closing_minor == CONSIGNORS_PART
    assert april.closing_minor == CONSIGNORS_PART + 70_000
    assert counter.shop.queries.ledger.faults() == []


def test_what_was_booked_after_the_issue_comes_with_the_next_one(counter: Counter) -> None:
    """March is issued on 2 April; a sale of 2 April belongs to April, once."""
    counter.sell_the_bag()
    counter.clock.step(days=31)
    counter.item("A-2", price=100_000)
    counter.sell("A-2")
    assert amounts(model(counter, "2026-03")) == [("Sold", CONSIGNORS_PART)]
    counter.clock.step(days=30)
    assert amounts(model(counter, "2026-04")) == [("Sold", 70_000)]


def test_a_month_without_a_statement_is_not_lost(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    model(counter, "2026-03")
    counter.item("A-2", price=100_000)
    counter.sell("A-2")  # in April, for which nobody asks
    counter.clock.step(days=61)
    june = model(counter, "2026-05")
    assert amounts(june) == [("Sold", 70_000)]
    assert june.opening_minor == CONSIGNORS_PART


def test_a_reprint_is_the_same_paper_whatever_has_changed_since(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    first = consignor_statement(
        counter.shop, consignor="1001", period="2026-03", langs=("zh",), issued_by="陈"
    )
    edit_settings(counter.shop, values={"name": "新店名"}, edited_by="陈")
    counter.item("A-2", price=100_000)
    counter.sell("A-2")
    again = consignor_statement(
        counter.shop, consignor="1001", period="2026-03", langs=("zh",), issued_by="小周"
    )
    assert again.pdf == first.pdf
    assert (
        len(counter.shop.queries.people.statements(counter.shop.queries.people.line("1001").id))
        == 1
    )


def test_a_month_that_has_not_ended_prints_a_draft_and_issues_nothing(counter: Counter) -> None:
    counter.sell_the_bag()
    assert model(counter, "2026-03").is_draft
    person = counter.shop.queries.people.line("1001")
    assert counter.shop.queries.people.statements(person.id) == []


def test_only_her_own_items_are_on_it(counter: Counter) -> None:
    counter.sell_the_bag()
    add_consignor(counter.shop, number="2002", name="别人", added_by="陈", split_bp=5000)
    counter.item("Z-9", price=PRICE, consignor="2002", title="别人的表")
    counter.sell("Z-9")
    counter.open("Z-9")
    counter.clock.step(days=31)
    paper = model(counter, "2026-03")
    text = repr(paper)
    assert "别人" not in text
    assert "Z-9" not in text
    assert [line.what for line in paper.lines] == ["LV Speedy 30 · A-1"]


def test_open_cases_that_may_change_it_are_listed(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    paper = model(counter, "2026-03")
    assert [(case.case_number, case.at_stake_minor) for case in paper.open_cases] == [
        (number, PRICE)
    ]


@pytest.mark.parametrize("month", ["2026-13", "march", "2026", "", "2026-3-1"])
def test_a_month_that_is_none_is_refused(month: str) -> None:
    with pytest.raises(BadPeriodError):
        month_days(month)


def test_a_buyer_has_no_statement(counter: Counter) -> None:
    counter.sell_the_bag()
    with counter.shop.store.database.writing() as connection:
        connection.execute("UPDATE person SET number = '9' WHERE is_consignor = 0")
    with pytest.raises(NotAConsignorError):
        consignor_statement(
            counter.shop, consignor="9", period="2026-03", langs=("zh",), issued_by="陈"
        )


def test_a_period_before_an_issued_one_is_refused(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=62)
    model(counter, "2026-04")
    with pytest.raises(PeriodOverlapsError):
        model(counter, "2026-03")
