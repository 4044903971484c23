"""Lines of bills: which ask for somebody, and what they may be."""

from app.domain.bills import BillEntry, Payment, likely
from app.storage.bills_state import BILL, bill_line, open_payments
from app.storage.database import Database
from app.storage.queries.viewer import Viewer

_TASK = "match = '' AND asks = 1"


class BillQueries:
    """Reads bills; they show everybody whom the shop pays, so they are for those who see costs."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def page(
        self, *, only_tasks: bool = False, words: str = "", before: int = 0, limit: int = 200
    ) -> list[BillEntry]:
        """Lines, the latest first; ``only_tasks``: those that nobody has explained."""
        self._viewer.check("costs")
        clauses, values = [_TASK] if only_tasks else ["1"], list[object]()
        if before:
            clauses.append("pk < ?")
            values.append(before)
        for word in words.split():
            clauses.append(
                "instr(lower(number || ' ' || counterparty || ' ' || order_number || ' '"
                " || reference || ' ' || note || ' ' || kind), ?)"
            )
            values.append(word.lower())
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{BILL} WHERE {' AND '.join(clauses)} ORDER BY pk DESC LIMIT ?", (*values, limit)
            )
            return [BillEntry(*row) for row in rows]

    def numbered(self, number: str) -> BillEntry:
        """One line; raises UnknownBillLineError."""
        self._viewer.check("costs")
        with self._database.reading() as connection:
            return bill_line(connection, number)

    def likely(self, number: str) -> tuple[Payment, ...]:
        """What a line may show, the likeliest first."""
        self._viewer.check("costs")
        with self._database.reading() as connection:
            return likely(bill_line(connection, number), open_payments(connection))
