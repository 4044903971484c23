"""A shop whose till program leads: what to enter there, what it tells us, and openings."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.people import UnknownPersonError
from app.domain.store_credit import CreditTooSmallError
from app.domain.till import OpeningTooLowError, OpeningUnchangedError, UnknownTillTaskError
from app.services.imports import import_file, undo_import
from app.services.money.bills import import_bill
from app.services.money.openings import set_case_opening, set_opening
from app.services.money.payouts import pay_out
from app.services.money.settling import settle_case
from app.services.money.store_credit import cash_out_credit
from app.services.money.till import enter_in_till
from app.services.settings import edit_settings
from app.services.undo import undo_action
from app.services.verify import verify
from tests.counter import OWNER, PRICE, TO_THE_REFUND, Counter

ORDERS = "Name,Created at,Paid at,Financial Status,Total,Refunded Amount,Payment Method,Billing Name,Phone,Lineitem sku,Lineitem name,Lineitem price,Lineitem quantity\n"  # noqa: E501 - as Shopify writes it
GO_LIVE = date(2026, 3, 1)


@pytest.fixture
def following(counter: Counter) -> Counter:
    edit_settings(counter.shop, values={"books": "follows"}, edited_by="陈")
    return counter


def orders(counter: Counter, tmp_path: Path, *, refunded: str = "0.00") -> str:
    path = tmp_path / "orders.csv"
    line = (
        "#1,2026-03-02 09:00:00 +0800,2026-03-02 09:00:00 +0800,paid,12800.00,"
        f"{refunded},WeChat,王先生,13911112222,A-1,LV Speedy 30,12800.00,1\n"
    )
    path.write_text(ORDERS + line, encoding="utf-8")
    return import_file(counter.shop, path=path, imported_by="陈").batch


def sold_by_the_till(counter: Counter, tmp_path: Path) -> None:
    counter.consignor()
    counter.item()
    orders(counter, tmp_path)


def refunded(counter: Counter, amount: int | None = None) -> str:
    number = counter.open(resolution="PARTIAL" if amount else "REFUND_ONLY")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND)
    counter.move(number, "refund_done", amount=amount)
    return number


def test_books_that_lead_have_nothing_to_enter(counter: Counter) -> None:
    counter.sell_the_bag()
    refunded(counter, 100_000)
    assert counter.shop.queries.till.tasks() == []


def test_a_refund_and_its_settlement_are_entered_one_by_one(
    following: Counter, tmp_path: Path
) -> None:
    sold_by_the_till(following, tmp_path)
    number = refunded(following, 100_000)
    following.split(number, shop=3000, consignor=7000)
    settle_case(following.shop, number=number, mode="", actor=OWNER)
    pay_out(
        following.shop,
        consignor="1001",
        amount_minor=1_000,
        tender="cash",
        paid_by="陈",
        reason="急",
    )
    refund, share, payout = following.shop.queries.till.tasks()
    assert (refund.refund_minor, refund.changes, refund.sale_number) == (100_000, (), "#1")
    (her,) = share.changes
    assert (her.number, her.name, her.minor) == ("1001", "李女士", -70_000)
    assert (share.refund_minor, share.case_number) == (0, number)
    assert [change.minor for change in payout.changes] == [-1_000]
    done = enter_in_till(following.shop, task=refund.key, entered_by="陈")
    assert following.shop.queries.till.tasks() == [share, payout]
    with pytest.raises(UnknownTillTaskError):
        enter_in_till(following.shop, task=refund.key, entered_by="陈")
    undo_action(following.shop, action_id=done.action, undone_by="陈")
    assert following.shop.queries.till.tasks() == [refund, share, payout]
    assert verify(following.shop, deep=True).faults == ()


def test_the_tills_own_refund_is_ours_and_nothing_is_booked_twice(
    following: Counter, tmp_path: Path
) -> None:
    sold_by_the_till(following, tmp_path)
    refunded(following, 100_000)
    orders(following, tmp_path, refunded="1000.00")
    refund = following.shop.queries.refunds.numbered("R-1")
    assert refund.state == "done"
    assert following.shop.queries.till.tasks() == []  # it is there already
    assert following.balances()["channel.wechat"] == PRICE - 100_000
    before = following.balances()
    orders(following, tmp_path, refunded="1000.00")
    assert following.balances() == before
    assert verify(following.shop, deep=True).faults == ()


def test_a_refund_that_only_the_till_knows_is_a_task(following: Counter, tmp_path: Path) -> None:
    sold_by_the_till(following, tmp_path)
    before = following.balances()
    batch = orders(following, tmp_path, refunded="300.00")
    (line,) = following.shop.queries.bills.page(only_tasks=True)
    assert (line.amount_minor, line.sale, line.counterparty) == (-30_000, "#1", "王先生")
    assert following.balances() == before
    undo_import(following.shop, batch=batch, undone_by="陈")
    assert following.shop.queries.bills.page() == []


def test_a_tills_list_of_refunds_is_matched_by_sale_amount_and_seven_days(
    following: Counter, tmp_path: Path
) -> None:
    sold_by_the_till(following, tmp_path)
    refunded(following, 100_000)
    own = tmp_path / "map.toml"
    own.write_text(
        'kind = "bill"\nname = "till"\n[columns]\nmoment = "Day"\nexpense = "Out"\n'
        'sale = "Receipt"\n',
        encoding="utf-8",
    )
    till = tmp_path / "till.csv"
    till.write_text(
        "Day,Receipt,Out\n2026-03-20,#1,1000.00\n2026-03-05,#1,1000.00\n", encoding="utf-8"
    )
    report = import_bill(following.shop, path=till, map_path=own, imported_by="陈")
    assert (report.matched, report.confirmed, report.tasks) == (1, 1, 1)
    (task,) = following.shop.queries.bills.page(only_tasks=True)
    assert task.at > following.clock.now_ms + 7 * 86_400_000


def test_openings_are_dated_and_mended_when_said_again(following: Counter) -> None:
    shop = following.shop
    following.consignor()
    person = shop.queries.people.line("1001").id
    for amount in (500_000, 450_000):
        set_opening(
            shop, person=person, amount_minor=amount, kind="consignor", on=GO_LIVE, set_by="陈"
        )
    assert following.balances() == {"consignors": -450_000, "opening_balances": 450_000}
    with pytest.raises(OpeningUnchangedError):
        set_opening(
            shop, person=person, amount_minor=450_000, kind="consignor", on=GO_LIVE, set_by="陈"
        )
    set_opening(shop, person=person, amount_minor=8_800, kind="credit", on=GO_LIVE, set_by="陈")
    assert shop.queries.credit.of_person(person).balance_minor == 8_800
    with pytest.raises(OpeningTooLowError):
        set_opening(shop, person=person, amount_minor=-1, kind="credit", on=GO_LIVE, set_by="陈")
    with pytest.raises(UnknownPersonError):
        set_opening(shop, person="0", amount_minor=1, kind="credit", on=GO_LIVE, set_by="陈")
    with shop.store.database.reading() as connection:
        days = connection.execute("SELECT DISTINCT booked_on FROM posting").fetchall()
    assert days == [("2026-03-01",)]
    assert shop.queries.till.tasks() == []


def test_an_opening_of_credit_is_not_mended_below_what_was_spent_of_it(following: Counter) -> None:
    shop = following.shop
    following.consignor()
    person = shop.queries.people.line("1001").id
    edit_settings(shop, values={"credit_cash_out": "always"}, edited_by="陈")

    def opened_with(minor: int) -> None:
        set_opening(shop, person=person, amount_minor=minor, kind="credit", on=GO_LIVE, set_by="陈")

    opened_with(8_800)
    cash_out_credit(
        shop, person=person, amount_minor=8_000, tender="cash", reason="搬家", paid_by="陈"
    )
    with pytest.raises(CreditTooSmallError):
        opened_with(7_999)
    opened_with(8_000)
    assert shop.queries.credit.of_person(person).balance_minor == 0


def test_what_an_open_case_had_cost_is_shared_with_the_rest(following: Counter) -> None:
    following.sell_the_bag()
    number = following.open(resolution="REPAIR")
    for amount in (20_000, 38_600):
        set_case_opening(
            following.shop, number=number, amount_minor=amount, on=GO_LIVE, set_by="陈"
        )
    card = following.card(number)
    assert (card.cost_minor, card.loss_minor) == (38_600, 38_600)
    balances = following.balances()
    assert (balances["costs_to_allocate"], balances["opening_balances"]) == (38_600, -38_600)
    assert verify(following.shop, deep=True).faults == ()
