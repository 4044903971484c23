"""Models to print and a way to read what was printed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from pypdfium2 import PdfDocument

from app.domain.papers import (
    PathStep,
    ShopHead,
    SlipModel,
    StatementLine,
    StatementModel,
    StatementTotal,
    Words,
)

PATH = (
    ("已登记", "Registered"),
    ("验货", "Inspection"),
    ("退款中", "Refund"),
    ("已完成", "Closed"),
)


@pytest.fixture
def slip() -> SlipModel:
    """A bag handed in because of its zip, now being inspected."""
    return SlipModel(
        shop=ShopHead("拾光寄卖行", "南京西路 1266 号", "021-6288 0000"),
        case_number="A-000482",
        opened_at=datetime(2026, 11, 22, 10, 31, tzinfo=UTC),
        claimant_name="王女士",
        item_title="Speedy 30 老花手提包",
        item_sku="SKU-10293",
        item_serial="SD0123",
        handed_over=True,
        condition="四角轻微磨损",
        accessories=((Words("盒子", "box"), True), (Words("防尘袋", "dust bag"), False)),
        complaint="拉链用了两天就坏了。",
        category=Words("功能故障", "Functional fault"),
        resolution=Words("退货退款", "Return and refund"),
        path=tuple(
            PathStep(Words(zh, en), done=place < 1, here=place == 1)
            for place, (zh, en) in enumerate(PATH)
        ),
        waiting_for=Words("门店", "Shop"),
        next_date=datetime(2026, 11, 24, 18, 0, tzinfo=UTC),
        photo_count=6,
        terms=Words("领取时请出示本凭证。", "Please show this slip."),
    )


@pytest.fixture
def make_statement() -> Callable[..., StatementModel]:
    """``make_statement(7)`` has seven lines R-000000 … R-000006 of amounts that differ."""

    def make(count: int, *, currency: str = "CNY", opening_minor: int = 50_000) -> StatementModel:
        sale = Words("售出", "Sale")
        lines = tuple(
            StatementLine(
                booked_on=date(2026, 10, 1) + timedelta(days=number * 30 // max(count, 1)),
                kind=sale,
                what=f"手提包 {number}",
                reference=f"R-{number:06d}",
                amount_minor=(-1) ** number * (10_000 + 7 * number),
                detail=Words("按约定", "as agreed"),
            )
            for number in range(count)
        )
        moved_minor = sum(line.amount_minor for line in lines)
        return StatementModel(
            shop=ShopHead("拾光寄卖行", "南京西路 1266 号", "021-6288 0000"),
            consignor_number="C-0012",
            consignor_name="李女士",
            first_day=date(2026, 10, 1),
            last_day=date(2026, 10, 31),
            currency=currency,
            opening_minor=opening_minor,
            lines=lines,
            totals=(StatementTotal(sale, moved_minor),),
            closing_minor=opening_minor + moved_minor,
            open_cases=(),
            is_draft=False,
        )

    return make


@pytest.fixture
def read_pages() -> Callable[[bytes], list[str]]:
    """The text of every page of a PDF, as a reader finds it."""

    def read(pdf: bytes) -> list[str]:
        with PdfDocument(pdf) as document:
            texts = []
            for page in document:
                text_page = page.get_textpage()
                texts.append(text_page.get_text_bounded().replace("\r\n", "\n"))
                text_page.close()
                page.close()
            return texts

    return read
