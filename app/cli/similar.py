"""``case similar``: past cases like one, why, and how they ended."""

from collections.abc import Mapping
from functools import partial

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, case_number
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.shapes.similar import similar
from app.domain.similar import SimilarCase
from app.services.similar import similar_cases
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.similar import days_words, outcome_words, standing_words, why_words


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    return {"case similar": ShopCommand(show_similar, case_number())}


def show_similar(call: Call, number: str) -> None:
    """The closed cases most like this one, and how they ended."""
    with opened(call) as at:
        found = similar_cases(at.shop, number=number)
        if call.as_json:
            call.document(similar(found))
            return
        lines = [standing_words(found, at.names.resolution)]
        if found.cases:
            rows = [_row(at, case) for case in found.cases]
            lines += ["", *table(_columns(), rows, width=call.width)]
        call.lines(lines)


def _columns() -> tuple[Column, ...]:
    return (
        Column(translate("Similar", "Case")),
        Column(translate("Similar", "Item"), gives=True),
        Column(translate("Similar", "How it ended"), gives=True),
        Column(translate("Similar", "Refunded"), figures=True),
        Column(translate("Similar", "Who bore it"), gives=True),
        Column(translate("Similar", "Took"), figures=True),
        Column(translate("Similar", "Alike"), figures=True),
        Column(translate("Similar", "Why"), gives=True),
    )


def _row(at: OpenShop, case: SimilarCase) -> tuple[str, ...]:
    names = at.names
    return (
        case.number,
        case.title,
        outcome_words(case, names.resolution, names.stage),
        format_money(case.refunded_minor, case.currency) if case.refunded_minor else "",
        dotted(*(f"{names.of('party', p)} {format_share(b)}" for p, b in case.shares_bp.items())),
        days_words(case.days),
        f"{case.likeness} %",
        why_words(case, partial(names.of, "in_common")),
    )
