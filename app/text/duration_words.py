"""How long a case takes, in words: ``Usually 2–5 days (half within 3), from 41 cases``.

An interval is never made to look narrower than it is: its beginning is rounded down, its end and
the half up.
"""

from app.domain.clocks import DAY_MS, HOUR_MS
from app.domain.durations import ExpectedDuration, Spread
from app.text.catalogue import translate

_HOURS_TO_SAY = 48 * HOUR_MS  # what ends sooner is told in hours


def duration_sentence(expected: ExpectedDuration, lang: str | None = None) -> str:
    """What can be said of a case, or how much is missing; empty where there is nothing to say."""
    if expected.state == "few":
        return translate(
            "Duration", "How long it takes is said after {n} more finished cases", lang
        ).format(n=expected.missing)
    if not expected.is_known:
        return ""
    words = duration_words(expected, lang)
    return translate("Duration", "{duration}, from {n} cases", lang).format(
        duration=words, n=expected.n
    )


def duration_words(expected: ExpectedDuration, lang: str | None = None) -> str:
    """How long it will usually take, or still take where time has gone by; no number of cases."""
    if not expected.is_known:
        return ""
    spread = expected.calendar
    span = span_words(spread, lang)
    if not span:
        return translate("Duration", "Longer than cases like it ever took", lang)
    if expected.has_run:
        usually = translate("Duration", "Usually another {span}", lang)
    else:
        usually = translate("Duration", "Usually {span}", lang)
    told = usually.format(span=span)
    if spread.p50 is None:
        return told
    unit = _unit(spread)
    half = translate("Duration", "{usually} (half within {n})", lang)
    if unit == HOUR_MS:
        half = translate("Duration", "{usually} (half within {n} h)", lang)
    return half.format(usually=told, n=_up(spread.p50, unit))


def span_words(spread: Spread, lang: str | None = None) -> str:
    """``2–5 days``, ``up to 5 hours``, ``2 days or longer``; empty where nothing is known."""
    unit = _unit(spread)
    low = 0 if spread.p10 is None else spread.p10 // unit
    if spread.p90 is None:
        return _longer(low, lang)
    high = _up(spread.p90, unit)
    return _in_hours(low, high, lang) if unit == HOUR_MS else _in_days(low, high, lang)


def _longer(low: int, lang: str | None) -> str:
    if low == 1:
        return translate("Duration", "a day or longer", lang)
    return translate("Duration", "{n} days or longer", lang).format(n=low) if low else ""


def _in_days(low: int, high: int, lang: str | None) -> str:
    if low == high:
        return translate("Duration", "{n} days", lang).format(n=high)
    if low:
        return translate("Duration", "{low}–{high} days", lang).format(low=low, high=high)
    return translate("Duration", "up to {n} days", lang).format(n=high)


def _in_hours(low: int, high: int, lang: str | None) -> str:
    if high == 1:
        return translate("Duration", "up to an hour", lang)
    if low == high:
        return translate("Duration", "{n} hours", lang).format(n=high)
    if low:
        return translate("Duration", "{low}–{high} hours", lang).format(low=low, high=high)
    return translate("Duration", "up to {n} hours", lang).format(n=high)


def value_words(value: str, lang: str | None = None) -> str:
    """How much was at stake in cases alike; empty where that was not looked at."""
    names = {
        "small": translate("Duration", "small amounts", lang),
        "middle": translate("Duration", "middling amounts", lang),
        "large": translate("Duration", "large amounts", lang),
    }
    return names.get(value, "")


def work_words(spread: Spread, lang: str | None = None) -> str:
    """``Half within 12 open hours, most within 40``; empty where that is not known."""
    if spread.p50 is None or spread.p80 is None:
        return ""
    return translate(
        "Duration", "Half within {half} open hours, 4 of 5 within {most}", lang
    ).format(half=_up(spread.p50, HOUR_MS), most=_up(spread.p80, HOUR_MS))


def _unit(spread: Spread) -> int:
    is_short = spread.p90 is not None and spread.p90 <= _HOURS_TO_SAY
    return HOUR_MS if is_short else DAY_MS


def _up(ms: int, unit: int) -> int:
    """At least one: nothing ends in no time."""
    return max(1, -(-ms // unit))
