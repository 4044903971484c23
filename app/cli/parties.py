"""``party``: carriers, insurers and third parties."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional
from app.cli.opening import OpenShop, opened
from app.cli.output.claim_pages import party_table
from app.cli.paging import DEFAULT_LIMIT
from app.cli.shapes.claims import party_short
from app.cli.values import Number, OneOf
from app.domain.changes import Changes
from app.domain.claims import OUTSIDE_KINDS
from app.domain.rows import PersonLine
from app.services.parties import add_party, edit_party
from app.text.catalogue import translate

_MOST = 10_000


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    kinds = translate("CLI", "What it is: {codes}").format(codes=", ".join(OUTSIDE_KINDS))
    limit = translate("CLI", "At most this many; default {n}.").format(n=DEFAULT_LIMIT)
    return {
        "party list": ShopCommand(
            list_parties,
            option(
                "--search", translate("CLI", "Only what holds these words."), "TEXT", default=""
            ),
            option("--limit", limit, "N", type=Number(1, _MOST), default=DEFAULT_LIMIT),
        ),
        "party add": ShopCommand(
            add,
            option("--kind", kinds, "CODE", type=OneOf(*OUTSIDE_KINDS), required=True),
            option("--name", translate("CLI", "What it is called."), "NAME", required=True),
            option("--number", translate("CLI", "Empty: the next free one."), "NO", default=""),
            option("--phone", translate("CLI", "How to reach it."), "PHONE", default=""),
            option("--email", translate("CLI", "Its e-mail address."), "EMAIL", default=""),
            option("--note", translate("CLI", "What to write down."), "TEXT", default=""),
        ),
        "party edit": ShopCommand(
            edit,
            positional("number", translate("CLI", "Its number."), "NO"),
            option("--name", translate("CLI", "What it is called."), "NAME"),
            option("--phone", translate("CLI", "How to reach it."), "PHONE"),
            option("--email", translate("CLI", "Its e-mail address."), "EMAIL"),
            option("--note", translate("CLI", "What to write down."), "TEXT"),
        ),
    }


def list_parties(call: Call, *, search: str, limit: int) -> None:
    """Carriers, insurers and third parties in the order in which they came."""
    with opened(call) as at:
        lines = at.shop.queries.people.outside(words=search, limit=limit)
        if call.as_json:
            call.document({"parties": [party_short(line) for line in lines]})
        else:
            call.lines(party_table(lines, at.names, call.width))


def add(
    call: Call, *, kind: str, name: str, number: str, phone: str, email: str, note: str
) -> None:
    """Enter one and show it."""
    with opened(call) as at:
        changes = add_party(
            at.shop,
            kind=kind,
            name=name,
            number=number,
            phone=phone,
            email=email,
            note=note,
            added_by=at.actor.name,
        )
        (person,) = (key for subject, key in changes.subjects if subject == "person")
        line = at.shop.queries.people.line_by_id(person)
        if line is not None:
            _answer(call, at, line, changes)


def edit(
    call: Call,
    *,
    number: str,
    name: str | None,
    phone: str | None,
    email: str | None,
    note: str | None,
) -> None:
    """Correct what is written about one and show it."""
    with opened(call) as at:
        changes = edit_party(
            at.shop,
            number=number,
            name=name,
            phone=phone,
            email=email,
            note=note,
            edited_by=at.actor.name,
        )
        _answer(call, at, at.shop.queries.people.line(number), changes)


def _answer(call: Call, at: OpenShop, line: PersonLine, changes: Changes) -> None:
    if call.as_json:
        call.document({"party": party_short(line), "action": changes.action.hex()})
    else:
        call.lines(party_table([line], at.names, call.width))
