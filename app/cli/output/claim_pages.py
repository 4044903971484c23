"""Claims, chargebacks and the parties behind them for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, table
from app.domain.chargebacks import Chargeback
from app.domain.claims import Claim
from app.domain.rows import PersonLine
from app.text.amounts import format_amount
from app.text.catalogue import translate


def party_table(lines: Sequence[PersonLine], names: Names, width: int | None) -> list[str]:
    """Carriers, insurers and third parties with what they owe."""
    columns = (
        Column(translate("CLI", "No.")),
        Column(translate("CLI", "Name"), gives=True),
        Column(translate("CLI", "What")),
        Column(translate("CLI", "Phone")),
        Column(translate("Claims", "Owes us"), figures=True),
        Column(""),
    )
    rows = [
        (
            line.number,
            line.name,
            names.of("outside", line.kind),
            line.phone,
            "" if line.balance_minor is None else format_amount(-line.balance_minor, line.currency),
            line.currency,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def claim_table(claims: Sequence[Claim], names: Names, width: int | None) -> list[str]:
    """The claims of a case, one line each."""
    columns = (
        Column("#", figures=True),
        Column(translate("CLI", "Party"), gives=True),
        Column(translate("Claims", "Filed")),
        Column(translate("Claims", "Claimed"), figures=True),
        Column(translate("Claims", "Accepted"), figures=True),
        Column(translate("Claims", "Received"), figures=True),
        Column(""),
        Column(translate("Claims", "Stands")),
    )
    rows = [
        (
            str(claim.place),
            claim.party.name,
            claim.filed_on,
            format_amount(claim.claimed_minor, claim.currency),
            format_amount(claim.accepted_minor, claim.currency),
            format_amount(claim.received_minor, claim.currency),
            claim.currency,
            names.of("claim_standing", claim.standing),
        )
        for claim in claims
    ]
    return table(columns, rows, width=width)


def chargeback_table(
    chargebacks: Sequence[Chargeback], names: Names, width: int | None
) -> list[str]:
    """The chargebacks of a case, one line each."""
    columns = (
        Column(translate("Claims", "Debited")),
        Column(translate("Claims", "Reference"), gives=True),
        Column(translate("Claims", "Amount"), figures=True),
        Column(translate("Claims", "Fee"), figures=True),
        Column(""),
        Column(translate("Claims", "Answer by")),
        Column(translate("Claims", "Stands")),
    )
    rows = [
        (
            chargeback.debited_on,
            chargeback.reference,
            format_amount(chargeback.amount_minor, chargeback.currency),
            format_amount(chargeback.fee_minor, chargeback.currency),
            chargeback.currency,
            names.time(chargeback.reply_by_ms) if chargeback.reply_by_ms else "",
            names.of("chargeback_standing", chargeback.outcome or "open"),
        )
        for chargeback in chargebacks
    ]
    return table(columns, rows, width=width)
