"""The first page of a month's report: the few numbers that matter, and how they came about."""

from collections.abc import Callable, Sequence
from functools import partial

from app.documents.lines import (
    Block,
    Line,
    Lines,
    draw_lines,
    draw_lines_right,
    height_of,
    set_beside,
    set_said,
    set_text,
)
from app.documents.printable import Printable
from app.documents.report_charts import Columns, chart_title, draw_bar, draw_columns
from app.documents.sheet import SHOP_BAR, Sheet, Style
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.documents.voice import Said, Voice
from app.domain.month_money import RECOVERED_FROM
from app.domain.monthly_report import MonthlyReport, Spread, TrendMonth
from app.domain.papers import ShopHead
from app.text.catalogue import translate
from app.text.dates import format_day
from app.text.month_words import (
    days_text,
    hours_text,
    measure_name,
    money_rule,
    percent_text,
)
from app.text.taxonomy_words import tree_move_text

_WIDTH = RIGHT - LEFT
_GAP = 14.0
_HALF = (_WIDTH - _GAP * 2) / 2
_BAR_HEIGHT = 2.5
_CHART_HEIGHT = 98.0


def report_title(voice: Voice) -> Said:
    """The name of the paper."""
    return voice.say(lambda lang: translate("Month", "Monthly report", lang))


def letterhead(setting: StatementSetting, shop: ShopHead, report: MonthlyReport) -> Block:
    """The shop and the month; on the right the name of the paper."""
    say, data = setting.voice.say, setting.voice.data
    title = set_beside(report_title(setting.voice), setting.title, setting.aside, _HALF)
    name = set_text(data(shop.name), setting.shop, _HALF, limit=3)
    period = say(
        lambda lang: translate("Month", "{first} \N{EN DASH} {last}, read on {day}", lang).format(
            first=format_day(report.month.first_day),
            last=format_day(report.month.last_day),
            day=format_day(report.as_of),
        )
    )
    about = [
        Line(((data(str(report.month)), setting.big),)),
        *set_beside(period, setting.label, setting.aside, _WIDTH),
        *set_beside(_rule(setting), setting.label, setting.aside, _WIDTH),
    ]
    head = _BAR_HEIGHT + 8 + max(height_of(name), height_of(title))

    def draw(sheet: Sheet, top: float) -> None:
        sheet.bar(LEFT, top, 32, _BAR_HEIGHT, SHOP_BAR)
        draw_lines(sheet, LEFT, top + _BAR_HEIGHT + 8, name)
        draw_lines_right(sheet, RIGHT, top + _BAR_HEIGHT + 5, title)
        draw_lines(sheet, LEFT, top + head + 6, about)

    return Block(head + 6 + height_of(about), draw)


def running_head(setting: StatementSetting, shop: ShopHead, report: MonthlyReport) -> Block:
    """One line at the top of every further page."""
    data, style = setting.voice.data, setting.aside
    left = set_text(data(shop.name), style, _WIDTH - 150, limit=1)
    right = Line(((report_title(setting.voice)[0], style), (data(str(report.month)), style)))

    def draw(sheet: Sheet, top: float) -> None:
        draw_lines(sheet, LEFT, top, left)
        right.draw_right(sheet, RIGHT, top)

    return Block(height_of(left) + 8, draw)


def key_figures(setting: StatementSetting, report: MonthlyReport) -> Block:
    """Five numbers side by side, each with the month before."""
    now, before = report.trend[-1], report.trend[-2]
    told = [_told(setting, code, now, before) for code in _KEY]
    width = (_WIDTH - _GAP * (len(told) - 1)) / len(told)
    # The widest one decides the size of all: side by side they are compared.
    narrowed = (setting.title.narrowed(number, width) for _, number, _ in told)
    style = min(narrowed, key=lambda each: each.size)
    cells = [_figure(setting, said, number, note, width, style) for said, number, note in told]

    def draw(sheet: Sheet, top: float) -> None:
        for place, lines in enumerate(cells):
            draw_lines(sheet, LEFT + place * (width + _GAP), top, lines)

    return Block(max(map(height_of, cells)), draw, gap=15.0)


