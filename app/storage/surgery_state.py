"""What mending a case rests on, read inside the transaction that records it."""

import sqlite3
from dataclasses import dataclass

from app.domain.ids import CaseId, EntryId, ItemId

_VISIBLE = "NOT EXISTS (SELECT 1 FROM hidden_photo AS h WHERE h.photo = photo.entry)"


@dataclass(frozen=True, slots=True)
class NamedPhoto:
    """A photo as an entry names it."""

    entry: EntryId
    sha256: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a thing was before the handovers of a case, and where they brought it."""

    came_from: str
    is_at: str
    place: str


def money_moved(connection: sqlite3.Connection, case: CaseId) -> bool:
    """Whether money has moved on a case and was not moved back."""
    row = connection.execute(
        "SELECT 1 FROM posting WHERE case_id = ? GROUP BY account, party, currency"
        " HAVING SUM(minor) <> 0 LIMIT 1",
        (case,),
    ).fetchone()
    return row is not None


def journey_of(connection: sqlite3.Connection, case: CaseId) -> Journey | None:
    """The way its item went with a case; None where it was never handed over."""
    rows = connection.execute(
        "SELECT source, target, place FROM custody WHERE subject = ? ORDER BY pk", (case,)
    ).fetchall()
    return Journey(rows[0][0], *rows[-1][1:]) if rows else None


def handed_over_elsewhere(connection: sqlite3.Connection, item: ItemId, case: CaseId) -> bool:
    """Whether an item was handed over after the handovers of this case, for another reason."""
    row = connection.execute(
        "SELECT 1 FROM custody WHERE item = ?1 AND subject <> ?2 AND pk > COALESCE("
        " (SELECT MAX(pk) FROM custody WHERE subject = ?2), 0) LIMIT 1",
        (item, case),
    ).fetchone()
    return row is not None


def deciders(connection: sqlite3.Connection, case: CaseId) -> frozenset[str]:
    """Everybody who decided on a claim, or on an appeal against that."""
    rows = connection.execute(
        "SELECT actor FROM journal AS j WHERE subject = ?1 AND kind = 'stage_moved'"
        " AND json_extract(payload, '$.track') = 'claim'"
        " AND json_extract(payload, '$.from') IN ('DECIDE', 'APPEAL')"
        " AND json_extract(payload, '$.returns_to') = ''"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.subject = ?1"
        "  AND u.kind = 'action_undone'"
        "  AND json_extract(u.payload, '$.action') = lower(hex(j.action)))",
        (case,),
    )
    return frozenset(actor for (actor,) in rows)


def others_work_here(connection: sqlite3.Connection, name: str) -> bool:
    """Whether anybody but ``name`` works in this shop, or has ever done anything here."""
    row = connection.execute(
        "SELECT 1 FROM shop_user WHERE name <> ?1 AND retired = 0"
        " UNION ALL SELECT 1 FROM journal WHERE actor <> ?1 LIMIT 1",
        (name,),
    ).fetchone()
    return row is not None


def photos_named(connection: sqlite3.Connection, about: str, sha256: str) -> tuple[NamedPhoto, ...]:
    """The photos of a case or item whose hash begins so, hidden ones too."""
    rows = connection.execute(
        f"SELECT entry, sha256, NOT {_VISIBLE} FROM photo"
        " WHERE subject = ? AND substr(sha256, 1, ?) = ? ORDER BY pk",
        (about, len(sha256), sha256),
    )
    return tuple(NamedPhoto(EntryId(e), sha, bool(hidden)) for e, sha, hidden in rows)


def is_linked(connection: sqlite3.Connection, case: CaseId, other: CaseId) -> bool:
    """Whether one case leads to the other already."""
    row = connection.execute(
        "SELECT 1 FROM case_link WHERE case_file = ? AND other = ? LIMIT 1", (case, other)
    ).fetchone()
    return row is not None


def receipt_of(connection: sqlite3.Connection, sale: str) -> str:
    """The number of a case's receipt."""
    row = connection.execute("SELECT number FROM sale WHERE id = ?", (sale,)).fetchone()
    return str(row[0]) if row else ""


def cases_of_item(connection: sqlite3.Connection, item: ItemId) -> tuple[str, ...]:
    """The numbers of an item's cases but for those that were mistakes."""
    rows = connection.execute(
        "SELECT number FROM case_file WHERE item = ? AND claim_stage NOT IN ('VOID', 'MERGED')"
        " ORDER BY pk",
        (item,),
    )
    return tuple(number for (number,) in rows)


def compensated_minor(connection: sqlite3.Connection, item: ItemId, currency: str) -> int:
    """What the consignor of an item stands credited with because it was lost."""
    (minor,) = connection.execute(
        "SELECT COALESCE(-SUM(minor), 0) FROM posting WHERE item = ? AND account = 'consignors'"
        " AND currency = ? AND memo IN ('compensation_lost', 'found_again')",
        (item, currency),
    ).fetchone()
    return int(minor)


def compensating_case(connection: sqlite3.Connection, item: ItemId) -> str:
    """The case on which an item was paid for as lost, the newest of several; empty for none."""
    row = connection.execute(
        "SELECT case_id FROM posting WHERE item = ? AND account = 'consignors'"
        " AND memo = 'compensation_lost' ORDER BY pk DESC LIMIT 1",
        (item,),
    ).fetchone()
    return str(row[0] or "") if row else ""


def last_slip(connection: sqlite3.Connection, case: str, code: str) -> tuple[str, int] | None:
    """Code and time of the newest slip of a case that said something else than this one."""
    row = connection.execute(
        "SELECT code, at FROM slip WHERE case_file = ? AND code <> ? ORDER BY pk DESC LIMIT 1",
        (case, code),
    ).fetchone()
    return (str(row[0]), int(row[1])) if row else None
