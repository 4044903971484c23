"""Claims and chargebacks of a case, for a decision about them."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from app.domain.chargebacks import Chargeback
from app.domain.claim_postings import Pot
from app.domain.claims import Claim, NotAnOutsidePartyError, OutsideParty, read_outside_kind
from app.domain.ids import CaseId, PersonId
from app.domain.people import Person

CLAIM_COLUMNS = (
    "c.id, c.case_id, c.place, p.id, p.number, p.name, p.kind, c.claimed_minor,"
    " c.insured_minor, c.currency, c.filed_on, c.reference, c.note, c.answer, c.accepted_minor,"
    " c.answered_on, c.letter, c.received_minor, c.received_on"
)
CLAIM_TABLES = "claim AS c JOIN person AS p ON p.id = c.party"
_CHARGEBACK = (
    "SELECT b.id, b.case_id, f.number, b.sale, b.amount_minor, b.fee_minor, b.tender, b.currency,"
    " b.reference, b.debited_on, b.reply_by, b.underlying, b.outcome, b.ended_on, b.goods_back"
    " FROM chargeback AS b JOIN case_file AS f ON f.id = b.case_id"
)


def outside_party(person: Person) -> OutsideParty:
    """Somebody a claim can go to; raises NotAnOutsidePartyError."""
    if not person.kind:
        raise NotAnOutsidePartyError(person.number)
    return OutsideParty(person.id, person.number, person.name, read_outside_kind(person.kind))


def claims_of(connection: sqlite3.Connection, case: CaseId) -> tuple[Claim, ...]:
    """The claims of a case in the order they were filed."""
    rows = connection.execute(
        f"SELECT {CLAIM_COLUMNS} FROM {CLAIM_TABLES} WHERE c.case_id = ? ORDER BY c.pk", (case,)
    )
    return tuple(claim_of_row(row) for row in rows)


def claim_of_row(row: tuple[Any, ...]) -> Claim:
    """A claim from `CLAIM_COLUMNS`."""
    party = OutsideParty(PersonId(row[3]), row[4], row[5], read_outside_kind(row[6]))
    return Claim(row[0], CaseId(row[1]), row[2], party, *row[7:])


def pot_of(
    connection: sqlite3.Connection, case: CaseId, party: OutsideParty, *, besides: str = ""
) -> Pot:
    """What stands in the books for a case, seen from a claim of ``party``'s side.

    ``besides`` is the claim that takes the step: it is none of the others.
    """
    is_third = party.kind == "third"
    others = [claim for claim in claims_of(connection, case) if claim.id != besides]
    pending, of_thirds, costs = connection.execute(
        "SELECT COALESCE(SUM(q.minor) FILTER (WHERE q.account = 'pending_claim'), 0),"
        " COALESCE(SUM(q.minor) FILTER (WHERE q.account = 'pending_claim'"
        "  AND (p.kind = 'third'"
        "   OR (p.id IS NULL AND q.memo IN ('share_third', 'resplit_third')))), 0),"
        " COALESCE(SUM(q.minor) FILTER (WHERE q.account = 'costs_to_allocate'), 0)"
        " FROM posting AS q LEFT JOIN person AS p ON p.id = q.party WHERE q.case_id = ?",
        (case,),
    ).fetchone()
    return Pot(
        pending_minor=of_thirds if is_third else pending - of_thirds,
        others_minor=sum(
            other.claimed_minor
            for other in others
            if not other.answer and (other.party.kind == "third") == is_third
        ),
        accepted_minor=sum(other.accepted_minor for other in others),
        costs_minor=costs,
    )


def open_chargeback(connection: sqlite3.Connection, sale: str) -> Chargeback | None:
    """The chargeback of a sale that the bank has not decided on; None where there is none."""
    return next(_chargebacks(connection, "b.sale = ? AND b.outcome = ''", sale), None)


def chargebacks_of(connection: sqlite3.Connection, case: CaseId) -> tuple[Chargeback, ...]:
    """The chargebacks of a case in the order of their debits."""
    return tuple(_chargebacks(connection, "b.case_id = ?", case))


def open_chargebacks(connection: sqlite3.Connection) -> tuple[Chargeback, ...]:
    """Every chargeback that no bank has decided on; the one to be answered first stands first."""
    found = _chargebacks(connection, "b.outcome = ''")
    return tuple(sorted(found, key=lambda b: (b.reply_by_ms is None, b.reply_by_ms or 0)))


def _chargebacks(
    connection: sqlite3.Connection, condition: str, *wanted: str
) -> Iterator[Chargeback]:
    rows = connection.execute(f"{_CHARGEBACK} WHERE {condition} ORDER BY b.pk", wanted)
    for row in rows:
        values = list(row)
        values[-1] = bool(row[-1])
        yield Chargeback(*values)


def other_categories(connection: sqlite3.Connection, case: CaseId, sale: str) -> tuple[str, ...]:
    """What other cases of a sale are about, newest first; mistakes left out."""
    rows = connection.execute(
        "SELECT category FROM case_file WHERE sale = ? AND id <> ?"
        " AND claim_stage NOT IN ('VOID', 'MERGED') ORDER BY pk DESC",
        (sale, case),
    )
    return tuple(category for (category,) in rows)


def free_outside_number(connection: sqlite3.Connection, letter: str) -> str:
    """The next number of carriers (L1, L2…), insurers or third parties."""
    (highest,) = connection.execute(
        "SELECT COALESCE(MAX(CAST(substr(number, 2) AS INTEGER)), 0) FROM person"
        " WHERE substr(number, 1, 1) = ? AND substr(number, 2) NOT GLOB '*[^0-9]*'"
        " AND length(number) BETWEEN 2 AND 9",
        (letter,),
    ).fetchone()
    return f"{letter}{highest + 1}"
