"""Whether a condition holds for the facts of a case, and why.

There are three answers: yes, no, and *not known*. A comparison with a fact that is not known is
not known; so is its opposite. Only what is known to hold makes a rule apply, so nothing ever
happens because something is missing. Evaluation never raises.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from operator import ge, gt, le, lt
from typing import Any

from app.domain.rules.facts import FACTS, Facts
from app.domain.rules.nodes import Always, And, Comparison, Node, Not, Or, Value
from app.domain.rules.wording import Synonyms, Wording, fold

Test = Callable[[Facts], bool | None]
_Compare = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Reason:
    """A comparison that decided: what was compared with what, and the words that were found.

    ``holds`` is False where the rule wanted that the comparison does not hold.
    """

    fact: str
    operator: str
    values: tuple[Value, ...]
    actual: Value | None
    words: tuple[str, ...] = ()
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer with its reasons; ``unknown`` names the facts that nobody knew."""

    holds: bool
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]


class Condition:
    """A checked condition, ready to be asked of many cases."""

    def __init__(self, node: Node, synonyms: Synonyms | None = None) -> None:
        self.node = node
        self.facts = frozenset(comparison.fact for comparison in comparisons(node))
        self._wordings: dict[int, Wording] = {}  # by the identity of their node, like the tests
        self._tests: dict[int, Test] = {}
        self._synonyms = synonyms
        self.test: Test = self._test(node)

    def holds(self, facts: Facts) -> bool:
        """Whether it is known to hold. Texts in ``facts`` are folded already."""
        return self.test(facts) is True

    def given(self, known: Facts) -> Test | bool | None:
        """What remains to be asked once some facts are known: a shorter test, or the answer."""
        return self._given(self.node, known)

    def _given(self, node: Node, known: Facts) -> Test | bool | None:
        match node:
            case Always():
                return True
            case Comparison():
                test = self._tests[id(node)]
                return test(known) if node.fact in known else test
            case Not(part):
                rest = self._given(part, known)
                if callable(rest):
                    return _opposite(rest)
                return None if rest is None else not rest
            case And(parts):
                return _rest([self._given(part, known) for part in parts], ends=False)
            case Or(parts):
                return _rest([self._given(part, known) for part in parts], ends=True)

    def judge(self, facts: Facts) -> Verdict:
        """Whether it holds, and all that decided it."""
        holds = self.holds(facts)
        unknown = sorted(name for name in self.facts if facts.get(name) is None)
        reasons = tuple(self._reasons(self.node, facts, wanted=True)) if holds else ()
        return Verdict(holds, reasons, tuple(unknown))

    def _test(self, node: Node) -> Test:
        self._tests[id(node)] = test = self._made_test(node)
        return test

    def _made_test(self, node: Node) -> Test:
        match node:
            case Always():
                return lambda _facts: True
            case Not(part):
                return _opposite(self._test(part))
            case And(parts):
                return _all(tuple(self._test(part) for part in parts))
            case Or(parts):
                return _any(tuple(self._test(part) for part in parts))
            case Comparison():
                return self._compared(node)

    def _compared(self, node: Comparison) -> Test:
        if node.operator.removeprefix("not ") in {"contains", "states"}:
            self._wordings[id(node)] = Wording([str(v) for v in node.values], self._synonyms)
        compare, negated = _comparing(node, self._wordings.get(id(node)))
        return _known(node.fact, compare, negated=negated)

    def _reasons(self, node: Node, facts: Facts, *, wanted: bool) -> Iterator[Reason]:
        """The comparisons that make ``node`` answer ``wanted``, which it does."""
        match node:
            case Always():
                return
            case Not(part):
                yield from self._reasons(part, facts, wanted=not wanted)
            case And(parts) | Or(parts):
                for part in parts:
                    if self._tests[id(part)](facts) is wanted:
                        yield from self._reasons(part, facts, wanted=wanted)
            case Comparison():
                yield self._reason(node, facts, wanted=wanted)

    def _reason(self, node: Comparison, facts: Facts, *, wanted: bool) -> Reason:
        actual = facts.get(node.fact)
        wording = self._wordings.get(id(node))
        words: tuple[str, ...] = ()
        if wording is not None:
            stated = node.operator.endswith("states")
            words = wording.found_in(fold(str(actual)), stated=stated)
        is_text = FACTS[node.fact].kind == "text"
        shown = None if is_text else actual
        return Reason(node.fact, node.operator, node.values, shown, words, wanted)


