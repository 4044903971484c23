import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.fonts import font_book
from app.documents.printable import Gate
from app.documents.statement import statement_pdf
from app.documents.statement_pages import statement_pages
from app.documents.statement_setting import BOTTOM, TOP, statement_setting
from app.documents.voice import Voice
from app.domain.papers import OpenCaseLine, PlanLine, StatementModel, Words
from app.text.amounts import format_amount

ReadPages = Callable[[bytes], list[str]]
MakeStatement = Callable[..., StatementModel]
CASE = OpenCaseLine("A-000482", "手提包", Words("验货", "Inspection"), 680_000)


def english(model: StatementModel) -> bytes:
    return statement_pdf(model, langs=("en",)).pdf


def sums(pages: list[str], name: str) -> list[tuple[str, str]]:
    """Amount and balance of the row called ``name``, page by page."""
    return [found for page in pages for found in re.findall(rf"{name} (\S+) (\S+)", page)]


def test_statement_shows_who_when_and_how_much(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    (text,) = read_pages(english(replace(make_statement(3), open_cases=(CASE,))))
    for fact in (
        "拾光寄卖行",
        "南京西路 1266 号",
        "C-0012",
        "李女士",
        "2026-10-01 \N{EN DASH} 2026-10-31, by booking date",
        "¥600.07",
        "The shop owes you this amount.",
        "Opening balance 500.00",
        "Sale 100.07",
        "Closing balance 600.07",
        "Amount CNY",
        "R-000001 as agreed",
        "\N{MINUS SIGN}100.07",
        "Total of the period 100.07",
        "Open cases",
        "A-000482",
        "Inspection",
        "6,800.00",
        "Check code",
        "Page 1 of 1",
    ):
        assert fact in text


def test_no_line_of_a_thousand_is_lost_or_printed_twice(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    model = make_statement(1_000)
    references = re.findall(r"R-\d{6}", "".join(read_pages(english(model))))
    assert [line.reference for line in model.lines] == references


def test_sums_are_carried_from_page_to_page(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    model = make_statement(200)
    pages = read_pages(english(model))
    expected = []
    done = 0
    for page in pages[:-1]:
        done += len(re.findall(r"R-\d{6}", page))
        moved_minor = sum(line.amount_minor for line in model.lines[:done])
        expected.append(
            (format_amount(moved_minor, "CNY"), format_amount(50_000 + moved_minor, "CNY"))
        )
    assert len(expected) > 2
    assert expected == sums(pages, "Carried forward")
    assert expected == sums(pages, "Brought forward")


def test_every_page_repeats_the_head_of_the_table_and_counts_itself(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    pages = read_pages(english(make_statement(60)))
    for number, page in enumerate(pages, 1):
        assert "Item and reference" in page
        assert "C-0012" in page
        assert "李女士" in page
        assert f"Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("count", range(16, 26))
def test_closing_balance_never_stands_on_a_page_without_a_line(
    make_statement: MakeStatement, read_pages: ReadPages, count: int
) -> None:
    last = read_pages(english(make_statement(count)))[-1]
    assert "Closing balance" in last
    assert re.search(r"R-\d{6}", last)


def test_period_without_lines_says_so(make_statement: MakeStatement, read_pages: ReadPages) -> None:
    (text,) = read_pages(english(make_statement(0, opening_minor=0)))
    assert "Nothing was booked in this period." in text
    assert "Nothing is owed either way." in text


def test_negative_balance_is_explained(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    (text,) = read_pages(english(make_statement(1, opening_minor=-9_000_000)))
    assert "\N{MINUS SIGN}¥89,900.00" in text
    assert "You owe the shop this amount." in text


def test_yen_have_no_decimals(make_statement: MakeStatement, read_pages: ReadPages) -> None:
    (text,) = read_pages(english(make_statement(1, currency="JPY", opening_minor=100)))
    assert "JP¥10,100" in text
    assert "Amount JPY" in text
    assert ".00" not in text


def test_dinars_have_three_decimals(make_statement: MakeStatement, read_pages: ReadPages) -> None:
    (text,) = read_pages(english(make_statement(1, currency="KWD", opening_minor=10**12)))
    assert "KWD 1,000,000,010.000" in text


def test_every_page_of_an_unended_period_is_marked_as_a_draft(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    model = make_statement(40)
    assert all("DRAFT" in page for page in read_pages(english(replace(model, is_draft=True))))
    assert not any("DRAFT" in page for page in read_pages(english(model)))


def test_many_open_cases_run_over_pages_under_their_head(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    cases = tuple(replace(CASE, case_number=f"K-{number:06d}") for number in range(90))
    pages = read_pages(english(replace(make_statement(2), open_cases=cases)))
    numbers = re.findall(r"K-\d{6}", "".join(pages))
    assert [case.case_number for case in cases] == numbers
    assert all("In dispute CNY" in page for page in pages)


def test_both_languages_stand_in_every_line(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    (text,) = read_pages(statement_pdf(make_statement(2), langs=("zh", "en")).pdf)
    assert text.count("按约定") == 2
    assert text.count("as agreed") == 2


def outside(model: StatementModel, langs: tuple[str, ...]) -> list[float]:
    """Lower edges of whatever hangs over the foot of a page."""
    book = font_book()
    setting = statement_setting(book, Voice(langs, Gate(book.glyphs)), model.currency)
    placed = [both for page in statement_pages(setting, model) for both in page]
    return [top + block.height for top, block in placed if top + block.height > BOTTOM]


@pytest.mark.parametrize("langs", [("zh",), ("zh", "en")])
def test_sums_at_the_foot_never_hang_over_the_page(
    make_statement: MakeStatement, langs: tuple[str, ...]
) -> None:
    for count in range(70):
        assert outside(make_statement(count), langs) == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(0, 400), max_size=60), langs=st.sampled_from([1, 2]))
def test_nothing_is_placed_outside_the_type_area(
    make_statement: MakeStatement, lengths: list[int], langs: int
) -> None:
    model = make_statement(len(lengths))
    lines = tuple(
        replace(line, what="长" * length, detail=Words("细" * length, "detail " * length))
        for line, length in zip(model.lines, lengths, strict=True)
    )
    book = font_book()
    setting = statement_setting(book, Voice(("zh", "en")[:langs], Gate(book.glyphs)), "CNY")
    for page in statement_pages(setting, replace(model, lines=lines, open_cases=(CASE,) * 3)):
        bottoms = [top + block.height for top, block in page]
        tops = [top for top, _ in page]
        assert tops[0] == TOP
        assert max(bottoms) <= BOTTOM
        assert all(bottom <= top + 0.01 for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_lines_bear_the_number_that_objections_name(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    model = make_statement(90)
    pages = read_pages(english(model))
    numbers = re.findall(r"^(\d+) 2026-10-\d\d Sale", "\n".join(pages), re.MULTILINE)
    assert len(pages) > 1
    assert [str(number) for number in range(1, 91)] == numbers


def test_a_plan_shows_what_is_left_and_what_is_due_when(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    plan = PlanLine(Words("分期", "In instalments"), 90_000, 60_000, date(2026, 11, 30), 20_000)
    (text,) = read_pages(english(replace(make_statement(1), plans=(plan,))))
    assert "What was agreed Agreed CNY Still open CNY Due on Due CNY" in text
    assert "In instalments 900.00 600.00 2026-11-30 200.00" in text


def test_a_line_without_an_item_shows_its_reference_in_its_place(
    make_statement: MakeStatement, read_pages: ReadPages
) -> None:
    model = make_statement(1)
    (line,) = model.lines
    nothing = Words("", "")
    payout = replace(line, what="", reference="P-000102", detail=nothing)
    (text,) = read_pages(english(replace(model, lines=(payout,))))
    assert "1 2026-10-01 Sale P-000102 100.00" in text
