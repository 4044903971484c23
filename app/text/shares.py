"""A share as people type it."""

from decimal import Decimal, InvalidOperation

from app.domain.money import BP_WHOLE


def read_share(text: str) -> int | None:
    """Basis points of ``62.5 %``; None for what is no share between 0 and 100 %."""
    try:
        typed = text.replace("\N{FULLWIDTH PERCENT SIGN}", "%").replace("%", "").strip()
        share_bp = Decimal(typed) * 100
    except InvalidOperation:
        return None
    whole = share_bp.is_finite() and share_bp == share_bp.to_integral_value()
    return int(share_bp) if whole and 0 <= share_bp <= BP_WHOLE else None
