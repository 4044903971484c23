"""``explain``: what a word of the trade means, and what to answer a buyer who asks."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, positional
from app.cli.output.widths import shown, wrap
from app.cli.shapes.plain import Document
from app.domain.glossary import Term
from app.services.program_data import load_program_data
from app.text.catalogue import LANGUAGES, chosen_language, translate

_COLUMNS = 78
_INDENT = "  "


def commands() -> Mapping[str, click.Command]:
    """The command of this module by its full name."""
    term = translate("CLI", "The word, in either language, or a code such as BACK.")
    return {"explain": ShopCommand(explain, positional("term", term, "TERM", nargs=-1))}


def explain(call: Call, *, term: tuple[str, ...]) -> None:
    """Explain a word; without one, name all that can be explained. Needs no shop."""
    glossary = load_program_data().glossary
    words = " ".join(term)
    found = glossary.explain(words) if words.strip() else list(glossary.terms.values())
    if call.as_json:
        call.document({"terms": [_shape(one) for one in found]})
    elif words.strip():
        pages = [_page(one, call.width) for one in found]
        call.lines([line for page in pages for line in (*page, "")][:-1])
    else:
        call.lines(_both(one) for one in found)


def _shape(term: Term) -> Document:
    return {
        "code": term.code,
        "group": term.group,
        "term": {lang: term.name.in_language(lang) for lang in LANGUAGES},
        "plain": {lang: term.plain.in_language(lang) for lang in LANGUAGES},
        "answer": {lang: term.answer.in_language(lang) for lang in LANGUAGES}
        if term.answer
        else None,
    }


def _both(term: Term) -> str:
    lang = chosen_language()
    other = next(one for one in LANGUAGES if one != lang)
    return f"{shown(term.name.in_language(lang))} · {shown(term.name.in_language(other))}"


def _page(term: Term, width: int | None) -> list[str]:
    lang = chosen_language()
    room = min(width or _COLUMNS, _COLUMNS) - len(_INDENT)
    lines = [_both(term), *(_INDENT + line for line in wrap(term.plain.in_language(lang), room))]
    if term.answer is not None:
        words = translate("CLI", "To a buyer: {answer}")
        answer = words.format(answer=term.answer.in_language(lang))
        lines += [_INDENT + line for line in wrap(answer, room)]
    return lines
