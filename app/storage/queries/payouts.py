"""Payouts for people who look: who may be paid what, runs, payouts, holds by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

from app.domain.payout_runs import HandHold, Payee, PayoutLine, ProposedPayout, RunLine
from app.domain.payouts import Proposal, decide_payout, group_of
from app.storage.database import Database
from app.storage.payout_runs_state import PAYOUT, normal_payout_number, payees, payouts_of
from app.storage.payouts_state import accounts
from app.storage.queries.viewer import Viewer
from app.storage.state import State

_RUNS = (
    "SELECT r.number, r.currency, r.made_on, r.actor,"
    " COUNT(*) FILTER (WHERE o.state = 'made'),"
    " COALESCE(SUM(o.amount_minor) FILTER (WHERE o.state = 'made'), 0),"
    " COUNT(*) FILTER (WHERE o.state <> 'made'),"
    " EXISTS (SELECT 1 FROM payout_sent AS t WHERE t.target = r.number)"
    " FROM payout_run AS r JOIN payout AS o ON o.run = r.number"
)
_HOLDS = (
    "SELECT h.id, p.number, p.name, COALESCE(i.sku, ''), COALESCE(i.title, ''),"
    " COALESCE(s.number, ''), h.reason, h.at, h.actor FROM payout_hold AS h"
    " JOIN person AS p ON p.id = h.person LEFT JOIN item AS i ON i.id = h.item"
    " LEFT JOIN sale AS s ON s.id = h.sale"
    " WHERE NOT EXISTS (SELECT 1 FROM payout_lift AS l WHERE l.hold = h.id)"
)


class PayoutQueries:
    """Reads what is and was paid to consignors; for those who may see balances."""

    def __init__(self, database: Database, viewer: Viewer, today: Callable[[], date]) -> None:
        self._database = database
        self._viewer = viewer
        self._today = today

    def proposals(self, *, minimum_minor: int | None = None) -> list[ProposedPayout]:
        """Every consignor with a balance: what may be paid now, by her number.

        ``minimum_minor`` is the shop's setting where it is not told.
        """
        self._viewer.check("balances")
        with self._database.reading() as connection:
            settings = State(connection, "").settings()
            least = settings.payout_minimum_minor if minimum_minor is None else minimum_minor
            found = accounts(connection, currency=settings.currency, today=self._today())
            known = payees(connection, found)
        proposed = [
            _proposed(known[person], decide_payout(account), least)
            for person, account in found.items()
            if person in known
        ]
        return sorted(
            (line for line in proposed if line.group != "nothing"),
            key=lambda line: (len(line.payee.number), line.payee.number),
        )

    def proposal(self, person: str) -> ProposedPayout | None:
        """One consignor (by id); None where nothing is open on her account."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            currency = State(connection, "").settings().currency
            found = accounts(connection, currency=currency, today=self._today(), person=person)
            known = payees(connection, [person])
        if person not in found or person not in known:
            return None
        return _proposed(known[person], decide_payout(found[person]), 0)

    def payee(self, person: str) -> Payee | None:
        """Where a consignor is paid."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            return payees(connection, [person]).get(person)

    def runs(self, *, limit: int = 200) -> list[RunLine]:
        """Runs, the newest first."""
        return self._runs(f"GROUP BY r.pk ORDER BY r.pk DESC LIMIT {limit:d}", ())

    def run(self, number: str) -> RunLine | None:
        """One run, or nothing where a number belongs to none."""
        wanted = normal_payout_number(number)
        return next(iter(self._runs("WHERE r.number = ? GROUP BY r.pk", (wanted,))), None)

    def _runs(self, rest: str, values: tuple[str, ...]) -> list[RunLine]:
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(f"{_RUNS} {rest}", values).fetchall()
        return [_run_line(row) for row in rows]

    def of(self, number: str) -> tuple[PayoutLine, ...]:
        """The payouts of a run, or the one of this number; raises UnknownPayoutError."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            return payouts_of(connection, number)

    def of_run(self, number: str, *, offset: int, limit: int) -> list[PayoutLine]:
        """Some payouts of a run, in the order in which they were made."""
        self._viewer.check("balances")
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{PAYOUT} WHERE o.run = ? ORDER BY o.pk LIMIT ? OFFSET ?", (number, limit, offset)
            )
            return [PayoutLine(*row) for row in rows]

    def count_of_run(self, number: str) -> int:
        """How many payouts a run has, taken back or not."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT COUNT(*) FROM payout WHERE run = ?", (number,))
            return int(row.fetchone()[0])

    def page(self, *, after: int = 0, limit: int, person: str = "") -> list[PayoutLine]:
        """Payouts, the newest first; ``after`` is how many are left out. Of one person if told."""
        self._viewer.check("balances")
        where = "WHERE o.person = ?3" if person else "WHERE ?3 = ''"
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{PAYOUT} {where} ORDER BY o.pk DESC LIMIT ?1 OFFSET ?2", (limit, after, person)
            )
            return [PayoutLine(*row) for row in rows]

    def holds(self, person: str = "") -> list[HandHold]:
        """Holds by hand that stand, oldest first."""
        self._viewer.check("balances")
        where = " AND h.person = ?" if person else ""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_HOLDS}{where} ORDER BY h.pk", (person,) if person else ())
            return [HandHold(*row) for row in rows]


def _run_line(row: tuple[Any, ...]) -> RunLine:
    number, currency, made_on, actor, count, total, taken_back, is_sent = row
    return RunLine(number, currency, made_on, actor, count, total, taken_back, bool(is_sent))


def _proposed(payee: Payee, proposal: Proposal, minimum_minor: int) -> ProposedPayout:
    group = group_of(
        proposal, minimum_minor=minimum_minor, can_be_paid=payee.can_be_paid(payee.tender)
    )
    return ProposedPayout(payee, proposal, group, minimum_minor)
