"""The one object that reads go through, and what belongs to no single subject."""

import json
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.categories import Branch
from app.domain.permissions import OWNER_ALONE, PermissionTable
from app.domain.rows import DraftLine
from app.domain.settings import ShopSettings
from app.storage.database import Database
from app.storage.queries.actions import ActionQueries
from app.storage.queries.cases import CaseQueries
from app.storage.queries.items import ItemQueries
from app.storage.queries.people import PeopleQueries
from app.storage.queries.sales import SaleQueries
from app.storage.queries.search import SearchQueries
from app.storage.queries.users import UserQueries
from app.storage.queries.viewer import Viewer
from app.storage.state import State

if TYPE_CHECKING:
    from app.storage.queries.bills import BillQueries
    from app.storage.queries.claims import ClaimQueries
    from app.storage.queries.complaints import ComplaintQueries
    from app.storage.queries.contracts import ContractQueries
    from app.storage.queries.credit import CreditQueries
    from app.storage.queries.deadlines import DeadlineQueries
    from app.storage.queries.durations import DurationQueries
    from app.storage.queries.learning import LearningQueries
    from app.storage.queries.ledger import LedgerQueries
    from app.storage.queries.monthly_report import ReportQueries
    from app.storage.queries.months import MonthQueries
    from app.storage.queries.payouts import PayoutQueries
    from app.storage.queries.rates import RateQueries
    from app.storage.queries.recovery import RecoveryQueries
    from app.storage.queries.refunds import RefundQueries
    from app.storage.queries.rules import RuleQueries
    from app.storage.queries.similar import SimilarQueries
    from app.storage.queries.splits import SplitQueries
    from app.storage.queries.statements import StatementQueries
    from app.storage.queries.surgery import SurgeryQueries
    from app.storage.queries.talks import TalkQueries
    from app.storage.queries.taxonomy import TaxonomyQueries
    from app.storage.queries.till import TillQueries
    from app.storage.queries.year_cases import YearQueries


