"""The sentences for failures and findings, made at the edge in the language of the reader."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from app.domain.errors import AftercareError
from app.domain.incoming import RowError
from app.text.amounts import format_money, format_share
from app.text.catalogue import chosen_language, translate
from app.text.program_files import program_file


@cache
def _sentences() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """All sentences, or none where their file is broken: that has to be told, too."""
    try:
        with program_file("resources", "sentences.toml").open("rb") as file:
            return tomllib.load(file)
    except (OSError, ValueError):
        return {}


@cache
def _people() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with program_file("resources", "permissions.toml").open("rb") as file:
        return tomllib.load(file)


def _named(group: str, code: str, lang: str | None) -> str:
    """The name of a role or permission; an unknown code names itself."""
    known = _people()[group].get(code)
    return known[lang or chosen_language()] if known else code


def pattern(group: str, code: str, lang: str | None = None) -> str:
    """The sentence for a code, with its placeholders; the code itself if there is none."""
    try:
        return _sentences()[group][code][lang or chosen_language()]
    except (KeyError, TypeError):  # there is none, or what is there is no sentence
        return code


def sentence(error: AftercareError, lang: str | None = None) -> str:
    """What to tell a person about a known failure."""
    params = {key: _shown(key, value, error, lang) for key, value in error.params.items()}
    told = pattern("error", error.code, lang)
    if told == error.code:  # no sentence, so at least what the program knows
        told = translate("Errors", "The program cannot put this into words: {error}")
        return told.format(error=error)
    return told.format(**params)


def failure_words(error: Exception) -> str:
    """The sentence of a known failure; of any other what it says itself."""
    return sentence(error) if isinstance(error, AftercareError) else str(error)


def row_sentence(error: RowError, lang: str | None = None) -> str:
    """What to tell a person about one line of a file."""
    return pattern("row", error.code, lang).format(column=error.column, value=error.value)


def finding_sentence(code: str, subject: str, lang: str | None = None) -> str:
    """What `verify` found."""
    return pattern("finding", code, lang).format(subject=subject)


def guard_sentence(guard: str, lang: str | None = None) -> str:
    """Why a move is not open yet."""
    return pattern("guard", guard, lang)


def silence_sentence(need: str, lang: str | None = None) -> str:
    """Why a consignor's silence cannot be taken as consent."""
    return pattern("silence", need, lang)


def evidence_words(codes: Sequence[str], lang: str | None = None) -> str:
    """The names of items of the evidence checklist, one after the other."""
    joint = "、" if (lang or chosen_language()) == "zh" else ", "
    names = (_evidence_names().get(code, {}).get(lang or chosen_language(), code) for code in codes)
    return joint.join(names)


def missing_sentences(
    missing: Sequence[str], evidence: Sequence[str] = (), lang: str | None = None
) -> list[str]:
    """What a move still lacks; the checklist's guard names the items that are not there."""
    colon = "：" if (lang or chosen_language()) == "zh" else ": "
    return [
        guard_sentence(guard, lang)
        + (colon + evidence_words(evidence, lang) if guard == "evidence" and evidence else "")
        for guard in missing
    ]


def _evidence_names() -> Mapping[str, Mapping[str, str]]:
    return _words()["evidence"]


@cache
def _words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with program_file("resources", "words.toml").open("rb") as file:
        return tomllib.load(file)


def _word(group: str, code: str, lang: str | None) -> str:
    """The name of a code; an unknown one names itself."""
    known = _words()[group].get(code)
    return known[lang or chosen_language()] if known else code


def _shown(key: str, value: str | int | None, error: AftercareError, lang: str | None) -> str:
    if isinstance(value, int) and key.endswith("_minor"):
        return format_money(value, str(error.params.get("currency", "CNY")))
    if isinstance(value, int) and key.endswith("_bp"):
        return format_share(value)
    if key == "problem":  # a failure inside another has its own sentence
        inner = getattr(error, "problem", None)
        return sentence(inner, lang) if isinstance(inner, AftercareError) else str(value)
    if key == "missing":
        joint = "；" if (lang or chosen_language()) == "zh" else "; "
        evidence = [code for code in str(error.params.get("evidence", "")).split(",") if code]
        return joint.join(missing_sentences(str(value).split(","), evidence, lang))
    show = _CODES.get(key)
    return show(str(value), lang) if show else str(value)


def _listed(codes: str, lang: str | None, named: Callable[[str], str], joints: str) -> str:
    joint = joints[0] if (lang or chosen_language()) == "zh" else f"{joints[1]} "
    return joint.join(named(code) for code in codes.split(","))


def _hold_names(codes: str, lang: str | None) -> str:
    return _listed(codes, lang, lambda code: pattern("hold_name", code, lang), "、,")


# Parameters that hold a code, or several with commas between, and how they are said.
_CODES: Mapping[str, Callable[[str, str | None], str]] = {
    "wanted": lambda code, lang: pattern("wanted", code, lang),
    "silence": lambda codes, lang: _listed(codes, lang, lambda c: silence_sentence(c, lang), "；;"),
    "correction": lambda code, lang: pattern("correction", code, lang),
    "holds": _hold_names,
    "hidden": lambda code, lang: pattern("hidden", code, lang),
    "permission": lambda code, lang: _named("permission", code, lang),
    "role": lambda code, lang: _named("role", code, lang),
    "refund_state": lambda code, lang: _word("refund_state", code, lang),
    "paid_with": lambda code, lang: _word("tender", code, lang),
    "way_back": lambda code, lang: _word("tender", code, lang),
    "who": lambda codes, lang: _listed(codes, lang, lambda c: _named("role", c, lang), "、,"),
}


def valuation_sentence(
    reason: str, cap_minor: int | None, currency: str, lang: str | None = None
) -> str:
    """How it is counted what the shop owes for an item."""
    told = pattern("valuation", reason, lang)
    if cap_minor is None:
        return told
    cap = format_money(cap_minor, currency)
    return pattern("valuation", "capped", lang).format(reason=told, cap=cap)


def notice_sentence(code: str, lang: str | None = None) -> str:
    """What a person should know though nothing failed."""
    return pattern("notice", code, lang)
