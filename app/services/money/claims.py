"""Claims of a case against carriers, insurers and third parties: filed, answered, paid."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.claim_postings import (
    answer_postings,
    answered_minor,
    claimable_minor,
    filing_postings,
    payment_postings,
)
from app.domain.claims import (
    AcceptanceNotWrittenError,
    Claim,
    ClaimDayAheadError,
    UnknownClaimError,
)
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.money import not_negative
from app.domain.moves import Actor, allowed_moves, change_track, start_track
from app.domain.surgery import check_alive, check_reason
from app.services.clocks import record_met_clocks
from app.services.moves import MoveTold, make_move
from app.services.shop import Shop
from app.storage.claims_state import claims_of, outside_party, pot_of
from app.storage.store import Action

_MOST_LETTERS = 500
_WITH_CARRIER = "CARRIER"


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim as it was told. Without an amount it is all that nobody bears yet."""

    party: str  # number of the carrier, insurer or third party
    amount_minor: int | None = None
    insured_minor: int | None = None
    filed_on: date | None = None
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """An answer as it was told: ``letter`` names the paper in which they accept."""

    answer: str  # accepted, partly, refused, withdrawn
    amount_minor: int | None = None
    letter: str = ""
    answered_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimPayment:
    """Money that came for a claim; with ``takes_back`` it was recorded by mistake, and why."""

    amount_minor: int | None = None  # all that is left of it, where nothing is told
    tender: str = "bank"
    reference: str = ""
    received_on: date | None = None
    note: str = ""
    takes_back: bool = False


def file_claim(shop: Shop, *, number: str, told: ClaimTold, actor: Actor) -> Changes:
    """File a claim: what it asks for of the unsettled loss waits from now on.

    The recovery track waits for a carrier or insurer. Raises NotAnOutsidePartyError,
    UnknownPersonError, ClaimAmountError, ClaimDayAheadError or CaseGivenUpError.
    """
    with shop.store.action(actor.name, may="money.claim") as action:
        actor, case = action.acting(actor), action.state.case(number)
        check_alive(case)
        party = outside_party(action.state.person(told.party))
        claims = claims_of(action.state.connection, case.id)
        pot = pot_of(action.state.connection, case.id, party)
        claimed = claimable_minor(case, pot) if told.amount_minor is None else told.amount_minor
        moved = filing_postings(case, party, claimed_minor=claimed, pot=pot)
        insured = None if told.insured_minor is None else not_negative(told.insured_minor)
        payload: dict[str, Json] = {
            "claim": action.new_id(),
            "place": max((claim.place for claim in claims), default=0) + 1,
            "party": party.id,
            "party_kind": party.kind,
            "party_name": party.name,
            "claimed_minor": claimed,
            "insured_minor": insured,
            "currency": case.currency,
            "filed_on": _day(action, told.filed_on),
            "reference": check_text(told.reference, most=_MOST_LETTERS),
            "note": check_text(told.note, most=_MOST_LETTERS),
            "settled_minor": moved.settled_minor,
            "postings": as_json(moved.postings, action.today),
        }
        action.record(Fact("claim_filed", "case", case.id, payload))
        case = replace(case, settled_minor=case.settled_minor + moved.settled_minor)
        if party.kind != "third":
            _wait_for_carrier(shop, action, case, actor)
    return action.changes


