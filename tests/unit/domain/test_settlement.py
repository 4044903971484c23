"""The postings of rules §6, with the page's own numbers.

Each example is told in accounts as a bookkeeper would check it: debit positive, credit negative,
and what stands on each account when all is done.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import Case, Share, Track
from app.domain.ledger import Posting, check_balanced
from app.domain.money import NegativeAmountError, allocate
from app.domain.sales import SaleLine, sale_postings
from app.domain.settlement import (
    ClaimStillOpenError,
    SplitMissingError,
    UnknownModeError,
    cost_postings,
    default_mode,
    settlement_postings,
)
from app.domain.unwinding import (
    NothingToRefundError,
    RefundExceedsPaymentError,
    SoldItem,
    UnknownTenderError,
    refund_postings,
)
from tests.counter import BAG, COMMISSION, CONSIGNORS_PART, LI, PRICE, RECEIPT, WANG, a_case

CLOSED = Track("CLOSED", "", None)


def sold(
    *, consignors: int = CONSIGNORS_PART, commission: int = COMMISSION, tax: int = 0
) -> SoldItem:
    """The sale of the example, nothing refunded yet."""
    price = consignors + commission + tax
    line = SaleLine(BAG, "A-1", "LV Speedy 30", price, LI, consignors, commission, tax)
    credited = sale_postings(RECEIPT, [line], "wechat", "CNY")[1:]
    return SoldItem(credited, (0,) * len(credited), price, "wechat")


def refunded(
    what: SoldItem, amount: int, *, unwinds: bool, case: Case | None = None
) -> tuple[Posting, ...]:
    made = refund_postings(
        case or a_case(), what, amount_minor=amount, tender="wechat", unwinds=unwinds, buyer=WANG
    )
    check_balanced(made)
    return made


def settled(
    loss: int, costs: int, shares: Sequence[Share], *, already: int = 0
) -> tuple[Posting, ...]:
    case = a_case(claim=CLOSED, loss_minor=loss, settled_minor=already, shares=shares)
    made, cents = settlement_postings(case, costs_minor=costs, mode="REVERSE")
    check_balanced(made)
    assert sum(cents) == loss - already
    return made


def standing(*groups: Iterable[Posting]) -> dict[str, int]:
    """What stands on each account after all these postings."""
    sums: Counter[str] = Counter()
    for group in groups:
        for posting in group:
            sums[posting.account] += posting.minor
    return {account: minor for account, minor in sums.items() if minor}


def shares(**bp: int) -> tuple[Share, ...]:
    person = {"consignor": LI, "buyer": WANG}
    return tuple(Share(party, part, person.get(party)) for party, part in bp.items())


def test_full_return_goods_back() -> None:
    """Dr consignor 8,960, Dr commission 3,840 / Cr buyer 12,800; Dr buyer / Cr channel."""
    made = refunded(sold(), PRICE, unwinds=True)
    assert [(p.account, p.party, p.minor, p.memo) for p in made] == [
        ("consignors", LI, 896_000, "sale_reversed"),
        ("commission", "", 384_000, "sale_reversed"),
        ("buyers_payable", WANG, -1_280_000, "refund_due"),
        ("buyers_payable", WANG, 1_280_000, "refund_paid"),
        ("channel.wechat", "", -1_280_000, "refund_paid"),
    ]
    assert {p.sale for p in made} == {RECEIPT}
    assert {p.item for p in made} == {BAG}


def test_a_full_return_leaves_nothing_of_the_sale() -> None:
    line = SaleLine(BAG, "A-1", "LV", PRICE, LI, CONSIGNORS_PART, COMMISSION)
    sale = sale_postings(RECEIPT, [line], "wechat", "CNY")
    assert standing(sale, refunded(sold(), PRICE, unwinds=True)) == {}


def test_costs_of_386_at_30_70() -> None:
    """Incurred: Dr costs to allocate / Cr bank 386; split: loss 115.80, consignor 270.20."""
    cost = cost_postings(a_case(), amount_minor=38_600, tender="bank")
    assert standing(cost) == {"costs_to_allocate": 38_600, "channel.bank": -38_600}
    split = settled(38_600, 38_600, shares(shop=3000, consignor=7000))
    assert standing(split) == {
        "consignors": 27_020,
        "after_sales_loss": 11_580,
        "costs_to_allocate": -38_600,
    }
    assert standing(cost, split) == {
        "consignors": 27_020,
        "after_sales_loss": 11_580,
        "channel.bank": -38_600,
    }


def test_refund_without_goods_is_the_loss_and_is_split() -> None:
    """Dr after-sales loss 12,800 / Cr buyer 12,800, then split; the sale stays untouched."""
    refund = refunded(sold(), PRICE, unwinds=False)
    assert standing(refund) == {"after_sales_loss": 1_280_000, "channel.wechat": -1_280_000}
    split = settled(PRICE, 0, shares(shop=3000, consignor=7000))
    assert standing(refund, split) == {
        "after_sales_loss": 384_000,
        "consignors": 896_000,
        "channel.wechat": -1_280_000,
    }


def test_a_fault_allowance_of_1000_at_70_30() -> None:
    """Dr loss 700, Dr consignor 300."""
    refund = refunded(sold(), 100_000, unwinds=False)
    split = settled(100_000, 0, shares(shop=7000, consignor=3000))
    assert standing(refund, split) == {
        "after_sales_loss": 70_000,
        "consignors": 30_000,
        "channel.wechat": -100_000,
    }


TAXED = {"consignors": 896_000, "commission": 346_718, "tax": 37_282}  # 3 % on gross


def test_a_taxed_sale_is_negated_line_by_line() -> None:
    refund = refunded(sold(**TAXED), PRICE, unwinds=True)
    assert standing(refund) == {
        "consignors": 896_000,
        "commission": 346_718,
        "vat": 37_282,
        "channel.wechat": -1_280_000,
    }


def test_an_allowance_of_1000_on_a_taxed_sale_takes_its_tax_back() -> None:
    """Dr VAT 29.13, loss 679.61, consignor 291.26."""
    refund = refunded(sold(**TAXED), 100_000, unwinds=False)
    loss = standing(refund)["after_sales_loss"]
    split = settled(loss, 0, shares(shop=7000, consignor=3000))
    assert standing(refund, split) == {
        "vat": 2_913,
        "after_sales_loss": 67_961,
        "consignors": 29_126,
        "channel.wechat": -100_000,
    }


def test_a_carriers_part_waits_until_it_accepts() -> None:
    """Dr loss pending claim 12,800; no receivable before acceptance."""
    refund = refunded(sold(), PRICE, unwinds=False)
    split = settled(PRICE, 0, shares(carrier=10_000))
    assert standing(refund, split) == {"pending_claim": 1_280_000, "channel.wechat": -1_280_000}


def test_a_third_partys_part_waits_as_well() -> None:
    assert standing(settled(10_000, 10_000, shares(shop=5000, third=5000))) == {
        "pending_claim": 5_000,
        "after_sales_loss": 5_000,
        "costs_to_allocate": -10_000,
    }


def test_a_buyers_part_stands_on_her_account() -> None:
    made = settled(10_000, 10_000, shares(buyer=10_000))
    assert [(p.account, p.party, p.minor) for p in made] == [
        ("buyers_payable", WANG, 10_000),
        ("costs_to_allocate", "", -10_000),
    ]


def test_only_what_came_late_is_settled_the_second_time() -> None:
    made = settled(48_600, 10_000, shares(consignor=10_000), already=38_600)
    assert standing(made) == {"consignors": 10_000, "costs_to_allocate": -10_000}


def test_what_the_sale_never_credited_is_a_loss() -> None:
    """The buyer paid freight on top: it was never the consignor's, so it is not taken from her."""
    paid_more = replace(sold(), paid_left_minor=PRICE + 2_000)
    assert standing(refunded(paid_more, PRICE + 2_000, unwinds=True)) == {
        "consignors": 896_000,
        "commission": 384_000,
        "after_sales_loss": 2_000,
        "channel.wechat": -1_282_000,
    }


