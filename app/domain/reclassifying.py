"""Many cases at once get the category that is suggested: which, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.changes import Changes
from app.domain.suggestions import Suggestion

Kind = Literal["unclassified", "differing", "category"]
MOST_AT_ONCE = 20_000  # cases that one action writes


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cases are looked at; ``category`` is a trunk or a branch where the kind says so."""

    kind: Kind = "unclassified"
    category: str = ""
    only_open: bool = True

    @property
    def of_category(self) -> str:
        """The category that the cases have now; empty for any."""
        return {"unclassified": UNCLASSIFIED, "category": self.category}.get(self.kind, "")

    def takes(self, category: str, suggestion: Suggestion) -> bool:
        """Whether a case of ``category`` is worth a look: something else is suggested for it."""
        if self.kind == "differing" and category == UNCLASSIFIED:
            return False
        return suggestion.category not in ("", UNCLASSIFIED) and not stands_for(
            suggestion.category, category
        )


@dataclass(frozen=True, slots=True)
class FiledComplaint:
    """What a case says, and what it is called; ``place`` is where the next page begins."""

    place: int
    number: str
    title: str
    complaint: str
    category: str


@dataclass(frozen=True, slots=True)
class Refiling:
    """A case for which something else is suggested than what it is called."""

    number: str
    title: str
    complaint: str
    category: str
    suggestion: Suggestion

    @property
    def confidence(self) -> float:
        """How often such a suggestion is right."""
        choices = self.suggestion.choices
        return choices[0].confidence if choices else 0.0


@dataclass(frozen=True, slots=True)
class Looked:
    """A page of a scope: what was found among so many cases, and where the next page begins."""

    found: tuple[Refiling, ...]
    read: int
    before: int | None = None  # None: that was the last


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A case that was not touched: it has changed since it was looked at, or is no more."""

    number: str
    category: str = ""  # what it is called now; empty where it is no more


@dataclass(frozen=True, slots=True)
class Refiled:
    """What one action did."""

    changes: Changes
    done: tuple[str, ...]
    left: tuple[LeftAlone, ...]


def stands_for(suggested: str, category: str) -> bool:
    """Whether the suggestion says no more than the category: a trunk stands for its branches."""
    if "." in suggested:
        return suggested == category
    return trunk_of(category) == suggested
