"""Money of a case: costs, refunds, the split, and its settlement; payouts to consignors."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.domain.cases import Case, check_seen, check_text, shares_in_money
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import EntryId, PersonId
from app.domain.ledger import TENDERS, Posting, as_json, channel
from app.domain.liability import Proposal, decide_split, propose, propose_median
from app.domain.money import not_negative
from app.domain.moves import Actor, change_track, decide_move, find_move, start_track
from app.domain.panel_result import panel_result
from app.domain.sales import divide_price
from app.domain.settlement import (
    NothingToRefundError,
    RefundAmountNeededError,
    UnknownTenderError,
    check_can_settle,
    compensation_postings,
    cost_postings,
    default_mode,
    is_lost,
    refund_postings,
    settlement_postings,
)
from app.domain.surgery import check_alive
from app.services.shop import Shop
from app.storage.evidence_state import findings_of, panel_of
from app.storage.state import State
from app.storage.store import Action
from app.storage.talk_state import agreed_minor


class NothingToPayError(RuleError):
    """A payout of nothing, or of more than the shop owes."""

    code = "nothing_to_pay"

    def __init__(self, amount_minor: int, balance_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, balance_minor=balance_minor, currency=currency)


def record_cost(
    shop: Shop, *, number: str, what: str, amount_minor: int, tender: str, paid_by: str
) -> Changes:
    """A cost of the case (freight, repair, an appraiser's fee), paid now, shared later."""
    text = check_text(what, most=500)
    if amount_minor == 0:
        raise NothingToRefundError
    with shop.store.action(paid_by, may="money.cost") as action:
        record_cost_within(
            shop, action, action.state.case(number), what=text, minor=amount_minor, tender=tender
        )
    return action.changes


def record_cost_within(
    shop: Shop, action: Action, case: Case, *, what: str, minor: int, tender: str
) -> None:
    """Record within ``action`` that a cost of the case was paid."""
    check_alive(case)
    lines = cost_postings(case, amount_minor=minor, tender=tender or "cash")
    payload: dict[str, Json] = {
        "what": what,
        "amount_minor": minor,
        "currency": case.currency,
        "tender": tender or "cash",
        "postings": as_json(lines, _today(action)),
    }
    action.record(Fact("cost_recorded", "case", case.id, payload))
    reopen_recovery(shop, action, case)


def reopen_recovery(shop: Shop, action: Action, case: Case) -> None:
    """A cost that comes after both tracks were done opens the recovery track again."""
    if case.recovery.is_done:
        stage = shop.program.routes.stages["DECIDE"]
        track = start_track(stage, action.at, action.state.settings().hours)
        fact, _ = change_track(case, "recovery", track, move="late_cost", note="")
        action.record(fact)


def record_refund(
    shop: Shop, action: Action, case: Case, *, amount_minor: int | None, tender: str
) -> Case:
    """Record within ``action`` that the buyer got money back on this case; the case after it.

    Without an amount it is the whole price, or what was agreed on where only a part goes back.
    Raises NotPermittedError, or RefundOverCapError where the loss is not the actor's to approve:
    what limits a refund is what it costs, not the price of a thing that came back.
    """
    action.require("money.refund")
    route = shop.program.routes.route(case.resolution, case.route_version)
    sold = action.state.sold_item(case)
    if sold is None or route.refund == "none":
        raise NothingToRefundError
    if amount_minor is None:
        amount_minor = agreed_minor(action.state.connection, case.id)
        if amount_minor is None or route.refund != "allowance":
            if route.refund == "allowance":
                raise RefundAmountNeededError
            amount_minor = sold.paid_left_minor
    unwinds = route.unwinds and case.custody in {"in_shop", "with_consignor"}
    buyer = case.buyer or _walk_in_buyer(action, case)
    way_back = tender or route.tender or sold.tender
    lines = refund_postings(
        case, sold, amount_minor=amount_minor, tender=way_back, unwinds=unwinds, buyer=buyer
    )
    loss = sum(p.minor for p in lines if p.account == "after_sales_loss")
    before = 0 if unwinds else case.refunded_minor  # one loss in two refunds is still one loss
    action.rights.check_refund(before + loss, case.currency)
    payload: dict[str, Json] = {
        "amount_minor": amount_minor,
        "loss_minor": loss,
        "currency": case.currency,
        "tender": way_back,
        "paid_with": sold.tender,
        "meaning": "return" if unwinds else route.refund,
        "item": case.item,
        "item_status": "on_hold" if unwinds else "",
        "postings": as_json(lines, _today(action)),
    }
    action.record(Fact("refund_recorded", "case", case.id, payload))
    return replace(
        case,
        buyer=buyer,
        refunded_minor=case.refunded_minor + amount_minor,
        loss_minor=case.loss_minor + loss,
    )


def record_compensation(action: Action, case: Case, *, amount_minor: int | None) -> Case:
    """Record within ``action`` what the consignor is owed for her item; the case after it.

    Without an amount it is her part of the tag price.
    """
    item = action.state.item_by_id(case.item) if case.item else None
    if amount_minor is None:
        amount_minor = divide_price(item.price_minor, item.split_bp)[0] if item else 0
    lines = compensation_postings(case, amount_minor=amount_minor)
    payload: dict[str, Json] = {
        "amount_minor": amount_minor,
        "currency": case.currency,
        "item": case.item,
        "item_status": "lost" if item and item.status != "sold" and is_lost(case) else "",
        "postings": as_json(lines, _today(action)),
    }
    action.record(Fact("compensation_recorded", "case", case.id, payload))
    return replace(case, loss_minor=case.loss_minor + amount_minor)


def _walk_in_buyer(action: Action, case: Case) -> PersonId:
    """A buyer nobody asked for her name still needs an account for her refund."""
    person = PersonId(action.new_id())
    fields: dict[str, Json] = {"name": case.number, "is_consignor": 0}
    action.record(
        Fact("person_edited", "person", person, {"fields": fields}),
        Fact(
            "case_edited",
            "case",
            case.id,
            {"fields": {"buyer": person}, "before": {"buyer": None}},
        ),
    )
    return person


def propose_split(shop: Shop, *, number: str) -> Proposal:
    """The default split, or what a panel gave, with its reasons, for those who may see shares."""
    shop.queries.check_sees("shares")
    with shop.store.state() as state:
        return proposed_for(state, state.case(number), shop.clock())


def proposed_for(state: State, case: Case, now_ms: int) -> Proposal:
    """The default split of this case as the shop's table has it now, or what a panel gave."""
    findings = findings_of(state.connection, case.id)
    panel = panel_of(state.connection, case.id)
    if panel is not None and panel.votes and panel.is_open(now_ms):
        return propose_median(case, panel_result(panel).shares_bp, findings)
    item = state.item_by_id(case.item) if case.item else None
    return propose(
        case,
        state.default_shares(),
        has_baseline=item.has_baseline if item else False,
        findings=findings,
    )


def split_liability(
    shop: Shop,
    *,
    number: str,
    shares_bp: Mapping[str, int],
    reason: str,
    decided_by: str,
    seen: EntryId | None = None,
) -> Changes:
    """Decide who bears the loss, in basis points that sum to 10,000.

    Raises SharesDoNotAddUpError and the other refusals of `decide_split`, StaleScreenError.
    """
    with shop.store.action(decided_by, may="cases.decide") as action:
        case = action.state.case(number)
        check_seen(case, seen)
        check_alive(case)
        record_split(action, case, shares_bp, reason=check_text(reason, most=2000))
    return action.changes


def record_split(action: Action, case: Case, shares_bp: Mapping[str, int], *, reason: str) -> Case:
    """Record within ``action`` who bears the loss; the case after it."""
    fact, after = decide_split(case, shares_bp, reason=reason)
    before = action.state.fields("case_file", case.id, ("shares",))
    action.record(replace(fact, payload={**fact.payload, "before": before}))
    return after


def settle_case(shop: Shop, *, number: str, mode: str, actor: Actor) -> Changes:
    """Charge the loss to the parties and finish the recovery track.

    ``mode`` is REVERSE or CLAWBACK, or empty for what the consignor's balance suggests. Raises
    ClaimStillOpenError, SplitMissingError, UnknownModeError, UnknownMoveError.
    """
    with shop.store.action(actor.name, may="money.settle") as action:
        actor = action.acting(actor)
        settle_recovery(shop, action, action.state.case(number), actor, mode=mode)
    return action.changes


def settle_recovery(shop: Shop, action: Action, case: Case, actor: Actor, *, mode: str) -> Case:
    """Take the recovery track of ``case`` to its end within ``action``; the case after it."""
    action.require("money.settle")
    check_can_settle(case)
    book, hours = shop.program.routes, action.state.settings().hours
    if case.recovery.stage != "SETTLE":
        move = find_move(case, book, actor, _TO_SETTLEMENT.get(case.recovery.stage, "settled"))
        fact, case = decide_move(case, move, book, note="", now_ms=action.at, hours=hours)
        action.record(fact)
    case = record_settlement(action, case, mode=mode)
    move = find_move(case, book, actor, "settled")
    fact, case = decide_move(case, move, book, note="", now_ms=action.at, hours=hours)
    action.record(fact)
    return case


# Which move takes the recovery track to its settlement.
_TO_SETTLEMENT = {
    "DECIDE": "split_agreed",
    "CONSIGNOR": "split_agreed",
    "CARRIER": "carrier_decided",
}


def record_settlement(action: Action, case: Case, *, mode: str) -> Case:
    """Record within ``action`` that the unsettled loss is charged to the parties."""
    if not mode:
        cents = shares_in_money(case.shares, case.unsettled_minor)
        owed = sum(c for s, c in zip(case.shares, cents, strict=True) if s.party == "consignor")
        balance = (
            action.balance("consignors", case.consignor, case.currency) if case.consignor else 0
        )
        mode = default_mode(balance, owed)
    lines, cents = settlement_postings(
        case, costs_minor=action.state.costs_to_allocate(case.id), mode=mode
    )
    payload: dict[str, Json] = {
        "mode": mode,
        "loss_minor": case.unsettled_minor,
        "currency": case.currency,
        "shares": [
            {"party": s.party, "bp": s.bp, "person": s.person, "minor": c}
            for s, c in zip(case.shares, cents, strict=True)
        ],
        "postings": as_json(lines, _today(action)),
    }
    action.record(Fact("case_settled", "case", case.id, payload, expects=case.last_entry))
    return replace(case, settled_minor=case.loss_minor)


def pay_out(shop: Shop, *, consignor: str, amount_minor: int, tender: str, paid_by: str) -> Changes:
    """Pay a consignor what the shop owes her, or part of it."""
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    with shop.store.action(paid_by, may="money.payout") as action:
        person = action.state.person(consignor)
        currency = action.state.settings().currency
        balance = action.state.balance("consignors", person.id, currency)
        if not 0 < not_negative(amount_minor) <= balance:
            raise NothingToPayError(amount_minor, balance, currency)
        lines = (
            Posting("consignors", amount_minor, currency, "payout", person.id),
            Posting(channel(tender), -amount_minor, currency, "payout"),
        )
        payload: dict[str, Json] = {
            "amount_minor": amount_minor,
            "currency": currency,
            "tender": tender,
            "postings": as_json(lines, _today(action)),
        }
        action.record(Fact("payout_recorded", "person", person.id, payload))
    return action.changes


def _today(action: Action) -> date:
    return action.day(action.state.settings().zone)
