"""The shop's rules and teams, and past cases to try rules on."""

from collections.abc import Collection, Iterator

from app.domain.rules.editing import Team
from app.domain.rules.rule import Rule
from app.domain.settings import ShopSettings
from app.storage.database import Database
from app.storage.queries.past_cases import PastCase, past_cases
from app.storage.rules_state import find_rule, stored_rules, stored_teams


class RuleQueries:
    """Reads rules for screens and commands, and past cases for trying rules on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Rule, ...]:
        """The rules that are in use, in order; switched off ones too."""
        with self._database.reading() as connection:
            return tuple(rule for rule in stored_rules(connection) if not rule.retired)

    def one(self, code: str) -> Rule:
        """One rule, retired or not; raises UnknownRuleError."""
        with self._database.reading() as connection:
            return find_rule(connection, code)

    def teams(self) -> dict[str, Team]:
        """All teams by code, retired ones too."""
        with self._database.reading() as connection:
            return stored_teams(connection)

    def case_count(self) -> int:
        """How many cases there are to try rules on."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT COUNT(*) FROM case_file").fetchone()[0])

    def past_cases(self, asked: Collection[str], settings: ShopSettings) -> Iterator[PastCase]:
        """Every case, oldest first, with the facts that are asked for.

        They are those of the day it was opened, except its category and its item, which are
        taken as they are now.
        """
        with self._database.reading() as connection:
            yield from past_cases(connection, asked, settings)
