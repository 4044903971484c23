import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from app.documents.fonts import font_book
from app.documents.printable import Gate
from app.documents.slip import slip_pdf
from app.documents.slip_pages import flow_to_foot
from app.documents.slip_parts import slip_blocks, slip_signatures, slip_terms
from app.documents.slip_setting import A5_HEIGHT, a5_setting
from app.documents.voice import Voice
from app.domain.papers import SlipModel, Words

ReadPages = Callable[[bytes], list[str]]
MM = 72 / 25.4


def english(model: SlipModel, paper: Literal["a5", "roll80"] = "a5") -> bytes:
    return slip_pdf(model, langs=("en",), paper=paper).pdf


def size_mm(pdf: bytes) -> tuple[int, int]:
    with PdfDocument(pdf) as document:
        width, height = document.get_page_size(0)
        return round(width / MM), round(height / MM)


def count_shapes(pdf: bytes) -> int:
    """How many lines, boxes and dots are drawn on the first page below its QR code."""
    with PdfDocument(pdf) as document:
        page = document[0]
        shapes = page.get_objects(filter=(FPDF_PAGEOBJ_PATH,))
        below = page.get_height() * 0.66
        count = sum(1 for shape in shapes if shape.get_bounds()[3] < below)
        page.close()
        return count


def pages_of(pdf: bytes) -> int:
    with PdfDocument(pdf) as document:
        return len(document)


@pytest.mark.parametrize("paper", ["a5", "roll80"])
def test_slip_answers_what_was_handed_over_and_what_happens_next(
    slip: SlipModel, read_pages: ReadPages, paper: Literal["a5", "roll80"]
) -> None:
    (text,) = read_pages(english(slip, paper))
    for fact in (
        "拾光寄卖行",
        "南京西路 1266 号",
        "021-6288 0000",
        "A-000482",
        "2026-11-22 10:31",
        "王女士",
        "Functional fault",
        "Return and refund",
        "Speedy 30 老花手提包",
        "SKU-10293",
        "SD0123",
        "四角轻微磨损",
        "Photos taken 6",
        "box",
        "dust bag",
        "拉链用了两天就坏了。",
        "Registered",
        "Inspection",
        "You are here",
        "Waiting for",
        "Shop",
        "2026-11-24 18:00",
        "Please show this slip.",
        "Customer's signature",
        "For the shop",
    ):
        assert fact in text


def test_each_accessory_handed_over_gets_one_tick(slip: SlipModel) -> None:
    shapes = []
    for ticks in ((False, False), (True, False), (True, True)):
        names = (name for name, _ in slip.accessories)
        model = replace(slip, accessories=tuple(zip(names, ticks, strict=True)))
        shapes.append(count_shapes(english(model)))
    assert shapes == [shapes[0], shapes[0] + 1, shapes[0] + 2]


def test_both_languages_stand_on_one_paper(slip: SlipModel, read_pages: ReadPages) -> None:
    (text,) = read_pages(slip_pdf(slip, langs=("zh", "en"), paper="a5").pdf)
    for said in ("盒子", "box", "验货", "Inspection", "门店", "Shop", "领取时", "Please show"):
        assert said in text


def test_one_language_leaves_the_other_out(slip: SlipModel, read_pages: ReadPages) -> None:
    (text,) = read_pages(slip_pdf(slip, langs=("zh",), paper="a5").pdf)
    assert "验货" in text
    assert "Inspection" not in text


def test_full_slip_in_two_languages_fits_on_one_page(slip: SlipModel) -> None:
    names = [("保卡/身份卡", "card"), ("吊牌/防拆扣", "tag, security seal")] * 4
    full = replace(
        slip,
        accessories=tuple((Words(zh, en), True) for zh, en in names),
        complaint="拉链用了两天就坏了。第二天在地铁上拉链头直接掉下来。" * 3,
        terms=Words("取回物品或领取退款时请出示本凭证。" * 4, "Please show this slip. " * 12),
        path=(*slip.path, *slip.path[1:]),
    )
    assert pages_of(slip_pdf(full, langs=("zh", "en"), paper="a5").pdf) == 1


def test_long_complaint_is_cut_and_points_to_the_case(
    slip: SlipModel, read_pages: ReadPages
) -> None:
    pages = read_pages(english(replace(slip, complaint="客人说拉链坏了。" * 1_250)))
    assert len(pages) <= 2
    assert "… continued in the case" in "".join(pages)


