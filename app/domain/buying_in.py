"""The shop buys a returned item from its consignor instead of waiting for her money."""

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.disposition import Holding, offered_dispositions
from app.domain.ledger import Posting
from app.domain.money import not_negative


def cannot_buy(holding: Holding) -> tuple[str, ...]:
    """Why the shop cannot buy the item from its consignor, by code; empty where it can."""
    own = next(o for o in offered_dispositions(holding) if o.disposition == "own")
    paid_for = () if holding.title == "consignor" or own.missing else ("not_paid_for",)
    return (*own.missing, *paid_for)


def buy_in_postings(
    case: Case, consignor: str, *, price_minor: int, worth_minor: int
) -> tuple[Posting, ...]:
    """The shop buys the item: Dr own stock, Dr loss / Cr consignor.

    Stock never stands above what was paid for it; what was paid beyond its worth is the loss.
    """
    worth = min(not_negative(worth_minor), not_negative(price_minor))
    lines = (
        case_line(case, "own_stock", worth, "bought_in"),
        case_line(case, "after_sales_loss", price_minor - worth, "bought_in"),
        case_line(case, "consignors", -price_minor, "bought_in", party=consignor),
    )
    return tuple(line for line in lines if line.minor)
