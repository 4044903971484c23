"""What a consignor answers on a case, reminders to the parties, and what is agreed beforehand."""

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.confirmations import OBJECTED, WordTold, bearers
from app.domain.consignors import (
    REMINDED_BY,
    ConsignorAnswer,
    TrustTerms,
    check_terms,
    decide_consignor_answer,
    decides_alone,
    exposure_minor,
)
from app.domain.entries import Fact, Json
from app.domain.liability import NoConsignorError, UnknownPartyError
from app.domain.moves import Actor, allowed_moves
from app.domain.offers import AlreadyAgreedError, BadOfferError, agreed_offer, consignors_part
from app.domain.parties import PARTIES
from app.domain.surgery import check_alive
from app.services.money.confirming import record_consent, record_word, reopen_split
from app.services.money.splitting import proposed_for, record_split
from app.services.moves import MoveTold, make_move
from app.services.offers import OfferTold, expected_shares, record_offer, terms_of
from app.services.resolution import lead_to
from app.services.routing import find_route
from app.services.shop import Shop
from app.storage.store import Action
from app.storage.talk_state import agreed_minor, offers_of
from app.text.catalogue import translate

_MOST_LETTERS = 4000
# The moves of an answer, and the stage at which a track waits for her.
_WAITING = "CONSIGNOR"
_HEARD = {"claim": "consignor_heard", "recovery": "consignor_answered"}
_LEADS_TO = {"offer": "PARTIAL", "repair": "REPAIR"}


def record_consignor_answer(
    shop: Shop, *, number: str, answer: ConsignorAnswer, actor: Actor
) -> Changes:
    """Write down what the consignor says, and let go on what waited for her.

    Within what she may decide alone her answer is the decision: accepting decides the split as
    proposed, an amount becomes her offer to the buyer and the case a partial refund, repair
    becomes the resolution. Outside it is on record and the owner decides. An objection opens a
    split that was on its way to settlement again. Raises NoConsignorError,
    CaseGivenUpError and what `decide_consignor_answer` refuses.
    """
    note = check_text(answer.note, most=_MOST_LETTERS)
    answer = ConsignorAnswer(answer.answer, answer.amount_minor, answer.channel, note)
    with shop.store.action(actor.name, may="cases.work") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        check_alive(case)
        if case.consignor is None:
            raise NoConsignorError
        terms = terms_of(action.state, case)
        hers = her_part(action, case)
        decides = decides_alone(answer, her_part_minor=hers, terms=terms)
        action.record(
            decide_consignor_answer(
                case,
                answer,
                decides=decides,
                her_part_minor=hers,
                limit_minor=terms.decides_up_to_minor,
            )
        )
        case = go_on_without(shop, action, case, actor, note=note or _words(shop, action, answer))
        if answer.answer == "object":
            if "consignor" in bearers(case.shares):
                told = WordTold("consignor", answer.channel, note)
                record_word(action, case, told, OBJECTED)
            reopen_split(shop, action, case, actor)
        elif decides:
            case = _carry_out(shop, action, case, answer)
        if answer.answer == "accept":
            record_consent(action, case, answer.channel, note)
        if answer.answer == "offer":
            _note_offer(action, case, answer, actor)
    return action.changes


def her_part(action: Action, case: Case) -> int:
    """What the consignor would bear as things stand, in minor units."""
    state = action.state
    exposure = exposure_minor(case, agreed_minor(state.connection, case.id))
    return consignors_part(expected_shares(state, case, action.at), exposure)


def go_on_without(shop: Shop, action: Action, case: Case, actor: Actor, *, note: str) -> Case:
    """Whatever waits for the consignor goes back to where it was, within ``action``."""
    for name, code in _HEARD.items():
        track = case.claim if name == "claim" else case.recovery
        offers = allowed_moves(case, shop.program.routes, actor)
        if track.stage == _WAITING and any(offer.move.code == code for offer in offers):
            case = make_move(shop, action, case, actor, code, told=MoveTold(note=note))
    return case


def accept_proposed(action: Action, case: Case, *, reason: str) -> Case:
    """Decide the split as proposed within ``action``, unless one has been decided."""
    if case.shares:
        return case
    proposal = proposed_for(action.state, case, action.at)
    basis = translate("Talks", "as proposed; {why}", _lang(action))
    why = basis.format(why=reason)
    return record_split(action, case, proposal.shares_bp, reason=why, proposal=proposal)


def _lang(action: Action) -> str:
    return action.state.settings().language


def _words(shop: Shop, action: Action, answer: ConsignorAnswer) -> str:
    """Her answer in a word, where nothing more is said, in the shop's language."""
    return shop.program.word("consignor_answer", answer.answer).in_language(_lang(action))


def _carry_out(shop: Shop, action: Action, case: Case, answer: ConsignorAnswer) -> Case:
    """What she decided alone."""
    if answer.answer == "accept":
        why = translate("Talks", "the consignor accepts, within the agreed limit", _lang(action))
        return accept_proposed(action, case, reason=why)
    wanted = _LEADS_TO[answer.answer]
    if case.claim.is_done or case.resolution == wanted:
        return case
    return lead_to(shop, action, case, find_route(shop, wanted), note=answer.note)


def _note_offer(action: Action, case: Case, answer: ConsignorAnswer, actor: Actor) -> None:
    """The amount she names is an offer to the buyer, as long as nothing is agreed on."""
    offers = offers_of(action.state.connection, case.id)
    agreed = agreed_offer(offers)
    if agreed is not None:
        raise AlreadyAgreedError(agreed.place)
    told = OfferTold(answer.amount_minor or 0, "consignor", "buyer", answer.note)
    record_offer(action, case, offers, told, actor)


def send_reminder(
    shop: Shop, *, number: str, party: str, channel: str, proof: str, sent_by: str
) -> Changes:
    """Write down that a party was reminded. ``proof`` says how one knows that it arrived.

    Nothing is sent. Raises UnknownPartyError, BadOfferError (no such channel) or
    CaseGivenUpError.
    """
    if party not in PARTIES:
        raise UnknownPartyError(party)
    if channel not in REMINDED_BY:
        raise BadOfferError(channel)
    with shop.store.action(sent_by, may="cases.work") as action:
        case = action.state.case(number)
        check_alive(case)
        payload: dict[str, Json] = {
            "party": party,
            "channel": channel,
            "proof": check_text(proof, most=_MOST_LETTERS),
        }
        action.record(Fact("reminder_sent", "case", case.id, payload))
    return action.changes


def agree_terms(shop: Shop, *, consignor: str, terms: TrustTerms, agreed_by: str) -> Changes:
    """Write down what is agreed with a consignor beforehand; only what changes is recorded."""
    check_terms(terms)
    with shop.store.action(agreed_by, may="cases.decide") as action:
        person = action.state.person(consignor)
        wanted, now = _as_fields(terms), _as_fields(person.terms)
        fields = {key: value for key, value in wanted.items() if now[key] != value}
        before: dict[str, Json] = {key: now[key] for key in fields}
        if fields:
            payload: dict[str, Json] = {"fields": fields, "before": before}
            action.record(Fact("person_edited", "person", person.id, payload))
    return action.changes


def _as_fields(terms: TrustTerms) -> dict[str, Json]:
    return {
        "rating": terms.rating,
        "decides_up_to_minor": terms.decides_up_to_minor,
        "settle_up_to_minor": terms.settle_up_to_minor,
        "silence_clause": int(terms.silence_clause),
    }
