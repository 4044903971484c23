"""``case photos`` and the commands that put a wrong one out of sight."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, case_number, flag, option, positional
from app.cli.opening import opened
from app.cli.output.table import Column, table
from app.cli.shapes.plain import Document, moment, photo
from app.domain.changes import Changes
from app.services.photo_hiding import (
    PhotoSubject,
    erase_photo,
    hidden_photos,
    hide_photo,
    show_photo,
)
from app.text.catalogue import translate

_DIGITS = 12


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    sku = positional("sku", translate("CLI", "The item's SKU."), "SKU")
    sha256 = positional(
        "sha256", translate("CLI", "The photo's code, its first eight digits at least."), "PHOTO"
    )
    reason = option(
        "--reason", translate("CLI", "Why; it goes into the timeline."), "TEXT", required=True
    )
    hidden = flag("--hidden", translate("CLI", "Those that no view shows, and why."))
    return {
        "case photos": ShopCommand(show_photos, number, hidden),
        "case hide-photo": ShopCommand(hide_one, number, sha256, reason),
        "case show-photo": ShopCommand(show_one, number, sha256),
        "case erase-photo": ShopCommand(erase_one, number, sha256, reason),
        "item hide-photo": ShopCommand(hide_of_item, sku, sha256, reason),
        "item erase-photo": ShopCommand(erase_of_item, sku, sha256, reason),
    }


def show_photos(call: Call, *, number: str, hidden: bool) -> None:
    """The photos of a case."""
    with opened(call) as at:
        card = at.shop.queries.cases.card(number)
        of = PhotoSubject("case", card.line.number)
        out_of_sight = hidden_photos(at.shop, of=of, asked_by=at.actor.name) if hidden else ()
        shown = () if hidden else card.photos
        if call.as_json:
            documents: list[Document] = [photo(line) for line in shown]
            documents += [
                {
                    **photo(line.photo),
                    "hidden_at": moment(line.hidden_at),
                    "hidden_by": line.hidden_by,
                    "reason": line.reason,
                }
                for line in out_of_sight
            ]
            call.document({"photos": documents})
            return
        columns = (
            Column(translate("CLI", "Photo")),
            Column(translate("CLI", "Added")),
            Column(translate("CLI", "Hidden by")),
            Column(translate("CLI", "Why"), gives=True),
        )
        names = at.names
        rows = [(line.sha256[:_DIGITS], names.time(line.added_at), "", "") for line in shown]
        rows += [
            (h.photo.sha256[:_DIGITS], names.time(h.photo.added_at), h.hidden_by, h.reason)
            for h in out_of_sight
        ]
        call.lines(table(columns, rows, width=call.width))


def hide_one(call: Call, number: str, sha256: str, reason: str) -> None:
    """Show a photo of a case nowhere any more."""
    _hide(call, PhotoSubject("case", number), sha256, reason)


def hide_of_item(call: Call, sku: str, sha256: str, reason: str) -> None:
    """Show a photo of an item nowhere any more."""
    _hide(call, PhotoSubject("item", sku), sha256, reason)


def show_one(call: Call, number: str, sha256: str) -> None:
    """Bring back a photo of a case that was hidden by mistake."""
    with opened(call) as at:
        changes = show_photo(
            at.shop, of=PhotoSubject("case", number), sha256=sha256, shown_by=at.actor.name
        )
        _answer(call, changes, translate("CLI", "The photo is shown again."))


def erase_one(call: Call, number: str, sha256: str, reason: str) -> None:
    """Erase a photo of a case for good."""
    _erase(call, PhotoSubject("case", number), sha256, reason)


def erase_of_item(call: Call, sku: str, sha256: str, reason: str) -> None:
    """Erase a photo of an item for good."""
    _erase(call, PhotoSubject("item", sku), sha256, reason)


def _hide(call: Call, of: PhotoSubject, sha256: str, reason: str) -> None:
    with opened(call) as at:
        changes = hide_photo(at.shop, of=of, sha256=sha256, reason=reason, hidden_by=at.actor.name)
        _answer(call, changes, translate("CLI", "The photo is hidden."))


def _erase(call: Call, of: PhotoSubject, sha256: str, reason: str) -> None:
    with opened(call) as at:
        changes = erase_photo(at.shop, of=of, sha256=sha256, reason=reason, actor=at.actor)
        _answer(call, changes, translate("CLI", "The photo is erased."))


def _answer(call: Call, changes: Changes, words: str) -> None:
    if call.as_json:
        call.document({"action": changes.action.hex()})
    else:
        call.lines([words])
