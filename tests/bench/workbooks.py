"""A hundred thousand rows as XLSX against XlsxWriter writing the same cells by itself.

The limit knows each cell's kind in advance and calls the library at once, in its
constant-memory mode. Memory is the peak of a whole process that does nothing else.
"""

import multiprocessing
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from app.documents.workbook import workbook_bytes
from app.documents.workbook_sheets import BookSheet, Cell, Column, Kind
from tests.bench.figures import Figure, Plan, in_turn

ROWS = 100_000
_ROUNDS = 5
_TARGET = 1.2
_MOST_MB = 120
_COLUMNS = (
    Column("Date", Kind.DAY),
    Column("Account", width=20),
    Column("Party", width=24),
    Column("Amount", Kind.AMOUNT, currency="CNY"),
    Column("Memo", width=30),
    Column("Case"),
)


def run(plan: Plan) -> Iterator[Figure]:
    """Time beside the bare library, and the memory that it takes."""
    rows = 20_000 if plan.quick else ROWS
    medians = in_turn(partial(_ours, rows), partial(_bare, rows), plan.rounds(_ROUNDS))
    yield Figure(f"XLSX of {rows:,} rows", *medians, _TARGET)
    yield Figure("  memory it takes", _peak_mb(rows), _MOST_MB, 1.0, "MB")


def _rows(count: int) -> Iterator[Sequence[Cell]]:
    first = date(2026, 1, 1)
    for number in range(count):
        yield (
            first + timedelta(days=number % 365),
            "after_sales_loss",
            f"寄卖人 {number % 500}",
            (-1) ** number * (number * 37 + 1),
            "退货冲回 · sale reversed",
            f"A-{number:06d}",
        )


def _ours(count: int) -> bytes:
    return workbook_bytes(
        [BookSheet("Ledger", _COLUMNS, _rows(count))], title="bench", author="bench"
    )


def _bare(count: int) -> bytes:
    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        page = book.add_worksheet("Ledger")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        amount = book.add_format({"num_format": "#,##0.00"})
        for place, column in enumerate(_COLUMNS):
            page.write_string(0, place, column.head)
        zero = date(1899, 12, 30).toordinal()
        for row, (on, account, party, minor, memo, case) in enumerate(_rows(count), 1):
            page.write_number(row, 0, on.toordinal() - zero, day)  # type: ignore[union-attr]
            page.write_string(row, 1, account)
            page.write_string(row, 2, party)
            page.write_number(row, 3, Decimal(minor).scaleb(-2), amount)  # type: ignore[arg-type]
            page.write_string(row, 4, memo)
            page.write_string(row, 5, case)
    return out.getvalue()


def _peak_mb(rows: int) -> float:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (rows,))


def _measured(rows: int) -> float:
    """The highest of this process alone; what the system tells of children begins with ours."""
    _ours(rows)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    highest = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(highest.split()[1]) / 1024
