"""``case open``, ``move`` and the other commands that change a case."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.case_reading import answer_with_case
from app.cli.declaring import ShopCommand, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.case_page import standing
from app.cli.shapes.cases import case_full
from app.cli.values import FilePath, OneOf
from app.domain.cases import AROSE, IDENTITY_ANSWERS, LANES
from app.domain.changes import Changes
from app.domain.custody import CUSTODY_STATES, Handover
from app.domain.errors import RuleError
from app.domain.items import ACCESSORIES
from app.domain.ledger import TENDERS
from app.domain.parties import CLAIMANTS
from app.services.cases import Claimant, add_note, choose_resolution, edit_case, open_case
from app.services.moves import MoveTold, check_identity, hand_over, move_case
from app.services.photos import KeptPhoto, add_photos, keep_photo, read_picture
from app.services.shop import Shop
from app.text.amounts import parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = positional("number", translate("CLI", "The case's number."), "NO")
    complaint = translate("CLI", "What is wrong, in the claimant's words.")
    category = translate("CLI", "Category or sub-category, such as FUNC or FUNC.HARD.")
    arose = translate("CLI", "When the fault arose.")
    resolution = translate("CLI", "Where the case should lead, such as RETURN_REFUND.")
    text = positional("text", translate("CLI", "What to write down."), "TEXT")
    code = positional("resolution", resolution, "CODE")
    return {
        "case open": ShopCommand(open_one, *_opening_options(complaint, category, resolution)),
        "case move": ShopCommand(move_one, number, *_move_options()),
        "case note": ShopCommand(note_one, number, text),
        "case edit": ShopCommand(
            edit_one,
            number,
            option("--complaint", complaint, "TEXT"),
            option("--category", category, "CODE"),
            option("--arose", arose, "WHEN", type=OneOf(*AROSE)),
        ),
        "case resolution": ShopCommand(resolve_one, number, code),
        "case check": ShopCommand(
            check_one,
            number,
            option(
                "--answer",
                translate("CLI", "Is it the item that the shop sold?"),
                "|".join(IDENTITY_ANSWERS),
                type=OneOf(*IDENTITY_ANSWERS),
                required=True,
            ),
            option("--note", translate("CLI", "How that was seen."), "TEXT", default=""),
        ),
        "case custody": ShopCommand(
            hand_over_one,
            number,
            option(
                "--to",
                translate("CLI", "Who has it now: {codes}").format(codes=", ".join(CUSTODY_STATES)),
                "WHERE",
                type=OneOf(*CUSTODY_STATES),
                required=True,
            ),
            *_handover_options(),
            option("--waybill", translate("CLI", "The carrier's number."), "NO", default=""),
            option("--from", translate("CLI", "Who handed it over."), "NAME", into="giver"),
        ),
    }


def _opening_options(complaint: str, category: str, resolution: str) -> list[click.Parameter]:
    claimant = translate("CLI", "Who complains.")
    return [
        option("--item", translate("CLI", "The item it is about."), "SKU", default=""),
        option("--sale", translate("CLI", "The sale it is about."), "NO", default=""),
        option("--free", translate("CLI", "What it is about, if neither is known."), "TEXT"),
        option("--complaint", complaint, "TEXT", required=True),
        option(
            "--photo",
            translate("CLI", "A picture; may be given several times."),
            "FILE",
            type=FilePath(),
            multiple=True,
        ),
        option(
            "--claimant", claimant, "|".join(CLAIMANTS), type=OneOf(*CLAIMANTS), default="buyer"
        ),
        option("--name", translate("CLI", "The claimant's name."), "NAME", default=""),
        option("--phone", translate("CLI", "The claimant's phone."), "NO", default=""),
        option("--category", category, "CODE", default=""),
        option("--resolution", resolution, "CODE", default=""),
        option(
            "--arose",
            translate("CLI", "When the fault arose."),
            "WHEN",
            type=OneOf(*AROSE),
            default="unknown",
        ),
        option(
            "--lane",
            translate("CLI", "How carefully to handle it."),
            "|".join(LANES),
            type=OneOf(*LANES),
            default="normal",
        ),
        flag("--handed-over", translate("CLI", "The item is in the shop's hands now.")),
        *_handover_options(),
    ]


def _handover_options() -> list[click.Parameter]:
    accessory = translate("CLI", "What came with it, may be repeated: {codes}")
    return [
        option("--place", translate("CLI", "Where it lies."), "TEXT", default=""),
        option("--condition", translate("CLI", "Its condition in words."), "TEXT", default=""),
        option(
            "--accessory",
            accessory.format(codes=", ".join(ACCESSORIES)),
            "CODE",
            multiple=True,
            into="accessories",
        ),
    ]


def _move_options() -> list[click.Parameter]:
    evidence = translate("CLI", "A picture to keep with the case; may be given several times.")
    return [
        positional("move", translate("CLI", "The move's code; `case moves` names them."), "MOVE"),
        option("--note", translate("CLI", "Why, or what was said."), "TEXT", default=""),
        option("--evidence", evidence, "FILE", type=FilePath(), multiple=True),
        option("--amount", translate("CLI", "How much is refunded."), "AMOUNT"),
        option(
            "--tender",
            translate("CLI", "How it is refunded: {codes}").format(codes=", ".join(TENDERS)),
            "CODE",
            type=OneOf(*TENDERS),
        ),
        flag("--ours", translate("CLI", "It was checked: this is the item the shop sold.")),
        option(
            "--mode", translate("CLI", "REVERSE or CLAWBACK, when it settles."), "M", default=""
        ),
        *_handover_options(),
    ]


def open_one(
    call: Call,
    *,
    item: str,
    sale: str,
    free: str | None,
    complaint: str,
    photo: Sequence[Path],
    claimant: str,
    name: str,
    phone: str,
    category: str,
    resolution: str,
    arose: str,
    lane: str,
    handed_over: bool,
    place: str,
    condition: str,
    accessories: Sequence[str],
) -> None:
    """Open a case and show it."""
    about = sum((bool(item or sale), free is not None))
    if about != 1:
        raise wrong_usage(
            translate("CLI", "Say what the case is about: --item, --sale, or else --free.")
        )
    handover = Handover("in_shop", place, condition, tuple(accessories), received_from=name)
    is_here = handed_over or bool(place or condition or accessories)
    with opened(call) as at:
        case = open_case(
            at.shop,
            complaint=complaint if free is None else f"{free.strip()}\n{complaint}",
            opened_by=at.actor.name,
            sku=item,
            sale_number=sale,
            claimant=Claimant(claimant, name, phone),
            category=category,
            resolution=resolution,
            arose=arose,
            lane=lane,
            photos=keep_pictures(at.shop, read_pictures(photo)),
            handover=handover if is_here else None,
        )
        answer_with_case(call, at, case.number, case.changes)


def read_pictures(paths: Sequence[Path]) -> list[tuple[Path, bytes]]:
    """The files that were named; raises MissingFileError."""
    return [(path, read_picture(path)) for path in paths]


def keep_pictures(shop: Shop, pictures: Sequence[tuple[Path, bytes]]) -> list[KeptPhoto]:
    """The pictures, safely on disk; a refused one is named."""
    kept = []
    for path, picture in pictures:
        try:
            kept.append(keep_photo(shop, picture))
        except RuleError as error:
            error.params.setdefault("path", str(path))
            raise
    return kept


def answer_with_standing(call: Call, at: OpenShop, number: str, changes: Changes) -> None:
    """Answer with where the case stands now and the action that `undo` takes."""
    cases = at.shop.queries.cases
    if call.as_json:
        case = case_full(cases.card(number), at.shop.program.routes)
        call.document({"case": case, "action": changes.action.hex()})
    else:
        call.lines([standing(cases.line(number), at.names)])


def move_one(
    call: Call,
    *,
    number: str,
    move: str,
    note: str,
    evidence: Sequence[Path],
    amount: str | None,
    tender: str | None,
    ours: bool,
    mode: str,
    place: str,
    condition: str,
    accessories: Sequence[str],
) -> None:
    """Make a move; pictures that go with it are kept once it is made."""
    with opened(call) as at:
        line = at.shop.queries.cases.line(number)
        told_handover = bool(place or condition or accessories)
        told = MoveTold(
            note=note,
            amount_minor=None if amount is None else parse_amount(amount, line.currency),
            tender=tender or "",
            handover=Handover("in_shop", place, condition, tuple(accessories))
            if told_handover
            else None,
            mode=mode.upper(),
        )
        pictures = read_pictures(evidence)
        keep_pictures(at.shop, pictures)  # found out before the move is made that one is none
        if ours:
            check_identity(at.shop, number=number, answer="ours", checked_by=at.actor.name)
        changes = move_case(at.shop, number=number, move=move, actor=at.actor, told=told)
        if pictures:
            add_photos(
                at.shop,
                number=number,
                pictures=[picture for _, picture in pictures],
                added_by=at.actor.name,
                role="evidence",
            )
        answer_with_standing(call, at, number, changes)


def note_one(call: Call, number: str, text: str) -> None:
    """Write on a case's timeline."""
    with opened(call) as at:
        changes = add_note(at.shop, number=number, text=text, written_by=at.actor.name)
        answer_with_standing(call, at, number, changes)


