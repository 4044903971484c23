"""A statement as an XLSX workbook: real numbers and dates that a bookkeeper can go on with."""

from datetime import datetime
from io import BytesIO
from typing import Any

from app.documents.check_code import statement_code
from app.documents.workbook_tables import TableColumn, TableFormats, TableSheet, storable
from app.domain.papers import StatementModel
from app.text.catalogue import translate

_A4 = 9  # Excel's number of the paper
_INCH_MARGIN = 0.6


def statement_xlsx(model: StatementModel, *, lang: str) -> bytes:
    """The workbook in one language; the same model gives the same bytes."""
    # Late: most sessions never write a workbook.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = BytesIO()
    book: Any = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    title = translate("Statement", "Statement", lang)
    midnight = datetime.min.time()
    book.set_properties(
        {
            "title": f"{title} {storable(model.consignor_number)}",
            "author": storable(model.shop.name),
            "created": datetime.combine(model.last_day, midnight),  # not the time of writing
        }
    )
    formats = TableFormats(book, model.currency)
    _summary(TableSheet(book, title[:31], formats), model, lang)
    _lines(TableSheet(book, translate("Statement", "Lines", lang), formats), model, lang)
    _more(book, formats, model, lang)
    for sheet in book.worksheets():
        _print_setup(sheet, model, lang)
    book.close()
    return out.getvalue()


def _summary(page: TableSheet, model: StatementModel, lang: str) -> None:
    sheet, formats = page.sheet, page.formats
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 40)
    heading = translate("Statement", "Statement", lang)
    if model.is_draft:
        heading = f"{heading}  {translate('Statement', 'DRAFT', lang)}"
    sheet.write_string(0, 0, heading, formats.title)
    told: list[tuple[str, str]] = [
        (translate("Statement", "Shop", lang), model.shop.name),
        ("", model.shop.address),
        ("", model.shop.phone),
        (translate("Statement", "Consignor", lang), model.consignor_name),
        (translate("Statement", "Number", lang), model.consignor_number),
        (translate("Statement", "Currency", lang), model.currency),
        (translate("Statement", "Check code", lang), statement_code(model)),
    ]
    row = 2
    for name, value in told:
        if value:
            sheet.write_string(row, 0, name, formats.label)
            page.text(row, 1, value)
            row += 1
    for name, day in (
        (translate("Statement", "First day", lang), model.first_day),
        (translate("Statement", "Last day", lang), model.last_day),
    ):
        sheet.write_string(row, 0, name, formats.label)
        page.day(row, 1, day)
        row += 1
    row += 1
    first = row
    sheet.write_string(row, 0, translate("Statement", "Opening balance", lang), formats.label)
    page.money(row, 1, model.opening_minor)
    for total in model.totals:
        row += 1
        page.text(row, 0, total.name.in_language(lang))
        page.money(row, 1, total.amount_minor)
    row += 1
    sheet.write_string(row, 0, translate("Statement", "Closing balance", lang), formats.label)
    _write_sum(page, row, 1, first, model.closing_minor)
    meaning = translate(
        "Statement", "Balance above zero: the shop owes you; below zero: you owe the shop.", lang
    )
    page.text(row + 2, 0, "")
    sheet.merge_range(row + 2, 0, row + 2, 1, meaning, formats.text)


def _lines(page: TableSheet, model: StatementModel, lang: str) -> None:
    balance = model.opening_minor
    rows: list[tuple[object, ...]] = []
    for line in model.lines:
        balance += line.amount_minor
        rows.append(
            (
                line.booked_on,
                line.kind.in_language(lang),
                line.what,
                line.reference,
                line.detail.in_language(lang),
                line.belongs_to,
                line.amount_minor,
                balance,
            )
        )
    code = model.currency
    amount = translate("Statement", "Amount {currency}", lang).format(currency=code)
    running = translate("Statement", "Balance {currency}", lang).format(currency=code)
    columns = (
        TableColumn(translate("Statement", "Date", lang), 11, TableSheet.day),
        TableColumn(translate("Statement", "Kind", lang), 18, TableSheet.text),
        TableColumn(translate("Statement", "Item", lang), 40, TableSheet.text),
        TableColumn(translate("Statement", "Reference", lang), 16, TableSheet.text),
        TableColumn(translate("Statement", "Detail", lang), 34, TableSheet.text),
        TableColumn(translate("Statement", "Late, belongs to", lang), 11, TableSheet.text),
        TableColumn(amount, 16, TableSheet.money),
        TableColumn(running, 16, TableSheet.money),
    )
    page.table(columns, rows)
    moved = model.closing_minor - model.opening_minor
    total = translate("Statement", "Total of the period", lang)
    page.sheet.write_string(page.row, 4, total, page.formats.label)
    if model.lines:
        _write_sum(page, page.row, 6, 1, moved)
        page.sheet.autofilter(0, 0, len(model.lines), len(columns) - 1)
    else:
        page.sheet.write_number(page.row, 6, 0, page.formats.sum)


