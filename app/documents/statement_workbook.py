"""A statement as an XLSX workbook: real numbers and dates that a bookkeeper can go on with."""

from collections.abc import Sequence

from app.documents.check_code import statement_code
from app.documents.workbook import workbook_bytes
from app.documents.workbook_sheets import BookSheet, Cell, Column, Kind
from app.domain.papers import StatementModel
from app.text.catalogue import translate

_FIGURE, _DAY, _ITEM, _WORDS = 18, 12, 40, 34  # widths in characters


def statement_xlsx(model: StatementModel, *, lang: str) -> bytes:
    """The workbook in one language; the same model gives the same bytes."""
    title = f"{translate('Statement', 'Statement', lang)} {model.consignor_number}"
    lists = (
        _deductions(model, lang),
        _plans(model, lang),
        _holds(model, lang),
        _open_cases(model, lang),
        _objections(model, lang),
    )
    shown = [sheet for sheet in lists if sheet.rows]
    sheets = [_summary(model, lang), _lines(model, lang), *shown]
    return workbook_bytes(sheets, title=_clean(title), author=_clean(model.shop.name))


def _summary(model: StatementModel, lang: str) -> BookSheet:
    """Who, when, and how the closing balance came about."""
    heading = translate("Statement", "Statement", lang)
    if model.is_draft:
        heading = f"{heading}  {translate('Statement', 'DRAFT', lang)}"
    code = translate("Paper", "Check code {code}", lang).format(code=statement_code(model))
    sign = translate(
        "Statement", "Balance above zero: the shop owes you; below zero: you owe the shop.", lang
    )
    lead = (
        heading,
        "  ".join(filter(None, (model.shop.name, model.shop.address, model.shop.phone))),
        f"{model.consignor_number}  {model.consignor_name}",
        f"{model.first_day} - {model.last_day}",
        code,
        sign,
    )
    opening = translate("Statement", "Opening balance", lang)
    rows: list[Sequence[Cell]] = [
        (opening, model.opening_minor),
        *((total.name.in_language(lang), total.amount_minor) for total in model.totals),
    ]
    return BookSheet(
        translate("Statement", "Statement", lang),
        (
            Column(translate("Statement", "Kind", lang), width=_ITEM),
            _amount(model, "Amount {currency}", lang),
        ),
        rows,
        lead=tuple(map(_clean, lead)),
        total=(translate("Statement", "Closing balance", lang), model.closing_minor),
    )


def _lines(model: StatementModel, lang: str) -> BookSheet:
    """One row a line with the running balance; the number is the one that objections name."""
    balance = model.opening_minor
    rows: list[Sequence[Cell]] = []
    for number, line in enumerate(model.lines, 1):
        balance += line.amount_minor
        rows.append(
            (
                number,
                line.booked_on,
                line.kind.in_language(lang),
                line.what,
                line.reference,
                line.detail.in_language(lang),
                line.belongs_to or None,
                line.amount_minor,
                balance,
            )
        )
    columns = (
        Column(translate("Statement", "Line", lang), Kind.WHOLE, 7),
        Column(translate("Statement", "Date", lang), Kind.DAY, _DAY),
        Column(translate("Statement", "Kind", lang), width=18),
        Column(translate("Statement", "Item", lang), width=_ITEM),
        Column(translate("Statement", "Reference", lang), width=16),
        Column(translate("Statement", "Detail", lang), width=_WORDS),
        Column(translate("Statement", "Late, belongs to", lang), width=_DAY),
        _amount(model, "Amount {currency}", lang),
        _amount(model, "Balance {currency}", lang),
    )
    moved = model.closing_minor - model.opening_minor
    name = translate("Statement", "Total of the period", lang)
    total = (None, None, None, None, None, name, None, moved, model.closing_minor)
    return BookSheet(translate("Statement", "Lines", lang), columns, rows, total=total, frozen=2)


