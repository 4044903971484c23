"""What other rules would have done to past cases, beside what the present ones do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.domain.rules.book import RuleBook
from app.domain.rules.effects import NAMES, Effects
from app.domain.rules.facts import Facts
from app.domain.rules.nodes import Value
from app.domain.rules.outcome import Outcome
from app.domain.rules.rule import Rule

Part = Value | tuple[str, ...]
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """One effect that would be another."""

    effect: str
    now: Part
    then: Part


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A past case that the new rules would have treated differently."""

    number: str
    title: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Retest:
    """The result: of ``cases``, so many touched, so many differently from now.

    ``changed`` names the first of them, newest last.
    """

    cases: int
    touched: int
    different: int
    changed: tuple[ChangedCase, ...]


@dataclass(slots=True)
class Tally:
    """Counts while the cases go by. ``rules`` are the codes whose touch is counted."""

    rules: frozenset[str]
    cases: int = 0
    touched: int = 0
    different: int = 0
    changed: list[ChangedCase] = field(default_factory=list)

    def count(self, number: str, title: str, now: Outcome, then: Outcome) -> None:
        """One case under both."""
        self.cases += 1
        if not then.codes.isdisjoint(self.rules):
            self.touched += 1
        if now.effects != then.effects:
            self.different += 1
            if len(self.changed) < MOST_SHOWN:
                found = _differences(now.effects, then.effects)
                self.changed.append(ChangedCase(number, title, found))

    def count_untouched(self) -> None:
        """One case that no rule in question touches."""
        self.cases += 1

    def result(self) -> Retest:
        """What came out."""
        return Retest(self.cases, self.touched, self.different, tuple(self.changed))


def _differences(now: Effects, then: Effects) -> tuple[Difference, ...]:
    pairs = ((name, getattr(now, name), getattr(then, name)) for name in NAMES)
    return tuple(Difference(name, old, new) for name, old, new in pairs if old != new)


def changed_codes(present: Sequence[Rule], candidates: Sequence[Rule]) -> frozenset[str]:
    """Which of the candidates say something else than the present rules; all if none does."""
    known = {rule.code: _content(rule) for rule in present}
    changed = {rule.code for rule in candidates if known.get(rule.code) != _content(rule)}
    return frozenset(changed or (rule.code for rule in candidates))


def _content(rule: Rule) -> tuple[object, ...]:
    return (rule.condition, rule.effects, rule.stop, rule.enabled)


def touched_by(present: RuleBook, candidates: RuleBook) -> Callable[[Facts], bool]:
    """Whether a case can come out differently at all; most are soon told not to.

    Where no rule asks what another decides, a case that neither an old nor a new version of a
    changed rule touches stays as it is.
    """
    old, new = ({r.code: _content(r) for r in book.rules} for book in (present, candidates))
    same = [code for code in old if new.get(code) == old[code]]
    in_order = same == [code for code in new if old.get(code) == new[code]]
    if present.feeds or candidates.feeds or not in_order or len(same) == len(old) == len(new):
        return lambda _facts: True
    before = present.touching(old.keys() - set(same))
    after = candidates.touching(new.keys() - set(same))
    return lambda facts: after(facts) or before(facts)


def with_rule(rules: Sequence[Rule], rule: Rule) -> tuple[Rule, ...]:
    """``rules`` with one put in the place of its like, or behind all others."""
    if any(each.code == rule.code for each in rules):
        return tuple(rule if each.code == rule.code else each for each in rules)
    return (*rules, rule)
