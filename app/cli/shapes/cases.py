"""A case and what happens to it as JSON."""

from collections.abc import Sequence

from app.cli.shapes.durations import expected_shape
from app.cli.shapes.plain import Document, moment, money, photo
from app.domain.cases import shares_in_money
from app.domain.categories import trunk_of
from app.domain.durations import ExpectedDuration
from app.domain.ladder import Proposal, money_of
from app.domain.moves import OfferedMove
from app.domain.precedents import PRECEDENTS_NEEDED, Precedents
from app.domain.routes import RouteBook
from app.domain.rows import CaseCard, CaseLine, TimelineLine


def case_short(line: CaseLine) -> Document:
    """A case in a list. ``stage``, ``turn`` and ``due`` are the track in front."""
    return {
        "number": line.number,
        "title": line.title,
        "stage": line.stage,
        "turn": line.turn,
        "due": moment(line.due),
        "resolution": line.resolution,
        "category": line.category,
        "lane": line.lane,
        "at_stake": money(line.at_stake_minor, line.currency),
        "is_open": line.is_open,
        "opened_at": moment(line.opened_at),
    }


def case_full(
    card: CaseCard,
    book: RouteBook,
    expected: ExpectedDuration,
    suggestion: Document | None = None,
) -> Document:
    """A case with everything its page shows.

    Where nobody asked what it is taken for, ``suggestion`` is its category, without confidence.
    """
    line = card.line
    route = book.route(line.resolution, card.route_version)
    cents = shares_in_money(card.shares, card.loss_minor)
    return {
        **case_short(line),
        "suggestion": suggestion
        or {
            "label": trunk_of(line.category),
            "branch": line.category if "." in line.category else None,
            "confidence": None,
            "reasons": [],
        },
        "expected": expected_shape(expected),
        "shares": [
            {"party": share.party, "bp": share.bp, "amount": money(minor, line.currency)}
            for share, minor in zip(card.shares, cents, strict=True)
        ],
        "shares_reason": card.shares_reason,
        "split_round": card.split_round,
        "split_awaits": list(card.split_awaits),
        "split_objected": card.split_objected,
        "custody": card.item.line.custody if card.item else None,
        "tracks": {
            "claim": {
                "stage": card.claim_stage,
                "turn": card.claim_turn,
                "due": moment(card.claim_due),
                "passed": list(card.claim_path),
            },
            "recovery": {
                "stage": card.recovery_stage,
                "turn": card.recovery_turn,
                "due": moment(card.recovery_due),
                "passed": list(card.recovery_path),
            },
        },
        "route": {
            "version": card.route_version,
            "claim": list(route.claim),
            "recovery": list(route.recovery),
        },
        "complaint": card.complaint,
        "claimant": card.claimant,
        "claimant_name": card.claimant_name,
        "proof": card.proof,
        "proof_waived": card.proof_waived or None,
        "visit": card.visit,
        "same_visit": [sister.number for sister in card.sisters],
        "arose": card.arose,
        "identity": card.identity,
        "promised_at": moment(card.promised_at),
        "opened_by": card.opened_by,
        "refunded": money(card.refunded_minor, line.currency),
        "refund_state": card.refund_state or None,
        "sale_reversed": money(card.reversed_minor, line.currency),
        "costs": _unless_hidden(card, card.cost_minor),
        "loss": _unless_hidden(card, card.loss_minor),
        "settled": _unless_hidden(card, card.settled_minor),
        "mode": card.mode or None,
        "item": card.item.line.sku if card.item else None,
        "sale": card.sale.number if card.sale else None,
        "buyer": card.buyer_name or None,
        "consignor": card.consignor.number if card.consignor else None,
        "tags": list(card.tags),
        "team": card.team or None,
        "assignee": card.assignee or None,
        "priority_points": card.priority_points,
        "payout_held": card.hold_payout,
        "required_evidence": list(card.required_evidence),
        "photos": [photo(picture) for picture in card.photos],
        "evidence_missing": list(card.evidence_missing),
        "confirmed_fake": card.confirmed_fake,
    }


def offer(offered: OfferedMove, lang: str) -> Document:
    """A move; ``missing`` are codes, ``asks`` what has to be told with it."""
    move = offered.move
    return {
        "code": move.code,
        "label": move.name.in_language(lang),
        "allowed": offered.is_allowed,
        "missing": list(offered.missing),
        "track": move.track,
        "to": move.to,
        "asks": list(move.asks),
    }


def _unless_hidden(card: CaseCard, minor: int) -> Document | None:
    """An amount of the loss, null where it is not for the viewer to see."""
    return None if card.hides_costs else money(minor, card.line.currency)


def proposal(proposed: Proposal, loss_minor: int, currency: str) -> Document:
    """The proposed split and its ladder; ``reason`` is the code of the step that decides."""
    cents = shares_in_money(proposed.shares, loss_minor)
    return {
        "shares": [
            {"party": share.party, "bp": share.bp, "amount": money(minor, currency)}
            for share, minor in zip(proposed.shares, cents, strict=True)
        ],
        "reason": proposed.reason,
        "basis": proposed.basis,
        "reasons": [{"code": because.code, "by": because.by} for because in proposed.reasons],
        "steps": [
            {
                "code": step.code,
                "rests_on": step.source,
                "warns": step.warns,
                "params": dict(step.params),
                "shares": [
                    {"party": party, "bp": step.shares_bp[party], "amount": money(minor, currency)}
                    for party, minor in money_of(step, loss_minor).items()
                ],
            }
            for step in proposed.steps
        ],
    }


def precedents(found: Precedents, alike: Precedents) -> Document:
    """Similar past cases: how many, their median, the middle half of the consignors' shares.

    ``alike`` are those of them told in like words, most alike first; they decide nothing.
    """
    return {
        "n": found.count,
        "needed": PRECEDENTS_NEEDED,
        "category": found.category or None,
        "median": [{"party": party, "bp": bp} for party, bp in found.shares_bp.items()],
        "consignor_low_bp": found.low_bp,
        "consignor_high_bp": found.high_bp,
        "cases": [split.number for split in found.past],
        "alike": [split.number for split in alike.past],
    }


def timeline(lines: Sequence[TimelineLine]) -> list[Document]:
    """Entries, oldest first; ``action`` is what `undo` takes."""
    return [happening(line) for line in lines]


def happening(line: TimelineLine) -> Document:
    """One entry of the journal."""
    return {
        "at": moment(line.at),
        "actor": line.actor,
        "kind": line.kind,
        "payload": line.payload,
        "entry": line.entry.hex(),
        "action": line.action.hex(),
        "undone": line.undone,
    }
