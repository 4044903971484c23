"""``case move`` and the other commands that change a case."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.dates_now import dates_now
from app.cli.declaring import ShopCommand, case_number, flag, option, positional, wrong_usage
from app.cli.handing_over import handover_options
from app.cli.opening import OpenShop, opened
from app.cli.output.case_page import standing
from app.cli.pictures import keep_pictures, read_pictures
from app.cli.shapes.cases import case_full
from app.cli.values import FilePath, OneOf
from app.domain.cases import AROSE, IDENTITY_ANSWERS, LANES
from app.domain.changes import Changes
from app.domain.custody import CUSTODY_STATES, Handover
from app.domain.ledger import TENDERS
from app.domain.proof import PROOFS
from app.domain.refund_meaning import TOLD_MEANINGS
from app.domain.unwinding import RefundTold
from app.services.cases import add_note, edit_case, waive_proof
from app.services.durations import expected_duration
from app.services.moves import MoveTold, check_identity, hand_over, move_case
from app.services.resolution import choose_resolution
from app.text.amounts import parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    complaint = translate("CLI", "What is wrong, in the claimant's words.")
    category = translate("CLI", "Category or sub-category, such as FUNC or FUNC.HARD.")
    arose = translate("CLI", "When the fault arose: {codes}").format(codes=", ".join(AROSE))
    resolution = translate("CLI", "Where the case should lead, such as RETURN_REFUND.")
    text = positional("text", translate("CLI", "What to write down."), "TEXT")
    code = positional("resolution", resolution, "CODE")
    return {
        "case move": ShopCommand(move_one, number, *_move_options()),
        "case note": ShopCommand(note_one, number, text),
        "case edit": ShopCommand(
            edit_one,
            number,
            option("--complaint", complaint, "TEXT"),
            option("--category", category, "CODE"),
            option("--arose", arose, "WHEN", type=OneOf(*AROSE)),
            option(
                "--lane",
                translate("CLI", "How carefully to handle it."),
                "|".join(LANES),
                type=OneOf(*LANES),
            ),
            option("--team", translate("CLI", "The team it goes to; empty for none."), "TEAM"),
            option("--assignee", translate("CLI", "Who handles it; empty for nobody."), "NAME"),
            option(
                "--tag",
                translate("CLI", "A tag; several replace all that it had, an empty one takes all."),
                "TAG",
                multiple=True,
            ),
            option(
                "--proof",
                translate("CLI", "How the sale is known: {codes}").format(codes=", ".join(PROOFS)),
                "CODE",
                type=OneOf(*PROOFS),
            ),
            option(
                "--waive-proof",
                translate("CLI", "Why it may go on though the sale is not proven."),
                "REASON",
                into="waive",
            ),
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
            *handover_options(),
            option("--waybill", translate("CLI", "The carrier's number."), "NO", default=""),
            option("--from", translate("CLI", "Who handed it over."), "NAME", into="giver"),
            option("--seal", translate("CLI", "The seal's number."), "NO", default=""),
            option("--signature", translate("CLI", "Who signed for it."), "NAME", default=""),
        ),
    }


def _move_options() -> list[click.Parameter]:
    evidence = translate("CLI", "A picture to keep with the case; may be given several times.")
    return [
        positional("move", translate("CLI", "The move's code; `case moves` names them."), "MOVE"),
        option("--note", translate("CLI", "Why, or what was said."), "TEXT", default=""),
        option("--evidence", evidence, "FILE", type=FilePath(), multiple=True),
        option(
            "--amount",
            translate("CLI", "How much of the price goes back; a restocking fee comes off it."),
            "AMOUNT",
        ),
        option(
            "--tender",
            translate("CLI", "How it is refunded: {codes}").format(codes=", ".join(TENDERS)),
            "CODE",
            type=OneOf(*TENDERS),
        ),
        option(
            "--payee",
            translate("CLI", "Who gets it, where that is not the buyer."),
            "NAME",
            default="",
        ),
        option(
            "--meaning",
            translate("CLI", "What a partial refund is: {codes}").format(
                codes=", ".join(TOLD_MEANINGS)
            ),
            "CODE",
            type=OneOf(*TOLD_MEANINGS),
        ),
        option(
            "--credit-note",
            translate("CLI", "Its credit-note number; default: the next where tax goes back."),
            "NO",
            default="",
        ),
        option("--fee", translate("CLI", "The fee that the payment channel keeps."), "AMOUNT"),
        option(
            "--restocking",
            translate("CLI", "The restocking fee, 0 for none; default: the contract's."),
            "AMOUNT",
        ),
        option(
            "--statutory",
            translate("CLI", "Is it a return that the law gives? default: by how it was sold."),
            "yes|no",
            type=OneOf("yes", "no"),
        ),
        flag("--ours", translate("CLI", "It was checked: this is the item the shop sold.")),
        option("--mode", translate("CLI", "How it is settled, when it is."), "M", default=""),
        *handover_options(),
    ]


def answer_with_standing(call: Call, at: OpenShop, number: str, changes: Changes) -> None:
    """Answer with where the case stands now and the action that `undo` takes."""
    cases = at.shop.queries.cases
    if call.as_json:
        expected = expected_duration(at.shop, number=number)
        case = case_full(cases.card(number), at.shop.program.routes, expected)
        call.document({"case": {**case, **dates_now(at, number)}, "action": changes.action.hex()})
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
    payee: str,
    meaning: str | None,
    credit_note: str,
    fee: str | None,
    restocking: str | None,
    statutory: str | None,
    ours: bool,
    mode: str,
    place: str,
    condition: str,
    accessories: Sequence[str],
) -> None:
    """Make a move, with what is told and shown along with it: all of it or nothing."""
    with opened(call) as at:
        line = at.shop.queries.cases.line(number)
        told_handover = bool(place or condition or accessories)

        def minor(text: str | None) -> int | None:
            return None if text is None else parse_amount(text, line.currency)

        told = MoveTold(
            note=note,
            amount_minor=minor(amount),
            tender=tender or "",
            payee=payee,
            handover=Handover("in_shop", place, condition, tuple(accessories))
            if told_handover
            else None,
            mode=mode.upper(),
            ours=ours,
            evidence=keep_pictures(at.shop, read_pictures(evidence)),
            refund=RefundTold(
                meaning=meaning or "",
                credit_note=credit_note,
                fee_minor=minor(fee) or 0,
                restocking_minor=minor(restocking),
                statutory=None if statutory is None else statutory == "yes",
            ),
        )
        changes = move_case(at.shop, number=number, move=move, actor=at.actor, told=told)
        answer_with_standing(call, at, number, changes)


def note_one(call: Call, number: str, text: str) -> None:
    """Write on a case's timeline."""
    with opened(call) as at:
        changes = add_note(at.shop, number=number, text=text, written_by=at.actor.name)
        answer_with_standing(call, at, number, changes)


