"""The books: postings, the proof that they balance, and a file for a bookkeeper's program."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.books_pages import finding_lines, posting_table
from app.cli.paging import DEFAULT_LIMIT, more, one_page
from app.cli.shapes.books import finding, posting
from app.cli.shapes.plain import money
from app.cli.values import Day, FilePath, Number, OneOf
from app.domain.ledger import is_account
from app.services.books import FORMATS, export_books
from app.services.verify import Finding
from app.text.catalogue import translate

_MOST_POSTINGS = 10_000
_CHECK = "check"
_FORMAT_OF = {f".{name}": name for name in FORMATS}


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    check = translate("CLI", "“check” proves that the books balance.")
    account = translate("CLI", "Only this account, such as consignors or channel.cash.")
    after = translate("CLI", "Go on after this one: what the last page called “next”.")
    limit = translate("CLI", "At most this many; default {n}.").format(n=DEFAULT_LIMIT)
    out = translate("CLI", "Write all of it to this file: .xlsx, .csv or .beancount.")
    return {
        "ledger": ShopCommand(
            ledger,
            positional("what", check, _CHECK, type=OneOf(_CHECK), required=False),
            option("--account", account, "ACCOUNT", default=""),
            option("--case", translate("CLI", "Only this case."), "NO", default=""),
            option("--limit", limit, "N", type=Number(1, _MOST_POSTINGS), default=DEFAULT_LIMIT),
            option("--after", after, "TOKEN", type=Number(0, 1 << 62), default=0),
            option("--out", out, "FILE", type=FilePath(), default=None),
            option(
                "--from", translate("CLI", "From this day on."), "DAY", type=Day(), into="first"
            ),
            option("--to", translate("CLI", "Up to this day."), "DAY", type=Day(), into="last"),
        ),
    }


def ledger(
    call: Call,
    *,
    what: str | None,
    account: str,
    case: str,
    limit: int,
    after: int,
    out: Path | None,
    first: date | None,
    last: date | None,
) -> int:
    """Postings in the order they were made, or the proof that they balance."""
    if (first or last) and out is None:
        raise wrong_usage(translate("CLI", "Days are for --out."))
    with opened(call) as at:
        if out is not None:
            return _write(call, at, out, first, last)
        if what == _CHECK:
            return _check(call, at)
        if account and not is_account(account):
            text = translate("CLI", "There is no account {name}.").format(name=account[:40])
            raise wrong_usage(text)
        case_id = at.shop.queries.cases.line(case).id if case else ""
        found = at.shop.queries.ledger.postings(
            account=account, case_id=case_id, after=after, limit=limit + 1
        )
        lines, following = one_page(found, limit, lambda line: str(line.pk))
        if call.as_json:
            call.document({"postings": [posting(line) for line in lines], "next": following})
        else:
            call.lines([*posting_table(lines, at.names, call.width), *more(following)])
    return 0


def _write(call: Call, at: OpenShop, out: Path, first: date | None, last: date | None) -> int:
    books_format = _FORMAT_OF.get(out.suffix.lower())
    if books_format is None:
        raise wrong_usage(
            translate("CLI", "The file's name has to end in .xlsx, .csv or .beancount.")
        )
    count = export_books(at.shop, path=out, books_format=books_format, first=first, last=last)
    if call.as_json:
        call.document({"entries": count, "file": str(out)})
    else:
        text = translate("CLI", "{n} entries are in {file}")
        call.lines([text.format(n=count, file=out)])
    return 0


def _check(call: Call, at: OpenShop) -> int:
    books = at.shop.queries.ledger
    faults = [Finding(f.code, f"{f.subject} {f.currency} {f.minor}") for f in books.faults()]
    balances = [(line.account, line.currency, line.minor) for line in books.trial_balance()]
    if call.as_json:
        call.document(
            {
                "ok": not faults,
                "faults": [finding(fault) for fault in faults],
                "balances": [
                    {"account": account, "balance": money(minor, currency)}
                    for account, currency, minor in balances
                ],
            }
        )
    else:
        call.lines(finding_lines(faults, (), balances, at.names, call.width))
    return 1 if faults else 0
