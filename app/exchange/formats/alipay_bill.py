"""支付宝交易明细: GBK with a block above the list and, in older exports, one below it."""

from collections.abc import Iterator

from app.exchange.cells import CellReader
from app.exchange.file_format import BillReading, FileFormat
from app.exchange.formats.bill_rows import Texts, bill_rows
from app.exchange.table import Table


def _is_over(texts: Texts) -> bool:
    """``------`` and what is told of the whole file below it."""
    told = texts["moment"] or texts["order_number"]
    is_rule = told.startswith("---")
    is_remark = not texts["amount"] and any(mark in told for mark in ("共", "导出时间", "用户"))
    return is_rule or is_remark


def _rows(table: Table, read: CellReader) -> Iterator[BillReading]:
    return bill_rows("alipay", table, read, is_over=_is_over)


ALIPAY_BILL = FileFormat(
    code="alipay_bill",
    columns={
        "moment": ("交易时间",),
        "kind": ("交易分类",),
        "counterparty": ("交易对方",),
        "note": ("商品说明",),
        "direction": ("收/支",),
        "amount": ("金额",),
        "state": ("交易状态",),
        "order_number": ("交易订单号",),
        "reference": ("商家订单号",),
    },
    required=(("moment",), ("amount",), ("direction",)),
    rows=_rows,
    telling=frozenset(
        ("交易分类", "对方账号", "商品说明", "交易订单号", "商家订单号", "收/付款方式")
    ),
    also_known=("备注",),
    dates=("moment",),
    tender="alipay",
)

# The list that was exported before 2021, and still is for some accounts.
ALIPAY_BUSINESS_BILL = FileFormat(
    code="alipay_bill_old",
    columns={
        "order_number": ("交易号",),
        "reference": ("商家订单号",),
        "moment": ("付款时间", "交易创建时间"),
        "kind": ("类型",),
        "counterparty": ("交易对方",),
        "note": ("商品名称",),
        "amount": ("金额（元）", "金额(元)"),
        "direction": ("收/支",),
        "state": ("交易状态",),
    },
    required=(("moment",), ("amount",), ("direction",)),
    rows=_rows,
    telling=frozenset(
        ("交易号", "商家订单号", "交易来源地", "资金状态", "成功退款（元）", "服务费（元）")
    ),
    also_known=("最近修改时间", "交易创建时间", "付款时间", "备注"),
    dates=("moment",),
    tender="alipay",
)
