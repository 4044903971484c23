"""The fast lane's finish: a simple case from where it stands to its end, as one action.

It makes the moves a person would make, one after the other, each an entry of its own; it has no
way of its own to refund, split or settle.
"""

from dataclasses import replace
from typing import NamedTuple

from app.domain.cases import Case, check_seen, check_text
from app.domain.changes import Changes
from app.domain.consignors import may_settle_without_asking
from app.domain.finishing import (
    FAST,
    FinishLacksError,
    FinishProposal,
    FinishTold,
    asks_for_item,
    waits_for_others,
)
from app.domain.ids import EntryId
from app.domain.liability import decide_split
from app.domain.moves import Actor, OfferedMove, allowed_moves, leading_move
from app.domain.offers import CaseIsOverError, agreed_offer, consignors_part
from app.domain.routes import Route
from app.services.money.confirming import record_consent
from app.services.money.refund_proposal import expected_refund
from app.services.money.settling import settle_recovery
from app.services.money.splitting import proposal_reason, proposed_for, record_split
from app.services.moves import MoveTold, make_move, record_identity
from app.services.offers import terms_of
from app.services.resolution import lead_to
from app.services.routing import find_route
from app.services.shop import Shop
from app.storage.state import State
from app.storage.store import Action
from app.storage.talk_state import agreed_minor, answers_of, offers_of
from app.text.amounts import format_money
from app.text.catalogue import translate

_MOST_MOVES = 40  # far more than the longest path has


def finish_case(
    shop: Shop,
    *,
    number: str,
    actor: Actor,
    told: FinishTold | None = None,
    seen: EntryId | None = None,
) -> Changes:
    """Finish a case of the fast lane on both tracks; nothing is done where something is missing.

    Raises FinishLacksError, StaleScreenError, CaseIsOverError, and what the refund, the split or
    the settlement refuses.
    """
    told = told or FinishTold()
    told = replace(told, note=check_text(told.note))
    with shop.store.action(actor.name, may="cases.decide") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        check_seen(case, seen)
        if not case.is_open:
            raise CaseIsOverError(case.number)
        if told.resolution and told.resolution != case.resolution:
            route = find_route(shop, told.resolution)
            case = lead_to(shop, action, case, route, note=told.note)
        lacking = _standing_against(shop, case)
        if lacking:
            raise FinishLacksError(case.number, lacking)
        if told.identity and case.item is not None and not case.claim.is_done:
            case = record_identity(action, case, told.identity, told.note)
        case = _finish_claim(shop, action, case, actor, told)
        if case.loss_minor > action.state.settings().fast_lane_cap_minor:
            raise FinishLacksError(case.number, ("loss_cap",))
        _finish_recovery(shop, action, case, actor, told)
    return action.changes


def _standing_against(shop: Shop, case: Case) -> tuple[str, ...]:
    """What no telling would change."""
    book = shop.program.routes
    others = waits_for_others(case, book.route(case.resolution, case.route_version), book)
    return (
        *(() if case.lane == FAST else ("fast_lane",)),
        *(("others_turn",) if others else ()),
    )


def _finish_claim(shop: Shop, action: Action, case: Case, actor: Actor, told: FinishTold) -> Case:
    """Move by move along the path until the claimant has what is hers."""
    for _ in range(_MOST_MOVES):
        if case.claim.is_done:
            return case
        offers = allowed_moves(case, shop.program.routes, actor)
        way = leading_move([offer for offer in offers if offer.move.track == "claim"])
        if way is None:
            raise FinishLacksError(case.number, ("others_turn",))
        lacking = _lacking(shop, action, case, way, told)
        if lacking:
            raise FinishLacksError(case.number, lacking, case.evidence_missing)
        with_it = MoveTold(note=told.note, amount_minor=told.amount_minor, tender=told.tender)
        case = make_move(shop, action, case, actor, way.move.code, told=with_it)
    raise FinishLacksError(case.number, ("others_turn",))


def _lacking(
    shop: Shop, action: Action, case: Case, way: OfferedMove, told: FinishTold
) -> tuple[str, ...]:
    """What the next move lacks, and what nobody has said with it."""
    move = way.move
    route = shop.program.routes.route(case.resolution, case.route_version)
    unsaid = "note" in move.asks and not told.note
    comes_back = move.hands == "in_shop" and case.custody != "in_shop" and case.item is not None
    open_sum = (
        move.does == "refund"
        and route.refund == "allowance"
        and told.amount_minor is None
        and agreed_minor(action.state.connection, case.id) is None
    )
    return (
        *way.missing,
        *(("note",) if unsaid else ()),
        *(("item_here",) if comes_back and not told.item_here else ()),
        *(("amount",) if open_sum else ()),
    )


def _finish_recovery(
    shop: Shop, action: Action, case: Case, actor: Actor, told: FinishTold
) -> None:
    """Charge the loss as it was told, decided or proposed; close where there is none."""
    if case.recovery.is_done:
        return
    if case.unsettled_minor == 0:
        offers = allowed_moves(case, shop.program.routes, actor)
        if any(o.move.code == "nothing_to_recover" and o.is_allowed for o in offers):
            make_move(shop, action, case, actor, "nothing_to_recover", told=MoveTold())
            return
    else:
        case = _split(shop, action, case, actor, told)
    settle_recovery(shop, action, case, actor, mode=told.mode)


