"""Appraisers and their findings: agreed on, recorded, withdrawn. Each is evidence, no verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.cases import Case
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.findings import (
    AgreedAppraiser,
    Finding,
    UnknownFindingError,
    agreed_names,
    decide_appraiser,
    decide_finding,
    is_agreed,
    is_confirmed_fake,
    is_conflicting,
    sides_of,
)
from app.domain.papers import Words
from app.domain.rows import HandoverLine
from app.domain.surgery import check_alive, check_reason
from app.services.money.costs import record_cost_within
from app.services.photos import KeptPhoto, photo_fact
from app.services.shop import Shop
from app.storage.evidence_state import appraisers_of, findings_of
from app.storage.store import Action


@dataclass(frozen=True, slots=True)
class Appraisal:
    """All that is known of a case's examination."""

    appraisers: tuple[AgreedAppraiser, ...]
    findings: tuple[Finding, ...]  # oldest first, those withdrawn among them
    agreed: frozenset[str]  # entries of the findings that come from an agreed appraiser
    sides: tuple[str, str]  # who has to agree
    missing_sides: tuple[str, ...]  # of the appraiser named last
    is_conflicting: bool
    is_confirmed_fake: bool
    appraiser_kind: Words  # who appraises this class of items
    sealed: HandoverLine | None  # the newest sealed handover


def case_appraisal(shop: Shop, *, number: str) -> Appraisal:
    """Appraisers, findings and seals of a case."""
    with shop.store.state() as state:
        case = state.case(number)
        appraisers = appraisers_of(state.connection, case.id)
        findings = findings_of(state.connection, case.id)
        item = state.item_by_id(case.item) if case.item else None
    names = agreed_names(case, appraisers)
    card = shop.queries.items.card_by_id(case.item) if case.item else None
    classes = shop.program.item_classes
    return Appraisal(
        appraisers,
        findings,
        frozenset(finding.entry for finding in findings if is_agreed(finding, names)),
        sides_of(case),
        _missing_sides(case, appraisers),
        is_conflicting(findings),
        case.confirmed_fake,
        classes.get(item.item_class if item else "other", classes["other"]).appraiser,
        next((line for line in card.handovers if line.seal), None) if card else None,
    )


def _missing_sides(case: Case, appraisers: Sequence[AgreedAppraiser]) -> tuple[str, ...]:
    if not appraisers:
        return ()
    last = appraisers[-1].name
    by = {
        side for appraiser in appraisers if appraiser.name == last for side in appraiser.agreed_by
    }
    return tuple(side for side in sides_of(case) if side not in by)


def agree_on_appraiser(
    shop: Shop, *, number: str, name: str, agreed_by: Sequence[str], recorded_by: str, how: str = ""
) -> Changes:
    """Record that parties accepted an appraiser, at once or one after the other.

    Raises FindingWithoutAuthorError, BadFindingError or CaseGivenUpError.
    """
    with shop.store.action(recorded_by, may="cases.work") as action:
        case = action.state.case(number)
        check_alive(case)
        fact = decide_appraiser(case, name, agreed_by, how)
        agreed = AgreedAppraiser(str(fact.payload["name"]), tuple(agreed_by))
        action.record(_with_outcome(action, case, fact, appraiser=agreed))
    return action.changes


def record_finding(
    shop: Shop,
    *,
    number: str,
    finding: Finding,
    recorded_by: str,
    kept: Sequence[KeptPhoto] = (),
    fee_tender: str = "",
) -> Changes:
    """Record what somebody found; several may stand beside each other and conflict.

    With ``fee_tender`` the fee was paid by the shop now and is a cost of the case too. Raises
    CaseGivenUpError and what `decide_finding` refuses.
    """
    with shop.store.action(recorded_by, may="cases.work") as action:
        case = action.state.case(number)
        check_alive(case)
        hashes = dict.fromkeys((*finding.photos, *(photo.sha256 for photo in kept)))
        finding = replace(finding, photos=tuple(hashes))
        fact = decide_finding(case, finding)
        action.record(*(photo_fact(p, "case", case.id, role="finding") for p in kept))
        action.record(_with_outcome(action, case, fact, finding=finding))
        if finding.fee_minor and fee_tender:
            action.require("money.cost")
            words = [finding.by, finding.fee_advanced_by and f"({finding.fee_advanced_by})"]
            record_cost_within(
                shop,
                action,
                case,
                what=" ".join(word for word in words if word),
                minor=finding.fee_minor,
                tender=fee_tender,
            )
    return action.changes


def withdraw_finding(
    shop: Shop, *, number: str, finding: str, reason: str, withdrawn_by: str
) -> Changes:
    """A finding no longer stands; ``finding`` is its place in the list from 1, or its entry.

    Raises UnknownFindingError or ReasonMissingError.
    """
    why = check_reason(reason)
    with shop.store.action(withdrawn_by, may="cases.work") as action:
        case = action.state.case(number)
        findings = findings_of(action.state.connection, case.id)
        gone = _named(findings, finding)
        payload: dict[str, Json] = {"finding": gone.entry, "by": gone.by, "reason": why}
        fact = Fact("finding_withdrawn", "case", case.id, payload)
        action.record(_with_outcome(action, case, fact, gone=gone.entry))
    return action.changes


def _named(findings: Sequence[Finding], name: str) -> Finding:
    for place, finding in enumerate(findings, 1):
        if finding.stands and name.strip() in {str(place), finding.entry}:
            return finding
    raise UnknownFindingError(name)


def _with_outcome(
    action: Action,
    case: Case,
    fact: Fact,
    *,
    finding: Finding | None = None,
    appraiser: AgreedAppraiser | None = None,
    gone: str = "",
) -> Fact:
    """``fact`` with whether the item counts as a confirmed counterfeit after it."""
    connection = action.state.connection
    findings = [f for f in findings_of(connection, case.id) if f.entry != gone]
    appraisers = appraisers_of(connection, case.id)
    if finding:
        findings.append(finding)
    if appraiser:
        appraisers = (*appraisers, appraiser)
    is_fake = is_confirmed_fake(findings, agreed_names(case, appraisers))
    outcome: dict[str, Json] = {
        "is_confirmed_fake": is_fake,
        "before": {"confirmed_fake": int(case.confirmed_fake)},
    }
    return replace(fact, payload={**fact.payload, **outcome})
