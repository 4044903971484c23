"""Charging the loss of a case to those who bear it."""

from dataclasses import replace

from app.domain.cases import Case, shares_in_money
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.moves import Actor, decide_move, find_move
from app.domain.recovery import RecoveryTold
from app.domain.settlement import check_can_settle, default_mode, settlement_postings
from app.services.money.recovering import follow_settlement
from app.services.shop import Shop
from app.storage.store import Action


def settle_case(
    shop: Shop, *, number: str, mode: str, actor: Actor, told: RecoveryTold | None = None
) -> Changes:
    """Charge the loss to the parties and finish the recovery track.

    ``mode`` is one of SETTLEMENT_MODES, or empty for what the consignor's balance suggests;
    ``told`` says more of what a mode brings with it: in how many parts she pays in, what the item
    is worth. Raises ClaimStillOpenError, SplitMissingError, UnknownModeError, UnknownMoveError,
    and what `follow_settlement` raises.
    """
    with shop.store.action(actor.name, may="money.settle") as action:
        actor = action.acting(actor)
        settle_recovery(shop, action, action.state.case(number), actor, mode=mode, told=told)
    return action.changes


def settle_recovery(
    shop: Shop,
    action: Action,
    case: Case,
    actor: Actor,
    *,
    mode: str,
    told: RecoveryTold | None = None,
) -> Case:
    """Take the recovery track of ``case`` to its end within ``action``; the case after it."""
    action.require("money.settle")
    check_can_settle(case)
    book, hours = shop.program.routes, action.state.settings().hours
    if case.recovery.stage != "SETTLE":
        move = find_move(case, book, actor, _TO_SETTLEMENT.get(case.recovery.stage, "settled"))
        fact, case = decide_move(case, move, book, note="", now_ms=action.at, hours=hours)
        action.record(fact)
    case = record_settlement(action, case, mode=mode, told=told)
    move = find_move(case, book, actor, "settled")
    fact, case = decide_move(case, move, book, note="", now_ms=action.at, hours=hours)
    action.record(fact)
    return case


def record_settlement(
    action: Action, case: Case, *, mode: str, told: RecoveryTold | None = None
) -> Case:
    """Record within ``action`` that the unsettled loss is charged, and what the mode brings."""
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
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("case_settled", "case", case.id, payload, expects=case.last_entry))
    charged = sum(p.minor for p in lines if p.account == "consignors" and p.party == case.consignor)
    case = replace(case, settled_minor=case.loss_minor)
    return follow_settlement(action, case, mode, told or RecoveryTold(), charged_minor=charged)


# Which move takes the recovery track to its settlement.
_TO_SETTLEMENT = {
    "DECIDE": "split_agreed",
    "CONSIGNOR": "split_agreed",
    "CARRIER": "carrier_decided",
}
