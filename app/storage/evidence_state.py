"""What was shown, found and judged about a case, as decisions and pages read it."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from app.domain.checklists import EvidenceMark
from app.domain.findings import AgreedAppraiser, Finding
from app.domain.panel import Panel, Strike, Vote

_FINDING = (
    "made_by, kind, result, proven, f.reason, confirmed_fake, before_sale, fee_minor,"
    " fee_advanced_by, seal_number, photos, lower(hex(f.entry)), at, actor, w.reason"
)


def marks_of(
    connection: sqlite3.Connection,
    case_id: str,
    *,
    without: Collection[str] = (),
    again: Collection[str] = (),
) -> tuple[EvidenceMark, ...]:
    """Everything shown for the checklist of a case, oldest first; photos by what they show.

    A photo that is out of sight shows nothing. ``without`` are hashes that are about to be hidden,
    ``again`` those about to be shown again.
    """
    photos = connection.execute(
        "SELECT shot, sha256, added_at FROM photo WHERE subject = ? AND shot <> '' ORDER BY pk",
        (case_id,),
    )
    marks = [EvidenceMark(shot, "photo", "", (sha256,), at) for shot, sha256, at in photos]
    notes = connection.execute(
        "SELECT item, how, note, photos, at, actor FROM evidence_note"
        " WHERE case_id = ? ORDER BY pk",
        (case_id,),
    )
    marks += [
        EvidenceMark(item, how, note, tuple(json.loads(shown)), at, actor)
        for item, how, note, shown, at, actor in notes
    ]
    seen = [
        replace(mark, photos=_in_sight(connection, mark.photos, without, again)) for mark in marks
    ]
    return tuple(
        now
        for now, then in zip(seen, marks, strict=True)
        if now.photos or not then.photos or now.how != "photo"
    )


def _in_sight(
    connection: sqlite3.Connection,
    photos: Iterable[str],
    without: Collection[str] = (),
    again: Collection[str] = (),
) -> tuple[str, ...]:
    """Of these hashes those that some case or item shows."""
    return tuple(
        sha256
        for sha256 in photos
        if sha256 not in without and (sha256 in again or _is_shown(connection, sha256))
    )


def _is_shown(connection: sqlite3.Connection, sha256: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM photo WHERE sha256 = ? AND NOT EXISTS ("
        " SELECT 1 FROM hidden_photo AS h WHERE h.photo = photo.entry) LIMIT 1",
        (sha256,),
    ).fetchone()
    return row is not None


def appraisers_of(connection: sqlite3.Connection, case_id: str) -> tuple[AgreedAppraiser, ...]:
    """The appraisers that parties agreed on, oldest first."""
    rows = connection.execute(
        "SELECT name, agreed_by, how, at FROM appraiser WHERE case_id = ? ORDER BY pk", (case_id,)
    )
    return tuple(
        AgreedAppraiser(name, tuple(json.loads(sides)), how, at) for name, sides, how, at in rows
    )


def findings_of(connection: sqlite3.Connection, case_id: str) -> tuple[Finding, ...]:
    """All findings of a case, oldest first, those withdrawn with their reason."""
    rows = connection.execute(
        f"SELECT {_FINDING} FROM finding AS f LEFT JOIN finding_withdrawal AS w"
        " ON w.finding = lower(hex(f.entry)) WHERE case_id = ? ORDER BY f.pk",
        (case_id,),
    )
    return tuple(_finding(connection, row) for row in rows.fetchall())


def _finding(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Finding:
    values = list(row)
    values[5], values[6] = bool(row[5]), bool(row[6])
    values[10] = _in_sight(connection, json.loads(row[10]))
    values[14] = row[14] or ""
    return Finding(*values)


def panel_of(connection: sqlite3.Connection, case_id: str) -> Panel | None:
    """The newest panel of a case with its votes: for the domain alone, see `panel.view_of`."""
    row = connection.execute(
        "SELECT lower(hex(entry)), members, quorum, until_ms, at FROM panel"
        " WHERE case_id = ? ORDER BY pk DESC LIMIT 1",
        (case_id,),
    ).fetchone()
    if row is None:
        return None
    entry, members, quorum, until_ms, at = row
    strikes = connection.execute(
        "SELECT party, member FROM panel_strike WHERE panel = ? ORDER BY pk", (entry,)
    )
    votes = connection.execute(
        "SELECT member, finding, shares, dissent, at FROM panel_vote WHERE panel = ? ORDER BY pk",
        (entry,),
    )
    return Panel(
        entry,
        tuple(json.loads(members)),
        quorum,
        until_ms,
        at,
        tuple(Strike(*strike) for strike in strikes),
        tuple(Vote(who, said, json.loads(bp), why, when) for who, said, bp, why, when in votes),
    )
