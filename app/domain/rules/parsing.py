"""The grammar of conditions, by recursive descent; nothing is ever executed as a program.

::

    condition  = and { "or" and }
    and        = not { "and" not }
    not        = "not" not | "(" condition ")" | "always" | comparison
    comparison = fact                                     a flag that stands alone
               | fact ("=" | "!=" | "<" | "<=" | ">" | ">=") value
               | fact "between" value "and" value
               | fact [ "not" ] "in" "[" value { "," value } "]"
               | fact [ "not" ] ("contains" | "states") (value | "[" value { "," value } "]")
    value      = number | date | code | "text"
"""

from app.domain.rules.errors import (
    ConditionEmptyError,
    ConditionEndsError,
    ConditionError,
    ConditionTooDeepError,
    ParenthesisNotClosedError,
)
from app.domain.rules.nodes import Always, And, Comparison, Node, Not, Or, Place, Written
from app.domain.rules.tokens import Token, split

MOST_DEPTH = 20

_COMPARE = frozenset({"=", "!=", "<", "<=", ">", ">="})
_LISTED = frozenset({"in", "contains", "states"})
KEYWORDS = frozenset({"and", "or", "not", "in", "contains", "states", "between", "always"})


def parse(text: str) -> Node:
    """The tree of a condition, its facts and values not yet checked.

    Raises ConditionError or one of its kind, nothing else, whatever the text.
    """
    tokens = split(text)
    if len(tokens) == 1:
        raise ConditionEmptyError(0, 0, "")
    parser = _Parser(tokens)
    node = parser.condition(0)
    parser.expect_end()
    return node


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def condition(self, depth: int) -> Node:
        parts = [self._all_of(depth)]
        while self._takes("or"):
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def expect_end(self) -> None:
        if self._now.kind != "end":
            raise self._unreadable()

    def _all_of(self, depth: int) -> Node:
        parts = [self._one(depth)]
        while self._takes("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Node:
        start = self._now
        if depth > MOST_DEPTH:
            raise ConditionTooDeepError(start.place.offset, start.place.length, start.text)
        if self._takes("not"):
            return Not(self._one(depth + 1))
        if self._takes("("):
            inner = self.condition(depth + 1)
            self._close(")", start)
            return inner
        if self._takes("always"):
            return Always()
        return self._comparison()

    def _comparison(self) -> Comparison:
        fact = self._now
        if fact.kind != "name" or fact.text.lower() in KEYWORDS:
            raise self._unreadable()
        self._at += 1
        sign = self._now
        negated = self._is("not") and self._is_listed(self._tokens[self._at + 1])
        if negated:
            self._at += 1
        operator = self._now.text.lower()
        if self._now.kind == "mark" and operator in _COMPARE:
            self._at += 1
            values: tuple[Written, ...] = (self._value(),)
        elif self._is_listed(self._now):
            self._at += 1
            values = self._values() if self._is("[") or operator == "in" else (self._value(),)
        elif self._takes("between"):
            first = self._value()
            if not self._takes("and"):
                raise self._unreadable()
            values = (first, self._value())
        else:
            operator, values, sign = "is", (), fact
        return Comparison(
            fact.text.lower(),
            f"not {operator}" if negated else operator,
            values,
            fact.place,
            sign.place,
        )

    def _values(self) -> tuple[Written, ...]:
        start = self._now
        if not self._takes("["):
            raise self._unreadable()
        values = [self._value()]
        while self._takes(","):
            values.append(self._value())
        self._close("]", start)
        return tuple(values)

    def _value(self) -> Written:
        token = self._now
        is_word = token.kind == "name" and token.text.lower() in KEYWORDS
        if token.kind in {"end", "mark"} or is_word:
            raise self._unreadable()
        self._at += 1
        match token.kind:
            case "number" | "name" | "date" | "text":
                return Written(token.kind, token.text, token.place)
        raise self._unreadable()

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _is(self, word: str) -> bool:
        token = self._now
        return token.kind in {"name", "mark"} and token.text.lower() == word

    @staticmethod
    def _is_listed(token: Token) -> bool:
        return token.kind == "name" and token.text.lower() in _LISTED

    def _takes(self, word: str) -> bool:
        if not self._is(word):
            return False
        self._at += 1
        return True

    def _close(self, mark: str, opened: Token) -> None:
        if self._now.kind == "end":
            place: Place = opened.place
            raise ParenthesisNotClosedError(place.offset, place.length, opened.text)
        if not self._takes(mark):
            raise self._unreadable()

    def _unreadable(self) -> ConditionError:
        token = self._now
        kind = ConditionEndsError if token.kind == "end" else ConditionError
        return kind(token.place.offset, token.place.length, token.text)
