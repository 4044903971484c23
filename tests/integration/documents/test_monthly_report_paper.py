"""The report on paper holds what does not want to fit: long names, huge amounts, many lines."""

from collections.abc import Callable
from datetime import date

import pytest

from app.documents.monthly_report import monthly_report_pdf
from app.domain.month_cases import DIMENSIONS, CaseInMonth
from app.domain.month_money import CaseMoney, sum_of
from app.domain.monthly_report import MonthlyReport, OpenPart, TrendMonth, monthly_report
from app.domain.months import Month
from app.domain.papers import ShopHead, Words

ReadPages = Callable[[bytes], list[str]]
HUGE = 10**12


def a_report(count: int, minor: int, *, name: str = "", currency: str = "CNY") -> MonthlyReport:
    money = CaseMoney(reversed_minor=minor, commission_minor=minor // 3, net_minor=minor // 2)
    usual = CaseInMonth(
        "A-1", "包", "FUNC.HARD", "PARTIAL", "CLOSED", minor, *(True, True), lasted_ms=9 * 10**8,
        worked_ms=10**8, kept_promise=True, money=money,
    )  # fmt: skip
    cases = [
        usual._replace(
            number=f"A-{n:06d}",
            consignor=f"p{n}",
            consignor_name=f"{name} {n}",
            brand=f"brand {n}",
            carrier=f"carrier {n}",
        )
        for n in range(count)
    ]
    months = [Month(2026, 10).plus(back) for back in range(-12, 1)]
    trend = [
        TrendMonth(month, count, count, 3 * minor, sum_of(case.money for case in cases))
        for month in months
    ]
    names = {"consignor": "consignor_name", "brand": "brand", "carrier": "carrier"}
    return monthly_report(
        cases,
        trend,
        [OpenPart("shop", 3, minor, minor)],
        currency=currency,
        as_of=date(2026, 11, 2),
        name_of=lambda dimension, case: Words(
            *(getattr(case, names.get(dimension, "")) if dimension in names else
              DIMENSIONS[dimension](case),) * 2
        ),
    )  # fmt: skip


def pages_of(report: MonthlyReport, read_pages: ReadPages, *langs: str) -> list[str]:
    paper = monthly_report_pdf(
        report, ShopHead("拾光寄卖行"), lambda party: Words("店铺", party), langs=langs
    )
    assert () == paper.unprintable
    return read_pages(paper.pdf)


@pytest.mark.parametrize("currency", ["CNY", "JPY", "KWD"])
def test_huge_amounts_leave_room_for_names(read_pages: ReadPages, currency: str) -> None:
    pages = "\n".join(pages_of(a_report(12, HUGE, currency=currency), read_pages, "zh", "en"))
    shown = {"CNY": "10,000,000,000.00", "JPY": "1,000,000,000,000", "KWD": "1,000,000,000.000"}
    assert shown[currency] in pages
    assert "brand 3" in pages
    assert "2 others" in pages


def test_a_name_of_200_letters_is_cut_and_harms_nothing(read_pages: ReadPages) -> None:
    pages = pages_of(a_report(30, 38_600, name="很长的名字" * 40), read_pages, "zh")
    assert len(pages) >= 3
    assert "…" in "".join(pages)


def test_every_further_page_names_the_month_and_counts_on(read_pages: ReadPages) -> None:
    pages = pages_of(a_report(40, 38_600), read_pages, "en")
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "2026-10" in page


def test_money_below_zero_hangs_from_the_line(read_pages: ReadPages) -> None:
    """A month in which more was recovered than lost."""
    pages = pages_of(a_report(3, -38_600), read_pages, "en")
    assert "−386.00" in pages[0]


def test_a_table_that_goes_on_says_which_one_it_is(read_pages: ReadPages) -> None:
    pages = pages_of(a_report(14, 38_600, name="很长的名字" * 20), read_pages, "en")
    going_on = [page for page in pages[2:] if page.splitlines()[1].startswith("By ")]
    assert going_on
