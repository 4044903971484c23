"""A rule that names a category says another name: its condition, and what it sets."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.rules.evaluating import comparisons
from app.domain.rules.nodes import And, Comparison, Node, Not, Or, Written, write
from app.domain.rules.parsing import parse
from app.domain.rules.rule import Rule

_CATEGORY, _TRUNK = "case.category", "case.trunk"
_SEVERAL = {"=": "in", "!=": "not in"}


def speak_of(rule: Rule, category: str, instead: Sequence[str]) -> Rule:
    """The rule with ``instead`` wherever its condition names ``category``.

    What it sets becomes the first of them. A rule that does not name it comes back as it is.
    """
    effects = rule.effects
    if effects.category == category:
        effects = replace(effects, category=instead[0])
    return replace(rule, condition=_renamed(rule.condition, category, instead), effects=effects)


def asks_for_trunk(rule: Rule, trunk: str) -> bool:
    """Whether the condition compares a case's trunk, or its category, with this one."""
    return any(
        node.fact in {_CATEGORY, _TRUNK}
        and any(told.text.upper() == trunk for told in node.written)
        for node in comparisons(parse(rule.condition))
    )


def _renamed(condition: str, category: str, instead: Sequence[str]) -> str:
    node = parse(condition)
    changed = _mapped(node, lambda found: _speaking(found, category, instead))
    return condition if changed == node else write(changed)


def _speaking(node: Comparison, category: str, instead: Sequence[str]) -> Comparison:
    if node.fact != _CATEGORY or all(told.text.upper() != category for told in node.written):
        return node
    written: dict[str, Written] = {}
    for told in node.written:
        names = instead if told.text.upper() == category else (told.text,)
        for name in names:
            written.setdefault(name.upper(), Written("name", name, told.place))
    operator = node.operator if len(written) == 1 else _SEVERAL.get(node.operator, node.operator)
    return replace(node, operator=operator, written=tuple(written.values()))


def _mapped(node: Node, change: Callable[[Comparison], Comparison]) -> Node:
    match node:
        case And(parts):
            return And(tuple(_mapped(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(_mapped(part, change) for part in parts))
        case Not(part):
            return Not(_mapped(part, change))
        case Comparison():
            return change(node)
    return node
