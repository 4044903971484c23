"""A scripted year that a bookkeeper can check by hand: every posting of the rules of money.

Each step stands with its debits and credits, each month ends with the trial balance. The example
is always the same bag: sold at 12,800, of which 8,960 are the consignor's and 3,840 commission.
"""

from datetime import date

from app.domain.contracts import ContractTerms
from app.domain.custody import Handover
from app.domain.disposition import DispositionTold
from app.domain.ids import PersonId
from app.domain.recovery import RecoveryTold
from app.domain.sales import SaleTold
from app.services.contracts import agree_contract
from app.services.disposition import dispose_item
from app.services.goods import record_sale
from app.services.money.chargebacks import ChargebackTold, end_chargeback, record_chargeback
from app.services.money.claims import (
    ClaimAnswer,
    ClaimPayment,
    ClaimTold,
    answer_claim,
    file_claim,
    record_claim_payment,
)
from app.services.money.costs import record_cost
from app.services.money.paying_in import record_pay_in, recover_bad_debt
from app.services.money.payouts import pay_out
from app.services.money.rates import record_rate
from app.services.money.store_credit import give_bonus
from app.services.money.writing_off import write_off_debt
from app.services.moves import hand_over
from app.services.parties import add_party
from app.services.settings import edit_settings
from app.services.verify import verify
from tests.counter import OWNER, Counter
from tests.e2e.year.books import Year

YUAN = 100


def test_a_year_in_the_books(counter: Counter) -> None:
    counter.consignor("1001", "李女士")
    year = Year(counter)
    for month in (
        january_a_full_return,
        february_a_refund_without_goods,
        march_an_allowance_and_a_wrong_price,
        april_with_tax,
        may_store_credit,
        june_restocking_and_lost_commission,
        july_after_the_payout,
        august_the_shop_buys_it,
        september_the_carrier_pays,
        october_three_chargebacks,
        november_a_promise_and_a_loss_in_the_shop,
        december_dollars_and_a_fall_in_value,
    ):
        month(year)
    found = verify(counter.shop, deep=True)
    assert ((), ()) == (found.faults, found.notices)
    assert [] == counter.shop.queries.ledger.faults()


def january_a_full_return(year: Year) -> None:
    year.begins(1)
    with year.posts(
        debit={"channel.wechat": "12,800"}, credit={"consignors": "8,960", "commission": "3,840"}
    ):
        year.sell("JAN")
    number = year.comes_back("JAN")
    with year.posts(debit={"costs_to_allocate": "386"}, credit={"channel.bank": "386"}):
        record_cost(
            year.counter.shop, number=number, what="往返运费与检测", amount_minor=386 * YUAN,
            tender="bank", paid_by=OWNER.name,
        )  # fmt: skip
    with year.posts(
        debit={"consignors": "8,960", "commission": "3,840"}, credit={"buyers_payable": "12,800"}
    ):
        year.refund(number)
    with year.posts(debit={"buyers_payable": "12,800"}, credit={"channel.wechat": "12,800"}):
        year.arrives(number)
    year.counter.split(number, shop=3000, consignor=7000)
    with year.posts(
        debit={"after_sales_loss": "115.80", "consignors": "270.20"},
        credit={"costs_to_allocate": "386"},
    ):
        year.settle(number)
    year.stands(
        debit={"after_sales_loss": "115.80", "consignors": "270.20"}, credit={"channel.bank": "386"}
    )


def february_a_refund_without_goods(year: Year) -> None:
    year.begins(2)
    year.sell("FEB")
    number = year.is_kept("FEB", category="COND.WEAR")
    with year.posts(debit={"after_sales_loss": "12,800"}, credit={"buyers_payable": "12,800"}):
        year.refund(number)
    with year.posts(debit={"buyers_payable": "12,800"}, credit={"channel.wechat": "12,800"}):
        year.arrives(number)
    year.counter.split(number, shop=7000, consignor=3000)
    with year.posts(debit={"consignors": "3,840"}, credit={"after_sales_loss": "3,840"}):
        year.settle(number)
    # What the sale credited is untouched: 8,960 hers, 3,840 commission.
    year.stands(
        debit={"after_sales_loss": "9,075.80"},
        credit={"consignors": "4,849.80", "commission": "3,840", "channel.bank": "386"},
    )


