"""What it does when a bank decides, in a sentence."""

from app.domain.chargebacks import Chargeback
from app.domain.rows import CaseCard
from app.text.amounts import format_money
from app.text.catalogue import translate


def outcome_words(card: CaseCard, taken: Chargeback, outcome: str) -> str:
    """What comes back, what is reversed, what becomes a loss."""
    custody = card.item.line.custody if card.item else ""
    if outcome == "won":
        words = translate("Claims", "{amount} comes back. The fee of {fee} stays an expense.")
    elif custody in {"in_shop", "with_consignor"}:
        words = translate(
            "Claims",
            "The item is back: the sale of {amount} is reversed. The fee of {fee} becomes a"
            " loss to be split.",
        )
    else:
        words = translate(
            "Claims",
            "The item is not back: {amount} and the fee of {fee} become a loss to be split.",
        )
    return words.format(
        amount=format_money(taken.amount_minor, taken.currency),
        fee=format_money(taken.fee_minor, taken.currency),
    )
