"""The one-off settlement: what both sides read before they sign."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.documents.check_code import settlement_code
from app.documents.settlement_slip import settlement_slip_pdf
from app.domain.papers import SettlementSlipModel, ShopHead, Words

ReadPages = Callable[[bytes], list[str]]

SETTLEMENT = SettlementSlipModel(
    shop=ShopHead("拾光寄卖行", "南京西路 1266 号", "021-6288 0000"),
    case_number="A-000482",
    issued_on=date(2026, 11, 22),
    claimant_name="王女士",
    item_title="Speedy 30 老花手提包",
    item_sku="SKU-10293",
    sale_number="S-2041",
    category=Words("功能故障 / 五金拉链", "Functional fault / Hardware"),
    amount_minor=30_050,
    currency="CNY",
    says="客人自行维修拉链。",
    item_stays_with="buyer",
)


def words(text: str) -> str:
    """A page's text without the line ends of its layout."""
    return " ".join(text.split())


def test_it_says_who_what_how_much_and_what_is_given_up(read_pages: ReadPages) -> None:
    (page,) = read_pages(settlement_slip_pdf(SETTLEMENT, langs=("en",)).pdf)
    for fact in (
        "One-off settlement",
        "拾光寄卖行",
        "A-000482",
        "2026-11-22",
        "王女士",
        "Speedy 30 老花手提包",
        "SKU-10293",
        "S-2041",
        "Functional fault / Hardware",
        "¥300.50",
        "Three hundred and 50/100 CNY",
        "The item stays with the customer.",
        "neither side asks anything more of the other",
        "客人自行维修拉链。",
        "Customer's signature, date",
        "For the shop, date",
        f"Check code {settlement_code(SETTLEMENT)}",
    ):
        assert fact in words(page)


def test_both_languages_stand_on_one_paper(read_pages: ReadPages) -> None:
    pages = read_pages(settlement_slip_pdf(SETTLEMENT, langs=("zh", "en")).pdf)
    text = words(" ".join(pages))
    for fact in (
        "一次性了结",
        "One-off settlement",
        "人民币叁佰元伍角整",
        "Three hundred and 50/100",
    ):
        assert fact in text
    assert "物品归客人保留。" in text.replace(" ", "")


@pytest.mark.parametrize(
    ("currency", "minor", "figures", "zh"),
    [
        ("JPY", 12_345, "JP¥12,345", "日元壹万贰仟叁佰肆拾伍圆整"),
        ("KWD", 12_500, "KWD 12.500", "科威特第纳尔壹拾贰点伍零零第纳尔"),
    ],
)
def test_each_currency_has_its_own_decimals(
    read_pages: ReadPages, currency: str, minor: int, figures: str, zh: str
) -> None:
    model = replace(SETTLEMENT, currency=currency, amount_minor=minor)
    (page,) = read_pages(settlement_slip_pdf(model, langs=("zh",)).pdf)
    assert figures in page
    assert zh in page.replace("\n", "")


def test_long_names_and_many_words_run_on_and_nothing_is_lost(read_pages: ReadPages) -> None:
    model = replace(
        SETTLEMENT,
        claimant_name="亚历山大·康斯坦丁诺维奇·" * 12,
        item_title="Louis Vuitton Speedy Bandoulière 30 Monogram Empreinte " * 6,
        says="客人自行维修，店铺补贴。" * 80,
        shop=ShopHead("拾光" * 40, "南京西路" * 30, "021-6288 0000"),
    )
    pages = read_pages(settlement_slip_pdf(model, langs=("zh", "en")).pdf)
    assert "客人签字、日期" in pages[-1].replace("\n", "")


def test_another_amount_has_another_check_code_and_the_same_the_same_bytes() -> None:
    assert settlement_code(SETTLEMENT) != settlement_code(replace(SETTLEMENT, amount_minor=30_051))
    assert settlement_code(SETTLEMENT) != settlement_code(replace(SETTLEMENT, says=""))
    once, twice = (settlement_slip_pdf(SETTLEMENT, langs=("zh", "en")).pdf for _ in range(2))
    assert once == twice
