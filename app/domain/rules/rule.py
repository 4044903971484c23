"""One rule of the shop as data."""

from dataclasses import dataclass

from app.domain.papers import Words
from app.domain.rules.effects import Effects


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as data. ``place`` orders them; ``version`` grows with each edit of its content."""

    code: str
    name: Words
    condition: str
    effects: Effects
    stop: bool = False
    enabled: bool = True
    place: int = 0
    version: int = 1
    retired: bool = False
