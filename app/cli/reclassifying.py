"""``reclassify``: many cases filed anew as suggested; ``--preview`` only shows them."""

from collections.abc import Mapping
from functools import partial

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.progress import progress
from app.cli.shapes.plain import Document
from app.domain.categories import UnknownCategoryError
from app.domain.reclassifying import Refiled, Refiling, Scope
from app.services.reclassifying import count_in_scope, look_for_refilings, reclassify
from app.text.catalogue import translate
from app.text.suggestion_words import percent

_QUOTED = 48  # letters of a complaint
_UNCLASSIFIED, _DIFFERING = "unclassified", "differing"


def commands() -> Mapping[str, click.Command]:
    """The command of this module by its full name."""
    which = translate(
        "CLI", "Which cases: unclassified, differing (another is suggested), or a category."
    )
    return {
        "reclassify": ShopCommand(
            reclassify_cases,
            option("--which", which, "WHICH", default=_UNCLASSIFIED),
            flag("--closed", translate("CLI", "Closed cases too.")),
            flag("--unsure", translate("CLI", "Those too for which the program is not sure.")),
            flag("--preview", translate("CLI", "Only show what would be filed anew.")),
        )
    }


def reclassify_cases(call: Call, *, which: str, closed: bool, unsure: bool, preview: bool) -> None:
    """Find the cases for which something else is suggested, and file them in one action."""
    with opened(call) as at:
        found = _found(call, at, _scope(at, which, only_open=not closed))
        chosen = [row for row in found if unsure or row.suggestion.is_sure]
        did: Refiled | None = None
        if chosen and not preview:
            with progress(call, translate("CLI", "Filing")) as report:
                did = reclassify(
                    at.shop,
                    refilings=chosen,
                    reclassified_by=at.actor.name,
                    report=report or (lambda _done, _total: None),
                )
        if call.as_json:
            call.document(_document(found if preview else chosen, did))
        else:
            call.lines(_page(call, at, found if preview else chosen, did))


def _scope(at: OpenShop, which: str, *, only_open: bool) -> Scope:
    told = which.strip()
    if told.lower() == _UNCLASSIFIED:
        return Scope("unclassified", only_open=only_open)
    if told.lower() == _DIFFERING:
        return Scope("differing", only_open=only_open)
    code = told.upper()
    if code not in at.shop.program.trunks and code not in at.names.branches:
        raise UnknownCategoryError(told)
    return Scope("category", code, only_open=only_open)


def _found(call: Call, at: OpenShop, scope: Scope) -> list[Refiling]:
    rows: list[Refiling] = []
    total, done = count_in_scope(at.shop, scope), 0
    before: int | None = None
    with progress(call, translate("CLI", "Looking")) as report:
        while True:
            looked = look_for_refilings(at.shop, scope, before=before)
            rows += looked.found
            done += looked.read
            if report:
                report(done, max(total, done))
            if looked.before is None:
                return rows
            before = looked.before


def _document(rows: list[Refiling], did: Refiled | None) -> Document:
    document: Document = {
        "cases": [
            {
                "number": row.number,
                "category": row.category,
                "suggested": row.suggestion.category,
                "confidence": round(row.confidence, 3),
                "sure": row.suggestion.is_sure,
            }
            for row in rows
        ],
        "filed": list(did.done) if did else [],
        "left": [{"number": case.number, "category": case.category} for case in did.left]
        if did
        else [],
    }
    if did and did.done:
        document["action"] = did.changes.action.hex()
    return document


def _page(call: Call, at: OpenShop, rows: list[Refiling], did: Refiled | None) -> list[str]:
    if not rows:
        return [translate("CLI", "Nothing to file anew.")]
    lines = table(
        (
            Column(translate("CLI", "No.")),
            Column(translate("CLI", "Words"), gives=True),
            Column(translate("CLI", "Now"), gives=True),
            Column(translate("CLI", "Suggested"), gives=True),
            Column(translate("CLI", "Confidence"), figures=True),
        ),
        list(map(partial(_row, at), rows)),
        width=call.width,
    )
    if did is None:
        return lines
    lines += ["", translate("CLI", "Filed anew: {n}.").format(n=len(did.done))]
    if did.left:
        numbers = ", ".join(case.number for case in did.left)
        left = translate("CLI", "Changed since, left alone: {numbers}")
        lines.append(left.format(numbers=numbers))
    return lines


def _row(at: OpenShop, row: Refiling) -> tuple[str, ...]:
    words = " ".join(row.complaint.split())
    return (
        row.number,
        words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…",
        at.names.category(row.category),
        at.names.category(row.suggestion.category),
        percent(row.confidence),
    )
