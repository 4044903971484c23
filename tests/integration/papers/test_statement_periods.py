"""Statements of any period: they follow each other, and what came late says where it belongs."""

import json
from dataclasses import asdict, replace
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from app.documents.check_code import statement_code
from app.documents.statement import statement_pdf
from app.domain.papers import HoldLine, PlanLine, StatementModel, Words
from app.domain.slips import UnknownSlipError
from app.domain.statements import (
    BadPeriodError,
    PeriodOverlapsError,
    StatementRecord,
    first_day_after,
    period_days,
    period_name,
)
from app.services.papers.frozen import model_as_json, model_from_json
from app.services.papers.paper_check import check_paper
from app.services.papers.statement import consignor_statement, statement_model
from tests.counter import CONSIGNORS_PART, Counter
from tests.staff import NAMES, hire


def model(counter: Counter, period: str) -> StatementModel:
    first, last = period_days(period)
    return statement_model(counter.shop, consignor="1001", first=first, last=last, issued_by="陈")


def text_of(pdf: bytes) -> str:
    with PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def days(paper: StatementModel) -> tuple[str, str]:
    return str(paper.first_day), str(paper.last_day)


def test_two_days_are_a_period_too(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=20)
    half = model(counter, "2026-03-01/2026-03-15")
    assert days(half) == ("2026-03-01", "2026-03-15")
    assert half.closing_minor == CONSIGNORS_PART
    counter.clock.step(days=20)
    rest = model(counter, "2026-03-16/2026-03-31")
    assert (rest.opening_minor, rest.lines) == (CONSIGNORS_PART, ())


def test_after_a_gap_the_period_begins_where_the_last_one_ended(counter: Counter) -> None:
    """March is issued, nobody asks for April; May's statement says that it begins in April."""
    counter.sell_the_bag()
    counter.clock.step(days=31)
    model(counter, "2026-03")
    counter.item("A-2", price=100_000)
    counter.sell("A-2")
    counter.clock.step(days=61)
    may = model(counter, "2026-05")
    assert days(may) == ("2026-04-01", "2026-05-31")
    assert [line.belongs_to for line in may.lines] == [""]
    assert model(counter, "2026-05") == may
    with pytest.raises(PeriodOverlapsError):
        model(counter, "2026-04")


def test_what_came_late_says_to_which_month_it_belongs(counter: Counter) -> None:
    """March is out; a sale that the till file dates to March comes in with April, marked."""
    counter.sell_the_bag()
    counter.item("A-2", price=100_000)
    counter.clock.step(days=31)
    model(counter, "2026-03")
    counter.sell("A-2")
    with counter.shop.store.database.writing() as connection:
        connection.execute("UPDATE posting SET booked_on = '2026-03-20' WHERE pk > 3")
    counter.clock.step(days=31)
    april = model(counter, "2026-04")
    assert [(line.booked_on, line.belongs_to) for line in april.lines] == [
        (date(2026, 3, 20), "2026-03")
    ]
    assert april.closing_minor == CONSIGNORS_PART + 70_000


def test_the_mark_of_a_late_line_is_printed(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    paper = model(counter, "2026-03")
    lines = tuple(replace(line, belongs_to="2026-02") for line in paper.lines)
    text = text_of(statement_pdf(replace(paper, lines=lines), langs=("zh", "en")).pdf)
    assert "late: belongs to 2026-02" in text
    assert "补记：属于 2026-02" in text


def test_plans_and_holds_are_printed_with_why_and_until_when(counter: Counter) -> None:
    counter.sell_the_bag()
    paper = replace(
        model(counter, "2026-03"),
        plans=(
            PlanLine(
                Words("分期归还", "Pays back in parts"), 300_000, 200_000, date(2026, 4, 1), 500
            ),
        ),
        holds=(
            HoldLine("LV Speedy", Words("退货期未过", "Return window"), 5_000, date(2026, 4, 9)),
        ),
    )
    text = text_of(statement_pdf(paper, langs=("en",)).pdf)
    for told in ("Pays back in parts", "2026-04-01", "2,000.00", "Return window", "2026-04-09"):
        assert told in text
    assert statement_code(paper) != statement_code(replace(paper, holds=()))
    assert model_from_json(json.loads(json.dumps(model_as_json(paper)))) == paper


def test_a_statement_of_an_older_program_reprints_to_the_byte(counter: Counter) -> None:
    """What older programs stored knows nothing of plans, holds, objections and late lines."""
    counter.sell_the_bag()
    paper = replace(model(counter, "2026-03"), holds=())
    stored = json.loads(json.dumps(model_as_json(paper)))
    for key in ("deductions", "plans", "holds", "objections"):
        del stored[key]
    for line in stored["lines"]:
        del line["belongs_to"]
    again = model_from_json(stored)
    assert asdict(again) == asdict(paper)
    assert statement_pdf(again, langs=("zh",)).pdf == statement_pdf(paper, langs=("zh",)).pdf


def test_the_language_is_told_to_readers_aloud(counter: Counter) -> None:
    counter.sell_the_bag()
    for langs, tag in (((), b"(zh-CN)"), (("en",), b"(en)")):
        paper = consignor_statement(
            counter.shop, consignor="1001", period="2026-03", langs=langs, issued_by="陈"
        )
        assert b"/Lang " + tag in paper.pdf


def test_the_check_code_says_when_for_whom_and_how_much(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    code = statement_code(model(counter, "2026-03"))
    found = check_paper(counter.shop, code.lower().replace("-", ""))
    assert isinstance(found, StatementRecord)
    assert (found.consignor_number, found.first_day, found.last_day) == (
        "1001",
        "2026-03-01",
        "2026-03-31",
    )
    assert (found.closing_minor, found.issued_by) == (CONSIGNORS_PART, "陈")
    hit = counter.shop.queries.search.scanned(code)
    assert hit is not None
    assert (hit.subject_type, hit.key) == ("person", "1001")


def test_a_statement_issued_before_codes_were_kept_is_found_too(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    code = statement_code(model(counter, "2026-03"))
    with counter.shop.store.database.writing() as connection:
        connection.execute("UPDATE statement SET code = ''")
    found = check_paper(counter.shop, code)
    assert isinstance(found, StatementRecord)
    assert found.closing_minor == CONSIGNORS_PART


def test_a_code_of_nobody_is_refused(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    draft = model(counter, "2026-04")
    assert draft.is_draft
    for code in (statement_code(draft), "ZZZZ-ZZZZ", "hello", ""):
        with pytest.raises(UnknownSlipError):
            check_paper(counter.shop, code)


def test_whoever_sees_no_balances_learns_nothing_from_a_code(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    code = statement_code(model(counter, "2026-03"))
    hire(counter.shop)
    assert isinstance(check_paper(counter.shop.seen_by(NAMES["owner"]), code), StatementRecord)
    with pytest.raises(UnknownSlipError):
        check_paper(counter.shop.seen_by(NAMES["clerk"]), code)


@pytest.mark.parametrize("period", ["2026-03-15/2026-03-01", "2026-3", "a/b", "/", "2026-03/"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(BadPeriodError):
        period_days(period)


def test_periods_are_named_by_their_month_where_they_are_one() -> None:
    assert period_name(*period_days("2026-02")) == "2026-02"
    assert period_name(*period_days("2026-02-01/2026-02-27")) == "2026-02-01_2026-02-27"
    assert first_day_after(
        date(2026, 5, 1), date(2026, 5, 31), last_issued=date(2026, 3, 31)
    ) == date(2026, 4, 1)
