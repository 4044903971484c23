"""Whatever is ordered, done, failed, tried again and corrected: never more than was paid."""

import contextlib
import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.errors import RuleError
from app.domain.rows import QueueFilter
from app.services.money.refund_orders import (
    correct_refund,
    fail_refund,
    finish_refund,
    try_refund_again,
)
from app.services.money.refunds import WayBack
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.verify import verify
from tests.counter import TO_THE_REFUND, Counter, ShopClock
from tests.staff import CHEAP

PAID = 10_001
AMOUNTS = st.integers(0, PAID + 2)
WHICH = st.integers(0, 5)


class RefundHistory(RuleBasedStateMachine):
    """One sale, several cases about it, and refunds in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shop = found_shop(
            self.folder / "shop",
            program=load_program_data(),
            founded_by="陈",
            settings={},
            clock=ShopClock(),
            rand=random.Random(5).randbytes,
            hashing=CHEAP,
        )
        self.counter = Counter(self.shop, ShopClock())

    @initialize(tender=st.sampled_from(["wechat", "cash", "bank"]), split=st.integers(0, 10_000))
    def it_was_sold(self, tender: str, split: int) -> None:
        self.counter.consignor(split_bp=split)
        self.counter.item(price=PAID)
        self.counter.sell("A-1", tender=tender)

    def number(self, which: int) -> str:
        known = self.shop.queries.refunds.page(limit=50)
        return known[which % len(known)].number if known else "R-0"

    @rule(amount=AMOUNTS)
    def ordered(self, amount: int) -> None:
        number = self.counter.open(resolution="PARTIAL")
        self.counter.is_ours(number)
        self.counter.move(number, *TO_THE_REFUND)
        with contextlib.suppress(RuleError):
            self.counter.move(number, "refund_done", amount=amount)

    @rule(which=WHICH)
    def done(self, which: int) -> None:
        with contextlib.suppress(RuleError):
            finish_refund(self.shop, refund=self.number(which), confirmed_by="陈")

    @rule(which=WHICH)
    def failed(self, which: int) -> None:
        with contextlib.suppress(RuleError):
            fail_refund(self.shop, refund=self.number(which), reason="", told_by="陈")

    @rule(which=WHICH, tender=st.sampled_from(["", "cash", "alipay"]))
    def tried_again(self, which: int, tender: str) -> None:
        way = WayBack(tender, reason="换一种")
        with contextlib.suppress(RuleError):
            try_refund_again(self.shop, refund=self.number(which), way=way, ordered_by="陈")

    @rule(which=WHICH, amount=AMOUNTS)
    def corrected(self, which: int, amount: int) -> None:
        with contextlib.suppress(RuleError):
            correct_refund(
                self.shop,
                refund=self.number(which),
                amount_minor=amount,
                reason="输错",
                corrected_by="陈",
            )

    @invariant()
    def never_more_than_was_paid_and_the_books_say_the_same(self) -> None:
        refunds = self.shop.queries.refunds.page(limit=200)
        stand = [r for r in refunds if not r.replaced_by]
        assert sum(r.amount_minor for r in stand) <= PAID
        gone = sum(r.amount_minor for r in refunds if r.state == "done")
        owed = sum(r.amount_minor for r in stand if r.state != "done")
        balances = self.counter.balances()
        assert balances.get("buyers_payable", 0) == -owed
        channels = sum(m for account, m in balances.items() if account.startswith("channel."))
        assert channels == (PAID if self.counter.sold else 0) - gone
        refunded = sum(
            self.counter.card(line.number).refunded_minor
            for line in self.shop.queries.cases.page(_ALL, offset=0, limit=500)
        )
        assert refunded == gone + owed

    def teardown(self) -> None:
        try:
            assert verify(self.shop, deep=True).faults == ()
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)


_ALL = QueueFilter(only_open=False)
TestRandomRefunds = RefundHistory.TestCase
TestRandomRefunds.settings = hypothesis_settings(max_examples=12, stateful_step_count=20)
