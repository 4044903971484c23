"""Entries from which the program learns, and what it has learned."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from app.domain.categories import UNCLASSIFIED
from app.domain.entries import Entry, canonical_json

_ANSWER = (
    "suggested", "confidence_pm", "source", "model", "second", "answer", "category", "told_by",
    "reason", "rule",
)  # fmt: skip


def decided(connection: sqlite3.Connection, entry: Entry, category: str) -> None:
    """A person said which category a case has."""
    if category != UNCLASSIFIED:
        connection.execute(
            "INSERT INTO category_decision (entry, action, case_id, category, at)"
            " VALUES (?, ?, ?, ?, ?)",
            (entry.id, entry.action, entry.subject, category, entry.at),
        )


def answered(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A person answered a suggestion."""
    connection.execute(
        f"INSERT INTO suggestion_answer (entry, case_id, at, actor, {', '.join(_ANSWER)})"
        f" VALUES ({', '.join('?' * (len(_ANSWER) + 4))})",
        (entry.id, entry.subject, entry.at, entry.actor, *(payload[name] for name in _ANSWER)),
    )


def taken_back(connection: sqlite3.Connection, action: str) -> None:
    """What an action decided about categories does not count any more."""
    connection.execute("DELETE FROM category_decision WHERE action = ?", (bytes.fromhex(action),))


def trained(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A model was trained, and kept or not."""
    connection.execute(
        "INSERT INTO trained_model (entry, digest, at, actor, cases, seed, until, replaced, kept,"
        " why, champion, challenger, judged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, entry.subject, entry.at, entry.actor, payload["cases"], payload["seed"],
            payload["until"], payload["replaced"], int(payload["kept"]), payload["why"],
            canonical_json(payload["champion"]), canonical_json(payload["challenger"]),
            canonical_json(payload["judged"]),
        ),
    )  # fmt: skip


def chosen(connection: sqlite3.Connection, entry: Entry, payload: Mapping[str, Any]) -> None:
    """A model was put to use."""
    connection.execute(
        "INSERT INTO model_choice (entry, digest, at, actor, why) VALUES (?, ?, ?, ?, ?)",
        (entry.id, payload["digest"], entry.at, entry.actor, payload["why"]),
    )


PROJECTORS = {
    "suggestion_answered": answered,
    "model_trained": trained,
    "model_chosen": chosen,
}
