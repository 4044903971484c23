"""Paying everybody at once: made, sent, taken back or returned, and nothing ever edited."""

import csv
import io
from pathlib import Path

import pytest
from python_calamine import load_workbook

from app.domain.ids import ActionId
from app.domain.payout_runs import (
    NobodyToPayError,
    NoPayeeAccountError,
    NothingToPayError,
    PaidTwiceError,
    PayoutHeldError,
    PayoutNotSentError,
    PayoutSentError,
    PayoutTakenBackError,
    PayoutWish,
    UnknownPayoutError,
)
from app.domain.people import UnknownPersonError
from app.services.money.payment_lists import payment_file
from app.services.money.payout_runs import (
    make_payout_run,
    mark_payout_sent,
    return_payout,
    reverse_payout,
    set_payee,
)
from app.services.program_data import ProgramData
from app.services.settings import edit_settings
from app.services.shop import found_shop
from app.services.undo import CannotUndoError, undo_action
from app.services.verify import rebuild_tables, verify
from tests.counter import CONSIGNORS_PART, Counter, ShopClock
from tests.staff import CHEAP

ACCOUNT = "招商银行 6225 0000 1234"


def entries(counter: Counter) -> dict[bytes, str | None]:
    with counter.shop.store.database.reading() as connection:
        return dict(connection.execute("SELECT id, payload FROM journal").fetchall())


@pytest.fixture
def payday(counter: Counter) -> Counter:
    """Three consignors with sales whose holding period is over; 李 and 赵 have accounts."""
    counter.sell_the_bag()
    for number, name in (("1002", "赵"), ("1003", "孙")):
        counter.consignor(number, name)
        counter.item(f"B-{number}", price=10_000, consignor=number)
        counter.sell(f"B-{number}")
    for number in ("1001", "1002"):
        set_payee(counter.shop, consignor=number, payee="", account=ACCOUNT, pay_by="", set_by="陈")
    counter.clock.step(days=30)
    return counter


def groups(counter: Counter) -> dict[str, tuple[str, int]]:
    return {
        line.payee.number: (line.group, line.proposal.payable_minor)
        for line in counter.shop.queries.payouts.proposals()
    }


def run(counter: Counter, *numbers: str) -> str:
    wishes = [
        PayoutWish(line.payee.number, line.proposal.payable_minor)
        for line in counter.shop.queries.payouts.proposals()
        if line.payee.number in numbers
    ]
    return make_payout_run(counter.shop, wishes=wishes, made_by="陈").number


def balance(counter: Counter, number: str) -> int:
    return counter.shop.queries.people.line(number).balance_minor or 0


def test_a_run_pays_each_with_an_entry_of_its_own(payday: Counter) -> None:
    assert {
        "1001": ("pay", CONSIGNORS_PART),
        "1002": ("pay", 7_000),
        "1003": ("no_account", 7_000),
    } == groups(payday)
    before = payday.balances()
    number = run(payday, "1001", "1002")
    payouts = payday.shop.queries.payouts
    assert [
        ("P-000001", "1001", CONSIGNORS_PART, ACCOUNT, "made"),
        ("P-000002", "1002", 7_000, ACCOUNT, "made"),
    ] == [
        (p.number, p.person_number, p.amount_minor, p.account, p.state) for p in payouts.of(number)
    ]
    (line,) = payouts.runs()
    assert ("PR-000001", 2, CONSIGNORS_PART + 7_000, "made") == (
        line.number,
        line.count,
        line.total_minor,
        line.state,
    )
    after = payday.balances()
    assert after["channel.bank"] == -(CONSIGNORS_PART + 7_000)
    assert after["consignors"] - before["consignors"] == CONSIGNORS_PART + 7_000
    assert {"1003": ("no_account", 7_000)} == groups(payday)


def test_taking_a_run_back_restores_every_balance_and_edits_nothing(payday: Counter) -> None:
    before, proposed = payday.balances(), groups(payday)
    number = run(payday, "1001", "1002")
    made = entries(payday)
    reverse_payout(payday.shop, number=number, reason="银行维护", reversed_by="陈")
    assert (before, proposed) == (payday.balances(), groups(payday))
    now = entries(payday)
    assert {key: now[key] for key in made} == made
    (line,) = payday.shop.queries.payouts.runs()
    assert (0, 0, 2, "reversed") == (line.count, line.total_minor, line.taken_back, line.state)
    with pytest.raises(PayoutTakenBackError):
        reverse_payout(payday.shop, number=number, reason="再来", reversed_by="陈")
    assert run(payday, "1001") == "PR-000002"


