"""The tables of a month's report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.documents.lines import Block, Line, Lines, draw_lines, height_of, set_beside, set_said
from app.documents.printable import Printable
from app.documents.report_table import Head, ReportTable
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.documents.voice import Said
from app.domain.month_cases import CaseInMonth
from app.domain.month_money import CaseMoney, sum_of
from app.domain.monthly_report import INCOMPLETE, MonthlyReport, OpenPart, Part, TrendMonth
from app.domain.papers import Words
from app.text.catalogue import translate
from app.text.dates import format_day
from app.text.month_words import dimension_name, measure_name, percent_text, rest_name

MONEY = ("reversed", "commission", "loss", "recovered", "net")
FEWER = ("reversed", "loss", "net")
LEAST = ("loss", "net")  # where figures are so large that no more fit beside a name
_COUNT_WIDTH = 42.0
_FIGURE_GAP = 11.0
_LEAST_FIGURE = 42.0
_NOTHING = Printable("\N{EN DASH}")
_NO_HEAD: Said = (Printable(""),)  # the title says it
_NAME_LINES = 3
_NAME_WIDTH = 90.0  # at least


@dataclass(frozen=True, slots=True)
class TableOfReport:
    """A titled table: its heads repeat on every page it reaches."""

    title: Block
    header: Block
    rows: tuple[Block, ...]
    header_again: Block  # where it goes on over a page


def tables(setting: StatementSetting, report: MonthlyReport) -> Iterator[TableOfReport]:
    """All of them, in the order they are read; one without lines has no rows."""
    for dimension in ("category", "resolution", "stage", "consignor", "brand", "carrier"):
        yield _parts(setting, report, dimension)
    yield _largest(setting, report)
    yield _trend(setting, report)


def _parts(setting: StatementSetting, report: MonthlyReport, dimension: str) -> TableOfReport:
    parts = report.by[dimension]
    first = setting.voice.say(lambda lang: dimension_name(dimension, lang))
    sums = sum_of(part.money for part in parts)
    money = [*(part.money for part in parts), sums]

    def heads(codes: Sequence[str]) -> list[Head]:
        return [*_counts(setting), *(_figure_head(setting, code, money) for code in codes)]

    # What a case costs has little to do with the stage it has come to.
    codes = () if dimension == "stage" else _fitting(heads, MONEY, FEWER, LEAST)
    table = ReportTable(setting, _NO_HEAD, heads(codes), on=first)
    rows = [
        table.row(
            _part_name(setting, part, table.first_width),
            [
                *(table.figure(Printable(str(count))) for count in (part.opened, part.closed)),
                *(_amount(setting, table, getattr(part.money, f"{code}_minor")) for code in codes),
            ],
        )
        for part in parts
    ]
    if len(parts) > 1 and dimension not in INCOMPLETE:
        counts = (sum(p.opened for p in parts), sum(p.closed for p in parts))
        rows.append(_total(setting, table, counts, [getattr(sums, f"{c}_minor") for c in codes]))
    return TableOfReport(_title(setting, first), table.header, tuple(rows), table.header_again)


def _trend(setting: StatementSetting, report: MonthlyReport) -> TableOfReport:
    trend = report.trend
    say = setting.voice.say
    share = Head(say(lambda lang: measure_name("share", lang)), _COUNT_WIDTH + _FIGURE_GAP)
    # Sales stand in the same form as the rest, so that one function measures all columns.
    sales = [CaseMoney(reversed_minor=each.sales_minor) for each in trend]
    money = [each.money for each in trend]

    def heads(codes: Sequence[str]) -> list[Head]:
        figures = (_figure_head(setting, c, sales if c == "sales" else money) for c in codes)
        return [*_counts(setting), *figures, share]

    codes = _fitting(heads, ("sales", *FEWER), ("sales", "loss"), ("loss",))
    title = say(lambda lang: dimension_name("trend", lang))
    table = ReportTable(setting, _NO_HEAD, heads(codes), on=title)
    rows = [_trend_row(setting, table, each, codes) for each in reversed(trend)]
    return TableOfReport(_title(setting, title), table.header, tuple(rows), table.header_again)


def _fitting(
    heads: Callable[[Sequence[str]], list[Head]], *variants: Sequence[str]
) -> Sequence[str]:
    """The first of the variants that leaves room for names; else the last."""
    for codes in variants:
        if RIGHT - LEFT - sum(head.width for head in heads(codes)) >= _NAME_WIDTH:
            return codes
    return variants[-1]


def _trend_row(
    setting: StatementSetting, table: ReportTable, each: TrendMonth, codes: Sequence[str]
) -> Block:
    minors = (
        each.sales_minor if code == "sales" else getattr(each.money, f"{code}_minor")
        for code in codes
    )
    return table.row(
        table.figure(Printable(str(each.month))),
        [
            table.figure(Printable(str(each.opened))),
            table.figure(Printable(str(each.closed))),
            *(_amount(setting, table, minor) for minor in minors),
            table.figure(Printable(percent_text(each.cost_bp))),
        ],
    )


def still_open(
    setting: StatementSetting, report: MonthlyReport, name_of_party: Callable[[str], Words]
) -> TableOfReport:
    """Open cases by whom they wait for; it stands on the first page."""
    say = setting.voice.say
    first = say(lambda lang: translate("Month", "Waiting for", lang))
    table = ReportTable(
        setting,
        first,
        [
            Head(say(lambda lang: measure_name("cases", lang)), _COUNT_WIDTH),
            Head(say(lambda lang: measure_name("at_stake", lang)), 110.0),
            Head(say(lambda lang: measure_name("unsettled", lang)), 130.0),
        ],
    )

    def row(name: Lines, part: OpenPart, *, over: bool = False) -> Block:
        style = setting.body_bold if over else setting.body
        texts = (
            Printable(str(part.count)),
            setting.amount(part.at_stake_minor),
            setting.amount(part.unsettled_minor),
        )
        return table.row(name, [table.figure(text, style) for text in texts], over=over)

    rows = [
        row(_beside(setting, name_of_party(part.party), table.first_width), part)
        for part in report.waiting
    ]
    if len(rows) > 1:
        whole = OpenPart(
            "",
            sum(part.count for part in report.waiting),
            sum(part.at_stake_minor for part in report.waiting),
            sum(part.unsettled_minor for part in report.waiting),
        )
        rows.append(row(_total_name(setting), whole, over=True))
    title = say(
        lambda lang: translate("Month", "Still open on {day}, and what it may cost", lang).format(
            day=format_day(report.as_of)
        )
    )
    return TableOfReport(_title(setting, title), table.header, tuple(rows), table.header_again)


def _largest(setting: StatementSetting, report: MonthlyReport) -> TableOfReport:
    cases = report.largest
    first = setting.voice.say(lambda lang: dimension_name("largest", lang))
    money = [case.money for case in cases]
    table = ReportTable(
        setting,
        _NO_HEAD,
        [_figure_head(setting, code, money) for code in ("reversed", "loss", "net")],
        on=first,
    )
    rows = [_case_row(setting, table, case) for case in cases]
    return TableOfReport(_title(setting, first), table.header, tuple(rows), table.header_again)


def _case_row(setting: StatementSetting, table: ReportTable, case: CaseInMonth) -> Block:
    data, body = setting.voice.data, setting.body
    number = Line(((data(case.number), setting.body_bold),))
    title = set_said((data(case.title),), body, setting.aside, table.first_width, limit=2)
    money = (case.money.reversed_minor, case.money.loss_minor, case.money.net_minor)
    return table.row([number, *title], [_amount(setting, table, minor) for minor in money])


def _counts(setting: StatementSetting) -> list[Head]:
    say = setting.voice.say
    return [
        Head(say(lambda lang: measure_name("opened", lang)), _COUNT_WIDTH),
        Head(say(lambda lang: measure_name("closed", lang)), _COUNT_WIDTH),
    ]


def _figure_head(setting: StatementSetting, code: str, money: Sequence[CaseMoney]) -> Head:
    """As wide as the widest figure, or the longest word of its name."""
    field = "reversed" if code == "sales" else code
    minors = [getattr(each, f"{field}_minor") for each in money] or [0]
    said = setting.voice.say(lambda lang: measure_name(code, lang))
    words = (
        (setting.aside if place else setting.label).width(word)
        for place, text in enumerate(said)
        for word in text.split()
    )
    figures = (setting.body_bold.width(setting.amount(m)) for m in {min(minors), max(minors)})
    return Head(said, max(_LEAST_FIGURE, *figures, *words) + _FIGURE_GAP)


def _part_name(setting: StatementSetting, part: Part, width: float) -> Lines:
    if part.merged:
        rest = setting.voice.say(lambda lang: rest_name(part.merged, lang))
        return set_beside(rest, setting.body, setting.aside, width)
    return _beside(setting, part.name, width)


def _beside(setting: StatementSetting, name: Words, width: float) -> Lines:
    said = setting.voice.say(name.in_language)
    return set_beside(said, setting.body, setting.aside, width, limit=_NAME_LINES)


def _amount(setting: StatementSetting, table: ReportTable, minor: int) -> Lines:
    return table.figure(setting.amount(minor) if minor else _NOTHING)


def _total(
    setting: StatementSetting, table: ReportTable, counts: Sequence[int], minors: Sequence[int]
) -> Block:
    texts = [*(Printable(str(count)) for count in counts), *map(setting.amount, minors)]
    bold = setting.body_bold
    return table.row(_total_name(setting), [table.figure(t, bold) for t in texts], over=True)


def _total_name(setting: StatementSetting) -> Lines:
    said = setting.voice.say(lambda lang: translate("Month", "Together", lang))
    return (Line(((said[0], setting.body_bold), *((text, setting.aside) for text in said[1:]))),)


def _title(setting: StatementSetting, said: Said) -> Block:
    lines = set_beside(said, setting.heading, setting.aside, RIGHT - LEFT)
    return Block(
        height_of(lines) + 2, lambda sheet, top: draw_lines(sheet, LEFT, top, lines), gap=20.0
    )
