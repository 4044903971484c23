"""A month's report as a workbook: the figures, thirteen months, and every case behind them."""

from collections.abc import Callable, Iterator, Sequence

from app.documents.workbook import workbook_bytes
from app.documents.workbook_sheets import PERCENT, BookSheet, Cell, Chart, Column, Kind
from app.domain.categories import trunk_of
from app.domain.month_cases import CaseInMonth
from app.domain.month_money import RECOVERED_FROM, CaseMoney, sum_of
from app.domain.monthly_report import COUNTED, INCOMPLETE, MonthlyReport, Part, TrendMonth
from app.domain.papers import ShopHead, Words
from app.text.catalogue import translate
from app.text.dates import format_day
from app.text.month_words import dimension_name, measure_name, money_rule, rest_name
from app.text.taxonomy_words import tree_move_text

NameOfParty = Callable[[str], Words]

MONEY = ("reversed", "commission", "loss", *RECOVERED_FROM, "pending", "net")
_MS_A_TENTH_DAY = 8_640_000
_MS_A_TENTH_HOUR = 360_000


def monthly_report_xlsx(
    report: MonthlyReport,
    cases: Sequence[CaseInMonth],
    shop: ShopHead,
    *,
    name_of_party: NameOfParty,
    lang: str,
) -> bytes:
    """The workbook in one language; the same report gives the same bytes."""
    title = translate("Month", "Monthly report", lang)
    sheets = [
        _summary(report, shop, lang),
        _trend(report, lang),
        *(_parts(report, dimension, lang) for dimension in report.by),
        _waiting(report, name_of_party, lang),
        _cases(report, cases, lang),
    ]
    return workbook_bytes(sheets, title=f"{title} {report.month}", author=shop.name)


def _summary(report: MonthlyReport, shop: ShopHead, lang: str) -> BookSheet:
    title = translate("Month", "Monthly report", lang)
    read_on = translate("Month", "{first} \N{EN DASH} {last}, read on {day}", lang).format(
        first=format_day(report.month.first_day),
        last=format_day(report.month.last_day),
        day=format_day(report.as_of),
    )
    rule = money_rule(report.currency, lang)
    return BookSheet(
        title,
        (
            Column(translate("Month", "Figure", lang), width=36),
            Column(str(report.month), Kind.ANY, 18),
            Column(str(report.trend[-2].month), Kind.ANY, 18),
        ),
        list(_summary_rows(report, lang)),
        lead=(
            f"{shop.name}  {title} {report.month}",
            read_on,
            rule,
            *(tree_move_text(move, lang) for move in report.moves),
        ),
    )


def _summary_rows(report: MonthlyReport, lang: str) -> Iterator[Sequence[Cell]]:
    now, before = report.trend[-1], report.trend[-2]
    currency = report.currency
    yield measure_name("opened", lang), now.opened, before.opened
    yield measure_name("closed", lang), now.closed, before.closed
    yield measure_name("sales", lang), (now.sales_minor, currency), (before.sales_minor, currency)
    for code in (*MONEY, "cost"):
        figures = ((getattr(each.money, f"{code}_minor"), currency) for each in (now, before))
        yield measure_name(code, lang), *figures
    yield measure_name("share", lang), _percent(now.cost_bp), _percent(before.cost_bp)
    yield measure_name("kept", lang), _percent(report.kept_bp), None


def _percent(bp: int | None) -> Cell:
    return None if bp is None else (bp, PERCENT)


def _trend(report: MonthlyReport, lang: str) -> BookSheet:
    amounts = [_amount(report, code, lang) for code in ("sales", *MONEY, "cost")]
    columns = (
        Column(measure_name("month", lang), width=12),
        Column(measure_name("opened", lang), Kind.WHOLE, 10),
        Column(measure_name("closed", lang), Kind.WHOLE, 10),
        *amounts,
        Column(measure_name("share", lang), Kind.SHARE, 12),
    )
    last = len(report.trend) - 1
    loss = 3 + 1 + MONEY.index("loss")
    charts = [
        Chart("column", columns[at].head, 0, (at,), marked=last, beside=False)
        for at in (1, len(columns) - 1, loss)
    ]
    return BookSheet(
        dimension_name("trend", lang),
        columns,
        [_trend_row(each) for each in report.trend],
        charts=tuple(charts),
    )


def _trend_row(each: TrendMonth) -> Sequence[Cell]:
    return (
        str(each.month),
        each.opened,
        each.closed,
        each.sales_minor,
        *_minors(each.money),
        each.money.cost_minor,
        each.cost_bp,
    )


