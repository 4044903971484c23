"""The shop's rules in order, and one pass over them for a case.

A pass is a single walk from the first rule to the last. A rule sees what earlier ones decided (a
category that one sets is what later ones ask about), and none is ever asked twice: rules cannot
loop, whatever they say. Of two that set the same thing the first wins and the loser is told. A
rule that stops ends the walk. A rule that names a team, branch, person or resolution which is gone
still applies; what it names is told as missing and left as it would be without the rule.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.rules.checking import read_condition
from app.domain.rules.errors import ConditionError
from app.domain.rules.evaluating import Condition, Test
from app.domain.rules.facts import Facts
from app.domain.rules.nodes import Value
from app.domain.rules.outcome import Outcome, Pass, Targets
from app.domain.rules.rule import Rule
from app.domain.rules.wording import Synonyms

MOST_RULES = 500
# What later rules see of what earlier ones decided.
_FEEDS: Mapping[str, frozenset[str]] = {
    "category": frozenset({"case.category", "case.trunk", "case.resolution"}),
    "lane": frozenset({"case.lane"}),
    "route": frozenset({"case.resolution"}),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """A rule with its condition compiled; ``at`` is its place in the walk.

    ``test`` is what remains to be asked of a case whose category is known.
    """

    at: int
    rule: Rule
    condition: Condition
    test: Test


class RuleBook:
    """Rules compiled once. ``broken`` are those whose condition this program cannot read.

    ``decimals`` are the shop's currency's. ``resolutions`` says with which resolution a case of
    each trunk starts, for rules that ask about it after another rule has set the category.
    """

    def __init__(
        self,
        rules: Collection[Rule],
        decimals: int,
        *,
        resolutions: Mapping[str, str] | None = None,
        synonyms: Synonyms | None = None,
    ) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: (rule.place, rule.code)))
        self.broken: dict[str, ConditionError] = {}
        self._resolutions = resolutions or {}
        self._ready: list[_Ready] = []
        for at, rule in enumerate(self.rules):
            if rule.enabled and not rule.retired:
                try:
                    node = read_condition(rule.condition, decimals)
                except ConditionError as error:
                    self.broken[rule.code] = error
                    continue
                condition = Condition(node, synonyms)
                self._ready.append(_Ready(at, rule, condition, condition.test))
        self.facts = frozenset(name for one in self._ready for name in one.condition.facts)
        # Whether a rule asks what another sets: otherwise no fact changes on the way.
        self.feeds = any(
            getattr(one.rule.effects, effect) and facts & self.facts
            for one in self._ready
            for effect, facts in _FEEDS.items()
        )
        self._of_category: dict[str, tuple[_Ready, ...]] = {}

    def apply(
        self,
        facts: Facts,
        targets: Targets,
        *,
        by_hand: Collection[str] = (),
        explain: bool = True,
    ) -> Outcome:
        """One pass over the rules for a case. ``by_hand`` are effects that a person has settled.

        Texts in ``facts`` are folded (`app.domain.rules.wording.fold`). Without ``explain`` the
        reasons are left out.
        """
        walk = Pass(targets, by_hand)
        seen = facts
        candidates = iter(self._candidates(seen))
        while (ready := next(candidates, None)) is not None:
            if ready.test(seen) is not True:
                continue
            walk.apply(ready.rule, ready.condition.judge(seen).reasons if explain else ())
            if ready.rule.stop:
                break
            after = self._as_decided(seen, walk.single) if self.feeds else seen
            if after is not seen:
                seen, at = after, ready.at
                candidates = iter([one for one in self._candidates(seen) if one.at > at])
        return walk.outcome()

    def for_many(self, targets: Targets) -> Callable[[Facts], Outcome]:
        """The same pass for many cases, without reasons: much faster.

        Which rules apply says what comes out, so each combination is worked out once.
        """
        if self.feeds:
            return lambda facts: self.apply(facts, targets, explain=False)
        known: dict[tuple[_Ready, ...], Outcome] = {}

        def apply(facts: Facts) -> Outcome:
            found = []
            for ready in self._candidates(facts):
                if ready.test(facts) is True:
                    found.append(ready)
                    if ready.rule.stop:
                        break
            which = tuple(found)
            outcome = known.get(which)
            if outcome is None:
                walk = Pass(targets, ())
                for ready in which:
                    walk.apply(ready.rule, ())
                outcome = known[which] = walk.outcome()
            return outcome

        return apply

    def touching(self, codes: Collection[str]) -> Callable[[Facts], bool]:
        """Whether any of these rules holds for a case, nothing else asked."""

        def touches(facts: Facts) -> bool:
            return any(
                ready.test(facts) is True
                for ready in self._candidates(facts)
                if ready.rule.code in codes
            )

        return touches

    def _candidates(self, facts: Facts) -> tuple[_Ready, ...]:
        """The rules that may hold for a case of this category, in order.

        A rule that is known not to hold from the category alone need not be asked again, and what
        others ask about the category has its answer.
        """
        category = str(facts.get("case.category") or "")
        known = self._of_category.get(category)
        if known is None:
            known = tuple(self._given(_of_category(category) if category else {}))
            self._of_category[category] = known
        return known

    def _given(self, known: Facts) -> Iterator[_Ready]:
        for one in self._ready:
            rest = one.condition.given(known)
            if callable(rest):
                yield replace(one, test=rest)
            elif rest is True:
                yield replace(one, test=_yes)

    def _as_decided(self, facts: Facts, decided: Mapping[str, Value]) -> Facts:
        """The facts as later rules see them; the same object where nothing has changed."""
        changed: dict[str, Value] = {}
        category = decided.get("category")
        if category is not None and facts.get("case.category") != category:
            changed |= _of_category(str(category))
            trunk = str(changed["case.trunk"])
            if "route" not in decided and trunk in self._resolutions:
                changed["case.resolution"] = self._resolutions[trunk]
        for effect, fact in (("lane", "case.lane"), ("route", "case.resolution")):
            if effect in decided and facts.get(fact) != decided[effect]:
                changed[fact] = decided[effect]
        return {**facts, **changed} if changed else facts


def _yes(_facts: Facts) -> bool:
    return True


def _of_category(category: str) -> dict[str, Value]:
    return {"case.category": category, "case.trunk": category.partition(".")[0]}
