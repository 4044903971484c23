"""Branches, what there is to say of them, and moves of the tree as JSON."""

from app.cli.shapes.plain import Document
from app.domain.granularity import BranchFindings, Granularity
from app.domain.taxonomy import PastMove
from app.domain.taxonomy_effects import MovePreview


def granularity_document(report: Granularity) -> Document:
    """All branches in use, each with the figures that its verdict rests on."""
    return {
        "cases": report.cases,
        "missing": report.missing,
        "branches": [_branch(found) for found in report.branches],
    }


def _branch(found: BranchFindings) -> Document:
    verdict = found.verdict
    return {
        "category": found.branch,
        "cases": found.count,
        "open": found.open_count,
        "trunk_bp": found.trunk_bp,
        "corrected_out": found.corrected_out,
        "corrected_in": found.corrected_in,
        "endings": [{"resolution": code, "cases": count} for code, count in found.endings],
        "verdict": {
            "code": verdict.code,
            "other": verdict.other or None,
            "word": verdict.word or None,
            "count": verdict.count,
            "share_bp": verdict.share_bp,
        },
    }


def preview_document(preview: MovePreview) -> Document:
    """What a move will do."""
    move = preview.move
    before, after = preview.usual
    return {
        "move": move.kind,
        "from": move.source,
        "to": move.target,
        "open": preview.open_cases,
        "closed": preview.closed_cases,
        "examples": list(preview.examples),
        "rules": [
            {"rule": rule.code, "before": rule.was.condition, "after": rule.becomes.condition}
            for rule in preview.rules
        ],
        "trunk_rules": [rule.code for rule in preview.trunk_rules],
        "shares": {"before": dict(before), "after": dict(after)},
        "limits": [{"hours": hours, "days": days} for hours, days in preview.limits],
        "stays": list(preview.ties_lost),
        "new": list(preview.ties_gained),
    }


def move_document(move: PastMove, at: str) -> Document:
    """A move that was made; ``action`` undoes it."""
    return {
        "action": move.action.hex(),
        "at": at,
        "by": move.actor,
        "move": move.kind,
        "from": move.source,
        "to": move.target,
        "cases": move.cases,
    }
