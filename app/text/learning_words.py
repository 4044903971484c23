"""What has been learned, in sentences: the ladder, the figures, what a threshold costs."""

from app.domain.maturity import Part, Rung
from app.domain.rule_proposals import RuleProposal
from app.domain.scoring import Figures, ThresholdPoint
from app.text.catalogue import translate


def percent(share: float) -> str:
    """``83 %``."""
    return f"{round(100 * share)} %"


def rung_sentence(rung: Rung) -> str:
    """What a part does, or what it lacks."""
    if rung.standing == "kept_off":
        return _does(rung.part)
    if rung.missing:
        return _both(_does(rung.part), _both(_has(rung), _lacks(rung)))
    if rung.standing == "learning":
        return _both(_has(rung), _not_yet(rung.part))
    return _both(_does(rung.part), _has(rung))


def _both(first: str, second: str) -> str:
    """Two sentences, with a blank between where the language has one."""
    return translate("Learning", "{first} {second}").format(first=first, second=second)


def standing_word(rung: Rung) -> str:
    """One word for a chip."""
    words = {
        "kept_off": translate("Learning", "Kept off"),
        "off": translate("Learning", "Off"),
        "learning": translate("Learning", "Learning"),
        "on": translate("Learning", "On"),
    }
    return words[rung.standing]


def _does(part: Part) -> str:
    does = {
        "own_model": translate(
            "Learning", "Suggests as this shop decides, instead of the built-in model."
        ),
        "rule_proposals": translate(
            "Learning", "Words that are corrected again and again become proposals for rules."
        ),
        "durations": translate(
            "Learning", "Says at the counter, on the case and on the slip how long such cases take."
        ),
        "similar": translate(
            "Learning",
            "Shows at the counter and on the case how cases like it ended, and whether it is there"
            " already.",
        ),
        "take_sure": translate(
            "Learning", "Where nobody chooses a category, a sure suggestion is taken by itself."
        ),
    }
    return does[part]


def _has(rung: Rung) -> str:
    has = {
        "own_model": translate("Learning", "{have} cases with a category that a person chose."),
        "rule_proposals": translate("Learning", "{have} corrected suggestions."),
        "durations": translate("Learning", "{have} closed cases."),
        "similar": translate("Learning", "{have} closed cases."),
        "take_sure": translate("Learning", "{have} answers to sure suggestions."),
    }
    return has[rung.part].format(have=f"{rung.have:,}")


def _lacks(rung: Rung) -> str:
    lacks = translate("Learning", "It takes {needed}; {missing} are missing.")
    return lacks.format(needed=f"{rung.needed:,}", missing=f"{rung.missing:,}")


def _not_yet(part: Part) -> str:
    if part == "take_sure":
        return translate("Learning", "They were not right often enough yet: it takes 90 %.")
    return translate(
        "Learning",
        "Enough to learn from; the built-in model is used until one of its own is better.",
    )


def figures_sentence(figures: Figures) -> str:
    """One model in a sentence."""
    told = translate(
        "Learning",
        "Of {n} cases that it had not seen, {accuracy} got the right category. Macro-F1 {f1}"
        " ({low}–{high}); what it says about its own certainty is off by {calibration} on average.",
    )
    return told.format(
        n=f"{figures.cases:,}",
        accuracy=percent(figures.accuracy),
        f1=f"{figures.macro_f1:.2f}",
        low=f"{figures.low:.2f}",
        high=f"{figures.high:.2f}",
        calibration=percent(figures.calibration_error),
    )


def threshold_sentence(point: ThresholdPoint) -> str:
    """What a threshold costs and saves."""
    if not point.cases:
        return translate(
            "Learning", "There are no decided cases yet to say how often it would be wrong."
        )
    if not point.taken:
        return translate("Learning", "The person is always asked: nothing is that sure.")
    told = translate(
        "Learning",
        "Asked in {asked} of cases. Of the suggestions that count as sure, {error} would be wrong"
        " (at most {most}, from {n} cases).",
    )
    return told.format(
        asked=percent(point.asked_share),
        error=percent(point.error),
        most=percent(point.most_error),
        n=f"{point.cases:,}",
    )


def proposal_sentence(proposal: RuleProposal, category: str) -> str:
    """Why it could be a rule."""
    told = translate(
        "Learning",
        "{agreeing} of {n} cases with “{phrase}” went to {category}; {corrected} of them against"
        " the suggestion.",
    )
    return told.format(
        agreeing=proposal.agreeing,
        n=proposal.cases,
        phrase=proposal.phrase,
        category=category,
        corrected=proposal.corrected,
    )
