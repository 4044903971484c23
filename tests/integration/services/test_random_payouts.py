"""Paydays in any order: nobody is paid what waits, no paid entry changes, no cent is lost."""

import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.errors import RuleError
from app.domain.payout_runs import PayoutWish
from app.domain.payouts import Proposal
from app.services.money.payout_holds import hold_payout, lift_payout_hold, release_payout
from app.services.money.payout_runs import (
    make_payout_run,
    mark_payout_sent,
    return_payout,
    reverse_payout,
)
from app.services.money.payouts import pay_out
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.verify import rebuild_tables, verify
from tests.counter import OWNER, Counter, ShopClock
from tests.staff import CHEAP

PROGRAM = load_program_data()
WHO = ("1001", "1002")
consignors = st.sampled_from(WHO)


class Paydays(RuleBasedStateMachine):
    """Two consignors, their sales, cases about them, and everything that pays."""

    @initialize()
    def shop_opens(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        clock = ShopClock()
        self.shop = found_shop(
            self.folder / "shop",
            program=PROGRAM,
            founded_by=OWNER.name,
            settings={},
            clock=clock,
            rand=random.Random(5).randbytes,
            hashing=CHEAP,
        )
        self.counter = Counter(self.shop, clock)
        self.skus: list[str] = []
        self.cases: list[str] = []
        self.paid: dict[bytes, str] = {}
        for number in WHO:
            self.counter.consignor(number, f"寄卖人 {number}")

    @rule(who=consignors, price=st.integers(1, 300_000))
    def sells(self, who: str, price: int) -> None:
        sku = f"A-{len(self.skus)}"
        self.counter.item(sku, price=price, consignor=who)
        self.counter.sell(sku)
        self.skus.append(sku)

    @rule(days=st.integers(1, 20))
    def days_pass(self, days: int) -> None:
        self.counter.clock.step(days=days)

    @rule(place=st.integers(0, 50), category=st.sampled_from(["FUNC.HARD", "OWN.STOLEN", "MIND"]))
    def a_case_is_opened(self, place: int, category: str) -> None:
        if self.skus:
            sku = self.skus[place % len(self.skus)]
            self.cases.append(self.counter.open(sku, category=category))

    @rule(place=st.integers(0, 50))
    def an_item_comes_back(self, place: int) -> None:
        if self.cases:
            self.tried(lambda: self.counter.return_and_refund(self.cases[place % len(self.cases)]))

    @rule(place=st.integers(0, 50))
    def a_claim_is_withdrawn(self, place: int) -> None:
        if self.cases:
            number = self.cases[place % len(self.cases)]
            self.tried(lambda: self.counter.move(number, "review", "cancel"))

    @rule(who=consignors, minor=st.integers(1, 200_000), reason=st.sampled_from(["", "急用"]))
    def one_is_paid(self, who: str, minor: int, reason: str) -> None:
        before = self.proposal(who)
        done = self.tried(
            lambda: pay_out(
                self.shop,
                consignor=who,
                amount_minor=minor,
                tender="bank",
                paid_by=OWNER.name,
                reason=reason,
            )
        )
        most = before.balance_minor if reason else before.payable_minor
        assert done == (minor <= most)
        after = self.proposal(who)
        assert before.balance_minor - after.balance_minor == (minor if done else 0)
        if done and not reason:
            assert before.payable_minor - after.payable_minor == minor
            assert before.held_minor == after.held_minor

    @rule(part=st.integers(1, 100))
    def everybody_is_paid(self, part: int) -> None:
        before = {who: self.proposal(who) for who in WHO}
        wishes = [
            PayoutWish(who, max(1, told.payable_minor * part // 100), "cash")
            for who, told in before.items()
            if told.payable_minor
        ]
        done = self.tried(lambda: make_payout_run(self.shop, wishes=wishes, made_by=OWNER.name))
        assert done == bool(wishes)
        for wish in wishes:
            told = before[wish.consignor]
            assert self.proposal(wish.consignor).balance_minor == (
                told.balance_minor - wish.amount_minor
            )

    @rule(place=st.integers(0, 20), sent=st.booleans())
    def a_payout_is_taken_back(self, place: int, *, sent: bool) -> None:
        """Balances are what they were to the cent, whichever way it comes back."""
        made = [p for p in self.shop.queries.payouts.page(limit=100) if p.stands]
        if not made:
            return
        line = made[place % len(made)]
        before = self.proposal(line.person_number).balance_minor
        if sent:
            self.tried(lambda: mark_payout_sent(self.shop, number=line.number, sent_by=OWNER.name))
            return_payout(self.shop, number=line.number, reason="退回", recorded_by=OWNER.name)
        elif not self.tried(
            lambda: reverse_payout(
                self.shop, number=line.number, reason="错", reversed_by=OWNER.name
            )
        ):
            return
        after = self.proposal(line.person_number).balance_minor
        assert after - before == line.amount_minor

    @rule(who=consignors, what=st.sampled_from(["hold", "lift", "release"]))
    def money_is_held_and_let_go(self, who: str, what: str) -> None:
        holds = self.shop.queries.payouts.holds()
        if what == "hold":
            hold_payout(self.shop, consignor=who, reason="等", held_by=OWNER.name)
            assert self.proposal(who).payable_minor == 0
        elif what == "lift" and holds:
            lift_payout_hold(self.shop, hold=holds[0].id, reason="好", lifted_by=OWNER.name)
        elif what == "release" and self.tried(
            lambda: release_payout(self.shop, consignor=who, reason="急", released_by=OWNER.name)
        ):
            assert self.proposal(who).held_minor == 0

    @rule()
    def tables_are_rebuilt(self) -> None:
        rebuild_tables(self.shop)

    def tried(self, act: Callable[[], object]) -> bool:
        """Whether it was done, and not refused."""
        try:
            act()
        except RuleError:
            return False
        return True

    def proposal(self, who: str) -> Proposal:
        person = self.shop.queries.people.line(who).id
        found = self.shop.queries.payouts.proposal(person)
        return found.proposal if found else Proposal(person, "CNY", 0, 0, 0, ())

    @invariant()
    def payable_and_held_are_the_balance(self) -> None:
        for who in WHO:
            told = self.proposal(who)
            assert told.balance_minor == self.shop.queries.people.line(who).balance_minor
            assert told.payable_minor + told.held_minor == max(told.balance_minor, 0)

    @invariant()
    def no_paid_entry_ever_changes(self) -> None:
        with self.shop.store.database.reading() as connection:
            now = dict(
                connection.execute(
                    "SELECT id, payload FROM journal WHERE kind = 'payout_recorded'"
                ).fetchall()
            )
        assert {key: now[key] for key in self.paid} == self.paid
        self.paid = now

    def teardown(self) -> None:
        try:
            assert verify(self.shop, deep=True).faults == ()
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)


TestPaydays = Paydays.TestCase
