"""A month in figures, and the cases behind each of them."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from app.domain.month_cases import CaseInMonth, Picked, picked
from app.domain.monthly_report import MonthlyReport, TreeMove, monthly_report
from app.domain.months import Month, month_of
from app.domain.papers import Words
from app.domain.rows import CaseLine, QueueFilter
from app.services.program_data import ProgramData
from app.services.reading import Queries
from app.services.shop import Shop
from app.text.catalogue import LANGUAGES
from app.text.dates import local_time
from app.text.month_words import no_brand_name, own_stock_name

__all__ = ["cases_behind", "cases_waiting_for", "report_of", "this_month"]

_LISTED = 500


def this_month(shop: Shop) -> Month:
    """The month of today in the shop's time zone."""
    return month_of(shop.today(shop.queries.settings().zone))


def report_of(shop: Shop, queries: Queries, month: Month) -> MonthlyReport:
    """The report of a month as the books and cases stand now.

    Raises HiddenFromRoleError for whoever may not see balances.
    """
    settings, program = queries.settings(), shop.program

    def name_of(dimension: str, case: CaseInMonth) -> Words:
        return _NAMES[dimension](program, case)

    return monthly_report(
        queries.report.cases(month, settings),
        queries.report.trend(month, settings),
        queries.report.waiting(month, settings),
        currency=settings.currency,
        as_of=shop.today(settings.zone),
        name_of=name_of,
        moves=_moves(shop, queries, settings.zone),
    )


def _moves(shop: Shop, queries: Queries, zone: ZoneInfo) -> list[TreeMove]:
    """What was done to the category tree, on the shop's days and by today's names."""
    branches = queries.branches()
    return [
        TreeMove(
            local_time(move.at, zone).date(),
            move.kind,
            shop.program.category_name(move.source, branches),
            shop.program.category_name(move.target, branches),
            move.cases,
        )
        for move in queries.taxonomy.moves()
    ]


def cases_behind(queries: Queries, month: Month, which: Picked) -> Sequence[CaseInMonth]:
    """The cases that a figure of a month is made of, the weightiest first."""
    return picked(queries.report.cases(month, queries.settings()), which)


def cases_waiting_for(queries: Queries, party: str) -> Sequence[CaseLine]:
    """Open cases that wait for a party, the one with most at stake first."""
    queries.check_sees("balances")
    which = QueueFilter(turn=party, sort="at_stake", descending=True)
    return queries.cases.page(which, offset=0, limit=_LISTED)


def _category(program: ProgramData, case: CaseInMonth) -> Words:
    return program.category_name(case.category.partition(".")[0], {})


def _resolution(program: ProgramData, case: CaseInMonth) -> Words:
    route = program.routes.newest(case.resolution)
    return route.name if route else Words(case.resolution, case.resolution)


def _stage(program: ProgramData, case: CaseInMonth) -> Words:
    return program.routes.stages[case.stage].name


def _consignor(_program: ProgramData, case: CaseInMonth) -> Words:
    if not case.consignor:
        return Words(*(own_stock_name(lang) for lang in LANGUAGES))
    return Words(case.consignor_name, case.consignor_name)


def _brand(_program: ProgramData, case: CaseInMonth) -> Words:
    if not case.brand:
        return Words(*(no_brand_name(lang) for lang in LANGUAGES))
    return Words(case.brand, case.brand)


def _carrier(program: ProgramData, case: CaseInMonth) -> Words:
    carrier = program.clocks.carriers.get(case.carrier)
    return carrier.name if carrier else Words(case.carrier, case.carrier)


_NAMES = {
    "category": _category,
    "resolution": _resolution,
    "stage": _stage,
    "consignor": _consignor,
    "brand": _brand,
    "carrier": _carrier,
}
