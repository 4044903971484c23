"""Rules as a person says them: “If the price is at least ¥5,000: it goes to the owner.” and so on.

English is made first; Chinese follows the same joints with its own marks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.money import decimals_of
from app.domain.rules.checking import read_condition
from app.domain.rules.effects import Effects
from app.domain.rules.errors import ConditionError
from app.domain.rules.evaluating import Reason
from app.domain.rules.facts import FACTS
from app.domain.rules.nodes import Always, And, Comparison, Node, Not, Or, Value
from app.domain.rules.rule import Rule
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import sentence
from app.text.rule_facts import fact_words, flag_words

# The name of a code in the language spoken; groups are those of facts and of effects.
NameOf = Callable[[str, str], str]

_OPPOSITE = {
    "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in",
    "not in": "in", "contains": "not contains", "not contains": "contains", "states": "not states",
    "not states": "states",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Says conditions, effects and reasons in one language, with the shop's own names."""

    lang: str
    currency: str
    name: NameOf

    def rule(self, rule: Rule) -> str:
        """The whole rule in one sentence; for one that cannot be read, what is wrong with it."""
        try:
            node = read_condition(rule.condition, decimals_of(self.currency))
        except ConditionError as error:
            return sentence(error, self.lang)
        then = self.effects(rule.effects, stop=rule.stop)
        if isinstance(node, Always):
            return translate("Rule", "For every case: {then}.", self.lang).format(then=then)
        pattern = translate("Rule", "If {condition}: {then}.", self.lang)
        return pattern.format(condition=self.condition(node), then=then)

    def condition(self, node: Node) -> str:
        """A condition in words."""
        match node:
            case Always():
                return translate("Rule", "always", self.lang)
            case And(parts):
                joint = translate("Rule", "{first} and {second}", self.lang)
                return self._joined(parts, joint)
            case Or(parts):
                joint = translate("Rule", "{first} or {second}", self.lang)
                return self._joined(parts, joint)
            case Not(part):
                return self._not(part)
            case Comparison():
                return self._comparison(node.fact, node.operator, node.values)

    def _joined(self, parts: Sequence[Node], joint: str) -> str:
        said = [self._inside(part) for part in parts]
        whole = said[0]
        for next_one in said[1:]:
            whole = joint.format(first=whole, second=next_one)
        return whole

    def _inside(self, node: Node) -> str:
        words = self.condition(node)
        if not isinstance(node, And | Or):
            return words
        return translate("Rule", "({words})", self.lang).format(words=words)

    def _not(self, node: Node) -> str:
        if isinstance(node, Not):
            return self.condition(node.part)
        if isinstance(node, Comparison):
            if node.operator == "is":
                return flag_words(node.fact, self.lang, yes=False)
            if node.operator in _OPPOSITE:
                return self._comparison(node.fact, _OPPOSITE[node.operator], node.values)
        return translate("Rule", "not {words}", self.lang).format(words=self._bracketed(node))

    def _bracketed(self, node: Node) -> str:
        words = self.condition(node)
        return translate("Rule", "({words})", self.lang).format(words=words)

    def _comparison(self, fact: str, operator: str, values: Sequence[Value]) -> str:
        if FACTS[fact].kind == "flag":
            yes = operator == "is" or (values[0] is True) is (operator == "=")
            return flag_words(fact, self.lang, yes=yes)
        said = [self.value(fact, value) for value in values]
        return _pattern(operator, self.lang).format(
            fact=fact_words(fact, self.lang),
            value=self._one_of(said),
            first=said[0],
            last=said[-1],
        )

    def _one_of(self, said: Sequence[str]) -> str:
        """``A, B or C``."""
        comma = translate("Rule", ", ", self.lang)
        if len(said) < 2:
            return "".join(said)
        joint = translate("Rule", "{first} or {last}", self.lang)
        return joint.format(first=comma.join(said[:-1]), last=said[-1])

    def value(self, fact: str, value: Value) -> str:
        """A value of a fact as a person reads it."""
        known = FACTS[fact]
        if known.kind == "money" and isinstance(value, int):
            return _short(format_money(value, self.currency))
        if known.kind in {"text", "word"}:
            return translate("Rule", "“{word}”", self.lang).format(word=value)
        if fact == "consignor.rating":
            return translate("Rating", "{grade}", self.lang).format(grade=value)
        if known.group:
            return self.name(known.group, str(value))
        return f"{value:,}" if isinstance(value, int) else str(value)

    def effects(self, effects: Effects, *, stop: bool = False) -> str:
        """What happens, in words."""
        said = [words for name, words in self.effect_lines(effects) if name]
        if stop:
            said.append(translate("Rule", "no further rules are asked", self.lang))
        return translate("Rule", "; ", self.lang).join(said)

    def effect_lines(self, effects: Effects) -> list[tuple[str, str]]:
        """Each effect that is set, by its name, in words."""
        lines: list[tuple[str, str]] = []
        for effect, (group, pattern) in _effect_words(self.lang).items():
            value = getattr(effects, effect)
            if value:
                shown = self._shown(group, value)
                lines.append((effect, pattern.format(value=shown)))
        if effects.priority:
            more = translate("Rule", "it is {n} points more urgent", self.lang)
            less = translate("Rule", "it is {n} points less urgent", self.lang)
            pattern = more if effects.priority > 0 else less
            lines.append(("priority", pattern.format(n=abs(effects.priority))))
        return lines

    def effect_value(self, effect: str, value: Value | tuple[str, ...]) -> str:
        """The value of one effect alone; a dash where there is none."""
        if not value:
            return "–"
        if effect == "priority":
            return f"{value:+d}"
        if effect == "hold_payout":
            return translate("Rule", "yes", self.lang)
        return self._shown(_effect_words(self.lang)[effect][0], value)

    def _shown(self, group: str, value: Value | tuple[str, ...]) -> str:
        parts = value if isinstance(value, tuple) else (str(value),)
        comma = translate("Rule", ", ", self.lang)
        return comma.join(self.name(group, part) if group else part for part in parts)

    def reason(self, reason: Reason) -> str:
        """Why a rule applied: the words that were found, or what the fact was."""
        fact = fact_words(reason.fact, self.lang)
        if reason.words:
            found = translate("Rule", ", ", self.lang).join(
                self.value(reason.fact, word) for word in reason.words
            )
            return translate("Rule", "{fact} has {value}", self.lang).format(fact=fact, value=found)
        if isinstance(reason.actual, bool):
            return flag_words(reason.fact, self.lang, yes=reason.actual)
        if reason.actual is None:
            return self._comparison(reason.fact, reason.operator, reason.values)
        actual = self.value(reason.fact, reason.actual)
        return translate("Rule", "{fact} is {value}", self.lang).format(fact=fact, value=actual)


