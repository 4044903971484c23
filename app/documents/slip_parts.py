"""What a slip says, from top to bottom."""

from dataclasses import replace

from app.documents.check_code import slip_code
from app.documents.flow import flow, stacked
from app.documents.lines import (
    Block,
    Line,
    draw_lines,
    draw_lines_right,
    height_of,
    set_beside,
    set_text,
)
from app.documents.marks import draw_qr
from app.documents.printable import Printable
from app.documents.sheet import BLACK_BAR, SHOP_BAR, Sheet
from app.documents.slip_blocks import (
    SECTION_GAP,
    facts,
    heading,
    item_name,
    paired_facts,
    prose,
    side_by_side,
    signatures,
    tick_list,
    value_indent,
)
from app.documents.slip_facts import (
    case_facts,
    condition_fact,
    item_facts,
    next_facts,
    photos_fact,
    usual_facts,
)
from app.documents.slip_path import path_blocks
from app.documents.slip_setting import SlipSetting
from app.documents.voice import Said, Voice
from app.domain.papers import ShopHead, SlipModel
from app.domain.slips import slip_mark
from app.text.catalogue import translate
from app.text.dates import format_minute

_BAR_HEIGHT = 2.5
_QR_CLEARANCE = 16.0  # more than four modules of white around the code


def slip_title(voice: Voice, model: SlipModel) -> Said:
    """What kind of paper this is: a receipt only if something was handed over."""
    if model.handed_over:
        return voice.say(lambda lang: translate("Slip", "Item receipt", lang))
    return voice.say(lambda lang: translate("Slip", "Case slip", lang))


def slip_blocks(setting: SlipSetting, model: SlipModel) -> list[Block]:
    """Everything above the terms and signatures."""
    voice = setting.voice
    labelled = (*case_facts(voice, model), *item_facts(voice, model), condition_fact(voice, model))
    indent = value_indent(setting, labelled)
    return [
        slip_head(setting, model.shop, slip_title(voice, model)),
        *_void(setting, model),
        *_replaces(setting, model),
        *_case(setting, model, indent),
        *_item(setting, model, indent),
        *_complaint(setting, model),
        *_next(setting, model),
    ]


def slip_terms(setting: SlipSetting, model: SlipModel) -> list[Block]:
    """What the shop promises and asks for."""
    voice = setting.voice
    texts = (model.terms.in_language(lang) for lang in voice.langs)
    lines = prose(
        setting, [part for text in texts for part in voice.paragraphs(text)], setting.aside
    )
    return [replace(lines[0], gap=SECTION_GAP), *lines[1:]] if lines else []


def slip_signatures(setting: SlipSetting) -> Block:
    """The lines to sign on."""
    say = setting.voice.say
    names = (
        say(lambda lang: translate("Slip", "Customer's signature", lang)),
        say(lambda lang: translate("Slip", "For the shop", lang)),
    )
    return signatures(setting, names)


def slip_head(setting: SlipSetting, signs: ShopHead, named: Said) -> Block:
    """The shop at the left, what kind of paper it is at the right."""
    voice = setting.voice
    title = set_beside(named, setting.title, setting.aside, setting.measure)
    title_width = max(line.width for line in title)
    width = setting.measure if setting.is_roll else setting.measure - title_width - 2 * SECTION_GAP
    shop = set_text(voice.data(signs.name), setting.shop, width, limit=2)
    shop += _contact(setting, signs, width)
    title_top = height_of(shop) + 6 if setting.is_roll else 0.0

    def draw(sheet: Sheet, top: float) -> None:
        colour = BLACK_BAR if setting.is_roll else SHOP_BAR
        sheet.bar(setting.left, top, 28, _BAR_HEIGHT, colour)
        top += _BAR_HEIGHT + 7
        draw_lines(sheet, setting.left, top, shop)
        if setting.is_roll:
            draw_lines(sheet, setting.left, top + title_top, title)
        else:
            draw_lines_right(sheet, setting.right, top - 3, title)

    height = max(height_of(shop), title_top + height_of(title))
    return Block(_BAR_HEIGHT + 7 + height, draw)


def _contact(setting: SlipSetting, signs: ShopHead, width: float) -> list[Line]:
    """Address and phone, on one line if they fit."""
    data, style = setting.voice.data, setting.aside
    parts = [part for part in (data(signs.address), data(signs.phone)) if part]
    line = Line(tuple((part, style) for part in parts))
    if parts and line.width <= width:
        return [line]
    return [line for part in parts for line in set_text(part, style, width, limit=3)]


