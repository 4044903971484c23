"""A case: two tracks, whose turn each is, and what may be decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.ids import CaseId, EntryId, ItemId, PersonId, SaleId
from app.domain.money import allocate
from app.domain.promises import NO_PROMISE, Promise
from app.domain.proof import PROVEN

IDENTITY_ANSWERS = ("ours", "not_ours", "cannot_tell")
AROSE = ("before_consignment", "in_shop", "in_transit", "in_use", "unknown")
LANES = ("fast", "normal", "strict")
MAX_TEXT_LETTERS = 20_000


class UnknownCaseError(RuleError):
    """No case carries this number."""

    code = "unknown_case"

    def __init__(self, number: str) -> None:
        super().__init__(number=number[:40])


class StaleScreenError(RuleError):
    """Somebody else changed the case since this screen was filled."""

    code = "stale_screen"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class EmptyComplaintError(RuleError):
    """A case needs one sentence that says what is wrong."""

    code = "empty_complaint"


class TextTooLongError(RuleError):
    """A text far beyond what anyone reads."""

    code = "text_too_long"

    def __init__(self, letters: int, most: int) -> None:
        super().__init__(letters=letters, most=most)


@dataclass(frozen=True, slots=True)
class Track:
    """Where one track stands, and since when.

    ``turn`` is empty and ``due_ms`` None once it has ended.
    """

    stage: str
    turn: str
    due_ms: int | None
    returns_to: str = ""
    passed: tuple[str, ...] = ()  # every stage it stood at so far, the present one last
    since_ms: int = 0

    @property
    def is_done(self) -> bool:
        """Nobody is waited for on this track any more."""
        return not self.turn


@dataclass(frozen=True, slots=True)
class Share:
    """The part of the loss that one party bears; ``person`` names whose account it touches."""

    party: str
    bp: int
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All that the domain needs to know of a case to decide.

    ``refunded_minor`` is what was paid back on this case, ``loss_minor`` what stays to be borne
    (refunds that did not unwind a sale, and costs), ``settled_minor`` the part of it that has
    been settled already.
    """

    id: CaseId
    number: str
    item: ItemId | None
    sale: SaleId | None
    consignor: PersonId | None
    buyer: PersonId | None
    claimant: str
    complaint: str
    category: str
    resolution: str
    route_version: int
    arose: str
    claim: Track
    recovery: Track
    identity: str
    at_stake_minor: int
    currency: str
    refunded_minor: int
    loss_minor: int
    settled_minor: int
    shares: tuple[Share, ...]
    last_entry: EntryId
    closed_at: int | None = None  # UTC in ms; None while somebody is waited for
    promise: Promise = NO_PROMISE
    proof: str = "receipt"
    proof_waived: str = ""  # why the owner lets it go on without
    lane: str = "normal"
    tags: tuple[str, ...] = ()
    team: str = ""
    assignee: str = ""
    hold_payout: bool = False
    required_evidence: tuple[str, ...] = ()
    suggested_detour: str = ""
    custody: str = ""  # who holds the item; empty for a case without one
    evidence_missing: tuple[str, ...] = ()  # codes of the checklist that the lane still asks for
    confirmed_fake: bool = False
    reviewer: str = ""  # who was named to look at an appeal
    split_round: int = 0  # how often a split was decided
    split_objected: bool = False  # somebody who bears a part of it objects to the last one

    @property
    def is_open(self) -> bool:
        """At least one track still waits for somebody."""
        return not (self.claim.is_done and self.recovery.is_done)

    @property
    def sale_is_proven(self) -> bool:
        """The sale is known by a receipt or its like, or the owner lets it go on without."""
        return self.proof in PROVEN or bool(self.proof_waived)

    @property
    def unsettled_minor(self) -> int:
        """The loss that has not been charged to anybody yet."""
        return self.loss_minor - self.settled_minor

    @property
    def divided_minor(self) -> int:
        """What a split divides: of a loss that was settled in part the rest."""
        return self.unsettled_minor or self.loss_minor


def shares_in_money(shares: Sequence[Share], loss_minor: int) -> tuple[int, ...]:
    """The cents each share stands for; they sum to the loss exactly."""
    return allocate(loss_minor, [share.bp for share in shares]) if shares else ()


def check_seen(case: Case, seen: EntryId | None) -> None:
    """Refuse a decision made on a screen that no longer shows the case as it is."""
    if seen is not None and seen != case.last_entry:
        raise StaleScreenError(case.number)


def check_text(text: str, *, most: int = MAX_TEXT_LETTERS) -> str:
    """``text`` trimmed and without what cannot be stored or seen; raises TextTooLongError.

    That is control characters, and halves of characters.
    """
    kept = "".join(c for c in text if c in "\n\t" or _is_readable(c)).strip()
    if len(kept) > most:
        raise TextTooLongError(len(kept), most)
    return kept


def _is_readable(letter: str) -> bool:
    return letter >= " " and letter != "\x7f" and not "\ud800" <= letter <= "\udfff"


def check_complaint(text: str) -> str:
    """A complaint that says something; raises EmptyComplaintError or TextTooLongError."""
    kept = check_text(text)
    if not kept:
        raise EmptyComplaintError
    return kept
