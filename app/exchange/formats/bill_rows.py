"""Lines of a bill: the same few columns whoever wrote the file.

Amounts stand in one column with a sign, in one beside a word that says which way, or in two.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from app.domain.bills import BillLine
from app.domain.incoming import RowSkipped
from app.exchange.cells import CellFaultError, CellReader
from app.exchange.file_format import BillReading
from app.exchange.rows import error_of, picked
from app.exchange.table import Table

BILL_FIELDS = (
    "moment",
    "amount",
    "direction",
    "income",
    "expense",
    "currency",
    "counterparty",
    "order_number",
    "reference",
    "sale",
    "state",
    "kind",
    "note",
    "balance",
)
_IN = frozenset(("收入", "已收入", "in", "credit", "+"))
_OUT = frozenset(("支出", "已支出", "out", "debit", "-"))
_CURRENCIES = {
    "": "",
    "人民币": "CNY",
    "人民币元": "CNY",
    "rmb": "CNY",
    "美元": "USD",
    "港币": "HKD",
    "港元": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
}
# Money that never moved: the order was closed before it was paid.
_VOID_STATES = ("交易关闭", "支付失败", "已关闭", "等待付款")
Texts = Mapping[str, str]


def bill_rows(
    name: str,
    table: Table,
    read: CellReader,
    *,
    is_over: Callable[[Texts], bool] = lambda _texts: False,
) -> Iterator[BillReading]:
    """Every line of the table; ``is_over`` tells the lines that a program writes below its list."""
    seen: Counter[str] = Counter()
    is_told = "direction" in table.columns  # then an amount has no sign of its own
    for record in picked(table, BILL_FIELDS):
        if not isinstance(record, tuple):
            yield record
            continue
        row, cells = record
        texts = dict(zip(BILL_FIELDS, (_bare(cell) for cell in cells), strict=True))
        if is_over(texts):
            yield RowSkipped(row, "total_line")
            continue
        try:
            yield _line(name, row, texts, read, seen, is_told=is_told)
        except CellFaultError as fault:
            yield error_of(table, row, fault)


def _line(
    name: str, row: int, texts: Texts, read: CellReader, seen: Counter[str], *, is_told: bool
) -> BillLine | RowSkipped:
    moment = read.moment("moment", texts["moment"])
    if moment is None:
        raise CellFaultError("moment", "missing_value")
    currency = _currency(texts["currency"]) or read.currency
    amount = _amount(texts, read, currency, is_told=is_told)
    if any(state in texts["state"] for state in _VOID_STATES):
        return RowSkipped(row, "unfinished_sale")
    if amount is None:  # between the owner's own accounts
        return RowSkipped(row, "neutral_line")
    key = _key(name, moment, amount, texts)
    seen[key] += 1
    return BillLine(
        row=row,
        source_id=f"{key}#{seen[key]}" if seen[key] > 1 else key,
        moment=moment,
        amount_minor=amount,
        currency=currency,
        counterparty=texts["counterparty"],
        order_number=texts["order_number"],
        reference=texts["reference"],
        sale=texts["sale"],
        state=texts["state"],
        kind=texts["kind"],
        note=texts["note"],
        raw=tuple(text for text in texts.values() if text),
    )


def _key(name: str, moment: datetime, amount: int, texts: Texts) -> str:
    """What a second export of the same days gives again."""
    told = texts["order_number"] or "|".join(
        texts[field] for field in ("counterparty", "kind", "note", "balance")
    )
    return f"{name}:{moment.isoformat()}:{amount}:{told}"


def _amount(texts: Texts, read: CellReader, currency: str, *, is_told: bool) -> int | None:
    """With its sign; None where a word says that nothing came or went."""
    if texts["income"] or texts["expense"]:
        income = read.amount("income", texts["income"], currency) or 0
        expense = read.amount("expense", texts["expense"], currency) or 0
        return income - abs(expense) or None
    amount = read.amount("amount", texts["amount"], currency)
    if amount is None:
        raise CellFaultError("amount", "missing_value")
    direction = texts["direction"].casefold()
    if direction in _IN:
        return abs(amount) or None
    if direction in _OUT:
        return -abs(amount) or None
    return None if is_told else amount or None


def _currency(text: str) -> str:
    plain = text.casefold()
    known = _CURRENCIES.get(plain)
    if known is None:
        code = text.upper()
        if len(code) != 3 or not code.isascii() or not code.isalpha():
            raise CellFaultError("currency", "unknown_currency", text)
        return code
    return known


def _bare(cell: str) -> str:
    """Without the marks that keep a spreadsheet from counting: a tab, a backtick, a lone slash."""
    text = cell.strip("\t `'\"")
    return "" if text in {"/", "-", "--"} else text