def march_an_allowance_and_a_wrong_price(year: Year) -> None:
    year.begins(3)
    year.sell("MAR-1")
    number = year.is_kept("MAR-1", category="COND.STAIN", resolution="PARTIAL")
    with year.posts(debit={"after_sales_loss": "1,000"}, credit={"buyers_payable": "1,000"}):
        year.refund(number, "1,000")
    year.arrives(number)
    year.counter.split(number, shop=7000, consignor=3000)
    with year.posts(debit={"consignors": "300"}, credit={"after_sales_loss": "300"}):
        year.settle(number)

    year.sell("MAR-2")
    number = year.is_kept("MAR-2", category="MONEY.PRICE", resolution="PARTIAL")
    with year.posts(
        debit={"consignors": "700", "commission": "300"}, credit={"buyers_payable": "1,000"}
    ):
        year.refund(number, "1,000")
    year.arrives(number)
    year.stands(
        debit={"channel.wechat": "23,600", "after_sales_loss": "9,775.80"},
        credit={"consignors": "21,769.80", "commission": "11,220", "channel.bank": "386"},
    )


def april_with_tax(year: Year) -> None:
    year.begins(4)
    shop = year.counter.shop
    taxed = {"tax_basis": "gross", "tax_rate_bp": "300"}
    edit_settings(shop, values=taxed, edited_by=OWNER.name)
    with year.posts(
        debit={"channel.wechat": "12,800"},
        credit={"consignors": "8,960", "commission": "3,467.18", "vat": "372.82"},
    ):
        year.sell("APR")
    number = year.is_kept("APR", category="FUNC.EARLY", resolution="PARTIAL")
    with year.posts(
        debit={"vat": "29.13", "after_sales_loss": "970.87"}, credit={"buyers_payable": "1,000"}
    ):
        year.refund(number, "1,000")
    year.arrives(number)
    year.counter.split(number, shop=7000, consignor=3000)
    with year.posts(debit={"consignors": "291.26"}, credit={"after_sales_loss": "291.26"}):
        year.settle(number)
    edit_settings(shop, values={"tax_basis": "none"}, edited_by=OWNER.name)
    year.stands(
        debit={"channel.wechat": "35,400", "after_sales_loss": "10,455.41"},
        credit={
            "consignors": "30,438.54",
            "commission": "14,687.18",
            "vat": "343.69",
            "channel.bank": "386",
        },
    )


def may_store_credit(year: Year) -> None:
    year.begins(5)
    shop = year.counter.shop
    year.sell("MAY-1")
    number = year.comes_back("MAY-1", resolution="STORE_CREDIT")
    with year.posts(
        debit={"consignors": "8,960", "commission": "3,840"}, credit={"store_credit": "12,800"}
    ):
        year.refund(number)
    buyer = year.counter.card(number).buyer
    assert buyer is not None
    with year.posts(debit={"promotion": "100"}, credit={"store_credit": "100"}):
        give_bonus(shop, person=buyer.id, amount_minor=100 * YUAN, reason="周年", given_by="陈")
    year.counter.item("MAY-2", price=5_000 * YUAN)
    with year.posts(
        debit={"store_credit": "5,000"}, credit={"consignors": "3,500", "commission": "1,500"}
    ):
        record_sale(
            shop,
            number="S-MAY",
            skus=["MAY-2"],
            tender="store_credit",
            sold_by="陈",
            buyer=PersonId(buyer.id),
        )
    year.stands(
        debit={
            "channel.wechat": "48,200", "after_sales_loss": "10,455.41", "promotion": "100",
        },
        credit={
            "consignors": "33,938.54",
            "commission": "16,187.18",
            "vat": "343.69",
            "channel.bank": "386",
            "store_credit": "7,900",
        },
    )  # fmt: skip


