"""``case evidence``: what the checklist asks for, and showing it; ``evidence``: the pack."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.case_work import answer_with_standing
from app.cli.declaring import ShopCommand, case_number, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.papers import hand_out, languages, paper_options
from app.cli.pictures import keep_pictures, read_pictures
from app.cli.shapes.plain import Document, moment
from app.cli.targets import check_target, shop_files
from app.cli.values import FilePath, OneOf
from app.domain.pack import ADDRESSEES
from app.services.checklists import ChecklistLine, case_checklist
from app.services.evidence import Shown, note_evidence
from app.services.papers.evidence_pack import evidence_pack
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    out, both = paper_options()
    item = translate("CLI", "An item of the checklist; without one the list is shown.")
    picture = translate("CLI", "A picture that shows it; may be given several times.")
    for_whom = translate("CLI", "For whom: {codes}").format(codes=", ".join(ADDRESSEES[:-1]))
    return {
        "case evidence": ShopCommand(
            evidence,
            number,
            positional("item", item, "ITEM", required=False),
            option("--photo", picture, "FILE", type=FilePath(), multiple=True, into="pictures"),
            flag("--seen", translate("CLI", "It was seen.")),
            option("--text", translate("CLI", "What was seen, in words."), "TEXT"),
            option("--waive", translate("CLI", "Do without it, and why."), "REASON"),
        ),
        "evidence": ShopCommand(
            pack,
            number,
            out,
            option(
                "--for",
                for_whom,
                "WHOM",
                type=OneOf(*ADDRESSEES[:-1]),
                default="carrier",
                into="addressee",
            ),
            flag("--consignor", translate("CLI", "Name the consignor in it.")),
            both,
        ),
    }


def evidence(
    call: Call,
    *,
    number: str,
    item: str | None,
    pictures: Sequence[Path],
    seen: bool,
    text: str | None,
    waive: str | None,
) -> None:
    """Show the checklist of a case, or show an item of it."""
    ways = [bool(pictures), seen, text is not None, waive is not None]
    if item is None and any(ways):
        raise wrong_usage(translate("CLI", "Say which item of the checklist."))
    with opened(call) as at:
        if item is None:
            _show_checklist(call, at, number)
            return
        if not any(ways):
            raise wrong_usage(
                translate("CLI", "Say how it was shown: --photo, --seen, --text or --waive.")
            )
        changes = note_evidence(
            at.shop,
            number=number,
            item=item,
            shown=_shown(text, waive, has_pictures=bool(pictures)),
            noted_by=at.actor.name,
            kept=keep_pictures(at.shop, read_pictures(pictures)),
        )
        answer_with_standing(call, at, number, changes)


def _shown(text: str | None, waive: str | None, *, has_pictures: bool) -> Shown:
    if waive is not None:
        return Shown("waived", waive)
    if has_pictures:
        return Shown("photo", text or "")
    return Shown("text", text) if text is not None else Shown("seen")


def _show_checklist(call: Call, at: OpenShop, number: str) -> None:
    lines = case_checklist(at.shop, number=number)
    if call.as_json:
        missing = [line.item.code for line in lines if line.blocks]
        call.document({"evidence": [_line(line, at) for line in lines], "missing": missing})
        return
    columns = (
        Column(translate("CLI", "Item")),
        Column(translate("CLI", "What to show"), gives=True),
        Column(translate("CLI", "State"), gives=True),
        Column(translate("CLI", "Photos"), figures=True),
        Column(translate("CLI", "Note"), gives=True),
    )
    rows = [
        (
            line.item.code,
            line.item.name.in_language(at.names.lang),
            _state(line, at),
            str(len(line.photos)) if line.photos else "",
            line.mark.note if line.mark else "",
        )
        for line in lines
    ]
    call.lines(table(columns, rows, width=call.width))


def _state(line: ChecklistLine, at: OpenShop) -> str:
    if line.is_shown:
        return at.names.of("evidence_how", line.mark.how if line.mark else "photo")
    if line.is_gate:
        return translate("CLI", "needed before the decision")
    return translate("CLI", "recommended")


def _line(line: ChecklistLine, at: OpenShop) -> Document:
    mark = line.mark
    return {
        "code": line.item.code,
        "label": line.item.name.in_language(at.names.lang),
        "hint": line.item.hint.in_language(at.names.lang),
        "kind": line.item.kind,
        "gate": line.is_gate,
        "shown": line.is_shown,
        "how": mark.how if mark else ("photo" if line.is_shown else None),
        "note": mark.note if mark else "",
        "by": mark.by if mark else None,
        "at": moment(mark.at) if mark else None,
        "photos": list(line.photos),
        "wanted_photos": line.item.least if line.item.kind == "photo" else 0,
    }


def pack(
    call: Call, *, number: str, out: Path, addressee: str, consignor: bool, both: bool
) -> None:
    """Everything that speaks for a claim as one PDF."""
    check_target(out, shop_files(call.shop_folder))
    with opened(call) as at:
        paper = evidence_pack(
            at.shop,
            number=number,
            addressee=addressee,
            langs=languages(at, both=both),
            issued_by=at.actor.name,
            with_consignor=consignor,
        )
        hand_out(call, out, paper)
