"""Store credit: it comes with a refund or as a present, is spent, paid out, and lapses."""

from pathlib import Path

import pytest

from app.domain.permissions import NotPermittedError
from app.domain.store_credit import (
    CreditAccount,
    CreditOwnerNeededError,
    CreditTooSmallError,
    NoCashForCreditError,
    NothingLapsedError,
)
from app.services.goods import record_sale
from app.services.imports import import_file
from app.services.money.store_credit import cash_out_credit, give_bonus, lapse_credit
from app.services.settings import edit_settings
from app.services.verify import verify
from tests.counter import PRICE, TO_THE_RETURN, Counter
from tests.staff import NAMES, hire


@pytest.fixture
def wang(counter: Counter) -> str:
    """The bag came back, and its buyer has 12,800 to spend."""
    counter.sell_the_bag()
    number = counter.open(resolution="STORE_CREDIT")
    counter.move(number, *TO_THE_RETURN)
    counter.is_ours(number)
    counter.move(number, "inspection_passed", "refund_done")
    buyer = counter.card(number).buyer
    assert buyer is not None
    return buyer.id


def credit(counter: Counter, person: str) -> CreditAccount:
    return counter.shop.queries.credit.of_person(person)


def spend(counter: Counter, person: str, *skus: str) -> None:
    record_sale(
        counter.shop,
        number="S9",
        skus=skus,
        tender="store_credit",
        sold_by="陈",
        buyer=person,  # type: ignore[arg-type]
    )


def test_a_refund_is_credit_of_that_buyer_and_is_spent_on_the_next_bag(
    counter: Counter, wang: str
) -> None:
    assert credit(counter, wang).balance_minor == PRICE
    assert counter.balances() == {"store_credit": -PRICE, "channel.wechat": PRICE}
    counter.item("A-2", price=1_000_000)
    spend(counter, wang, "A-2")
    assert credit(counter, wang).balance_minor == 280_000
    assert counter.balances() == {
        "store_credit": -280_000,
        "channel.wechat": PRICE,
        "consignors": -700_000,
        "commission": -300_000,
    }
    assert [line.memo for line in credit(counter, wang).lines] == ["refund_paid", "credit_spent"]
    assert verify(counter.shop, deep=True).faults == ()


def test_nobody_spends_more_than_there_is(counter: Counter, wang: str) -> None:
    counter.item("A-2", price=PRICE + 1)
    with pytest.raises(CreditTooSmallError):
        spend(counter, wang, "A-2")
    with pytest.raises(CreditOwnerNeededError):
        record_sale(counter.shop, number="S8", skus=["A-2"], tender="store_credit", sold_by="陈")


def test_what_was_paid_with_credit_goes_back_as_credit(counter: Counter, wang: str) -> None:
    counter.item("A-2", price=1_000_000)
    spend(counter, wang, "A-2")
    number = counter.open("A-2", resolution="REFUND_ONLY")
    counter.refund(number)
    assert credit(counter, wang).balance_minor == PRICE


def test_a_bonus_is_an_expense_and_lapses_after_its_months(counter: Counter, wang: str) -> None:
    edit_settings(counter.shop, values={"credit_months": "6"}, edited_by="陈")
    give_bonus(counter.shop, person=wang, amount_minor=10_000, reason="周年", given_by="陈")
    assert counter.balances()["promotion"] == 10_000
    account = credit(counter, wang)
    lot = account.next_lot
    assert lot is not None
    assert (lot.left_minor, str(lot.lapses_on), lot.is_bonus) == (10_000, "2026-09-02", True)
    with pytest.raises(NothingLapsedError):
        lapse_credit(counter.shop, lapsed_by="陈")
    counter.clock.step(days=190)
    lapse_credit(counter.shop, lapsed_by="陈")
    assert credit(counter, wang).balance_minor == PRICE
    assert "promotion" not in counter.balances()
    assert verify(counter.shop, deep=True).faults == ()


def test_what_lapses_first_is_spent_first(counter: Counter, wang: str) -> None:
    edit_settings(counter.shop, values={"credit_months": "6"}, edited_by="陈")
    give_bonus(counter.shop, person=wang, amount_minor=10_000, reason="", given_by="陈")
    counter.item("A-2", price=9_000)
    spend(counter, wang, "A-2")
    assert [(lot.left_minor, lot.is_bonus) for lot in credit(counter, wang).lots] == [
        (1_000, True),
        (PRICE, False),
    ]


def test_cash_is_paid_by_the_shops_rule_and_never_for_a_bonus(counter: Counter, wang: str) -> None:
    shop = counter.shop

    def cash(amount: int) -> None:
        cash_out_credit(
            shop, person=wang, amount_minor=amount, tender="cash", reason="", paid_by="陈"
        )

    give_bonus(shop, person=wang, amount_minor=10_000, reason="", given_by="陈")
    with pytest.raises(NoCashForCreditError):
        cash(100)
    small = {"credit_cash_out": "under", "credit_cash_out_minor": "50000"}
    edit_settings(shop, values=small, edited_by="陈")
    with pytest.raises(NoCashForCreditError):
        cash(100)
    edit_settings(shop, values={"credit_cash_out": "always"}, edited_by="陈")
    with pytest.raises(NoCashForCreditError):
        cash(PRICE + 1)
    cash(PRICE)
    assert [(lot.left_minor, lot.is_bonus) for lot in credit(counter, wang).lots] == [
        (10_000, True)
    ]


def test_only_the_owner_gives_pays_and_lapses(counter: Counter, wang: str) -> None:
    hire(counter.shop)
    with pytest.raises(NotPermittedError):
        give_bonus(counter.shop, person=wang, amount_minor=1, reason="", given_by=NAMES["handler"])


def test_an_imported_sale_takes_only_the_credit_that_is_ours(
    counter: Counter, tmp_path: Path
) -> None:
    """Whoever pays a till's sale with credit the till gave has none of it here."""
    counter.consignor()
    counter.item("B-1", price=30_000)
    file = tmp_path / "orders.csv"
    head = "Name,Created at,Paid at,Financial Status,Total,Payment Method,Billing Name,Phone"
    first = "#1,2026-03-01 10:00:00 +0800,2026-03-01 10:00:00 +0800,paid,100.00,Cash,赵女士,1371"
    file.write_text(f"{head}\n{first}\n", encoding="utf-8")
    import_file(counter.shop, path=file, imported_by="陈")
    (zhao,) = (
        line.id
        for line in counter.shop.queries.people.page(words="赵女士", consignors=False, limit=9)
    )
    give_bonus(counter.shop, person=zhao, amount_minor=12_000, reason="", given_by="陈")
    head += ",Lineitem sku,Lineitem name,Lineitem price,Lineitem quantity"
    second = (
        "#2,2026-03-02 10:00:00 +0800,2026-03-02 10:00:00 +0800,paid,300.00,Store Credit,赵女士,"
        "1371,B-1,Scarf,300.00,1"
    )
    file.write_text(f"{head}\n{second}\n", encoding="utf-8")
    import_file(counter.shop, path=file, imported_by="陈")
    assert credit(counter, zhao).balance_minor == 0
    assert counter.balances()["channel.store_credit"] == 18_000