def june_restocking_and_lost_commission(year: Year) -> None:
    year.begins(6)
    agree(year, restocking_bp=1000)
    year.sell("JUN-1")
    number = year.comes_back("JUN-1", category="MIND.DISLIKE")
    with year.posts(
        debit={"consignors": "8,960", "commission": "3,840"},
        credit={"buyers_payable": "11,520", "restocking_income": "1,280"},
    ):
        year.refund(number)
    year.arrives(number)

    agree(year, lost_commission="charge")
    year.sell("JUN-2")
    number = year.comes_back("JUN-2")
    with year.posts(
        debit={"consignors": "8,960", "after_sales_loss": "3,840"},
        credit={"buyers_payable": "12,800"},
    ):
        year.refund(number)
    year.arrives(number)
    year.counter.split(number, consignor=10_000)
    with year.posts(debit={"consignors": "3,840"}, credit={"after_sales_loss": "3,840"}):
        year.settle(number)
    agree(year)

    year.sell("JUN-3")
    number = year.comes_back("JUN-3")
    with year.posts(
        debit={"consignors": "8,960", "commission": "3,840", "after_sales_loss": "76.80"},
        credit={"buyers_payable": "12,800", "channel_fees": "76.80"},
    ):
        year.refund(number, fee_minor=7_680)
    year.arrives(number)
    year.counter.split(number, shop=10_000)
    with year.posts(debit={}, credit={}):  # the shop's own part stays where it is
        year.settle(number)
    year.stands(
        debit={
            "channel.wechat": "49,480", "after_sales_loss": "10,532.21", "promotion": "100",
        },
        credit={
            "consignors": "30,098.54",
            "commission": "20,027.18",
            "restocking_income": "1,280",
            "channel_fees": "76.80",
            "vat": "343.69",
            "channel.bank": "386",
            "store_credit": "7,900",
        },
    )  # fmt: skip


def july_after_the_payout(year: Year) -> None:
    """8,960 were paid out; 5,000 of another sale are unpaid: 3,960 are missing."""
    year.begins(7)
    counter, shop = year.counter, year.counter.shop
    counter.consignor("1002", "孙女士")
    year.sell("JUL-1", owner="1002")
    with year.posts(debit={"consignors": "8,960"}, credit={"channel.bank": "8,960"}):
        pay_out(
            shop, consignor="1002", amount_minor=8_960 * YUAN, tender="bank", paid_by="陈",
            reason="急用",
        )  # fmt: skip
    with year.posts(
        debit={"channel.wechat": "7,142.86"},
        credit={"consignors": "5,000", "commission": "2,142.86"},
    ):
        year.sell("JUL-2", owner="1002", price="7,142.86")
    number = year.comes_back("JUL-1")
    year.refund(number)
    year.arrives(number)
    assert -3_960 * YUAN == counter.shop.queries.people.line("1002").balance_minor
    counter.split(number, consignor=10_000)
    with year.posts(debit={}, credit={}):  # a plan posts nothing
        year.settle(number, "PAY_IN", RecoveryTold(count=3, first_due=date(2026, 7, 31)))
    for _ in range(2):
        with year.posts(debit={"channel.bank": "1,320"}, credit={"consignors": "1,320"}):
            record_pay_in(
                shop, number=number, amount_minor=1_320 * YUAN, tender="bank", taken_by="陈"
            )
    with year.posts(debit={"bad_debt": "1,320"}, credit={"consignors": "1,320"}):
        write_off_debt(shop, number=number, note="搬走了，联系不上", written_off_by="陈")
    with year.posts(debit={"channel.bank": "1,320"}, credit={"recovered_bad_debt": "1,320"}):
        recover_bad_debt(
            shop, number=number, amount_minor=1_320 * YUAN, tender="bank", taken_by="陈"
        )
    year.stands(
        debit={
            "channel.wechat": "56,622.86", "after_sales_loss": "10,532.21", "promotion": "100",
            "bad_debt": "1,320",
        },
        credit={
            "consignors": "30,098.54",
            "commission": "22,170.04",
            "restocking_income": "1,280",
            "recovered_bad_debt": "1,320",
            "channel_fees": "76.80",
            "vat": "343.69",
            "channel.bank": "5,386",
            "store_credit": "7,900",
        },
    )  # fmt: skip


