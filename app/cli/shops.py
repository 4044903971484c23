"""``init``, ``verify``, ``rebuild`` and ``undo``: the shop as a whole."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, at_hand, opened
from app.cli.output.books_pages import finding_lines
from app.cli.output.table import pairs
from app.cli.output.widths import shown
from app.cli.progress import progress
from app.cli.shapes.books import finding
from app.domain.settings import FOLLOWS, LEADS
from app.services.program_data import load_program_data
from app.services.shop import found_shop
from app.services.undo import NothingToUndoError, undo_action
from app.services.verify import rebuild_tables, verify
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    leads = translate("CLI", "Aftercare keeps the books (the default).")
    follows = translate("CLI", "The till program keeps the books; Aftercare follows it.")
    action = translate("CLI", "The action, as `case timeline` names it; your last one if left out.")
    return {
        "init": ShopCommand(
            init,
            option("--name", translate("CLI", "The shop's name on papers."), "NAME"),
            option("--currency", translate("CLI", "Its currency; default CNY."), "CODE"),
            option(
                "--timezone",
                translate("CLI", "Its time zone; default Asia/Shanghai."),
                "ZONE",
            ),
            flag("--leads", leads),
            flag("--follows", follows),
        ),
        "verify": ShopCommand(
            verify_all,
            flag("--deep", translate("CLI", "Also replay everything and read every photo.")),
        ),
        "rebuild": ShopCommand(rebuild),
        "undo": ShopCommand(undo, positional("action", action, "ACTION", required=False)),
    }


def init(
    call: Call,
    *,
    name: str | None,
    currency: str | None,
    timezone: str | None,
    leads: bool,
    follows: bool,
) -> None:
    """Make a shop with default data."""
    if leads and follows:
        raise wrong_usage(translate("CLI", "Either --leads or --follows."))
    told = {
        "name": name,
        "currency": currency,
        "timezone": timezone,
        "books": FOLLOWS if follows else LEADS,
        "language": call.lang or None,
    }
    shop = found_shop(
        call.shop_folder,
        program=load_program_data(),
        founded_by=call.actor,
        settings={key: value for key, value in told.items() if value is not None},
        clock=call.around.clock,
        rand=call.around.rand,
    )
    try:
        answer_with_shop(call, at_hand(call, shop))
    finally:
        shop.close()


def answer_with_shop(call: Call, at: OpenShop) -> None:
    """Answer with where the shop is and what it decided about itself."""
    settings = at.settings
    if call.as_json:
        call.document(
            {
                "shop": {
                    "folder": str(call.shop_folder),
                    "name": settings.name,
                    "currency": settings.currency,
                    "timezone": settings.timezone,
                    "books": settings.books,
                    "language": settings.language,
                }
            }
        )
        return
    books = {
        LEADS: translate("CLI", "Aftercare leads"),
        FOLLOWS: translate("CLI", "Aftercare follows the till program"),
    }
    facts = [
        (translate("CLI", "Folder"), str(call.shop_folder)),
        (translate("CLI", "Currency"), settings.currency),
        (translate("CLI", "Time zone"), settings.timezone),
        (translate("CLI", "Books"), books[settings.books]),
    ]
    call.lines([shown(settings.name), *pairs(facts)])


def verify_all(call: Call, *, deep: bool) -> int:
    """Prove the journal, the books and the photos; 1 where something is wrong."""
    with opened(call, signed_in=False) as at:
        found = verify(at.shop, deep=deep)
        if call.as_json:
            call.document(
                {
                    "ok": found.is_sound,
                    "faults": [finding(fault) for fault in found.faults],
                    "notices": [finding(notice) for notice in found.notices],
                }
            )
        else:
            call.lines(finding_lines(found.faults, found.notices, (), at.names, call.width))
    return 0 if found.is_sound else 1


def rebuild(call: Call) -> None:
    """Drop the tables and replay the journal."""
    with opened(call, signed_in=False) as at:
        with progress(call, translate("CLI", "Replaying the journal")) as report:
            entries = rebuild_tables(at.shop, report)
        if call.as_json:
            call.document({"entries": entries})
        else:
            call.lines([translate("CLI", "{n} entries replayed").format(n=entries)])


def undo(call: Call, action: str | None) -> None:
    """Take back an action, by default the last one of whoever asks."""
    with opened(call) as at:
        actions = at.shop.queries.actions
        wanted = actions.named(action) if action else actions.last_of(call.actor)
        if wanted is None:
            raise NothingToUndoError
        changes = undo_action(at.shop, action_id=wanted, undone_by=call.actor)
        if call.as_json:
            call.document({"undone": wanted.hex(), "action": changes.action.hex()})
        else:
            text = translate("CLI", "Taken back: {action}")
            call.lines([text.format(action=wanted.hex())])
