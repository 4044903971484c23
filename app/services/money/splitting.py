"""Who bears the loss of a case: what is proposed, and what a person decides."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.cases import Case, check_seen, check_text
from app.domain.changes import Changes
from app.domain.chargebacks import category_to_split
from app.domain.ids import EntryId
from app.domain.liability import Proposal, decide_split, propose, propose_median
from app.domain.panel_result import panel_result
from app.domain.surgery import check_alive
from app.services.shop import Shop
from app.storage.claims_state import chargebacks_of
from app.storage.evidence_state import findings_of, panel_of
from app.storage.state import State
from app.storage.store import Action


def propose_split(shop: Shop, *, number: str) -> Proposal:
    """The default split, or what a panel gave, with its reasons, for those who may see shares."""
    shop.queries.check_sees("shares")
    with shop.store.state() as state:
        return proposed_for(state, state.case(number), shop.clock())


def proposed_for(state: State, case: Case, now_ms: int) -> Proposal:
    """The default split of this case as the shop's table has it now, or what a panel gave.

    What a chargeback comes to is split by the category that lies beneath it.
    """
    disputes = chargebacks_of(state.connection, case.id)
    case = category_to_split(case, next(reversed(disputes), None))
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
