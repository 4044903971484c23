"""What filing, answering and paying a claim does to the books."""

from dataclasses import dataclass

from app.domain.case_lines import case_line
from app.domain.cases import Case
from app.domain.claims import CLAIM_ANSWERS, Claim, OutsideParty
from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import not_negative
from app.domain.unwinding import UnknownTenderError


class UnknownClaimAnswerError(RuleError):
    """Not an answer to a claim."""

    code = "unknown_claim_answer"

    def __init__(self, answer: str) -> None:
        super().__init__(answer=answer[:40])


class ClaimAmountError(RuleError):
    """A claim, an acceptance in part or a payment that needs an amount above zero."""

    code = "claim_amount_needed"


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