def august_the_shop_buys_it(year: Year) -> None:
    """At 8,960 of a thing worth 7,000; the commission of the sale is reversed all the same."""
    year.begins(8)
    year.counter.consignor("1003", "周女士")
    year.sell("AUG", owner="1003")
    number = year.comes_back("AUG")
    with year.posts(
        debit={"consignors": "8,960", "commission": "3,840"}, credit={"buyers_payable": "12,800"}
    ):
        year.refund(number)
    year.arrives(number)
    with year.posts(
        debit={"own_stock": "7,000", "after_sales_loss": "1,960"}, credit={"consignors": "8,960"}
    ):
        year.counter.split(number, shop=10_000)
        year.settle(number, "BUY_IN", RecoveryTold(worth_minor=7_000 * YUAN))

    year.counter.consignor("1004", "吴女士")
    year.sell("AUG-2", owner="1004", price="1,000")
    pay_out(
        year.counter.shop, consignor="1004", amount_minor=700 * YUAN, tender="cash", paid_by="陈",
        reason="急用",
    )  # fmt: skip
    number = year.comes_back("AUG-2")
    year.refund(number)
    year.arrives(number)
    year.counter.split(number, consignor=10_000)
    with year.posts(debit={"goodwill": "700"}, credit={"consignors": "700"}):
        year.settle(number, "WRITE_OFF", RecoveryTold(goodwill=True, note="老寄卖人"))
    year.stands(
        debit={
            "channel.wechat": "56,622.86", "after_sales_loss": "12,492.21", "promotion": "100",
            "bad_debt": "1,320", "own_stock": "7,000", "goodwill": "700",
        },
        credit={
            "consignors": "39,058.54",
            "commission": "22,170.04",
            "restocking_income": "1,280",
            "recovered_bad_debt": "1,320",
            "channel_fees": "76.80",
            "vat": "343.69",
            "channel.bank": "5,386",
            "channel.cash": "700",
            "store_credit": "7,900",
        },
    )  # fmt: skip


def september_the_carrier_pays(year: Year) -> None:
    """Insured at 8,000: nothing is receivable before it accepts, the remaining 4,800 is split."""
    year.begins(9)
    shop = year.counter.shop
    year.sell("SEP")
    number = year.is_kept("SEP", category="SHIP.LOST")
    year.refund(number)
    year.arrives(number)
    add_party(shop, kind="carrier", name="顺丰速运", added_by="陈")
    with year.posts(debit={"pending_claim": "12,800"}, credit={"after_sales_loss": "12,800"}):
        file_claim(shop, number=number, told=ClaimTold("L1"), actor=OWNER)
    accepted = ClaimAnswer("partly", 8_000 * YUAN, "理赔函 9 月 20 日")
    with year.posts(
        debit={"carriers": "8,000", "after_sales_loss": "4,800"}, credit={"pending_claim": "12,800"}
    ):
        answer_claim(shop, number=number, place=1, told=accepted, actor=OWNER)
    year.counter.split(number, shop=5_000, consignor=5_000)
    with year.posts(debit={"consignors": "2,400"}, credit={"after_sales_loss": "2,400"}):
        year.settle(number)
    with year.posts(debit={"channel.bank": "8,000"}, credit={"carriers": "8,000"}):
        record_claim_payment(shop, number=number, place=1, told=ClaimPayment(), recorded_by="陈")
    year.stands(
        debit={
            "channel.wechat": "56,622.86", "channel.bank": "2,614", "after_sales_loss": "14,892.21",
            "promotion": "100", "bad_debt": "1,320", "own_stock": "7,000", "goodwill": "700",
        },
        credit={
            "consignors": "45,618.54",
            "commission": "26,010.04",
            "restocking_income": "1,280",
            "recovered_bad_debt": "1,320",
            "channel_fees": "76.80",
            "vat": "343.69",
            "channel.cash": "700",
            "store_credit": "7,900",
        },
    )  # fmt: skip


