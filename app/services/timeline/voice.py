"""What a sentence about the past is made with: one language, the shop's own names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.categories import Branch
from app.services.program_data import ProgramData
from app.text.amounts import format_money

Payload = Mapping[str, Any]


def amount_of(payload: Payload, key: str = "amount_minor") -> str:
    """An amount of an entry, in the currency of the entry."""
    return format_money(payload[key], payload["currency"])


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a timeline: what happened, and the words or figures behind it."""

    title: str
    detail: str = ""
    party: str = ""  # whose turn it became; empty where nobody's did


@dataclass(frozen=True, slots=True)
class Voice:
    """Names codes in one language, and times on the shop's clock."""

    program: ProgramData
    branches: Mapping[str, Branch]
    lang: str
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))

    def word(self, group: str, code: str) -> str:
        """The name of a code."""
        return self.program.word(group, code).in_language(self.lang)

    def stage(self, code: str) -> str:
        """The name of a stage."""
        return self.program.routes.stages[code].name.in_language(self.lang)

    def category(self, code: str) -> str:
        """The name of a category."""
        return self.program.category_name(code, self.branches).in_language(self.lang)

    def resolution(self, code: str) -> str:
        """The name of a resolution."""
        route = self.program.routes.newest(code)
        return route.name.in_language(self.lang) if route else code
