"""Amounts for other programs: a point, no thousands, the currency's own decimals."""

from app.domain.money import decimals_of


def plain_amount(minor: int, currency: str) -> str:
    """``-1234.50`` for -123450 fen; ``1200`` for 1200 yen."""
    decimals = decimals_of(currency)
    digits = f"{abs(minor):0{decimals + 1}d}"
    whole, rest = (digits[:-decimals], "." + digits[-decimals:]) if decimals else (digits, "")
    return f"{'-' if minor < 0 else ''}{whole}{rest}"
