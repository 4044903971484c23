"""Similar past cases (同类处理): how cases like this one were settled, and how much they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.panel_result import median_shares

PRECEDENTS_NEEDED = 5  # fewer are told, and decide nothing
PRECEDENTS_AT_MOST = 200  # the newest ones


@dataclass(frozen=True, slots=True)
class PastSplit:
    """How one past case was settled."""

    number: str
    shares_bp: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Precedents:
    """Cases alike, newest first, and what they come to.

    ``category`` is what they have in common: the branch, or its trunk where the branch has too
    few. The spread is the middle half of the consignors' shares.
    """

    category: str = ""
    past: tuple[PastSplit, ...] = ()
    shares_bp: Mapping[str, int] = field(default_factory=dict)
    low_bp: int = 0
    high_bp: int = 0

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.past)


NO_PRECEDENTS = Precedents()


def weigh(category: str, past: Sequence[PastSplit]) -> Precedents:
    """The median of each party, brought to 100 %, and the quartiles of the consignor's share."""
    if not past:
        return NO_PRECEDENTS
    hers = sorted(split.shares_bp.get("consignor", 0) for split in past)
    return Precedents(
        category,
        tuple(past),
        median_shares([split.shares_bp for split in past]),
        _quartile(hers, 1),
        _quartile(hers, 3),
    )


def _quartile(ordered: Sequence[int], which: int) -> int:
    """The value below which ``which`` quarters lie, interpolated, rounded down to a basis point."""
    quarters = (len(ordered) - 1) * which
    at, rest = divmod(quarters, 4)
    if not rest:
        return ordered[at]
    return (ordered[at] * (4 - rest) + ordered[at + 1] * rest) // 4
