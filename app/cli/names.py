"""Codes in the words of the language spoken: what a person reads instead of ``BACK``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from app.domain.categories import Branch
from app.domain.rules.editing import Team
from app.services.program_data import ProgramData
from app.text.catalogue import translate
from app.text.dates import format_due, format_minute, local_time


@dataclass(frozen=True, slots=True)
class Names:
    """Names of codes, and times in the shop's zone. ``now_ms`` is what deadlines are told from."""

    program: ProgramData
    branches: Mapping[str, Branch]
    lang: str
    zone: ZoneInfo
    now_ms: int
    teams: Mapping[str, Team] = field(default_factory=dict)

    def team(self, code: str) -> str:
        """The name of a team; empty for none."""
        found = self.teams.get(code)
        return found.name.in_language(self.lang) if found else code

    def of(self, group: str, code: str) -> str:
        """The name of a code of ``resources/words.toml``; empty for an empty code."""
        return self.program.word(group, code).in_language(self.lang) if code else ""

    def stage(self, code: str) -> str:
        """The name of a stage."""
        stage = self.program.routes.stages.get(code)
        return stage.name.in_language(self.lang) if stage else code

    def move(self, code: str) -> str:
        """The name of a move; a move no person makes names itself."""
        moves = (m for m in self.program.routes.moves if m.code == code)
        move = next(moves, None)
        return move.name.in_language(self.lang) if move else code

    def category(self, code: str) -> str:
        """``Trunk · Branch``."""
        return self.program.category_name(code, self.branches).in_language(self.lang)

    def resolution(self, code: str) -> str:
        """The name of a resolution."""
        route = self.program.routes.newest(code)
        return route.name.in_language(self.lang) if route else code

    def account(self, code: str) -> str:
        """The name of an account; a payment channel is named by its tender."""
        return self.program.account_name(code).in_language(self.lang)

    def lane(self, code: str) -> str:
        """How carefully a case is handled."""
        names = {
            "fast": translate("Lane", "fast"),
            "normal": translate("Lane", "normal"),
            "strict": translate("Lane", "strict"),
        }
        return names.get(code, code)

    def identity(self, answer: str) -> str:
        """The answer to "is it our item?"."""
        names = {
            "ours": translate("Identity", "our item"),
            "not_ours": translate("Identity", "not our item"),
            "cannot_tell": translate("Identity", "cannot tell"),
        }
        return names.get(answer, answer)

    def mode(self, code: str) -> str:
        """How the consignor's share is settled."""
        return self.of("mode", code)

    def time(self, at_ms: int | None) -> str:
        """``2026-11-23 18:05`` on the shop's clock; empty for None."""
        return "" if at_ms is None else format_minute(local_time(at_ms, self.zone))

    def due(self, due_ms: int | None) -> str:
        """A deadline relative to now; empty for None."""
        return "" if due_ms is None else format_due(due_ms, self.now_ms, self.zone, self.lang)