def edit_one(
    call: Call, *, number: str, complaint: str | None, category: str | None, arose: str | None
) -> None:
    """Correct what is written on a case."""
    if complaint is None and category is None and arose is None:
        raise wrong_usage(translate("CLI", "Say what to change."))
    with opened(call) as at:
        changes = edit_case(
            at.shop,
            number=number,
            edited_by=at.actor.name,
            complaint=complaint,
            category=category,
            arose=arose,
        )
        answer_with_standing(call, at, number, changes)


def resolve_one(call: Call, number: str, resolution: str) -> None:
    """Lead a case somewhere else while its decision is open."""
    with opened(call) as at:
        changes = choose_resolution(
            at.shop, number=number, resolution=resolution, chosen_by=at.actor.name
        )
        answer_with_standing(call, at, number, changes)


def check_one(call: Call, *, number: str, answer: str, note: str) -> None:
    """Answer whether it is the item that the shop sold."""
    with opened(call) as at:
        changes = check_identity(
            at.shop, number=number, answer=answer, checked_by=at.actor.name, note=note
        )
        answer_with_standing(call, at, number, changes)


def hand_over_one(
    call: Call,
    *,
    number: str,
    to: str,
    place: str,
    condition: str,
    accessories: Sequence[str],
    waybill: str,
    giver: str | None,
) -> None:
    """Record that a case's item changed hands."""
    handover = Handover(to, place, condition, tuple(accessories), waybill, giver or "")
    with opened(call) as at:
        changes = hand_over(at.shop, number=number, handover=handover, recorded_by=at.actor.name)
        answer_with_standing(call, at, number, changes)
