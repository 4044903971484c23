"""What a month's report adds up: a few statements, linear in the period they read."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.month_cases import CaseInMonth
from app.domain.month_money import NO_MONEY, CaseMoney, gather
from app.domain.monthly_report import TREND_MONTHS, OpenPart, TrendMonth
from app.domain.months import Month
from app.domain.settings import ShopSettings
from app.domain.working_time import WorkingTime
from app.storage.database import Database
from app.storage.queries.viewer import Viewer

# A case that was made by mistake, or goes on in another one, is none.
_NO_CASE = "'VOID', 'MERGED'"

MONEY = (
    "SELECT case_id, account, memo, minor FROM posting"
    " WHERE booked_on BETWEEN ? AND ? AND case_id IS NOT NULL AND currency = ?"
)
CASES = (
    "SELECT c.id, c.number, c.title, c.category, c.resolution, c.front_stage, c.at_stake_minor,"
    " c.opened_at, c.closed_at, c.promise_left_ms, COALESCE(c.consignor, ''), p.number, p.name,"
    " COALESCE(i.brand, ''), COALESCE("
    "  (SELECT k.carrier FROM case_clock AS k WHERE k.case_id = c.id AND k.carrier <> ''"
    "   ORDER BY k.pk DESC LIMIT 1),"
    "  (SELECT o.name FROM posting AS q JOIN person AS o ON o.id = q.party"
    "   WHERE q.case_id = c.id AND q.account = 'carriers' LIMIT 1), '')"
    " FROM case_file AS c LEFT JOIN person AS p ON p.id = c.consignor"
    " LEFT JOIN item AS i ON i.id = c.item WHERE c.id IN ("
    "  SELECT id FROM case_file WHERE opened_at >= ?1 AND opened_at < ?2"
    "  UNION SELECT id FROM case_file WHERE closed_at >= ?1 AND closed_at < ?2"
    "  UNION SELECT case_id FROM posting"
    "  WHERE booked_on BETWEEN ?3 AND ?4 AND case_id IS NOT NULL AND currency = ?5)"
    f" AND c.claim_stage NOT IN ({_NO_CASE}) ORDER BY c.pk"
)
TREND_MONEY = (
    "SELECT substr(booked_on, 1, 7), account, memo, SUM(minor) FROM posting"
    " WHERE booked_on BETWEEN ? AND ? AND case_id IS NOT NULL AND currency = ? GROUP BY 1, 2, 3"
)
TREND_SALES = (
    "SELECT substr(sold_on, 1, 7), SUM(total_minor) FROM sale"
    " WHERE sold_on BETWEEN ? AND ? AND currency = ? AND is_void = 0 GROUP BY 1"
)
WAITING = (
    "SELECT front_turn, COUNT(*), SUM(at_stake_minor), SUM(loss_minor - settled_minor)"
    " FROM case_file WHERE is_open = 1 AND opened_at < ? AND currency = ? GROUP BY front_turn"
)


def counted(column: str) -> str:
    """How many cases were opened (or closed) in each of some spans (name, begin, end)."""
    return (
        "SELECT json_extract(m.value, '$[0]'), COUNT(*) FROM json_each(?) AS m"
        f" JOIN case_file AS c ON c.{column} >= json_extract(m.value, '$[1]')"
        f" AND c.{column} < json_extract(m.value, '$[2]')"
        f" WHERE c.claim_stage NOT IN ({_NO_CASE}) GROUP BY 1"
    )


class ReportQueries:
    """Reads a month; it is for those who may see balances."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def cases(self, month: Month, settings: ShopSettings) -> list[CaseInMonth]:
        """The cases behind the figures of a month."""
        self._viewer.check("balances")
        begin, end = month.bounds_ms(settings.zone)
        days = (str(month.first_day), str(month.last_day), settings.currency)
        with self._database.reading() as connection:
            money = gather(connection.execute(MONEY, days))
            rows = connection.execute(CASES, (begin, end, *days)).fetchall()
        working = _working_time(rows, settings)
        return [_case(row, begin, end, money.get(row[0], NO_MONEY), working) for row in rows]

    def trend(self, month: Month, settings: ShopSettings) -> list[TrendMonth]:
        """Thirteen months, ``month`` the last of them."""
        self._viewer.check("balances")
        months = [month.plus(back) for back in range(1 - TREND_MONTHS, 1)]
        days = (str(months[0].first_day), str(month.last_day), settings.currency)
        spans = spans_of(months, settings.zone)
        with self._database.reading() as connection:
            money = gather(connection.execute(TREND_MONEY, days))
            sales = dict(connection.execute(TREND_SALES, days).fetchall())
            opened = dict(connection.execute(counted("opened_at"), (spans,)).fetchall())
            closed = dict(connection.execute(counted("closed_at"), (spans,)).fetchall())
        return [
            TrendMonth(
                each,
                opened.get(str(each), 0),
                closed.get(str(each), 0),
                sales.get(str(each), 0),
                money.get(str(each), NO_MONEY),
            )
            for each in months
        ]

    def waiting(self, month: Month, settings: ShopSettings) -> list[OpenPart]:
        """Cases opened by the end of the month that are still open now, by whom they wait for."""
        self._viewer.check("balances")
        _, end = month.bounds_ms(settings.zone)
        with self._database.reading() as connection:
            rows = connection.execute(WAITING, (end, settings.currency))
            return [OpenPart(*row) for row in rows]


def spans_of(months: Sequence[Month], zone: ZoneInfo) -> str:
    """What `counted` is asked about: the months with their beginnings and ends, as JSON."""
    bounds = ((str(month), *month.bounds_ms(zone)) for month in months)
    return "[" + ", ".join(f'["{name}", {begin}, {end}]' for name, begin, end in bounds) + "]"


def _working_time(rows: Sequence[tuple[Any, ...]], settings: ShopSettings) -> WorkingTime:
    closed = [(row[7], row[8]) for row in rows if row[8] is not None]
    first = min((opened for opened, _ in closed), default=0)
    last = max((end for _, end in closed), default=0)
    return WorkingTime(settings.hours, first, last)


def _case(
    row: tuple[Any, ...], begin: int, end: int, money: CaseMoney, working: WorkingTime
) -> CaseInMonth:
    _, number, title, category, resolution, stage, at_stake = row[:7]
    opened, closed, left, consignor, its_number, name, brand, carrier = row[7:]
    was_closed = closed is not None and begin <= closed < end
    return CaseInMonth(
        number,
        title,
        category,
        resolution,
        stage,
        at_stake,
        begin <= opened < end,
        was_closed,
        closed - opened if was_closed else None,
        working.between(opened, closed) if was_closed else None,
        None if left is None else left > 0,
        consignor,
        " ".join(filter(None, (its_number, name))),
        brand,
        carrier,
        money,
    )
