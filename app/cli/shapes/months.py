"""Closed months as JSON."""

from app.cli.shapes.plain import Document, moment, money
from app.domain.month_close import ClosedMonth, LateLine, MonthCheck
from app.exchange.archive_pack import PackCheck


def checklist(check: MonthCheck) -> Document:
    """One check; ``cases`` names the oldest of what it counts."""
    return {
        "code": check.code,
        "count": check.count,
        "cases": [
            {
                "case": one.case_number or None,
                "person": one.person_number or None,
                "title": one.title,
                "amount": money(one.minor, one.currency) if one.currency else None,
            }
            for one in check.cases
        ],
    }


def closed_month(closed: ClosedMonth) -> Document:
    """A month as it was closed."""
    return {
        "month": closed.month,
        "last_day": closed.last_day,
        "closed_at": moment(closed.closed_at),
        "closed_by": closed.closed_by,
        "journal_head": closed.journal_head,
        "open_then": dict(closed.checks),
        "trial_balance": [
            {"account": one.account, "balance": money(one.minor, one.currency)}
            for one in closed.trial
        ],
        "pack_sha256": closed.pack_sha256 or None,
    }


def late_line(line: LateLine) -> Document:
    """A posting that came after its month was closed."""
    return {
        "booked_on": line.booked_on,
        "belongs_on": line.belongs_on,
        "account": line.account,
        "party": line.party or None,
        "amount": money(line.minor, line.currency),
        "memo": line.memo,
        "case": line.case_number or None,
        "sale": line.sale_number or None,
    }


def pack_check(found: PackCheck) -> Document:
    """What a pack says, and what does not agree with it."""
    return {
        "ok": not found.faults,
        "sha256": found.sha256,
        "month": found.manifest.get("month"),
        "shop": found.manifest.get("shop"),
        "journal_head": found.manifest.get("journal_head"),
        "files": len(found.manifest["files"]),
        "faults": [{"code": fault.code, "name": fault.name} for fault in found.faults],
    }