def where_it_went(setting: StatementSetting, report: MonthlyReport) -> list[Block]:
    """The loss, and who bears which part of it: the parts sum to the first line."""
    money = report.total.money
    parts = [(party, money.recovered_from(party)) for party in RECOVERED_FROM]
    parts += [("pending", money.pending_minor), ("net", money.net_minor)]
    shown = [(code, minor) for code, minor in parts if minor or code == "net"]
    title = setting.voice.say(lambda lang: translate("Month", "Who bears the loss", lang))
    heading = set_beside(title, setting.heading, setting.aside, _WIDTH)
    whole = max((minor for _, minor in [*shown, ("loss", money.loss_minor)]), default=0)
    rows = [("loss", money.loss_minor), *shown]
    return [
        Block(
            height_of(heading),
            lambda sheet, top: draw_lines(sheet, LEFT, top, heading),
            gap=15.0,
            keep_with_next=True,
        ),
        *(_bar_row(setting, code, minor, whole) for code, minor in rows),
    ]


def charts(setting: StatementSetting, report: MonthlyReport) -> Block:
    """Thirteen months four times."""
    months = tuple(each.month for each in report.trend)
    say = setting.voice.say

    def columns(said: Said, values: Sequence[int], shown: Sequence[str]) -> Columns:
        return Columns(
            chart_title(said, setting.body_bold, setting.aside),
            months,
            tuple(values),
            tuple(map(setting.voice.data, shown)),
            setting.aside,
            setting.aside_bold,
        )

    trend = report.trend
    opened = [each.opened for each in trend]
    drawn = [
        columns(
            say(lambda lang: translate("Month", "Cases opened", lang)),
            opened,
            list(map(str, opened)),
        ),
        columns(
            say(lambda lang: translate("Month", "Cost of problems, share of sales", lang)),
            [each.cost_bp or 0 for each in trend],
            [percent_text(each.cost_bp) for each in trend],
        ),
        *(
            columns(
                _said_with_currency(setting, code),
                [getattr(each.money, f"{code}_minor") for each in trend],
                [setting.amount(getattr(each.money, f"{code}_minor")) for each in trend],
            )
            for code in ("reversed", "loss")
        ),
    ]

    def draw(sheet: Sheet, top: float) -> None:
        for place, chart in enumerate(drawn):
            x = LEFT + place % 2 * (_HALF + 2 * _GAP)
            y = top + place // 2 * (_CHART_HEIGHT + _GAP)
            draw_columns(sheet, chart, x, y, _HALF, _CHART_HEIGHT)

    return Block(2 * _CHART_HEIGHT + _GAP, draw, gap=16.0)


def times(setting: StatementSetting, report: MonthlyReport) -> Block:
    """How long closed cases took, and whether promises were kept."""
    say = setting.voice.say
    told = [
        say(lambda lang: _spread_text(report.lasted, days_text, lang)),
        say(lambda lang: _spread_text(report.worked, hours_text, lang)),
        say(
            lambda lang: translate("Month", "Promises kept: {kept} of {all}, {part}", lang).format(
                kept=report.kept, all=report.promised, part=percent_text(report.kept_bp)
            )
        ),
    ]
    title = say(lambda lang: translate("Month", "Time", lang))
    lines = [
        *set_beside(title, setting.heading, setting.aside, _WIDTH),
        *(line for said in told for line in set_beside(said, setting.body, setting.aside, _WIDTH)),
    ]
    return Block(height_of(lines), lambda sheet, top: draw_lines(sheet, LEFT, top, lines), gap=15.0)


