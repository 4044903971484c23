"""The evidence pack (凭证包): what a carrier, a bank, a platform, a court or a panel is shown."""

from app.documents.check_code import pack_code
from app.documents.flow import flow
from app.documents.fonts import font_book
from app.documents.lines import Line
from app.documents.pack_cover import pack_cover, pack_title
from app.documents.pack_parts import (
    event_blocks,
    evidence_blocks,
    finding_blocks,
    handover_blocks,
    message_blocks,
)
from app.documents.pack_photos import photo_blocks
from app.documents.paper import Paper
from app.documents.printable import Gate
from app.documents.sheet import Sheet
from app.documents.statement_setting import (
    A4_HEIGHT,
    A4_WIDTH,
    BOTTOM,
    FOOT,
    LEFT,
    RIGHT,
    TOP,
    StatementSetting,
    statement_setting,
)
from app.documents.voice import Voice
from app.domain.pack import PackModel
from app.text.catalogue import translate

_HEAD_ROOM = 22.0  # of the running head on every page after the first


def evidence_pack_pdf(model: PackModel, *, langs: tuple[str, ...]) -> Paper:
    """Draw the pack on A4 in one language or two (the first is the main one).

    The same model gives the same bytes; there is no time of printing.
    """
    book = font_book()
    gate = Gate(book.glyphs)
    voice = Voice(langs, gate)
    setting = statement_setting(book, voice, model.currency)
    sheet = Sheet(
        book,
        A4_WIDTH,
        A4_HEIGHT,
        title=f"{pack_title(voice)[0]} {voice.data(model.case_number)}",
        author=voice.data(model.shop.name),
        lang=langs[0],
    )
    blocks = [
        *pack_cover(setting, model),
        *evidence_blocks(setting, model),
        *finding_blocks(setting, model),
        *handover_blocks(setting, model),
        *event_blocks(setting, model),
        *message_blocks(setting, model),
        *photo_blocks(setting, model),
    ]
    pages = flow(blocks, TOP + _HEAD_ROOM, BOTTOM)
    code = pack_code(model)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
            _draw_running_head(sheet, setting, model)
        _draw_footer(sheet, setting, code, (number, len(pages)))
        # The letterhead of the first page says all that a running head would.
        up = _HEAD_ROOM if number == 1 else 0.0
        for top, block in page:
            block.draw(sheet, top - up)
    return Paper(sheet.pdf(), gate.unprintable)


def _draw_running_head(sheet: Sheet, setting: StatementSetting, model: PackModel) -> None:
    """The line at the top of every further page."""
    data, style = setting.voice.data, setting.aside
    room = (RIGHT - LEFT) * 0.62
    shop = data(model.shop.name)
    narrow = style.narrowed(shop, room) if style.width(shop) > room else style
    Line(((shop, narrow),)).draw(sheet, LEFT, TOP)
    right = Line(((pack_title(setting.voice)[0], style), (data(model.case_number), style)))
    right.draw_right(sheet, RIGHT, TOP)
    sheet.rule(LEFT, RIGHT, TOP + 13)


def _draw_footer(
    sheet: Sheet, setting: StatementSetting, code: str, page_of: tuple[int, int]
) -> None:
    say, style = setting.voice.say, setting.aside
    number, count = page_of
    codes = say(lambda lang: translate("Paper", "Check code {code}", lang).format(code=code))
    pages = say(
        lambda lang: translate("Paper", "Page {number} of {count}", lang).format(
            number=number, count=count
        )
    )
    sheet.text(LEFT, FOOT, codes[0], style)
    sheet.text_right(RIGHT, FOOT, pages[0], style)
