"""The chip of a verdict."""

from app.ui.widgets.chip_faces import ChipFace

_ROLES = {"confused": "overdue", "rare": "neutral", "mixed": "warning"}


def verdict_face(name: str, code: str) -> ChipFace | None:
    """None for a branch of which nothing is to be said."""
    return ChipFace(name, _ROLES.get(code, "neutral")) if name else None
