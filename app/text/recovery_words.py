"""Why a way of recovering is proposed, in a sentence."""

from app.domain.recovery_effects import Proposed
from app.text.amounts import format_money
from app.text.errors import pattern


def proposed_sentence(proposed: Proposed, currency: str, lang: str | None = None) -> str:
    """The sentence for a proposal, with its amount."""
    return pattern("recovery", proposed.reason, lang).format(
        amount=format_money(proposed.value_minor, currency), n=proposed.count
    )
