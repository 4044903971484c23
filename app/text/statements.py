"""Issued statements in sentences: what became of a batch, and what one said."""

from app.domain.statements import StatementRecord
from app.text.amounts import format_money
from app.text.catalogue import translate


def outcome_words(outcome: str, count: int, lang: str | None = None) -> str:
    """``count`` consignors whose statement ended so."""
    sentences = {
        "issued": translate("Statement", "Issued: {n}", lang),
        "printed_again": translate("Statement", "Issued before, the same paper again: {n}", lang),
        "nothing_moved": translate(
            "Statement", "Left out, no movement and nothing owed: {n}", lang
        ),
        "overlaps": translate(
            "Statement", "Left out, a part of the period is on another statement: {n}", lang
        ),
    }
    return sentences[outcome].format(n=f"{count:,}")


def statement_sentence(found: StatementRecord, issued_on: str, lang: str | None = None) -> str:
    """What a statement of ours said, for whoever holds the paper beside it."""
    told = translate(
        "Statement",
        "Statement {first} - {last} for {name}, closing at {amount}, issued {day}. If the paper"
        " says anything else, it was altered.",
        lang,
    )
    return told.format(
        first=found.first_day,
        last=found.last_day,
        name=found.consignor_name,
        amount=format_money(found.closing_minor, found.currency),
        day=issued_on,
    )
