"""What comes of a pass over the rules: which effects hold, who set them, what was lost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from app.domain.papers import Words
from app.domain.rules.effects import SINGLE, Effects
from app.domain.rules.evaluating import Reason
from app.domain.rules.nodes import Value
from app.domain.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Targets:
    """What rules may name: codes that are there. ``people`` None means that nobody keeps a list."""

    categories: Collection[str] = ()
    resolutions: Collection[str] = ()
    teams: Collection[str] = ()
    people: Collection[str] | None = None

    def has(self, effect: str, value: Value) -> bool:
        """Whether what the effect names is there."""
        named: Mapping[str, Collection[str] | None] = {
            "category": self.categories,
            "route": self.resolutions,
            "team": self.teams,
            "person": self.people,
        }
        known = named.get(effect)
        return known is None or value in known


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule that applied, at the version it had, and why."""

    code: str
    version: int
    name: Words
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """An effect that did not happen because ``won_by`` had set the same before.

    ``won_by`` is a rule's code, or ``person`` where somebody has said it by hand.
    """

    effect: str
    value: Value
    rule: str
    won_by: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An effect that names something which is gone."""

    effect: str
    value: Value
    rule: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules do to a case, with all their reasons."""

    effects: Effects
    applied: tuple[Applied, ...] = ()
    lost: tuple[Lost, ...] = ()
    missing: tuple[Missing, ...] = ()
    codes: frozenset[str] = frozenset()  # of the rules that applied
    setters: Mapping[str, str] = field(default_factory=dict)  # effect -> the rule that set it


PERSON = "person"
_NOTHING = Outcome(Effects())


@dataclass(slots=True)
class Pass:
    """One walk for one case."""

    targets: Targets
    by_hand: Collection[str]
    single: dict[str, Value] = field(default_factory=dict)
    setter: dict[str, str] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    evidence: dict[str, None] = field(default_factory=dict)
    priority: int = 0
    applied: list[Applied] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    def apply(self, rule: Rule, reasons: tuple[Reason, ...]) -> None:
        """Let a rule that holds do what it says, as far as nothing said so before."""
        self.applied.append(Applied(rule.code, rule.version, rule.name, reasons))
        for effect in SINGLE:
            value: Value = getattr(rule.effects, effect)
            if value:
                self._set(effect, value, rule.code)
        self.tags |= dict.fromkeys(rule.effects.tags)
        self.evidence |= dict.fromkeys(rule.effects.evidence)
        self.priority += rule.effects.priority

    def _set(self, effect: str, value: Value, rule: str) -> None:
        if not self.targets.has(effect, value):
            self.missing.append(Missing(effect, value, rule))
        elif effect in self.by_hand:
            self.lost.append(Lost(effect, value, rule, PERSON))
        elif effect not in self.single:
            self.single[effect] = value
            self.setter[effect] = rule
        elif self.single[effect] != value:
            self.lost.append(Lost(effect, value, rule, self.setter[effect]))

    def outcome(self) -> Outcome:
        """What came of all that applied."""
        if not self.applied:
            return _NOTHING
        effects = replace(
            Effects(),
            **self.single,  # type: ignore[arg-type] # each as its rule's own effects held it
            priority=self.priority,
            tags=tuple(self.tags),
            evidence=tuple(self.evidence),
        )
        applied = tuple(self.applied)
        codes = frozenset(rule.code for rule in applied)
        lost, missing = tuple(self.lost), tuple(self.missing)
        return Outcome(effects, applied, lost, missing, codes, self.setter)
