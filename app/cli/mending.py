"""``case void`` and the other commands that mend a case opened wrongly."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.case_work import answer_with_standing
from app.cli.declaring import ShopCommand, case_number, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.shapes.plain import Document
from app.cli.values import OneOf
from app.domain.parties import PARTIES
from app.domain.surgery import RelatedCase
from app.services.appeals import file_appeal
from app.services.joining import link_cases, mark_duplicate, merge_cases, split_case
from app.services.mistakes import relink_case, void_case
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    other = positional("other", translate("CLI", "The other case's number."), "NO")
    goes_on = translate("CLI", "The case that goes on.")
    reason = option(
        "--reason", translate("CLI", "Why; it goes into the timeline."), "TEXT", required=True
    )
    note = option("--note", translate("CLI", "What to add to it."), "TEXT", default="")
    return {
        "case void": ShopCommand(void_one, number, reason),
        "case relink": ShopCommand(
            relink_one,
            number,
            option(
                "--item",
                translate("CLI", "SKU of the right item."),
                "SKU",
                into="sku",
                default="",
            ),
            option(
                "--sale",
                translate("CLI", "Number of the right receipt."),
                "NO",
                into="sale",
                default="",
            ),
            reason,
        ),
        "case duplicate": ShopCommand(
            mark_one,
            number,
            option("--of", goes_on, "NO", into="of", required=True),
            note,
        ),
        "case merge": ShopCommand(
            merge_one, number, option("--into", goes_on, "NO", into="into", required=True), note
        ),
        "case split-off": ShopCommand(
            split_one,
            number,
            option(
                "--complaint",
                translate("CLI", "The second problem, in the claimant's words."),
                "TEXT",
                required=True,
            ),
            option(
                "--category",
                translate("CLI", "Category or sub-category, such as FUNC or FUNC.HARD."),
                "CODE",
                default="",
            ),
        ),
        "case link": ShopCommand(link_one, number, other, note),
        "case related": ShopCommand(show_related, number),
        "case appeal": ShopCommand(
            appeal_one,
            number,
            option(
                "--by",
                translate("CLI", "Who appeals: {codes}").format(codes=", ".join(PARTIES)),
                "PARTY",
                type=OneOf(*PARTIES),
                into="by",
                default="buyer",
            ),
            option(
                "--reviewer",
                translate("CLI", "Who looks at it; not who decided."),
                "NAME",
                required=True,
            ),
            option("--note", translate("CLI", "On what grounds."), "TEXT", required=True),
        ),
    }


def void_one(call: Call, number: str, reason: str) -> None:
    """End a case that was a mistake."""
    with opened(call) as at:
        changes = void_case(at.shop, number=number, reason=reason, voided_by=at.actor.name)
        answer_with_standing(call, at, number, changes)


def relink_one(call: Call, *, number: str, sku: str, sale: str, reason: str) -> None:
    """Move a case to another item or receipt."""
    if not (sku or sale):
        raise wrong_usage(translate("CLI", "Say which item or which receipt."))
    with opened(call) as at:
        changes = relink_case(
            at.shop,
            number=number,
            sku=sku,
            sale_number=sale,
            reason=reason,
            moved_by=at.actor.name,
        )
        answer_with_standing(call, at, number, changes)


def mark_one(call: Call, *, number: str, of: str, note: str) -> None:
    """End a case that is the same as another."""
    with opened(call) as at:
        changes = mark_duplicate(at.shop, number=number, of=of, marked_by=at.actor.name, note=note)
        answer_with_standing(call, at, number, changes)


def merge_one(call: Call, *, number: str, into: str, note: str) -> None:
    """Let another case go on for both."""
    with opened(call) as at:
        changes = merge_cases(
            at.shop, into=into, from_number=number, merged_by=at.actor.name, note=note
        )
        answer_with_standing(call, at, number, changes)


def split_one(call: Call, *, number: str, complaint: str, category: str) -> None:
    """Open a case of its own for a second problem with the same item."""
    with opened(call) as at:
        made = split_case(
            at.shop,
            number=number,
            complaint=complaint,
            category=category,
            split_by=at.actor.name,
        )
        answer_with_standing(call, at, made.number, made.changes)


def link_one(call: Call, *, number: str, other: str, note: str) -> None:
    """Let two cases lead to each other."""
    with opened(call) as at:
        changes = link_cases(
            at.shop, number=number, other=other, linked_by=at.actor.name, note=note
        )
        answer_with_standing(call, at, number, changes)


def appeal_one(call: Call, *, number: str, by: str, reviewer: str, note: str) -> None:
    """Take a decision to a named reviewer."""
    with opened(call) as at:
        changes = file_appeal(
            at.shop, number=number, by=by, reviewer=reviewer, grounds=note, actor=at.actor
        )
        answer_with_standing(call, at, number, changes)


def show_related(call: Call, number: str) -> None:
    """The cases that a case is joined to, and those it may be a duplicate of."""
    with opened(call) as at:
        links, card = at.shop.queries.links, at.shop.queries.cases.card(number)
        joined = links.of(card.line.id)
        likely: tuple[RelatedCase, ...] = ()
        if card.item:
            likely = links.possible_duplicates(
                card.item.line.sku, now_ms=call.around.clock(), but=card.line.number
            )
        if call.as_json:
            call.document(
                {
                    "related": [_shape(case) for case in joined],
                    "possible_duplicates": [_shape(case) for case in likely],
                }
            )
            return
        columns = (
            Column(translate("CLI", "How")),
            Column(translate("CLI", "Number")),
            Column(translate("CLI", "Stage")),
            Column(translate("CLI", "Waiting for")),
            Column(translate("CLI", "Title"), gives=True),
        )
        maybe = translate("CLI", "the same?")
        rows = [
            *(_row(at, case, at.names.of("case_link", case.kind)) for case in joined),
            *(_row(at, case, maybe) for case in likely),
        ]
        call.lines(table(columns, rows, width=call.width))


def _row(at: OpenShop, case: RelatedCase, how: str) -> tuple[str, ...]:
    names = at.names
    return (
        how,
        case.number,
        names.stage(case.stage),
        names.of("party", case.turn),
        case.title,
    )


def _shape(case: RelatedCase) -> Document:
    return {
        "kind": case.kind,
        "leads": case.leads,
        "number": case.number,
        "title": case.title,
        "stage": case.stage,
        "turn": case.turn,
        "is_open": case.is_open,
        "note": case.note,
    }
