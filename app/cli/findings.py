"""``case appraiser`` and ``case finding``: who examines, and what was found."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.case_work import answer_with_standing
from app.cli.declaring import ShopCommand, case_number, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.table import Column, table
from app.cli.output.widths import shown
from app.cli.pictures import keep_pictures, read_pictures
from app.cli.shapes.plain import Document, moment, money
from app.cli.values import FilePath, OneOf
from app.domain.findings import FINDING_KINDS, PROOFS, RESULTS, Finding
from app.domain.ledger import TENDERS
from app.domain.parties import PARTIES
from app.services.findings import (
    Appraisal,
    agree_on_appraiser,
    case_appraisal,
    record_finding,
    withdraw_finding,
)
from app.text.amounts import format_money, parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    party = translate("CLI", "A side that accepts; once for each: {codes}")
    return {
        "case appraiser": ShopCommand(
            appraiser,
            number,
            positional("name", translate("CLI", "The appraiser or house."), "NAME"),
            option(
                "--agreed-by",
                party.format(codes=", ".join(PARTIES)),
                "PARTY",
                type=OneOf(*PARTIES),
                multiple=True,
                required=True,
            ),
            option("--how", translate("CLI", "How they said so."), "TEXT", default=""),
        ),
        "case finding": ShopCommand(finding, number, *_finding_options()),
    }


def _finding_options() -> list[click.Parameter]:
    picture = translate("CLI", "A picture of the finding; may be given several times.")
    advanced = translate("CLI", "Who advanced the fee: {codes}").format(codes=", ".join(PARTIES))
    tender = translate("CLI", "The shop paid it now, so: {codes}").format(codes=", ".join(TENDERS))
    before = translate("CLI", "It was made, and paid for, before the sale.")
    withdraw = translate("CLI", "Withdraw the finding of this number in the list.")
    return [
        option("--by", translate("CLI", "Who found it."), "NAME"),
        option("--result", _codes(RESULTS), "RESULT", type=OneOf(*RESULTS)),
        option(
            "--kind",
            _codes(FINDING_KINDS),
            "KIND",
            type=OneOf(*FINDING_KINDS),
            default="appraiser",
        ),
        option("--proven", _codes(PROOFS), "P", type=OneOf(*PROOFS), default="not_examined"),
        option("--reason", translate("CLI", "Why."), "TEXT", default=""),
        flag("--fake", translate("CLI", "It is confirmed to be a counterfeit.")),
        flag("--before-sale", before),
        option("--fee", translate("CLI", "What it cost."), "AMOUNT"),
        option("--fee-by", advanced, "PARTY", type=OneOf(*PARTIES)),
        option("--fee-tender", tender, "CODE", type=OneOf(*TENDERS)),
        option("--seal", translate("CLI", "The seal's number."), "NO", default=""),
        option("--photo", picture, "FILE", type=FilePath(), multiple=True, into="pictures"),
        option("--withdraw", withdraw, "N"),
    ]


def _codes(codes: Sequence[str]) -> str:
    return translate("CLI", "One of: {codes}").format(codes=", ".join(codes))


def appraiser(call: Call, *, number: str, name: str, agreed_by: Sequence[str], how: str) -> None:
    """Record who accepted which appraiser."""
    with opened(call) as at:
        changes = agree_on_appraiser(
            at.shop,
            number=number,
            name=name,
            agreed_by=agreed_by,
            how=how,
            recorded_by=at.actor.name,
        )
        answer_with_standing(call, at, number, changes)


def finding(
    call: Call,
    *,
    number: str,
    by: str | None,
    result: str | None,
    kind: str,
    proven: str,
    reason: str,
    fake: bool,
    before_sale: bool,
    fee: str | None,
    fee_by: str | None,
    fee_tender: str | None,
    seal: str,
    pictures: Sequence[Path],
    withdraw: str | None,
) -> None:
    """Show the findings of a case, record one, or withdraw one."""
    with opened(call) as at:
        if withdraw is not None:
            changes = withdraw_finding(
                at.shop,
                number=number,
                finding=withdraw,
                reason=reason,
                withdrawn_by=at.actor.name,
            )
        elif by is None and result is None:
            _show_findings(call, at, number)
            return
        elif by is None or result is None:
            raise wrong_usage(translate("CLI", "Say who found it and the result."))
        else:
            currency = at.shop.queries.cases.line(number).currency
            found = Finding(
                by,
                kind,
                result,
                proven,
                reason,
                confirmed_fake=fake,
                before_sale=before_sale,
                fee_minor=parse_amount(fee, currency) if fee is not None else 0,
                fee_advanced_by=fee_by or "",
                seal_number=seal,
            )
            changes = record_finding(
                at.shop,
                number=number,
                finding=found,
                recorded_by=at.actor.name,
                kept=keep_pictures(at.shop, read_pictures(pictures)),
                fee_tender=fee_tender or "",
            )
        answer_with_standing(call, at, number, changes)


def _show_findings(call: Call, at: OpenShop, number: str) -> None:
    appraisal = case_appraisal(at.shop, number=number)
    currency = at.shop.queries.cases.line(number).currency
    if call.as_json:
        call.document(_shape(appraisal, currency))
        return
    lines = [
        "{name} · {parties}".format(
            name=shown(agreed.name),
            parties=" · ".join(at.names.of("party", party) for party in agreed.agreed_by),
        )
        for agreed in appraisal.appraisers
    ]
    if appraisal.is_conflicting:
        lines.append(translate("CLI", "The findings contradict each other."))
    columns = (
        Column("#", figures=True),
        Column(translate("CLI", "By"), gives=True),
        Column(translate("CLI", "Kind")),
        Column(translate("CLI", "Result")),
        Column(translate("CLI", "Why"), gives=True),
        Column(translate("CLI", "Fee"), figures=True),
        Column(translate("CLI", "Withdrawn"), gives=True),
    )
    rows = [
        (
            str(place),
            found.by,
            at.names.of("finding_kind", found.kind),
            at.names.of("finding_result", found.result),
            found.reason,
            format_money(found.fee_minor, currency) if found.fee_minor else "",
            found.withdrawn,
        )
        for place, found in enumerate(appraisal.findings, 1)
    ]
    call.lines([*lines, *table(columns, rows, width=call.width)])


def _shape(appraisal: Appraisal, currency: str) -> Document:
    return {
        "appraisers": [
            {"name": a.name, "agreed_by": list(a.agreed_by), "how": a.how, "at": moment(a.at)}
            for a in appraisal.appraisers
        ],
        "findings": [
            {
                "by": found.by,
                "kind": found.kind,
                "result": found.result,
                "proven": found.proven,
                "reason": found.reason,
                "confirmed_fake": found.confirmed_fake,
                "before_sale": found.before_sale,
                "agreed": found.entry in appraisal.agreed,
                "fee": money(found.fee_minor, currency),
                "fee_advanced_by": found.fee_advanced_by or None,
                "seal": found.seal_number or None,
                "photos": list(found.photos),
                "at": moment(found.at),
                "withdrawn": found.withdrawn or None,
                "entry": found.entry,
            }
            for found in appraisal.findings
        ],
        "conflict": appraisal.is_conflicting,
        "confirmed_fake": appraisal.is_confirmed_fake,
    }
