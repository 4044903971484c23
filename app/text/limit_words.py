"""A time limit and what the past says of it, in words."""

from app.domain.time_limits import DAYS, KEEPS, LimitAdvice, TimeLimit
from app.text.catalogue import translate

_PERCENT_BP = 100


def limit_words(limit: TimeLimit) -> str:
    """``48 open hours``, ``14 days``, or that there is none."""
    if not limit.amount:
        return translate("Limits", "no limit")
    words = translate("Limits", "{n} open hours")
    if limit.unit == DAYS:
        words = translate("Limits", "{n} days")
    return words.format(n=limit.amount)


def kept_words(advice: LimitAdvice) -> str:
    """How well the limit would have been kept; empty where that is not known."""
    if advice.missing:
        return translate("Limits", "{n} more finished cases needed").format(n=advice.missing)
    if advice.kept_bp is None:
        return ""
    percent = advice.kept_bp // _PERCENT_BP  # never better than it is
    return translate("Limits", "kept in {percent} of 100").format(percent=percent)


def advice_words(advice: LimitAdvice) -> str:
    """What the past proposes, and from how many cases; empty where it has nothing to say."""
    if advice.proposed is None:
        return ""
    told = translate(
        "Limits",
        "Of {n} finished cases, {percent} of 100 took the shop itself no more than {limit}.",
    )
    return told.format(n=advice.n, percent=round(KEEPS * 100), limit=limit_words(advice.proposed))
