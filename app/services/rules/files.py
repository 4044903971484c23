"""Rules as text: a file that a person can read, keep, send, and bring in again."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.changes import Changes
from app.domain.entries import Json
from app.domain.errors import AftercareError, DiskFailedError, MissingFileError, RuleError
from app.domain.money import decimals_of
from app.domain.rules.book import MOST_RULES
from app.domain.rules.editing import check_rule, decide_rule, places, read_rule
from app.domain.rules.effects import effects_json
from app.domain.rules.errors import (
    BadEffectError,
    BadRuleCodeError,
    BadRulesFileError,
    BadTagError,
    ConditionError,
    NotTomlError,
    RuleNameMissingError,
    TooManyRulesError,
    UnknownEffectError,
)
from app.domain.rules.rule import Rule
from app.services.rules.known import check_evidence, known_codes
from app.services.shop import Shop
from app.storage.rules_state import stored_rules

_KEYS = ("code", "name", "when", "then", "stop", "enabled")
_HEAD = re.compile(r"\s*\[\[\s*rule\s*\]\]")
_TOML_LINE = re.compile(r"at line ([0-9]+)")
_MOST_LETTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class RulesBrought:
    """What a file of rules did."""

    added: int
    changed: int
    unchanged: int
    retired: int
    changes: Changes


def export_rules(shop: Shop) -> str:
    """All rules that are in use as text; bringing it in again changes nothing."""
    return "\n".join(_written(rule) for rule in shop.queries.rules.all())


def save_rules(shop: Shop, *, path: Path) -> None:
    """Write all rules to a file; raises DiskFailedError."""
    text = export_rules(shop)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as failure:
        raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure


def _written(rule: Rule) -> str:
    then = ", ".join(f"{key} = {_toml(value)}" for key, value in effects_json(rule.effects).items())
    lines = [
        "[[rule]]",
        f"code = {_toml(rule.code)}",
        f"name = {{ zh = {_toml(rule.name.zh)}, en = {_toml(rule.name.en)} }}",
        f"when = {_toml(rule.condition)}",
        f"then = {{ {then} }}" if then else "then = {}",
        *(["stop = true"] if rule.stop else []),
        *([] if rule.enabled else ["enabled = false"]),
    ]
    return "\n".join(lines) + "\n"


def _toml(value: Json) -> str:
    """A value in TOML, whose strings, numbers and lists of strings are JSON's."""
    return json.dumps(value, ensure_ascii=False)


def read_rules_file(path: Path) -> str:
    """The text of a file; raises MissingFileError or BadRulesFileError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as failure:
        raise MissingFileError(str(path)) from failure
    except UnicodeDecodeError as failure:
        raise BadRulesFileError(path.name, 1, "", NotTomlError(str(failure))) from failure


def check_rules(shop: Shop, *, text: str, file: str) -> tuple[Rule, ...]:
    """The rules of a text, in order, all of them good.

    Raises BadRulesFileError with the line and key of the first that is not.
    """
    settings = shop.queries.settings()
    known = known_codes(shop.program, shop.queries.branches())

    def checked(rule: Rule) -> Rule:
        check_evidence(shop.program, rule)
        return check_rule(rule, decimals_of(settings.currency), known)

    return _read(text, file, checked)


def import_rules(
    shop: Shop, *, text: str, file: str, imported_by: str, replaces: bool = False
) -> RulesBrought:
    """Take over the rules of a text, in its order; nothing is changed if anything is wrong.

    Rules that the text does not name stay, behind those it names, or are retired if it
    ``replaces`` them all. Raises BadRulesFileError.
    """
    read = check_rules(shop, text=text, file=file)
    named = {rule.code for rule in read}
    with shop.store.action(imported_by, may="rules.edit") as action:
        stored = {rule.code: rule for rule in stored_rules(action.state.connection)}
        others = [r for r in stored.values() if r.code not in named and not r.retired]
        retired = [replace(rule, retired=True) for rule in others] if replaces else []
        ordered = (*read, *(() if replaces else others))
        if len(ordered) > MOST_RULES:
            raise TooManyRulesError(len(ordered), MOST_RULES)
        placed = [replace(r, place=p) for p, r in zip(places(len(ordered)), ordered, strict=True)]
        facts = [(r, decide_rule(r, stored.get(r.code))) for r in (*placed, *retired)]
        action.record(*(fact for _, fact in facts if fact is not None))
    touched = {rule.code for rule, fact in facts if fact is not None} & named
    added = len(named - stored.keys())
    changed = len(touched) - added
    return RulesBrought(added, changed, len(named - touched), len(retired), action.changes)


def as_imported(present: Sequence[Rule], read: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules in use as they would be after bringing in ``read``."""
    named = {rule.code for rule in read}
    ordered = (*read, *(rule for rule in present if rule.code not in named))
    places_now = places(len(ordered))
    return tuple(replace(rule, place=p) for p, rule in zip(places_now, ordered, strict=True))


