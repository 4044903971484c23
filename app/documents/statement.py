"""The consignor's statement (对账单): opening + lines = closing, and nothing of anyone else."""

from app.documents.check_code import statement_code
from app.documents.fonts import FontBook, font_book
from app.documents.marks import draw_across
from app.documents.paper import Paper
from app.documents.printable import Gate, Printable
from app.documents.sheet import DRAFT_MARK, Sheet
from app.documents.statement_head import statement_title
from app.documents.statement_pages import statement_pages
from app.documents.statement_setting import (
    A4_HEIGHT,
    A4_WIDTH,
    FOOT,
    LEFT,
    RIGHT,
    StatementSetting,
    statement_setting,
)
from app.documents.voice import Voice
from app.domain.errors import RuleError
from app.domain.papers import StatementModel
from app.text.catalogue import translate


class StatementDoesNotAddUpError(RuleError):
    """Opening balance and lines, or opening balance and totals, do not give the closing one."""

    code = "statement_does_not_add_up"

    def __init__(self, consignor: str, off_minor: int) -> None:
        super().__init__(consignor=consignor, off_minor=off_minor)


def statement_pdf(model: StatementModel, *, langs: tuple[str, ...]) -> Paper:
    """Draw the statement on A4 in one language or two (the first is the main one).

    The same model gives the same bytes; there is no time of printing. Raises
    StatementDoesNotAddUpError rather than print figures that contradict each other.
    """
    _check_sums(model)
    book = font_book()
    gate = Gate(book.glyphs)
    voice = Voice(langs, gate)
    sheet = Sheet(
        book,
        A4_WIDTH,
        A4_HEIGHT,
        title=f"{statement_title(voice)[0]} {voice.data(model.consignor_number)}",
        author=voice.data(model.shop.name),
        lang=langs[0],
    )
    draw_statement(sheet, book, voice, model)
    return Paper(sheet.pdf(), gate.unprintable)


def draw_statement(sheet: Sheet, book: FontBook, voice: Voice, model: StatementModel) -> None:
    """Draw every page on ``sheet``, which is A4."""
    setting = statement_setting(book, voice, model.currency)
    code = statement_code(model)
    draft = voice.say(lambda lang: translate("Statement", "DRAFT", lang))
    pages = statement_pages(setting, model)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
        if model.is_draft:
            draw_across(sheet, book, Printable(" ".join(draft)), DRAFT_MARK)
        for top, block in page:
            block.draw(sheet, top)
        _draw_footer(sheet, setting, code, (number, len(pages)))


def _draw_footer(
    sheet: Sheet, setting: StatementSetting, code: str, page_of: tuple[int, int]
) -> None:
    say, number, count = setting.voice.say, *page_of
    style = setting.aside
    codes = say(lambda lang: translate("Paper", "Check code {code}", lang).format(code=code))
    pages = say(
        lambda lang: translate("Paper", "Page {number} of {count}", lang).format(
            number=number, count=count
        )
    )
    sign = say(
        lambda lang: translate(
            "Statement",
            "Balance above zero: the shop owes you; below zero: you owe the shop.",
            lang,
        )
    )
    sheet.text(LEFT, FOOT, codes[0], style)
    sheet.text((LEFT + RIGHT - style.width(sign[0])) / 2, FOOT, sign[0], style)
    sheet.text_right(RIGHT, FOOT, pages[0], style)


def _check_sums(model: StatementModel) -> None:
    for parts in (model.lines, model.totals):
        moved_minor = sum(part.amount_minor for part in parts)
        off_minor = model.opening_minor + moved_minor - model.closing_minor
        if off_minor:
            raise StatementDoesNotAddUpError(model.consignor_number, off_minor)
