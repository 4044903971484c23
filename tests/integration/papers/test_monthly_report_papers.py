"""A month's report on paper and as a workbook says what the screen says."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from app.domain.months import Month
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.papers.monthly_report import monthly_report_paper, monthly_report_workbook
from app.services.settings import edit_settings
from tests.counter import OWNER, Counter

MARCH = Month(2026, 3)


def a_return(counter: Counter, sku: str, price: int) -> str:
    counter.item(sku, price=price, title=f"包 {sku}")
    counter.sell(sku, number=f"R-{sku}")
    number = counter.open(sku)
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="bank", paid_by="陈"
    )
    counter.split(number, shop=3000, consignor=7000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    return number


def text_of(pdf: bytes) -> list[str]:
    with PdfDocument(pdf) as document:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded())
            text_page.close()
            page.close()
        return texts


def paper(counter: Counter, *langs: str, month: Month = MARCH) -> list[str]:
    made = monthly_report_paper(counter.shop, month=month, langs=langs, issued_by="陈")
    assert () == made.unprintable
    return text_of(made.pdf)


def test_the_first_page_says_it_all(counter: Counter) -> None:
    counter.consignor()
    a_return(counter, "A-1", 1_280_000)
    pages = paper(counter, "en")
    assert all(
        told in pages[0]
        for told in (
            "Monthly report", "2026-03", "Sales reversed", "12,800.00", "3,840.00", "386.00",
            "Borne by the shop", "115.80", "30.90 % of sales", "Promises kept: 1 of 1",
        )
    )  # fmt: skip
    assert all("Page" in page for page in pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_it_speaks_either_language_or_both(counter: Counter) -> None:
    counter.consignor()
    a_return(counter, "A-1", 1_280_000)
    zh, en, both = ("\n".join(paper(counter, *langs)) for langs in (("zh",), ("en",), ("zh", "en")))
    assert "售后月报" in zh
    assert "Monthly report" not in zh
    assert "售后月报" not in en
    assert "售后月报" in both
    assert "Monthly report" in both


def test_the_same_month_gives_the_same_bytes(counter: Counter) -> None:
    counter.consignor()
    a_return(counter, "A-1", 1_280_000)
    first, second = (
        monthly_report_paper(counter.shop, month=MARCH, langs=("zh", "en"), issued_by="陈").pdf
        for _ in range(2)
    )
    assert first == second


def test_heads_repeat_on_every_page_of_many_consignors(counter: Counter) -> None:
    for n in range(30):
        counter.consignor(f"2{n:03d}", f"寄卖人 {n} " + "很长的名字" * 8)
        counter.item(f"C-{n}", price=(n + 1) * 10_000, consignor=f"2{n:03d}")
        counter.sell(f"C-{n}", number=f"R{n}")
        counter.return_and_refund(counter.open(f"C-{n}"))
    pages = paper(counter, "zh", "en")
    assert len(pages) >= 3
    assert "20 others" in "".join(pages)
    for page in pages[1:]:
        assert "2026-03" in page


def test_an_empty_month_is_one_sentence(counter: Counter) -> None:
    (page,) = paper(counter, "en", month=Month(2025, 1))
    assert "Nothing was opened, closed or booked in this month." in page


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_money_has_its_currencys_decimals(counter: Counter, currency: str) -> None:
    edit_settings(counter.shop, values={"currency": currency}, edited_by="陈")
    counter.consignor()
    a_return(counter, "A-1", 1_280_000)
    told = {"JPY": "1,280,000", "KWD": "1,280.000"}[currency]
    assert told in paper(counter, "en")[0]


def workbook(counter: Counter, lang: str = "en") -> bytes:
    return monthly_report_workbook(counter.shop, month=MARCH, lang=lang, issued_by="陈")


def test_the_workbook_holds_real_numbers_that_add_up(counter: Counter) -> None:
    counter.consignor()
    numbers = [a_return(counter, "A-1", 1_280_000), a_return(counter, "A-2", 99_99)]
    read = CalamineWorkbook.from_filelike(BytesIO(workbook(counter)))
    rows = read.get_sheet_by_name("All cases").to_python()
    heads, *cases, total = rows
    assert numbers == [row[0] for row in cases]
    reversed_at = heads.index("Sales reversed CNY")
    assert [12_800.0, 99.99] == [row[reversed_at] for row in cases]
    assert 12_899.99 == pytest.approx(total[reversed_at])
    told = read.get_sheet_by_name("Monthly report").to_python()
    summary = {str(row[0]): row[1] for row in told}
    assert (2.0, 772.0, 231.6) == tuple(
        summary[name] for name in ("Opened", "Loss", "Borne by the shop")
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_part_of_the_workbook_is_well_formed(counter: Counter, lang: str) -> None:
    counter.consignor(name="=SUM(1) <&> 𠮷")
    a_return(counter, "A-1", 1_280_000)
    with ZipFile(BytesIO(workbook(counter, lang))) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        for name in names:
            ET.fromstring(packed.read(name))  # noqa: S314 - our own file
    assert 8 == sum(name.startswith("xl/charts/chart") for name in names)
