"""Who bears the loss of a case: what is proposed, and what a person decides."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.cases import Case, check_seen, check_text
from app.domain.changes import Changes
from app.domain.chargebacks import category_to_split
from app.domain.claims import accepted_outside
from app.domain.confirmations import steps_as_json
from app.domain.ids import EntryId
from app.domain.ladder import Grounds, Proposal, propose
from app.domain.liability import SplitReasonNeededError, decide_split
from app.domain.panel_result import panel_result
from app.domain.surgery import check_alive
from app.domain.taxonomy import present_code
from app.services.program_data import ProgramData
from app.services.shop import Shop
from app.storage.claims_state import chargebacks_of, claims_of
from app.storage.contracts_state import terms_of_case
from app.storage.evidence_state import findings_of, panel_of
from app.storage.splits_state import precedents_of, underlying_category
from app.storage.state import State
from app.storage.store import Action
from app.storage.unwinding_state import recourse_cap
from app.text.steps import step_sentence

_MOST_LETTERS = 2000


def propose_split(shop: Shop, *, number: str) -> Proposal:
    """The split that the ladder comes to, step by step, for those who may see shares."""
    shop.queries.check_sees("shares")
    with shop.store.state() as state:
        return proposed_for(state, state.case(number), shop.clock())


def proposed_for(state: State, case: Case, now_ms: int) -> Proposal:
    """The split of this case as table, contract, records, findings and past cases have it now."""
    return propose(grounds_of(state, case, now_ms))


def grounds_of(state: State, case: Case, now_ms: int) -> Grounds:
    """What a proposal for this case is made from."""
    connection = state.connection
    disputes = chargebacks_of(connection, case.id)
    beneath = category_to_split(case, next(reversed(disputes), None))
    if beneath is case:
        beneath = replace(case, category=underlying_category(connection, case) or case.category)
    today = present_code(beneath.category, state.branches())
    beneath = beneath if today == beneath.category else replace(beneath, category=today)
    panel = panel_of(connection, case.id)
    has_spoken = panel is not None and panel.votes and panel.is_open(now_ms)
    item = state.item_by_id(case.item) if case.item else None
    item_class = item.item_class if item else ""
    return Grounds(
        case=case,
        table=state.default_shares(),
        item_class=item_class,
        has_baseline=item.has_baseline if item else False,
        contract=terms_of_case(connection, case),
        findings=findings_of(connection, case.id),
        panel_bp=panel_result(panel).shares_bp if panel is not None and has_spoken else {},
        precedents=precedents_of(connection, beneath, item_class),
        underlying=beneath.category if beneath.category != case.category else "",
        accepted_minor=accepted_outside(claims_of(connection, case.id)),
        recourse_cap_minor=recourse_cap(connection, case),
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

    Where it is what was proposed, the proposal's sentence is the reason unless another is given.
    Raises SplitReasonNeededError, SharesDoNotAddUpError and the other refusals of `decide_split`,
    StaleScreenError.
    """
    kept = check_text(reason, most=_MOST_LETTERS)
    with shop.store.action(decided_by, may="cases.decide") as action:
        case = action.state.case(number)
        check_seen(case, seen)
        check_alive(case)
        proposal = proposed_for(action.state, case, action.at)
        decide_split(case, shares_bp, reason=kept)  # what no reason would mend is told first
        is_proposed = _is_proposed(proposal, shares_bp)
        if not kept:
            if not is_proposed or case.split_objected:
                raise SplitReasonNeededError(case.number)
            kept = proposal_reason(shop.program, action.state, proposal, case.currency)
        record_split(action, case, shares_bp, reason=kept, proposal=proposal)
    return action.changes


def proposal_reason(program: ProgramData, state: State, proposal: Proposal, currency: str) -> str:
    """The sentence of the step that decides, in the shop's language."""
    lang, branches = state.settings().language, state.branches()
    return step_sentence(
        proposal.deciding,
        lambda code: program.category_name(code, branches).in_language(lang),
        currency,
        lang,
    )


def record_split(
    action: Action,
    case: Case,
    shares_bp: Mapping[str, int],
    *,
    reason: str,
    proposal: Proposal,
) -> Case:
    """Record within ``action`` who bears the loss, with the ladder of today; the case after it."""
    fact, after = decide_split(case, shares_bp, reason=reason)
    before = action.state.fields("case_file", case.id, ("shares", "split_round"))
    payload = {
        **fact.payload,
        "steps": steps_as_json(proposal.steps),
        "is_proposed": _is_proposed(proposal, shares_bp),
        "before": before,
    }
    action.record(replace(fact, payload=payload))
    return after


def _is_proposed(proposal: Proposal, shares_bp: Mapping[str, int]) -> bool:
    return proposal.shares_bp == {party: bp for party, bp in shares_bp.items() if bp}
