"""Types: every fact exists, is compared in a way that fits it, with values it can have."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from app.domain.money import MAX_MINOR
from app.domain.rules.errors import (
    BetweenReversedError,
    UnknownFactError,
    UnknownValueError,
    WrongOperatorError,
    WrongValueError,
)
from app.domain.rules.facts import FACTS, OPERATORS, FactType
from app.domain.rules.nodes import Always, And, Comparison, Node, Not, Or, Value, Written
from app.domain.rules.parsing import parse
from app.domain.rules.wording import fold

# The shop's own codes by the group of a fact ("category", "trunk", "resolution", "stage").
Known = Mapping[str, Collection[str]]

_YES = frozenset({"yes", "true"})
_NO = frozenset({"no", "false"})
_MOST_NUMBER = 10**9


def read_condition(text: str, decimals: int, known: Known | None = None) -> Node:
    """The checked tree of a condition; amounts have ``decimals``, the shop's currency's.

    Without ``known`` any code is taken where a shop's own data says which there are: a rule that
    names a branch which is gone still works. Raises ConditionError or one of its kind.
    """
    return _checked(parse(text), decimals, known or {})


def _checked(node: Node, decimals: int, known: Known) -> Node:
    match node:
        case And(parts):
            return And(tuple(_checked(part, decimals, known) for part in parts))
        case Or(parts):
            return Or(tuple(_checked(part, decimals, known) for part in parts))
        case Not(part):
            return Not(_checked(part, decimals, known))
        case Always():
            return node
        case Comparison():
            return _comparison(node, decimals, known)


def _comparison(node: Comparison, decimals: int, known: Known) -> Comparison:
    fact = FACTS.get(node.fact)
    if fact is None:
        close = get_close_matches(node.fact, FACTS, n=1, cutoff=0.0)
        here = node.place
        raise UnknownFactError(here.offset, here.length, node.fact, close[0])
    if node.operator not in OPERATORS[fact.kind]:
        here, allowed = node.operator_place, ", ".join(OPERATORS[fact.kind])
        raise WrongOperatorError(here.offset, here.length, node.operator, fact.name, allowed)
    values = tuple(_value(fact, written, decimals, known) for written in node.written)
    if node.operator == "between":
        low, high = values
        if (low, high) != tuple(sorted((low, high))):
            here = node.written[0].place
            raise BetweenReversedError(here.offset, here.length, node.written[0].text)
    return replace(node, values=values)


def _value(fact: FactType, written: Written, decimals: int, known: Known) -> Value:
    match fact.kind:
        case "money":
            found: Value | None = _amount(written, decimals)
        case "number":
            found = _whole(written)
        case "date":
            found = _day(written)
        case "flag":
            found = _flag(written)
        case "text" | "word":
            found = written.text if fold(written.text).strip("* ") else None
        case _:
            return _code(fact, written, known)
    if found is None:
        here = written.place
        raise WrongValueError(here.offset, here.length, written.text, fact.name, fact.kind)
    return found


def _amount(written: Written, decimals: int) -> int | None:
    """Minor units of an amount as it is written, without any float in between."""
    if written.kind != "number" or len(written.text) > 20:
        return None
    whole, _, rest = written.text.partition(".")
    if len(rest.rstrip("0")) > decimals:
        return None
    minor = int(whole + rest[:decimals].ljust(decimals, "0"))
    return minor if abs(minor) <= MAX_MINOR else None


def _whole(written: Written) -> int | None:
    if written.kind != "number" or "." in written.text or len(written.text) > 11:
        return None
    number = int(written.text)
    return number if abs(number) <= _MOST_NUMBER else None


def _day(written: Written) -> str | None:
    if written.kind != "date":
        return None
    try:
        return date.fromisoformat(written.text).isoformat()
    except ValueError:
        return None


def _flag(written: Written) -> bool | None:
    word = written.text.lower()
    return True if word in _YES else False if word in _NO else None


def _code(fact: FactType, written: Written, known: Known) -> str:
    choices = fact.choices or tuple(known.get(fact.group, ()))
    by_letters = {choice.lower(): choice for choice in choices}
    found = by_letters.get(written.text.lower())
    if found is not None:
        return found
    if choices or written.kind == "number" or not written.text:
        here, allowed = written.place, ", ".join(choices)
        raise UnknownValueError(here.offset, here.length, written.text, fact.name, allowed)
    return written.text.upper()
