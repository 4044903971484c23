"""Whether a slip still stands, in a sentence for whoever holds it."""

from app.domain.slips import SlipRecord
from app.text.catalogue import translate


def slip_sentence(slip: SlipRecord, replaced_at: str = "", lang: str | None = None) -> str:
    """What to tell; ``replaced_at`` is when the newer slip was printed, as people read it."""
    sentences = {
        "valid": translate("Slip", "This slip is valid.", lang),
        "replaced": translate(
            "Slip", "This slip is void: {code} of {time} has taken its place.", lang
        ),
        "void": translate("Slip", "This slip is void: its case was a mistake.", lang),
        "merged": translate("Slip", "This slip's case goes on in another one.", lang),
    }
    return sentences[slip.state].format(code=slip.replaced_by, time=replaced_at)
