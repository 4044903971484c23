"""Facts about rules and teams themselves: made, edited, moved, retired."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.cases import check_text
from app.domain.entries import Fact, Json
from app.domain.papers import Words
from app.domain.rules.book import MOST_RULES
from app.domain.rules.checking import Known, read_condition
from app.domain.rules.effects import effects_json, read_effects
from app.domain.rules.errors import (
    BadRuleCodeError,
    BadTeamError,
    RuleDoesNothingError,
    RuleNameMissingError,
    TooManyRulesError,
)
from app.domain.rules.rule import Rule

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,39}")
_TEAM = re.compile(r"[a-z0-9][a-z0-9_-]{0,29}")
_MOST_NAME_LETTERS = 80
_MOST_MEMBERS = 50
_APART = 10  # between two places, so that one can come in between


@dataclass(frozen=True, slots=True)
class Team:
    """Who handles a kind of case; ``members`` are names of people."""

    code: str
    name: Words
    members: tuple[str, ...] = ()
    retired: bool = False


def check_rule(rule: Rule, decimals: int, known: Known | None = None) -> Rule:
    """``rule`` as it may be stored.

    Raises BadRuleCodeError, RuleNameMissingError, ConditionError or one of its kind, or
    RuleDoesNothingError.
    """
    code = rule.code.strip().upper()
    if not _CODE.fullmatch(code):
        raise BadRuleCodeError(rule.code)
    zh, en = (" ".join(check_text(name).split()) for name in (rule.name.zh, rule.name.en))
    if not (zh or en) or max(len(zh), len(en)) > _MOST_NAME_LETTERS:
        raise RuleNameMissingError(code)
    read_condition(rule.condition, decimals, known)
    condition = check_text(rule.condition)
    read_condition(condition, decimals, known)
    if rule.effects.are_none and not rule.stop:
        raise RuleDoesNothingError(code)
    return Rule(
        code,
        Words(zh or en, en or zh),
        condition,
        rule.effects,
        rule.stop,
        rule.enabled,
        rule.place,
        rule.version,
        rule.retired,
    )


def read_rule(code: str, told: Mapping[str, Any]) -> Rule:
    """A rule from what a file or form says; its text is not checked yet.

    Raises UnknownEffectError, BadEffectError or BadTagError.
    """
    name = told.get("name", {})
    return Rule(
        code=code,
        name=Words(str(name.get("zh", "")), str(name.get("en", ""))),
        condition=str(told.get("when", "")),
        effects=read_effects(told.get("then", {})),
        stop=bool(told.get("stop", False)),
        enabled=bool(told.get("enabled", True)),
    )


def rule_fields(rule: Rule) -> dict[str, Json]:
    """A rule as its register holds it."""
    return {
        "zh": rule.name.zh,
        "en": rule.name.en,
        "condition": rule.condition,
        "actions": effects_json(rule.effects),
        "stop": rule.stop,
        "enabled": rule.enabled,
        "place": rule.place,
        "version": rule.version,
        "retired": rule.retired,
    }


def decide_rule(rule: Rule, before: Rule | None) -> Fact | None:
    """The fact that makes or edits a checked rule; None where nothing changes.

    An edit of what the rule says makes a new version; moving it or switching it off does not.
    """
    if before is None:
        return Fact("rule_edited", "rule", rule.code, {"fields": rule_fields(rule)})
    now, old = rule_fields(rule), rule_fields(before)
    now["version"] = before.version
    if any(now[name] != old[name] for name in ("condition", "actions", "stop")):
        now["version"] = before.version + 1
    changed = {name: value for name, value in now.items() if value != old[name]}
    if not changed:
        return None
    was: dict[str, Json] = {name: old[name] for name in changed}
    return Fact("rule_edited", "rule", rule.code, {"fields": changed, "before": was})


def next_place(rules: Sequence[Rule]) -> int:
    """Behind all others; raises TooManyRulesError."""
    if len(rules) >= MOST_RULES:
        raise TooManyRulesError(len(rules) + 1, MOST_RULES)
    return max((rule.place for rule in rules), default=0) + _APART


def places(count: int) -> tuple[int, ...]:
    """Places for ``count`` rules in order."""
    return tuple(range(_APART, _APART * (count + 1), _APART))


def next_code(rules: Sequence[Rule]) -> str:
    """A code that no rule has yet: ``R-007``."""
    taken = {rule.code for rule in rules}
    number = 1
    while f"R-{number:03d}" in taken:
        number += 1
    return f"R-{number:03d}"


def team_fields(team: Team) -> dict[str, Json]:
    """A checked team as its register holds it; raises BadTeamError."""
    code = team.code.strip().lower()
    zh, en = (" ".join(check_text(name).split()) for name in (team.name.zh, team.name.en))
    members = [" ".join(check_text(member).split()) for member in team.members]
    long = max(len(zh), len(en), *(len(member) for member in members), 0) > _MOST_NAME_LETTERS
    if not _TEAM.fullmatch(code) or not (zh or en) or long or len(members) > _MOST_MEMBERS:
        raise BadTeamError(team.code)
    return {
        "zh": zh or en,
        "en": en or zh,
        "members": [member for member in dict.fromkeys(members) if member],
        "retired": team.retired,
    }
