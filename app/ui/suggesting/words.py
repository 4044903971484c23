"""Suggestions in words: why, from whom, and what else it might be."""

from collections.abc import Sequence

from app.domain.suggestions import Clue, Suggestion
from app.services.opinions import Opinion
from app.services.rules.speaking import plain_words
from app.text.catalogue import translate
from app.text.plain_rules import PlainWords
from app.text.suggestion_words import clue_words, percent
from app.ui.desk import Desk

# The customer can see the counter: what is known of people is for the shop alone.
_OF_PEOPLE = ("buyer.", "consignor.")


def words_of(desk: Desk) -> PlainWords:
    """Names of categories and values, as this shop says them now."""
    return plain_words(desk.shop.program, desk.branches, {}, desk.settings.currency, desk.lang)


def is_of_people(clue: Clue) -> bool:
    """Whether it tells something of a buyer's or a consignor's history."""
    return clue.kind == "fact" and clue.what.startswith(_OF_PEOPLE)


def seen(clues: Sequence[Clue], *, with_people: bool) -> tuple[Clue, ...]:
    """The clues that may be shown."""
    return tuple(clue for clue in clues if with_people or not is_of_people(clue))


def because(suggestion: Suggestion, words: PlainWords, *, with_people: bool) -> str:
    """``because “拉链”, “坏了”, sold 0–3 days ago``; empty where nothing may be said."""
    spoke = [
        clue_words(clue, words)
        for clue in seen(suggestion.clues, with_people=with_people)
        if clue.kind == "rule" or clue.weight > 0
    ]
    if not spoke:
        return ""
    return translate("Suggestion", "because {reasons}").format(reasons=_listed(spoke))


def from_whom(opinion: Opinion) -> str:
    """A rule, the model that every shop starts with, or the shop's own."""
    if opinion.whose == "rule":
        rule = next((c.what for c in opinion.suggestion.clues if c.kind == "rule"), "")
        text = translate("Suggestion", "Rule {code} of this shop says so.")
        return text.format(code=rule)
    if opinion.whose == "own":
        return translate("Suggestion", "Learned from this shop's own cases.")
    return translate("Suggestion", "From the model that every shop starts with.")


def second_best(suggestion: Suggestion, words: PlainWords) -> str:
    """What else it might be, and how likely that is; empty where there is nothing else."""
    second = suggestion.second
    if second is None:
        return ""
    return translate("Suggestion", "Second: {category}, {percent}").format(
        category=words.name("category", second.category), percent=percent(second.confidence)
    )


def what_would_tip(suggestion: Suggestion, words: PlainWords, *, with_people: bool) -> str:
    """Without which words it would be the second; empty where no few of them suffice."""
    second, tipping = suggestion.second, suggestion.tipping
    if second is None or not tipping or len(seen(tipping, with_people=with_people)) < len(tipping):
        return ""
    return translate("Suggestion", "Without {reasons} it would be {category}.").format(
        reasons=_listed([clue_words(clue, words) for clue in tipping]),
        category=words.name("category", second.category),
    )


def _listed(parts: Sequence[str]) -> str:
    return translate("Rule", ", ").join(parts)
