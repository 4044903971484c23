"""Offers, answers and reminders of a case, for a decision about them."""

import sqlite3
from dataclasses import replace

from app.domain.offers import Offer, OfferWord
from app.domain.talks import GivenAnswer, SentReminder, Talk

_OFFER = (
    "id, place, amount_minor, currency, made_by, target, says, valid_until, at, actor, limit_minor"
)


def offers_of(connection: sqlite3.Connection, case_id: str) -> tuple[Offer, ...]:
    """The offers of a case in the order they were made, each with what was said to it.

    What was said last counts: an accepted offer that was withdrawn is withdrawn.
    """
    offers = {
        row[0]: Offer(*row)
        for row in connection.execute(
            f"SELECT {_OFFER} FROM offer WHERE case_id = ? ORDER BY pk", (case_id,)
        )
    }
    words = connection.execute(
        "SELECT w.offer, w.what, w.how, w.who, w.note, w.at, w.actor FROM offer_word AS w"
        " JOIN offer AS o ON o.id = w.offer WHERE o.case_id = ? ORDER BY w.pk",
        (case_id,),
    )
    for offer, *word in words:
        offers[offer] = _with(offers[offer], OfferWord(*word))
    return tuple(offers.values())


def _with(offer: Offer, word: OfferWord) -> Offer:
    if word.what == "approved":
        return replace(offer, approval=word)
    if word.what == "consented":
        return replace(offer, consent=word)
    return replace(offer, answer=word)


def answers_of(connection: sqlite3.Connection, case_id: str) -> tuple[GivenAnswer, ...]:
    """What the consignor answered on a case, oldest first."""
    rows = connection.execute(
        "SELECT answer, amount_minor, channel, note, decides, at, actor FROM consignor_answer"
        " WHERE case_id = ? ORDER BY pk",
        (case_id,),
    )
    return tuple(
        GivenAnswer(answer, amount, channel, note, bool(decides), at, actor)
        for answer, amount, channel, note, decides, at, actor in rows
    )


def reminders_of(connection: sqlite3.Connection, case_id: str) -> tuple[SentReminder, ...]:
    """The reminders of a case, oldest first."""
    rows = connection.execute(
        "SELECT party, channel, proof, at, actor FROM reminder WHERE case_id = ? ORDER BY pk",
        (case_id,),
    )
    return tuple(SentReminder(*row) for row in rows)


def agreed_minor(connection: sqlite3.Connection, case_id: str) -> int | None:
    """What the buyer is to get by the offer that stands accepted; None where none does."""
    return Talk(offers_of(connection, case_id), (), ()).agreed_minor


def talk_of(connection: sqlite3.Connection, case_id: str) -> Talk:
    """Everything that was talked about on a case."""
    return Talk(
        offers_of(connection, case_id),
        answers_of(connection, case_id),
        reminders_of(connection, case_id),
    )
