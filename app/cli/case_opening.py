"""``case open``: what is asked at the counter."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.case_reading import answer_with_case
from app.cli.chat_file import pasted, read_chat_file
from app.cli.declaring import ShopCommand, flag, option, wrong_usage
from app.cli.handing_over import handover_options
from app.cli.opening import opened
from app.cli.pictures import keep_pictures, read_pictures
from app.cli.values import FilePath, OneOf
from app.domain.cases import AROSE, LANES
from app.domain.custody import Handover
from app.domain.parties import CLAIMANTS
from app.domain.proof import PROOFS
from app.services.classifying import Intake, suggest
from app.services.opening import open_case
from app.services.visitors import Claimant
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The command of this module by its full name."""
    return {"case open": ShopCommand(open_one, *_options())}


def _options() -> list[click.Parameter]:
    complaint = translate("CLI", "What is wrong, in the claimant's words.")
    category = translate("CLI", "Category or sub-category, such as FUNC or FUNC.HARD.")
    resolution = translate("CLI", "Where the case should lead, such as RETURN_REFUND.")
    claimant = translate("CLI", "Who complains.")
    return [
        option("--item", translate("CLI", "The item it is about."), "SKU", default=""),
        option("--sale", translate("CLI", "The sale it is about."), "NO", default=""),
        option("--free", translate("CLI", "What it is about, if neither is known."), "TEXT"),
        option("--complaint", complaint, "TEXT"),
        option(
            "--chat",
            translate("CLI", "A text file with a chat: the customer's lines are the complaint."),
            "FILE",
            type=FilePath(),
        ),
        option(
            "--customer",
            translate("CLI", "Who the customer is in that chat; else it is guessed."),
            "NAME",
            default="",
        ),
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
        option(
            "--consignor",
            translate("CLI", "The consignor who complains, by number."),
            "NO",
            default="",
        ),
        option(
            "--proof",
            translate("CLI", "How the sale is known: {codes}").format(codes=", ".join(PROOFS)),
            "CODE",
            type=OneOf(*PROOFS),
        ),
        option(
            "--proof-photo",
            translate("CLI", "A screenshot of the payment; may be given several times."),
            "FILE",
            type=FilePath(),
            multiple=True,
        ),
        option(
            "--same-visit",
            translate("CLI", "An earlier case of the same customer's visit."),
            "NO",
            default="",
        ),
        option("--category", category, "CODE", default=""),
        option("--resolution", resolution, "CODE", default=""),
        option(
            "--arose",
            translate("CLI", "When the fault arose: {codes}").format(codes=", ".join(AROSE)),
            "WHEN",
            type=OneOf(*AROSE),
            default="unknown",
        ),
        option(
            "--lane",
            translate("CLI", "How carefully to handle it."),
            "|".join(LANES),
            type=OneOf(*LANES),
        ),
        flag("--handed-over", translate("CLI", "The item is in the shop's hands now.")),
        *handover_options(),
    ]


def open_one(
    call: Call,
    *,
    item: str,
    sale: str,
    free: str | None,
    complaint: str | None,
    chat: Path | None,
    customer: str,
    photo: Sequence[Path],
    claimant: str,
    name: str,
    phone: str,
    consignor: str,
    proof: str | None,
    proof_photo: Sequence[Path],
    same_visit: str,
    category: str,
    resolution: str,
    arose: str,
    lane: str | None,
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
    if complaint is None and chat is None:
        raise wrong_usage(translate("CLI", "Say what is wrong: --complaint, or a --chat."))
    written = "" if chat is None else read_chat_file(chat)
    handover = Handover("in_shop", place, condition, tuple(accessories), received_from=name)
    is_here = handed_over or bool(place or condition or accessories)
    with opened(call) as at:
        told_chat, said = None, ""
        if written:
            told_chat, said = pasted(written, customer, at.settings.name)
        words = said if complaint is None else complaint
        text = words if free is None else f"{free.strip()}\n{words}"
        party = "consignor" if consignor else claimant
        suggestion = suggest(at.shop, Intake(text, item, sale, party, len(photo)))
        case = open_case(
            at.shop,
            complaint=text,
            opened_by=at.actor.name,
            sku=item,
            sale_number=sale,
            claimant=Claimant(party, name, phone, consignor),
            category=category,
            suggested=suggestion,
            resolution=resolution,
            arose=arose,
            lane=lane or "",
            proof=proof or "",
            photos=keep_pictures(at.shop, read_pictures(photo)),
            proof_photos=keep_pictures(at.shop, read_pictures(proof_photo)),
            chat=told_chat,
            visit=at.shop.queries.cases.card(same_visit).visit if same_visit else "",
            handover=handover if is_here else None,
        )
        answer_with_case(call, at, case.number, case.changes, suggestion)