def _more(book: Any, formats: TableFormats, model: StatementModel, lang: str) -> None:
    """A sheet for each of the lists that has something in it."""
    if model.open_cases:
        page = TableSheet(book, translate("Statement", "Open cases", lang), formats)
        page.table(
            (
                TableColumn(translate("Statement", "Case", lang), 14, TableSheet.text),
                TableColumn(translate("Statement", "Item", lang), 44, TableSheet.text),
                TableColumn(translate("Statement", "Stage", lang), 20, TableSheet.text),
                TableColumn(
                    translate("Statement", "In dispute {currency}", lang).format(
                        currency=model.currency
                    ),
                    18,
                    TableSheet.money,
                ),
            ),
            [
                (c.case_number, c.what, c.stage.in_language(lang), c.at_stake_minor)
                for c in model.open_cases
            ],
        )
    if model.holds:
        _holds(
            TableSheet(book, translate("Statement", "Held back for now", lang), formats),
            model,
            lang,
        )
    if model.plans:
        _plans(
            TableSheet(book, translate("Statement", "Agreed repayments", lang), formats),
            model,
            lang,
        )
    if model.objections:
        page = TableSheet(book, translate("Statement", "Objections", lang), formats)
        page.table(
            (
                TableColumn(translate("Statement", "Date", lang), 11, TableSheet.day),
                TableColumn(translate("Statement", "Objection", lang), 44, TableSheet.text),
                TableColumn(translate("Statement", "About", lang), 44, TableSheet.text),
                TableColumn(translate("Statement", "Standing", lang), 30, TableSheet.text),
            ),
            [
                (o.objected_on, o.says, o.about.in_language(lang), o.standing.in_language(lang))
                for o in model.objections
            ],
        )


def _holds(page: TableSheet, model: StatementModel, lang: str) -> None:
    held = translate("Statement", "Held back {currency}", lang).format(currency=model.currency)
    page.table(
        (
            TableColumn(translate("Statement", "Item", lang), 40, TableSheet.text),
            TableColumn(translate("Statement", "Why", lang), 36, TableSheet.text),
            TableColumn(translate("Statement", "Until", lang), 11, TableSheet.day),
            TableColumn(held, 18, TableSheet.money),
        ),
        [(h.what, h.reason.in_language(lang), h.until, h.amount_minor) for h in model.holds],
    )


def _plans(page: TableSheet, model: StatementModel, lang: str) -> None:
    agreed = translate("Statement", "Agreed {currency}", lang).format(currency=model.currency)
    still = translate("Statement", "Still open {currency}", lang).format(currency=model.currency)
    page.table(
        (
            TableColumn(translate("Statement", "What was agreed", lang), 40, TableSheet.text),
            TableColumn(agreed, 18, TableSheet.money),
            TableColumn(still, 18, TableSheet.money),
            TableColumn(translate("Statement", "Next", lang), 11, TableSheet.day),
            TableColumn("", 16, TableSheet.money),
        ),
        [
            (p.what.in_language(lang), p.total_minor, p.open_minor, p.next_on, p.next_minor)
            for p in model.plans
        ],
    )


def _write_sum(page: TableSheet, row: int, column: int, first_row: int, minor: int) -> None:
    """A formula over the rows above, with its value for whoever does not calculate."""
    letter = chr(ord("A") + column)
    formula = f"=SUM({letter}{first_row + 1}:{letter}{row})"
    page.sheet.write_formula(row, column, formula, page.formats.sum, page.formats.number(minor))


def _print_setup(sheet: Any, model: StatementModel, lang: str) -> None:
    sheet.set_paper(_A4)
    if sheet.get_name() == translate("Statement", "Lines", lang):
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_INCH_MARGIN, right=_INCH_MARGIN)
    code = translate("Paper", "Check code {code}", lang).format(code=statement_code(model))
    pages = translate("Paper", "Page {number} of {count}", lang).format(number="&P", count="&N")
    sheet.set_footer(f"&L{code}&R{pages}")
