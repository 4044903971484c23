"""Statements of banks: 招商银行 with a signed amount, 工商银行 with income and expense apart."""

from collections.abc import Iterator

from app.exchange.cells import CellReader
from app.exchange.file_format import BillReading, FileFormat
from app.exchange.formats.bill_rows import Texts, bill_rows
from app.exchange.table import Table


def _cmb_rows(table: Table, read: CellReader) -> Iterator[BillReading]:
    return bill_rows("cmb", table, read)


def _icbc_rows(table: Table, read: CellReader) -> Iterator[BillReading]:
    return bill_rows("icbc", table, read, is_over=_is_icbc_total)


def _is_icbc_total(texts: Texts) -> bool:
    return texts["moment"].startswith("合计")


CMB_BILL = FileFormat(
    code="cmb_bill",
    columns={
        "moment": ("记账日期", "交易日期"),
        "currency": ("货币", "币种"),
        "amount": ("交易金额",),
        "balance": ("联机余额", "余额"),
        "kind": ("交易摘要",),
        "counterparty": ("对手信息",),
        "note": ("客户摘要",),
    },
    required=(("moment",), ("amount",)),
    rows=_cmb_rows,
    telling=frozenset(("记账日期", "联机余额", "对手信息", "客户摘要", "交易摘要")),
    dates=("moment",),
    tender="bank",
)

ICBC_BILL = FileFormat(
    code="icbc_bill",
    columns={
        "moment": ("交易日期", "记账日期"),
        "income": ("记账金额(收入)", "交易金额(收入)", "收入"),
        "expense": ("记账金额(支出)", "交易金额(支出)", "支出"),
        "currency": ("记账币种", "交易币种", "币种"),
        "balance": ("余额",),
        "kind": ("摘要",),
        "counterparty": ("对方户名",),
        "note": ("交易场所",),
    },
    required=(("moment",), ("income",), ("expense",)),
    rows=_icbc_rows,
    telling=frozenset(
        ("记账金额(收入)", "记账金额(支出)", "交易金额(收入)", "对方户名", "交易场所")
    ),
    also_known=("记账日期", "交易国家或地区简称", "交易金额(支出)", "交易币种", "对方账户"),
    dates=("moment",),
    tender="bank",
)
