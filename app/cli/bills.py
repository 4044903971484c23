"""``bill``: files of banks and payment services, and what their lines are."""

from collections.abc import Mapping
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import Positional, ShopCommand, flag, option, positional, wrong_usage
from app.cli.imports import error_lines
from app.cli.opening import opened
from app.cli.output.bill_pages import bill_page, bill_table, report_lines
from app.cli.paging import more, one_page, paging_options
from app.cli.progress import progress
from app.cli.shapes.bills import entry as shaped
from app.cli.shapes.bills import payment, report
from app.cli.values import FilePath
from app.services.money.bill_matching import (
    ignore_bill_line,
    match_bill_line,
    record_bill_cost,
)
from app.services.money.bills import import_bill
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    file = translate("CLI", "A bill of WeChat Pay, Alipay or a bank, as CSV or Excel.")
    return {
        "bill import": ShopCommand(
            bring_in,
            positional("path", file, "FILE", type=FilePath()),
            option(
                "--as",
                translate("CLI", "Who wrote it, if it is not recognised."),
                "FORMAT",
                into="format_code",
            ),
            option(
                "--map",
                translate("CLI", "A TOML file that names the columns."),
                "MAP.toml",
                type=FilePath(),
                into="map_path",
            ),
        ),
        "bill list": ShopCommand(
            listed,
            flag("--unmatched", translate("CLI", "Only lines that somebody has to explain.")),
            *paging_options(by_row=True),
        ),
        "bill show": ShopCommand(show, _line()),
        "bill match": ShopCommand(
            match,
            _line(),
            option(
                "--to",
                translate("CLI", "A refund's number, or the id of a payout."),
                "NO",
                default="",
            ),
            option("--ignore", translate("CLI", "It is none of ours: why."), "TEXT", default=""),
            option("--cost-of", translate("CLI", "It paid a cost of this case."), "NO", default=""),
            option("--what", translate("CLI", "What the cost was for."), "TEXT", default=""),
        ),
    }


def _line() -> Positional:
    return positional("number", translate("CLI", "The line's number."), "NO")


def bring_in(call: Call, *, path: Path, format_code: str | None, map_path: Path | None) -> None:
    """Bring in a bill and match its lines."""
    with opened(call) as at, progress(call, path.name) as told:
        found = import_bill(
            at.shop,
            path=path,
            imported_by=at.actor.name,
            format_code=format_code,
            map_path=map_path,
            progress=told,
        )
    if call.as_json:
        call.document(report(found))
    else:
        call.lines([*report_lines(path.name, found), *error_lines(found.errors, call.width)])


def listed(call: Call, *, unmatched: bool, search: str, limit: int, after: int) -> None:
    """Lines, the latest first."""
    with opened(call) as at:
        found = at.shop.queries.bills.page(
            only_tasks=unmatched, words=search, before=after, limit=limit + 1
        )
        lines, following = one_page(found, limit, lambda line: str(line.pk))
        if call.as_json:
            call.document({"lines": [shaped(line) for line in lines], "next": following})
        else:
            call.lines([*bill_table(lines, at.names, call.width), *more(following)])


def show(call: Call, *, number: str) -> None:
    """One line, and what it may be."""
    with opened(call) as at:
        bills = at.shop.queries.bills
        found, likely = bills.numbered(number), bills.likely(number)
        if call.as_json:
            told = [payment(one) for one in likely] if not found.match else []
            call.document({"line": {**shaped(found), "likely": told}})
        else:
            call.lines(bill_page(found, likely, at.names, call.width))


def match(call: Call, *, number: str, to: str, ignore: str, cost_of: str, what: str) -> None:
    """Say what a line is."""
    if sum(map(bool, (to, ignore, cost_of))) != 1:
        text = translate("CLI", "Say one of --to, --ignore and --cost-of.")
        raise wrong_usage(text)
    with opened(call) as at:
        by = at.actor.name
        if to:
            match_bill_line(at.shop, line=number, to=to, matched_by=by)
        elif ignore:
            ignore_bill_line(at.shop, line=number, reason=ignore, ignored_by=by)
        else:
            record_bill_cost(at.shop, line=number, case=cost_of, what=what, recorded_by=by)
        found = at.shop.queries.bills.numbered(number)
        if call.as_json:
            call.document({"line": shaped(found)})
        else:
            call.lines(bill_page(found, (), at.names, call.width))
