"""Whatever is offered and answered in whatever order, no agreement lacks what it needs."""

import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.changes import Changes
from app.domain.errors import RuleError
from app.domain.moves import Actor
from app.domain.offers import (
    ANSWERS,
    APPROVED_HOW,
    OFFERING,
    OfferLine,
    consignors_part,
    limit_of,
)
from app.services.offers import (
    AnswerTold,
    ApprovalTold,
    OfferTold,
    answer_offer,
    approve_offer,
    consent_to_offer,
    make_offer,
    offer_lines,
)
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.verify import verify
from tests.counter import CLERK, OWNER, Counter, ShopClock

PROGRAM = load_program_data()
ACTORS = {actor.name: actor for actor in (CLERK, OWNER, Actor("阿敏", "handler"))}
actors = st.sampled_from(sorted(ACTORS))
places = st.integers(1, 4)
amounts = st.sampled_from([1, 19_999, 20_000, 20_001, 100_000, 100_001])


class Haggling(RuleBasedStateMachine):
    """A buyer, a consignor who bears 70 %, and three people of the shop."""

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
            rand=random.Random(5).randbytes,
        )
        counter = Counter(self.shop, self.clock)
        counter.sell_the_bag()
        self.number = counter.open(resolution="PARTIAL")
        counter.split(self.number, shop=3000, consignor=7000)

    def attempt(self, act: Callable[[], Changes]) -> bool:
        try:
            act()
        except RuleError:
            return False
        return True

    @rule(
        minor=amounts, by=st.sampled_from(OFFERING), who=actors, days=st.none() | st.integers(0, 3)
    )
    def somebody_offers(self, minor: int, by: str, who: str, days: int | None) -> None:
        today = date(2026, 3, 2)
        told = OfferTold(
            minor, by, valid_until=None if days is None else today + timedelta(days=days)
        )
        self.attempt(
            lambda: make_offer(self.shop, number=self.number, told=told, actor=ACTORS[who])
        )

    @rule(place=places, answer=st.sampled_from(ANSWERS), who=actors, minor=st.none() | amounts)
    def somebody_answers(self, place: int, answer: str, who: str, minor: int | None) -> None:
        told = AnswerTold(answer, counter=OfferTold(minor) if minor else None)
        before = {line.offer.place: line for line in self.lines()}
        done = self.attempt(
            lambda: answer_offer(
                self.shop, number=self.number, place=place, told=told, actor=ACTORS[who]
            )
        )
        if done and answer == "accepted":
            offer, settings = before[place].offer, self.shop.queries.settings()
            assert before[place].standing == "open"
            limits = [limit_of(ACTORS[who].role, settings)]
            limits += [offer.limit_minor] if offer.made_by == "shop" else []
            covered = any(limit is None or offer.amount_minor <= limit for limit in limits)
            assert covered or offer.approval is not None
            shares = self.shop.queries.cases.card(self.number).shares
            pays = offer.is_for_the_buyer and consignors_part(shares, offer.amount_minor) > 0
            assert not pays or offer.consent or offer.made_by == "consignor"

    @rule(
        place=places, how=st.sampled_from(APPROVED_HOW), who=actors, by=st.sampled_from(["", "陈"])
    )
    def somebody_approves(self, place: int, how: str, who: str, by: str) -> None:
        told = ApprovalTold(how, by)
        self.attempt(
            lambda: approve_offer(
                self.shop, number=self.number, place=place, told=told, actor=ACTORS[who]
            )
        )

    @rule(place=places)
    def she_consents(self, place: int) -> None:
        self.attempt(
            lambda: consent_to_offer(
                self.shop, number=self.number, place=place, how="phone", actor=CLERK
            )
        )

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.clock.step(hours=hours)

    @invariant()
    def at_most_one_agreement_stands(self) -> None:
        assert [line.standing for line in self.lines()].count("accepted") <= 1

    def lines(self) -> tuple[OfferLine, ...]:
        return offer_lines(self.shop, number=self.number, actor=OWNER)

    def teardown(self) -> None:
        try:
            assert verify(self.shop, deep=True).faults == ()
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)


TestRandomHaggling = Haggling.TestCase
