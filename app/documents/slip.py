"""The buyer's slip (收件凭证): what was handed over, in which condition, what happens next.

It answers who has the item, where it is and when it is over. It never shows how the case is
handled inside the shop: no lane, no split, no share, no consignor.
"""

from dataclasses import replace
from typing import Literal

from app.documents.check_code import slip_code
from app.documents.flow import Placed, flow, stacked
from app.documents.fonts import font_book
from app.documents.lines import Block, Line
from app.documents.marks import draw_across
from app.documents.paper import Paper
from app.documents.printable import Gate, Printable
from app.documents.sheet import VOID_MARK, Sheet
from app.documents.slip_blocks import SECTION_GAP
from app.documents.slip_parts import slip_blocks, slip_signatures, slip_terms, slip_title
from app.documents.slip_setting import A5_HEIGHT, SlipSetting, a5_setting, roll_setting
from app.documents.voice import Voice
from app.domain.papers import SlipModel
from app.text.catalogue import translate

SlipPaper = Literal["a5", "roll80"]

_FOOTER_SPACE = 14.0  # points above the foot margin
_HAIR = 0.01  # the height of a roll is the same sum as its content, taken in another order
_PINNED_TERMS = 16  # lines; longer terms run on from page to page


def slip_pdf(model: SlipModel, *, langs: tuple[str, ...], paper: SlipPaper) -> Paper:
    """Draw the slip in one language or two (the first is the main one).

    ``a5`` is an upright A5 sheet, with more pages if the data is long; ``roll80`` one page
    80 mm wide and as long as it needs to be. The same model gives the same bytes.
    """
    book = font_book()
    gate = Gate(book.glyphs)
    voice = Voice(langs, gate)
    setting = a5_setting(book, voice) if paper == "a5" else roll_setting(book, voice)
    blocks = slip_blocks(setting, model)
    closing = [*slip_terms(setting, model), slip_signatures(setting)]
    if len(closing) > _PINNED_TERMS:
        blocks, closing = [*blocks, *closing[:-1]], closing[-1:]
    height = A5_HEIGHT
    if setting.is_roll:
        height = 2 * setting.head_margin + stacked([*blocks, *closing]) + _FOOTER_SPACE
    sheet = Sheet(
        book,
        setting.page_width,
        height,
        title=f"{slip_title(voice, model)[0]} {voice.data(model.case_number)}",
        author=voice.data(model.shop.name),
        lang=langs[0],
    )
    void = voice.say(lambda lang: translate("Slip", "VOID", lang)) if model.revoked else None
    pages = _pages(setting, blocks, closing, height)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
        if void:
            draw_across(sheet, book, Printable(" ".join(void)), VOID_MARK)
        for top, block in page:
            block.draw(sheet, top)
        _draw_footer(sheet, setting, model, (number, len(pages)))
    return Paper(sheet.pdf(), gate.unprintable)


def _pages(
    setting: SlipSetting, blocks: list[Block], closing: list[Block], height: float
) -> list[list[Placed]]:
    """``blocks`` from the top; ``closing`` as one at the foot of the last page."""
    bottom = height - setting.head_margin - _FOOTER_SPACE
    foot = bottom - stacked(closing)
    pages = flow(blocks, setting.head_margin, bottom)
    slack = foot - closing[0].gap - _end(pages)
    if len(pages) == 1 and slack > 0:
        pages = flow(_loosened(blocks, slack), setting.head_margin, bottom)
    elif slack < -_HAIR:
        pages.append([])
    pages[-1] += flow(closing, foot, bottom + _HAIR)[0]
    return pages


def _end(pages: list[list[Placed]]) -> float:
    top, last = pages[-1][-1]
    return top + last.height


def _loosened(blocks: list[Block], slack: float) -> list[Block]:
    """``blocks`` with up to ``slack`` points of air spread over the gaps between sections."""
    sections = sum(block.gap >= SECTION_GAP for block in blocks)
    more = min(slack / (sections + 1), SECTION_GAP)
    return [
        replace(block, gap=block.gap + more) if block.gap >= SECTION_GAP else block
        for block in blocks
    ]


def _draw_footer(
    sheet: Sheet, setting: SlipSetting, model: SlipModel, page_of: tuple[int, int]
) -> None:
    say, number, count = setting.voice.say, *page_of
    baseline = sheet.height - setting.head_margin
    code = say(
        lambda lang: translate("Paper", "Check code {code}", lang).format(code=slip_code(model))
    )
    left = Line(((setting.voice.data(model.case_number), setting.aside), (code[0], setting.aside)))
    left.draw(sheet, setting.left, baseline - setting.aside.drop)
    if setting.is_roll:
        return
    pages = say(
        lambda lang: translate("Paper", "Page {number} of {count}", lang).format(
            number=number, count=count
        )
    )
    sheet.text_right(setting.right, baseline, pages[0], setting.aside)
