"""Why a case is pressing, in a sentence for each reason."""

from app.domain.papers import Words
from app.domain.priority import Reason
from app.text.amounts import format_money
from app.text.catalogue import chosen_language
from app.text.dates import format_span
from app.text.errors import pattern


def reason_sentence(reason: Reason, clock: Words, lang: str | None = None) -> str:
    """The sentence for one reason; ``clock`` names the deadline that it may speak of."""
    told = pattern("priority", reason.code, lang)
    return told.format(
        amount=format_money(reason.value, reason.currency) if reason.currency else "",
        span=format_span(reason.value, lang),
        used=reason.value,
        days=reason.value,
        points=reason.points,
        clock=clock.in_language(lang or chosen_language()),
    )
