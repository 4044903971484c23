"""``close-month`` and ``month``: the books frozen month by month."""

from collections.abc import Mapping
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.month_pages import (
    check_lines,
    closed_page,
    late_table,
    month_table,
    pack_lines,
)
from app.cli.progress import progress
from app.cli.shapes.months import checklist, closed_month, late_line, pack_check
from app.cli.values import FilePath, Month
from app.services.money.month_pack import pack_path, verify_month_pack, write_month_pack
from app.services.money.months import close_month, months_view
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    month = positional("month", translate("CLI", "The month."), "YYYY-MM", type=Month())
    no_pack = translate("CLI", "Without the archive pack, and without issuing statements.")
    return {
        "close-month": ShopCommand(close, month, flag("--no-pack", no_pack)),
        "month list": ShopCommand(listed),
        "month show": ShopCommand(show, month),
        "month pack": ShopCommand(pack, month),
        "month verify": ShopCommand(
            verify,
            positional("path", translate("CLI", "The archive pack."), "FILE", type=FilePath()),
        ),
    }


def close(call: Call, *, month: str, no_pack: bool) -> None:
    """Freeze a month and write its archive pack; says what was still open."""
    with opened(call) as at:
        close_month(at.shop, month=month, closed_by=at.actor.name)
        if not no_pack:
            _write_pack(call, at, month)
        _answer(call, at, month)


def listed(call: Call) -> None:
    """Closed months, and the next one with what is open in it."""
    with opened(call) as at:
        view = months_view(at.shop, asked_by=at.actor.name)
        if call.as_json:
            call.document(
                {
                    "months": [closed_month(one) for one in view.closed],
                    "next": view.next_month,
                    "checklist": [checklist(one) for one in view.checks],
                }
            )
            return
        lines = month_table(view.closed, at.names, call.width)
        if view.next_month:
            heading = translate("CLI", "Next to close: {month}").format(month=view.next_month)
            lines += ["", heading, *check_lines(view.checks, at.names)]
        call.lines(lines)


def show(call: Call, month: str) -> None:
    """A closed month, and what was booked since that belongs to it."""
    with opened(call) as at:
        _answer(call, at, month)


def pack(call: Call, month: str) -> None:
    """Write the archive pack of a closed month, unless it is there."""
    with opened(call) as at:
        _write_pack(call, at, month)
        _answer(call, at, month)


def verify(call: Call, path: Path) -> int:
    """Hash every part of an archive pack."""
    found = verify_month_pack(path)
    if call.as_json:
        call.document(pack_check(found))
    else:
        call.lines(pack_lines(found))
    return 1 if found.faults else 0


def _write_pack(call: Call, at: OpenShop, month: str) -> None:
    with progress(call, translate("CLI", "Statements")) as report:
        write_month_pack(at.shop, month=month, written_by=at.actor.name, progress=report)


def _answer(call: Call, at: OpenShop, month: str) -> None:
    months = at.shop.queries.months
    closed, late = months.one(month), months.changed_since(month)
    path = pack_path(at.shop, month)
    if call.as_json:
        call.document(
            {
                "month": closed_month(closed),
                "pack": str(path) if path.is_file() else None,
                "changed_since": [late_line(line) for line in late],
            }
        )
        return
    lines = closed_page(closed, at.names)
    if path.is_file():
        lines.append(translate("CLI", "Archive pack: {path}").format(path=path))
    if late:
        lines += [
            "",
            translate("CLI", "Booked since, belonging to this month:"),
            *late_table(late, at.names, call.width),
        ]
    call.lines(lines)
