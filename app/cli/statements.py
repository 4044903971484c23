"""``statement`` for one consignor or all, ``consignor language``, and ``objection``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.goods_pages import person_page
from app.cli.output.statement_pages import batch_page, line_table, objection_table
from app.cli.output.widths import shown
from app.cli.papers import hand_out, languages
from app.cli.progress import progress
from app.cli.shapes.goods import person_full
from app.cli.shapes.statements import batch, objection, statement_line
from app.cli.targets import check_target, shop_files, write_whole
from app.cli.values import Day, FilePath, Month, OneOf
from app.domain.consignors import REMINDED_BY
from app.domain.statements import OUTCOMES, ObjectionTold
from app.services.languages import choose_language
from app.services.objections import answer_objection, object_to_statement, statement_lines_of
from app.services.papers.paper_check import check_statement
from app.services.papers.statement import consignor_statement, statement_workbook
from app.services.papers.statement_batch import issue_statements
from app.text.catalogue import LANGUAGES, translate

_WORKBOOK = ".xlsx"


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = positional("number", translate("CLI", "The person's number."), "NO")
    code = positional("code", translate("CLI", "The check code on the statement."), "CODE")
    channels, outcomes = "|".join(REMINDED_BY), "|".join(OUTCOMES)
    line = translate("CLI", "Which line, counted from 1; 0 is the whole statement.")
    return {
        "statement": ShopCommand(statement, *_statement_options()),
        "consignor language": ShopCommand(
            language,
            number,
            positional(
                "language",
                translate("CLI", "The language of their papers; shop is the shop's own."),
                "zh|en|shop",
                type=OneOf(*LANGUAGES, "shop"),
            ),
        ),
        "objection list": ShopCommand(
            listed, flag("--all", translate("CLI", "Answered ones too."), into="everything")
        ),
        "objection lines": ShopCommand(lines, code),
        "objection add": ShopCommand(
            add,
            code,
            option("--words", translate("CLI", "What is wrong."), "TEXT", required=True),
            option("--line", line, "N", type=click.IntRange(0, 1_000_000), default=0),
            option(
                "--by", translate("CLI", "Who says so, if not the consignor."), "NAME", default=""
            ),
            option(
                "--channel",
                translate("CLI", "How it was said."),
                channels,
                type=OneOf(*REMINDED_BY),
                default="in_person",
            ),
            option(
                "--day", translate("CLI", "When it was said; default today."), "DAY", type=Day()
            ),
        ),
        "objection answer": ShopCommand(
            answer,
            positional("number", translate("CLI", "The objection's number."), "NO"),
            option(
                "--outcome",
                translate("CLI", "How it ends."),
                outcomes,
                type=OneOf(*OUTCOMES),
                required=True,
            ),
            option("--words", translate("CLI", "What was answered."), "TEXT", default=""),
        ),
    }


def _statement_options() -> tuple[click.Parameter, ...]:
    out = translate("CLI", "The PDF or XLSX to write; with --all the folder.")
    everybody = translate("CLI", "All consignors, each in their language.")
    month = translate("CLI", "The month; one that has not ended prints as a draft.")
    return (
        option("--consignor", translate("CLI", "The consignor's number."), "NO", default=""),
        flag("--all", everybody, into="everybody"),
        option("--month", month, "YYYY-MM", type=Month(), default=None),
        option(
            "--from", translate("CLI", "First day, instead of a month."), "DAY", type=Day(),
            into="first",
        ),
        option(
            "--to", translate("CLI", "Last day, instead of a month."), "DAY", type=Day(),
            into="last",
        ),
        option("--out", out, "FILE", type=FilePath(), required=True),
        flag("--both", translate("CLI", "Both languages on one paper.")),
        flag("--workbooks", translate("CLI", "With --all: an XLSX beside each PDF.")),
    )  # fmt: skip


def statement(
    call: Call,
    *,
    consignor: str,
    everybody: bool,
    month: str | None,
    first: date | None,
    last: date | None,
    out: Path,
    both: bool,
    workbooks: bool,
) -> None:
    """A consignor's statement of a month or any period, or those of all."""
    period = _period(month, first, last)
    if everybody == bool(consignor):
        raise wrong_usage(translate("CLI", "Name a consignor with --consignor, or say --all."))
    if everybody:
        _statements_of_all(call, period, out, workbooks=workbooks)
        return
    check_target(out, shop_files(call.shop_folder))
    with opened(call) as at:
        if out.suffix.lower() == _WORKBOOK:
            content = statement_workbook(
                at.shop,
                consignor=consignor,
                period=period,
                lang=at.names.lang,
                issued_by=at.actor.name,
            )
            _hand_out_workbook(call, out, content)
            return
        paper = consignor_statement(
            at.shop,
            consignor=consignor,
            period=period,
            langs=languages(at, both=both),
            issued_by=at.actor.name,
        )
        hand_out(call, out, paper)


