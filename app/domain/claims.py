"""Claims against carriers, insurers and third parties: money only once they accept in writing.

The part of a loss that somebody outside may bear waits on *loss pending claim*. Written acceptance
turns as much as was accepted into a receivable; what nobody accepts goes back into the loss of the
case and is split again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.errors import RuleError
from app.domain.ids import CaseId, PersonId
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import not_negative
from app.domain.unwinding import UnknownTenderError

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


class UnknownClaimAnswerError(RuleError):
    """Not an answer to a claim."""

    code = "unknown_claim_answer"

    def __init__(self, answer: str) -> None:
        super().__init__(answer=answer[:40])


class ClaimAmountError(RuleError):
    """A claim, an acceptance in part or a payment that needs an amount above zero."""

    code = "claim_amount_needed"


class AcceptanceNotWrittenError(RuleError):
    """Without a letter there is no acceptance, and so no receivable."""

    code = "acceptance_not_written"


class ClaimDayAheadError(RuleError):
    """What happened cannot have happened on a day that is still to come."""

    code = "claim_day_ahead"

    def __init__(self, day: str) -> None:
        super().__init__(day=day)


class AcceptedBeyondClaimError(RuleError):
    """Nobody accepts more than was claimed."""

    code = "accepted_beyond_claim"

    def __init__(self, accepted_minor: int, claimed_minor: int, currency: str) -> None:
        super().__init__(
            accepted_minor=accepted_minor, claimed_minor=claimed_minor, currency=currency
        )


class AcceptedBeyondLossError(RuleError):
    """What others accept may not exceed the loss of the case as it is recorded."""

    code = "accepted_beyond_loss"

    def __init__(self, accepted_minor: int, left_minor: int, currency: str) -> None:
        super().__init__(accepted_minor=accepted_minor, left_minor=left_minor, currency=currency)


class ReceivedAlreadyError(RuleError):
    """An acceptance cannot fall below what was received for it."""

    code = "claim_received_already"

    def __init__(self, received_minor: int, currency: str) -> None:
        super().__init__(received_minor=received_minor, currency=currency)


class NeverReceivedError(RuleError):
    """No more can be taken back than was recorded as received."""

    code = "claim_never_received"

    def __init__(self, amount_minor: int, received_minor: int, currency: str) -> None:
        super().__init__(
            amount_minor=amount_minor, received_minor=received_minor, currency=currency
        )


class PaidBeyondAcceptedError(RuleError):
    """More money than is still to come for this claim."""

    code = "paid_beyond_accepted"

    def __init__(self, amount_minor: int, left_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, left_minor=left_minor, currency=currency)


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


@dataclass(frozen=True, slots=True)
class Pot:
    """What stands in the books for a case when a claim of one side takes a step.

    One side are carriers and insurers, the other third parties. ``pending_minor`` waits for this
    side, ``others_minor`` is what its other unanswered claims ask for, ``accepted_minor`` what all
    other claims of the case were accepted for; ``costs_minor`` stands on *costs to allocate*.
    """

    pending_minor: int = 0
    others_minor: int = 0
    accepted_minor: int = 0
    costs_minor: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """Postings, and by how much the settled part of the case's loss changes with them."""

    postings: tuple[Posting, ...]
    settled_minor: int


def read_outside_kind(kind: str) -> OutsideKind:
    """The kind of this code; raises UnknownOutsideKindError."""
    for known in OUTSIDE_KINDS:
        if known == kind.strip().lower():
            return known
    raise UnknownOutsideKindError(kind)


def claimable_minor(case: Case, pot: Pot) -> int:
    """What a claim asks for where nothing is told: all that nobody bears or was asked for yet."""
    return max(0, case.unsettled_minor + pot.pending_minor - pot.others_minor)


def filing_postings(case: Case, party: OutsideParty, *, claimed_minor: int, pot: Pot) -> Moved:
    """Filing sets aside as much of the unsettled loss as is claimed and does not wait already.

    Dr loss pending claim / Cr after-sales loss (and costs to allocate). Raises ClaimAmountError.
    """
    if not_negative(claimed_minor) == 0:
        raise ClaimAmountError
    wanted = claimed_minor + pot.others_minor - pot.pending_minor
    aside = max(0, min(claimed_minor, wanted, case.unsettled_minor))
    return Moved(_kept(_set_aside(case, party, aside, pot)), aside)


