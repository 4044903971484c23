"""What the table of claims shows."""

from datetime import date

from app.domain.claims import ClaimLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.widgets.columns import Column


def days_waited(line: ClaimLine, today: date) -> int | None:
    """For how long somebody has been waited for; None where nobody is."""
    since = line.claim.waits_since
    return (today - date.fromisoformat(since)).days if since else None


def claim_columns(desk: Desk) -> tuple[Column[ClaimLine], ...]:
    """Case, from whom, claimed, accepted, received, still open, days waited."""

    def amount(minor: int, line: ClaimLine) -> str:
        return format_amount(minor, line.claim.currency) if minor else ""

    return (
        Column(
            "case",
            lambda: translate("Claims", "Case"),
            lambda line: line.case_number,
            width_px=88,
            bold=True,
        ),
        Column(
            "title",
            lambda: translate("Claims", "Item"),
            lambda line: line.title,
            width_px=96,
            stretch=True,
            tip=lambda line: line.title,
        ),
        Column(
            "party",
            lambda: translate("Claims", "From whom"),
            lambda line: line.claim.party.name,
            width_px=112,
            tip=lambda line: line.claim.party.name,
        ),
        Column(
            "claimed",
            lambda: translate("Claims", "Claimed"),
            lambda line: amount(line.claim.claimed_minor, line),
            align="right",
            width_px=96,
        ),
        Column(
            "accepted",
            lambda: translate("Claims", "Accepted"),
            lambda line: amount(line.claim.accepted_minor, line),
            align="right",
            width_px=96,
        ),
        Column(
            "received",
            lambda: translate("Claims", "Received"),
            lambda line: amount(line.claim.received_minor, line),
            align="right",
            width_px=96,
        ),
        Column(
            "left",
            lambda: translate("Claims", "Still open"),
            lambda line: amount(line.claim.left_minor, line),
            align="right",
            width_px=96,
            bold=True,
        ),
        Column(
            "days",
            lambda: translate("Claims", "Days"),
            lambda line: "" if (days := days_waited(line, desk.today())) is None else str(days),
            align="right",
            width_px=52,
            tip=lambda line: desk.word("claim_standing", line.claim.standing),
        ),
    )
