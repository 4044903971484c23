"""A year of cases with their money, read in one pass for trying other terms on them."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.contracts import CommissionTier, Contract, ContractBook
from app.domain.findings import Finding
from app.domain.ids import CaseId
from app.domain.ladder import DefaultShare
from app.domain.money import allocate
from app.domain.rules.subject import local_day
from app.domain.settings import ShopSettings
from app.domain.simulated_money import gather_year, money_of
from app.domain.simulated_shares import Asked, caps_anything
from app.domain.simulating import YearCase, split_of
from app.storage.contracts_state import all_contracts
from app.storage.database import Database
from app.storage.evidence_state import findings_of
from app.storage.queries.viewer import Viewer
from app.storage.state import State

_AT_ONCE = 500
_QUARTER_HOUR_MS = 900_000  # every zone's clock differs from UTC by a number of them

_OF_THE_YEAR = "c.opened_at >= ? AND c.opened_at < ? AND c.currency = ?"
YEAR_MONEY = (
    "SELECT q.case_id, q.account, q.memo, q.minor FROM case_file AS c"
    f" JOIN posting AS q ON q.case_id = c.id WHERE {_OF_THE_YEAR} AND q.currency = c.currency"
)
YEAR_CASES = (
    "SELECT c.id, c.number, c.title, c.category, c.resolution, c.arose, c.claim_stage,"
    " COALESCE(c.consignor, ''), c.buyer IS NOT NULL, c.confirmed_fake,"
    " COALESCE(i.item_class, ''), COALESCE(i.has_baseline, 0), c.opened_at,"
    " s.sold_on, COALESCE(l.contract, ''), COALESCE(l.price_minor, 0)"
    " FROM case_file AS c LEFT JOIN item AS i ON i.id = c.item"
    " LEFT JOIN sale AS s ON s.id = c.sale"
    " LEFT JOIN sale_line AS l ON l.sale = c.sale AND l.item = c.item"
    f" WHERE {_OF_THE_YEAR} AND c.claim_stage NOT IN ('VOID', 'MERGED') ORDER BY c.pk"
)
_SOLD = (
    "SELECT l.price_minor, l.commission_minor FROM sale AS s JOIN sale_line AS l ON l.sale = s.id"
    " WHERE s.sold_on >= ? AND s.sold_on < ? AND s.currency = ? AND s.is_void = 0"
    " AND l.consignor IS NOT NULL"
)

Take = Callable[[YearCase], None]
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Year:
    """From one moment to another, in the currency of the shop."""

    begin_ms: int
    end_ms: int
    settings: ShopSettings

    @property
    def values(self) -> tuple[int, int, str]:
        """What the statements are asked with."""
        return self.begin_ms, self.end_ms, self.settings.currency


class YearQueries:
    """Reads a year; it is for those who may see shares and balances."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def table(self) -> tuple[DefaultShare, ...]:
        """The shop's table of default shares."""
        with self._database.reading() as connection:
            return tuple(State(connection, "").default_shares())

    def each(self, year: Year, take: Take, step: Step | None = None) -> None:
        """Hand every case of the year to ``take``, oldest first.

        ``step(done, total)`` is called on the way and may raise to cancel.
        """
        self._check()
        with self._database.reading() as connection:
            total = _count(connection, year) if step else 0
            for done, case in enumerate(_year_cases(connection, year), start=1):
                take(case)
                if step and done % _AT_ONCE == 0:
                    step(done, max(done, total))

    def earned(self, year: Year, tiers: Sequence[CommissionTier]) -> tuple[int, int]:
        """Commission on what was sold in the year, as it was and by other tiers."""
        self._check()
        zone = year.settings.zone
        days = [str(_day_of(at // _QUARTER_HOUR_MS, zone)) for at in (year.begin_ms, year.end_ms)]
        before = after = 0
        with self._database.reading() as connection:
            for price, commission in connection.execute(_SOLD, (*days, year.settings.currency)):
                before += commission
                split_bp = split_of(tiers, price)
                after += (
                    commission
                    if split_bp is None
                    else allocate(price, (split_bp, 10_000 - split_bp))[1]
                )
        return before, after

    def _check(self) -> None:
        for part in ("balances", "shares"):
            self._viewer.check(part)


def _count(connection: sqlite3.Connection, year: Year) -> int:
    row = connection.execute(
        f"SELECT COUNT(*) FROM case_file AS c WHERE {_OF_THE_YEAR}", year.values
    ).fetchone()
    return int(row[0])


def _year_cases(connection: sqlite3.Connection, year: Year) -> Iterator[YearCase]:
    money = gather_year(connection.execute(YEAR_MONEY, year.values))
    contracts = all_contracts(connection)
    known = _Known(
        {contract.entry: contract for contract in contracts},
        ContractBook(contracts),
        _findings(connection),
        year.settings.zone,
    )
    rows = connection.execute(YEAR_CASES, year.values)
    while batch := rows.fetchmany(_AT_ONCE):
        for row in batch:
            yield _year_case(row, money.get(row[0]), known)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read once for all cases."""

    versions: Mapping[str, Contract]  # by entry
    book: ContractBook
    findings: Mapping[str, tuple[Finding, ...]]
    zone: ZoneInfo


def _findings(connection: sqlite3.Connection) -> dict[str, tuple[Finding, ...]]:
    """Of the few cases about which somebody has found something."""
    cases = [row[0] for row in connection.execute("SELECT DISTINCT case_id FROM finding")]
    return {case: findings_of(connection, CaseId(case)) for case in cases}


def _year_case(row: tuple[Any, ...], sums: list[int] | None, known: _Known) -> YearCase:
    key, number, title, category, resolution, arose, stage, consignor, buyer = row[:9]
    is_fake, item_class, has_baseline, opened_at, sold_on, entry, price = row[9:]
    money, hers = money_of(sums)
    opened_on = _day_of(opened_at // _QUARTER_HOUR_MS, known.zone)
    contract = known.versions.get(entry)
    if contract is None:  # the sale does not say: the version of its day
        contract = known.book.in_force(consignor, sold_on or str(opened_on))
    case = YearCase(
        number,
        title,
        resolution,
        Asked(
            category,
            arose,
            item_class,
            bool(consignor),
            bool(buyer),
            bool(has_baseline),
            bool(is_fake),
            stage == "REJECTED",
            known.findings.get(key, ()),
            contract,
        ),
        money,
        (opened_on - _iso(sold_on)).days if sold_on else None,
        contract.terms.payout_hold_days,
        hers,
        price,
    )
    if caps_anything(contract):
        case = case._replace(asked=case.asked._replace(loss=case.loss))
    return case


@lru_cache(maxsize=1)
def _day_of(quarter_hour: int, zone: ZoneInfo) -> date:
    """The calendar day; cases that come one after the other mostly come on the same."""
    return local_day(quarter_hour * _QUARTER_HOUR_MS, zone)


@lru_cache(maxsize=1024)
def _iso(day: str) -> date:
    return date.fromisoformat(day)
