"""What an expert panel says once it is open, and what anybody may see of it before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.money import BP_WHOLE, allocate
from app.domain.panel import Panel, Strike, Vote
from app.domain.parties import PARTIES


@dataclass(frozen=True, slots=True)
class PartySpread:
    """What the members gave one party: the median brought to 100 %, the least and the most."""

    party: str
    share_bp: int
    least_bp: int
    most_bp: int


@dataclass(frozen=True, slots=True)
class PanelResult:
    """What an open panel says; ``has_quorum`` is False where the time ran out first."""

    spreads: tuple[PartySpread, ...]
    votes: tuple[Vote, ...]
    has_quorum: bool

    @property
    def shares_bp(self) -> dict[str, int]:
        """The shares by party; they sum to 10,000."""
        return {spread.party: spread.share_bp for spread in self.spreads if spread.share_bp}


@dataclass(frozen=True, slots=True)
class PanelView:
    """What anybody may see: who sits and who has voted; the votes only once it is open."""

    entry: str
    members: tuple[str, ...]
    sitting: tuple[str, ...]
    strikes: tuple[Strike, ...]
    quorum: int
    until_ms: int
    called_at: int
    voted: tuple[str, ...]
    is_open: bool
    result: PanelResult | None


def view_of(panel: Panel, now_ms: int) -> PanelView:
    """The panel without what nobody may see yet."""
    is_open = panel.is_open(now_ms)
    return PanelView(
        panel.entry,
        panel.members,
        panel.sitting,
        panel.strikes,
        panel.needed,
        panel.until_ms,
        panel.called_at,
        tuple(vote.member for vote in panel.votes),
        is_open,
        panel_result(panel) if is_open and panel.votes else None,
    )


def panel_result(panel: Panel) -> PanelResult:
    """Median and spread of all votes."""
    shares = median_shares([vote.shares_bp for vote in panel.votes])
    spreads = tuple(
        PartySpread(
            party,
            shares.get(party, 0),
            min(vote.shares_bp.get(party, 0) for vote in panel.votes),
            max(vote.shares_bp.get(party, 0) for vote in panel.votes),
        )
        for party in PARTIES
        if any(vote.shares_bp.get(party) for vote in panel.votes)
    )
    return PanelResult(spreads, panel.votes, len(panel.votes) >= panel.needed)


def median_shares(votes: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """The median of each party, brought to 10,000 by largest remainder.

    Of an even number of votes it is the lower whole number between the two in the middle. Where
    every median is zero — each member holds another party liable alone — the sums stand instead.
    """
    medians = [_median([vote.get(party, 0) for vote in votes]) for party in PARTIES]
    if not any(medians):
        medians = [sum(vote.get(party, 0) for vote in votes) for party in PARTIES]
    whole = allocate(BP_WHOLE, medians)
    return {party: bp for party, bp in zip(PARTIES, whole, strict=True) if bp}


def _median(values: Sequence[int]) -> int:
    ordered, middle = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) // 2