amounts = st.lists(st.integers(1, 600_000), min_size=1, max_size=6)


@given(st.integers(0, 900_000), st.integers(0, 400_000), st.integers(0, 40_000), amounts)
def test_partial_reversals_end_exactly_at_the_original_lines(
    consignors: int, commission: int, tax: int, parts: list[int]
) -> None:
    """Cumulative target minus what was reversed before: cents never get lost on the way."""
    now = sold(consignors=consignors, commission=commission, tax=tax)
    price = now.paid_left_minor
    weights = [-posting.minor for posting in now.credited]
    for wanted in (*parts, price):
        amount = min(wanted, now.paid_left_minor)
        if amount == 0:
            continue
        made = refunded(now, amount, unwinds=True)
        lines = [p.minor for p in made if p.memo == "sale_reversed"]
        total = tuple(
            before + minor for before, minor in zip(now.reversed_minor, lines, strict=True)
        )
        now = replace(now, reversed_minor=total, paid_left_minor=now.paid_left_minor - amount)
        assert total == allocate(price - now.paid_left_minor, weights)
    assert list(now.reversed_minor) == weights


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.tuples(*[st.integers(0, 10_000)] * 4),
)
def test_every_settlement_balances_and_clears_the_costs(
    refund: int, costs: int, cuts: tuple[int, int, int, int]
) -> None:
    edges = [0, *sorted(cuts), 10_000]
    parts = [high - low for low, high in pairwise(edges)]
    names = ("shop", "consignor", "carrier", "buyer", "third")
    made = settled(refund + costs, costs, shares(**dict(zip(names, parts, strict=True))))
    stands = standing(made, [Posting("after_sales_loss", refund, "CNY", "refund")])
    assert stands.get("costs_to_allocate", 0) == -costs
    assert sum(v for k, v in stands.items() if k != "costs_to_allocate") == refund + costs
    assert all(minor >= 0 for account, minor in stands.items() if account != "costs_to_allocate")