def _period(month: str | None, first: date | None, last: date | None) -> str:
    days = first is not None and last is not None
    if (month is None) != days or (first is None) != (last is None):
        raise wrong_usage(translate("CLI", "Say --month, or both --from and --to."))
    return month or f"{first}/{last}"


def _statements_of_all(call: Call, period: str, folder: Path, *, workbooks: bool) -> None:
    with opened(call) as at, progress(call, translate("CLI", "Statements")) as report:
        done = issue_statements(
            at.shop,
            period=period,
            folder=folder,
            issued_by=at.actor.name,
            workbooks=workbooks,
            progress=report,
        )
    if call.as_json:
        call.document(batch(done))
    else:
        call.lines(batch_page(done))


def _hand_out_workbook(call: Call, out: Path, content: bytes) -> None:
    write_whole(out, content)
    if call.as_json:
        call.document({"file": str(out), "bytes": len(content)})
    else:
        call.lines([translate("CLI", "Written: {path}").format(path=shown(str(out)))])


def language(call: Call, *, number: str, language: str) -> None:
    """Say in which language a consignor's papers are."""
    with opened(call) as at:
        wanted = "" if language == "shop" else language
        changes = choose_language(at.shop, person=number, language=wanted, told_by=at.actor.name)
        card = at.shop.queries.people.card(number)
        if call.as_json:
            call.document({"consignor": person_full(card), "action": changes.action.hex()})
        else:
            call.lines(person_page(card, at.names, call.width))


def listed(call: Call, *, everything: bool) -> None:
    """Objections to statements, oldest first."""
    with opened(call) as at:
        _answer_with_objections(call, at, only_open=not everything)


def lines(call: Call, code: str) -> None:
    """The lines of a statement with the numbers that an objection names."""
    with opened(call) as at:
        statement = check_statement(at.shop, code)
        found = statement_lines_of(at.shop, statement=statement, asked_by=at.actor.name)
        currency = at.settings.currency
        if call.as_json:
            told = [statement_line(place, one, currency) for place, one in enumerate(found, 1)]
            call.document({"lines": told})
        else:
            call.lines(line_table(found, currency, at.names, call.width))


def add(
    call: Call, *, code: str, words: str, line: int, by: str, channel: str, day: date | None
) -> None:
    """Write down an objection."""
    with opened(call) as at:
        object_to_statement(
            at.shop,
            statement=check_statement(at.shop, code),
            told=ObjectionTold(words, line, by, channel),
            recorded_by=at.actor.name,
            day=day,
        )
        _answer_with_objections(call, at, only_open=True)


def answer(call: Call, *, number: str, outcome: str, words: str) -> None:
    """End an objection."""
    with opened(call) as at:
        answer_objection(
            at.shop, number=number, outcome=outcome, words=words, answered_by=at.actor.name
        )
        _answer_with_objections(call, at, only_open=True)


def _answer_with_objections(call: Call, at: OpenShop, *, only_open: bool) -> None:
    found = at.shop.queries.statements.all_objections(only_open=only_open)
    if call.as_json:
        call.document({"objections": [objection(one) for one in found]})
    else:
        call.lines(objection_table(found, at.names, call.width))
