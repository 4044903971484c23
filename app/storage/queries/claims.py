"""Claims and chargebacks, for people who look."""

from app.domain.chargebacks import Chargeback
from app.domain.claims import Claim, ClaimEvent, ClaimLine, OutsideParty, PartyTotal
from app.domain.ids import CaseId, PersonId
from app.storage.claims_state import (
    CLAIM_COLUMNS,
    CLAIM_TABLES,
    chargebacks_of,
    claim_of_row,
    claims_of,
    open_chargebacks,
)
from app.storage.database import Database
from app.storage.queries.viewer import Viewer

_LIST = (
    f"SELECT {CLAIM_COLUMNS}, c.pk, f.number, f.title FROM {CLAIM_TABLES}"
    " JOIN case_file AS f ON f.id = c.case_id"
)
# Cases that were mistakes, or go on in another, wait for nobody.
_GIVEN_UP = "SELECT id FROM case_file WHERE claim_stage IN ('VOID', 'MERGED')"
# Where somebody is still waited for: for an answer, or for money.
_OPEN = "(c.answer = '' OR c.accepted_minor > c.received_minor)"


class ClaimQueries:
    """Reads what others were asked for; it is for those who may see what a case costs."""

    def __init__(self, database: Database, eyes: Viewer) -> None:
        self._database = database
        self._eyes = eyes

    def of_case(self, case: str) -> tuple[tuple[Claim, tuple[ClaimEvent, ...]], ...]:
        """The claims of a case in the order they were filed, each with what came of it."""
        self._eyes.check("costs")
        with self._database.reading() as connection:
            claims = claims_of(connection, CaseId(case))
            rows = connection.execute(
                "SELECT e.claim, e.what, e.amount_minor, e.day, e.reference, e.tender, e.note,"
                " e.actor FROM claim_event AS e JOIN claim AS c ON c.id = e.claim"
                " WHERE c.case_id = ? ORDER BY e.pk",
                (case,),
            ).fetchall()
        return tuple(
            (claim, tuple(ClaimEvent(*row[1:]) for row in rows if row[0] == claim.id))
            for claim in claims
        )

    def chargebacks_of(self, case: str) -> tuple[Chargeback, ...]:
        """The chargebacks of a case in the order of their debits."""
        self._eyes.check("costs")
        with self._database.reading() as connection:
            return chargebacks_of(connection, CaseId(case))

    def open_chargebacks(self) -> tuple[Chargeback, ...]:
        """Every chargeback that no bank has decided on, the one to answer first first."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            return open_chargebacks(connection)

    def page(
        self, *, party: str = "", only_open: bool = True, offset: int = 0, limit: int
    ) -> list[ClaimLine]:
        """Claims of a party (all where none is named), the longest waited for first."""
        self._eyes.check("balances")
        where, values = _where(party, only_open=only_open)
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_LIST}{where} ORDER BY {_OPEN} DESC, CASE WHEN c.answer = '' THEN c.filed_on"
                " ELSE MAX(c.answered_on, c.received_on) END, c.pk LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        return [ClaimLine(row[-3], claim_of_row(row[:-3]), row[-2], row[-1]) for row in rows]

    def count(self, *, party: str = "", only_open: bool = True) -> int:
        """How many claims a list holds."""
        self._eyes.check("balances")
        where, values = _where(party, only_open=only_open)
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT COUNT(*) FROM claim AS c{where}", values).fetchone()
        return int(row[0])

    def totals(self) -> list[PartyTotal]:
        """What each carrier, insurer and third party was asked for, accepted and paid."""
        self._eyes.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT p.id, p.number, p.name, p.kind, c.currency, COUNT(*),"
                " COUNT(*) FILTER (WHERE c.answer = ''), SUM(c.claimed_minor),"
                " SUM(c.accepted_minor), SUM(c.received_minor),"
                " SUM(c.accepted_minor - c.received_minor)"
                f" FROM {CLAIM_TABLES} WHERE c.case_id NOT IN ({_GIVEN_UP})"
                " GROUP BY p.id, c.currency ORDER BY p.pk, c.currency"
            ).fetchall()
        return [PartyTotal(OutsideParty(PersonId(row[0]), *row[1:4]), *row[4:]) for row in rows]


def _where(party: str, *, only_open: bool) -> tuple[str, tuple[str, ...]]:
    conditions = [
        f"c.case_id NOT IN ({_GIVEN_UP})",
        *(["c.party = ?"] if party else []),
        *([_OPEN] if only_open else []),
    ]
    return f" WHERE {' AND '.join(conditions)}", (party,) if party else ()
