"""What was learned, as documents with stable keys."""

from app.cli.shapes.plain import Document
from app.domain.duration_backtest import Covered, DurationBacktest
from app.domain.learning_report import LearningReport
from app.domain.maturity import Rung
from app.domain.own_model import TrainedModel
from app.domain.rule_proposals import RuleProposal
from app.domain.scoring import CategoryScore, Figures


def rung_shape(rung: Rung) -> Document:
    """One part that learns."""
    return {
        "part": rung.part,
        "state": rung.standing,
        "needed": rung.needed,
        "have": rung.have,
        "missing": rung.missing,
    }


def training_shape(one: TrainedModel) -> Document:
    """One training and what came of it."""
    return {
        "model": one.digest,
        "at": one.at_ms,
        "cases": one.cases,
        "kept": one.kept,
        "why": one.why,
        "before": figures_shape(one.champion),
        "after": figures_shape(one.challenger),
    }


def figures_shape(figures: Figures) -> Document:
    """One model in figures."""
    return {
        "cases": figures.cases,
        "accuracy": _rounded(figures.accuracy),
        "branch_accuracy": _rounded(figures.branch_accuracy),
        "macro_f1": _rounded(figures.macro_f1),
        "macro_f1_interval": [_rounded(figures.low), _rounded(figures.high)],
        "calibration_error": _rounded(figures.calibration_error),
    }


def report_shape(report: LearningReport) -> Document:
    """The whole report."""
    return {
        "model": report.model or None,
        "figures": figures_shape(report.figures),
        "trunks": [_score(score) for score in report.trunks],
        "branches": [_score(score) for score in report.branches],
        "confusion": {
            "wanted": list(report.confusion.wanted),
            "suggested": [code or None for code in report.confusion.suggested],
            "counts": [list(row) for row in report.confusion.counts],
        },
        "worst": [
            {
                "case": case.number,
                "text": case.text,
                "suggested": case.suggested,
                "category": case.wanted,
                "confidence": _rounded(case.confidence),
            }
            for case in report.worst
        ],
        "months": [
            {
                "month": month.month,
                "cases": month.cases,
                "answers": month.answers,
                "agreement": _rounded(month.agreement) if month.answers else None,
                "confidence": _rounded(month.confidence) if month.answers else None,
                "unknown_words": _rounded(month.unknown_words),
            }
            for month in report.drift
        ],
        "thresholds": [
            {
                "threshold": point.threshold,
                "asked": _rounded(point.asked_share),
                "error": _rounded(point.error),
            }
            for point in report.curve[:: len(report.curve) // 20 or 1]
        ],
    }


def proposal_shape(one: RuleProposal) -> Document:
    """A rule that could be."""
    return {
        "words": one.phrase,
        "category": one.category,
        "when": one.condition,
        "cases": one.cases,
        "agreeing": one.agreeing,
        "corrected": one.corrected,
        "against": list(one.against),
        "examples": list(one.numbers[: len(one.texts)]),
    }


def _score(score: CategoryScore) -> Document:
    return {
        "category": score.category,
        "cases": score.wanted,
        "precision": _rounded(score.precision),
        "recall": _rounded(score.recall),
        "f1": _rounded(score.f1),
    }


def _rounded(share: float) -> float:
    return round(share, 4)


def backtest_shape(found: DurationBacktest) -> Document:
    """A year of durations looked back upon; shares in basis points, null where none is decided."""
    return {
        "all": _covered_shape(found.whole),
        "by_category": {covered.key: _covered_shape(covered) for covered in found.by_category},
        "by_month": {covered.key: _covered_shape(covered) for covered in found.by_month},
        "not_said": found.not_said,
        "missing": found.missing,
    }


def _covered_shape(covered: Covered) -> Document:
    return {
        "cases": covered.eighty.cases,
        "undecided": covered.eighty.undecided,
        "within_half_bp": covered.half.share_bp,
        "within_80_bp": covered.eighty.share_bp,
        "within_80_bounds_bp": list(covered.eighty.bounds_bp or ()) or None,
    }
