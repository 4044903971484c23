"""``classify``: what a text is about, or each text of a file."""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional, wrong_usage
from app.cli.opening import opened
from app.cli.output.table import pairs
from app.cli.progress import progress
from app.cli.shapes.plain import Document
from app.cli.shapes.suggestions import suggestion_full
from app.cli.values import FilePath
from app.domain.errors import EnvironmentFailedError
from app.domain.settings import ShopSettings
from app.domain.suggestions import Suggestion
from app.services.classifying import suggest_for_texts, suggest_without_shop
from app.services.program_data import load_program_data
from app.services.rules.speaking import plain_words
from app.services.shop import is_shop
from app.text.catalogue import choose_language, translate
from app.text.plain_rules import PlainWords
from app.text.suggestion_words import clue_words, percent, reasons

_Ask = Callable[[Iterable[str]], Iterator[Suggestion]]
_QUOTED = 80


class TextsNotReadError(EnvironmentFailedError):
    """The file with texts is not there or cannot be read."""

    code = "texts_not_read"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


def commands() -> Mapping[str, click.Command]:
    """The command of this module by its full name."""
    text = translate("CLI", "The complaint, in the claimant's words.")
    lines = translate("CLI", 'A file with a JSON object {"id", "text"} a line.')
    return {
        "classify": ShopCommand(
            classify,
            positional("text", text, "TEXT", required=False),
            option("--jsonl", lines, "FILE", type=FilePath()),
        )
    }


def classify(call: Call, text: str | None, jsonl: Path | None) -> None:
    """Say what a text is about, how sure that is, and why."""
    if (text is None) == (jsonl is None):
        raise wrong_usage(translate("CLI", "Give a text, or --jsonl with a file of them."))
    with _asking(call) as (ask, words):
        if jsonl is not None:
            _classify_file(call, jsonl, ask, words)
            return
        (suggestion,) = ask((text or "",))
        if call.as_json:
            call.document(suggestion_full(suggestion, reasons(suggestion, words)))
        else:
            call.lines(_page(suggestion, words))


@contextmanager
def _asking(call: Call) -> Iterator[tuple[_Ask, PlainWords]]:
    """How to ask, and how to say what comes back: by the shop's rules and its model.

    Where no shop is, the built-in model answers.
    """
    if is_shop(call.shop_folder):
        with opened(call, signed_in=False) as at:
            names, currency = at.names, at.settings.currency
            words = plain_words(names.program, names.branches, names.teams, currency, names.lang)
            yield partial(suggest_for_texts, at.shop), words
        return
    program = load_program_data()
    usual = ShopSettings()
    lang = call.lang or usual.language
    choose_language(lang)
    words = plain_words(program, program.seed_branches, {}, usual.currency, lang)
    yield partial(suggest_without_shop, program), words


def _classify_file(call: Call, path: Path, ask: _Ask, words: PlainWords) -> None:
    """A line of JSON for each line of the file; a line that is not good says so in its place."""
    lines = [_read(line) for line in _read_lines(path)]
    answers = ask(line.text for line in lines if line.text is not None)
    with progress(call, translate("CLI", "Classifying")) as report:
        for count, line in enumerate(lines, 1):
            answer: Document = {"id": line.key}
            if line.text is None:
                answer["error"] = {"code": "bad_line", "line": line.quoted}
            else:
                suggestion = next(answers)
                answer |= suggestion_full(suggestion, reasons(suggestion, words))
            call.write(json.dumps(answer, ensure_ascii=False) + "\n")
            if report:
                report(count, len(lines))


def _read_lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise TextsNotReadError(str(path)) from error
    return [line for line in text.split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file; ``text`` is None where it is not what was asked for."""

    quoted: str
    key: object = None
    text: str | None = None


def _read(line: str) -> _Line:
    quoted = line[:_QUOTED]
    try:
        told = json.loads(line, parse_constant=_no_number, parse_float=_finite)
        key, text = told.get("id"), told["text"]
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return _Line(quoted)
    return _Line(quoted, key, text if isinstance(text, str) else None)


def _no_number(name: str) -> float:
    raise ValueError(name)  # NaN and its like are no JSON, though Python reads them


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _page(suggestion: Suggestion, words: PlainWords) -> list[str]:
    """The suggestion for a person."""
    if not suggestion.choices:
        return [translate("CLI", "Nothing to go by: please choose a category.")]
    first, *others = (
        f"{words.name('category', choice.category)}  {percent(choice.confidence)}"
        for choice in suggestion.choices
    )
    sure = translate("CLI", "Suggested") if suggestion.is_sure else translate("CLI", "Perhaps")
    tipping = ", ".join(clue_words(clue, words) for clue in suggestion.tipping)
    return pairs(
        [
            (sure, first),
            (translate("CLI", "Or"), ", ".join(others)),
            (translate("CLI", "Because"), ", ".join(reasons(suggestion, words))),
            (translate("CLI", "Would tip without"), tipping),
        ],
        indent="",
    )
