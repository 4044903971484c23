"""A consignor who does not answer: the program proposes to go on, a person confirms."""

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.consignors import exposure_minor
from app.domain.entries import Fact, Json
from app.domain.moves import Actor
from app.domain.offers import consignors_part
from app.domain.silence import (
    SilenceFacts,
    SilenceLacksError,
    SilenceProposal,
    silence_proposal,
)
from app.services.consignors import accept_proposed, go_on_without
from app.services.money.confirming import record_consent
from app.services.offers import expected_shares, terms_of
from app.services.shop import Shop
from app.storage.state import State
from app.storage.talk_state import agreed_minor, answers_of, reminders_of
from app.text.amounts import format_money
from app.text.catalogue import translate

_WAITING = "CONSIGNOR"


def propose_silence(shop: Shop, *, number: str) -> SilenceProposal:
    """Whether the consignor's silence may be taken as consent now, and what is missing.

    For those who may see shares; raises HiddenFromRoleError for others.
    """
    shop.queries.check_sees("shares")
    now_ms = shop.clock()
    with shop.store.state() as state:
        return silence_proposal(_facts(state, state.case(number), now_ms), now_ms)


def accept_silence(shop: Shop, *, number: str, actor: Actor, note: str = "") -> Changes:
    """Take the consignor's silence as consent: the split stands as proposed, the case goes on.

    Raises SilenceLacksError, which says what is missing.
    """
    kept = check_text(note)
    with shop.store.action(actor.name, may="cases.decide") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        proposal = silence_proposal(_facts(action.state, case, action.at), action.at)
        if not proposal.is_ripe:
            raise SilenceLacksError(proposal.missing)
        facts, lang = proposal.facts, action.state.settings().language
        part = format_money(facts.her_part_minor, case.currency)
        why = translate(
            "Talks",
            "the consignor kept silent: agreed by contract, reminded {n} times, their part"
            " is {part}",
            lang,
        ).format(n=facts.reminders, part=part)
        payload: dict[str, Json] = {
            "due": facts.due_ms,
            "reminders": facts.reminders,
            "her_part_minor": facts.her_part_minor,
            "cap_minor": facts.cap_minor,
            "currency": case.currency,
            "why": why,
            "note": kept,
        }
        action.record(Fact("silence_accepted", "case", case.id, payload))
        case = go_on_without(shop, action, case, actor, note=kept or why)
        case = accept_proposed(action, case, reason=why)
        record_consent(action, case, "silence", why)
    return action.changes


def _facts(state: State, case: Case, now_ms: int) -> SilenceFacts:
    waiting = [t.due_ms for t in (case.recovery, case.claim) if t.stage == _WAITING and t.turn]
    answers = answers_of(state.connection, case.id)
    since = answers[-1].at_ms if answers else 0
    proved = [
        r
        for r in reminders_of(state.connection, case.id)
        if r.party == "consignor" and r.proof and r.at_ms >= since
    ]
    exposure = exposure_minor(case, agreed_minor(state.connection, case.id))
    return SilenceFacts(
        has_consignor=case.consignor is not None,
        due_ms=max((due for due in waiting if due is not None), default=None),
        has_clause=terms_of(state, case).silence_clause,
        reminders=len(proved),
        her_part_minor=consignors_part(expected_shares(state, case, now_ms), exposure),
        cap_minor=state.settings().silence_cap_minor,
    )