def tree_moves(setting: StatementSetting, report: MonthlyReport) -> Block:
    """What was done to the category tree since, or nothing at all."""
    told = [setting.voice.say(partial(tree_move_text, move)) for move in report.moves]
    lines = [line for said in told for line in set_said(said, setting.label, setting.aside, _WIDTH)]
    return Block(height_of(lines), lambda sheet, top: draw_lines(sheet, LEFT, top, lines), gap=10.0)


def nothing_happened(setting: StatementSetting) -> Block:
    """All that there is to say of an empty month."""
    said = setting.voice.say(
        lambda lang: translate("Month", "Nothing was opened, closed or booked in this month.", lang)
    )
    lines = set_said(said, setting.body, setting.aside, _WIDTH)
    return Block(height_of(lines), lambda sheet, top: draw_lines(sheet, LEFT, top, lines), gap=24.0)


_KEY = ("opened", "reversed", "commission", "loss", "cost")


def _rule(setting: StatementSetting) -> Said:
    return setting.voice.say(lambda lang: money_rule(setting.currency, lang))


def _told(
    setting: StatementSetting, code: str, now: TrendMonth, before: TrendMonth
) -> tuple[Said, Printable, Said]:
    """Name, number and note of one of the five."""
    say, data = setting.voice.say, setting.voice.data
    if code == "opened":
        name = say(lambda lang: translate("Month", "Cases opened", lang))
        number, was = str(now.opened), str(before.opened)
        closed = say(lambda lang: translate("Month", "{n} closed", lang).format(n=now.closed))
        note = say(lambda lang: _before_text(was, lang))
        return name, data(number), (*closed, *note)
    name = say(lambda lang: measure_name(code, lang))
    field = f"{code}_minor"
    number = setting.amount(getattr(now.money, field))
    note = say(lambda lang: _before_text(setting.amount(getattr(before.money, field)), lang))
    if code == "cost":
        part = say(
            lambda lang: translate("Month", "{part} of sales", lang).format(
                part=percent_text(now.cost_bp)
            )
        )
        return name, Printable(number), (*part, *note)
    return name, Printable(number), note


def _before_text(was: str, lang: str) -> str:
    return translate("Month", "month before {figure}", lang).format(figure=was)


def _figure(
    setting: StatementSetting, said: Said, number: Printable, note: Said, width: float, style: Style
) -> Lines:
    return [
        *set_said(said, setting.label, setting.aside, width, limit=2),
        Line(((number, style),)),
        *(line for text in note for line in set_text(text, setting.aside, width, limit=2)),
    ]


def _bar_row(setting: StatementSetting, code: str, minor: int, whole: int) -> Block:
    is_sum = code == "loss"
    style = setting.body_bold if is_sum or code == "net" else setting.body
    said = setting.voice.say(lambda lang: measure_name(code, lang))
    name = Line(((said[0], style), *((second, setting.aside) for second in said[1:])))
    figure = Line(((setting.amount(minor), style),))
    left, right = LEFT + 180, RIGHT - 96

    def draw(sheet: Sheet, top: float) -> None:
        name.draw(sheet, LEFT, top)
        draw_bar(sheet, left, top + 1.5, right - left, minor, whole, dark=code == "net")
        figure.draw_right(sheet, RIGHT, top)

    return Block(14.5, draw, gap=2.0 if is_sum else 0.0)


def _said_with_currency(setting: StatementSetting, code: str) -> Said:
    return setting.voice.say(lambda lang: f"{measure_name(code, lang)} {setting.currency}")


def _spread_text(spread: Spread, in_words: Callable[[int, str], str], lang: str) -> str:
    if not spread.count:
        return translate("Month", "No case was closed.", lang)
    return translate(
        "Month", "Half of the {n} closed cases took up to {median}, four of five up to {p80}.", lang
    ).format(
        n=spread.count, median=in_words(spread.median_ms, lang), p80=in_words(spread.p80_ms, lang)
    )
