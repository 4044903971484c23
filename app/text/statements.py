"""What became of the statements of a batch, in sentences."""

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
