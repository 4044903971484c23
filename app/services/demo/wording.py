"""Complaints as people make them: an opening, what is wrong, a little more, what they want."""

from random import Random

from app.services.demo.material import Material, Texts, Voice
from app.services.demo.pace import DAY
from app.services.demo.world import Run

_MORE_PERCENT = 45


def word_complaint(rng: Random, material: Material, run: Run) -> str:
    """The complaint of a case, in the voice and language of whoever tells it."""
    speaker = run.trouble.told_by or run.claimant
    language = run.language if _sentences(run, run.language) and speaker != "shop" else "zh"
    if speaker == "buyer" and language == "zh" and (run.on_counter or rng.randrange(2)):
        speaker = "clerk"
    core = rng.choice(
        _sentences(run, language) if run.jargon is None else run.jargon.said[language]
    )
    voice = material.voices[speaker][language]
    opening = rng.choice(_openings(voice, core, run))
    wish = rng.choice(_wishes(voice, run))
    more = rng.choice(run.trouble.more) if rng.randrange(100) < _MORE_PERCENT else ""
    if language == "en":
        text = f"{_begun(opening, core)}. {wish}"
    elif speaker == "shop":  # what else is said is not the shop's to say
        text = f"{opening}{core}。{wish}"
    else:
        text = f"{opening}{core}。{more + '。' if more else ''}{wish}"
    return text.format(**_named(run, language)).strip()


def _sentences(run: Run, language: str) -> Texts:
    piece = run.piece
    item_class = piece.shelf.item_class if piece else ""
    noun = piece.model.noun.zh if piece else ""
    return run.trouble.sentences(language, item_class, noun, run.claimant)


def _wishes(voice: Voice, run: Run) -> Texts:
    """What is asked for at first: who withdraws later asked for something, too."""
    usual = run.trouble.ends
    ends = max(usual, key=lambda end: usual[end]) if run.ends == "CANCELLED" else run.ends
    trunk = run.trouble.trunk
    keys = (f"{ends}.{trunk}", ends, "NOTE_ONLY")
    return next(voice.wishes[key] for key in keys if key in voice.wishes)


def _openings(voice: Voice, core: str, run: Run) -> Texts:
    """Openings that do not say twice what the sentence says, and speak of what is so."""
    unfit = [slot for slot in ("{it}", "{days}") if slot in core or run.piece is None]
    if _days_since_sale(run) < 2:
        unfit.append("{days}")
    was_there = run.receipt is None or not run.receipt.shipped
    all_of_them = voice.openings + (voice.at_counter * 2 if was_there else ())
    if run.on_counter and voice.at_counter:
        all_of_them = voice.at_counter
    fitting = tuple(o for o in all_of_them if not any(slot in o for slot in unfit))
    return fitting or voice.openings[:1]


def _begun(opening: str, core: str) -> str:
    """English goes on in small letters after a greeting's comma."""
    if opening.endswith(", ") and not core.startswith("I "):
        return opening + core[0].lower() + core[1:]
    return opening + core


def _named(run: Run, language: str) -> dict[str, str]:
    piece = run.piece
    return {
        "it": piece.model.noun.in_language(language) if piece else "",
        "grade": piece.condition if piece else "",
        "days": str(max(_days_since_sale(run), 2)),
    }


def _days_since_sale(run: Run) -> int:
    return (run.opened - run.receipt.minute) // DAY if run.receipt else 0