def _read(text: str, file: str, checked: Callable[[Rule], Rule]) -> tuple[Rule, ...]:
    rows = _rows(text, file)
    rules: dict[str, Rule] = {}
    for number, row in enumerate(rows):
        try:
            rule = checked(_rule(row))
            if rule.code in rules:
                raise BadRuleCodeError(rule.code)
        except RuleError as error:
            key = _key_of(error)
            raise BadRulesFileError(file, _line(text, number, key), key, error) from error
        rules[rule.code] = rule
    return tuple(rules.values())


def _rows(text: str, file: str) -> Sequence[dict[str, Any]]:
    def wrong(line: int, detail: str, key: str = "") -> BadRulesFileError:
        return BadRulesFileError(file, line, key, NotTomlError(detail))

    if len(text) > _MOST_LETTERS:
        raise wrong(1, f"> {_MOST_LETTERS}")
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _TOML_LINE.search(str(error))
        raise wrong(int(found[1]) if found else text.count("\n") + 1, str(error)) from error
    rows = told.get("rule", [])
    strange = next((key for key in told if key != "rule"), None)
    if strange is not None or not isinstance(rows, list):
        raise wrong(1, "[[rule]]", strange or "rule")
    return rows


def _rule(row: object) -> Rule:
    """One table of the file; raises UnknownEffectError or BadEffectError for what is no rule."""
    if not isinstance(row, dict):
        raise BadEffectError("rule", str(row))
    for key in row:
        if key not in _KEYS:
            raise UnknownEffectError(key, ", ".join(_KEYS))
    kinds: dict[str, type] = {"code": str, "name": dict, "when": str, "then": dict}
    for key, kind in {**kinds, "stop": bool, "enabled": bool}.items():
        if key in row and not isinstance(row[key], kind):
            raise BadEffectError(key, str(row[key]))
    return read_rule(row.get("code", ""), row)


def _key_of(error: AftercareError) -> str:
    """Which key of a rule an error is about."""
    if isinstance(error, ConditionError):
        return "when"
    if isinstance(error, RuleNameMissingError):
        return "name"
    if isinstance(error, BadRuleCodeError):
        return "code"
    if isinstance(error, UnknownEffectError | BadEffectError):
        effect = str(error.params["effect"])
        return effect if effect in _KEYS or isinstance(error, UnknownEffectError) else "then"
    return "then" if isinstance(error, BadTagError) else ""


def _line(text: str, number: int, key: str) -> int:
    """The line of ``key`` in the ``number``-th rule (from 0); of the rule's head without one."""
    lines = list(_lines_of(text, number))
    for line, content in lines:
        if key and re.match(rf"\s*\"?{re.escape(key)}\"?\s*[=.]", content):
            return line
        if key and re.match(rf"\s*then\s*=.*\b{re.escape(key)}\s*=", content):
            return line
    return lines[0][0] if lines else 1


def _lines_of(text: str, number: int) -> Iterator[tuple[int, str]]:
    """Numbered lines of one rule of a file."""
    seen = -1
    for line, content in enumerate(text.splitlines(), start=1):
        seen += bool(_HEAD.match(content))
        if seen == number:
            yield line, content
