"""Claims against others, with the numbers of rules §6: insured for 8,000 of 12,800."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import Case, Share, Track
from app.domain.claim_postings import (
    AcceptedBeyondClaimError,
    AcceptedBeyondLossError,
    ClaimAmountError,
    NeverReceivedError,
    PaidBeyondAcceptedError,
    Pot,
    ReceivedAlreadyError,
    UnknownClaimAnswerError,
    answer_postings,
    answered_minor,
    filing_postings,
    payment_postings,
)
from app.domain.claims import Claim, OutsideParty
from app.domain.ids import PersonId
from app.domain.ledger import Posting, check_balanced
from app.domain.settlement import settlement_postings
from app.domain.unwinding import UnknownTenderError
from tests.counter import LI, PRICE, a_case
from tests.standing import standing

SF = OutsideParty(PersonId("d" * 32), "L1", "顺丰", "carrier")
LAB = OutsideParty(PersonId("f" * 32), "T1", "中检", "third")
CLOSED = Track("CLOSED", "", None)
INSURED, REST = 800_000, 480_000


def lost(*, loss: int = PRICE, settled: int = 0, shares: tuple[Share, ...] = ()) -> Case:
    """Refunded without goods: the loss stands on after-sales loss."""
    return a_case(claim=CLOSED, loss_minor=loss, settled_minor=settled, shares=shares)


def a_claim(
    party: OutsideParty = SF, *, claimed: int = PRICE, accepted: int = 0, received: int = 0
) -> Claim:
    return Claim(
        "1" * 32, lost().id, 1, party, claimed, INSURED, "CNY", "2026-03-04", "SF-77",
        answer="partly" if accepted else "", accepted_minor=accepted, received_minor=received,
    )  # fmt: skip


REFUND = (
    Posting("after_sales_loss", PRICE, "CNY", "refund_without_goods"),
    Posting("channel.wechat", -PRICE, "CNY", "refund_paid"),
)


def test_filing_lets_the_loss_wait_and_makes_no_receivable() -> None:
    moved = filing_postings(lost(), SF, claimed_minor=PRICE, pot=Pot())

    assert {"pending_claim": PRICE, "after_sales_loss": -PRICE} == standing(moved.postings)
    assert PRICE == moved.settled_minor


def test_what_waits_already_is_not_set_aside_again() -> None:
    settled = lost(settled=PRICE, shares=(Share("carrier", 10_000),))

    moved = filing_postings(settled, SF, claimed_minor=PRICE, pot=Pot(pending_minor=PRICE))

    assert ((), 0) == (moved.postings, moved.settled_minor)


def test_a_claim_that_comes_before_the_loss_sets_nothing_aside() -> None:
    moved = filing_postings(lost(loss=0), SF, claimed_minor=PRICE, pot=Pot())
    assert () == moved.postings


def test_costs_that_are_claimed_leave_costs_to_allocate() -> None:
    case, pot = lost(loss=PRICE + 38_600), Pot(costs_minor=38_600)

    moved = filing_postings(case, SF, claimed_minor=PRICE + 38_600, pot=pot)

    expected = {
        "pending_claim": 1_318_600,
        "after_sales_loss": -PRICE,
        "costs_to_allocate": -38_600,
    }
    assert expected == standing(moved.postings)


def test_acceptance_in_part_is_receivable_and_the_rest_is_split_again() -> None:
    case = lost(settled=PRICE)

    moved = answer_postings(case, a_claim(), accepted_minor=INSURED, pot=Pot(pending_minor=PRICE))

    expected = {"carriers": INSURED, "pending_claim": -PRICE, "after_sales_loss": REST}
    assert expected == standing(moved.postings)
    assert -REST == moved.settled_minor


def test_the_whole_way_ends_where_the_page_says() -> None:
    """Refund, filing, acceptance of 8,000, the rest at 50/50, the money in two parts."""
    case = lost()
    filed = filing_postings(case, SF, claimed_minor=PRICE, pot=Pot())
    case = replace(case, settled_minor=filed.settled_minor)
    answered = answer_postings(
        case, a_claim(), accepted_minor=INSURED, pot=Pot(pending_minor=PRICE)
    )
    case = replace(
        case,
        settled_minor=case.settled_minor + answered.settled_minor,
        shares=(Share("shop", 5_000), Share("consignor", 5_000, LI)),
    )
    split, cents = settlement_postings(case, costs_minor=0, mode="REVERSE")
    claim = a_claim(accepted=INSURED)
    first = payment_postings(case, claim, amount_minor=500_000, tender="bank")
    second = payment_postings(
        case, replace(claim, received_minor=500_000), amount_minor=300_000, tender="bank"
    )

    assert (240_000, 240_000) == cents
    assert {
        "channel.wechat": -PRICE,
        "channel.bank": INSURED,
        "after_sales_loss": 240_000,
        "consignors": 240_000,
    } == standing(REFUND, filed.postings, answered.postings, split, first, second)


def test_a_refusal_brings_all_of_it_back_to_be_split() -> None:
    moved = answer_postings(
        lost(settled=PRICE), a_claim(), accepted_minor=0, pot=Pot(pending_minor=PRICE)
    )

    assert {"pending_claim": -PRICE, "after_sales_loss": PRICE} == standing(moved.postings)
    assert -PRICE == moved.settled_minor


def test_what_another_claim_still_waits_for_stays_waiting() -> None:
    pot = Pot(pending_minor=PRICE, others_minor=REST)

    moved = answer_postings(lost(settled=PRICE), a_claim(), accepted_minor=INSURED, pot=pot)

    assert {"carriers": INSURED, "pending_claim": -INSURED} == standing(moved.postings)
    assert 0 == moved.settled_minor


def test_an_acceptance_before_the_split_comes_out_of_the_loss() -> None:
    moved = answer_postings(lost(), a_claim(), accepted_minor=INSURED, pot=Pot())

    assert {"carriers": INSURED, "after_sales_loss": -INSURED} == standing(moved.postings)
    assert INSURED == moved.settled_minor


def test_an_acceptance_after_the_split_gives_back_to_those_who_bore_it() -> None:
    """Half and half of 12,800 was charged; then 8,000 come after all: half and half of 4,800."""
    shares = (Share("shop", 5_000), Share("consignor", 5_000, LI))
    settled, _ = settlement_postings(lost(shares=shares), costs_minor=0, mode="REVERSE")
    case = lost(settled=PRICE, shares=shares)

    late = answer_postings(case, a_claim(), accepted_minor=INSURED, pot=Pot())
    case = replace(case, settled_minor=case.settled_minor + late.settled_minor)
    again, cents = settlement_postings(case, costs_minor=0, mode="REVERSE")

    assert (-400_000, -400_000) == cents
    assert {
        "channel.wechat": -PRICE,
        "carriers": INSURED,
        "after_sales_loss": 240_000,
        "consignors": 240_000,
    } == standing(REFUND, settled, late.postings, again)


def test_a_third_party_owes_on_an_account_of_its_own() -> None:
    moved = answer_postings(
        lost(settled=PRICE), a_claim(LAB), accepted_minor=PRICE, pot=Pot(pending_minor=PRICE)
    )
    assert {"third_parties": PRICE, "pending_claim": -PRICE} == standing(moved.postings)
    assert {LAB.id} == {line.party for line in moved.postings}


@pytest.mark.parametrize(
    ("answer", "amount", "refused"),
    [
        ("maybe", None, UnknownClaimAnswerError),
        ("partly", None, ClaimAmountError),
        ("partly", 0, ClaimAmountError),
        ("partly", PRICE + 1, AcceptedBeyondClaimError),
    ],
)
def test_answers_that_say_nothing_are_refused(
    answer: str, amount: int | None, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        answered_minor(a_claim(), answer, amount)


@pytest.mark.parametrize(
    ("answer", "amount", "accepted"),
    [
        ("accepted", None, PRICE),
        ("partly", INSURED, INSURED),
        ("refused", 5, 0),
        ("withdrawn", 5, 0),
    ],
)
def test_what_an_answer_accepts(answer: str, amount: int | None, accepted: int) -> None:
    assert accepted == answered_minor(a_claim(), answer, amount)


def test_others_bear_no_more_than_the_loss() -> None:
    pot = Pot(pending_minor=PRICE, accepted_minor=REST)
    with pytest.raises(AcceptedBeyondLossError):
        answer_postings(lost(settled=PRICE), a_claim(), accepted_minor=INSURED + 1, pot=pot)


def test_an_acceptance_never_falls_below_what_has_come() -> None:
    claim = a_claim(accepted=INSURED, received=500_000)
    with pytest.raises(ReceivedAlreadyError):
        answer_postings(lost(settled=INSURED), claim, accepted_minor=499_999, pot=Pot())


def test_nothing_is_paid_before_acceptance_nor_beyond_it() -> None:
    case = lost(settled=PRICE)
    with pytest.raises(PaidBeyondAcceptedError):
        payment_postings(case, a_claim(), amount_minor=1, tender="bank")
    with pytest.raises(PaidBeyondAcceptedError):
        payment_postings(case, a_claim(accepted=100), amount_minor=101, tender="bank")
    with pytest.raises(ClaimAmountError):
        payment_postings(case, a_claim(accepted=100), amount_minor=0, tender="bank")
    with pytest.raises(UnknownTenderError):
        payment_postings(case, a_claim(accepted=100), amount_minor=1, tender="store_credit")


def test_money_that_was_recorded_by_mistake_is_taken_back_and_no_more() -> None:
    claim = a_claim(accepted=INSURED, received=500_000)
    case = lost(settled=INSURED)

    back = payment_postings(case, claim, amount_minor=-450_000, tender="bank")

    assert {"carriers": 450_000, "channel.bank": -450_000} == standing(back)
    with pytest.raises(NeverReceivedError):
        payment_postings(case, claim, amount_minor=-500_001, tender="bank")


def test_a_claim_of_nothing_is_none() -> None:
    with pytest.raises(ClaimAmountError):
        filing_postings(lost(), SF, claimed_minor=0, pot=Pot())


def test_how_a_claim_stands_and_since_when_somebody_is_waited_for() -> None:
    claim = a_claim()
    accepted = replace(claim, answer="partly", accepted_minor=INSURED, answered_on="2026-03-20")
    part = replace(accepted, received_minor=1, received_on="2026-04-01")
    paid = replace(accepted, received_minor=INSURED, received_on="2026-04-02")
    refused = replace(claim, answer="refused", answered_on="2026-03-20")

    assert [
        ("waiting", "2026-03-04"),
        ("partly", "2026-03-20"),
        ("partly", "2026-04-01"),
        ("paid", ""),
        ("refused", ""),
    ] == [(c.standing, c.waits_since) for c in (claim, accepted, part, paid, refused)]


class Books:
    """A case of 12,800 with costs, driven by any steps; each account's sum must stay right."""

    def __init__(self, loss: int, costs: int) -> None:
        self.case = lost(loss=loss + costs)
        self.costs = costs
        self.lines: list[Posting] = [
            Posting("after_sales_loss", loss, "CNY", "refund_without_goods"),
            Posting("costs_to_allocate", costs, "CNY", "cost"),
            Posting("channel.cash", -loss - costs, "CNY", "refund_paid"),
        ]
        self.claim: Claim | None = None

    def sum(self, account: str) -> int:
        return sum(line.minor for line in self.lines if line.account == account)

    def pot(self) -> Pot:
        return Pot(
            pending_minor=self.sum("pending_claim"), costs_minor=self.sum("costs_to_allocate")
        )

    def post(self, lines: Iterable[Posting], settled: int = 0) -> None:
        before, kept = list(self.lines), tuple(lines)
        check_balanced(kept)
        self.lines += kept
        assert before == self.lines[: len(before)]  # what was written stays as it was
        self.case = replace(self.case, settled_minor=self.case.settled_minor + settled)

    def file(self, minor: int) -> None:
        if self.claim is None and minor:
            moved = filing_postings(self.case, SF, claimed_minor=minor, pot=self.pot())
            self.post(moved.postings, moved.settled_minor)
            self.claim = a_claim(claimed=minor)

    def answer(self, minor: int) -> None:
        claim = self.claim
        if claim is None:
            return
        told = min(minor, claim.claimed_minor, self.case.loss_minor)
        accepted = max(told, claim.received_minor)
        moved = answer_postings(self.case, claim, accepted_minor=accepted, pot=self.pot())
        self.post(moved.postings, moved.settled_minor)
        self.claim = replace(claim, answer="partly", accepted_minor=accepted)

    def pay(self, minor: int) -> None:
        claim = self.claim
        if claim is None or not min(minor, claim.left_minor):
            return
        amount = min(minor, claim.left_minor)
        self.post(payment_postings(self.case, claim, amount_minor=amount, tender="bank"))
        self.claim = replace(claim, received_minor=claim.received_minor + amount)

    def split(self, minor: int) -> None:
        bp = minor % 10_001
        case = replace(self.case, shares=(Share("shop", bp), Share("consignor", 10_000 - bp, LI)))
        loss = case.unsettled_minor
        made, cents = settlement_postings(
            case, costs_minor=self.sum("costs_to_allocate"), mode="REVERSE"
        )
        assert loss == sum(cents)
        self.post(made, loss)


STEPS = st.lists(
    st.tuples(st.sampled_from(["file", "answer", "pay", "split"]), st.integers(0, 2_000_000)),
    max_size=12,
)


@given(loss=st.integers(0, 1_500_000), costs=st.integers(0, 100_000), steps=STEPS)
def test_any_way_a_claim_goes_keeps_every_sum_right(
    loss: int, costs: int, steps: list[tuple[str, int]]
) -> None:
    books = Books(loss, costs)
    for step, minor in steps:
        getattr(books, step)(minor)
        claim = books.claim
        accepted = claim.accepted_minor if claim else 0
        received = claim.received_minor if claim else 0
        assert accepted - received == books.sum("carriers")  # nothing before acceptance
        assert received == books.sum("channel.bank")
        assert books.sum("pending_claim") >= 0
        # What nobody bears yet stands on the loss and on costs to allocate, beside the shop's part.
        borne = books.sum("after_sales_loss") + books.sum("consignors")
        whole = borne + books.sum("costs_to_allocate") + books.sum("pending_claim") + accepted
        assert loss + costs == whole
