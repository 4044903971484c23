"""What people said to suggestions, and what the program has learned."""

from collections.abc import Collection

from app.domain.categories import UNCLASSIFIED
from app.domain.own_model import Counts, OwnCase, Progress, TrainedModel
from app.domain.settings import ShopSettings
from app.domain.suggestion_answers import AnswerLine, Suggested
from app.domain.suggestions import Complaint
from app.storage.database import Database
from app.storage.learning_state import (
    learning_counts,
    learning_progress,
    model_in_use,
    trained_models,
)
from app.storage.queries.past_cases import past_cases
from app.storage.state import State

_ANSWERS = (
    "SELECT c.number, a.at, a.actor, a.suggested, a.confidence_pm, a.source, a.model, a.second,"
    " a.rule, a.answer, a.category, a.told_by, a.reason FROM suggestion_answer AS a"
    " JOIN case_file AS c ON c.id = a.case_id"
)
_DECIDED = (
    "SELECT number, opened_at, category, complaint FROM case_file AS c"
    " WHERE category <> ? AND claim_stage NOT IN ('VOID', 'MERGED')"
    " AND EXISTS (SELECT 1 FROM category_decision AS d WHERE d.case_id = c.id)"
)


class LearningQueries:
    """Reads answers and models for screens, commands and training."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def answers(self, number: str = "") -> list[AnswerLine]:
        """Every answer, or those of one case, oldest first."""
        where, values = (" WHERE c.number = ?", (number,)) if number else ("", ())
        with self._database.reading() as connection:
            rows = connection.execute(f"{_ANSWERS}{where} ORDER BY a.pk", values)
            return [
                AnswerLine(row[0], row[1], row[2], Suggested(*row[3:9]), *row[9:]) for row in rows
            ]

    def own_cases(self, facts: Collection[str], settings: ShopSettings) -> list[OwnCase]:
        """Every case whose category a person decided, oldest first, with ``facts`` of its day."""
        with self._database.reading() as connection:
            decided = {
                number: (opened_ms, category, text)
                for number, opened_ms, category, text in connection.execute(
                    _DECIDED, (UNCLASSIFIED,)
                )
            }
            found = []
            for past in past_cases(connection, facts, settings):
                if past.number in decided:
                    opened_ms, category, text = decided[past.number]
                    known = {name: past.facts.get(name) for name in facts}
                    complaint = Complaint(text, known)
                    found.append(OwnCase(past.number, opened_ms, category, complaint))
            return found

    def trainings(self) -> list[TrainedModel]:
        """Every training, oldest first."""
        with self._database.reading() as connection:
            return trained_models(connection)

    def in_use(self) -> str:
        """The digest of the model in use; empty for the built-in one."""
        with self._database.reading() as connection:
            return model_in_use(connection, State(connection, "").settings())

    def counts(self) -> Counts:
        """How much there is for each part that learns."""
        with self._database.reading() as connection:
            return learning_counts(connection, State(connection, "").settings())

    def progress(self) -> Progress:
        """How much there is to learn from."""
        with self._database.reading() as connection:
            return learning_progress(connection)
