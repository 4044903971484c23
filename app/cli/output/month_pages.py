"""Closed months and what is open in the next one, for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.cli.output.widths import shown
from app.domain.month_close import ClosedMonth, LateLine, MonthCheck
from app.exchange.archive_pack import PackCheck
from app.text.amounts import format_amount
from app.text.catalogue import translate

_NAMED = 10


def month_table(months: Sequence[ClosedMonth], names: Names, width: int | None) -> list[str]:
    """One line a closed month, the newest first."""
    columns = (
        Column(translate("CLI", "Month")),
        Column(translate("CLI", "Closed")),
        Column(translate("CLI", "Closed by"), gives=True),
        Column(translate("CLI", "Open then"), figures=True),
        Column(translate("CLI", "Archive pack")),
    )
    rows = [
        (
            one.month,
            names.time(one.closed_at),
            one.closed_by,
            str(sum(one.checks.values())),
            one.pack_sha256[:12],
        )
        for one in months
    ]
    return table(columns, rows, width=width)


def check_lines(checks: Sequence[MonthCheck], names: Names) -> list[str]:
    """What each check counts, and the oldest of it."""
    lines: list[str] = []
    for check in checks:
        lines.append(f"  {check.count:>5}  {names.of('month_check', check.code)}")
        lines += [
            f"         {shown(one.case_number or one.person_number)}  {shown(one.title)}"
            for one in check.cases[:_NAMED]
        ]
    return lines


def closed_page(closed: ClosedMonth, names: Names) -> list[str]:
    """A month as it was closed."""
    still = [
        f"{names.of('month_check', code)}: {count}"
        for code, count in closed.checks.items()
        if count
    ]
    told = [
        (translate("CLI", "Closed"), f"{names.time(closed.closed_at)}  {closed.closed_by}"),
        (translate("CLI", "Open then"), "; ".join(still)),
        (translate("CLI", "Journal"), closed.journal_head),
    ]
    heading = translate("CLI", "{month}: closed, its books stay as they were.")
    return [heading.format(month=closed.month), *pairs(told)]


def late_table(lines: Sequence[LateLine], names: Names, width: int | None) -> list[str]:
    """Postings that came after their month was closed."""
    columns = (
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "Belongs to")),
        Column(translate("CLI", "Account")),
        Column(translate("CLI", "Party"), gives=True),
        Column(translate("CLI", "What for")),
        Column(translate("CLI", "Case")),
        Column(translate("CLI", "Amount"), figures=True),
        Column(""),
    )
    rows = [
        (
            line.booked_on,
            line.belongs_on,
            names.account(line.account),
            line.party,
            names.of("memo", line.memo),
            line.case_number or line.sale_number,
            format_amount(line.minor, line.currency),
            line.currency,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def pack_lines(found: PackCheck) -> list[str]:
    """Whether a pack is as it was written."""
    words = {
        "missing": translate("CLI", "missing: {name}"),
        "altered": translate("CLI", "altered: {name}"),
        "unlisted": translate("CLI", "not part of it: {name}"),
    }
    told = translate("CLI", "{month} of {shop}: {n} files, as they were written.")
    if found.faults:
        told = translate("CLI", "{month} of {shop}: {n} files, not as they were written.")
    heading = told.format(
        month=shown(str(found.manifest.get("month", ""))),
        shop=shown(str(found.manifest.get("shop", ""))),
        n=len(found.manifest["files"]),
    )
    return [
        heading,
        f"  SHA-256 {found.sha256}",
        *(f"  {words[fault.code].format(name=shown(fault.name))}" for fault in found.faults),
    ]
