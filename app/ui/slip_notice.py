"""A paper that somebody shows: what the shop knows of it, said where it was scanned or typed."""

from PySide6.QtCore import QObject

from app.domain.slips import SlipRecord, read_code, read_mark
from app.domain.statements import StatementRecord
from app.services.reading import Queries
from app.text.dates import format_minute, local_time
from app.text.slips import slip_sentence
from app.text.statements import statement_sentence
from app.ui.desk import Desk


def tell_slip(desk: Desk, code: str, *, owner: QObject) -> None:
    """Say so if ``code`` is on a slip that stands no more; nothing for any other words."""
    wanted = read_mark(code)[1] or read_code(code)
    if not wanted:
        return

    def told(slip: SlipRecord | None) -> None:
        if slip is not None and slip.state != "valid":
            at = format_minute(local_time(slip.replaced_at, desk.settings.zone))
            desk.tell(lambda: slip_sentence(slip, at))

    desk.ask(lambda queries: queries.links.slip(wanted), told, owner=owner, key="slip.notice")


def tell_statement(desk: Desk, code: str, *, owner: QObject) -> None:
    """Say what a statement of ours said if ``code`` is on one; nothing for any other words."""
    wanted = read_code(code)
    if not wanted or not desk.standing.sight.balances:
        return

    def question(queries: Queries) -> StatementRecord | None:
        return queries.statements.by_code(wanted)

    def told(found: StatementRecord | None) -> None:
        if found is not None:
            day = local_time(found.issued_at, desk.settings.zone).date()
            desk.tell(lambda: statement_sentence(found, str(day)))

    desk.ask(question, told, owner=owner, key="statement.notice")
