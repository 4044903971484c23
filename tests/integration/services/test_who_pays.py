"""Who pays, and why: proposed step by step, decided with a reason, confirmed, objected to."""

import pytest

from app.domain.confirmations import (
    BadSignatureError,
    NothingToConfirmError,
    PartyBearsNothingError,
    UnknownChannelError,
    WordTold,
)
from app.domain.consignors import ConsignorAnswer
from app.domain.contracts import ContractTerms
from app.domain.ladder import money_of
from app.domain.liability import SharesDoNotAddUpError, SplitReasonNeededError
from app.domain.moves import MoveRefusedError
from app.domain.resplit import NothingSettledError, SameSplitError
from app.domain.settlement import SplitObjectedError
from app.domain.sight import HiddenFromRoleError
from app.services.cases import edit_case
from app.services.consignors import record_consignor_answer
from app.services.contracts import agree_contract
from app.services.money.confirming import confirm_split, object_to_split, who_pays
from app.services.money.costs import record_cost
from app.services.money.resplitting import resplit_loss
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split, split_liability
from app.services.settings import edit_settings
from app.services.shop import Shop
from app.storage.splits_state import ALIKE
from app.text.errors import sentence
from tests.counter import OWNER, PRICE, TO_THE_RETURN, Counter
from tests.staff import NAMES, hire

FREIGHT = 38_600
SIGNED = ((100, 500, 200, 300, 300, 520), (400, 400, 420, 610))


def a_loss(counter: Counter, sku: str = "A-1", *, category: str = "FUNC.HARD") -> str:
    """The bag came back and was refunded; freight of 386.00 is to be borne."""
    number = counter.open(sku, category=category)
    counter.return_and_refund(number)
    record_cost(
        counter.shop,
        number=number,
        what="往返运费",
        amount_minor=FREIGHT,
        tender="cash",
        paid_by="陈",
    )
    return number


def settled(counter: Counter, number: str) -> None:
    settle_case(counter.shop, number=number, mode="", actor=OWNER)


def confirm(counter: Counter, number: str, party: str, **told: object) -> None:
    word = WordTold(party, **told)  # type: ignore[arg-type] # told by name
    confirm_split(counter.shop, number=number, told=word, actor=OWNER)


def object_to(
    counter: Counter, number: str, party: str = "consignor", words: str = "不同意"
) -> None:
    word = WordTold(party, "phone", words)
    object_to_split(counter.shop, number=number, told=word, actor=OWNER)


def resplit(counter: Counter, number: str, **shares_bp: int) -> None:
    resplit_loss(
        counter.shop, number=number, shares_bp=shares_bp, reason="证据更正", decided_by="陈"
    )


def charged(counter: Counter, number: str) -> dict[str, int]:
    """What the case's settlements and corrections came to, by account, debit positive."""
    sums: dict[str, int] = {}
    case = counter.shop.queries.cases.line(number).id
    for line in counter.shop.queries.ledger.postings(account="", case_id=case, after=0, limit=999):
        if line.memo.startswith(("share_", "resplit_")):
            sums[line.account] = sums.get(line.account, 0) + line.minor
    return {account: minor for account, minor in sums.items() if minor}


