"""Statements and objections as JSON."""

from app.cli.shapes.plain import Document, moment, money
from app.domain.papers import StatementLine
from app.domain.statements import Objection, StatementRecord
from app.services.papers.statement_batch import BatchReport


def statement_record(found: StatementRecord) -> Document:
    """A statement that was issued."""
    return {
        "paper": "statement",
        "code": found.code or None,
        "state": "valid",
        "consignor": {"number": found.consignor_number, "name": found.consignor_name},
        "first_day": found.first_day,
        "last_day": found.last_day,
        "opening": money(found.opening_minor, found.currency),
        "closing": money(found.closing_minor, found.currency),
        "issued_at": moment(found.issued_at),
        "issued_by": found.issued_by or None,
    }


def statement_line(place: int, line: StatementLine, currency: str) -> Document:
    """A line with the number by which an objection names it."""
    return {
        "line": place,
        "booked_on": str(line.booked_on),
        "kind": {"zh": line.kind.zh, "en": line.kind.en},
        "what": line.what,
        "reference": line.reference,
        "belongs_to": line.belongs_to or None,
        "amount": money(line.amount_minor, currency),
    }


def objection(found: Objection) -> Document:
    """An objection; ``outcome`` is null while it is open."""
    return {
        "number": found.number,
        "consignor": {"number": found.consignor_number, "name": found.consignor_name},
        "first_day": found.first_day,
        "last_day": found.last_day,
        "line": found.line or None,
        "about": {"zh": found.about.zh, "en": found.about.en},
        "words": found.words,
        "by": found.by or None,
        "channel": found.channel,
        "day": found.day,
        "outcome": found.outcome or None,
        "answer": found.answer or None,
        "answered_on": found.answered_on or None,
    }


def batch(report: BatchReport) -> Document:
    """What a batch of statements did."""
    return {
        "folder": str(report.folder),
        "period": report.period,
        "issued": report.count("issued"),
        "printed_again": report.count("printed_again"),
        "nothing_moved": report.count("nothing_moved"),
        "overlaps": report.count("overlaps"),
        "statements": [
            {"number": one.number, "outcome": one.outcome, "file": one.file or None}
            for one in report.lines
        ],
    }
