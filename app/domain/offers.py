"""Haggling as lines: who offers how much to whom, until when, and what was said to it.

The shop is bound by an offer it makes and by one it accepts. Whoever of the shop had a hand in it
may promise up to a limit of the role; above that the offer waits for an approval. Where a
consignor pays her part of it, the offer waits for her consent too, unless she has agreed to such
amounts beforehand. An offer lapses by itself: that is never written, only read from the clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.cases import Case, Share, shares_in_money
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.liability import UnknownPartyError
from app.domain.money import not_negative
from app.domain.settings import ShopSettings

OFFERING = ("shop", "buyer", "consignor", "third")
ANSWERS = ("accepted", "refused", "countered", "withdrawn")
CHANNELS = ("in_person", "phone", "message")
HERE = "here"  # whoever approves stands at this computer
APPROVED_HOW = (HERE, "phone", "message")
STANDINGS = ("open", "lapsed", *ANSWERS)


class UnknownOfferError(RuleError):
    """The case has no offer of this number."""

    code = "unknown_offer"

    def __init__(self, number: str, place: int) -> None:
        super().__init__(number=number, place=place)


class OfferLapsedError(RuleError):
    """It was valid until a moment that has passed."""

    code = "offer_lapsed"

    def __init__(self, place: int) -> None:
        super().__init__(place=place)


class OfferClosedError(RuleError):
    """It has been answered: accepted, refused, countered or withdrawn."""

    code = "offer_closed"

    def __init__(self, place: int) -> None:
        super().__init__(place=place)


class AlreadyAgreedError(RuleError):
    """Another offer of the case stands accepted; one agreement at a time."""

    code = "already_agreed"

    def __init__(self, place: int) -> None:
        super().__init__(place=place)


class OfferLacksError(RuleError):
    """It cannot be accepted yet; ``missing`` says by code what it waits for."""

    code = "offer_lacks"

    def __init__(self, place: int, missing: tuple[str, ...]) -> None:
        super().__init__(place=place, missing=",".join(missing))
        self.missing = missing


class EmptyOfferError(RuleError):
    """An offer of nothing."""

    code = "empty_offer"


class BadOfferError(RuleError):
    """Not a word that can be said to an offer, or not a way to say it."""

    code = "bad_offer"

    def __init__(self, word: str) -> None:
        super().__init__(word=word[:40])


class CaseIsOverError(RuleError):
    """Both tracks of the case are done: there is nothing left to talk about."""

    code = "case_is_over"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class BeyondLimitError(RuleError):
    """More than this role may promise alone."""

    code = "beyond_limit"

    def __init__(self, amount_minor: int, limit_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, limit_minor=limit_minor, currency=currency)


class ApproverMissingError(RuleError):
    """An approval from afar needs the name of the person who gave it."""

    code = "approver_missing"


@dataclass(frozen=True, slots=True)
class OfferWord:
    """Something said about an offer: an answer, an approval, a consent."""

    what: str  # one of ANSWERS; "approved", "consented"
    how: str
    who: str
    note: str
    at_ms: int
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the haggling. ``place`` is its number within the case, from 1.

    ``limit_minor`` is what those of the shop who had a hand in it may promise; None is no limit.
    """

    id: str
    place: int
    amount_minor: int
    currency: str
    made_by: str
    to: str
    says: str
    valid_until_ms: int | None
    made_at_ms: int
    recorded_by: str
    limit_minor: int | None
    answer: OfferWord | None = None
    approval: OfferWord | None = None
    consent: OfferWord | None = None

    def standing(self, now_ms: int) -> str:
        """One of STANDINGS."""
        if self.answer is not None:
            return self.answer.what
        if self.valid_until_ms is not None and now_ms > self.valid_until_ms:
            return "lapsed"
        return "open"

    @property
    def is_for_the_buyer(self) -> bool:
        """Whether the buyer gets the amount."""
        return "buyer" in {self.made_by, self.to}


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as it stands now, and what it waits for before it can be accepted."""

    offer: Offer
    standing: str
    missing: tuple[str, ...]


def limit_of(role: str, settings: ShopSettings) -> int | None:
    """What a role may promise in the shop's name; None is no limit."""
    if role == "owner":
        return None
    limits = {
        "clerk": settings.offer_limit_clerk_minor,
        "handler": settings.offer_limit_handler_minor,
    }
    return limits.get(role, 0)


def is_within(amount_minor: int, limit_minor: int | None) -> bool:
    """Whether a limit covers an amount."""
    return limit_minor is None or amount_minor <= limit_minor


def agreed_offer(offers: Sequence[Offer]) -> Offer | None:
    """The accepted offer that stands; there is never more than one."""
    return next((o for o in offers if o.answer and o.answer.what == "accepted"), None)


def consignors_part(shares: Sequence[Share], amount_minor: int) -> int:
    """What the consignor bears of an amount that is split so."""
    cents = shares_in_money(shares, amount_minor)
    return sum(c for s, c in zip(shares, cents, strict=True) if s.party == "consignor")


