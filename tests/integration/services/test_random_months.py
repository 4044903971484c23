"""Whatever is booked, issued and closed in whatever order: no cent is lost between two papers."""

import random
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ledger import Posting, as_json
from app.domain.month_close import last_ended_month, next_month
from app.domain.papers import StatementModel
from app.domain.statements import month_days
from app.services.money.months import close_month
from app.services.papers.statement import statement_model
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.verify import verify
from tests.counter import Counter, ShopClock

PROGRAM = load_program_data()
amounts = st.sampled_from([-1_000_000, -333, -1, 1, 2, 999, 896_000])


class Months(RuleBasedStateMachine):
    """One consignor, money on any day of the past, statements and closes as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = ShopClock()
        self.shop = found_shop(
            self.folder / "shop",
            program=PROGRAM,
            founded_by="陈",
            settings={},
            clock=self.clock,
            rand=random.Random(7).randbytes,
        )
        Counter(self.shop, self.clock).consignor()
        self.person = self.shop.queries.people.line("1001").id
        self.issued: list[StatementModel] = []
        self.closed: dict[str, dict[str, int]] = {}

    @property
    def today(self) -> date:
        return self.shop.today(self.shop.queries.settings().zone)

    @rule(minor=amounts, days_ago=st.integers(0, 100))
    def book(self, minor: int, days_ago: int) -> None:
        day = self.today - timedelta(days=days_ago)
        lines = (
            Posting("consignors", -minor, "CNY", "payout", self.person),
            Posting("channel.cash", minor, "CNY", "payout"),
        )
        with self.shop.store.action("陈") as action:
            payload: dict[str, Json] = {
                "amount_minor": minor,
                "currency": "CNY",
                "tender": "cash",
                "postings": as_json(lines, day),
            }
            action.record(Fact("payout_recorded", "person", self.person, payload))

    @rule(days=st.integers(1, 45))
    def wait(self, days: int) -> None:
        self.clock.step(days=days)

    @rule(months_ago=st.integers(1, 4))
    def issue(self, months_ago: int) -> None:
        month = last_ended_month(self.today)
        for _ in range(months_ago - 1):
            month = last_ended_month(month_days(month)[0])
        first, last = month_days(month)
        try:
            made = statement_model(
                self.shop, consignor="1001", first=first, last=last, issued_by="陈"
            )
        except RuleError:
            return
        if made not in self.issued:
            self.issued.append(made)

    @rule()
    def close(self) -> None:
        months = self.shop.queries.months.closed()
        ended = last_ended_month(self.today)
        month = next_month(months[0].month) if months else ended
        try:
            close_month(self.shop, month=month, closed_by="陈")
        except RuleError:
            return
        self.closed[month] = self.trial(str(month_days(month)[1]))

    def trial(self, last_day: str) -> dict[str, int]:
        with self.shop.store.database.reading() as connection:
            rows = connection.execute(
                "SELECT account, SUM(minor) FROM posting WHERE booked_on <= ? GROUP BY account",
                (last_day,),
            ).fetchall()
        return dict(rows)

    @invariant()
    def a_closed_month_stays_as_it_was(self) -> None:
        for month, before in self.closed.items():
            assert self.trial(str(month_days(month)[1])) == before

    @invariant()
    def papers_follow_each_other_to_the_cent_and_to_the_day(self) -> None:
        for paper in self.issued:
            moved = sum(line.amount_minor for line in paper.lines)
            assert paper.opening_minor + moved == paper.closing_minor
            assert paper.closing_minor - paper.opening_minor == sum(
                total.amount_minor for total in paper.totals
            )
        for before, after in zip(self.issued, self.issued[1:], strict=False):
            assert before.closing_minor == after.opening_minor
            assert before.last_day + timedelta(days=1) == after.first_day

    def teardown(self) -> None:
        """A last statement holds all that is left: then it closes at the balance."""
        last = month_days(next_month(last_ended_month(self.today)))[1]
        self.clock.step(days=40)
        first = last.replace(day=1)
        made = statement_model(self.shop, consignor="1001", first=first, last=last, issued_by="陈")
        assert made.closing_minor == self.shop.queries.people.line("1001").balance_minor
        assert verify(self.shop, deep=True).faults == ()
        self.shop.close()
        shutil.rmtree(self.folder)


TestMonths = Months.TestCase
