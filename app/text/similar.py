"""Similar past cases in words: why alike, how they ended, how long they took."""

from collections.abc import Callable

from app.domain.duplicates import DuplicateWarning
from app.domain.similar import (
    CASES_NEEDED,
    NOT_UPHELD,
    SAID_FROM,
    Similar,
    SimilarCase,
    usual_end,
)
from app.text.catalogue import translate
from app.text.dotted import dotted

_WORDS_TOLD, _LETTERS_OF_A_WORD = 2, 12
Name = Callable[[str], str]


def why_words(case: SimilarCase, in_common: Name, lang: str | None = None) -> str:
    """``“zip”, “stuck” · same brand · same sub-category``."""
    strongest = case.words[:_WORDS_TOLD]
    quoted = [translate("Similar", "“{word}”", lang).format(word=_short(w)) for w in strongest]
    told = translate("Similar", ", ", lang).join(quoted)
    return dotted(told, *(in_common(code) for code in case.same))


def _short(word: str) -> str:
    return word if len(word) <= _LETTERS_OF_A_WORD else f"{word[: _LETTERS_OF_A_WORD - 1]}…"


def outcome_words(case: SimilarCase, resolution: Name, stage: Name) -> str:
    """What the claimant got: what the resolution says, unless the claim was not upheld."""
    return stage(case.stage) if case.stage in NOT_UPHELD else resolution(case.resolution)


def days_words(days: int | None, lang: str | None = None) -> str:
    """How long it took; empty where nobody knows."""
    if days is None:
        return ""
    if days == 0:
        return translate("Similar", "same day", lang)
    if days == 1:
        return translate("Similar", "1 day", lang)
    return translate("Similar", "{n} days", lang).format(n=days)


def standing_words(found: Similar, resolution: Name, lang: str | None = None) -> str:
    """What stands above the cases: how most of them ended, or why nothing is said yet."""
    if found.is_off:
        return translate("Similar", "Switched off in the settings.", lang)
    if found.missing:
        text = translate("Similar", "Speaks from {needed} closed cases on; {n} are missing.", lang)
        return text.format(needed=CASES_NEEDED, n=found.missing)
    if not found.cases:
        return translate("Similar", "No closed case is like this one.", lang)
    usual = usual_end(found.cases)
    if usual is not None:
        text = translate("Similar", "{n} of {all} ended with: {resolution}.", lang)
        return text.format(n=usual.count, all=usual.of, resolution=resolution(usual.resolution))
    if len(found.cases) < SAID_FROM:
        return translate("Similar", "Too few to say how such cases usually end.", lang)
    return translate("Similar", "No way to end it was taken in more than half of them.", lang)


def duplicate_words(warning: DuplicateWarning, lang: str | None = None) -> str:
    """``This buyer reported this item yesterday: A-000123, still open.`` and its like."""
    state = (
        translate("Similar", "still open", lang)
        if warning.is_open
        else translate("Similar", "closed", lang)
    )
    text = {
        "buyer_item": translate(
            "Similar", "This buyer reported this item {when}: {number}, {state}.", lang
        ),
        "item": translate("Similar", "This item was reported {when}: {number}, {state}.", lang),
        "words": translate("Similar", "This buyer said the same {when}: {number}, {state}.", lang),
    }[warning.kind]
    return text.format(when=_when(warning.days, lang), number=warning.number, state=state)


def _when(days: int, lang: str | None) -> str:
    if days == 0:
        return translate("Similar", "today", lang)
    if days == 1:
        return translate("Similar", "yesterday", lang)
    return translate("Similar", "{n} days ago", lang).format(n=days)