def missing_for(
    offer: Offer, *, limit_minor: int | None, shares: Sequence[Share], pre_agreed_minor: int
) -> tuple[str, ...]:
    """What an offer still waits for before it can be accepted, by code.

    ``limit_minor`` is what the person who would record the acceptance may promise, ``shares`` the
    split that stands or is proposed, ``pre_agreed_minor`` what the shop may settle for the
    consignor without asking.
    """
    covered = is_within(offer.amount_minor, limit_minor) or (
        offer.made_by == "shop" and is_within(offer.amount_minor, offer.limit_minor)
    )
    hers = consignors_part(shares, offer.amount_minor) if offer.is_for_the_buyer else 0
    is_hers = "consignor" in {offer.made_by, offer.to}
    return (
        *(() if covered or offer.approval else ("approval",)),
        *(() if is_hers or offer.consent or hers <= pre_agreed_minor else ("consent",)),
    )


def decide_offer(
    case: Case,
    *,
    offer: str,
    place: int,
    amount_minor: int,
    made_by: str,
    to: str,
    says: str,
    valid_until_ms: int | None,
    limit_minor: int | None,
) -> Fact:
    """The fact that somebody offered an amount; ``offer`` is its new identity.

    Raises CaseIsOverError, EmptyOfferError, NegativeAmountError or UnknownPartyError.
    """
    to = to or _usual_other(case, made_by)
    if not case.is_open:
        raise CaseIsOverError(case.number)
    if not_negative(amount_minor) == 0:
        raise EmptyOfferError
    for party in (made_by, to):
        if party not in OFFERING:
            raise UnknownPartyError(party)
    if made_by == to:
        raise BadOfferError(to)
    return Fact(
        "offer_made",
        "case",
        case.id,
        {
            "offer": offer,
            "place": place,
            "amount_minor": amount_minor,
            "currency": case.currency,
            "made_by": made_by,
            "to": to,
            "says": says,
            "valid_until": valid_until_ms,
            "limit_minor": limit_minor,
        },
    )


def _usual_other(case: Case, made_by: str) -> str:
    """The shop talks with the claimant, everybody else with the shop."""
    if made_by != "shop":
        return "shop"
    return case.claimant if case.claimant != "shop" else "buyer"


def check_open(offer: Offer, now_ms: int) -> None:
    """Raise OfferLapsedError or OfferClosedError for what can no longer be answered."""
    standing = offer.standing(now_ms)
    if standing == "lapsed":
        raise OfferLapsedError(offer.place)
    if standing != "open":
        raise OfferClosedError(offer.place)


def decide_answer(
    case: Case,
    offer: Offer,
    *,
    answer: str,
    how: str,
    who: str,
    note: str,
    now_ms: int,
    missing: tuple[str, ...] = (),
) -> Fact:
    """The fact that an offer was answered. ``missing`` is what an acceptance would still lack.

    An accepted offer can be withdrawn, an answered one not answered again. Raises BadOfferError,
    OfferLapsedError, OfferClosedError or OfferLacksError.
    """
    if answer not in ANSWERS or how not in CHANNELS:
        raise BadOfferError(answer if answer not in ANSWERS else how)
    if not (answer == "withdrawn" and offer.standing(now_ms) == "accepted"):
        check_open(offer, now_ms)
    if answer == "accepted" and missing:
        raise OfferLacksError(offer.place, missing)
    return _word(case, offer, "offer_answered", {"answer": answer, "how": how}, who, note)


def decide_approval(
    case: Case, offer: Offer, *, how: str, who: str, note: str, limit_minor: int | None, now_ms: int
) -> Fact:
    """The fact that somebody who may promise so much approved an offer, here or from afar.

    Raises BadOfferError, OfferLapsedError, OfferClosedError, BeyondLimitError (she who approves
    here may not promise as much) or ApproverMissingError (who approved from afar is not named).
    """
    if how not in APPROVED_HOW:
        raise BadOfferError(how)
    check_open(offer, now_ms)
    if how == HERE and limit_minor is not None and offer.amount_minor > limit_minor:
        raise BeyondLimitError(offer.amount_minor, limit_minor, offer.currency)
    if not who.strip():
        raise ApproverMissingError
    return _word(case, offer, "offer_approved", {"how": how}, who, note)


def decide_consent(case: Case, offer: Offer, *, how: str, who: str, note: str, now_ms: int) -> Fact:
    """The fact that the consignor agreed to bear her part of an offer."""
    if how not in CHANNELS:
        raise BadOfferError(how)
    check_open(offer, now_ms)
    return _word(case, offer, "offer_consented", {"how": how}, who, note)


def _word(
    case: Case, offer: Offer, kind: str, what: Mapping[str, Json], who: str, note: str
) -> Fact:
    payload: dict[str, Json] = {
        "offer": offer.id,
        "place": offer.place,
        "who": who,
        "note": note,
        "amount_minor": offer.amount_minor,
        "currency": offer.currency,
        **what,
    }
    return Fact(kind, "case", case.id, payload)
