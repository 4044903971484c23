"""The buyer's slip (收件凭证): what was handed over, in which condition, what happens next.

It answers who has the item, where it is and when it is over. It never shows how the case is
handled inside the shop: no lane, no split, no share, no consignor.
"""

from typing import Literal

from app.documents.check_code import slip_code
from app.documents.flow import stacked
from app.documents.fonts import font_book
from app.documents.marks import draw_across
from app.documents.paper import Paper
from app.documents.printable import Gate, Printable
from app.documents.sheet import VOID_MARK, Sheet
from app.documents.slip_pages import FOOTER_SPACE, draw_footer, flow_to_foot
from app.documents.slip_parts import slip_blocks, slip_signatures, slip_terms, slip_title
from app.documents.slip_setting import A5_HEIGHT, a5_setting, roll_setting
from app.documents.voice import Voice
from app.domain.papers import SlipModel
from app.text.catalogue import translate

SlipPaper = Literal["a5", "roll80"]

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
        height = 2 * setting.head_margin + stacked([*blocks, *closing]) + FOOTER_SPACE
    sheet = Sheet(
        book,
        setting.page_width,
        height,
        title=f"{slip_title(voice, model)[0]} {voice.data(model.case_number)}",
        author=voice.data(model.shop.name),
        lang=langs[0],
    )
    void = voice.say(lambda lang: translate("Slip", "VOID", lang)) if model.revoked else None
    pages = flow_to_foot(setting, blocks, closing, height)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
        if void:
            draw_across(sheet, book, Printable(" ".join(void)), VOID_MARK)
        for top, block in page:
            block.draw(sheet, top)
        draw_footer(
            sheet, setting, model.case_number, slip_code(model), page_of=(number, len(pages))
        )
    return Paper(sheet.pdf(), gate.unprintable)
