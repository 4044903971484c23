"""A slip that somebody shows: whether it still stands, said where it was scanned or typed."""

from PySide6.QtCore import QObject

from app.domain.slips import SlipRecord, read_code, read_mark
from app.text.dates import format_minute, local_time
from app.text.slips import slip_sentence
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
