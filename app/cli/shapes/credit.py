"""Store credit as documents with stable keys."""

from app.cli.shapes.plain import Document, money
from app.domain.store_credit import CreditAccount


def account(line: CreditAccount) -> Document:
    """A buyer's credit, what lapses when, and every movement."""
    return {
        "number": line.number or None,
        "name": line.name,
        "balance": money(line.balance_minor, line.currency),
        "lots": [
            {
                "since": lot.booked_on.isoformat(),
                "left": money(lot.left_minor, line.currency),
                "lapses_on": lot.lapses_on.isoformat() if lot.lapses_on else None,
                "bonus": lot.is_bonus,
            }
            for lot in line.lots
        ],
        "lines": [
            {
                "on": one.booked_on.isoformat(),
                "amount": money(one.minor, one.currency),
                "memo": one.memo,
                "case": one.case_number or None,
                "sale": one.sale_number or None,
                "note": one.note or None,
            }
            for one in line.lines
        ],
    }
