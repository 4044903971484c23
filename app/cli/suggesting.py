"""What a case is taken for, with the reasons in this shop's words."""

from app.cli.opening import OpenShop
from app.cli.shapes.plain import Document
from app.cli.shapes.suggestions import suggestion_full
from app.domain.suggestions import Suggestion
from app.services.rules.speaking import plain_words
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.plain_rules import PlainWords
from app.text.suggestion_words import percent, reasons


def words_of(at: OpenShop) -> PlainWords:
    """Names of categories and values, as this shop says them."""
    names = at.names
    return plain_words(names.program, names.branches, names.teams, at.settings.currency, names.lang)


def suggestion_document(at: OpenShop, suggestion: Suggestion) -> Document:
    """As JSON; a category that nothing speaks for is the unclassified one."""
    return suggestion_full(suggestion, reasons(suggestion, words_of(at)))


def suggestion_line(at: OpenShop, suggestion: Suggestion) -> str:
    """``Functional fault / Zip · 92 % · because …``, a question where unsure; empty for nothing."""
    if not suggestion.choices:
        return ""
    words = words_of(at)
    if not suggestion.is_sure:
        choices = (f"{words.name('category', c.category)} ({percent(c.confidence)})"
                   for c in suggestion.choices)  # fmt: skip
        return translate("CLI", "{choices}: which is it?").format(choices=" · ".join(choices))
    first = suggestion.choices[0]
    because = translate("Suggestion", "because {reasons}")
    why = translate("Rule", ", ").join(reasons(suggestion, words))
    return dotted(
        words.name("category", first.category),
        percent(first.confidence),
        because.format(reasons=why) if why else "",
    )
