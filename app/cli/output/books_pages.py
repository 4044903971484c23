"""Postings, proposals and findings for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.case_page import share_table
from app.cli.output.table import Column, table
from app.cli.output.widths import shown
from app.domain.cases import shares_in_money
from app.domain.ladder import Step, money_of
from app.domain.precedents import Precedents
from app.domain.rows import CaseCard, PostingLine
from app.services.money.confirming import WhoPays
from app.services.verify import Finding
from app.text.amounts import format_amount, format_money, format_share
from app.text.catalogue import translate
from app.text.errors import finding_sentence
from app.text.steps import step_sentence

_SHOWN_PRECEDENTS = 10  # the newest


def posting_table(lines: Sequence[PostingLine], names: Names, width: int | None) -> list[str]:
    """Lines of the books, debits and credits in columns of their own."""
    columns = (
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "Account")),
        Column(translate("CLI", "Party"), gives=True),
        Column(translate("CLI", "What for")),
        Column(translate("CLI", "Belongs to")),
        Column(translate("CLI", "Debit"), figures=True),
        Column(translate("CLI", "Credit"), figures=True),
        Column(""),
    )
    rows = [
        (
            line.booked_on,
            names.account(line.account),
            line.party,
            names.of("memo", line.memo),
            line.case_number or line.sale_number,
            format_amount(line.minor, line.currency) if line.minor > 0 else "",
            format_amount(-line.minor, line.currency) if line.minor < 0 else "",
            line.currency,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def proposal_page(told: WhoPays, card: CaseCard, names: Names, width: int | None) -> list[str]:
    """The ladder, each step with what it makes of the loss, then where it ends."""
    currency, proposed = card.line.currency, told.proposal
    lines = []
    before: dict[str, int] = {}
    for place, step in enumerate(proposed.steps, 1):
        source = names.of("rests_on", step.source)
        lines.append(f"{place}. {source}  {shown(step_sentence(step, names.category, currency))}")
        after = money_of(step, card.divided_minor)
        if step.shares_bp != before:
            lines.append("   → " + _shares_words(step, after, names, currency))
        before = dict(step.shares_bp)
    cents = shares_in_money(proposed.shares, card.divided_minor)
    rows = [
        (names.of("party", share.party), format_share(share.bp), format_money(minor, currency))
        for share, minor in zip(proposed.shares, cents, strict=True)
    ]
    return [*lines, "", *share_table(rows, width), *_precedent_lines(told.precedents)]


def _shares_words(step: Step, cents: dict[str, int], names: Names, currency: str) -> str:
    return " · ".join(
        f"{names.of('party', party)} {format_share(step.shares_bp[party])}"
        f" {format_money(minor, currency)}"
        for party, minor in cents.items()
    )


def _precedent_lines(found: Precedents) -> list[str]:
    if not found.count:
        return []
    text = translate("CLI", "Similar past cases: {n}; the consignor bore {low} to {high}: {cases}")
    numbers = " ".join(split.number for split in found.past[:_SHOWN_PRECEDENTS])
    low, high = format_share(found.low_bp), format_share(found.high_bp)
    return ["", "  " + text.format(n=found.count, low=low, high=high, cases=numbers)]


def finding_lines(
    faults: Sequence[Finding],
    notices: Sequence[Finding],
    balances: Sequence[tuple[str, str, int]],
    names: Names,
    width: int | None,
) -> list[str]:
    """What a check found, the verdict first."""
    lines = [
        translate("CLI", "Faults: {n}").format(n=len(faults))
        if faults
        else translate("CLI", "No faults")
    ]
    lines += ["  " + shown(finding_sentence(f.code, f.subject)) for f in faults]
    if notices:
        lines.append(translate("CLI", "Worth knowing"))
        lines += ["  " + shown(finding_sentence(f.code, f.subject)) for f in notices]
    if balances:
        columns = (
            Column(translate("CLI", "Account")),
            Column(translate("CLI", "Balance"), figures=True),
            Column(""),
        )
        rows = [
            (names.account(account), format_amount(minor, currency), currency)
            for account, currency, minor in balances
        ]
        lines += ["", *table(columns, rows, width=width)]
    return lines
