"""微信支付账单明细: CSV of older exports, a workbook of newer ones, with a block above the list."""

from collections.abc import Iterator

from app.exchange.cells import CellReader
from app.exchange.file_format import BillReading, FileFormat
from app.exchange.formats.bill_rows import bill_rows
from app.exchange.table import Table


def _rows(table: Table, read: CellReader) -> Iterator[BillReading]:
    return bill_rows("wechat", table, read)


WECHAT_BILL = FileFormat(
    code="wechat_bill",
    columns={
        "moment": ("交易时间",),
        "kind": ("交易类型",),
        "counterparty": ("交易对方",),
        "note": ("商品",),
        "direction": ("收/支",),
        "amount": ("金额(元)", "金额（元）"),
        "state": ("当前状态",),
        "order_number": ("交易单号",),
        "reference": ("商户单号",),
    },
    required=(("moment",), ("amount",), ("direction",)),
    rows=_rows,
    telling=frozenset(("交易类型", "收/支", "当前状态", "交易单号", "商户单号")),
    also_known=("支付方式", "备注"),
    dates=("moment",),
    tender="wechat",
)
