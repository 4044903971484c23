"""A month's report as PDF: one page that says it all, then the tables behind it."""

from collections.abc import Callable

from app.documents.check_code import monthly_report_code
from app.documents.fonts import FontBook, font_book
from app.documents.monthly_report_summary import (
    charts,
    key_figures,
    letterhead,
    nothing_happened,
    report_title,
    running_head,
    times,
    tree_moves,
    where_it_went,
)
from app.documents.monthly_report_tables import still_open, tables
from app.documents.paper import Paper
from app.documents.printable import Gate
from app.documents.report_pages import ReportPages
from app.documents.sheet import Sheet
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
from app.domain.monthly_report import MonthlyReport
from app.domain.papers import ShopHead, Words
from app.text.catalogue import translate

NameOfParty = Callable[[str], Words]


def monthly_report_pdf(
    report: MonthlyReport, shop: ShopHead, name_of_party: NameOfParty, *, langs: tuple[str, ...]
) -> Paper:
    """Draw the report on A4 in one language or two (the first is the main one).

    The same report gives the same bytes; there is no time of printing.
    """
    book = font_book()
    gate = Gate(book.glyphs)
    voice = Voice(langs, gate)
    sheet = Sheet(
        book,
        A4_WIDTH,
        A4_HEIGHT,
        title=f"{report_title(voice)[0]} {report.month}",
        author=voice.data(shop.name),
        lang=langs[0],
    )
    draw_monthly_report(sheet, book, voice, report, shop, name_of_party)
    return Paper(sheet.pdf(), gate.unprintable)


def draw_monthly_report(
    sheet: Sheet,
    book: FontBook,
    voice: Voice,
    report: MonthlyReport,
    shop: ShopHead,
    name_of_party: NameOfParty,
) -> None:
    """Draw every page on ``sheet``, which is A4."""
    setting = statement_setting(book, voice, report.currency)
    pages = ReportPages(running_head(setting, shop, report))
    pages.place(letterhead(setting, shop, report))
    if report.is_empty:
        pages.place(nothing_happened(setting))
    else:
        pages.place(key_figures(setting, report))
        pages.place(*where_it_went(setting, report))
        pages.place(charts(setting, report))
        pages.place(times(setting, report))
        if report.moves:
            pages.place(tree_moves(setting, report))
    waiting = still_open(setting, report, name_of_party)
    pages.place_table(waiting.title, waiting.header, waiting.rows, whole=True)
    if len(pages.pages) == 1 and not report.is_empty:
        pages.turn()
    for table in tables(setting, report):
        pages.place_table(table.title, table.header, table.rows, again=table.header_again)
    code = monthly_report_code(report)
    for number, page in enumerate(pages.pages, 1):
        if number > 1:
            sheet.next_page()
        for top, block in page:
            block.draw(sheet, top)
        _draw_footer(sheet, setting, code, (number, len(pages.pages)))


def _draw_footer(
    sheet: Sheet, setting: StatementSetting, code: str, page_of: tuple[int, int]
) -> None:
    say, number, count = setting.voice.say, *page_of
    codes = say(lambda lang: translate("Paper", "Check code {code}", lang).format(code=code))
    pages = say(
        lambda lang: translate("Paper", "Page {number} of {count}", lang).format(
            number=number, count=count
        )
    )
    sheet.text(LEFT, FOOT, codes[0], setting.aside)
    sheet.text_right(RIGHT, FOOT, pages[0], setting.aside)
