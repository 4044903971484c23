"""Statements and objections as lines for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.domain.papers import StatementLine
from app.domain.statements import Objection, StatementRecord
from app.services.papers.pending import objection_about
from app.services.papers.statement_batch import BatchReport
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.statements import outcome_words


def statement_record_page(found: StatementRecord, names: Names) -> list[str]:
    """What an issued statement said, to be compared with the paper."""
    who = f"{found.consignor_name} ({found.consignor_number})"
    told = [
        (translate("CLI", "Consignor"), who),
        (translate("CLI", "Period"), f"{found.first_day} - {found.last_day}"),
        (translate("CLI", "Opening balance"), format_money(found.opening_minor, found.currency)),
        (translate("CLI", "Closing balance"), format_money(found.closing_minor, found.currency)),
        (translate("CLI", "Issued"), f"{names.time(found.issued_at)}  {shown(found.issued_by)}"),
    ]
    heading = translate(
        "CLI", "{code}: a statement of this shop. If the paper says anything else, it was altered."
    )
    return [heading.format(code=found.code), *pairs(told)]


def line_table(
    lines: Sequence[StatementLine], currency: str, names: Names, width: int | None
) -> list[str]:
    """The lines of a statement with their numbers."""
    columns = (
        Column(translate("CLI", "Line"), figures=True),
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "What for")),
        Column(translate("CLI", "Item"), gives=True),
        Column(translate("CLI", "Belongs to")),
        Column(currency, figures=True),
    )
    rows = [
        (
            str(place),
            str(line.booked_on),
            line.kind.in_language(names.lang),
            line.what,
            line.reference,
            format_amount(line.amount_minor, currency),
        )
        for place, line in enumerate(lines, 1)
    ]
    return table(columns, rows, width=width)


def objection_table(found: Sequence[Objection], names: Names, width: int | None) -> list[str]:
    """Objections, what they are about, and how they stand."""
    columns = (
        Column(translate("CLI", "Objection"), figures=True),
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "Consignor"), gives=True),
        Column(translate("CLI", "About"), gives=True),
        Column(translate("CLI", "Words"), gives=True),
        Column(translate("CLI", "Standing")),
    )
    rows = [
        (
            str(one.number),
            one.day,
            f"{one.consignor_number} {one.consignor_name}",
            objection_about(one).in_language(names.lang),
            one.words,
            names.of("objection", one.outcome or "open"),
        )
        for one in found
    ]
    return table(columns, rows, width=width)


def batch_page(report: BatchReport) -> list[str]:
    """How many were made, where they are, and who has none."""
    lines = [
        translate("CLI", "{n} statements of {period} in {folder}.").format(
            n=report.count("issued", "printed_again"),
            period=report.period,
            folder=shown(str(report.folder)),
        )
    ]
    for outcome in ("printed_again", "nothing_moved", "overlaps"):
        count = report.count(outcome)
        if count:
            lines.append(outcome_words(outcome, count))
    left_out = (one for one in report.lines if one.outcome == "overlaps")
    return [*lines, *(f"  {shown(one.number)} {shown(one.name)}" for one in left_out)]
