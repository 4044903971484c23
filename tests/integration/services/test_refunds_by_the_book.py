"""Refunds of a real shop: what each posts, and what the case, its timeline and its notes say."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.changes import Changes
from app.domain.contracts import ContractTerms
from app.domain.disposition import DispositionTold
from app.domain.errors import RuleError
from app.domain.exchange_rates import BadRateError, RateMissingError, SameCurrencyRateError
from app.domain.falls import UnknownFallModeError
from app.domain.moves import Actor
from app.domain.permissions import RefundOverCapError
from app.domain.refund_meaning import MeaningRefusedError
from app.domain.restocking import RestockingRefusedError, RestockingTooHighError
from app.domain.sales import SaleTold
from app.domain.unwinding import NothingToRefundError, RefundExceedsPaymentError, RefundTold
from app.services.cases import edit_case
from app.services.contracts import agree_contract
from app.services.disposition import dispose_item
from app.services.goods import record_sale
from app.services.imports import import_file, undo_import
from app.services.money.costs import record_cost
from app.services.money.rates import record_rate
from app.services.money.refund_extras import CreditNoteTakenError
from app.services.money.refund_proposal import propose_refund
from app.services.money.settling import settle_case
from app.services.moves import MoveTold, move_case
from app.services.settings import edit_settings
from app.services.undo import undo_action
from app.services.users import set_refund_cap
from app.services.verify import verify
from app.storage.unwinding_state import recourse_cap
from tests.counter import OWNER, TO_THE_REFUND, TO_THE_RETURN, Counter
from tests.staff import NAMES, hire

PAID = "channel.wechat"


def is_sound(counter: Counter) -> None:
    assert verify(counter.shop, deep=True).faults == ()


def refund(counter: Counter, number: str, amount: int | None = None, **told: object) -> Changes:
    move = MoveTold(note="如上", amount_minor=amount, refund=RefundTold(**told))  # type: ignore[arg-type] # as the tests spell them
    changes = move_case(counter.shop, number=number, move="refund_done", actor=OWNER, told=move)
    counter.confirm_refunds(number)
    return changes


def brought_back(counter: Counter, *, category: str = "FUNC.HARD", sku: str = "A-1") -> str:
    number = counter.open(sku, category=category)
    counter.move(number, *TO_THE_RETURN)
    counter.is_ours(number)
    counter.move(number, "inspection_passed")
    return number


def kept(counter: Counter, *, category: str, resolution: str = "PARTIAL", sku: str = "A-1") -> str:
    number = counter.open(sku, category=category, resolution=resolution)
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND)
    return number


def taxed(counter: Counter, **values: str) -> None:
    told = {"tax_basis": "gross", "tax_rate_bp": "300", **values}
    edit_settings(counter.shop, values=told, edited_by="陈")


def agree(counter: Counter, **terms: object) -> None:
    agree_contract(
        counter.shop,
        consignor="",
        terms=ContractTerms(**terms),  # type: ignore[arg-type] # as the tests spell them
        valid_from=None,
        agreed_by="陈",
    )


def told_of(counter: Counter, number: str) -> dict[str, object]:
    """What the newest refund of a case wrote down."""
    lines = counter.shop.queries.cases.timeline(counter.card(number).line.id)
    return dict([line.payload for line in lines if line.kind == "refund_recorded"][-1] or {})


def test_a_price_that_was_wrong_is_corrected_and_nobody_loses(counter: Counter) -> None:
    counter.sell_the_bag()
    number = kept(counter, category="MONEY.PRICE")
    refund(counter, number, 100_000)
    assert counter.balances() == {
        PAID: 1_180_000,
        "consignors": -826_000,
        "commission": -354_000,
    }
    card = counter.card(number)
    assert (card.reversed_minor, card.loss_minor, card.refunded_minor) == (100_000, 0, 100_000)
    assert told_of(counter, number)["meaning"] == "price_correction"
    is_sound(counter)


def test_a_clerk_corrects_prices_up_to_what_a_clerk_may_refund(counter: Counter) -> None:
    counter.sell_the_bag()
    number = kept(counter, category="MONEY.PRICE")
    hire(counter.shop, "clerk")
    set_refund_cap(counter.shop, role="clerk", cap_minor=50_000, edited_by="陈")
    clerk = Actor(NAMES["clerk"], "clerk")
    told = MoveTold(amount_minor=50_001)
    with pytest.raises(RefundOverCapError):
        move_case(counter.shop, number=number, move="refund_done", actor=clerk, told=told)


def test_the_same_amount_as_an_allowance_is_a_loss(counter: Counter) -> None:
    counter.sell_the_bag()
    number = kept(counter, category="MONEY.PRICE")
    refund(counter, number, 100_000, meaning="allowance")
    card = counter.card(number)
    assert (card.reversed_minor, card.loss_minor) == (0, 100_000)
    counter.split(number, shop=7000, consignor=3000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    assert counter.balances() == {
        PAID: 1_180_000,
        "consignors": -866_000,
        "commission": -384_000,
        "after_sales_loss": 70_000,
    }
    is_sound(counter)


def test_a_fault_is_no_wrong_price(counter: Counter) -> None:
    counter.sell_the_bag()
    number = kept(counter, category="FUNC.HARD")
    with pytest.raises(MeaningRefusedError):
        refund(counter, number, 100_000, meaning="price_correction")


def test_a_sale_at_three_percent_and_its_allowance(counter: Counter) -> None:
    """Cr consignor 8,960, commission 3,467.18, VAT 372.82; then Dr VAT 29.13, loss, consignor."""
    taxed(counter)
    counter.sell_the_bag()
    assert counter.balances() == {
        PAID: 1_280_000,
        "consignors": -896_000,
        "commission": -346_718,
        "vat": -37_282,
    }
    number = kept(counter, category="FUNC.HARD")
    refund(counter, number, 100_000)
    counter.split(number, shop=7000, consignor=3000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    assert counter.balances() == {
        PAID: 1_180_000,
        "consignors": -896_000 + 29_126,
        "commission": -346_718,
        "vat": -37_282 + 2_913,
        "after_sales_loss": 67_961,
    }
    is_sound(counter)


@pytest.mark.parametrize(
    ("settings", "books"),
    [
        (
            {"tax_bearer": "shares"},
            {"consignors": -869_903, "commission": -372_815, "vat": -37_282},
        ),
        ({"tax_basis": "margin"}, {"consignors": -896_000, "commission": -372_816, "vat": -11_184}),
        (
            {"tax_basis": "commission"},
            {"consignors": -896_000, "commission": -372_816, "vat": -11_184},
        ),
        ({"tax_basis": "none"}, {"consignors": -896_000, "commission": -384_000}),
    ],
)
def test_tax_by_basis_and_who_bears_it(
    counter: Counter, settings: dict[str, str], books: dict[str, int]
) -> None:
    taxed(counter, **settings)
    counter.sell_the_bag()
    assert counter.balances() == {PAID: 1_280_000, **books}


def test_an_allowance_takes_no_tax_back_of_the_shops_service(counter: Counter) -> None:
    taxed(counter, tax_basis="commission")
    counter.sell_the_bag()
    number = kept(counter, category="FUNC.HARD")
    refund(counter, number, 100_000)
    assert told_of(counter, number)["tax_minor"] == 0
    assert counter.card(number).loss_minor == 100_000


def test_credit_notes_are_numbered_in_the_order_of_the_journal(counter: Counter) -> None:
    taxed(counter)
    counter.consignor()
    numbers = []
    for sku, typed in (("A-1", ""), ("A-2", "红-77"), ("A-3", "")):
        counter.item(sku)
        counter.sell(sku)
        case = brought_back(counter, sku=sku)
        refund(counter, case, credit_note=typed)
        numbers.append(told_of(counter, case)["credit_note"])
    assert numbers == ["CN-000001", "红-77", "CN-000002"]
    counter.item("A-4")
    counter.sell("A-4")
    case = brought_back(counter, sku="A-4")
    with pytest.raises(CreditNoteTakenError):
        refund(counter, case, credit_note="红-77")
    is_sound(counter)


def test_no_tax_no_credit_note(counter: Counter) -> None:
    counter.sell_the_bag()
    number = brought_back(counter)
    refund(counter, number)
    assert told_of(counter, number)["credit_note"] == ""


def test_whoever_changed_her_mind_pays_for_restocking(counter: Counter) -> None:
    """10 %: Dr consignor 8,960, Dr commission 3,840 / Cr buyer 11,520, restocking income 1,280."""
    agree(counter, restocking_bp=1000)
    counter.sell_the_bag()
    number = brought_back(counter, category="MIND.DISLIKE")
    proposal = propose_refund(counter.shop, number=number, asked_by="陈")
    assert (proposal.restocking_bp, proposal.fee_minor(1_280_000)) == (1000, 128_000)
    refund(counter, number)
    assert counter.balances() == {PAID: 128_000, "restocking_income": -128_000}
    card = counter.card(number)
    assert (card.refunded_minor, card.reversed_minor, card.loss_minor) == (1_152_000, 1_280_000, 0)
    is_sound(counter)


def test_a_contract_may_give_the_fee_to_the_consignor(counter: Counter) -> None:
    agree(counter, restocking_bp=1000, restocking_to="consignor")
    counter.sell_the_bag()
    refund(counter, brought_back(counter, category="MIND.DISLIKE"))
    assert counter.balances() == {PAID: 128_000, "consignors": -128_000}


@pytest.mark.parametrize("category", ["FUNC.HARD", "COND.WEAR"])
def test_a_faulty_thing_is_taken_back_without_a_fee(counter: Counter, category: str) -> None:
    agree(counter, restocking_bp=1000)
    counter.sell_the_bag()
    refund(counter, brought_back(counter, category=category))
    assert counter.balances() == {}


def test_a_fee_is_waived_or_told_by_hand(counter: Counter) -> None:
    agree(counter, restocking_bp=1000)
    counter.sell_the_bag()
    number = brought_back(counter, category="MIND.DISLIKE")
    with pytest.raises(RestockingTooHighError):
        refund(counter, number, restocking_minor=1_280_001)
    refund(counter, number, restocking_minor=0)
    assert counter.balances() == {}


def online(counter: Counter) -> str:
    counter.consignor()
    counter.item()
    record_sale(
        counter.shop, number="S1", skus=["A-1"], tender="wechat", sold_by="陈", shipped=True
    )
    return "A-1"


def test_the_law_lets_an_online_buyer_send_it_back_for_nothing(counter: Counter) -> None:
    agree(counter, restocking_bp=1000)
    online(counter)
    counter.clock.step(days=6)
    number = brought_back(counter, category="MIND.DISLIKE")
    assert propose_refund(counter.shop, number=number, asked_by="陈").statutory
    with pytest.raises(RestockingRefusedError):
        refund(counter, number, restocking_minor=100)
    refund(counter, number)
    assert counter.balances() == {}


def test_after_seven_days_or_as_somebody_knows_better_the_fee_stands(counter: Counter) -> None:
    agree(counter, restocking_bp=1000)
    online(counter)
    counter.clock.step(days=8)
    refund(counter, brought_back(counter, category="MIND.DISLIKE"))
    assert counter.balances() == {PAID: 128_000, "restocking_income": -128_000}


def test_nothing_came_back_so_there_is_no_restocking(counter: Counter) -> None:
    counter.sell_the_bag()
    number = kept(counter, category="FUNC.HARD")
    with pytest.raises(RestockingRefusedError):
        refund(counter, number, 100_000, restocking_minor=100)


def test_the_lost_commission_is_charged_to_whoever_is_at_fault(counter: Counter) -> None:
    agree(counter, lost_commission="charge")
    counter.sell_the_bag()
    number = brought_back(counter)
    refund(counter, number)
    assert counter.card(number).loss_minor == 384_000
    counter.split(number, consignor=10_000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    assert counter.balances() == {"consignors": 384_000, "commission": -384_000}
    is_sound(counter)


def test_a_changed_mind_is_nobodys_fault(counter: Counter) -> None:
    agree(counter, lost_commission="charge")
    counter.sell_the_bag()
    refund(counter, brought_back(counter, category="MIND.DISLIKE"))
    assert counter.balances() == {}


def test_a_fee_that_the_channel_keeps_is_a_loss_of_its_own(counter: Counter) -> None:
    counter.sell_the_bag()
    number = brought_back(counter)
    refund(counter, number, fee_minor=7_680)
    assert counter.card(number).loss_minor == 7_680
    assert counter.balances() == {"after_sales_loss": 7_680, "channel_fees": -7_680}


FALL = 896_000 - 700_000


def regrade(counter: Counter, price: int, **told: object) -> Changes:
    return dispose_item(
        counter.shop,
        sku="A-1",
        disposition="regrade",
        decided_by="陈",
        told=DispositionTold(price_minor=price, grade="9新", **told),  # type: ignore[arg-type] # as the tests spell them
    )


@pytest.fixture
def returned(counter: Counter) -> str:
    counter.sell_the_bag()
    number = brought_back(counter)
    refund(counter, number)
    return number


def test_what_came_back_worth_less_is_borne_by_whoever_spoilt_it(
    counter: Counter, returned: str
) -> None:
    regrade(counter, 1_000_000)
    card = counter.card(returned)
    assert (card.loss_minor, card.reversed_minor) == (FALL, 1_280_000)
    assert card.recovery_stage == "DECIDE"
    counter.split(returned, buyer=10_000)
    settle_case(counter.shop, number=returned, mode="", actor=OWNER)
    assert counter.balances() == {"consignors": -FALL, "buyers_payable": FALL}
    is_sound(counter)


@pytest.mark.usefixtures("returned")
def test_another_grading_charges_the_difference_either_way(counter: Counter) -> None:
    regrade(counter, 1_000_000)
    regrade(counter, 900_000)
    assert counter.balances()["consignors"] == -(896_000 - 630_000)
    regrade(counter, 1_280_000)
    assert counter.balances() == {}
    is_sound(counter)


@pytest.mark.usefixtures("returned")
def test_a_fall_that_is_nobodys_fault_is_not_charged(counter: Counter) -> None:
    with pytest.raises(UnknownFallModeError):
        regrade(counter, 1_000_000, fall="maybe")
    regrade(counter, 1_000_000, fall="none")
    assert counter.balances() == {}


def test_a_resale_corrects_the_fall_until_its_day(counter: Counter, returned: str) -> None:
    """Graded down to 10,000, sold again for 11,000: the fall was 1,260, not 1,960."""
    regrade(counter, 1_000_000, fall="at_resale", fall_due=date(2026, 4, 1))
    counter.clock.step(days=10)
    regrade(counter, 1_100_000, fall="at_resale", fall_due=date(2026, 4, 1))
    counter.sell("A-1", number="S2")
    assert counter.card(returned).loss_minor == 896_000 - 770_000
    assert counter.balances()["after_sales_loss"] == 126_000
    is_sound(counter)


def test_a_resale_at_another_price_than_it_was_graded_for(counter: Counter, returned: str) -> None:
    regrade(counter, 1_000_000, fall="at_resale")
    rate(counter, "USD", "7.00")
    record_sale(
        counter.shop,
        number="S2",
        skus=["A-1"],
        tender="cash",
        sold_by="陈",
        told=SaleTold(paid_currency="USD", paid_minor=157_143),
    )
    # 11,000.01 in the shop's money, of which 7,700.01 are hers.
    assert counter.card(returned).loss_minor == 896_000 - 770_001
    is_sound(counter)


def test_a_resale_that_another_program_tells_of_corrects_it_too(
    counter: Counter, returned: str, tmp_path: Path
) -> None:
    regrade(counter, 1_000_000, fall="at_resale")
    columns = tmp_path / "till.toml"
    columns.write_text(
        'kind = "sales"\n[columns]\nnumber = "Receipt"\nsold_at = "When"\nsku = "Tag"\n'
        'price = "Each"\ntender = "Paid by"\n',
        encoding="utf-8",
    )
    sales = tmp_path / "sales.tsv"
    sales.write_text(
        "Receipt\tWhen\tTag\tEach\tPaid by\nR1\t2026-03-09 10:00\tA-1\t11000.00\tcash\n",
        encoding="utf-8",
    )
    report = import_file(counter.shop, path=sales, imported_by="陈", map_path=columns)
    assert counter.card(returned).loss_minor == 896_000 - 770_000
    is_sound(counter)
    undo_import(counter.shop, batch=report.batch, undone_by="陈")
    is_sound(counter)


def test_after_its_day_a_fall_stands_as_it_was_charged(counter: Counter, returned: str) -> None:
    regrade(counter, 1_000_000, fall="at_resale", fall_due=date(2026, 3, 5))
    counter.clock.step(days=10)
    counter.sell("A-1", number="S2")
    assert counter.card(returned).loss_minor == FALL


def suspected(counter: Counter) -> str:
    """It is said to be a fake only when it lies on the counter again."""
    number = brought_back(counter)
    edit_case(counter.shop, number=number, edited_by="陈", category="AUTH.FAKE")
    return number


def test_a_promise_of_three_times_the_price(counter: Counter) -> None:
    edit_settings(counter.shop, values={"promise_factor": "3"}, edited_by="陈")
    counter.sell_the_bag()
    number = suspected(counter)
    with pytest.raises(RefundExceedsPaymentError):
        refund(counter, number, 5_120_001)
    refund(counter, number, 5_120_000)
    assert counter.card(number).loss_minor == 3_840_000
    assert counter.balances() == {PAID: -3_840_000, "after_sales_loss": 3_840_000}
    is_sound(counter)


def test_a_promise_is_the_shops_beyond_what_the_consignor_received(counter: Counter) -> None:
    """Kept by the buyer: at most her 8,960 and the costs; brought back: the costs alone."""
    edit_settings(counter.shop, values={"promise_factor": "3"}, edited_by="陈")
    counter.sell_the_bag()
    number = suspected(counter)
    record_cost(
        counter.shop, number=number, what="鉴定", amount_minor=38_600, tender="cash", paid_by="陈"
    )

    def cap(*, intent_proven: bool = False) -> int | None:
        with counter.shop.store.state() as state:
            case = state.case(number)
            return recourse_cap(state.connection, case, intent_proven=intent_proven)

    assert cap() == 896_000 + 38_600
    refund(counter, number, 5_120_000)
    assert cap() == 38_600
    assert cap(intent_proven=True) is None


def test_without_a_promise_nobody_gets_more_than_was_paid(counter: Counter) -> None:
    counter.sell_the_bag()
    number = suspected(counter)
    with pytest.raises(RefundExceedsPaymentError):
        refund(counter, number, 1_280_001)


def in_every_currency(counter: Counter) -> dict[tuple[str, str], int]:
    """Every account that does not stand at zero, by currency."""
    lines = counter.shop.queries.ledger.trial_balance()
    return {(line.account, line.currency): line.minor for line in lines if line.minor}


def rate(counter: Counter, base: str, text: str, on: date | None = None) -> Changes:
    return record_rate(
        counter.shop, base=base, quote="CNY", rate=text, on=on, source="中国银行", recorded_by="陈"
    )


def test_dollars_go_back_as_dollars_and_the_difference_is_the_shops(counter: Counter) -> None:
    """USD 1,800 sold at 7.10, refunded at 7.25: exchange difference 270."""
    rate(counter, "USD", "7.10")
    counter.consignor()
    counter.item()
    record_sale(
        counter.shop,
        number="S1",
        skus=["A-1"],
        tender="card",
        sold_by="陈",
        told=SaleTold(paid_currency="usd", paid_minor=180_000),
    )
    books = [("card", "channel.card"), ("hers", "consignors")]
    assert [counter.balances()[account] for _, account in books] == [180_000, -894_600]
    counter.clock.step(days=3)
    rate(counter, "USD", "7.25")
    number = brought_back(counter)
    refund(counter, number, 639_000)
    refund_rest = brought_back_again(counter, number)
    assert in_every_currency(counter) == {
        ("exchange_difference", "CNY"): 27_000,
        ("conversion", "CNY"): -27_000,
    }
    assert told_of(counter, refund_rest)["paid_abroad"] == {
        "currency": "USD",
        "minor": 90_000,
        "rate": [29, 4],
        "rate_on": "2026-03-05",
        "source": "中国银行",
    }
    is_sound(counter)


def brought_back_again(counter: Counter, number: str) -> str:
    """The other half goes back on a second case about the same sale."""
    again = counter.open("A-1", sale="S1")
    counter.move(again, "review", "to_decision", "item_is_here")
    counter.is_ours(again)
    counter.move(again, "inspection_passed")
    refund(counter, again)
    assert number != again
    return again


def test_rates_are_dated_and_hold_until_the_next(counter: Counter) -> None:
    rate(counter, "USD", "7.10", date(2026, 3, 1))
    rate(counter, "JPY", "0.0478")
    changes = rate(counter, "USD", "7.2", date(2026, 3, 2))
    assert [(r.base, r.text, r.on.day) for r in counter.shop.queries.rates.newest()] == [
        ("USD", "7.20", 2),
        ("JPY", "0.0478", 2),
        ("USD", "7.10", 1),
    ]
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert [r.text for r in counter.shop.queries.rates.newest()] == ["0.0478", "7.10"]
    for base, text, error in (
        ("USD", "seven", BadRateError),
        ("USD", "0", BadRateError),
        ("USD", "-7", BadRateError),
        ("CNY", "1", SameCurrencyRateError),
    ):
        with pytest.raises(error):
            rate(counter, base, text)
    is_sound(counter)


@pytest.mark.parametrize(
    ("currency", "told", "paid", "rounding"),
    [("JPY", "0.0478", 267_782, -2), ("KWD", "23.15", 552_916, 1)],
)
def test_currencies_without_or_with_three_decimals(
    counter: Counter, currency: str, told: str, paid: int, rounding: int
) -> None:
    """What a whole yen or fils cannot say of 12,800.00 is the shop's exchange difference."""
    rate(counter, currency, told)
    counter.consignor()
    counter.item()
    record_sale(
        counter.shop,
        number="S1",
        skus=["A-1"],
        tender="card",
        sold_by="陈",
        told=SaleTold(paid_currency=currency),
    )
    assert in_every_currency(counter)["channel.card", currency] == paid
    refund(counter, brought_back(counter))
    assert in_every_currency(counter) == {
        ("exchange_difference", "CNY"): rounding,
        ("conversion", "CNY"): -rounding,
    }
    is_sound(counter)


def test_money_of_another_country_needs_its_rate(counter: Counter) -> None:
    counter.consignor()
    counter.item()
    with pytest.raises(RateMissingError):
        record_sale(
            counter.shop,
            number="S1",
            skus=["A-1"],
            tender="card",
            sold_by="陈",
            told=SaleTold(paid_currency="USD"),
        )


def test_a_thing_that_cost_nothing_comes_back_for_nothing(counter: Counter) -> None:
    counter.consignor()
    counter.item(price=0)
    counter.sell("A-1")
    number = brought_back(counter)
    refund(counter, number)
    item = counter.shop.queries.items.card("A-1").line
    assert (item.status, counter.balances()) == ("on_hold", {})
    second: type[RuleError] = NothingToRefundError
    kept_thing = counter.open("A-1", resolution="REFUND_ONLY", sale="S1")
    counter.is_ours(kept_thing)
    counter.move(kept_thing, *TO_THE_REFUND)
    with pytest.raises(second):
        refund(counter, kept_thing)
    is_sound(counter)
