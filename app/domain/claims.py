"""Claims against carriers, insurers and third parties: money only once they accept in writing.

The part of a loss that somebody outside may bear waits on *loss pending claim*. Written acceptance
turns as much as was accepted into a receivable; what nobody accepts goes back into the loss of the
case and is split again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from app.domain.errors import RuleError
from app.domain.ids import CaseId, PersonId

OutsideKind = Literal["carrier", "insurer", "third"]
OUTSIDE_KINDS: tuple[OutsideKind, ...] = get_args(OutsideKind)
CLAIM_ANSWERS = ("accepted", "partly", "refused", "withdrawn")


class UnknownOutsideKindError(RuleError):
    """Neither a carrier, nor an insurer, nor a third party."""

    code = "unknown_outside_kind"

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind[:40])


class NotAnOutsidePartyError(RuleError):
    """A claim goes to a carrier, an insurer or a third party, and this person is none."""

    code = "not_an_outside_party"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:80])


class UnknownClaimError(RuleError):
    """The case has no claim of this number."""

    code = "unknown_claim"

    def __init__(self, number: str, place: int) -> None:
        super().__init__(number=number, place=place)


class AcceptanceNotWrittenError(RuleError):
    """Without a letter there is no acceptance, and so no receivable."""

    code = "acceptance_not_written"


class ClaimDayAheadError(RuleError):
    """What happened cannot have happened on a day that is still to come."""

    code = "claim_day_ahead"

    def __init__(self, day: str) -> None:
        super().__init__(day=day)


@dataclass(frozen=True, slots=True)
class OutsideParty:
    """A carrier, an insurer or a third party (appraiser, repairer, bank)."""

    id: PersonId
    number: str
    name: str
    kind: OutsideKind

    @property
    def account(self) -> str:
        """Where it stands what this party owes."""
        return "third_parties" if self.kind == "third" else "carriers"

    @property
    def waits(self) -> str:
        """The memo of what waits for its side: the same as where a split says that it bears it."""
        return "share_third" if self.kind == "third" else "share_carrier"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a case; days are ISO. ``answer`` is empty while nobody has answered."""

    id: str
    case: CaseId
    place: int
    party: OutsideParty
    claimed_minor: int
    insured_minor: int | None
    currency: str
    filed_on: str
    reference: str
    note: str = ""
    answer: str = ""
    accepted_minor: int = 0
    answered_on: str = ""
    letter: str = ""
    received_minor: int = 0
    received_on: str = ""

    @property
    def left_minor(self) -> int:
        """What was accepted and has not come yet."""
        return self.accepted_minor - self.received_minor

    @property
    def is_open(self) -> bool:
        """Somebody is still waited for: for an answer, or for money."""
        return not self.answer or self.left_minor > 0

    @property
    def standing(self) -> str:
        """``waiting``, an answer, or ``paid`` once all that was accepted has come."""
        if not self.answer:
            return "waiting"
        return "paid" if self.accepted_minor and not self.left_minor else self.answer

    @property
    def waits_since(self) -> str:
        """The day from which somebody is waited for now; empty where nobody is."""
        if not self.is_open:
            return ""
        return max(self.answered_on, self.received_on) if self.answer else self.filed_on


@dataclass(frozen=True, slots=True)
class ClaimEvent:
    """An answer to a claim, or ``paid``: money that came for it."""

    what: str
    amount_minor: int
    day: str
    reference: str
    tender: str
    note: str
    actor: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list, with the case it opens."""

    pk: int
    claim: Claim
    case_number: str
    title: str


@dataclass(frozen=True, slots=True)
class PartyTotal:
    """What one party was asked for, accepted and paid, over all its claims in one currency.

    ``waiting`` is how many claims nobody has answered; ``left_minor`` is what it still owes.
    """

    party: OutsideParty
    currency: str
    claims: int
    waiting: int
    claimed_minor: int
    accepted_minor: int
    received_minor: int
    left_minor: int


def read_outside_kind(kind: str) -> OutsideKind:
    """The kind of this code; raises UnknownOutsideKindError."""
    for known in OUTSIDE_KINDS:
        if known == kind.strip().lower():
            return known
    raise UnknownOutsideKindError(kind)


def accepted_outside(claims: Iterable[Claim]) -> int | None:
    """What carriers and insurers have accepted on a case; None while none of them has answered."""
    answered = [claim for claim in claims if claim.answer and claim.party.kind != "third"]
    return sum(claim.accepted_minor for claim in answered) if answered else None