def edit_one(
    call: Call,
    *,
    number: str,
    complaint: str | None,
    category: str | None,
    arose: str | None,
    lane: str | None,
    team: str | None,
    assignee: str | None,
    tag: Sequence[str],
    proof: str | None,
    waive: str | None,
) -> None:
    """Correct what is written on a case."""
    fields = (complaint, category, arose, proof, lane, team, assignee, tag or None)
    if waive is not None and any(field is not None for field in fields):
        raise wrong_usage(translate("CLI", "--waive-proof is a decision of its own."))
    if waive is not None:
        waive_one(call, number, waive)
        return
    if all(field is None for field in fields):
        raise wrong_usage(translate("CLI", "Say what to change."))
    with opened(call) as at:
        changes = edit_case(
            at.shop,
            number=number,
            edited_by=at.actor.name,
            complaint=complaint,
            category=category,
            arose=arose,
            lane=lane,
            team=team,
            assignee=assignee,
            tags=[each for each in tag if each.strip()] if tag else None,
            proof=proof,
        )
        answer_with_standing(call, at, number, changes)


def waive_one(call: Call, number: str, reason: str) -> None:
    """Let a case go on though its sale is not proven."""
    with opened(call) as at:
        changes = waive_proof(at.shop, number=number, reason=reason, waived_by=at.actor.name)
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
    seal: str,
    signature: str,
) -> None:
    """Record that a case's item changed hands."""
    handover = Handover(
        to, place, condition, tuple(accessories), waybill, giver or "", seal, signature
    )
    with opened(call) as at:
        changes = hand_over(at.shop, number=number, handover=handover, recorded_by=at.actor.name)
        answer_with_standing(call, at, number, changes)
