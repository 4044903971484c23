"""Every example of the rules' page of postings that a refund makes, as a bookkeeper writes it.

Dr and Cr in plain numbers: sold at 12,800; the consignor's 70 % are 8,960, the commission 3,840.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pytest

from app.domain.cases import Case, Share, Track
from app.domain.exchange_rates import Rate
from app.domain.falls import fall_postings
from app.domain.ledger import Posting, check_balanced
from app.domain.refund_meaning import Meaning
from app.domain.restocking import Restocking
from app.domain.sales import PaidIn, SaleLine, sale_postings
from app.domain.settlement import cost_postings, settlement_postings
from app.domain.unwinding import (
    NOTHING_MORE,
    PaidAbroad,
    RefundExceedsPaymentError,
    RefundExtras,
    SoldItem,
    refund_postings,
)
from tests.counter import BAG, LI, PRICE, RECEIPT, WANG, a_case

CLOSED = Track("CLOSED", "", None)
PARTY = {"consignor": LI, "buyer": WANG}


def yuan(text: str) -> int:
    """``1,280.50`` in fen."""
    whole, _, cents = text.replace(",", "").partition(".")
    return int(whole) * 100 + int(cents.ljust(2, "0") or 0)


def sold(
    consignor: str = "8,960", commission: str = "3,840", vat: str = "0", **more: object
) -> SoldItem:
    hers, ours, tax = yuan(consignor), yuan(commission), yuan(vat)
    price = hers + ours + tax
    line = SaleLine(BAG, "A-1", "LV Speedy 30", price, LI, hers, ours, tax)
    credited = sale_postings(RECEIPT, [line], "wechat", "CNY")[1:]
    known = {"price_minor": price, **more}
    return SoldItem(credited, (0,) * len(credited), price, "wechat", **known)  # type: ignore[arg-type] # as the tests spell them


def refund(
    what: SoldItem,
    amount: str,
    *,
    meaning: Meaning = "return",
    extras: RefundExtras = NOTHING_MORE,
    case: Case | None = None,
) -> tuple[Posting, ...]:
    return refund_postings(
        case or a_case(),
        what,
        amount_minor=yuan(amount),
        tender="wechat",
        unwinds=meaning == "return",
        buyer=WANG,
        meaning=meaning,
        extras=extras,
    )


def split(loss: str, costs: str = "0", **bp: int) -> tuple[Posting, ...]:
    shares = tuple(Share(party, part, PARTY.get(party)) for party, part in bp.items())
    case = a_case(claim=CLOSED, loss_minor=yuan(loss), shares=shares)
    return settlement_postings(case, costs_minor=yuan(costs), mode="REVERSE")[0]


def page(*groups: Iterable[Posting]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands debited and what stands credited, account by account, in yuan."""
    sums: Counter[str] = Counter()
    for group in groups:
        check_balanced(lines := tuple(group))
        for p in lines:
            sums[p.account if p.currency == "CNY" else f"{p.account} {p.currency}"] += p.minor
    debit = {account: _text(minor) for account, minor in sums.items() if minor > 0}
    credit = {account: _text(-minor) for account, minor in sums.items() if minor < 0}
    return debit, credit


def _text(minor: int) -> str:
    whole, cents = divmod(minor, 100)
    return f"{whole:,}.{cents:02d}" if cents else f"{whole:,}"


TAXED = sold("8,960", "3,467.18", "372.82")  # 3 % on gross
USD = PaidAbroad("USD", 180_000)
AT_7_25 = Rate("USD", "CNY", 725, 100, date(2026, 3, 2), "中国银行")


@dataclass(frozen=True)
class Example:
    """One line of the page."""

    postings: tuple[tuple[Posting, ...], ...]
    dr: dict[str, str]
    cr: dict[str, str] = field(default_factory=dict)


