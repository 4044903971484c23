"""Postings, imports and findings as JSON."""

from collections.abc import Sequence

from app.cli.shapes.plain import Document, money
from app.domain.incoming import RowError
from app.domain.rows import PostingLine
from app.services.imports import ImportReport
from app.services.verify import Finding
from app.text.errors import finding_sentence, row_sentence


def posting(line: PostingLine) -> Document:
    """A line of the books: debit positive."""
    return {
        "booked_on": line.booked_on,
        "account": line.account,
        "party": line.party or None,
        "amount": money(line.minor, line.currency),
        "memo": line.memo,
        "case": line.case_number or None,
        "sale": line.sale_number or None,
    }


def finding(found: Finding) -> Document:
    """A fault or a notice."""
    message = finding_sentence(found.code, found.subject)
    return {"code": found.code, "subject": found.subject, "message": message}


def row_error(error: RowError) -> Document:
    """A line of a file that could not come in."""
    return {
        "row": error.row,
        "column": error.column,
        "code": error.code,
        "message": row_sentence(error),
    }


def imported(report: ImportReport) -> Document:
    """What one file brought; ``batch`` is null where nothing was written."""
    return {
        "format": report.format,
        "rows": report.rows,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": report.skipped,
        "errors": [row_error(error) for error in report.errors],
        "unknown_columns": list(report.unknown_columns),
        "batch": report.batch or None,
    }


def imported_together(files: Sequence[tuple[str, ImportReport]]) -> Document:
    """What several files brought: sums, and each file by itself under ``files``."""
    shapes = [{"file": name, **imported(report)} for name, report in files]
    reports = [report for _, report in files]
    formats = {report.format for report in reports}
    return {
        "format": formats.pop() if len(formats) == 1 else None,
        "rows": sum(report.rows for report in reports),
        "added": sum(report.added for report in reports),
        "updated": sum(report.updated for report in reports),
        "unchanged": sum(report.unchanged for report in reports),
        "skipped": sum(report.skipped for report in reports),
        "errors": [
            {"file": name, **row_error(error)} for name, report in files for error in report.errors
        ],
        "unknown_columns": list(
            dict.fromkeys(column for report in reports for column in report.unknown_columns)
        ),
        "batch": None,
        "files": shapes,
    }
