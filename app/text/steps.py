"""The sentences of the ladder that leads to a split."""

from collections.abc import Callable

from app.domain.ladder import Step
from app.text.amounts import format_money, format_share
from app.text.errors import pattern


def step_sentence(
    step: Step, category: Callable[[str], str], currency: str, lang: str | None = None
) -> str:
    """What one step says; ``category`` names a category code in the same language."""
    shown = {key: _shown(key, value, category, currency) for key, value in step.params.items()}
    return pattern("proposal", step.code, lang).format(**shown)


def _shown(key: str, value: str | int, category: Callable[[str], str], currency: str) -> str:
    if isinstance(value, int) and key.endswith("_minor"):
        return format_money(value, currency)
    if isinstance(value, int) and key.endswith("_bp"):
        return format_share(value)
    return category(str(value)) if key == "category" else str(value)
