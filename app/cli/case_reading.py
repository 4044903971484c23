"""``case list``, ``show``, ``timeline`` and ``moves``: looking at cases without changing them."""

from collections.abc import Mapping

import click

from app.cli.call import Call
from app.cli.dates_now import dates_now, dates_page
from app.cli.declaring import ShopCommand, case_number, flag, option, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.case_page import case_page, case_table
from app.cli.output.happenings import sentence
from app.cli.output.table import Column, table
from app.cli.paging import more, one_page, paging_options
from app.cli.shapes.cases import case_full, case_short, offer, timeline
from app.cli.shapes.plain import Document
from app.cli.suggesting import suggestion_document, suggestion_line
from app.cli.values import OneOf
from app.domain.categories import UNCLASSIFIED, UnknownCategoryError
from app.domain.changes import Changes
from app.domain.moves import allowed_moves
from app.domain.parties import PARTIES
from app.domain.rows import QueueFilter
from app.domain.suggestions import Suggestion
from app.domain.taxonomy import present_code
from app.services.classifying import suggest_for_case
from app.services.durations import expected_duration
from app.text.catalogue import translate
from app.text.duration_words import duration_sentence
from app.text.errors import missing_sentences

_ACTION_DIGITS = 12  # enough to name an action to `undo`


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    stage = translate("CLI", "Only cases at this stage, such as BACK or CLOSED.")
    turn = translate("CLI", "Only cases that wait for this party.")
    overdue = translate("CLI", "Only cases whose time is over.")
    only_open = translate("CLI", "Only cases that wait for somebody.")
    category = translate("CLI", "Only cases of this category or sub-category.")
    return {
        "case list": ShopCommand(
            list_cases,
            option("--stage", stage, "STAGE", default=""),
            option("--turn", turn, "PARTY", type=OneOf(*PARTIES)),
            flag("--overdue", overdue),
            flag("--open", only_open, into="only_open"),
            option("--category", category, "CODE", default=""),
            option("--team", translate("CLI", "Only cases of this team."), "TEAM", default=""),
            option(
                "--assignee", translate("CLI", "Only cases of this person."), "NAME", default=""
            ),
            option("--tag", translate("CLI", "Only cases with this tag."), "TAG", default=""),
            *paging_options(),
        ),
        "case show": ShopCommand(show_case, number),
        "case timeline": ShopCommand(show_timeline, number),
        "case moves": ShopCommand(show_moves, number),
    }


def list_cases(
    call: Call,
    *,
    stage: str,
    turn: str | None,
    overdue: bool,
    only_open: bool,
    category: str,
    team: str,
    assignee: str,
    tag: str,
    search: str,
    limit: int,
    after: str | None,
) -> None:
    """Cases by deadline, finished ones last."""
    with opened(call) as at:
        queries = at.shop.queries.cases
        which = QueueFilter(
            turn=turn or "",
            stage=_stage(stage, at),
            category=_category(category, at),
            due_before=at.names.now_ms if overdue else None,
            only_open=only_open or overdue,
            words=search,
            team=team.strip().lower(),
            assignee=assignee.strip(),
            tag=tag.strip(),
        )
        last = queries.line(after) if after else None
        found = queries.after(which, last, limit=limit + 1)
        lines, following = one_page(found, limit, lambda line: line.number)
        if call.as_json:
            call.document({"cases": [case_short(line) for line in lines], "next": following})
        else:
            call.lines([*case_table(lines, at.names, call.width), *more(following)])


def _stage(stage: str, at: OpenShop) -> str:
    code = stage.strip().upper()
    known = at.shop.program.routes.stages
    if code and code not in known:
        text = translate("CLI", "{value} is none of: {codes}")
        raise wrong_usage(text.format(value=stage[:40], codes=", ".join(known)))
    return code


def _category(category: str, at: OpenShop) -> str:
    """A trunk or a branch, also one that is retired: its cases are there, or where they went."""
    code = present_code(category.strip().upper(), at.names.branches)
    if code and code not in at.names.branches and code not in at.shop.program.trunks:
        raise UnknownCategoryError(category)
    return code


def show_case(call: Call, number: str) -> None:
    """One case with everything that is known of it."""
    with opened(call) as at:
        case = at.shop.queries.cases.line(number)
        # To a person a category that stands needs no other: the model is not loaded for nothing.
        asks = call.as_json or case.category == UNCLASSIFIED
        suggestion = suggest_for_case(at.shop, case.number) if asks else None
        answer_with_case(call, at, number, suggestion=suggestion)


def answer_with_case(
    call: Call,
    at: OpenShop,
    number: str,
    changes: Changes | None = None,
    suggestion: Suggestion | None = None,
) -> None:
    """Answer with a case's page, and after a change with the action that `undo` takes.

    ``suggestion`` is what it is taken for, where that was asked.
    """
    card = at.shop.queries.cases.card(number)
    expected = expected_duration(at.shop, number=number)
    if call.as_json:
        dates = dates_now(at, number)
        shape = None if suggestion is None else suggestion_document(at, suggestion)
        case = case_full(card, at.shop.program.routes, expected, shape)
        document: Document = {"case": {**case, **dates}}
        if changes is not None:
            document["action"] = changes.action.hex()
        call.document(document)
    else:
        asks = suggestion is not None and card.line.category == UNCLASSIFIED
        told = suggestion_line(at, suggestion) if suggestion and asks else ""
        takes = duration_sentence(expected)
        page = case_page(card, at.names, call.width, expected=takes, suggested=told)
        call.lines([*page, *dates_page(at, number)])


def show_timeline(call: Call, number: str) -> None:
    """What happened to a case, oldest first, each with the action that `undo` takes."""
    with opened(call) as at:
        cases = at.shop.queries.cases
        lines = cases.timeline(cases.line(number).id)
        if call.as_json:
            call.document({"timeline": timeline(lines)})
            return
        columns = (
            Column(translate("CLI", "When")),
            Column(translate("CLI", "Who")),
            Column(translate("CLI", "What happened"), gives=True),
            Column(translate("CLI", "Action")),
        )
        rows = [
            (
                at.names.time(line.at),
                line.actor,
                sentence(line, at.names),
                line.action.hex()[:_ACTION_DIGITS],
            )
            for line in lines
        ]
        call.lines(table(columns, rows, width=call.width))


def show_moves(call: Call, number: str) -> None:
    """The moves of a case now, and what each still lacks."""
    with opened(call) as at:
        with at.shop.store.state() as state:
            case = state.case(number)
            offers = allowed_moves(case, at.shop.program.routes, at.actor)
        if call.as_json:
            call.document({"moves": [offer(offered, at.names.lang) for offered in offers]})
            return
        columns = (
            Column(translate("CLI", "Move")),
            Column(translate("CLI", "What it does"), gives=True),
            Column(translate("CLI", "To")),
            Column(translate("CLI", "Still missing"), gives=True),
        )
        rows = [
            (
                offered.move.code,
                at.names.move(offered.move.code),
                "" if offered.move.to == "RETURN" else at.names.stage(offered.move.to),
                " · ".join(missing_sentences(offered.missing, case.evidence_missing)),
            )
            for offered in offers
        ]
        call.lines(table(columns, rows, width=call.width))