def test_more_than_was_paid_is_not_refunded() -> None:
    with pytest.raises(RefundExceedsPaymentError) as refusal:
        refunded(sold(), PRICE + 1, unwinds=False)
    assert refusal.value.params == {
        "refund_minor": PRICE + 1,
        "left_minor": PRICE,
        "currency": "CNY",
    }


def test_a_refund_is_a_positive_amount_paid_in_a_known_way() -> None:
    with pytest.raises(NothingToRefundError):
        refunded(sold(), 0, unwinds=True)
    with pytest.raises(NegativeAmountError):
        refunded(sold(), -1, unwinds=True)
    with pytest.raises(UnknownTenderError):
        refund_postings(a_case(), sold(), amount_minor=1, tender="shells", unwinds=True, buyer=WANG)
    with pytest.raises(UnknownTenderError):
        cost_postings(a_case(), amount_minor=1, tender="shells")
    with pytest.raises(NegativeAmountError):
        cost_postings(a_case(), amount_minor=-1, tender="cash")


def test_settling_waits_for_the_claim_and_for_a_split() -> None:
    with pytest.raises(ClaimStillOpenError):
        settlement_postings(a_case(loss_minor=1), costs_minor=0, mode="REVERSE")
    with pytest.raises(SplitMissingError):
        settlement_postings(a_case(claim=CLOSED, loss_minor=1), costs_minor=0, mode="REVERSE")
    with pytest.raises(UnknownModeError):
        settlement_postings(a_case(claim=CLOSED), costs_minor=0, mode="BARTER")


def test_a_case_without_a_loss_settles_without_postings() -> None:
    case = a_case(claim=CLOSED, shares=shares(shop=10_000))
    assert settlement_postings(case, costs_minor=0, mode="REVERSE") == ((), (0,))


def test_her_own_unpaid_money_comes_first() -> None:
    assert default_mode(896_000, 896_000) == "REVERSE"
    assert default_mode(895_999, 896_000) == "CLAWBACK"
