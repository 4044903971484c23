"""Money as integer minor units with an ISO 4217 currency. No floats, one division."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import RuleError

# ISO 4217 minor units that differ from the usual two.
_NO_DECIMALS = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split()
)
_THREE_DECIMALS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))

# Far above any shop's year, far below SQLite's 64 bit: sums of a million lines still fit.
MAX_MINOR = 10**12

BP_WHOLE = 10_000


class CurrencyMismatchError(RuleError):
    """Two amounts of different currencies were about to be mixed."""

    code = "currency_mismatch"

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first=first, second=second)


class UnknownCurrencyError(RuleError):
    """Not a three-letter currency code."""

    code = "unknown_currency"

    def __init__(self, currency: str) -> None:
        super().__init__(currency=currency[:20])


class AmountTooLargeError(RuleError):
    """An amount beyond what any consignment shop handles: surely a typing error."""

    code = "amount_too_large"

    def __init__(self, minor: int) -> None:
        super().__init__(minor=str(minor)[:40])


class NegativeAmountError(RuleError):
    """An amount that must not be below zero."""

    code = "negative_amount"

    def __init__(self, minor: int) -> None:
        super().__init__(minor=minor)


def decimals_of(currency: str) -> int:
    """How many decimals a currency has: 0, 2 or 3.

    Raises UnknownCurrencyError for anything but three capital letters.
    """
    is_code = len(currency) == 3 and currency.isascii() and currency.isalpha()
    if not is_code or not currency.isupper():
        raise UnknownCurrencyError(currency)
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (cents, fen, yen) of one currency."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if abs(self.minor) > MAX_MINOR:
            raise AmountTooLargeError(self.minor)

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return self + -other

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)


def not_negative(minor: int) -> int:
    """Return ``minor`` unchanged, or raise NegativeAmountError / AmountTooLargeError."""
    if minor < 0:
        raise NegativeAmountError(minor)
    if minor > MAX_MINOR:
        raise AmountTooLargeError(minor)
    return minor


def allocate(total_minor: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split ``total_minor`` by ``weights`` so that the parts sum exactly to the whole.

    Largest remainder (Hamilton's method); ties go to the earlier weight. Works for negative
    totals by mirroring. Weights are not negative and not all zero (ValueError: a bug).
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        msg = f"weights must be >= 0 with a positive sum, got {weights!r}"
        raise ValueError(msg)
    if total_minor < 0:
        return tuple(-part for part in allocate(-total_minor, weights))
    return _largest_remainder(total_minor, weights, whole)


def proportional(part_minor: int, lines: Sequence[int]) -> tuple[int, ...]:
    """As much of each line as ``part_minor`` is of their sum; the parts sum to it exactly.

    Like `allocate`, but a line may be below zero, as long as the sum is not. The whole sum gives
    the lines themselves.
    """
    whole = sum(lines)
    if whole <= 0:
        msg = f"lines must have a positive sum, got {lines!r}"
        raise ValueError(msg)
    return _largest_remainder(part_minor, lines, whole)


def _largest_remainder(total: int, weights: Sequence[int], whole: int) -> tuple[int, ...]:
    parts = [total * weight // whole for weight in weights]
    missing = total - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for index in by_remainder[:missing]:
        parts[index] += 1
    return tuple(parts)


def share_of(total_minor: int, share_bp: int) -> int:
    """The part of ``total_minor`` that ``share_bp`` basis points stand for, by `allocate`."""
    return allocate(total_minor, (share_bp, BP_WHOLE - share_bp))[0]
