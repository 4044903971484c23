"""What was shown, found and judged about a case, as decisions and pages read it."""

import json
import sqlite3
from typing import Any

from app.domain.checklists import EvidenceMark
from app.domain.findings import AgreedAppraiser, Finding
from app.domain.panel import Panel, Strike, Vote

_FINDING = (
    "made_by, kind, result, proven, f.reason, confirmed_fake, before_sale, fee_minor,"
    " fee_advanced_by, seal_number, photos, lower(hex(f.entry)), at, actor, w.reason"
)


def marks_of(connection: sqlite3.Connection, case_id: str) -> tuple[EvidenceMark, ...]:
    """Everything shown for the checklist of a case, oldest first; photos by what they show."""
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
    return tuple(marks)


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
    return tuple(_finding(row) for row in rows)


def _finding(row: tuple[Any, ...]) -> Finding:
    values = list(row)
    values[5], values[6] = bool(row[5]), bool(row[6])
    values[10] = tuple(json.loads(row[10]))
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