class TestProposing:
    def test_the_contract_of_the_sale_speaks_in_the_proposal(self, counter: Counter) -> None:
        counter.consignor()
        agree_contract(
            counter.shop,
            consignor="1001",
            terms=ContractTerms(minimum_share_bp=2000),
            valid_from=None,
            agreed_by="陈",
        )
        counter.item()
        counter.sell("A-1")
        number = a_loss(counter)
        made = propose_split(counter.shop, number=number)
        assert ["default_share", "minimum_share"] == [step.code for step in made.steps]
        assert {"shop": 8000, "consignor": 2000} == made.shares_bp

    def test_five_settled_cases_alike_speak_from_then_on(self, counter: Counter) -> None:
        counter.consignor()
        for n in range(1, 8):
            counter.item(f"A-{n}")
            counter.sell(f"A-{n}")
        past = [a_loss(counter, f"A-{n}", category="STORE.TAG") for n in range(1, 6)]
        asked = a_loss(counter, "A-6", category="STORE.TAG")
        for place, number in enumerate(past, 1):
            counter.split(number, shop=6000, consignor=4000)
            settled(counter, number)
            told = who_pays(counter.shop, number=asked)
            assert place == told.precedents.count
            assert (place == 5) == ("precedents" == told.proposal.reason)
        assert {"shop": 6000, "consignor": 4000} == told.proposal.shares_bp
        assert list(reversed(past)) == [split.number for split in told.precedents.past]
        other = a_loss(counter, "A-7", category="FUNC.HARD")
        assert 0 == who_pays(counter.shop, number=other).precedents.count

    def test_a_trunk_speaks_where_the_branch_has_too_few(self, counter: Counter) -> None:
        counter.consignor()
        for n in range(1, 7):
            counter.item(f"A-{n}")
            counter.sell(f"A-{n}")
        for n, branch in enumerate(("TAG", "TAG", "EXPIRE", "EXPIRE", "TAG"), 1):
            number = a_loss(counter, f"A-{n}", category=f"STORE.{branch}")
            counter.split(number, shop=10_000)
            settled(counter, number)
        asked = a_loss(counter, "A-6", category="STORE.EXPIRE")
        found = who_pays(counter.shop, number=asked).precedents
        assert ("STORE", 5) == (found.category, found.count)

    def test_of_a_promised_compensation_she_bears_what_came_to_her_at_most(
        self, counter: Counter
    ) -> None:
        """Three times 12,800 promised; the bag came back, so only the 386.00 of costs are hers."""
        edit_settings(counter.shop, values={"promise_factor": "3"}, edited_by="陈")
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, *TO_THE_RETURN)
        counter.is_ours(number)
        counter.move(number, "inspection_passed")
        edit_case(counter.shop, number=number, edited_by="陈", category="AUTH.FAKE")
        record_cost(
            counter.shop,
            number=number,
            what="鉴定",
            amount_minor=FREIGHT,
            tender="cash",
            paid_by="陈",
        )
        counter.move(number, "refund_done", amount=4 * PRICE)
        made = propose_split(counter.shop, number=number)
        loss = 3 * PRICE + FREIGHT
        assert "recourse_cap" == made.reason
        assert {"consignor": loss} == money_of(made.steps[0], loss)
        # 386.00 of 38,786.00 is 0.99 %, rounded down: never a cent above the cap
        assert {"shop": 9901, "consignor": 99} == made.shares_bp
        assert money_of(made.steps[-1], loss)["consignor"] <= FREIGHT

    def test_past_cases_are_found_by_an_index_however_many(self, counter: Counter) -> None:
        counter.sell_the_bag()
        with counter.shop.store.state() as state:
            for column, query in ALIKE.items():
                plan = state.connection.execute(
                    f"EXPLAIN QUERY PLAN {query}", ("FUNC", "", "bags", "x", 200)
                ).fetchall()
                steps = [row[3] for row in plan]
                assert any(f"({column}=? AND arose=? AND item_class=?)" in s for s in steps), steps
                assert not any("SCAN" in step or "TEMP B-TREE" in step for step in steps), steps


