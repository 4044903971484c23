"""Haggling: making an offer, answering it, approving it, the consignor's consent to it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.cases import Case, Share, check_text
from app.domain.changes import Changes
from app.domain.consignors import NO_TERMS, TrustTerms
from app.domain.errors import RuleError
from app.domain.moves import Actor
from app.domain.offers import (
    HERE,
    AlreadyAgreedError,
    Offer,
    OfferLine,
    UnknownOfferError,
    agreed_offer,
    decide_answer,
    decide_approval,
    decide_consent,
    decide_offer,
    limit_of,
    missing_for,
)
from app.services.money.splitting import proposed_for
from app.services.shop import Shop
from app.storage.state import State
from app.storage.store import Action
from app.storage.talk_state import answers_of, offers_of

_MOST_LETTERS = 2000
_NAME_LETTERS = 200


class NoDayToLapseError(RuleError):
    """An offer cannot be valid until a day that has passed."""

    code = "no_day_to_lapse"


@dataclass(frozen=True, slots=True)
class OfferTold:
    """An offer as it was told. ``to`` is the usual other side where nothing is said."""

    amount_minor: int
    made_by: str = "shop"
    to: str = ""
    says: str = ""
    valid_until: date | None = None  # the last day, on the shop's calendar


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """An answer as it was told: how it came, who gave it.

    ``consent_how`` says how the consignor agreed, where her consent comes with the acceptance;
    ``counter`` is the offer that takes the place of a countered one.
    """

    answer: str
    how: str = "in_person"
    who: str = ""
    note: str = ""
    consent_how: str = ""
    counter: OfferTold | None = None


@dataclass(frozen=True, slots=True)
class ApprovalTold:
    """An approval as it was told; from afar ``who`` names the person who gave it."""

    how: str = HERE
    who: str = ""
    note: str = ""


def make_offer(shop: Shop, *, number: str, told: OfferTold, actor: Actor) -> Changes:
    """Write down what somebody offers.

    Raises AlreadyAgreedError while an accepted offer stands, NoDayToLapseError, and what
    `decide_offer` refuses.
    """
    with shop.store.action(actor.name, may="cases.work") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        offers = offers_of(action.state.connection, case.id)
        record_offer(action, case, offers, told, actor)
    return action.changes


def record_offer(
    action: Action, case: Case, offers: tuple[Offer, ...], told: OfferTold, actor: Actor
) -> str:
    """Record an offer within ``action``; its identity."""
    agreed = agreed_offer(offers)
    if agreed is not None:
        raise AlreadyAgreedError(agreed.place)
    settings = action.state.settings()
    until_ms = None
    if told.valid_until is not None:
        end = datetime.combine(told.valid_until, time(23, 59, 59), settings.zone)
        until_ms = int(end.timestamp()) * 1000
        if until_ms <= action.at:
            raise NoDayToLapseError
    offer = action.new_id()
    action.record(
        decide_offer(
            case,
            offer=offer,
            place=max((o.place for o in offers), default=0) + 1,
            amount_minor=told.amount_minor,
            made_by=told.made_by,
            to=told.to,
            says=check_text(told.says, most=_MOST_LETTERS),
            valid_until_ms=until_ms,
            limit_minor=limit_of(actor.role, settings) if told.made_by == "shop" else 0,
        )
    )
    return offer


def answer_offer(shop: Shop, *, number: str, place: int, told: AnswerTold, actor: Actor) -> Changes:
    """Write down what became of an offer; a counter-offer goes with it.

    Raises UnknownOfferError, AlreadyAgreedError, OfferLacksError and the other refusals of
    `decide_answer`.
    """
    with shop.store.action(actor.name, may="cases.work") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        offers, offer = _find(action.state, case, place)
        agreed = agreed_offer(offers)
        if told.answer == "accepted" and agreed is not None and agreed is not offer:
            raise AlreadyAgreedError(agreed.place)
        who, note = _said_by(told.who), check_text(told.note, most=_MOST_LETTERS)
        missing = _missing(action.state, case, offer, actor, action.at)
        if told.answer == "accepted" and told.consent_how:
            consent = decide_consent(
                case, offer, how=told.consent_how, who="", note="", now_ms=action.at
            )
            action.record(consent)
            missing = tuple(need for need in missing if need != "consent")
        fact = decide_answer(
            case,
            offer,
            answer=told.answer,
            how=told.how,
            who=who,
            note=note,
            now_ms=action.at,
            missing=missing,
        )
        action.record(fact)
        if told.answer == "countered" and told.counter is not None:
            record_offer(action, case, offers, told.counter, actor)
    return action.changes


def approve_offer(
    shop: Shop, *, number: str, place: int, told: ApprovalTold, actor: Actor
) -> Changes:
    """Write down that an offer above the limit was approved, here or from afar.

    Here it is the actor who approves, and she must be allowed to promise as much. From afar it is
    a record of who said so and how.
    """
    here = told.how == HERE
    with shop.store.action(actor.name, may="cases.decide" if here else "cases.work") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        _, offer = _find(action.state, case, place)
        action.record(
            decide_approval(
                case,
                offer,
                how=told.how,
                who=actor.name if here else _said_by(told.who),
                note=check_text(told.note, most=_MOST_LETTERS),
                limit_minor=limit_of(actor.role, action.state.settings()),
                now_ms=action.at,
            )
        )
    return action.changes


def consent_to_offer(
    shop: Shop, *, number: str, place: int, how: str, actor: Actor, note: str = ""
) -> Changes:
    """Write down that the consignor agreed to bear her part of an offer."""
    with shop.store.action(actor.name, may="cases.work") as action:
        case = action.state.case(number)
        _, offer = _find(action.state, case, place)
        kept = check_text(note, most=_MOST_LETTERS)
        fact = decide_consent(case, offer, how=how, who="", note=kept, now_ms=action.at)
        action.record(fact)
    return action.changes


def offer_lines(shop: Shop, *, number: str, actor: Actor) -> tuple[OfferLine, ...]:
    """The offers of a case as they stand now, and what each waits for if ``actor`` accepts it."""
    now_ms, actor = shop.clock(), shop.store.rights(actor.name).acting(actor)
    with shop.store.state() as state:
        case = state.case(number)
        return tuple(
            OfferLine(
                offer,
                standing := offer.standing(now_ms),
                _missing(state, case, offer, actor, now_ms) if standing == "open" else (),
            )
            for offer in offers_of(state.connection, case.id)
        )


def terms_of(state: State, case: Case) -> TrustTerms:
    """What is agreed with the consignor of a case."""
    person = state.person_by_id(case.consignor) if case.consignor else None
    return person.terms if person else NO_TERMS


def expected_shares(state: State, case: Case, now_ms: int) -> tuple[Share, ...]:
    """The split that stands, or the one that would be proposed."""
    return case.shares or proposed_for(state, case, now_ms).shares


def _missing(state: State, case: Case, offer: Offer, actor: Actor, now_ms: int) -> tuple[str, ...]:
    missing = missing_for(
        offer,
        limit_minor=limit_of(actor.role, state.settings()),
        shares=expected_shares(state, case, now_ms),
        pre_agreed_minor=terms_of(state, case).settle_up_to_minor,
    )
    answers = answers_of(state.connection, case.id)
    if any(a.is_consent and a.at_ms >= offer.made_at_ms for a in answers):
        return tuple(need for need in missing if need != "consent")
    return missing


def _find(state: State, case: Case, place: int) -> tuple[tuple[Offer, ...], Offer]:
    offers = offers_of(state.connection, case.id)
    for offer in offers:
        if offer.place == place:
            return offers, offer
    raise UnknownOfferError(case.number, place)


def _said_by(name: str) -> str:
    return check_text(name, most=_NAME_LETTERS)