def october_three_chargebacks(year: Year) -> None:
    """12,800 and a fee of 150 each: won; lost without the goods; lost with the goods back."""
    year.begins(10)
    shop = year.counter.shop

    won = disputed(year, "OCT-1")
    with year.posts(debit={"channel.card": "12,800"}, credit={"disputed_funds": "12,800"}):
        end_chargeback(shop, number=won, outcome="won", actor=OWNER)

    lost = disputed(year, "OCT-2")
    with year.posts(
        debit={"after_sales_loss": "12,950"},
        credit={"disputed_funds": "12,800", "channel_fees": "150"},
    ):
        end_chargeback(shop, number=lost, outcome="lost", actor=OWNER)
    year.counter.split(lost, shop=7_000, consignor=3_000)
    with year.posts(debit={"consignors": "3,885"}, credit={"after_sales_loss": "3,885"}):
        year.settle(lost)

    back = disputed(year, "OCT-3")
    hand_over(shop, number=back, handover=Handover("in_shop"), recorded_by="陈")
    with year.posts(
        debit={"consignors": "8,960", "commission": "3,840", "after_sales_loss": "150"},
        credit={"disputed_funds": "12,800", "channel_fees": "150"},
    ):
        end_chargeback(shop, number=back, outcome="lost", actor=OWNER)
    year.counter.split(back, shop=10_000)
    year.settle(back)
    year.stands(
        debit={
            "channel.wechat": "56,622.86", "channel.bank": "2,614", "channel.card": "12,350",
            "after_sales_loss": "24,107.21", "promotion": "100", "bad_debt": "1,320",
            "own_stock": "7,000", "goodwill": "700", "channel_fees": "73.20",
        },
        credit={
            "consignors": "59,653.54",
            "commission": "33,690.04",
            "restocking_income": "1,280",
            "recovered_bad_debt": "1,320",
            "vat": "343.69",
            "channel.cash": "700",
            "store_credit": "7,900",
        },
    )  # fmt: skip


def november_a_promise_and_a_loss_in_the_shop(year: Year) -> None:
    """Three times the price on top of it; and a coat that vanished from the shelf."""
    year.begins(11)
    counter, shop = year.counter, year.counter.shop
    counter.item("NOV-1")
    record_sale(
        shop, number="S-NOV", skus=["NOV-1"], tender="wechat", sold_by="陈", buyer_name="王先生",
        told=SaleTold(promise_factor=3),
    )  # fmt: skip
    number = year.comes_back("NOV-1")
    year.is_about(number, "AUTH.FAKE")
    with year.posts(
        debit={"consignors": "8,960", "commission": "3,840", "after_sales_loss": "38,400"},
        credit={"buyers_payable": "51,200"},
    ):
        year.refund(number, "51,200")
    year.arrives(number)
    counter.split(number, shop=10_000)  # she gave back all she received: the rest is the shop's
    with year.posts(debit={}, credit={}):
        year.settle(number)

    counter.item("NOV-2")
    lost = counter.open("NOV-2", category="STORE.LOST", resolution="COMPENSATE_CONSIGNOR")
    hand_over(shop, number=lost, handover=Handover("lost"), recorded_by="陈")
    counter.move(lost, "not_found", "to_decision")
    with year.posts(debit={"after_sales_loss": "8,960"}, credit={"consignors": "8,960"}):
        counter.move(lost, "compensate")
    counter.split(lost, shop=10_000)
    year.settle(lost)
    # Found again on another shelf: she keeps her money, the coat is the shop's own.
    hand_over(shop, number=lost, handover=Handover("in_shop"), recorded_by="陈")
    with year.posts(debit={"own_stock": "8,960"}, credit={"after_sales_loss": "8,960"}):
        dispose_item(
            shop,
            sku="NOV-2",
            disposition="own",
            decided_by="陈",
            told=DispositionTold(worth_minor=8_960 * YUAN),
        )
    year.stands(
        debit={
            "channel.wechat": "18,222.86",
            "channel.bank": "2,614",
            "channel.card": "12,350",
            "after_sales_loss": "62,507.21",
            "promotion": "100",
            "bad_debt": "1,320",
            "own_stock": "15,960",
            "goodwill": "700",
            "channel_fees": "73.20",
        },
        credit={
            "consignors": "68,613.54",
            "commission": "33,690.04",
            "restocking_income": "1,280",
            "recovered_bad_debt": "1,320",
            "vat": "343.69",
            "channel.cash": "700",
            "store_credit": "7,900",
        },
    )


