"""Similar past cases in the stable form that scripts read."""

from app.cli.shapes.plain import Document, money
from app.domain.similar import CASES_NEEDED, Similar, SimilarCase, usual_end


def similar(found: Similar) -> Document:
    """``missing`` closed cases are needed before the part speaks; ``usual`` is how most ended."""
    usual = usual_end(found.cases)
    return {
        "off": found.is_off,
        "needed": CASES_NEEDED,
        "missing": found.missing,
        "usual": None
        if usual is None
        else {"resolution": usual.resolution, "n": usual.count, "of": usual.of},
        "cases": [_case(case) for case in found.cases],
    }


def _case(case: SimilarCase) -> Document:
    return {
        "number": case.number,
        "title": case.title,
        "category": case.category,
        "likeness": case.likeness,
        "words": list(case.words),
        "in_common": list(case.same),
        "resolution": case.resolution,
        "stage": case.stage,
        "refunded": money(case.refunded_minor, case.currency),
        "shares": [{"party": party, "bp": bp} for party, bp in case.shares_bp.items()],
        "days": case.days,
    }