class Queries:
    """Everything that screens and commands may ask of a shop; safe from any thread.

    ``viewer`` is the name of whoever looks: what is not for her to see is left out. None is the
    program itself, which sees everything. What the counter does not need is loaded when it is first
    asked: a start is felt each day.
    """

    def __init__(
        self,
        database: Database,
        today: Callable[[], date],
        program: PermissionTable = OWNER_ALONE,
        viewer: str | None = None,
    ) -> None:
        self._database = database
        self._today, self._program = today, program
        self._eyes = eyes = Viewer(database, program, viewer)
        self.sales = SaleQueries(database, eyes)
        self.items = ItemQueries(database, self.sales, eyes)
        self.people = PeopleQueries(database, eyes)
        self.cases = CaseQueries(database, self.items, self.people, self.sales, eyes)
        self.search = SearchQueries(database, today, eyes)
        self.actions = ActionQueries(database)
        self.users = UserQueries(database, program, eyes)

    def seen_by(self, viewer: str | None) -> "Queries":
        """The same questions, asked by somebody else."""
        return Queries(self._database, self._today, self._program, viewer)

    def check_sees(self, part: str) -> None:
        """Raise HiddenFromRoleError where a part of the sight is not the viewer's."""
        self._eyes.check(part)

    def settings(self) -> ShopSettings:
        """The shop's settings."""
        with self._database.reading() as connection:
            return State(connection, "").settings()

    def branches(self) -> dict[str, Branch]:
        """The shop's category branches by code."""
        with self._database.reading() as connection:
            return State(connection, "").branches()

    def drafts(self) -> list[DraftLine]:
        """Intakes that were not finished, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id, actor, saved_at, body FROM draft ORDER BY saved_at DESC"
            )
            return [DraftLine(key, who, at, json.loads(body)) for key, who, at, body in rows]

    @cached_property
    def clocks(self) -> "DeadlineQueries":
        """Everything that has a date."""
        from app.storage.queries.deadlines import DeadlineQueries

        return DeadlineQueries(self._database, self.cases)

    @cached_property
    def durations(self) -> "DurationQueries":
        """How long cases stood where."""
        from app.storage.queries.durations import DurationQueries

        return DurationQueries(self._database)

    @cached_property
    def ledger(self) -> "LedgerQueries":
        """The books."""
        from app.storage.queries.ledger import LedgerQueries

        return LedgerQueries(self._database, self._eyes)

    @cached_property
    def contracts(self) -> "ContractQueries":
        """What is agreed with consignors."""
        from app.storage.queries.contracts import ContractQueries

        return ContractQueries(self._database, self._eyes)

    @cached_property
    def till(self) -> "TillQueries":
        """What a till program has to be told."""
        from app.storage.queries.till import TillQueries

        return TillQueries(self._database, self._eyes)

    @cached_property
    def bills(self) -> "BillQueries":
        """Lines of bills."""
        from app.storage.queries.bills import BillQueries

        return BillQueries(self._database, self._eyes)

    @cached_property
    def credit(self) -> "CreditQueries":
        """Store credit of buyers."""
        from app.storage.queries.credit import CreditQueries

        return CreditQueries(self._database, self.people)

    @cached_property
    def refunds(self) -> "RefundQueries":
        """Refunds and where they stand."""
        from app.storage.queries.refunds import RefundQueries

        return RefundQueries(self._database)

    @cached_property
    def payouts(self) -> "PayoutQueries":
        """Payouts, runs, and what waits."""
        from app.storage.queries.payouts import PayoutQueries

        return PayoutQueries(self._database, self._eyes, self._today)

    @cached_property
    def report(self) -> "ReportQueries":
        """A month in figures."""
        from app.storage.queries.monthly_report import ReportQueries

        return ReportQueries(self._database, self._eyes)

    @cached_property
    def year(self) -> "YearQueries":
        """A year of cases, to try other terms on."""
        from app.storage.queries.year_cases import YearQueries

        return YearQueries(self._database, self._eyes)

    @cached_property
    def claims(self) -> "ClaimQueries":
        """Claims and chargebacks."""
        from app.storage.queries.claims import ClaimQueries

        return ClaimQueries(self._database, self._eyes)

    @cached_property
    def recoveries(self) -> "RecoveryQueries":
        """What consignors owe, and their plans."""
        from app.storage.queries.recovery import RecoveryQueries

        return RecoveryQueries(self._database, self._eyes)

    @cached_property
    def rules(self) -> "RuleQueries":
        """The rules of the shop."""
        from app.storage.queries.rules import RuleQueries

        return RuleQueries(self._database)

    @cached_property
    def complaints(self) -> "ComplaintQueries":
        """What cases say and what they are called, for whoever files them anew."""
        from app.storage.queries.complaints import ComplaintQueries

        return ComplaintQueries(self._database)

    @cached_property
    def learning(self) -> "LearningQueries":
        """Answers to suggestions, and what was learned."""
        from app.storage.queries.learning import LearningQueries

        return LearningQueries(self._database)

    @cached_property
    def taxonomy(self) -> "TaxonomyQueries":
        """The category tree, and how it came to be what it is."""
        from app.storage.queries.taxonomy import TaxonomyQueries

        return TaxonomyQueries(self._database, self._eyes)

    @cached_property
    def rates(self) -> "RateQueries":
        """Rates of other currencies."""
        from app.storage.queries.rates import RateQueries

        return RateQueries(self._database)

    @cached_property
    def talks(self) -> "TalkQueries":
        """Offers and answers."""
        from app.storage.queries.talks import TalkQueries

        return TalkQueries(self._database, self._eyes)

    @cached_property
    def similar(self) -> "SimilarQueries":
        """Cases that may be alike."""
        from app.storage.queries.similar import SimilarQueries

        return SimilarQueries(self._database, self._eyes)

    @cached_property
    def splits(self) -> "SplitQueries":
        """Who bears a loss, and who has said what to it."""
        from app.storage.queries.splits import SplitQueries

        return SplitQueries(self._database, self._eyes)

    @cached_property
    def links(self) -> "SurgeryQueries":
        """How cases belong together."""
        from app.storage.queries.surgery import SurgeryQueries

        return SurgeryQueries(self._database)

    @cached_property
    def months(self) -> "MonthQueries":
        """Closed months."""
        from app.storage.queries.months import MonthQueries

        return MonthQueries(self._database, self._eyes)

    @cached_property
    def statements(self) -> "StatementQueries":
        """Issued statements and objections."""
        from app.storage.queries.statements import StatementQueries

        return StatementQueries(self._database, self._eyes)

    def journal_head(self) -> str:
        """The hash that this device's journal ends with, in hex: equal journals, equal hash."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT lower(hex(hash)) FROM journal ORDER BY place DESC LIMIT 1"
            ).fetchone()
        return str(row[0]) if row else ""

    def data_version(self) -> int:
        """Changes whenever another connection commits to the shop."""
        with self._database.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])