def _open_cases(model: StatementModel, lang: str) -> BookSheet:
    return BookSheet(
        translate("Statement", "Open cases", lang),
        (
            Column(translate("Statement", "Case", lang)),
            Column(translate("Statement", "Item", lang), width=_ITEM),
            Column(translate("Statement", "Stage", lang), width=20),
            _amount(model, "In dispute {currency}", lang),
        ),
        [
            (c.case_number, c.what, c.stage.in_language(lang), c.at_stake_minor)
            for c in model.open_cases
        ],
    )


def _holds(model: StatementModel, lang: str) -> BookSheet:
    return BookSheet(
        translate("Statement", "Held back for now", lang),
        (
            Column(translate("Statement", "Item", lang), width=_ITEM),
            Column(translate("Statement", "Why", lang), width=_WORDS),
            Column(translate("Statement", "Until", lang), Kind.DAY, _DAY),
            _amount(model, "Held back {currency}", lang),
        ),
        [(h.what, h.reason.in_language(lang), h.until, h.amount_minor) for h in model.holds],
    )


def _deductions(model: StatementModel, lang: str) -> BookSheet:
    return BookSheet(
        translate("Statement", "Set against what was owed", lang),
        (
            Column(translate("Statement", "Date", lang), Kind.DAY, _DAY),
            Column(translate("Statement", "Item", lang), width=_ITEM),
            Column(translate("Statement", "Reference", lang), width=16),
            Column(translate("Statement", "Kind", lang), width=20),
            _amount(model, "Set against {currency}", lang),
        ),
        [
            (d.booked_on, d.what, d.reference, d.kind.in_language(lang), d.amount_minor)
            for d in model.deductions
        ],
    )


def _plans(model: StatementModel, lang: str) -> BookSheet:
    return BookSheet(
        translate("Statement", "Agreed repayments", lang),
        (
            Column(translate("Statement", "What was agreed", lang), width=_ITEM),
            _amount(model, "Agreed {currency}", lang),
            _amount(model, "Still open {currency}", lang),
            Column(translate("Statement", "Due on", lang), Kind.DAY, _DAY),
            _amount(model, "Due {currency}", lang),
        ),
        [
            (
                p.what.in_language(lang),
                p.total_minor,
                p.open_minor,
                p.next_on,
                p.next_minor or None,
            )
            for p in model.plans
        ],
    )


def _objections(model: StatementModel, lang: str) -> BookSheet:
    return BookSheet(
        translate("Statement", "Objections", lang),
        (
            Column(translate("Statement", "Date", lang), Kind.DAY, _DAY),
            Column(translate("Statement", "Objection", lang), width=_ITEM),
            Column(translate("Statement", "About", lang), width=_ITEM),
            Column(translate("Statement", "Standing", lang), width=_WORDS),
        ),
        [
            (o.objected_on, o.says, o.about.in_language(lang), o.standing.in_language(lang))
            for o in model.objections
        ],
    )


def _amount(model: StatementModel, head: str, lang: str) -> Column:
    heads = {
        "Amount {currency}": translate("Statement", "Amount {currency}", lang),
        "Balance {currency}": translate("Statement", "Balance {currency}", lang),
        "In dispute {currency}": translate("Statement", "In dispute {currency}", lang),
        "Held back {currency}": translate("Statement", "Held back {currency}", lang),
        "Set against {currency}": translate("Statement", "Set against {currency}", lang),
        "Agreed {currency}": translate("Statement", "Agreed {currency}", lang),
        "Due {currency}": translate("Statement", "Due {currency}", lang),
        "Still open {currency}": translate("Statement", "Still open {currency}", lang),
    }
    name = heads[head].format(currency=model.currency)
    return Column(name, Kind.AMOUNT, _FIGURE, model.currency)


def _clean(text: str) -> str:
    """``text`` without halves of characters, which no file can hold."""
    return text.encode("utf-8", "ignore").decode("utf-8")
