"""What was learned and from what, for decisions and for whoever suggests."""

import json
import sqlite3
from typing import Any

from app.domain.categories import UNCLASSIFIED
from app.domain.maturity import NEEDED
from app.domain.own_model import RETURNED, Counts, Progress, TrainedModel, read_figures, read_judged
from app.domain.settings import OFF, ShopSettings
from app.domain.suggestion_answers import Suggested

_TRAINED = (
    "SELECT digest, at, actor, cases, seed, until, replaced, kept, why, champion, challenger,"
    " judged FROM trained_model"
)


def last_suggested(connection: sqlite3.Connection, case: str) -> Suggested | None:
    """What the program last took a case for, if anybody has answered it."""
    row = connection.execute(
        "SELECT suggested, confidence_pm, source, model, second, rule FROM suggestion_answer"
        " WHERE case_id = ? ORDER BY pk DESC LIMIT 1",
        (case,),
    ).fetchone()
    return Suggested(*row) if row else None


def rule_answers(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """For each rule that suggested: how often people left it at that, and out of how many."""
    rows = connection.execute(
        "SELECT rule, COUNT(*) FILTER (WHERE answer = 'accepted'), COUNT(*)"
        " FROM suggestion_answer WHERE rule <> '' AND answer <> 'taken' GROUP BY rule"
    )
    return {rule: (agreed, tried) for rule, agreed, tried in rows}


def chosen_model(connection: sqlite3.Connection) -> str:
    """The digest of the model that was last put to use; empty for the built-in one."""
    return _last_choice(connection)[0]


def was_returned_to(connection: sqlite3.Connection) -> bool:
    """Whether a person went back to the model in use: that stands until she has one trained."""
    return _last_choice(connection)[1] == RETURNED


def _last_choice(connection: sqlite3.Connection) -> tuple[str, str]:
    row = connection.execute(
        "SELECT digest, why FROM model_choice ORDER BY pk DESC LIMIT 1"
    ).fetchone()
    return (row[0], row[1]) if row else ("", "")


def model_in_use(connection: sqlite3.Connection, settings: ShopSettings) -> str:
    """The chosen model, or the built-in one in a shop that keeps its own switched off."""
    return "" if settings.smart_own_model == OFF else chosen_model(connection)


def trained_models(connection: sqlite3.Connection, digest: str = "") -> list[TrainedModel]:
    """All trainings or those of one model, oldest first."""
    where, values = (" WHERE digest = ?", (digest,)) if digest else ("", ())
    rows = connection.execute(f"{_TRAINED}{where} ORDER BY pk", values)
    return [_trained(row) for row in rows]


def _trained(row: tuple[Any, ...]) -> TrainedModel:
    digest, at, actor, cases, seed, until, replaced, kept, why, champion, challenger, judged = row
    return TrainedModel(
        digest,
        at,
        actor,
        cases,
        seed,
        until,
        replaced,
        bool(kept),
        why,
        read_figures(json.loads(champion)),
        read_figures(json.loads(challenger)),
        read_judged(json.loads(judged)),
    )


def may_be_due(connection: sqlite3.Connection, after: int) -> bool:
    """Whether so many decisions, of whichever cases, came since the last training: soon told."""
    (found,) = connection.execute(
        "SELECT COUNT(*) FROM (SELECT 1 FROM category_decision WHERE at >"
        " (SELECT COALESCE(MAX(at), 0) FROM trained_model) LIMIT ?)",
        (after,),
    ).fetchone()
    return bool(found >= after)


def learning_progress(connection: sqlite3.Connection) -> Progress:
    """How much there is to learn from, and how much of it is new since the last training."""
    (last,) = connection.execute("SELECT COALESCE(MAX(at), 0) FROM trained_model").fetchone()
    decided, since = connection.execute(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE newest > ?) FROM (SELECT MAX(d.at) AS newest"
        " FROM category_decision AS d JOIN case_file AS c ON c.id = d.case_id"
        " WHERE c.category <> ? AND c.claim_stage NOT IN ('VOID', 'MERGED') GROUP BY d.case_id)",
        (last, UNCLASSIFIED),
    ).fetchone()
    return Progress(decided, since)


def sure_answers(connection: sqlite3.Connection, settings: ShopSettings) -> tuple[int, int]:
    """Of the newest suggestions that were sure, as many as count: how many there are, and right.

    What was said last about a case counts.
    """
    shown, right = connection.execute(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE answer = 'accepted') FROM"
        " (SELECT answer FROM suggestion_answer WHERE confidence_pm >= ? AND pk IN"
        " (SELECT MAX(pk) FROM suggestion_answer WHERE answer <> 'taken' GROUP BY case_id)"
        " ORDER BY pk DESC LIMIT ?)",
        (settings.suggestion_threshold * 10, NEEDED["take_sure"]),
    ).fetchone()
    return shown, right


def learning_counts(connection: sqlite3.Connection, settings: ShopSettings) -> Counts:
    """What there is to learn from."""
    (closed,) = connection.execute(
        "SELECT COUNT(*) FROM case_file WHERE claim_turn = ''"
        " AND claim_stage NOT IN ('CANCELLED', 'VOID', 'MERGED')"
    ).fetchone()
    (corrected,) = connection.execute(
        "SELECT COUNT(DISTINCT case_id) FROM suggestion_answer"
        " WHERE answer IN ('overridden', 'took_second')"
    ).fetchone()
    decided = learning_progress(connection).decided
    return Counts(closed, decided, corrected, *sure_answers(connection, settings))
