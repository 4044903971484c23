"""A month's report in the words and bars of the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.month_cases import EVERY_CASE, Picked
from app.domain.month_money import RECOVERED_FROM
from app.domain.monthly_report import COUNTED, MonthlyReport, Part, TrendMonth
from app.domain.parties import PARTY_LETTERS
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.month_words import (
    days_text,
    hours_text,
    measure_name,
    percent_text,
    rest_name,
)
from app.ui.widgets.bar_list import Bar
from app.ui.widgets.figure_tile import FigureFace
from app.ui.widgets.month_columns import MonthColumn
from app.ui.widgets.party_words import party_name

TILES = ("opened", "reversed", "commission", "loss", "cost")
CHARTS = ("opened", "cost", "reversed", "loss")
_ROLES = {"pending": "warning", "net": "shop", "loss": "secondary"}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a figure opens: cases of a month (``waiting`` of today), under a name."""

    name: str
    picked: Picked = EVERY_CASE
    waiting: str = ""


def tile_face(report: MonthlyReport, code: str) -> FigureFace:
    """One of the five figures, with the month before."""
    now, before = report.trend[-1], report.trend[-2]
    if code == "opened":
        closed = translate("Month", "{n} closed").format(n=now.closed)
        note = f"{closed}  ·  {_before(str(before.opened))}"
        return FigureFace(chart_name(code), str(now.opened), note)
    field = f"{code}_minor"
    figure = format_money(getattr(now.money, field), report.currency)
    note = _before(format_money(getattr(before.money, field), report.currency))
    if code == "cost":
        part = percent_text(now.cost_bp)
        note = translate("Month", "{part} of sales").format(part=part)
    tone = "overdue" if code == "loss" and now.money.loss_minor > 0 else "ink"
    return FigureFace(measure_name(code), figure, note, tone)


def _before(figure: str) -> str:
    return translate("Month", "month before {figure}").format(figure=figure)


def chart_name(code: str) -> str:
    """The title of a chart."""
    if code == "opened":
        return translate("Month", "Cases opened")
    if code == "cost":
        return translate("Month", "Cost of problems, share of sales")
    return measure_name(code)


def columns_of(report: MonthlyReport, code: str) -> list[MonthColumn]:
    """Thirteen months of one figure."""
    value_of, shown = _CHARTED[code]
    first = report.trend[0]
    return [
        MonthColumn(
            str(each.month),
            f"{each.month.month:02d}",
            value_of(each),
            shown(each, report.currency),
            str(each.month.year) if each is first or each.month.month == 1 else "",
        )
        for each in report.trend
    ]


_CHARTED: dict[str, tuple[Callable[[TrendMonth], int], Callable[[TrendMonth, str], str]]] = {
    "opened": (lambda each: each.opened, lambda each, _currency: str(each.opened)),
    "cost": (
        lambda each: each.cost_bp or 0,
        lambda each, _currency: percent_text(each.cost_bp),
    ),
    "reversed": (
        lambda each: each.money.reversed_minor,
        lambda each, currency: format_amount(each.money.reversed_minor, currency),
    ),
    "loss": (
        lambda each: each.money.loss_minor,
        lambda each, currency: format_amount(each.money.loss_minor, currency),
    ),
}


def loss_bars(report: MonthlyReport) -> list[Bar]:
    """The loss, and who bears which part of it."""
    money = report.total.money
    codes = ["loss"]
    codes += [code for code in (*RECOVERED_FROM, "pending") if getattr(money, f"{code}_minor")]
    codes.append("net")
    return [
        Bar(
            code,
            measure_name(code),
            getattr(money, f"{code}_minor"),
            format_amount(getattr(money, f"{code}_minor"), report.currency),
            role=_ROLES.get(code, code),
            letter=PARTY_LETTERS.get("shop" if code == "net" else code, ""),
            bold=code in {"loss", "net"},
        )
        for code in codes
    ]


def waiting_bars(report: MonthlyReport) -> list[Bar]:
    """Open cases by whom they wait for."""
    return [
        Bar(
            part.party,
            party_name(part.party),
            part.at_stake_minor,
            format_amount(part.at_stake_minor, report.currency),
            cases_text(part.count),
            part.party,
            PARTY_LETTERS[part.party],
        )
        for part in report.waiting
    ]


def part_bars(report: MonthlyReport, dimension: str, lang: str) -> list[Bar]:
    """The lines of one way of putting cases side by side."""
    return [
        _part_bar(report, part, str(place), lang, counted=dimension in COUNTED)
        for place, part in enumerate(report.by[dimension])
    ]


def _part_bar(report: MonthlyReport, part: Part, key: str, lang: str, *, counted: bool) -> Bar:
    name = part_name(part, lang)
    if counted:
        return Bar(key, name, part.opened, str(part.opened))
    figure = format_amount(part.money.loss_minor, report.currency)
    return Bar(key, name, part.money.loss_minor, figure, cases_text(part.opened))


def part_name(part: Part, lang: str) -> str:
    """What a line is called."""
    return rest_name(part.merged) if part.merged else part.name.in_language(lang)


def largest_bars(report: MonthlyReport) -> list[Bar]:
    """The cases that moved most money."""
    return [
        Bar(
            case.number,
            f"{case.number}  {case.title}",
            case.money.loss_minor,
            format_amount(case.money.loss_minor, report.currency),
        )
        for case in report.largest
    ]


def time_lines(report: MonthlyReport) -> list[str]:
    """How long closed cases took, and whether promises were kept."""
    if not report.lasted.count:
        return [translate("Month", "No case was closed.")]
    half = translate("Month", "Half of them within {days}, {hours}.").format(
        days=days_text(report.lasted.median_ms), hours=hours_text(report.worked.median_ms)
    )
    most = translate("Month", "Four of five within {days}, {hours}.").format(
        days=days_text(report.lasted.p80_ms), hours=hours_text(report.worked.p80_ms)
    )
    return [translate("Month", "{n} closed").format(n=report.lasted.count), half, most]


def kept_text(report: MonthlyReport) -> str:
    """Promises that were kept."""
    return translate("Month", "Promises kept: {kept} of {all}, {part}").format(
        kept=report.kept, all=report.promised, part=percent_text(report.kept_bp)
    )


def cases_text(count: int) -> str:
    """How many cases, in words."""
    if count == 1:
        return translate("Month", "1 case")
    return translate("Month", "{n} cases").format(n=count)