def answered_minor(claim: Claim, answer: str, amount_minor: int | None) -> int:
    """What an answer accepts.

    Raises UnknownClaimAnswerError, ClaimAmountError or AcceptedBeyondClaimError.
    """
    if answer not in CLAIM_ANSWERS:
        raise UnknownClaimAnswerError(answer)
    if answer in {"refused", "withdrawn"}:
        return 0
    told = claim.claimed_minor if answer == "accepted" else amount_minor
    if not told or not_negative(told) == 0:
        raise ClaimAmountError
    if told > claim.claimed_minor:
        raise AcceptedBeyondClaimError(told, claim.claimed_minor, claim.currency)
    return told


def answer_postings(case: Case, claim: Claim, *, accepted_minor: int, pot: Pot) -> Moved:
    """What an answer does to the books; a later answer takes the place of an earlier one.

    Dr carriers (or third parties) / Cr loss pending claim for what is accepted. What then waits
    for nobody goes back: Dr after-sales loss / Cr loss pending claim. Acceptance beyond what was
    set aside is taken out of the loss first; where that was settled already, the unsettled loss
    falls below zero and the next split gives it back to those who bore it.

    Raises ReceivedAlreadyError or AcceptedBeyondLossError.
    """
    if accepted_minor < claim.received_minor:
        raise ReceivedAlreadyError(claim.received_minor, claim.currency)
    left = case.loss_minor - pot.accepted_minor
    if accepted_minor and accepted_minor > left:
        raise AcceptedBeyondLossError(accepted_minor, left, claim.currency)
    party, change = claim.party, accepted_minor - claim.accepted_minor
    aside = max(0, change - pot.pending_minor)
    back = max(0, pot.pending_minor + aside - change - pot.others_minor)
    lines = (
        *_set_aside(case, party, aside, pot),
        case_line(case, party.account, change, "claim_accepted", party=party.id),
        case_line(case, "pending_claim", -change, "claim_accepted", party=party.id),
        case_line(case, "after_sales_loss", back, "claim_not_accepted"),
        case_line(case, "pending_claim", -back, party.waits, party=party.id),
    )
    return Moved(_kept(lines), aside - back)


def payment_postings(
    case: Case, claim: Claim, *, amount_minor: int, tender: str
) -> tuple[Posting, ...]:
    """Money that came for an accepted claim: Dr payment channel / Cr carriers (or third parties).

    An amount below zero takes back what was recorded by mistake. Raises ClaimAmountError,
    PaidBeyondAcceptedError, NeverReceivedError or UnknownTenderError.
    """
    if tender not in TENDERS or tender == "store_credit":
        raise UnknownTenderError(tender)
    if not_negative(abs(amount_minor)) == 0:
        raise ClaimAmountError
    if amount_minor > claim.left_minor:
        raise PaidBeyondAcceptedError(amount_minor, claim.left_minor, claim.currency)
    if -amount_minor > claim.received_minor:
        raise NeverReceivedError(-amount_minor, claim.received_minor, claim.currency)
    party = claim.party
    return (
        case_line(case, channel(tender), amount_minor, "claim_received"),
        case_line(case, party.account, -amount_minor, "claim_received", party=party.id),
    )


def _set_aside(case: Case, party: OutsideParty, amount_minor: int, pot: Pot) -> tuple[Posting, ...]:
    """The loss gives first, then what stands on costs to allocate."""
    on_loss = max(0, case.unsettled_minor - pot.costs_minor)
    of_costs = min(pot.costs_minor, max(0, amount_minor - on_loss))
    return (
        case_line(case, "pending_claim", amount_minor, party.waits, party=party.id),
        case_line(case, "after_sales_loss", of_costs - amount_minor, "claim_filed"),
        case_line(case, "costs_to_allocate", -of_costs, "claim_filed"),
    )


def _kept(lines: tuple[Posting, ...]) -> tuple[Posting, ...]:
    return tuple(line for line in lines if line.minor)


def accepted_outside(claims: Iterable[Claim]) -> int | None:
    """What carriers and insurers have accepted on a case; None while none of them has answered."""
    answered = [claim for claim in claims if claim.answer and claim.party.kind != "third"]
    return sum(claim.accepted_minor for claim in answered) if answered else None
