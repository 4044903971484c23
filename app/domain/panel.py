"""Outside experts who judge a contested case, each blind to the others.

Votes stay closed until the quorum has voted or the time is over. Then the shares are the median
of each party, brought to 100 % by largest remainder; the spread and what dissenters wrote stay
beside it. The result is an offer to whoever decides, not a decision.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.cases import Case, check_text
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.findings import RESULTS, BadFindingError
from app.domain.liability import (
    NegativeShareError,
    SharesDoNotAddUpError,
    UnknownPartyError,
)
from app.domain.money import BP_WHOLE
from app.domain.parties import PARTIES
from app.domain.users import same_name

FEWEST, MOST = 3, 7
SIDES = ("buyer", "consignor", "shop", "carrier")
_NAME_LETTERS = 120
_TEXT_LETTERS = 4000


class PanelSizeError(RuleError):
    """A panel has three to seven members with different names."""

    code = "panel_size"

    def __init__(self, count: int) -> None:
        super().__init__(count=count, fewest=FEWEST, most=MOST)


class PanelNotOutsideError(RuleError):
    """A member who works in the shop would judge the shop's own case."""

    code = "panel_not_outside"

    def __init__(self, member: str) -> None:
        super().__init__(member=member[:40])


class PanelQuorumError(RuleError):
    """A quorum that the panel cannot reach, or that one member alone would be."""

    code = "panel_quorum"

    def __init__(self, quorum: int, members: int) -> None:
        super().__init__(quorum=quorum, members=members)


class PanelDateError(RuleError):
    """The panel's time would be over before it began."""

    code = "panel_date"


class PanelOpenError(RuleError):
    """A panel is still at work on this case."""

    code = "panel_open"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class NoPanelError(RuleError):
    """Nobody has called a panel on this case."""

    code = "no_panel"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class PanelClosedError(RuleError):
    """The quorum has voted or the time is over: the panel takes nothing more."""

    code = "panel_closed"


class NotOnPanelError(RuleError):
    """Not a member of this panel, or one who was struck."""

    code = "not_on_panel"

    def __init__(self, member: str) -> None:
        super().__init__(member=member[:40])


class StrikeUsedError(RuleError):
    """Each side may strike one member."""

    code = "strike_used"

    def __init__(self, party: str) -> None:
        super().__init__(party=party)


class StrikeTooManyError(RuleError):
    """With this strike fewer than three would be left to judge."""

    code = "strike_too_many"

    def __init__(self) -> None:
        super().__init__(fewest=FEWEST)


class StrikeTooLateError(RuleError):
    """Somebody has voted already; the panel stands as it is."""

    code = "strike_too_late"


class VotedAlreadyError(RuleError):
    """A member votes once."""

    code = "voted_already"

    def __init__(self, member: str) -> None:
        super().__init__(member=member[:40])


@dataclass(frozen=True, slots=True)
class Vote:
    """One member's finding and split in basis points of 10,000."""

    member: str
    finding: str
    shares_bp: Mapping[str, int]
    dissent: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Strike:
    """A side has struck a member."""

    party: str
    member: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel with all that is known of it; ``votes`` are not for any eyes before it is open."""

    entry: str
    members: tuple[str, ...]
    quorum: int
    until_ms: int
    called_at: int
    strikes: tuple[Strike, ...] = ()
    votes: tuple[Vote, ...] = ()

    @property
    def sitting(self) -> tuple[str, ...]:
        """The members who were not struck."""
        struck = {strike.member for strike in self.strikes}
        return tuple(member for member in self.members if member not in struck)

    @property
    def needed(self) -> int:
        """Votes that make the quorum; never more than there are members left."""
        return min(self.quorum, len(self.sitting))

    def is_open(self, now_ms: int) -> bool:
        """Whether the votes may be read: the quorum is there, or the time is over."""
        return len(self.votes) >= self.needed or now_ms >= self.until_ms


def decide_panel(
    case: Case,
    members: Sequence[str],
    *,
    quorum: int,
    until_ms: int,
    now_ms: int,
    before: Panel | None,
    staff: Collection[str],
) -> Fact:
    """The fact that a panel was called; ``quorum`` 0 is the majority.

    Nobody of ``staff``, the names of those who work here, may sit on it. Raises PanelOpenError,
    PanelSizeError, PanelNotOutsideError, PanelQuorumError or PanelDateError.
    """
    if before is not None and not before.is_open(now_ms):
        raise PanelOpenError(case.number)
    names = [" ".join(check_text(name, most=_NAME_LETTERS).split()) for name in members]
    different = {name.casefold() for name in names if name}
    if not FEWEST <= len(names) <= MOST or len(different) != len(names):
        raise PanelSizeError(len(different))
    for name in names:
        if any(same_name(name, ours) for ours in staff):
            raise PanelNotOutsideError(name)
    needed = quorum or len(names) // 2 + 1
    if not 2 <= needed <= len(names):
        raise PanelQuorumError(needed, len(names))
    if until_ms <= now_ms:
        raise PanelDateError
    payload: dict[str, Json] = {
        "members": [{"name": name, "outside": True} for name in names],
        "quorum": needed,
        "until": until_ms,
    }
    return Fact("panel_called", "case", case.id, payload)


def decide_strike(case: Case, panel: Panel, party: str, member: str, now_ms: int) -> Fact:
    """The fact that a side struck a member.

    Raises PanelClosedError, UnknownPartyError, StrikeTooLateError, StrikeUsedError,
    NotOnPanelError or StrikeTooManyError.
    """
    if panel.is_open(now_ms):
        raise PanelClosedError
    if party not in SIDES:
        raise UnknownPartyError(party)
    if panel.votes:
        raise StrikeTooLateError
    if any(strike.party == party for strike in panel.strikes):
        raise StrikeUsedError(party)
    name = _member(panel, member)
    if len(panel.sitting) <= FEWEST:
        raise StrikeTooManyError
    payload: dict[str, Json] = {"panel": panel.entry, "party": party, "member": name}
    return Fact("panel_struck", "case", case.id, payload)


def decide_vote(case: Case, panel: Panel, vote: Vote, now_ms: int) -> Fact:
    """The fact that a member gave a finding and a split.

    Raises PanelClosedError, NotOnPanelError, VotedAlreadyError, BadFindingError,
    UnknownPartyError, NegativeShareError or SharesDoNotAddUpError.
    """
    if panel.is_open(now_ms):
        raise PanelClosedError
    name = _member(panel, vote.member)
    if any(given.member == name for given in panel.votes):
        raise VotedAlreadyError(name)
    if vote.finding not in RESULTS:
        raise BadFindingError("finding", vote.finding)
    for party, share_bp in vote.shares_bp.items():
        if party not in PARTIES:
            raise UnknownPartyError(party)
        if not 0 <= share_bp <= BP_WHOLE:
            raise NegativeShareError(party, share_bp)
    if sum(vote.shares_bp.values()) != BP_WHOLE:
        raise SharesDoNotAddUpError(sum(vote.shares_bp.values()))
    payload: dict[str, Json] = {
        "panel": panel.entry,
        "member": name,
        "finding": vote.finding,
        "shares": {party: bp for party, bp in vote.shares_bp.items() if bp},
        "dissent": check_text(vote.dissent, most=_TEXT_LETTERS),
    }
    return Fact("panel_voted", "case", case.id, payload)


def _member(panel: Panel, name: str) -> str:
    """The sitting member of that name, in any letter case; raises NotOnPanelError."""
    wanted = " ".join(name.split()).casefold()
    for member in panel.sitting:
        if member.casefold() == wanted:
            return member
    raise NotOnPanelError(name)
