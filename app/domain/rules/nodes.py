"""A condition as a tree, and its one spelling as text."""

from dataclasses import dataclass, field
from typing import Literal

LiteralKind = Literal["number", "name", "text", "date"]
# Amounts are minor units, days ISO dates, flags bools, everything else text.
Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the text."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it was written."""

    kind: LiteralKind
    text: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One fact compared: ``operator`` is ``is`` for a flag that stands alone.

    ``values`` are there once the comparison has been checked; two conditions are equal when they
    are written alike, wherever they stand.
    """

    fact: str
    operator: str
    written: tuple[Written, ...]
    place: Place = field(compare=False)
    operator_place: Place = field(compare=False)
    values: tuple[Value, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for every case."""


Node = Comparison | Not | And | Or | Always


def write(node: Node) -> str:
    """The condition as text; parsing it gives the same tree."""
    match node:
        case Always():
            return "always"
        case Not(part):
            return f"not {_inside(part)}"
        case And(parts):
            return " and ".join(_inside(part) for part in parts)
        case Or(parts):
            return " or ".join(_inside(part) for part in parts)
        case Comparison():
            return _comparison(node)


def _inside(node: Node) -> str:
    return f"({write(node)})" if isinstance(node, And | Or) else write(node)


def _comparison(node: Comparison) -> str:
    values = [_value(written) for written in node.written]
    if node.operator == "is":
        return node.fact
    if node.operator == "between":
        return f"{node.fact} between {values[0]} and {values[1]}"
    if node.operator in {"in", "not in"} or len(values) > 1:
        return f"{node.fact} {node.operator} [{', '.join(values)}]"
    return f"{node.fact} {node.operator} {values[0]}"


def _value(written: Written) -> str:
    if written.kind != "text":
        return written.text
    escaped = written.text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
