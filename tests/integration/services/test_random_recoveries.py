"""Random histories of a debt: settled, planned, paid, written off, in whatever order.

Whatever people do, no entry that stands changes, no cent is lost, plans never wait for more than
is owed, and the consignors' balances are their control account.
"""

import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.errors import RuleError
from app.domain.recovery import METHODS, RecoveryTold
from app.domain.settlement import SETTLEMENT_MODES
from app.services.money.buying_in import buy_in_item
from app.services.money.costs import record_cost
from app.services.money.paying_in import record_pay_in, recover_bad_debt, return_pay_in
from app.services.money.recovering import cancel_plan, change_plan, plan_recovery
from app.services.money.recovery_picture import recovery_picture
from app.services.money.settling import settle_case
from app.services.money.writing_off import write_off_debt
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.verify import verify
from tests.counter import OWNER, Counter, ShopClock

PROGRAM = load_program_data()
amounts = st.none() | st.sampled_from([1, 3, 97, 12_345, 132_000, 396_000, 2_000_000])
modes = st.sampled_from(["", *SETTLEMENT_MODES])
methods = st.sampled_from(METHODS)
which = st.integers(0, 1)
_INSTALMENT_DAYS = 40


class DebtHistory(RuleBasedStateMachine):
    """Li was paid for two bags, and both came back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        clock = ShopClock()
        shop = found_shop(
            self.folder / "shop",
            program=PROGRAM,
            founded_by="陈",
            settings={},
            clock=clock,
            rand=random.Random(5).randbytes,
        )
        self.counter = Counter(shop, clock)
        self.counter.consignor()
        self.numbers = [self.returned("A-1", 1_280_000), self.returned("A-2", 100_001)]
        self.sales = 0
        self.entries: list[tuple[bytes, str]] = []

    def returned(self, sku: str, price: int) -> str:
        counter = self.counter
        counter.item(sku, price=price)
        counter.sell(sku)
        owed = counter.shop.queries.people.line("1001").balance_minor or 0
        counter.pay_early(owed)
        return counter.open(sku, handover=Handover("in_shop", "B-1"))

    def attempt(self, act: Callable[[], Changes]) -> None:
        before = self.journal()
        try:
            act()
        except RuleError:
            assert self.journal() == before

    def journal(self) -> list[tuple[bytes, str]]:
        with self.counter.shop.store.database.reading() as connection:
            return connection.execute("SELECT id, payload FROM journal ORDER BY place").fetchall()

    @rule(which=which)
    def refunded(self, which: int) -> None:
        counter, number = self.counter, self.numbers[which]
        if not counter.card(number).refunded_minor:
            counter.is_ours(number)
            counter.move(
                number, "review", "to_decision", "item_is_here", "inspection_passed", "refund_done"
            )

    @rule(which=which, amount=st.sampled_from([1, 30_000]))
    def cost(self, which: int, amount: int) -> None:
        number = self.numbers[which]
        self.attempt(
            lambda: record_cost(
                self.counter.shop,
                number=number,
                what="鉴定费",
                amount_minor=amount,
                tender="cash",
                paid_by="陈",
            )
        )
        if self.counter.card(number).settled_minor == 0:
            self.counter.split(number, consignor=7_000, shop=3_000)

    @rule(which=which, mode=modes, count=st.integers(0, 4), worth=amounts, goodwill=st.booleans())
    def settle(
        self, which: int, mode: str, count: int, worth: int | None, *, goodwill: bool
    ) -> None:
        told = RecoveryTold(count=count, worth_minor=worth, goodwill=goodwill)
        number = self.numbers[which]
        self.attempt(
            lambda: settle_case(self.counter.shop, number=number, mode=mode, actor=OWNER, told=told)
        )

    @rule(which=which, method=methods, amount=amounts, count=st.integers(1, 3),
          days=st.integers(-1, _INSTALMENT_DAYS))  # fmt: skip
    def plan(self, which: int, method: str, amount: int | None, count: int, days: int) -> None:
        counter, number = self.counter, self.numbers[which]
        first = counter.shop.today(counter.shop.queries.settings().zone) + timedelta(days=days)
        told = RecoveryTold(amount, count, first)
        self.attempt(
            lambda: plan_recovery(
                counter.shop, number=number, method=method, told=told, planned_by="陈"
            )
        )

    @rule(which=which, method=methods, amount=amounts)
    def change(self, which: int, method: str, amount: int | None) -> None:
        number, told = self.numbers[which], RecoveryTold(amount, 2)
        self.attempt(
            lambda: change_plan(
                self.counter.shop, number=number, method=method, told=told, changed_by="陈"
            )
        )

    @rule(which=which)
    def cancel(self, which: int) -> None:
        number = self.numbers[which]
        self.attempt(
            lambda: cancel_plan(self.counter.shop, number=number, note="", cancelled_by="陈")
        )

    @rule(which=which, amount=amounts)
    def paid_in(self, which: int, amount: int | None) -> None:
        number = self.numbers[which]
        self.attempt(
            lambda: record_pay_in(
                self.counter.shop,
                number=number,
                amount_minor=amount or 0,
                tender="bank",
                taken_by="陈",
            )
        )

    @rule(which=which, amount=amounts, goodwill=st.booleans())
    def written_off(self, which: int, amount: int | None, *, goodwill: bool) -> None:
        number = self.numbers[which]
        self.attempt(
            lambda: write_off_debt(
                self.counter.shop,
                number=number,
                note="",
                written_off_by="陈",
                amount_minor=amount,
                goodwill=goodwill,
            )
        )

    @rule(which=which, amount=amounts)
    def recovered(self, which: int, amount: int | None) -> None:
        number = self.numbers[which]
        self.attempt(
            lambda: recover_bad_debt(
                self.counter.shop,
                number=number,
                amount_minor=amount or 0,
                tender="cash",
                taken_by="陈",
            )
        )

    @rule(which=which, amount=amounts)
    def bounced(self, which: int, amount: int | None) -> None:
        number = self.numbers[which]
        self.attempt(
            lambda: return_pay_in(
                self.counter.shop,
                number=number,
                amount_minor=amount or 0,
                tender="bank",
                taken_by="陈",
            )
        )

    @rule(which=which, worth=amounts)
    def bought(self, which: int, worth: int | None) -> None:
        number, told = self.numbers[which], RecoveryTold(worth_minor=worth)
        self.attempt(
            lambda: buy_in_item(self.counter.shop, number=number, told=told, bought_by="陈")
        )

    @rule(price=st.sampled_from([1, 999, 100_001, 700_000]))
    def sale(self, price: int) -> None:
        self.sales += 1
        self.counter.item(f"B-{self.sales}", price=price)
        self.counter.sell(f"B-{self.sales}", number=f"T-{self.sales}")

    @precondition(lambda self: self.balance() > 0)
    @rule(part=st.integers(1, 3))
    def payout(self, part: int) -> None:
        amount = max(1, self.balance() // part)
        self.attempt(lambda: self.counter.pay_early(amount))

    @rule(days=st.integers(1, 60))
    def time_passes(self, days: int) -> None:
        self.counter.clock.step(days=days)

    def balance(self) -> int:
        return self.counter.shop.queries.people.line("1001").balance_minor or 0

    # What must hold ------------------------------------------------------------------------------

    @invariant()
    def what_was_written_stays(self) -> None:
        now = self.journal()
        assert now[: len(self.entries)] == self.entries
        self.entries = now

    @invariant()
    def books_balance_and_hers_is_the_control_account(self) -> None:
        assert self.counter.shop.queries.ledger.faults() == []
        books = self.counter.balances()
        assert sum(books.values()) == 0
        assert -books.get("consignors", 0) == self.balance()

    @invariant()
    def plans_wait_for_no_more_than_is_owed(self) -> None:
        shop = self.counter.shop
        today = shop.today(shop.queries.settings().zone)
        lines = shop.queries.recoveries.open_plans(today=today)
        assert sum(line.standing.left_minor for line in lines) <= max(0, -self.balance())
        for line in lines:
            parts = line.standing.parts(today)
            assert sum(part.left_minor for part in parts) == line.standing.left_minor

    @invariant()
    def what_is_shown_before_is_what_a_bookkeeper_sees_after(self) -> None:
        """Every way that is open balances: what she gains, the shop has or bears."""
        for number in self.numbers:
            seen = recovery_picture(self.counter.shop, number=number, seen_by="陈")
            assert seen is not None
            for effect in seen.effects:
                figures = effect.at_once
                moved = figures.consignor_minor - seen.footing.after_minor
                assert moved == figures.loss_minor + figures.stock_minor + figures.bank_minor

    def teardown(self) -> None:
        try:
            assert verify(self.counter.shop, deep=True).faults == ()
        finally:
            self.counter.shop.close()
            shutil.rmtree(self.folder)


TestRandomRecoveries = DebtHistory.TestCase
