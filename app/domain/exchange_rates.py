"""Rates between two currencies: dated, with their source, as a ratio of whole numbers."""

from dataclasses import dataclass
from datetime import date
from math import gcd

from app.domain.errors import RuleError
from app.domain.money import decimals_of

_MOST_DIGITS = 12
_MOST = 10**9


class BadRateError(RuleError):
    """Not a rate: it is a number above zero, such as 7.10."""

    code = "bad_rate"

    def __init__(self, text: str) -> None:
        super().__init__(rate=text[:40])


class SameCurrencyRateError(RuleError):
    """A rate of a currency to itself."""

    code = "same_currency_rate"

    def __init__(self, currency: str) -> None:
        super().__init__(currency=currency)


class RateMissingError(RuleError):
    """No rate of this pair is known for the day, nor for one before it."""

    code = "rate_missing"

    def __init__(self, base: str, quote: str, day: str) -> None:
        super().__init__(base=base, quote=quote, day=day)


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of ``base`` is worth ``numerator / denominator`` units of ``quote``."""

    base: str
    quote: str
    numerator: int
    denominator: int
    on: date
    source: str = ""

    @property
    def inverse(self) -> "Rate":
        """The same rate the other way round."""
        return Rate(self.quote, self.base, self.denominator, self.numerator, self.on, self.source)

    def convert(self, base_minor: int) -> int:
        """``base_minor`` in minor units of the quoted currency, the nearest; half goes up."""
        up: int = self.numerator * 10 ** decimals_of(self.quote)
        down: int = self.denominator * 10 ** decimals_of(self.base)
        return (2 * base_minor * up + down) // (2 * down)

    @property
    def text(self) -> str:
        """As people write it: ``7.10``; cut after eight decimals."""
        whole, rest = divmod(self.numerator, self.denominator)
        decimals = str(rest * 10**8 // self.denominator).rjust(8, "0").rstrip("0")
        return f"{whole}.{decimals.ljust(2, '0')}"


def read_rate(base: str, quote: str, text: str, on: date, source: str = "") -> Rate:
    """The rate that somebody typed; raises BadRateError, UnknownCurrencyError and their like."""
    for currency in (base, quote):
        decimals_of(currency)
    if base == quote:
        raise SameCurrencyRateError(base)
    whole, _, decimals = text.strip().partition(".")
    digits = f"{whole}{decimals}"
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _MOST_DIGITS:
        raise BadRateError(text)
    numerator, denominator = int(digits), 10 ** len(decimals)
    if not 0 < numerator <= _MOST * denominator:
        raise BadRateError(text)
    common = gcd(numerator, denominator)
    return Rate(base, quote, numerator // common, denominator // common, on, source)
