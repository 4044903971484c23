"""Whether what was said of durations came true, in words."""

from app.domain.duration_backtest import TARGET_BP, DurationBacktest
from app.text.catalogue import translate

_BP_IN_PERCENT = 100


def percent_of(bp: int | None) -> str:
    """``81 %``; a dash where nothing is decided."""
    return "–" if bp is None else f"{round(bp / _BP_IN_PERCENT)} %"


def backtest_sentence(found: DurationBacktest, lang: str | None = None) -> str:
    """How many cases ended within what would have been said of them, and what it should be."""
    eighty, bounds = found.whole.eighty, found.whole.eighty.bounds_bp
    if eighty.share_bp is None or bounds is None:
        if not found.missing:
            return translate(
                "Duration", "No case of the last year is over of which a duration was said.", lang
            )
        return translate(
            "Duration", "Durations are looked back upon after {n} more finished cases.", lang
        ).format(n=found.missing)
    told = translate(
        "Duration",
        "Of {n} cases that are over, {half} ended within the span that half should end in, and"
        " {eighty} within the one for four in five. With {open} still open it is {low} to {high}"
        " in the end. {verdict}",
        lang,
    )
    return told.format(
        n=f"{eighty.decided:,}",
        half=percent_of(found.whole.half.share_bp),
        eighty=percent_of(eighty.share_bp),
        open=f"{eighty.undecided:,}",
        low=percent_of(bounds[0]),
        high=percent_of(bounds[1]),
        verdict=_verdict(found, eighty.share_bp, lang),
    )


def _verdict(found: DurationBacktest, share_bp: int, lang: str | None) -> str:
    if found.keeps_its_word:
        return translate("Duration", "What is said of durations holds.", lang)
    if share_bp < TARGET_BP:
        return translate("Duration", "Too narrow: cases last otherwise more often.", lang)
    return translate("Duration", "Wider than need be: most cases end well within.", lang)