def test_complaint_of_a_few_sentences_is_printed_in_full(
    slip: SlipModel, read_pages: ReadPages
) -> None:
    complaint = "".join(f"第{number}句话。" for number in range(60))
    (text,) = read_pages(english(replace(slip, complaint=complaint)))
    assert complaint in re.sub(r"\s", "", text)
    assert "continued in the case" not in text


def test_long_terms_run_over_pages_without_losing_a_word(
    slip: SlipModel, read_pages: ReadPages
) -> None:
    words = [f"clause{number:04d}" for number in range(1_000)]
    pages = read_pages(english(replace(slip, terms=Words("", " ".join(words)))))
    assert len(pages) > 1
    assert words == re.findall(r"clause\d{4}", " ".join(pages))
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert "For the shop" in pages[-1]


@pytest.mark.parametrize("length", range(0, 600, 40))
def test_signatures_never_overlap_what_stands_above_them(slip: SlipModel, length: int) -> None:
    book = font_book()
    setting = a5_setting(book, Voice(("zh", "en"), Gate(book.glyphs)))
    model = replace(slip, complaint="长" * length, accessories=slip.accessories * 4)
    closing = [*slip_terms(setting, model), slip_signatures(setting)]
    for page in flow_to_foot(setting, slip_blocks(setting, model), closing, A5_HEIGHT):
        for (top, block), (next_top, _) in pairwise(page):
            assert top + block.height <= next_top + 0.01


def test_roll_is_one_page_as_long_as_it_needs_to_be(slip: SlipModel) -> None:
    width, short = size_mm(english(slip, "roll80"))
    _, long = size_mm(english(replace(slip, complaint="拉链坏了。" * 60), "roll80"))
    assert width == 80
    assert short < long
    assert pages_of(english(slip, "roll80")) == 1


def test_sheet_is_upright_a5(slip: SlipModel) -> None:
    assert size_mm(english(slip)) == (148, 210)


def test_withdrawn_slip_says_so_across_the_page(slip: SlipModel, read_pages: ReadPages) -> None:
    (text,) = read_pages(english(replace(slip, revoked=True)))
    assert "VOID" in text
    assert "no longer valid" in text
    (valid,) = read_pages(english(slip))
    assert "VOID" not in valid


def test_item_that_stays_with_the_customer_is_no_receipt(
    slip: SlipModel, read_pages: ReadPages
) -> None:
    (text,) = read_pages(english(replace(slip, handed_over=False)))
    assert "Item, still with the customer" in text
    assert "Item receipt" not in text
    assert "Handed over" not in text


def test_unknown_date_is_said_in_words(slip: SlipModel, read_pages: ReadPages) -> None:
    (text,) = read_pages(english(replace(slip, next_date=None)))
    assert "We will let you know" in text


@pytest.mark.parametrize("paper", ["a5", "roll80"])
def test_slip_with_nothing_optional_can_be_printed(
    slip: SlipModel, read_pages: ReadPages, paper: Literal["a5", "roll80"]
) -> None:
    empty = Words("", "")
    bare = replace(
        slip,
        claimant_name="",
        item_sku="",
        item_serial="",
        condition="",
        accessories=(),
        complaint="",
        category=empty,
        resolution=empty,
        path=(),
        next_date=None,
        terms=empty,
    )
    (text,) = read_pages(english(bare, paper))
    assert "A-000482" in text


@pytest.mark.parametrize("langs", [("en",), ("en", "zh")])
def test_slip_says_how_long_it_usually_takes_where_that_is_known(
    slip: SlipModel, read_pages: ReadPages, langs: tuple[str, ...]
) -> None:
    def told(model: SlipModel) -> str:
        (text,) = read_pages(slip_pdf(model, langs=langs, paper="a5").pdf)
        return text

    known = replace(slip, usually=Words("2–5 天", "2–5 days"))
    assert "Usually takes" in told(known)
    assert "2–5 days" in told(known)
    assert "Usually takes another" in told(replace(known, has_run=True))
    assert "Usually" not in told(slip)


@pytest.mark.parametrize("paper", ["a5", "roll80"])
def test_how_such_cases_mostly_end_is_one_sentence_and_no_promise(
    slip: SlipModel, read_pages: ReadPages, paper: Literal["a5", "roll80"]
) -> None:
    mostly = replace(slip, mostly=Words("部分退款留货", "Partial refund, item kept"))
    text = " ".join("".join(read_pages(english(mostly, paper))).split())
    said = "Such cases mostly end with: Partial refund, item kept. Each is decided on its own."
    assert said in text
    assert "Such cases" not in "".join(read_pages(english(slip, paper)))