def test_one_payout_of_a_run_is_taken_back_alone(payday: Counter) -> None:
    number = run(payday, "1001", "1002")
    reverse_payout(payday.shop, number="p-2", reason="金额不对", reversed_by="陈")
    assert (0, 7_000) == (balance(payday, "1001"), balance(payday, "1002"))
    (line,) = payday.shop.queries.payouts.runs()
    assert (number, 1, "made") == (line.number, line.count, line.state)


def test_what_was_sent_is_not_reversed_but_may_come_back(payday: Counter) -> None:
    number = run(payday, "1001", "1002")
    with pytest.raises(PayoutNotSentError):
        return_payout(payday.shop, number="P-000002", reason="账号不对", recorded_by="陈")
    mark_payout_sent(payday.shop, number=number, sent_by="陈")
    with pytest.raises(PayoutSentError):
        reverse_payout(payday.shop, number=number, reason="后悔", reversed_by="陈")
    with pytest.raises(PayoutSentError):
        mark_payout_sent(payday.shop, number=number, sent_by="陈")
    return_payout(payday.shop, number="P-000002", reason="账号不对", recorded_by="陈")
    assert [("P-000001", "sent", ""), ("P-000002", "returned", "账号不对")] == [
        (p.number, p.state, p.state_reason) for p in payday.shop.queries.payouts.of(number)
    ]
    assert groups(payday)["1002"] == ("pay", 7_000)
    with pytest.raises(PayoutTakenBackError):
        return_payout(payday.shop, number="P-000002", reason="又退", recorded_by="陈")


def test_marking_as_sent_can_be_undone_and_paying_cannot(payday: Counter) -> None:
    number = run(payday, "1001")
    with pytest.raises(CannotUndoError):
        undo_action(payday.shop, action_id=last_action(payday), undone_by="陈")
    changes = mark_payout_sent(payday.shop, number=number, sent_by="陈")
    undo_action(payday.shop, action_id=changes.action, undone_by="陈")
    assert payday.shop.queries.payouts.runs()[0].state == "made"


def last_action(counter: Counter) -> ActionId:
    with counter.shop.store.database.reading() as connection:
        (action,) = connection.execute(
            "SELECT action FROM journal ORDER BY place DESC LIMIT 1"
        ).fetchone()
    return ActionId(action)


def test_a_case_opened_meanwhile_refuses_the_whole_run(payday: Counter) -> None:
    """Either all are paid or none."""
    wishes = [PayoutWish("1002", 7_000), PayoutWish("1001", CONSIGNORS_PART)]
    payday.open("A-1")
    with pytest.raises(PayoutHeldError):
        make_payout_run(payday.shop, wishes=wishes, made_by="陈")
    assert (balance(payday, "1002"), payday.shop.queries.payouts.runs()) == (7_000, [])