def comparisons(node: Node) -> Iterator[Comparison]:
    """Every comparison in a condition."""
    match node:
        case Comparison():
            yield node
        case Not(part):
            yield from comparisons(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from comparisons(part)


def _known(name: str, compare: _Compare, *, negated: bool) -> Test:
    """The comparison for a fact that may not be known."""

    def test(facts: Facts) -> bool | None:
        value = facts.get(name)
        if value is None:
            return None
        try:
            return compare(value) is not negated
        except TypeError:  # a value of another kind is as good as none
            return None

    return test


def _rest(parts: list[Test | bool | None], *, ends: bool) -> Test | bool | None:
    """What remains of ``or`` (which a yes ends) or of ``and`` (which a no ends)."""
    if any(part is ends for part in parts):
        return ends
    tests = tuple(part for part in parts if callable(part))
    if any(part is None for part in parts):
        tests = (*tests, lambda _facts: None)
    if not tests:
        return not ends
    if len(tests) == 1:
        return tests[0]
    return _any(tests) if ends else _all(tests)


def _opposite(test: Test) -> Test:
    def opposite(facts: Facts) -> bool | None:
        answer = test(facts)
        return None if answer is None else not answer

    return opposite


def _all(tests: tuple[Test, ...]) -> Test:
    def all_hold(facts: Facts) -> bool | None:
        answer: bool | None = True
        for test in tests:
            one = test(facts)
            if one is False:
                return False
            if one is None:
                answer = None
        return answer

    return all_hold


def _any(tests: tuple[Test, ...]) -> Test:
    def any_holds(facts: Facts) -> bool | None:
        answer: bool | None = False
        for test in tests:
            one = test(facts)
            if one is True:
                return True
            if one is None:
                answer = None
        return answer

    return any_holds


def _comparing(node: Comparison, wording: Wording | None) -> tuple[_Compare, bool]:
    """The comparison as a function of the known value, and whether its opposite is meant."""
    operator, negated = node.operator.removeprefix("not "), node.operator.startswith("not ")
    kind = FACTS[node.fact].kind
    if wording is not None:
        return _wording(wording, stated=operator == "states", folds=kind == "word"), negated
    if operator == "between":
        low, high = node.values
        return (lambda value: low <= value <= high), negated
    if operator in _MIRRORED:
        return partial(_MIRRORED[operator], *node.values), negated
    equal = {"category": _category, "word": _word}.get(kind, _equal)
    return equal(node), negated or operator == "!="


def _wording(wording: Wording, *, stated: bool, folds: bool) -> _Compare:
    found = wording.is_stated_in if stated else wording.is_in
    if folds:
        return lambda value: found(fold(str(value)))
    return lambda value: found(str(value))


def _category(node: Comparison) -> _Compare:
    """A trunk stands for all its branches."""
    codes = frozenset(str(value) for value in node.values)

    def compare(value: Value) -> bool:
        code = str(value)
        return code in codes or code.partition(".")[0] in codes

    return compare


def _word(node: Comparison) -> _Compare:
    words = frozenset(fold(str(value)) for value in node.values)
    return lambda value: fold(str(value)) in words


def _equal(node: Comparison) -> _Compare:
    """One of the values; a flag that stands alone is compared with yes."""
    return frozenset(node.values or (True,)).__contains__


# Order among values of one kind: amounts and numbers, or days as text. The limit comes first, so
# each operator is the mirror of its sign.
_MIRRORED: Mapping[str, Callable[..., bool]] = {"<": gt, "<=": ge, ">": lt, ">=": le}
