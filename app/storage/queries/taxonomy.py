"""The category tree for people: moves that were made, and what each branch holds."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from app.domain.granularity import Correction, Endings, Granularity, TextSample, judge_branches
from app.domain.taxonomy import PastMove, present_code
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.search_text import word_parts
from app.storage.state import State

_MOVES = (
    "SELECT m.entry, j.action, m.at, m.actor, m.kind, m.source, m.target, m.cases"
    " FROM branch_move AS m JOIN journal AS j ON j.id = m.entry ORDER BY m.pk"
)
_CASES = (
    "SELECT number, title, complaint, is_open FROM case_file WHERE category = ? ORDER BY pk DESC"
)
_TAGS = (
    "SELECT t.value FROM case_file AS c, json_each(c.tags) AS t WHERE c.tags <> '[]'"
    " GROUP BY t.value ORDER BY COUNT(*) DESC, t.value"
)
_ALIVE = "opened_at >= ? AND claim_stage NOT IN ('VOID', 'MERGED')"
_ENDINGS = (
    "SELECT category, resolution, shares, is_open, COUNT(*) FROM case_file"
    f" WHERE {_ALIVE} GROUP BY category, resolution, shares, is_open"
)
_TEXTS_OF_BRANCH = 300  # the newest ones say enough
_LETTERS = 240
_TEXTS = (
    f"SELECT category, resolution, substr(complaint, 1, {_LETTERS}) FROM ("
    "SELECT category, resolution, complaint, ROW_NUMBER() OVER ("
    "PARTITION BY category ORDER BY pk DESC) AS place FROM case_file"
    f" WHERE is_open = 0 AND {_ALIVE}) WHERE place <= {_TEXTS_OF_BRANCH}"
)
# A category that was ever edited has a clock of its own; most cases have none.
_CORRECTED = (
    "SELECT j.kind, lower(hex(j.action)), j.payload, j.subject FROM field_clock AS f"
    " JOIN journal AS j ON j.subject = f.subject"
    " WHERE f.subject_type = 'case' AND f.field = 'category' AND j.at >= ?"
    " AND j.kind IN ('case_edited', 'action_undone') ORDER BY j.place"
)


class TaxonomyQueries:
    """Reads the category tree."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def moves(self) -> tuple[PastMove, ...]:
        """Every move of the tree that stands, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_MOVES).fetchall()
        return tuple(PastMove(entry.hex(), *rest) for entry, *rest in rows)

    def cases_of(self, branch: str) -> list[tuple[str, str, str, bool]]:
        """Number, title, complaint of the cases of a branch, newest first; whether it is open."""
        with self._database.reading() as connection:
            rows = connection.execute(_CASES, (branch,))
            return [(*told, bool(is_open)) for *told, is_open in rows]

    def tags(self) -> tuple[str, ...]:
        """Every tag that a case carries, the most frequent first."""
        with self._database.reading() as connection:
            return tuple(tag for (tag,) in connection.execute(_TAGS))

    def granularity(self, since_ms: int) -> Granularity:
        """What the cases opened since then say of every branch.

        Who bears their losses is left out for those who may not see shares.
        """
        sees_shares = self._viewer.sight().shares
        with self._database.reading() as connection:
            branches = State(connection, "").branches()
            endings = [
                Endings(
                    category,
                    resolution,
                    _bearer(shares) if sees_shares else "",
                    bool(is_open),
                    count,
                )
                for category, resolution, shares, is_open, count in connection.execute(
                    _ENDINGS, (since_ms,)
                )
            ]
            texts = [
                TextSample(category, resolution, word_parts(text))
                for category, resolution, text in connection.execute(_TEXTS, (since_ms,))
            ]
            taken = Counter(
                (present_code(was, branches), present_code(now, branches))
                for was, now in _corrections(connection, since_ms)
            )
        corrections = [Correction(was, now, n) for (was, now), n in taken.items() if was != now]
        return judge_branches(branches, endings, corrections, texts)


def _bearer(shares: str) -> str:
    """Who bears the most of a split."""
    told = json.loads(shares) if shares != "[]" else ()
    return str(max(told, key=lambda share: share["bp"])["party"]) if told else ""


def _corrections(connection: sqlite3.Connection, since_ms: int) -> Iterator[tuple[str, str]]:
    """From where to where people took cases; what was taken back does not count."""
    told: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, action, text, case in connection.execute(_CORRECTED, (since_ms,)):
        payload = json.loads(text or "{}")
        if kind == "action_undone":
            told.pop((payload.get("action", ""), case), None)
        elif "category" in payload.get("fields", {}):
            told[action, case] = (payload["before"]["category"], payload["fields"]["category"])
    yield from told.values()