@pytest.mark.parametrize(
    ("wishes", "refusal"),
    [
        ([], NobodyToPayError),
        ([PayoutWish("1001", 1), PayoutWish(" 1001 ", 1)], PaidTwiceError),
        ([PayoutWish("9999", 1)], UnknownPersonError),
        ([PayoutWish("1001", 0)], NothingToPayError),
        ([PayoutWish("1001", CONSIGNORS_PART + 1)], NothingToPayError),
        ([PayoutWish("1003", 7_000)], NoPayeeAccountError),
    ],
)
def test_runs_that_cannot_be_are_refused_whole(
    payday: Counter, wishes: list[PayoutWish], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        make_payout_run(payday.shop, wishes=wishes, made_by="陈")
    assert payday.shop.queries.payouts.runs() == []


def test_giving_up_in_the_middle_leaves_nothing(payday: Counter) -> None:
    class GaveUpError(Exception):
        pass

    def give_up(done: int, _total: int) -> None:
        if done == 2:
            raise GaveUpError

    wishes = [PayoutWish("1001", 1), PayoutWish("1002", 1)]
    with pytest.raises(GaveUpError):
        make_payout_run(payday.shop, wishes=wishes, made_by="陈", progress=give_up)
    assert (payday.shop.queries.payouts.runs(), balance(payday, "1001")) == ([], CONSIGNORS_PART)


def test_less_than_the_minimum_waits_for_the_next_run(payday: Counter) -> None:
    edit_settings(payday.shop, values={"payout_minimum_minor": "7001"}, edited_by="陈")
    assert groups(payday)["1002"] == ("hold", 7_000)


def test_cash_needs_no_account(payday: Counter) -> None:
    wishes = [PayoutWish("1003", 7_000, "cash"), PayoutWish("1001", 1)]
    number = make_payout_run(payday.shop, wishes=wishes, made_by="陈").number
    assert payday.balances()["channel.cash"] == -7_000
    text = payment_file(payday.shop, number=number, form="csv").decode("utf-8-sig")
    assert [
        ["payee", "account", "amount", "reference", "currency"],
        ["李女士", ACCOUNT, "0.01", "P-000002", "CNY"],
    ] == list(csv.reader(io.StringIO(text)))
    sheets = load_workbook(io.BytesIO(payment_file(payday.shop, number=number, form="xlsx")))
    assert [["Payments", "Cash"], ["孙", "", 70, "P-000001", "CNY"]] == [
        sheets.sheet_names,
        sheets.get_sheet_by_name("Cash").to_python()[1],
    ]


def test_a_list_is_the_same_again_and_holds_no_formula(payday: Counter) -> None:
    set_payee(
        payday.shop,
        consignor="1001",
        payee='=HYPERLINK("http://x")' + "长" * 170,
        account="+86 1\t@2\n3",
        pay_by="bank",
        set_by="陈",
    )
    number = run(payday, "1001")
    first = payment_file(payday.shop, number=number, form="xlsx")
    set_payee(payday.shop, consignor="1001", payee="", account="新账户", pay_by="", set_by="陈")
    assert first == payment_file(payday.shop, number=number, form="xlsx")
    rows = load_workbook(io.BytesIO(first)).get_sheet_by_index(0).to_python()
    assert ['=HYPERLINK("http://x")' + "长" * 170, "+86 1 @2 3", 8_960] == rows[1][:3]
    text = payment_file(payday.shop, number=number, form="csv").decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(text))
    assert ("'=HYPER", "'+86 1 @2 3", "8960.00") == (row[0][:7], row[1], row[2])


def test_what_is_not_there_is_refused(payday: Counter) -> None:
    for number in ("PR-000009", "P-1", "", "x"):
        with pytest.raises(UnknownPayoutError):
            mark_payout_sent(payday.shop, number=number, sent_by="陈")


def test_the_tables_follow_the_journal(payday: Counter) -> None:
    number = run(payday, "1001", "1002")
    reverse_payout(payday.shop, number="P-000001", reason="x", reversed_by="陈")
    mark_payout_sent(payday.shop, number=number, sent_by="陈")
    before = groups(payday), payday.shop.queries.payouts.of(number)
    assert verify(payday.shop, deep=True).faults == ()
    rebuild_tables(payday.shop)
    assert before == (groups(payday), payday.shop.queries.payouts.of(number))


@pytest.mark.parametrize(("currency", "shown"), [("JPY", "7000"), ("KWD", "7.000")])
def test_other_currencies_keep_their_decimals(
    tmp_path: Path, program: ProgramData, clock: ShopClock, currency: str, shown: str
) -> None:
    shop = found_shop(
        tmp_path / "abroad",
        program=program,
        founded_by="陈",
        settings={"currency": currency},
        clock=clock,
        hashing=CHEAP,
    )
    counter = Counter(shop, clock)
    counter.consignor()
    counter.item("A-1", price=10_000)
    counter.sell("A-1")
    clock.step(days=30)
    wish = PayoutWish("1001", 7_000, "check")
    number = make_payout_run(shop, wishes=[wish], made_by="陈").number
    text = payment_file(shop, number=number, form="csv").decode("utf-8-sig")
    assert ["李女士", "", shown, "P-000001", currency] == list(csv.reader(io.StringIO(text)))[1]
    sheet = load_workbook(io.BytesIO(payment_file(shop, number=number, form="xlsx")))
    assert float(shown) == sheet.get_sheet_by_index(0).to_python()[1][2]
    shop.close()


def test_names_of_two_hundred_letters_and_empty_accounts_are_fine(payday: Counter) -> None:
    payday.consignor("1004", "长" * 200)
    payday.item("D-1", price=10_000, consignor="1004")
    payday.sell("D-1")
    payday.clock.step(days=30)
    wish = PayoutWish("1004", 7_000, "cash")
    number = make_payout_run(payday.shop, wishes=[wish], made_by="陈").number
    rows = load_workbook(io.BytesIO(payment_file(payday.shop, number=number, form="xlsx")))
    assert "长" * 200 == rows.get_sheet_by_name("Cash").to_python()[1][0]
    assert payday.shop.queries.payouts.proposal("nobody") is None
