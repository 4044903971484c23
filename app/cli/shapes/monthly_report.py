"""A month's report as JSON. ``key`` names the cases behind a figure: give it to ``--cases``."""

from app.cli.shapes.plain import Document, money
from app.domain.month_cases import CaseInMonth
from app.domain.month_money import RECOVERED_FROM, CaseMoney
from app.domain.monthly_report import MonthlyReport, Part, Spread, TrendMonth

_MS_AN_HOUR = 3_600_000


def month_document(report: MonthlyReport) -> Document:
    """All figures."""
    currency = report.currency
    return {
        "month": str(report.month),
        "as_of": report.as_of.isoformat(),
        "currency": currency,
        **_trend_month(report.total, currency),
        "calendar_time": _spread(report.lasted),
        "working_time": _spread(report.worked),
        "promises": {"kept": report.kept, "of": report.promised, "bp": report.kept_bp},
        "by": {name: [_part(p, currency) for p in parts] for name, parts in report.by.items()},
        "trend": [
            {"month": str(each.month), **_trend_month(each, currency)} for each in report.trend
        ],
        "open": [
            {
                "turn": part.party,
                "cases": part.count,
                "at_stake": money(part.at_stake_minor, currency),
                "unsettled": money(part.unsettled_minor, currency),
            }
            for part in report.waiting
        ],
        "largest": [month_case(case, currency) for case in report.largest],
        "category_moves": [
            {
                "on": move.day.isoformat(),
                "move": move.kind,
                "from": {"zh": move.was.zh, "en": move.was.en},
                "to": {"zh": move.now.zh, "en": move.now.en},
                "cases": move.cases,
            }
            for move in report.moves
        ],
    }


def month_case(case: CaseInMonth, currency: str) -> Document:
    """One case behind a figure."""
    return {
        "number": case.number,
        "title": case.title,
        "category": case.category,
        "resolution": case.resolution,
        "stage": case.stage,
        "opened": case.was_opened,
        "closed": case.was_closed,
        "at_stake": money(case.at_stake_minor, currency),
        **_money(case.money, currency),
    }


def _trend_month(each: TrendMonth, currency: str) -> Document:
    return {
        "opened": each.opened,
        "closed": each.closed,
        "sales": money(each.sales_minor, currency),
        **_money(each.money, currency),
        "cost_bp": each.cost_bp,
    }


def _part(part: Part, currency: str) -> Document:
    return {
        "key": str(part.picked),
        "value": part.picked.value or None,
        "name": {"zh": part.name.zh, "en": part.name.en},
        "others": part.merged,
        "opened": part.opened,
        "closed": part.closed,
        **_money(part.money, currency),
    }


def _money(sums: CaseMoney, currency: str) -> Document:
    return {
        "sales_reversed": money(sums.reversed_minor, currency),
        "commission_lost": money(sums.commission_minor, currency),
        "loss": money(sums.loss_minor, currency),
        "recovered": {
            party: money(sums.recovered_from(party), currency) for party in RECOVERED_FROM
        },
        "pending": money(sums.pending_minor, currency),
        "net_loss": money(sums.net_minor, currency),
        "cost": money(sums.cost_minor, currency),
    }


def _spread(spread: Spread) -> Document:
    return {
        "cases": spread.count,
        "median_hours": round(spread.median_ms / _MS_AN_HOUR, 1),
        "p80_hours": round(spread.p80_ms / _MS_AN_HOUR, 1),
    }
