"""What the program takes a complaint for, as JSON."""

from collections.abc import Sequence

from app.cli.shapes.plain import Document
from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.suggestions import Suggestion


def suggestion_full(suggestion: Suggestion, reasons: Sequence[str]) -> Document:
    """``label`` is a trunk; ``sure`` says whether it is a suggestion or a question."""
    second = suggestion.second
    return {
        "label": suggestion.label or trunk_of(UNCLASSIFIED),
        "branch": suggestion.branch or None,
        "confidence": round(suggestion.confidence, 3),
        "sure": suggestion.is_sure,
        "source": suggestion.source,
        "second": {"category": second.category, "confidence": round(second.confidence, 3)}
        if second
        else None,
        "reasons": list(reasons),
    }
