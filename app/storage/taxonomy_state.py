"""The category tree as moves of it read it: cases of a branch, and what happened to them since."""

import sqlite3
from collections.abc import Collection, Sequence

from app.domain.entries import canonical_json
from app.domain.ids import EntryId
from app.domain.taxonomy_effects import FiledCase, Limits

_AMONG = "(SELECT value FROM json_each(?))"
_SHOWN = 3  # numbers of cases that a refusal names


def cases_of_branch(connection: sqlite3.Connection, branch: str) -> tuple[FiledCase, ...]:
    """All cases that carry a branch, in the order in which they were opened."""
    rows = connection.execute(
        "SELECT id, number, is_open FROM case_file WHERE category = ? ORDER BY pk", (branch,)
    )
    return tuple(FiledCase(key, number, bool(is_open)) for key, number, is_open in rows)


def settled_under(
    connection: sqlite3.Connection, branch: str, cases: Sequence[FiledCase]
) -> tuple[str, ...]:
    """Entries of past splits of these cases that are found under the branch."""
    rows = connection.execute(
        "SELECT lower(hex(entry)) FROM settled_split"
        f" WHERE category = ? AND case_id IN {_AMONG} ORDER BY pk",
        (branch, canonical_json([case.id for case in cases])),
    )
    return tuple(entry for (entry,) in rows)


def limits_of_trunks(connection: sqlite3.Connection) -> dict[str, Limits]:
    """Open hours and days that a case of each trunk may take."""
    rows = connection.execute("SELECT id, resolve_hours, resolve_days FROM sla")
    return {trunk: (hours, days) for trunk, hours, days in rows}


def last_move(connection: sqlite3.Connection) -> EntryId | None:
    """The newest move of the tree that stands: the next one rests on it."""
    row = connection.execute("SELECT entry FROM branch_move ORDER BY pk DESC LIMIT 1").fetchone()
    return EntryId(row[0]) if row else None


def gone_from(
    connection: sqlite3.Connection, branch: str, cases: Collection[str]
) -> tuple[int, tuple[str, ...]]:
    """How many of these cases carry another category by now, and some of their numbers."""
    return _counted(
        connection,
        f"category <> ? AND id IN {_AMONG}",
        (branch, canonical_json(list(cases))),
    )


def come_to(
    connection: sqlite3.Connection, branch: str, cases: Collection[str]
) -> tuple[int, tuple[str, ...]]:
    """How many cases other than these carry the branch, and some of their numbers."""
    return _counted(
        connection,
        f"category = ? AND id NOT IN {_AMONG}",
        (branch, canonical_json(list(cases))),
    )


def _counted(
    connection: sqlite3.Connection, condition: str, bound: tuple[str, ...]
) -> tuple[int, tuple[str, ...]]:
    (count,) = connection.execute(
        f"SELECT COUNT(*) FROM case_file WHERE {condition}", bound
    ).fetchone()
    rows = connection.execute(
        f"SELECT number FROM case_file WHERE {condition} ORDER BY pk LIMIT {_SHOWN}", bound
    )
    return count, tuple(number for (number,) in rows)


def settled_since(
    connection: sqlite3.Connection, branch: str, cases: Collection[str], move: EntryId
) -> tuple[str, ...]:
    """Entries of splits that these cases were settled by under the branch after a move."""
    rows = connection.execute(
        "SELECT lower(hex(s.entry)) FROM settled_split AS s JOIN journal AS j ON j.id = s.entry"
        f" WHERE s.category = ? AND s.case_id IN {_AMONG}"
        " AND j.place > (SELECT place FROM journal WHERE id = ?) ORDER BY s.pk",
        (branch, canonical_json(list(cases)), move),
    )
    return tuple(entry for (entry,) in rows)
