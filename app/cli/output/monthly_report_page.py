"""A month's report for a person at the terminal: the figures that matter, and where they lie."""

from collections.abc import Iterator, Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.domain.month_cases import CaseInMonth
from app.domain.month_money import RECOVERED_FROM
from app.domain.monthly_report import MonthlyReport, Part
from app.text.amounts import format_amount, format_money
from app.text.catalogue import chosen_language, translate
from app.text.month_words import (
    days_text,
    dimension_name,
    hours_text,
    measure_name,
    money_rule,
    percent_text,
    rest_name,
)
from app.text.taxonomy_words import tree_move_text

_MONEY = ("reversed", "commission", "loss", "net")


def month_lines(report: MonthlyReport, names: Names, width: int | None) -> list[str]:
    """The first page of the report, and one table a way of putting cases side by side."""
    title = translate("Month", "Monthly report")
    head = [f"{title} {report.month}", "  " + money_rule(report.currency)]
    if report.is_empty:
        nothing = translate("Month", "Nothing was opened, closed or booked in this month.")
        return [*head, "  " + nothing]
    lines = [*head, *pairs(list(_facts(report)))]
    for dimension, parts in report.by.items():
        if parts:
            lines += ["", *_part_table(dimension, parts, report.currency, width)]
    if report.waiting:
        lines += ["", *_waiting(report, names, width)]
    if report.moves:
        lines += ["", *(shown(tree_move_text(move)) for move in report.moves)]
    return lines


def month_case_table(cases: Sequence[CaseInMonth], currency: str, width: int | None) -> list[str]:
    """The cases behind a figure."""
    columns = (
        Column(translate("Month", "Case")),
        Column(translate("Month", "Item"), gives=True),
        *(Column(measure_name(code), figures=True) for code in ("at_stake", *_MONEY)),
    )
    rows = [
        (
            case.number,
            case.title,
            format_amount(case.at_stake_minor, currency),
            *(format_amount(getattr(case.money, f"{code}_minor"), currency) for code in _MONEY),
        )
        for case in cases
    ]
    return table(columns, rows, width=width)


def _facts(report: MonthlyReport) -> Iterator[tuple[str, str]]:
    total, money = report.total, report.total.money

    def amount(minor: int) -> str:
        return format_money(minor, report.currency)

    yield measure_name("opened"), str(total.opened)
    yield measure_name("closed"), str(total.closed)
    yield measure_name("sales"), amount(total.sales_minor)
    for code in ("reversed", "commission", "loss"):
        yield measure_name(code), amount(getattr(money, f"{code}_minor"))
    for party in (*RECOVERED_FROM, "pending", "net"):
        minor = getattr(money, f"{party}_minor")
        if minor or party == "net":
            yield "  " + measure_name(party), amount(minor)
    yield (
        measure_name("cost"),
        f"{amount(money.cost_minor)}  {percent_text(total.cost_bp)}",
    )
    if report.lasted.count:
        spans = (days_text(report.lasted.median_ms), hours_text(report.worked.median_ms))
        yield translate("Month", "Half of them within"), ", ".join(spans)
    if report.promised:
        kept = f"{report.kept} / {report.promised}  {percent_text(report.kept_bp)}"
        yield measure_name("kept"), kept


def _part_table(
    dimension: str, parts: Sequence[Part], currency: str, width: int | None
) -> list[str]:
    columns = (
        Column(dimension_name(dimension), gives=True),
        Column(measure_name("opened"), figures=True),
        Column(measure_name("closed"), figures=True),
        *(Column(measure_name(code), figures=True) for code in _MONEY),
    )
    rows = [
        (
            rest_name(part.merged) if part.merged else part.name.in_language(chosen_language()),
            str(part.opened),
            str(part.closed),
            *(format_amount(getattr(part.money, f"{code}_minor"), currency) for code in _MONEY),
        )
        for part in parts
    ]
    return table(columns, rows, width=width)


def _waiting(report: MonthlyReport, names: Names, width: int | None) -> list[str]:
    columns = (
        Column(dimension_name("waiting")),
        Column(measure_name("cases"), figures=True),
        Column(measure_name("at_stake"), figures=True),
        Column(measure_name("unsettled"), figures=True),
    )
    rows = [
        (
            names.of("party", part.party),
            str(part.count),
            format_amount(part.at_stake_minor, report.currency),
            format_amount(part.unsettled_minor, report.currency),
        )
        for part in report.waiting
    ]
    return table(columns, rows, width=width)