EXAMPLES = {
    "full return, goods back": Example(
        (refund(sold(), "12,800"),),
        {"consignors": "8,960", "commission": "3,840"},
        {"channel.wechat": "12,800"},
    ),
    "costs of 386, when incurred": Example(
        (cost_postings(a_case(), amount_minor=yuan("386"), tender="bank"),),
        {"costs_to_allocate": "386"},
        {"channel.bank": "386"},
    ),
    "costs of 386, split 30/70": Example(
        (split("386", "386", shop=3000, consignor=7000),),
        {"after_sales_loss": "115.80", "consignors": "270.20"},
        {"costs_to_allocate": "386"},
    ),
    "refund without goods": Example(
        (refund(sold(), "12,800", meaning="full"),),
        {"after_sales_loss": "12,800"},
        {"channel.wechat": "12,800"},
    ),
    "refund without goods, split 30/70": Example(
        (
            refund(sold(), "12,800", meaning="full"),
            split("12,800", shop=3000, consignor=7000),
        ),
        {"after_sales_loss": "3,840", "consignors": "8,960"},
        {"channel.wechat": "12,800"},
    ),
    "partial refund of 1,000 as a fault allowance, 70/30": Example(
        (
            refund(sold(), "1,000", meaning="allowance"),
            split("1,000", shop=7000, consignor=3000),
        ),
        {"after_sales_loss": "700", "consignors": "300"},
        {"channel.wechat": "1,000"},
    ),
    "partial refund of 1,000 as a price correction": Example(
        (refund(sold(), "1,000", meaning="price_correction"),),
        {"consignors": "700", "commission": "300"},
        {"channel.wechat": "1,000"},
    ),
    "a taxed sale comes back": Example(
        (refund(TAXED, "12,800"),),
        {"consignors": "8,960", "commission": "3,467.18", "vat": "372.82"},
        {"channel.wechat": "12,800"},
    ),
    "allowance of 1,000 on a taxed sale, 70/30": Example(
        (
            refund(TAXED, "1,000", meaning="allowance"),
            split("970.87", shop=7000, consignor=3000),
        ),
        {"vat": "29.13", "after_sales_loss": "679.61", "consignors": "291.26"},
        {"channel.wechat": "1,000"},
    ),
    "price correction of 1,000 on a taxed sale": Example(
        (refund(TAXED, "1,000", meaning="price_correction"),),
        {"consignors": "700", "commission": "270.87", "vat": "29.13"},
        {"channel.wechat": "1,000"},
    ),
    "restocking fee of 10 %": Example(
        (refund(sold(), "12,800", extras=RefundExtras(Restocking(yuan("1,280")))),),
        {"consignors": "8,960", "commission": "3,840"},
        {"channel.wechat": "11,520", "restocking_income": "1,280"},
    ),
    "restocking fee that the contract gives to her": Example(
        (refund(sold(), "12,800", extras=RefundExtras(Restocking(yuan("1,280"), "consignor"))),),
        {"consignors": "7,680", "commission": "3,840"},
        {"channel.wechat": "11,520"},
    ),
    "lost commission is charged": Example(
        (refund(sold(), "12,800", extras=RefundExtras(charges_commission=True)),),
        {"consignors": "8,960", "after_sales_loss": "3,840"},
        {"channel.wechat": "12,800"},
    ),
    "lost commission is charged to the consignor at fault": Example(
        (
            refund(sold(), "12,800", extras=RefundExtras(charges_commission=True)),
            split("3,840", consignor=10_000),
        ),
        {"consignors": "12,800"},
        {"channel.wechat": "12,800"},
    ),
    "a channel keeps its fee of 76.80": Example(
        (refund(sold(), "12,800", extras=RefundExtras(fee_minor=yuan("76.80"))),),
        {"consignors": "8,960", "commission": "3,840", "after_sales_loss": "76.80"},
        {"channel.wechat": "12,800", "channel_fees": "76.80"},
    ),
    "USD 1,800 sold at 7.10, refunded at 7.25": Example(
        (refund(sold("8,946", "3,834", abroad=USD), "12,780", extras=RefundExtras(rate=AT_7_25)),),
        {
            "consignors": "8,946",
            "commission": "3,834",
            "exchange_difference": "270",
            "conversion USD": "1,800",
        },
        {"conversion": "13,050", "channel.wechat USD": "1,800"},
    ),
    "came back worth less: her part falls from 8,960 to 7,000": Example(
        (fall_postings(a_case(), yuan("1,960")),),
        {"after_sales_loss": "1,960"},
        {"consignors": "1,960"},
    ),
    "the fall is the buyer's": Example(
        (fall_postings(a_case(), yuan("1,960")), split("1,960", buyer=10_000)),
        {"buyers_payable": "1,960"},
        {"consignors": "1,960"},
    ),
    "the fall is her own": Example(
        (fall_postings(a_case(), yuan("1,960")), split("1,960", consignor=10_000)), {}
    ),
    "退一赔三: the price and three times it": Example(
        (
            refund(
                sold(promise_factor=3),
                "51,200",
                case=a_case(category="AUTH.FAKE"),
            ),
        ),
        {"consignors": "8,960", "commission": "3,840", "after_sales_loss": "38,400"},
        {"channel.wechat": "51,200"},
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_a_bookkeeper_checks(name: str) -> None:
    example = EXAMPLES[name]
    assert page(*example.postings) == (example.dr, example.cr)


def test_a_foreign_sale_goes_through_conversion() -> None:
    line = SaleLine(BAG, "A-1", "LV", yuan("12,780"), LI, yuan("8,946"), yuan("3,834"))
    made = sale_postings(RECEIPT, [line], "card", "CNY", PaidIn("USD", 180_000))
    assert page(made) == (
        {"channel.card USD": "1,800", "conversion": "12,780"},
        {"conversion USD": "1,800", "consignors": "8,946", "commission": "3,834"},
    )


def test_what_is_owed_to_the_buyer_is_what_she_gets() -> None:
    """Cr buyer payable 11,520 where a fee of 10 % comes off."""
    made = refund(sold(), "12,800", extras=RefundExtras(Restocking(yuan("1,280"))))
    assert [(p.memo, p.minor) for p in made if p.account == "buyers_payable"] == [
        ("refund_due", -yuan("11,520")),
        ("refund_paid", yuan("11,520")),
    ]


def test_the_books_say_which_of_the_two_a_partial_refund_was() -> None:
    def memos(meaning: Meaning) -> set[str]:
        made = refund(sold(), "1,000", meaning=meaning)
        return {p.memo for p in made if p.minor} - {"refund_due", "refund_paid"}

    assert memos("allowance") == {"refund_without_goods"}
    assert memos("price_correction") == {"price_corrected"}


def test_more_than_the_price_only_where_it_was_promised() -> None:
    fake, promised = a_case(category="AUTH.FAKE"), sold(promise_factor=3)
    for what, case, most in (
        (sold(), fake, "12,800"),
        (promised, a_case(), "12,800"),
        (promised, fake, "51,200"),
    ):
        with pytest.raises(RefundExceedsPaymentError) as refused:
            refund_postings(
                case,
                what,
                amount_minor=yuan(most) + 1,
                tender="wechat",
                unwinds=True,
                buyer=WANG,
            )
        assert refused.value.params["left_minor"] == yuan(most)


def test_an_allowance_was_no_loss_once_all_of_the_price_is_back() -> None:
    """1,000 as allowance, later the bag for the other 11,800: nothing of the sale is left."""
    first = refund(sold(), "1,000", meaning="allowance")
    after = sold()
    after = SoldItem(
        after.credited,
        after.reversed_minor,
        PRICE - yuan("1,000"),
        "wechat",
        refunded_minor=yuan("1,000"),
        price_minor=PRICE,
    )
    second = refund(after, "11,800")
    assert page(first, second) == (
        {"consignors": "8,960", "commission": "3,840"},
        {"channel.wechat": "12,800"},
    )
