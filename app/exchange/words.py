"""Other programs' words for states of an item and ways to pay, and ours."""

import re

_STATUSES = {
    "active": "active|available for sale|available|in stock|listed|new|unlisted|在售|上架|寄卖中",
    "on_hold": "parked|inactive|on hold|hold|reserved|layaway|pending|draft|archived|expired"
    "|to be returned|待取回|暂停|下架|预留|保留",
    "sold": "sold|sold out|售出|已售|已售出",
    "returned_to_owner": "returned to owner|returned|returned to consignor|picked up"
    "|退回|已退回|已取回",
    "donated": "donated|捐赠|已捐赠",
    "lost": "lost|stolen|missing|丢失|遗失|被盗",
    "damaged": "damaged|损坏|破损",
    "destroyed": "destroyed|disposed|discarded|销毁|已销毁",
}
_STATUS_OF_WORD = {word: status for status, words in _STATUSES.items() for word in words.split("|")}
# Of a tag that stands for several pieces in different states, the state that matters most at
# the counter: a piece that can still be sold, then one still in the house, then what is gone.
_RANK = (
    "active",
    "on_hold",
    "sold",
    "returned_to_owner",
    "donated",
    "damaged",
    "lost",
    "destroyed",
)
_COUNTED = re.compile(r"(?:(\d{1,6})\s+)?(.+)")

# Looked for inside the other program's word, in this order: "gift card" before "card".
_TENDER_WORDS = (
    ("gift", ("gift", "voucher", "礼品")),
    ("store_credit", ("store credit", "store_credit", "shop credit", "储值", "余额")),
    ("wechat", ("wechat", "weixin", "微信")),
    ("alipay", ("alipay", "支付宝")),
    ("cash", ("cash", "现金", "cod")),
    ("check", ("check", "cheque", "支票")),
    ("bank", ("bank", "transfer", "wire", "sepa", "ach", "银行", "转账", "对公")),
    (
        "card",
        (
            "card",
            "visa",
            "master",
            "amex",
            "american express",
            "discover",
            "debit",
            "shopify payments",
            "shop pay",
            "shopify_payments",
            "apple pay",
            "google pay",
            "stripe",
            "square",
            "unionpay",
            "maestro",
            "刷卡",
            "银联",
            "信用卡",
        ),
    ),
)


def status_of(word: str) -> str | None:
    """Our status code for one word of another program, None for an unknown word.

    What has expired or is waiting to be returned is still in the house, but not for sale.
    ``Sold on Shopify`` and its like are sold.
    """
    plain = " ".join(word.replace("_", " ").casefold().split())
    known = _STATUS_OF_WORD.get(plain)
    return "sold" if known is None and plain.startswith("sold on ") else known


def counted_statuses(text: str) -> tuple[str, int] | None:
    """``1 Active, 2 Sold`` → ``("active", 3)``: the leading status and all pieces together.

    A word without a count is one piece. None where a word is unknown or nothing is counted.
    """
    pieces: dict[str, int] = {}
    for part in text.split(","):
        found = _COUNTED.fullmatch(part.strip())
        status = status_of(found[2]) if found else None
        if not found or status is None:
            return None
        pieces[status] = pieces.get(status, 0) + int(found[1] or 1)
    present = [status for status in _RANK if pieces.get(status)]
    return (present[0], sum(pieces.values())) if present else None


def tender_of(word: str) -> str:
    """Our tender code for a way to pay; ``other`` for what we have no code for."""
    plain = word.casefold()
    for tender, markers in _TENDER_WORDS:
        if any(marker in plain for marker in markers):
            return tender
    return "other"
