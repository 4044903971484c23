"""The one-off settlement (一次性了结): an amount, what it settles, and two signatures.

It names the item, the amount in figures and in words, and what both sides give up. Nothing on it
says who bears the amount inside the shop.
"""

from dataclasses import replace

from app.documents.check_code import settlement_code
from app.documents.fonts import font_book
from app.documents.lines import Block, draw_lines, height_of, set_beside, set_text
from app.documents.paper import Paper
from app.documents.printable import Gate
from app.documents.sheet import Sheet
from app.documents.slip_blocks import (
    SECTION_GAP,
    Fact,
    facts,
    heading,
    item_name,
    prose,
    signatures,
    value_indent,
)
from app.documents.slip_pages import draw_footer, flow_to_foot
from app.documents.slip_parts import case_number, slip_head
from app.documents.slip_setting import A5_HEIGHT, SlipSetting, a5_setting
from app.documents.voice import Said, Voice
from app.domain.papers import SettlementSlipModel
from app.text.amount_words import amount_in_words
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day

_SAYS_LINES = 12
_BETWEEN_LANGUAGES = 4.0


def settlement_slip_pdf(model: SettlementSlipModel, *, langs: tuple[str, ...]) -> Paper:
    """Draw the settlement on A5, in one language or two (the first is the main one)."""
    book = font_book()
    gate = Gate(book.glyphs)
    voice = Voice(langs, gate)
    setting = a5_setting(book, voice)
    blocks = _blocks(setting, model)
    title = voice.say(lambda lang: translate("Settlement", "One-off settlement", lang))
    sheet = Sheet(
        book,
        setting.page_width,
        A5_HEIGHT,
        title=f"{title[0]} {voice.data(model.case_number)}",
        author=voice.data(model.shop.name),
        lang=langs[0],
    )
    code = settlement_code(model)
    pages = flow_to_foot(setting, blocks, [_signing(setting)], A5_HEIGHT)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
        for top, block in page:
            block.draw(sheet, top)
        draw_footer(sheet, setting, model.case_number, code, page_of=(number, len(pages)))
    return Paper(sheet.pdf(), gate.unprintable)


def _blocks(setting: SlipSetting, model: SettlementSlipModel) -> list[Block]:
    voice, say = setting.voice, setting.voice.say
    rows = _facts(voice, model)
    title = say(lambda lang: translate("Settlement", "One-off settlement", lang))
    item = say(lambda lang: translate("Settlement", "The item", lang))
    amount = say(lambda lang: translate("Settlement", "The shop pays once", lang))
    agreed = say(lambda lang: translate("Settlement", "What is settled by it", lang))
    return [
        slip_head(setting, model.shop, title),
        replace(case_number(setting, voice.data(model.case_number)), gap=SECTION_GAP),
        heading(setting, item),
        *item_name(setting, voice.data(model.item_title)),
        *facts(setting, rows, value_indent(setting, rows)),
        heading(setting, amount),
        _amount(setting, model),
        heading(setting, agreed),
        *_agreed(setting, model),
        *_also(setting, model),
    ]


def _facts(voice: Voice, model: SettlementSlipModel) -> tuple[Fact, ...]:
    say = voice.say
    return (
        Fact(
            say(lambda lang: translate("Settlement", "Item number", lang)),
            (voice.data(model.item_sku),),
        ),
        Fact(
            say(lambda lang: translate("Settlement", "Receipt", lang)),
            (voice.data(model.sale_number),),
        ),
        Fact(
            say(lambda lang: translate("Settlement", "Complaint", lang)),
            say(model.category.in_language),
        ),
        Fact(
            say(lambda lang: translate("Settlement", "Customer", lang)),
            (voice.data(model.claimant_name),),
            limit=8,
        ),
        Fact(
            say(lambda lang: translate("Settlement", "Date", lang)),
            (voice.data(format_day(model.issued_on)),),
        ),
    )


def _amount(setting: SlipSetting, model: SettlementSlipModel) -> Block:
    """Figures large; in words below them, in every language of the paper."""
    voice = setting.voice
    figures = voice.data(format_money(model.amount_minor, model.currency))
    lines = set_text(figures, setting.number, setting.measure)
    said: Said = voice.say(lambda lang: amount_in_words(model.amount_minor, model.currency, lang))
    lines += set_beside(said, setting.body, setting.aside, setting.measure)
    return Block(
        height_of(lines), lambda sheet, top: draw_lines(sheet, setting.left, top, lines), gap=2.0
    )


def _agreed(setting: SlipSetting, model: SettlementSlipModel) -> list[Block]:
    """The sentences in the main language, the second one smaller below them."""
    voice, blocks = setting.voice, []
    for place, lang in enumerate(voice.langs):
        style = setting.aside if place else setting.body
        texts = [part for text in _terms(model, lang) for part in voice.paragraphs(text)]
        lines = prose(setting, texts, style)
        blocks += [replace(lines[0], gap=_BETWEEN_LANGUAGES if place else 0.0), *lines[1:]]
    return blocks


def _terms(model: SettlementSlipModel, lang: str) -> tuple[str, ...]:
    """What both sides sign."""
    stays = (
        translate("Settlement", "The item stays with the customer.", lang)
        if model.item_stays_with == "buyer"
        else translate("Settlement", "The item stays with the shop.", lang)
    )
    return (
        translate(
            "Settlement",
            "1. The shop pays the customer the amount above, once. {stays}",
            lang,
        ).format(stays=stays),
        translate(
            "Settlement",
            "2. With the payment this complaint is settled. From this sale and this complaint"
            " neither side asks anything more of the other: no refund, exchange, repair or"
            " compensation.",
            lang,
        ),
        translate(
            "Settlement",
            "3. What the law gives the customer and no agreement can take away stays untouched.",
            lang,
        ),
    )


def _also(setting: SlipSetting, model: SettlementSlipModel) -> list[Block]:
    paragraphs = setting.voice.paragraphs(model.says)
    if not paragraphs:
        return []
    said = setting.voice.say(lambda lang: translate("Settlement", "Also agreed", lang))
    return [
        heading(setting, said),
        *prose(setting, paragraphs, setting.body, limit=_SAYS_LINES),
    ]


def _signing(setting: SlipSetting) -> Block:
    say = setting.voice.say
    names = (
        say(lambda lang: translate("Settlement", "Customer's signature, date", lang)),
        say(lambda lang: translate("Settlement", "For the shop, date", lang)),
    )
    return signatures(setting, names)
