"""What every paper promises as a file: same bytes, own fonts, any text."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.documents.fonts import font_book
from app.documents.preview import page_images
from app.documents.slip import slip_pdf
from app.documents.statement import statement_pdf
from app.domain.papers import (
    OpenCaseLine,
    ShopHead,
    SlipModel,
    StatementModel,
    StatementTotal,
    Words,
)

ReadPages = Callable[[bytes], list[str]]
MakeStatement = Callable[..., StatementModel]

HOSTILE = (
    "",
    " ",
    "<b>bold</b> & <img src='/etc/hostname'/> <unclosed",
    "[[[1+1]]] {name} %s \\ (((",
    "😀👩‍👩‍👧 ✈️",
    "\u202eabc\u202c אבג العربية",
    "a\x00b\x1b[31m\ud800",
    "\n" * 2_000,
    "。" * 2_000,
    "e" + "\u0301" * 2_000,
    "长" * 10_000,
    "word " * 2_000,
    "x" * 10_000,
    "=1+1",
)

# Prints the digest of a small statement; run in a process of its own.
PRINT_DIGEST = """
import hashlib
from datetime import date
from app.documents.statement import statement_pdf
from app.domain.papers import ShopHead, StatementLine, StatementModel, StatementTotal, Words

kinds = [Words(name, name) for name in ("售出", "退货冲回", "费用分摊", "结款")]
model = StatementModel(
    shop=ShopHead("寄卖行"),
    consignor_number="C-1",
    consignor_name="李女士",
    first_day=date(2026, 10, 1),
    last_day=date(2026, 10, 31),
    currency="CNY",
    opening_minor=-400,
    lines=tuple(StatementLine(date(2026, 10, 2), kind, "手提包", "R", 100) for kind in kinds),
    totals=tuple(StatementTotal(kind, 100) for kind in kinds),
    closing_minor=0,
    open_cases=(),
    is_draft=False,
)
print(hashlib.sha256(statement_pdf(model, langs=("zh", "en")).pdf).hexdigest())
"""


def test_same_slip_gives_the_same_bytes(slip: SlipModel) -> None:
    first, second = (slip_pdf(slip, langs=("zh", "en"), paper="a5").pdf for _ in range(2))
    assert first == second


def test_same_statement_gives_the_same_bytes_in_every_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert re.fullmatch(r"[0-9a-f]{64}\n", digests.pop())


def test_importing_the_papers_loads_no_heavy_library() -> None:
    program = (
        "import sys, app.documents.preview, app.documents.slip, app.documents.statement;"
        "print({'reportlab', 'segno', 'pypdfium2'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout == "set()\n"


def test_every_font_is_embedded(slip: SlipModel, make_statement: MakeStatement) -> None:
    for pdf in (
        slip_pdf(slip, langs=("zh", "en"), paper="roll80").pdf,
        statement_pdf(make_statement(40), langs=("zh",)).pdf,
    ):
        fonts = pdf.count(b"/Subtype /TrueType")
        assert fonts >= 2
        assert fonts == len(re.findall(rb"/FontFile2 ", pdf))
        assert fonts == len(re.findall(rb"/Type /Font\s", pdf))
        assert b"Helvetica" not in pdf


def test_paper_holds_no_time_of_printing(slip: SlipModel) -> None:
    pdf = slip_pdf(slip, langs=("zh",), paper="a5").pdf
    assert re.findall(rb"/CreationDate \(D:(\d{8})", pdf) == [b"20000101"]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_any_text_in_every_field_of_a_slip_is_printed(slip: SlipModel, text: str) -> None:
    words = Words(text, text)
    model = replace(
        slip,
        shop=ShopHead(text, text, text),
        claimant_name=text,
        item_title=text,
        item_sku=text,
        item_serial=text,
        condition=text,
        complaint=text,
        category=words,
        resolution=words,
        waiting_for=words,
        terms=words,
        accessories=((words, True),) * 3,
        path=tuple(replace(step, name=words) for step in slip.path),
    )
    for paper in ("a5", "roll80"):
        assert page_images(slip_pdf(model, langs=("zh", "en"), paper=paper).pdf, scale=0.2)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_any_text_in_every_field_of_a_statement_is_printed(
    make_statement: MakeStatement, text: str
) -> None:
    words = Words(text, text)
    model = make_statement(3)
    model = replace(
        model,
        shop=ShopHead(text, text, text),
        consignor_number=text,
        consignor_name=text,
        lines=tuple(
            replace(line, kind=words, what=text, reference=text, detail=words)
            for line in model.lines
        ),
        totals=tuple(StatementTotal(words, total.amount_minor) for total in model.totals),
        open_cases=(OpenCaseLine(text, text, words, 100),),
    )
    assert page_images(statement_pdf(model, langs=("zh", "en")).pdf, scale=0.2)


def test_markup_is_printed_as_it_was_typed(slip: SlipModel, read_pages: ReadPages) -> None:
    typed = "<b>bold</b> & <img src='/etc/hostname'/>"
    paper = slip_pdf(replace(slip, complaint=typed), langs=("en",), paper="a5")
    assert typed in read_pages(paper.pdf)[0]
    assert paper.unprintable == ()


def test_character_that_no_font_has_is_a_box_and_is_reported(
    slip: SlipModel, read_pages: ReadPages
) -> None:
    paper = slip_pdf(replace(slip, claimant_name="王😀א"), langs=("en",), paper="a5")
    assert paper.unprintable == ("😀", "א")
    assert "王□□" in read_pages(paper.pdf)[0]


def test_rare_character_of_a_name_can_be_found_in_the_file(
    slip: SlipModel, read_pages: ReadPages
) -> None:
    rare = next(sign for sign in sorted(font_book().glyphs) if sign >= "\U00020000")
    paper = slip_pdf(replace(slip, claimant_name=f"王{rare}明"), langs=("en",), paper="a5")
    assert paper.unprintable == ()
    assert f"王{rare}明" in read_pages(paper.pdf)[0]


def test_preview_is_the_page_in_pixels_with_the_bar_of_the_shop(slip: SlipModel) -> None:
    (image,) = page_images(slip_pdf(slip, langs=("zh",), paper="a5").pdf, scale=2)
    assert (image.width_px, image.height_px) == (840, 1191)
    assert len(image.rgb) == image.width_px * image.height_px * 3
    assert image.rgb[:3] == b"\xff\xff\xff"
    x_px, y_px = 80, 53  # inside the thin bar at the top left
    at = (y_px * image.width_px + x_px) * 3
    assert image.rgb[at : at + 3] == b"\x0e\x6b\x62"


def test_preview_shows_every_page(make_statement: MakeStatement) -> None:
    images = page_images(statement_pdf(make_statement(60), langs=("zh",)).pdf, scale=0.5)
    assert len(images) == 3
