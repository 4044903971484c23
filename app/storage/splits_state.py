"""Who bears a loss, as decisions read it: past cases alike, words to a split, what was charged."""

import sqlite3
from dataclasses import dataclass

from app.domain.cases import Case
from app.domain.categories import trunk_of
from app.domain.parties import PARTIES
from app.domain.precedents import (
    PRECEDENTS_AT_MOST,
    PRECEDENTS_NEEDED,
    PastSplit,
    Precedents,
    weigh,
)
from app.domain.resplit import charged_by_party

_SHARES = ", ".join(f"s.{party}_bp" for party in PARTIES)
# By the branch or by its trunk: each has an index of its own, walked from its newest end.
ALIKE = {
    column: (
        f"SELECT c.number, {_SHARES} FROM settled_split AS s"
        " JOIN case_file AS c ON c.id = s.case_id"
        f" WHERE s.{column} = ? AND s.arose = ? AND s.item_class = ? AND s.case_id <> ?"
        " AND c.claim_stage NOT IN ('VOID', 'MERGED') ORDER BY s.pk DESC LIMIT ?"
    )
    for column in ("category", "trunk")
}
_UNDERLYING = (
    "SELECT category FROM case_file WHERE item = ? AND sale IS ? AND id <> ?"
    " AND category <> 'MONEY.CB' AND claim_stage NOT IN ('VOID', 'MERGED')"
    " ORDER BY pk DESC LIMIT 1"
)


def precedents_of(connection: sqlite3.Connection, case: Case, item_class: str) -> Precedents:
    """Settled cases alike: of the same branch, else of its trunk; the newest ones."""
    found = weigh(case.category, _alike(connection, "category", case.category, case, item_class))
    trunk = trunk_of(case.category)
    if found.count >= PRECEDENTS_NEEDED or trunk == case.category:
        return found
    wider = weigh(trunk, _alike(connection, "trunk", trunk, case, item_class))
    return wider if wider.count > found.count else found


def _alike(
    connection: sqlite3.Connection, column: str, value: str, case: Case, item_class: str
) -> list[PastSplit]:
    rows = connection.execute(
        ALIKE[column], (value, case.arose, item_class, case.id, PRECEDENTS_AT_MOST)
    )
    newest: dict[str, PastSplit] = {}  # a case that was settled twice speaks once, as it ended
    for number, *shares in rows:
        split: dict[str, int] = {party: bp for party, bp in zip(PARTIES, shares, strict=True) if bp}
        newest.setdefault(number, PastSplit(number, split))
    return list(newest.values())


def underlying_category(connection: sqlite3.Connection, case: Case) -> str:
    """What a chargeback is about: the category of the item's other case; empty without one."""
    if case.category != "MONEY.CB" or case.item is None:
        return ""
    row = connection.execute(_UNDERLYING, (case.item, case.sale, case.id)).fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True)
class Charged:
    """What a case's settlements came to by party, and what still waits for a claim's answer."""

    by_party: dict[str, int]
    pending_minor: int


def charged_on(connection: sqlite3.Connection, case: Case) -> Charged:
    """What was charged to each party of a case so far."""
    rows = connection.execute(
        "SELECT memo, SUM(minor) FROM posting WHERE case_id = ? GROUP BY memo", (case.id,)
    )
    (pending,) = connection.execute(
        "SELECT COALESCE(SUM(minor), 0) FROM posting"
        " WHERE case_id = ? AND account = 'pending_claim'",
        (case.id,),
    ).fetchone()
    by_memo = {memo: minor for memo, minor in rows if memo.startswith(("share_", "resplit_"))}
    return Charged(charged_by_party(by_memo, case.settled_minor), int(pending))
