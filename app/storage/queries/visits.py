"""Cases of one visit."""

import sqlite3

from app.domain.visits import SisterCase

_MOST = 50


def sisters_of(connection: sqlite3.Connection, visit: str, case_id: str) -> tuple[SisterCase, ...]:
    """The other cases of this visit, oldest first."""
    rows = connection.execute(
        "SELECT number, title, front_stage, is_open FROM case_file"
        f" WHERE visit = ? AND id <> ? ORDER BY pk LIMIT {_MOST}",
        (visit, case_id),
    )
    return tuple(
        SisterCase(number, title, stage, is_open=bool(is_open))
        for number, title, stage, is_open in rows
    )
