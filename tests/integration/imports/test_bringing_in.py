"""A shop brings in what its old program exported; nothing counts twice, all can be taken back."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.incoming import RowError
from app.exchange.errors import UnknownFormatError
from app.services.imports import ImportReport, import_file, undo_import
from app.services.imports.bringing_in import NoRowCameInError
from app.services.imports.taking_back import UnknownBatchError
from app.services.verify import verify
from app.storage import journal
from tests.counter import Counter

ACCOUNTS = (
    "Number,Created,Deactivated,Email,Phone,First Name,Last Name,Company,Balance,Default Split,"
    "Number Of Sales,Number Of Items\n"
    "000101,2025-01-02,,ann@example.com,555 0100,Ann,Lee,,¥120.50,60%,3,5\n"
    "000102,2025-01-02,,,,Bob,Ray,,(¥12.00),50%,1,1\n"
)
ITEMS = (
    "SKU,Created,Title,Account,Account Name,Category,Split,Tag Price,Status,Quantity,Brand,Aisle\n"
    "B1,2025-01-02,Leather bag,000101,Ann Lee,Bags,60%,¥200.00,1 Active,1,Coach,7\n"
    "B2,2025-01-02,Silk dress,000101,Ann Lee,Clothing,60%,¥80.00,1 Active,1,,7\n"
    "B3,2025-01-02,Clock,000109,New Person,Home,50%,¥30.00,1 Active,1,,7\n"
    "B4,2025-01-02,Broken,000101,Ann Lee,Home,50%,-5,1 Active,1,,7\n"
)
SALES = (
    "Number,Status,Memo,Customer,Customer Name,Cashier,Created,Finalized,Voided,Gross,Subtotal,"
    "Total,Change,COGS,Consignor Portion,Store Portion,Cash Payments,Credit Card Payments,"
    "Refund Amount,SKUs,Sales Tax\n"
    "501,finalized,,C1,Zoe,joe,{before} 10:00,{before} 10:00,,200,200,216,0,0,120,80,0,216,,B1,16\n"
    "502,finalized,,,,joe,{after} 10:00,{after} 10:00,,80,80,86.4,0,0,48,32,86.4,0,0,B2,6.40\n"
)
BEFORE, AFTER = "2026-02-20", "2026-03-02"  # the shop of the tests was founded on 2026-03-02


@dataclass(frozen=True, slots=True)
class Importer:
    """Brings a text in as a file."""

    counter: Counter
    path: Path

    def __call__(self, text: str, *, dry_run: bool = False) -> ImportReport:
        self.path.write_text(text, encoding="utf-8")
        return import_file(self.counter.shop, path=self.path, imported_by="陈", dry_run=dry_run)


@pytest.fixture
def bring(counter: Counter, tmp_path: Path) -> Importer:
    return Importer(counter, tmp_path / "export.csv")


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.added, report.updated, report.unchanged


def test_accounts_items_and_sales_come_in(counter: Counter, bring: Importer) -> None:
    assert counts(bring(ACCOUNTS)) == (2, 0, 0)
    items = bring(ITEMS)
    assert counts(items) == (3, 0, 0)
    assert items.errors == (RowError(5, "Tag Price", "negative_amount", "-5"),)
    assert items.unknown_columns == ("Aisle",)
    assert counts(bring(SALES.format(before=BEFORE, after=AFTER))) == (2, 0, 0)

    bag = counter.shop.queries.items.card("B1")
    assert (bag.line.title, bag.line.status, bag.line.item_class) == ("Leather bag", "sold", "bags")
    assert (bag.split_bp, bag.line.consignor_name) == (6000, "Ann Lee")
    stranger = counter.shop.queries.items.card("B3").line
    assert (stranger.consignor_number, stranger.consignor_name) == ("000109", "New Person")
    assert verify(counter.shop, deep=True).is_sound


def test_balances_and_sales_count_once(counter: Counter, bring: Importer) -> None:
    """The sale before the cut-over is in the imported balance already; the later one posts."""
    for _ in range(2):
        bring(ACCOUNTS)
        bring(ITEMS)
        bring(SALES.format(before=BEFORE, after=AFTER))
    ann = counter.shop.queries.people.line("000101")
    assert 12_050 + 4_800 == ann.balance_minor
    assert -1_200 == counter.shop.queries.people.line("000102").balance_minor
    assert counter.balances() == {
        "opening_balances": 10_850,
        "consignors": -15_650,
        "channel.cash": 8_640,
        "commission": -3_200,
        "vat": -640,
    }


def test_a_second_import_of_the_same_file_changes_nothing(
    counter: Counter, bring: Importer
) -> None:
    bring(ITEMS)
    again = bring(ITEMS)
    assert counts(again) == (0, 0, 3)
    assert again.batch == ""
    assert counts(bring(ITEMS.replace("Silk dress", "Silk gown"))) == (0, 1, 2)
    assert counter.shop.queries.items.card("B2").line.title == "Silk gown"


def test_an_old_list_does_not_take_back_a_sale(counter: Counter, bring: Importer) -> None:
    bring(ITEMS)
    bring(SALES.format(before=BEFORE, after=AFTER))
    assert counts(bring(ITEMS)) == (0, 0, 3)
    assert counter.shop.queries.items.card("B2").line.status == "sold"


def test_a_dry_run_leaves_no_trace(counter: Counter, bring: Importer) -> None:
    before = _journal_length(counter)
    report = bring(ITEMS, dry_run=True)
    assert (counts(report), report.batch) == ((3, 0, 0), "")
    assert _journal_length(counter) == before
    assert counter.shop.queries.items.count() == 0


def test_a_batch_is_one_action_and_can_be_taken_back(counter: Counter, bring: Importer) -> None:
    bring(ACCOUNTS)
    batch = bring(ITEMS).batch
    with counter.shop.store.database.reading() as connection:
        sizes = connection.execute(
            "SELECT DISTINCT action_size FROM journal WHERE action = ?", (bytes.fromhex(batch),)
        ).fetchall()
    assert sizes == [(5,)]  # three items, one new consignor, the end of the import
    counter.shop.queries.items.card("B1")
    undone = undo_import(counter.shop, batch=batch, undone_by="陈")
    assert (undone.removed, undone.kept) == (4, ())
    assert counter.shop.queries.items.count() == 0
    assert counter.shop.queries.people.count() == 2
    assert verify(counter.shop, deep=True).is_sound
    with pytest.raises(UnknownBatchError):
        undo_import(counter.shop, batch=batch, undone_by="陈")


def test_rows_in_use_stay_and_are_listed(counter: Counter, bring: Importer) -> None:
    batch = bring(ITEMS).batch
    counter.open("B1")
    undone = undo_import(counter.shop, batch=batch, undone_by="陈")
    assert "B1" in undone.kept
    assert counter.shop.queries.items.count() == 1
    assert verify(counter.shop, deep=True).is_sound


def test_taking_back_accounts_reverses_their_opening_balances(
    counter: Counter, bring: Importer
) -> None:
    batch = bring(ACCOUNTS).batch
    undo_import(counter.shop, batch=batch, undone_by="陈")
    assert counter.balances() == {}
    assert counter.shop.queries.ledger.faults() == []


def test_an_import_that_is_cancelled_changes_nothing(counter: Counter, tmp_path: Path) -> None:
    header, row = ITEMS.splitlines()[:2]
    path = tmp_path / "many.csv"
    lines = [row.replace("B1,", f"C{n},") for n in range(2500)]
    path.write_text("\n".join([header, *lines]), encoding="utf-8")

    class StoppedError(Exception):
        """What a cancelled job raises."""

    def stop_while_writing(_done: int, total: int) -> None:
        if total:
            raise StoppedError

    before = _journal_length(counter)
    with pytest.raises(StoppedError):
        import_file(counter.shop, path=path, imported_by="陈", progress=stop_while_writing)
    assert _journal_length(counter) == before
    assert counter.shop.queries.items.count() == 0


def test_a_file_of_errors_is_refused_whole(counter: Counter, bring: Importer) -> None:
    header = ITEMS.splitlines()[0]
    with pytest.raises(NoRowCameInError):
        bring(f"{header}\nB4,2025-01-02,Broken,000101,Ann Lee,Home,50%,-5,1 Active,1,,\n")
    assert counter.shop.queries.items.count() == 0


def test_a_stranger_file_is_refused_by_its_headers(bring: Importer) -> None:
    with pytest.raises(UnknownFormatError):
        bring("colour,shape\nred,round\n")


def test_a_refund_of_an_imported_sale_is_taken_from_the_consignor(
    counter: Counter, bring: Importer
) -> None:
    """History posted nothing here, but the balance that came in holds it."""
    bring(ACCOUNTS)
    bring(ITEMS)
    bring(SALES.format(before=BEFORE, after=AFTER))
    counter.return_and_refund(counter.open("B1"))
    ann = counter.shop.queries.people.line("000101")
    assert 12_050 + 4_800 - 12_000 == ann.balance_minor
    assert counter.shop.queries.ledger.faults() == []


def _journal_length(counter: Counter) -> int:
    with counter.shop.store.database.reading() as connection:
        return sum(1 for _ in journal.in_fold_order(connection))