def december_dollars_and_a_fall_in_value(year: Year) -> None:
    """USD 1,800 at 7.10, back at 7.25; and a bag that came back worth 10,000 instead of 12,800."""
    year.begins(12)
    counter, shop = year.counter, year.counter.shop
    record_rate(shop, base="USD", quote="CNY", rate="7.10", source="中国银行", recorded_by="陈")
    counter.item("DEC-1", price=12_780 * YUAN)
    with year.posts(
        debit={"USD channel.card": "1,800", "conversion": "12,780"},
        credit={"USD conversion": "1,800", "consignors": "8,946", "commission": "3,834"},
    ):
        record_sale(
            shop, number="S-DEC", skus=["DEC-1"], tender="card", sold_by="陈", buyer_name="Ms Hill",
            told=SaleTold(paid_currency="USD", paid_minor=1_800 * YUAN),
        )  # fmt: skip
    year.begins(12, 5)
    record_rate(shop, base="USD", quote="CNY", rate="7.25", source="中国银行", recorded_by="陈")
    number = year.comes_back("DEC-1")
    with year.posts(
        debit={
            "consignors": "8,946", "commission": "3,834", "exchange_difference": "270",
            "USD conversion": "1,800",
        },
        credit={"conversion": "13,050", "USD channel.card": "1,800"},
    ):  # fmt: skip
        year.refund(number)
        year.arrives(number)

    year.sell("DEC-2")
    number = year.comes_back("DEC-2")
    year.refund(number)
    year.arrives(number)
    with year.posts(debit={"after_sales_loss": "1,960"}, credit={"consignors": "1,960"}):
        dispose_item(
            shop, sku="DEC-2", disposition="regrade", decided_by="陈",
            told=DispositionTold(price_minor=10_000 * YUAN, grade="9新"),
        )  # fmt: skip
    counter.split(number, buyer=10_000)
    with year.posts(debit={"buyers_payable": "1,960"}, credit={"after_sales_loss": "1,960"}):
        year.settle(number)
    year.stands(
        debit={
            "channel.wechat": "18,222.86",
            "channel.bank": "2,614",
            "channel.card": "12,350",
            "buyers_payable": "1,960",
            "after_sales_loss": "62,507.21",
            "promotion": "100",
            "bad_debt": "1,320",
            "own_stock": "15,960",
            "goodwill": "700",
            "channel_fees": "73.20",
            "exchange_difference": "270",
        },
        credit={
            "consignors": "70,573.54",
            "commission": "33,690.04",
            "restocking_income": "1,280",
            "recovered_bad_debt": "1,320",
            "vat": "343.69",
            "channel.cash": "700",
            "store_credit": "7,900",
            "conversion": "270",
        },
    )


def agree(year: Year, **terms: object) -> None:
    """The shop's standard contract changes; what was sold before keeps its own."""
    agree_contract(
        year.counter.shop,
        consignor="",
        terms=ContractTerms(**terms),  # type: ignore[arg-type] # spelled as the story needs
        valid_from=None,
        agreed_by="陈",
    )


def disputed(year: Year, sku: str) -> str:
    """Sold by card; the bank takes 12,800 and its fee back."""
    year.sell(sku, by="card")
    number = year.counter.open(sku, category="COND.WEAR", resolution="CB_RESPONSE")
    told = ChargebackTold(fee_minor=150 * YUAN, reference=f"CB-{sku}")
    with year.posts(
        debit={"disputed_funds": "12,800", "channel_fees": "150"}, credit={"channel.card": "12,950"}
    ):
        record_chargeback(year.counter.shop, number=number, told=told, recorded_by="陈")
    year.is_examined(number)
    year.counter.move(number, "to_decision", "answer_bank")
    return number