class TestDeciding:
    def test_another_split_than_the_proposed_needs_its_reason(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        with pytest.raises(SplitReasonNeededError) as refusal:
            decide(counter, number, consignor=10_000)
        assert "A-000001 的承担比例与建议不同，或有人异议，请写明原因。" == sentence(
            refusal.value, "zh"
        )
        decide(counter, number, reason="合同第 4 条", consignor=10_000)
        assert "合同第 4 条" == counter.card(number).shares_reason

    def test_of_the_proposed_one_its_sentence_is_the_reason(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        decide(counter, number, shop=10_000)
        card = counter.card(number)
        assert "没有入库留影，说不清问题何时产生，寄卖人的部分由店铺承担。" == card.shares_reason
        (first,) = who_pays(counter.shop, number=number).rounds
        assert (True, 1, (FREIGHT,)) == (first.is_proposed, first.number, first.cents)
        assert ["default_share", "no_baseline"] == [step.code for step in first.steps]

    def test_99_99_percent_is_refused_in_clear_words(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        with pytest.raises(SharesDoNotAddUpError) as refusal:
            decide(counter, number, shop=4999, consignor=5000)
        assert "The shares must add up to exactly 100 %, not 99.99 %." == sentence(
            refusal.value, "en"
        )


def decide(counter: Counter, number: str, *, reason: str = "", **shares_bp: int) -> None:
    split_liability(
        counter.shop, number=number, shares_bp=shares_bp, reason=reason, decided_by="陈"
    )


class TestConfirming:
    def test_everybody_who_bears_a_part_is_waited_for_except_the_shop(
        self, counter: Counter
    ) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, shop=3000, consignor=5000, buyer=2000)
        assert ("consignor", "buyer") == counter.card(number).split_awaits
        confirm(counter, number, "consignor", channel="in_person", signature=SIGNED)
        assert ("buyer",) == counter.card(number).split_awaits
        confirm(counter, number, "buyer", channel="phone", words="同意")
        assert () == counter.card(number).split_awaits
        (first,) = who_pays(counter.shop, number=number).rounds
        assert [("consignor", SIGNED), ("buyer", ())] == [
            (word.party, word.signature) for word in first.words
        ]

    def test_an_objection_opens_the_next_round_and_the_first_stays_readable(
        self, counter: Counter
    ) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, shop=3000, consignor=7000)
        counter.move(number, "split_agreed")
        object_to(counter, number)
        card = counter.card(number)
        assert ("DECIDE", True) == (card.recovery_stage, card.split_objected)
        with pytest.raises(SplitObjectedError):
            settled(counter, number)
        with pytest.raises(MoveRefusedError):
            counter.move(number, "split_agreed")
        counter.split(number, shop=6000, consignor=4000)
        confirm(counter, number, "consignor", channel="message", words="可以")
        settled(counter, number)
        first, second = who_pays(counter.shop, number=number).rounds
        assert [(1, ("consignor",)), (2, ())] == [(r.number, r.objecting) for r in (first, second)]
        assert "不同意" == first.words[0].words
        assert () == second.awaited

    def test_who_comes_round_in_the_same_round_objects_no_more(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, consignor=10_000)
        object_to(counter, number)
        confirm(counter, number, "consignor", channel="phone")
        assert not counter.card(number).split_objected
        settled(counter, number)

    def test_the_same_split_after_an_objection_needs_a_reason(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        decide(counter, number, shop=9000, buyer=1000, reason="协商")
        object_to(counter, number, "buyer")
        with pytest.raises(SplitReasonNeededError):
            decide(counter, number, shop=10_000)
        decide(counter, number, shop=10_000, reason="买家有理")
        assert 2 == counter.card(number).split_round

    def test_words_that_say_nothing_are_refused(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        with pytest.raises(NothingToConfirmError):
            confirm(counter, number, "consignor")
        counter.split(number, shop=5000, consignor=5000)
        for party in ("shop", "buyer", "mother"):
            with pytest.raises(PartyBearsNothingError):
                confirm(counter, number, party)
        with pytest.raises(UnknownChannelError):
            confirm(counter, number, "consignor", channel="pigeon")
        for bad in (((1, 2, 3),), ((1, 2000),), ((-1, 0),), ((1, 1) * 5000,)):
            with pytest.raises(BadSignatureError):
                confirm(counter, number, "consignor", signature=bad)
        with pytest.raises(BadSignatureError):
            confirm(counter, number, "consignor", channel="phone", signature=SIGNED)

    def test_what_she_answers_when_asked_is_her_word_to_the_split(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, consignor=10_000)
        hear(counter, number, "object")
        assert counter.card(number).split_objected
        hear(counter, number, "accept")
        assert () == counter.card(number).split_awaits

    def test_who_may_not_see_shares_sees_neither_rounds_nor_past_cases(
        self, counter: Counter
    ) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, consignor=10_000)
        object_to(counter, number)
        hire(counter.shop)
        clerk = counter.shop.seen_by(NAMES["clerk"])
        with pytest.raises(HiddenFromRoleError):
            who_pays(clerk, number=number)
        with pytest.raises(HiddenFromRoleError):
            clerk.queries.splits.unsigned_confirmations("2026-01-01", "2026-12-31")
        card = clerk.queries.cases.card(number)
        assert (0, (), False) == (card.split_round, card.split_awaits, card.split_objected)
        kinds = {line.kind for line in clerk.queries.cases.timeline(card.line.id)}
        assert not kinds & {"split_decided", "split_objected"}


def hear(counter: Counter, number: str, answer: str) -> None:
    record_consignor_answer(
        counter.shop, number=number, answer=ConsignorAnswer(answer), actor=OWNER
    )


class TestAfterTheSettlement:
    def test_an_objection_is_on_record_and_changes_nothing(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, shop=3000, consignor=7000)
        settled(counter, number)
        before = charged(counter, number)
        object_to(counter, number)
        card = counter.card(number)
        assert ("CLOSED", True) == (card.recovery_stage, card.split_objected)
        assert before == charged(counter, number)

    def test_a_new_split_posts_the_difference_and_no_more(self, counter: Counter) -> None:
        """386.00 at 30/70 is 115.80 and 270.20; at 60/40 it is 231.60 and 154.40."""
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, shop=3000, consignor=7000)
        settled(counter, number)
        assert {"after_sales_loss": 11_580, "consignors": 27_020} == charged(counter, number)
        resplit(counter, number, shop=6000, consignor=4000)
        assert {"after_sales_loss": 23_160, "consignors": 15_440} == charged(counter, number)
        last = counter.shop.queries.ledger.postings(account="", case_id="", after=0, limit=999)[-2:]
        assert [("after_sales_loss", 11_580), ("consignors", -11_580)] == [
            (line.account, line.minor) for line in last
        ]
        card = counter.card(number)
        assert (FREIGHT, 2, ("consignor",)) == (
            card.settled_minor,
            card.split_round,
            card.split_awaits,
        )
        resplit(counter, number, buyer=10_000)
        assert {"buyers_payable": FREIGHT} == charged(counter, number)
        assert who_pays(counter.shop, number=number).rounds[-1].after_settlement

    def test_it_has_something_to_correct(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = a_loss(counter)
        counter.split(number, shop=3000, consignor=7000)
        with pytest.raises(NothingSettledError):
            resplit(counter, number, shop=10_000)
        settled(counter, number)
        with pytest.raises(SameSplitError):
            resplit(counter, number, shop=3000, consignor=7000)

    def test_what_was_charged_without_a_word_is_told_before_the_month_is_closed(
        self, counter: Counter
    ) -> None:
        counter.consignor()
        for n in (1, 2, 3):
            counter.item(f"A-{n}")
            counter.sell(f"A-{n}")
        signed, unsigned, own = (a_loss(counter, f"A-{n}") for n in (1, 2, 3))
        for number in (signed, unsigned):
            counter.split(number, shop=3000, consignor=7000)
        counter.split(own, shop=10_000)
        confirm(counter, signed, "consignor", channel="phone")
        for number in (signed, unsigned, own):
            settled(counter, number)
        assert [unsigned] == month(counter.shop, "2026-03")
        assert [] == month(counter.shop, "2026-04")
        confirm(counter, unsigned, "consignor", channel="message")
        assert [] == month(counter.shop, "2026-03")


def month(shop: Shop, month: str) -> list[str]:
    return shop.queries.splits.unsigned_confirmations(f"{month}-01", f"{month}-31")
