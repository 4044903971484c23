"""Why something was suggested, as half a sentence a reason."""

from app.domain.suggestions import Clue, Suggestion
from app.text.catalogue import translate
from app.text.plain_rules import PlainWords
from app.text.rule_facts import fact_words, flag_words

_MOST_LETTERS = 40  # of words that are quoted


def clue_words(clue: Clue, words: PlainWords) -> str:
    """What decided: quoted words, a fact with its value, or a rule."""
    lang = words.lang
    if clue.kind == "rule":
        return translate("Suggestion", "rule {code}", lang).format(code=clue.what)
    if clue.kind == "fact":
        return _fact_words(clue, words)
    said = clue.what if len(clue.what) <= _MOST_LETTERS else f"{clue.what[:_MOST_LETTERS]}…"
    return translate("Suggestion", "“{words}”", lang).format(words=said)


def reasons(suggestion: Suggestion, words: PlainWords) -> list[str]:
    """What spoke for the first choice, strongest first."""
    return [
        clue_words(clue, words)
        for clue in suggestion.clues
        if clue.kind == "rule" or clue.weight > 0
    ]


def percent(confidence: float) -> str:
    """``92 %``; never a certainty that nobody has."""
    return f"{min(99, max(1, round(confidence * 100)))} %"


def _fact_words(clue: Clue, words: PlainWords) -> str:
    lang, low_high = words.lang, clue.value.split("-")
    if clue.what == "item.brand":
        return translate("Suggestion", "brand {name}", lang).format(name=clue.value)
    if clue.what == "sale.shipped":
        return flag_words(clue.what, lang, yes=clue.value == "True")
    if clue.what == "item.days_since_sale":
        return _days_words(low_high[0], low_high[1], lang)
    if clue.what in {"buyer.cases_12m", "consignor.cases_90d"}:
        fact = fact_words(clue.what, lang)
        text = translate("Suggestion", "{fact} is {n} or more", lang)
        return text.format(fact=fact, n=low_high[0])
    if clue.what == "case.claimant":
        text = translate("Suggestion", "told by: {party}", lang)
        return text.format(party=words.value(clue.what, clue.value))
    return words.value(clue.what, clue.value)


def _days_words(low: str, high: str, lang: str) -> str:
    """How long ago it was sold; an empty ``high`` is without end."""
    if high:
        text = translate("Suggestion", "sold {low}–{high} days ago", lang)
        return text.format(low=low, high=high)
    return translate("Suggestion", "sold more than {n} days ago", lang).format(n=int(low) - 1)
