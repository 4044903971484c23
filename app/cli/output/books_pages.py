"""Postings, proposals and findings for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.case_page import share_table
from app.cli.output.table import Column, table
from app.cli.output.widths import shown
from app.domain.cases import shares_in_money
from app.domain.liability import Proposal
from app.domain.rows import CaseCard, PostingLine
from app.services.verify import Finding
from app.text.amounts import format_amount, format_money, format_share
from app.text.catalogue import translate
from app.text.errors import because_sentence, finding_sentence, proposal_sentence


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


def proposal_page(proposed: Proposal, card: CaseCard, names: Names, width: int | None) -> list[str]:
    """The default split and why it is so."""
    currency = card.line.currency
    cents = shares_in_money(proposed.shares, card.loss_minor)
    rows = [
        (names.of("party", share.party), format_share(share.bp), format_money(minor, currency))
        for share, minor in zip(proposed.shares, cents, strict=True)
    ]
    reason = proposal_sentence(proposed.reason, names.category(proposed.basis))
    evidence = ["  " + shown(because_sentence(because)) for because in proposed.reasons]
    return [*share_table(rows, width), "  " + reason, *evidence]


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
