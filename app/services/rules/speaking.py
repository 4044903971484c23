"""Saying rules in words, with the names that the shop uses."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.categories import Branch
from app.domain.rules.editing import Team
from app.services.program_data import ProgramData
from app.text.catalogue import translate
from app.text.plain_rules import PlainWords


def plain_words(
    program: ProgramData,
    branches: Mapping[str, Branch],
    teams: Mapping[str, Team],
    currency: str,
    lang: str,
) -> PlainWords:
    """How to say this shop's rules; what a rule names and is gone is said to be gone."""
    return PlainWords(lang, currency, _Names(program, branches, teams, lang).of)


@dataclass(frozen=True, slots=True)
class _Names:
    program: ProgramData
    branches: Mapping[str, Branch]
    teams: Mapping[str, Team]
    lang: str

    def of(self, group: str, code: str) -> str:
        """The name of a code of a group of facts or effects."""
        known = {
            "category": self._category,
            "trunk": self._category,
            "team": self._team,
            "resolution": self._resolution,
            "stage": self._stage,
        }
        if group in known:
            return known[group](code)
        return self.program.word(group, code).in_language(self.lang)

    def _category(self, code: str) -> str:
        name = self.program.category_name(code, self.branches).in_language(self.lang)
        branch = self.branches.get(code)
        if code in self.program.trunks or (branch is not None and not branch.retired):
            return name
        return self._gone(name if branch is not None else code)

    def _team(self, code: str) -> str:
        team = self.teams.get(code)
        if team is None:
            return self._gone(code)
        name = team.name.in_language(self.lang)
        return self._gone(name) if team.retired else name

    def _resolution(self, code: str) -> str:
        route = self.program.routes.newest(code)
        return route.name.in_language(self.lang) if route else self._gone(code)

    def _stage(self, code: str) -> str:
        stage = self.program.routes.stages.get(code)
        return stage.name.in_language(self.lang) if stage else code

    def _gone(self, name: str) -> str:
        return translate("Rule", "{name} (no longer there)", self.lang).format(name=name)