def answer_claim(
    shop: Shop, *, number: str, place: int, told: ClaimAnswer, actor: Actor
) -> Changes:
    """Record what they answered; what they do not accept is split again.

    A later answer takes the place of an earlier one. Raises UnknownClaimError,
    AcceptanceNotWrittenError, and what `answered_minor` and `answer_postings` refuse.
    """
    with shop.store.action(actor.name, may="money.claim") as action:
        case = action.state.case(number)
        check_alive(case)
        claims, claim = _find(action, case, place)
        accepted = answered_minor(claim, told.answer, told.amount_minor)
        letter = check_text(told.letter, most=_MOST_LETTERS)
        if accepted and not letter:
            raise AcceptanceNotWrittenError
        answer = "accepted" if accepted == claim.claimed_minor else told.answer
        pot = pot_of(action.state.connection, case.id, claim.party, besides=claim.id)
        moved = answer_postings(case, claim, accepted_minor=accepted, pot=pot)
        payload: dict[str, Json] = {
            "claim": claim.id,
            "place": claim.place,
            "party_name": claim.party.name,
            "answer": answer,
            "claimed_minor": claim.claimed_minor,
            "accepted_minor": accepted,
            "currency": claim.currency,
            "answered_on": _day(action, told.answered_on),
            "letter": letter,
            "note": check_text(told.note, most=_MOST_LETTERS),
            "settled_minor": moved.settled_minor,
            "postings": as_json(moved.postings, action.today),
        }
        case = replace(case, settled_minor=case.settled_minor + moved.settled_minor)
        side = "third" if claim.party.kind == "third" else "carrier"
        if moved.settled_minor < 0 and any(share.party == side for share in case.shares):
            payload["shares"] = []  # they will not bear it: it is decided anew who does
        action.record(Fact("claim_answered", "case", case.id, payload))
        waited = [c for c in claims if c.id != claim.id and not c.answer]
        if case.recovery.stage == _WITH_CARRIER:
            if side == "carrier" and not any(c.party.kind != "third" for c in waited):
                _go_on(shop, action, case)
        elif moved.settled_minor and case.unsettled_minor and case.recovery.stage != "DECIDE":
            _go_on(shop, action, case)
    return action.changes


def record_claim_payment(
    shop: Shop, *, number: str, place: int, told: ClaimPayment, recorded_by: str
) -> Changes:
    """Record money that came for an accepted claim, in one sum or in parts.

    Raises UnknownClaimError, ReasonMissingError and what `payment_postings` refuses.
    """
    note = check_text(told.note, most=_MOST_LETTERS)
    if told.takes_back:
        check_reason(note)
    with shop.store.action(recorded_by, may="money.claim") as action:
        case = action.state.case(number)
        _, claim = _find(action, case, place)
        usual = -claim.received_minor if told.takes_back else claim.left_minor
        sign = -1 if told.takes_back else 1
        amount = usual if told.amount_minor is None else sign * told.amount_minor
        lines = payment_postings(case, claim, amount_minor=amount, tender=told.tender)
        payload: dict[str, Json] = {
            "claim": claim.id,
            "place": claim.place,
            "party_name": claim.party.name,
            "amount_minor": amount,
            "left_minor": claim.left_minor - amount,
            "currency": claim.currency,
            "tender": told.tender,
            "reference": check_text(told.reference, most=_MOST_LETTERS),
            "received_on": _day(action, told.received_on),
            "note": note,
            "postings": as_json(lines, action.today),
        }
        action.record(Fact("claim_paid", "case", case.id, payload))
    return action.changes


def _find(action: Action, case: Case, place: int) -> tuple[tuple[Claim, ...], Claim]:
    claims = claims_of(action.state.connection, case.id)
    for claim in claims:
        if claim.place == place:
            return claims, claim
    raise UnknownClaimError(case.number, place)


def _day(action: Action, told: date | None) -> str:
    if told is not None and told > action.today:
        raise ClaimDayAheadError(told.isoformat())
    return (told or action.today).isoformat()


def _wait_for_carrier(shop: Shop, action: Action, case: Case, actor: Actor) -> None:
    """The recovery track goes to the carrier; the deadline for filing has been met."""
    book, hours = shop.program.routes, action.state.settings().hours
    offers = allowed_moves(case, book, actor)
    for code in ("file_carrier_claim", "ask_carrier"):
        if any(offer.move.code == code and offer.is_allowed for offer in offers):
            make_move(shop, action, case, actor, code, told=MoveTold())
            return
    if case.recovery.is_done and case.claim.is_done:
        track = start_track(book.stages[_WITH_CARRIER], action.at, hours)
        track = replace(track, returns_to="DECIDE")
        fact, case = change_track(case, "recovery", track, move="claim_filed", note="")
        action.record(fact)
    record_met_clocks(shop, action, case.id, _WITH_CARRIER)


def _go_on(shop: Shop, action: Action, case: Case) -> None:
    """After an answer: to the decision where something is to be split, else to the end."""
    ends = not case.unsettled_minor and case.claim.is_done
    to = shop.program.routes.stages["CLOSED" if ends else "DECIDE"]
    track = start_track(to, action.at, action.state.settings().hours)
    fact, _ = change_track(case, "recovery", track, move="claim_answered", note="")
    action.record(fact)
