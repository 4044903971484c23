"""Rules, teams and what rules would have done, as JSON."""

from app.cli.shapes.plain import Document
from app.domain.rules.editing import Team
from app.domain.rules.effects import effects_json
from app.domain.rules.retest import Part, Retest
from app.domain.rules.rule import Rule
from app.text.plain_rules import PlainWords


def rule_full(rule: Rule, words: PlainWords) -> Document:
    """One rule as it is written, and in words."""
    return {
        "code": rule.code,
        "name": {"zh": rule.name.zh, "en": rule.name.en},
        "when": rule.condition,
        "then": effects_json(rule.effects),
        "stop": rule.stop,
        "enabled": rule.enabled,
        "retired": rule.retired,
        "version": rule.version,
        "words": words.rule(rule),
    }


def team_full(team: Team) -> Document:
    """One team."""
    return {
        "code": team.code,
        "name": {"zh": team.name.zh, "en": team.name.en},
        "members": list(team.members),
        "retired": team.retired,
    }


def retest_full(found: Retest) -> Document:
    """What rules would have done to past cases; ``changed`` names the first of them."""
    return {
        "cases": found.cases,
        "touched": found.touched,
        "different": found.different,
        "changed": [
            {
                "number": case.number,
                "title": case.title,
                "differences": [
                    {"effect": d.effect, "now": _part(d.now), "then": _part(d.then)}
                    for d in case.differences
                ],
            }
            for case in found.changed
        ],
    }


def _part(value: Part) -> object:
    return list(value) if isinstance(value, tuple) else value