def _parts(report: MonthlyReport, dimension: str, lang: str) -> BookSheet:
    parts = report.by[dimension]
    name = dimension_name(dimension, lang)
    columns = (
        Column(name, width=30),
        Column(measure_name("opened", lang), Kind.WHOLE, 10),
        Column(measure_name("closed", lang), Kind.WHOLE, 10),
        *(_amount(report, code, lang) for code in MONEY),
    )
    total: Sequence[Cell] = (
        translate("Month", "Together", lang),
        sum(part.opened for part in parts),
        sum(part.closed for part in parts),
        *_minors(sum_of(part.money for part in parts)),
    )
    loss = 3 + MONEY.index("loss")
    by = 1 if dimension in COUNTED else loss
    return BookSheet(
        name,
        columns,
        [_part_row(part, lang) for part in parts],
        total=None if dimension in INCOMPLETE else total,
        charts=(Chart("bar", columns[by].head, 0, (by,), beside=False),),
    )


def _part_row(part: Part, lang: str) -> Sequence[Cell]:
    name = rest_name(part.merged, lang) if part.merged else part.name.in_language(lang)
    return (name, part.opened, part.closed, *_minors(part.money))


def _waiting(report: MonthlyReport, name_of_party: NameOfParty, lang: str) -> BookSheet:
    waiting = report.waiting
    return BookSheet(
        dimension_name("waiting", lang),
        (
            Column(translate("Month", "Waiting for", lang), width=22),
            Column(measure_name("cases", lang), Kind.WHOLE, 10),
            _amount(report, "at_stake", lang),
            _amount(report, "unsettled", lang),
        ),
        [
            (
                name_of_party(part.party).in_language(lang),
                part.count,
                part.at_stake_minor,
                part.unsettled_minor,
            )
            for part in waiting
        ],
        total=(
            translate("Month", "Together", lang),
            sum(part.count for part in waiting),
            sum(part.at_stake_minor for part in waiting),
            sum(part.unsettled_minor for part in waiting),
        ),
    )


def _cases(report: MonthlyReport, cases: Sequence[CaseInMonth], lang: str) -> BookSheet:
    names = {
        (dimension, part.picked.value): part.name.in_language(lang)
        for dimension in ("category", "resolution", "stage")
        for part in report.by[dimension]
    }

    def row(case: CaseInMonth) -> Sequence[Cell]:
        return (
            case.number,
            case.title,
            names["category", trunk_of(case.category)],
            names["resolution", case.resolution],
            names["stage", case.stage],
            case.consignor_name,
            case.brand,
            int(case.was_opened),
            int(case.was_closed),
            None if case.lasted_ms is None else case.lasted_ms // _MS_A_TENTH_DAY,
            None if case.worked_ms is None else case.worked_ms // _MS_A_TENTH_HOUR,
            case.at_stake_minor,
            *_minors(case.money),
        )

    heads = (
        (translate("Month", "Case", lang), 12),
        (translate("Month", "Item", lang), 36),
        (translate("Month", "Category", lang), 16),
        (translate("Month", "Resolution", lang), 18),
        (translate("Month", "Stage", lang), 14),
        (translate("Month", "Consignor", lang), 20),
        (translate("Month", "Brand", lang), 16),
    )
    blank = (None,) * (len(heads) - 1)
    total = (
        translate("Month", "Together", lang),
        *blank,
        sum(case.was_opened for case in cases),
        sum(case.was_closed for case in cases),
        None,
        None,
        sum(case.at_stake_minor for case in cases),
        *_minors(sum_of(case.money for case in cases)),
    )
    return BookSheet(
        dimension_name("cases", lang),
        (
            *(Column(head, width=width) for head, width in heads),
            Column(measure_name("opened", lang), Kind.WHOLE, 9),
            Column(measure_name("closed", lang), Kind.WHOLE, 9),
            Column(translate("Month", "Days", lang), Kind.TENTHS, 9),
            Column(translate("Month", "Open hours", lang), Kind.TENTHS, 11),
            _amount(report, "at_stake", lang),
            *(_amount(report, code, lang) for code in MONEY),
        ),
        map(row, cases),
        total=total,
        frozen=2,
    )


def _amount(report: MonthlyReport, code: str, lang: str) -> Column:
    head = f"{measure_name(code, lang)} {report.currency}"
    return Column(head, Kind.AMOUNT, 16, report.currency)


def _minors(money: CaseMoney) -> Sequence[int]:
    return [getattr(money, f"{code}_minor") for code in MONEY]
