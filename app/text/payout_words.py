"""Why a consignor's money waits, in a sentence."""

from datetime import date

from app.domain.payouts import Reason
from app.text.dates import format_day
from app.text.errors import pattern


def hold_sentence(reason: Reason, lang: str | None = None) -> str:
    """The reason with its case, its date, or what somebody wrote."""
    until = format_day(date.fromisoformat(reason.until)) if reason.until else ""
    told = pattern("hold", reason.code, lang)
    return told.format(case=reason.case_number, until=until, note=reason.note)


def hold_name(reason: Reason, lang: str | None = None) -> str:
    """The reason in a word or two, for a table."""
    name = pattern("hold_name", reason.code, lang)
    return f"{name} {reason.case_number}".rstrip()
