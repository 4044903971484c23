"""A month is closed: it stays as it was, and what comes later falls into the next with a mark."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.documents.check_code import statement_code
from app.domain.confirmations import WordTold
from app.domain.month_close import (
    EarlierMonthOpenError,
    MonthCheck,
    MonthClosedError,
    MonthNotEndedError,
    MonthOpenError,
)
from app.domain.papers import StatementModel
from app.domain.statements import BadPeriodError, ObjectionTold, month_days
from app.exchange.archive_pack import NoPackError
from app.services.imports import import_file
from app.services.money.confirming import confirm_split
from app.services.money.costs import UnknownCostError, note_invoice, record_cost
from app.services.money.month_pack import verify_month_pack, write_month_pack
from app.services.money.months import close_month, months_view
from app.services.money.settling import settle_case
from app.services.objections import object_to_statement
from app.services.papers.paper_check import check_statement
from app.services.papers.statement import statement_model
from app.services.verify import verify
from app.storage.projection import dump, rebuild
from tests.counter import CONSIGNORS_PART, OWNER, PRICE, Counter

SALES = """Number,Status,Customer,Cashier,Created,Finalized,Gross,Subtotal,Total,Consignor Portion,\
Store Portion,Cash Payments,Refund Amount,SKUs
R-7,finalized,,Noor,3/20/2026 11:00 AM,3/20/2026 11:02 AM,100.00,100.00,100.00,70.00,30.00,\
100.00,0.00,A-2
"""


def close(counter: Counter, month: str = "2026-03") -> None:
    close_month(counter.shop, month=month, closed_by="陈")


def statement(counter: Counter, month: str) -> StatementModel:
    first, last = month_days(month)
    return statement_model(counter.shop, consignor="1001", first=first, last=last, issued_by="陈")


def checks(counter: Counter) -> dict[str, int]:
    view = months_view(counter.shop, asked_by="陈")
    return {check.code: check.count for check in view.checks}


def check(counter: Counter, code: str) -> MonthCheck:
    view = months_view(counter.shop, asked_by="陈")
    return next(one for one in view.checks if one.code == code)


def trial(counter: Counter, last_day: str) -> dict[str, int]:
    with counter.shop.store.database.reading() as connection:
        rows = connection.execute(
            "SELECT account, SUM(minor) FROM posting WHERE booked_on <= ? GROUP BY account",
            (last_day,),
        ).fetchall()
    return dict(rows)


def test_a_case_settled_after_the_close_falls_into_the_next_month_with_a_mark(
    counter: Counter,
) -> None:
    """Refunded and paid for in March, settled on 2 April after March was closed."""
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="cash", paid_by="陈"
    )
    counter.split(number, shop=3000, consignor=7000)
    counter.clock.step(days=31)
    close(counter)
    before = trial(counter, "2026-03-31")
    settle_case(counter.shop, number=number, mode="REVERSE", actor=OWNER)
    assert trial(counter, "2026-03-31") == before

    (march, april) = (statement(counter, month) for month in ("2026-03", "2026-04"))
    assert [line.kind.en for line in march.lines] == ["Sold", "Sale reversed"]
    assert [(line.amount_minor, line.belongs_to) for line in april.lines] == [(-27_020, "2026-03")]
    late = counter.shop.queries.months.changed_since("2026-03")
    assert {(line.case_number, line.booked_on, line.belongs_on) for line in late} == {
        (number, "2026-04-02", "2026-03-02")
    }
    assert sum(line.minor for line in late) == 0


def test_a_till_file_of_a_closed_month_is_booked_on_the_first_open_day(
    counter: Counter, tmp_path: Path
) -> None:
    counter.sell_the_bag()
    counter.item("A-2", price=10_000)
    counter.clock.step(days=31)
    close(counter)
    file = tmp_path / "sales.csv"
    file.write_text(SALES, encoding="utf-8")
    report = import_file(counter.shop, path=file, imported_by="陈")
    assert (report.added, report.errors) == (1, ())
    (late, *_) = counter.shop.queries.months.changed_since("2026-03")
    assert (late.booked_on, late.belongs_on) == ("2026-04-01", "2026-03-20")
    (line,) = statement(counter, "2026-04").lines
    assert (line.amount_minor, line.belongs_to) == (7_000, "2026-03")


def test_months_are_closed_once_in_order_and_when_they_have_ended(counter: Counter) -> None:
    counter.sell_the_bag()
    with pytest.raises(MonthNotEndedError):
        close(counter)
    counter.clock.step(days=31 + 30 + 31)
    close(counter)
    with pytest.raises(MonthClosedError):
        close(counter)
    with pytest.raises(MonthClosedError):
        close(counter, "2026-02")
    with pytest.raises(EarlierMonthOpenError):
        close(counter, "2026-05")
    with pytest.raises(BadPeriodError):
        close(counter, "soon")
    close(counter, "2026-04")
    assert [one.month for one in counter.shop.queries.months.closed()] == ["2026-04", "2026-03"]
    with pytest.raises(MonthOpenError):
        counter.shop.queries.months.changed_since("2026-05")


def test_the_checklist_counts_what_is_open_and_forbids_nothing(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="cash", paid_by="陈"
    )
    counter.clock.step(days=31)
    assert checks(counter) == {
        "refunds_not_done": 0,
        "unmatched_refunds": 0,
        "costs_without_invoice": 1,
        "provisional_splits": 1,
        "unsettled_claims": 0,
        "unsigned_confirmations": 0,
        "open_objections": 0,
    }
    cost = check(counter, "costs_without_invoice").cases[0]
    assert (cost.case_number, cost.title, cost.minor) == (number, "检测", 38_600)
    note_invoice(counter.shop, cost=cost.cost, invoice="FP-001", noted_by="陈")
    with pytest.raises(UnknownCostError):
        note_invoice(counter.shop, cost=cost.cost, invoice="FP-002", noted_by="陈")
    counter.split(number, shop=3000, consignor=7000)
    paper = statement(counter, "2026-03")
    object_to_statement(
        counter.shop,
        statement=check_statement(counter.shop, statement_code(paper)),
        told=ObjectionTold("不对"),
        recorded_by="陈",
    )
    assert checks(counter) == {
        "refunds_not_done": 0,
        "unmatched_refunds": 0,
        "costs_without_invoice": 0,
        "provisional_splits": 0,
        "unsettled_claims": 1,
        "unsigned_confirmations": 0,
        "open_objections": 0,  # it was said in April
    }
    close(counter)
    (closed,) = counter.shop.queries.months.closed()
    assert closed.checks["unsettled_claims"] == 1
    assert {one.account: one.minor for one in closed.trial} == trial(counter, "2026-03-31")


def test_a_cost_with_its_invoice_is_none_to_ask_for(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=100, tender="cash", paid_by="陈",
        invoice="FP-9",
    )  # fmt: skip
    counter.clock.step(days=31)
    assert checks(counter)["costs_without_invoice"] == 0


def test_the_pack_holds_papers_ledger_and_hashes_and_is_proved(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    with pytest.raises(MonthOpenError):
        write_month_pack(counter.shop, month="2026-03", written_by="陈")
    close(counter)
    pack = write_month_pack(counter.shop, month="2026-03", written_by="陈")
    found = verify_month_pack(pack.path)
    assert (found.faults, found.sha256) == ((), pack.sha256)
    assert sorted(found.manifest["files"]) == [
        "ledger-2026-03.beancount",
        "ledger-2026-03.csv",
        "report-2026-03.pdf",
        "report-2026-03.xlsx",
        "statements/index-2026-03.csv",
        "statements/statement-1001-2026-03.pdf",
    ]
    assert found.manifest["month"] == "2026-03"
    assert counter.shop.queries.months.one("2026-03").pack_sha256 == pack.sha256
    head = counter.shop.queries.journal_head()
    assert write_month_pack(counter.shop, month="2026-03", written_by="陈") == pack
    assert counter.shop.queries.journal_head() == head
    pack.path.unlink()
    assert write_month_pack(counter.shop, month="2026-03", written_by="陈").sha256 == pack.sha256


def _without(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The pack with every part as ``change`` wants it; None leaves it out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = change(entry.filename, old.read(entry))
            if content is not None:
                new.writestr(entry.filename, content)
    return target


def test_whatever_is_done_to_a_pack_is_found(counter: Counter, tmp_path: Path) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    close(counter)
    path = write_month_pack(counter.shop, month="2026-03", written_by="陈").path

    def faults(change: Callable[[str, bytes], bytes | None]) -> list[tuple[str, str]]:
        found = verify_month_pack(_without(path, tmp_path / "x.zip", change))
        return [(fault.code, fault.name) for fault in found.faults]

    ledger = "ledger-2026-03.csv"
    assert faults(lambda _name, content: content) == []
    assert faults(lambda name, c: c + b"1" if name == ledger else c) == [("altered", ledger)]
    assert faults(lambda name, c: None if name == ledger else c) == [("missing", ledger)]
    for broken in (b"", b"PK", path.read_bytes()[: path.stat().st_size // 2]):
        (tmp_path / "broken.zip").write_bytes(broken)
        with pytest.raises(NoPackError):
            verify_month_pack(tmp_path / "broken.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("manifest.json", json.dumps({"format": "something"}))
    with pytest.raises(NoPackError):
        verify_month_pack(tmp_path / "other.zip")


def test_a_replay_gives_the_same_months(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=100, tender="cash", paid_by="陈"
    )
    counter.clock.step(days=31)
    close(counter)
    write_month_pack(counter.shop, month="2026-03", written_by="陈")
    counter.clock.step(days=1)
    with counter.shop.store.state() as state:
        before = dump(state.connection)
    rebuild(counter.shop.store.database)
    with counter.shop.store.state() as state:
        assert dump(state.connection) == before


def test_a_statement_after_the_close_still_opens_with_the_closing(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    close(counter)
    march = statement(counter, "2026-03")
    counter.item("A-2", price=100_000)
    counter.sell("A-2")
    counter.clock.step(days=30)
    april = statement(counter, "2026-04")
    assert (march.closing_minor, april.opening_minor) == (CONSIGNORS_PART, CONSIGNORS_PART)
    assert counter.shop.queries.ledger.faults() == []
    assert PRICE > march.closing_minor


def test_verify_finds_a_closed_month_that_was_tampered_with(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=31)
    close(counter)
    assert verify(counter.shop, deep=False).is_sound
    with counter.shop.store.database.writing() as connection:
        connection.execute("UPDATE posting SET booked_on = '2026-04-01'")
    assert [(f.code, f.subject) for f in verify(counter.shop, deep=False).faults] == [
        ("closed_month_changed", "2026-03")
    ]


def test_a_charge_that_nobody_confirmed_is_on_the_checklist(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=38_600, tender="cash", paid_by="陈"
    )
    counter.split(number, shop=3000, consignor=7000)
    settle_case(counter.shop, number=number, mode="REVERSE", actor=OWNER)
    counter.clock.step(days=31)
    assert [one.case_number for one in check(counter, "unsigned_confirmations").cases] == [number]
    confirm_split(counter.shop, number=number, told=WordTold("consignor"), actor=OWNER)
    assert checks(counter)["unsigned_confirmations"] == 0
