"""What consignors object to on their statements, and how that ends."""

from datetime import date

from app.domain.changes import Changes
from app.domain.papers import StatementLine, StatementModel, Words
from app.domain.statements import (
    Objected,
    ObjectionTold,
    StatementRecord,
    UnknownObjectionError,
    decide_answer,
    decide_objection,
)
from app.services.papers.statement import model_as_issued
from app.services.shop import Shop
from app.storage.statements_state import next_objection, objections_of, open_objection
from app.text.amounts import format_amount


def object_to_statement(
    shop: Shop,
    *,
    statement: StatementRecord,
    told: ObjectionTold,
    recorded_by: str,
    day: date | None = None,
) -> Changes:
    """Write down that somebody objects to a line of a statement that was issued.

    ``day`` is when it was said, today unless told and never one to come. Raises
    HiddenFromRoleError and what `decide_objection` refuses.
    """
    shop.store.rights(recorded_by).require("papers.print")
    shop.seen_by(recorded_by).queries.check_sees("balances")
    model = model_as_issued(shop, statement.entry)
    with shop.store.action(recorded_by, may="papers.print") as action:
        connection = action.state.connection
        open_lines = frozenset(
            other.line
            for other in objections_of(connection, statement.consignor_id)
            if other.is_open and other.statement == statement.entry
        )
        action.record(
            decide_objection(
                next_objection(connection),
                action.new_id(),
                Objected(statement, model, open_lines),
                told,
                about=line_words(model, told.line),
                day=min(day or action.today, action.today),
            )
        )
    return action.changes


def answer_objection(
    shop: Shop, *, number: str, outcome: str, words: str, answered_by: str
) -> Changes:
    """Settle an objection: withdrawn, explained or corrected (by a posting of its own).

    Raises UnknownObjectionError, UnknownObjectionOutcomeError or HiddenFromRoleError.
    """
    shop.store.rights(answered_by).require("papers.print")
    shop.seen_by(answered_by).queries.check_sees("balances")
    with shop.store.action(answered_by, may="papers.print") as action:
        digits = number.strip()
        found = None
        if digits.isascii() and digits.isdecimal() and len(digits) < 10:
            found = open_objection(action.state.connection, int(digits))
        if found is None:
            raise UnknownObjectionError(number)
        action.record(decide_answer(found, outcome=outcome, words=words, day=action.today))
    return action.changes


def statement_lines_of(
    shop: Shop, *, statement: StatementRecord, asked_by: str
) -> tuple[StatementLine, ...]:
    """The lines of an issued statement, for choosing the one that is objected to."""
    shop.seen_by(asked_by).queries.check_sees("balances")
    return model_as_issued(shop, statement.entry).lines


def line_words(model: StatementModel, line: int) -> Words:
    """What stands in a line; nothing for the statement as a whole or a line that is not there."""
    if not 0 < line <= len(model.lines):
        return Words("", "")
    told = model.lines[line - 1]
    amount = format_amount(told.amount_minor, model.currency)
    parts = {
        lang: " ".join(
            part
            for part in (
                str(told.booked_on),
                told.kind.in_language(lang),
                told.what,
                amount,
                model.currency,
            )
            if part
        )
        for lang in ("zh", "en")
    }
    return Words(parts["zh"], parts["en"])