def _split(shop: Shop, action: Action, case: Case, actor: Actor, told: FinishTold) -> Case:
    """The split that will be settled; the reason says why nobody asked the consignor."""
    state = action.state
    proposal = proposed_for(state, case, action.at)
    proposed = {share.party: share.bp for share in proposal.shares}
    decided = {share.party: share.bp for share in case.shares}
    wanted = dict(told.shares_bp) if told.shares_bp else decided or proposed
    _, after = decide_split(case, wanted, reason="")
    hers = consignors_part(after.shares, case.unsettled_minor)
    unasked = _why_not_asked(state, case, actor, hers)
    if unasked is None:
        raise FinishLacksError(case.number, ("consignor_asked",))
    if wanted == decided:
        return case
    why = told.note
    if wanted == proposed:
        why = proposal_reason(shop.program, state, proposal, case.currency)
    reason = " ".join(part for part in (why, unasked.words) if part)
    case = record_split(action, case, wanted, reason=reason, proposal=proposal)
    if unasked.agreed:
        record_consent(action, case, "agreed", unasked.words)
    return case


class _Unasked(NamedTuple):
    """Why the consignor need not be asked, in a sentence; ``agreed``: she has said so before."""

    words: str
    agreed: bool


def _why_not_asked(state: State, case: Case, actor: Actor, her_part_minor: int) -> _Unasked | None:
    """Why the consignor need not be asked; None where she must be.

    Without words where she bears nothing.
    """
    lang, connection = state.settings().language, state.connection
    if her_part_minor == 0:
        return _Unasked("", agreed=False)
    agreed = agreed_offer(offers_of(connection, case.id))
    if any(a.is_consent for a in answers_of(connection, case.id)) or (agreed and agreed.consent):
        return _Unasked(translate("Talks", "The consignor agreed.", lang), agreed=True)
    terms = terms_of(state, case)
    if may_settle_without_asking(her_part_minor, terms):
        amount = format_money(terms.settle_up_to_minor, case.currency)
        text = translate("Talks", "Settled without asking, as agreed up to {amount}.", lang)
        return _Unasked(text.format(amount=amount), agreed=True)
    if actor.role == "owner":
        text = translate("Talks", "The owner decided without asking the consignor.", lang)
        return _Unasked(text, agreed=False)
    return None


def propose_finish(
    shop: Shop, *, number: str, actor: Actor, resolution: str = ""
) -> FinishProposal:
    """How the case would be finished if nothing else were told, for the panel that asks.

    For those who may see shares; raises HiddenFromRoleError for others.
    """
    shop.queries.check_sees("shares")
    actor = shop.store.rights(actor.name).acting(actor)
    with shop.store.state() as state:
        case = state.case(number)
        route = find_route(shop, resolution or case.resolution)
        case = replace(case, resolution=route.code, route_version=route.version)
        amount = _usual_amount(state, case, route)
        unwinds = route.unwinds and (case.custody == "in_shop" or asks_for_item(case, route))
        ahead = 0 if case.claim.is_done else amount or 0
        expected = expected_refund(
            state,
            case,
            route,
            amount_minor=ahead,
            unwinds=unwinds,
            today=shop.today(state.settings().zone),
        )
        loss = case.loss_minor + expected.loss_minor
        proposal = proposed_for(state, case, shop.clock())
        shares = case.shares or proposal.shares
        sold = state.sold_item(case)
        too_much = loss > state.settings().fast_lane_cap_minor
        hers = consignors_part(shares, loss - case.settled_minor)
        must_ask = _why_not_asked(state, case, actor, hers) is None
        return FinishProposal(
            resolution=route.code,
            resolutions=_resolutions(shop, case),
            asks_amount=route.refund != "none" and not case.claim.is_done,
            amount_minor=amount,
            tender=route.tender or (sold.tender if sold else "cash"),
            asks_identity=case.item is not None and not case.identity and not case.claim.is_done,
            asks_item=asks_for_item(case, route),
            loss_minor=loss,
            restocking_minor=expected.restocking_minor,
            shares=shares,
            because=None if case.shares else proposal.deciding,
            missing=(
                *_standing_against(shop, case),
                *(("loss_cap",) if too_much else ()),
                *(("consignor_asked",) if must_ask else ()),
            ),
        )


def _usual_amount(state: State, case: Case, route: Route) -> int | None:
    """The refund where nothing else is told; None where there is none or it must be told."""
    if route.refund == "allowance":
        return agreed_minor(state.connection, case.id)
    sold = state.sold_item(case) if route.refund == "full" else None
    return sold.paid_left_minor if sold else None


def _resolutions(shop: Shop, case: Case) -> tuple[str, ...]:
    """What this case could end with in one go."""
    book = shop.program.routes
    if case.claim.is_done:
        return (case.resolution,)
    routes = [route for code in book.resolutions() if (route := book.newest(code))]
    return tuple(route.code for route in routes if not waits_for_others(case, route, book))