def _void(setting: SlipSetting, model: SlipModel) -> list[Block]:
    if not model.revoked:
        return []
    said = setting.voice.say(
        lambda lang: translate("Slip", "This slip has been withdrawn and is no longer valid.", lang)
    )
    return [heading(setting, said)]


def _replaces(setting: SlipSetting, model: SlipModel) -> list[Block]:
    printed = model.replaces
    if printed is None or model.revoked:
        return []
    said = setting.voice.say(
        lambda lang: translate("Slip", "Replaces the slip of {date}, which is void.", lang).format(
            date=format_minute(printed)
        )
    )
    return [heading(setting, said)]


def _case(setting: SlipSetting, model: SlipModel, indent: float) -> list[Block]:
    number = setting.voice.data(model.case_number)
    width = setting.measure
    if not setting.is_roll:
        width -= setting.qr_size + _QR_CLEARANCE
    left = [
        case_number(setting, number),
        *facts(setting, case_facts(setting.voice, model), indent, width),
    ]
    placed = flow(left, 0.0, float("inf"))[0]
    qr_top = 4.0
    qr_left = setting.right - setting.qr_size
    if setting.is_roll:
        qr_top = stacked(left) + _QR_CLEARANCE / 2
        qr_left = (setting.page_width - setting.qr_size) / 2

    def draw(sheet: Sheet, top: float) -> None:
        for below, block in placed:
            block.draw(sheet, top + below)
        mark = slip_mark(model.case_number, slip_code(model))
        draw_qr(sheet, qr_left, top + qr_top, setting.qr_size, mark)

    return [Block(max(stacked(left), qr_top + setting.qr_size), draw, gap=SECTION_GAP)]


def case_number(setting: SlipSetting, number: Printable) -> Block:
    """The number one asks for, large."""
    line = Line(((number, setting.number),))
    return Block(line.leading, lambda sheet, top: draw_lines(sheet, setting.left, top, [line]))


def _item(setting: SlipSetting, model: SlipModel, indent: float) -> list[Block]:
    voice, say = setting.voice, setting.voice.say
    if model.handed_over:
        name = say(lambda lang: translate("Slip", "Handed over to the shop", lang))
    else:
        name = say(lambda lang: translate("Slip", "Item, still with the customer", lang))
    ticks = [(say(words.in_language), given) for words, given in model.accessories]
    return [
        heading(setting, name, photos_fact(voice, model)),
        *item_name(setting, voice.data(model.item_title)),
        *paired_facts(setting, item_facts(voice, model), indent),
        *facts(setting, [condition_fact(voice, model)], indent),
        *(tick_list(setting, ticks) if ticks else []),
    ]


def _complaint(setting: SlipSetting, model: SlipModel) -> list[Block]:
    paragraphs = setting.voice.paragraphs(model.complaint)
    if not paragraphs:
        return []
    say = setting.voice.say
    return [
        heading(setting, say(lambda lang: translate("Slip", "What the customer told us", lang))),
        *prose(
            setting,
            paragraphs,
            setting.body,
            limit=setting.complaint_lines,
            ending=say(lambda lang: translate("Slip", "… continued in the case", lang))[0],
        ),
    ]


def _next(setting: SlipSetting, model: SlipModel) -> list[Block]:
    say = setting.voice.say
    here = say(lambda lang: translate("Slip", "You are here", lang))
    return [
        heading(setting, say(lambda lang: translate("Slip", "What happens next", lang))),
        *path_blocks(setting, model.path, here),
        *_expected(setting, model),
        *_mostly(setting, model),
    ]


def _expected(setting: SlipSetting, model: SlipModel) -> list[Block]:
    """In one row, or in two where each label is said in two languages."""
    voice = setting.voice
    nearest, usual = next_facts(voice, model), usual_facts(voice, model)
    if len(voice.langs) == 1:
        return side_by_side(setting, (*nearest, *usual))
    return [*side_by_side(setting, nearest), *(side_by_side(setting, usual) if usual else [])]


def _mostly(setting: SlipSetting, model: SlipModel) -> list[Block]:
    """How such cases mostly end: one sentence, and no promise."""
    named = model.mostly
    if named is None:
        return []
    said = setting.voice.say(
        lambda lang: translate(
            "Slip", "Such cases mostly end with: {resolution}. Each is decided on its own.", lang
        ).format(resolution=named.in_language(lang))
    )
    first, *rest = prose(setting, said, setting.aside)
    return [replace(first, gap=6.0), *rest]
