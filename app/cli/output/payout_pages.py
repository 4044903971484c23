"""Proposals, payouts, runs and holds for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, table
from app.domain.payout_runs import HandHold, PayoutLine, ProposedPayout, RunLine
from app.domain.payouts import GROUPS
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.payout_words import group_name, state_name, why_words


def proposal_table(found: Sequence[ProposedPayout], currency: str, width: int | None) -> list[str]:
    """Each group with its sums; whatever waits says why."""
    columns = (
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Consignor"), gives=True),
        Column(translate("CLI", "Balance"), figures=True),
        Column(translate("CLI", "Payable"), figures=True),
        Column(translate("CLI", "Held"), figures=True),
        Column(translate("CLI", "Why"), gives=True),
    )
    lines: list[str] = []
    for group in GROUPS:
        own = [line for line in found if line.group == group]
        if not own:
            continue
        rows = [
            (
                line.payee.number,
                line.payee.name,
                format_amount(line.proposal.balance_minor, currency),
                _figure(line.proposal.payable_minor, currency),
                _figure(line.proposal.held_minor, currency),
                why_words(line),
            )
            for line in own
        ]
        lines += [f"{group_name(group)} ({len(own)})", *table(columns, rows, width=width), ""]
    payable = sum(line.proposal.payable_minor for line in found if line.group == "pay")
    lines.append(
        translate("CLI", "To pay: {amount}").format(amount=format_money(payable, currency))
    )
    return lines


def _figure(minor: int, currency: str) -> str:
    return format_amount(minor, currency) if minor else ""


def payout_table(lines: Sequence[PayoutLine], names: Names, width: int | None) -> list[str]:
    """Payouts that were made."""
    columns = (
        Column(translate("CLI", "Payout")),
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Consignor"), gives=True),
        Column(translate("CLI", "Paid to"), gives=True),
        Column(translate("CLI", "Way")),
        Column(translate("CLI", "Amount"), figures=True),
        Column(translate("CLI", "State")),
        Column(translate("CLI", "Why"), gives=True),
    )
    rows = [
        (
            line.number,
            line.person_number,
            line.payee or line.person_name,
            line.account,
            names.of("tender", line.tender),
            format_amount(line.amount_minor, line.currency),
            state_name(line.state),
            line.state_reason,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def run_table(lines: Sequence[RunLine], width: int | None) -> list[str]:
    """Runs, the newest first."""
    columns = (
        Column(translate("CLI", "Run")),
        Column(translate("CLI", "Day")),
        Column(translate("CLI", "Payouts"), figures=True),
        Column(translate("CLI", "Amount"), figures=True),
        Column(translate("CLI", "State")),
    )
    rows = [
        (
            line.number,
            line.made_on,
            str(line.count),
            format_amount(line.total_minor, line.currency),
            state_name(line.state),
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def hold_table(lines: Sequence[HandHold], names: Names, width: int | None) -> list[str]:
    """What is held by hand, with the id that lifts it."""
    columns = (
        Column(translate("CLI", "Hold")),
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Consignor"), gives=True),
        Column(translate("CLI", "Item")),
        Column(translate("CLI", "Since")),
        Column(translate("CLI", "Why"), gives=True),
    )
    rows = [
        (
            line.id,
            line.person_number,
            line.person_name,
            line.sku,
            names.time(line.at),
            line.reason,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)
