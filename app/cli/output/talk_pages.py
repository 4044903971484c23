"""Offers, reminders and silence for a person."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.domain.offers import OfferLine
from app.domain.silence import SilenceProposal
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.errors import guard_sentence, silence_sentence


def offer_table(lines: Sequence[OfferLine], names: Names, width: int | None) -> list[str]:
    """The offers of a case in the order they were made."""
    columns = (
        Column(translate("CLI", "No."), figures=True),
        Column(translate("CLI", "Offered by")),
        Column(translate("CLI", "To whom")),
        Column(translate("CLI", "Amount"), figures=True),
        Column(""),
        Column(translate("CLI", "State")),
        Column(translate("CLI", "Valid")),
        Column(translate("CLI", "Still missing"), gives=True),
        Column(translate("CLI", "Conditions"), gives=True),
    )
    rows = [
        (
            str(line.offer.place),
            names.of("party", line.offer.made_by),
            names.of("party", line.offer.to),
            format_amount(line.offer.amount_minor, line.offer.currency),
            line.offer.currency,
            names.of("offer_standing", line.standing),
            names.due(line.offer.valid_until_ms) if line.standing == "open" else "",
            " · ".join(guard_sentence(need) for need in line.missing),
            line.offer.says,
        )
        for line in lines
    ]
    return table(columns, rows, width=width)


def reminder_words(party: str, count: int, names: Names) -> str:
    """How often somebody was reminded by now."""
    text = translate("CLI", "{party}: reminded {n} times")
    return text.format(party=names.of("party", party), n=count)


def silence_page(proposal: SilenceProposal, currency: str, names: Names) -> list[str]:
    """Whether silence may count, on what that rests, and what is missing."""
    facts = proposal.facts
    ripe = translate("CLI", "The silence may count as consent; --accept takes it so.")
    not_yet = translate("CLI", "The silence cannot count as consent yet:")
    return [
        ripe if proposal.is_ripe else not_yet,
        *(f"  · {silence_sentence(need)}" for need in proposal.missing),
        *pairs(
            [
                (translate("CLI", "Due"), names.due(facts.due_ms)),
                (translate("CLI", "Reminders that arrived"), str(facts.reminders)),
                (
                    translate("CLI", "The consignor's part"),
                    format_money(facts.her_part_minor, currency),
                ),
                (translate("CLI", "At most"), format_money(facts.cap_minor, currency)),
            ]
        ),
    ]
