"""The books leave the program whole, and an outside judge finds that they balance as ours do."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from beancount.core.data import Balance, Transaction
from python_calamine import CalamineWorkbook

from app.domain.sight import HiddenFromRoleError
from app.services.books import NothingBookedError, UnknownBooksFormatError, export_books
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from tests.counter import OWNER, TO_THE_RETURN, Counter
from tests.staff import hire


@pytest.fixture
def worked(counter: Counter) -> Counter:
    """A return with a cost, split and settled; then another sale in the next month."""
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what='运费 "顺丰"', amount_minor=38_600, tender="bank",
        paid_by=OWNER.name,
    )  # fmt: skip
    counter.split(number, shop=3000, consignor=7000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    counter.clock.step(days=31)
    counter.consignor("=1+1", 'Wang "Q" \\ 王')
    counter.item("A-2", consignor="=1+1", price=333)
    counter.sell("A-2")
    return counter


def judged(path: Path) -> tuple[list[Transaction], dict[str, int]]:
    """What beancount reads: it must not find a single error."""
    entries, errors, _ = loader.load_file(str(path))
    assert [] == errors
    asserted = {
        e.account: int((e.amount.number or 0) * 100) for e in entries if isinstance(e, Balance)
    }
    return [e for e in entries if isinstance(e, Transaction)], asserted


def ours(counter: Counter) -> dict[str, int]:
    return {line.account: line.minor for line in counter.shop.queries.ledger.trial_balance()}


def test_beancount_accepts_our_books_and_its_balances_are_ours(
    worked: Counter, tmp_path: Path
) -> None:
    path = tmp_path / "books.beancount"
    count = export_books(worked.shop, path=path, books_format="beancount")
    transactions, asserted = judged(path)
    books = ours(worked)
    assert count == len(transactions)
    assert books["after_sales_loss"] == asserted["Expenses:AfterSalesLoss"] == 11_580
    assert books["commission"] == asserted["Income:Commission"]
    assert books["channel.bank"] == asserted["Assets:Channel:Bank"] == -38_600
    consignors = sum(v for k, v in asserted.items() if k.startswith("Liabilities:Consignors:"))
    assert books["consignors"] == consignors
    assert 0 == sum(asserted.values())


def test_every_buyer_has_a_sub_account(counter: Counter, tmp_path: Path) -> None:
    counter.sell_the_bag()
    counter.item("A-2")
    counter.sell("A-2")
    for sku in ("A-1", "A-2"):
        number = counter.open(sku, resolution="STORE_CREDIT")
        counter.move(number, *TO_THE_RETURN)
        counter.is_ours(number)
        counter.move(number, "inspection_passed", "refund_done")
    path = tmp_path / "books.beancount"
    export_books(counter.shop, path=path, books_format="beancount")
    _, asserted = judged(path)
    credit = [v for k, v in asserted.items() if k.startswith("Liabilities:StoreCredit:")]
    assert [-1_280_000, -1_280_000] == credit


def test_a_wrong_cent_does_not_pass_the_judge(worked: Counter, tmp_path: Path) -> None:
    path = tmp_path / "books.beancount"
    export_books(worked.shop, path=path, books_format="beancount")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("115.80 CNY", "115.81 CNY", 1), encoding="utf-8")
    _, errors, _ = loader.load_file(str(path))
    assert errors


def test_a_later_period_begins_with_what_was_brought_forward(
    worked: Counter, tmp_path: Path
) -> None:
    path = tmp_path / "april.beancount"
    count = export_books(worked.shop, path=path, books_format="beancount", first=date(2026, 4, 1))
    transactions, asserted = judged(path)
    assert (1, 2) == (count, len(transactions))
    assert ours(worked)["after_sales_loss"] == asserted["Expenses:AfterSalesLoss"]


def test_the_table_holds_every_posting_once_and_no_formula(worked: Counter, tmp_path: Path) -> None:
    path = tmp_path / "books.csv"
    export_books(worked.shop, path=path, books_format="csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = worked.shop.queries.ledger.postings(limit=1000)
    assert len(lines) == len(rows)
    cents = [round(float(row["debit"] or 0) * 100) - round(float(row["credit"] or 0) * 100)
             for row in rows]  # fmt: skip
    assert [line.minor for line in lines] == cents
    assert "'=1+1" in {row["party_number"] for row in rows}
    assert not any(value.startswith("=") for row in rows for value in row.values())


def test_the_workbook_holds_numbers_that_balance(worked: Counter, tmp_path: Path) -> None:
    path = tmp_path / "books.xlsx"
    export_books(worked.shop, path=path, books_format="xlsx")
    read = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    sheet: list[Any] = [list(row) for row in read]
    head = next(n for n, row in enumerate(sheet) if "Debit" in row)
    debit, credit = sheet[head].index("Debit"), sheet[head].index("Credit")
    rows = sheet[head + 1 :]
    cents = [round(float(row[debit] or 0) * 100) - round(float(row[credit] or 0) * 100)
             for row in rows]  # fmt: skip
    assert [line.minor for line in worked.shop.queries.ledger.postings(limit=1000)] == cents


def test_what_cannot_be_written_is_said(counter: Counter, tmp_path: Path) -> None:
    with pytest.raises(UnknownBooksFormatError):
        export_books(counter.shop, path=tmp_path / "x", books_format="pdf")
    with pytest.raises(NothingBookedError):
        export_books(counter.shop, path=tmp_path / "x", books_format="csv")


def test_the_books_are_not_for_everybody(worked: Counter, tmp_path: Path) -> None:
    hire(worked.shop)
    with pytest.raises(HiddenFromRoleError):
        export_books(worked.shop.seen_by("小周"), path=tmp_path / "x.csv", books_format="csv")