def _short(amount: str) -> str:
    """An amount without idle zeros: rules are about round figures."""
    return amount.removesuffix(".00").removesuffix(".000")


def _pattern(operator: str, lang: str) -> str:
    """How a fact is compared, in words."""
    patterns = {
        "=": translate("Rule", "{fact} is {value}", lang),
        "!=": translate("Rule", "{fact} is not {value}", lang),
        "<": translate("Rule", "{fact} is less than {value}", lang),
        "<=": translate("Rule", "{fact} is at most {value}", lang),
        ">": translate("Rule", "{fact} is more than {value}", lang),
        ">=": translate("Rule", "{fact} is at least {value}", lang),
        "between": translate("Rule", "{fact} is between {first} and {last}", lang),
        "in": translate("Rule", "{fact} is {value}", lang),
        "not in": translate("Rule", "{fact} is not {value}", lang),
        "contains": translate("Rule", "{fact} has {value}", lang),
        "not contains": translate("Rule", "{fact} does not have {value}", lang),
        "states": translate("Rule", "{fact} says {value}", lang),
        "not states": translate("Rule", "{fact} does not say {value}", lang),
    }
    return patterns[operator]


def _effect_words(lang: str) -> dict[str, tuple[str, str]]:
    """Each effect: the group of the names it uses, and its words."""
    return {
        "category": ("category", translate("Rule", "the category becomes {value}", lang)),
        "lane": ("lane", translate("Rule", "the handling becomes {value}", lang)),
        "route": ("resolution", translate("Rule", "the resolution becomes {value}", lang)),
        "detour": ("stage", translate("Rule", "it goes through {value} first", lang)),
        "team": ("team", translate("Rule", "it goes to the team {value}", lang)),
        "person": ("", translate("Rule", "it goes to {value}", lang)),
        "hold_payout": ("", translate("Rule", "the consignor's payout waits", lang)),
        "tags": ("", translate("Rule", "it gets the tags {value}", lang)),
        "evidence": ("evidence", translate("Rule", "the checklist asks for {value}", lang)),
    }
