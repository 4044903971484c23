"""Complaints as people make them: an opening, what is wrong, a little more, what they want."""

from random import Random

from app.services.demo.material import Material, Texts
from app.services.demo.pace import DAY
from app.services.demo.run import Run

_MORE_PERCENT = 45


def word_complaint(rng: Random, material: Material, run: Run) -> str:
    """The complaint of a case, in the voice and language of whoever tells it."""
    speaker, language = run.claimant, run.language
    if speaker == "shop":
        language = "zh"
    elif speaker == "buyer" and language == "zh" and rng.randrange(2):
        speaker = "clerk"
    core = rng.choice(_cores(run, language))
    voice = material.voices[speaker][language]
    wishes = voice.wishes.get(_wanted(run)) or voice.wishes["NOTE_ONLY"]
    opening = rng.choice(_fitting(voice.openings, core, run))
    more = rng.choice(run.trouble.more) if rng.randrange(100) < _MORE_PERCENT else ""
    wish = rng.choice(wishes)
    if language == "en":
        text = f"{_begun(opening, core)}. {wish}"
    else:
        text = f"{opening}{core}。{more + '。' if more else ''}{wish}"
    return text.format(**_named(run, language)).strip()


def _cores(run: Run, language: str) -> Texts:
    said = run.trouble.said[language]
    own = said.get(run.piece.shelf.item_class, ()) if run.piece else ()
    # A sentence about just this kind of thing says more than one that fits everything.
    return own * 2 + said.get("any", ())


def _wanted(run: Run) -> str:
    """What is asked for at first: who withdraws later asked for something, too."""
    return "RETURN_REFUND" if run.ends == "CANCELLED" else run.ends


def _fitting(openings: Texts, core: str, run: Run) -> Texts:
    """Openings that do not say twice what the sentence says, and speak of what is known."""
    repeated = [slot for slot in ("{it}", "{days}") if slot in core or run.piece is None]
    if _days_since_sale(run) < 2:
        repeated.append("{days}")
    known = (o for o in openings if not any(slot in o for slot in repeated))
    return tuple(o for o in known if run.piece or "{brand}" not in o)


def _begun(opening: str, core: str) -> str:
    """English goes on in small letters after a greeting's comma."""
    if opening.endswith(", ") and not core.startswith("I "):
        return opening + core[0].lower() + core[1:]
    return opening + core


def _named(run: Run, language: str) -> dict[str, str]:
    model = run.piece.model if run.piece else None
    return {
        "it": model.noun.in_language(language) if model else "",
        "brand": model.brand if model else "",
        "days": str(max(_days_since_sale(run), 2)),
    }


def _days_since_sale(run: Run) -> int:
    return (run.opened - run.receipt.minute) // DAY if run.receipt else 0
