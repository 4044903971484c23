"""What an open chargeback does within an action: it forbids a refund, and ends won or lost."""

from dataclasses import replace

from app.domain.cases import Case
from app.domain.chargebacks import (
    Chargeback,
    ChargebackOpenError,
    NoChargebackError,
    UnknownOutcomeError,
    lost_postings,
    won_postings,
)
from app.domain.entries import Fact, Json
from app.domain.ids import PersonId
from app.domain.ledger import as_json
from app.services.clocks import record_finished_clocks
from app.services.money.refund_extras import credit_note
from app.storage.claims_state import chargebacks_of, open_chargeback
from app.storage.store import Action

CLOCK = "chargeback"


def check_not_disputed(action: Action, case: Case) -> None:
    """Raise ChargebackOpenError while a bank holds the money of the case's sale."""
    found = open_chargeback(action.state.connection, case.sale) if case.sale else None
    if found is not None:
        raise ChargebackOpenError(found.number, found.amount_minor, found.currency)


def chargeback_to_end(action: Action, case: Case) -> Chargeback | None:
    """The open chargeback of this case."""
    found = chargebacks_of(action.state.connection, case.id)
    return next((chargeback for chargeback in found if chargeback.is_open), None)


def record_outcome(action: Action, case: Case, outcome: str, *, note: str = "") -> Case:
    """Record within ``action`` what the bank decided; the case after it.

    The goods are back where they lie in the shop or with their owner. Raises NoChargebackError or
    UnknownOutcomeError.
    """
    action.require("money.claim")
    chargeback = chargeback_to_end(action, case)
    if chargeback is None:
        raise NoChargebackError(case.number)
    refunded, loss, goods_back = 0, 0, case.custody in {"in_shop", "with_consignor"}
    if outcome == "won":
        lines = won_postings(case, chargeback)
    elif outcome == "lost":
        case = case if case.buyer else _with_buyer(action, case)
        sold = action.state.sold_item(case)
        lost = lost_postings(
            case, chargeback, sold, goods_back=goods_back, buyer=PersonId(case.buyer or "")
        )
        lines, refunded, loss = lost.postings, lost.refunded_minor, lost.loss_minor
    else:
        raise UnknownOutcomeError(outcome)
    tax = sum(line.minor for line in lines if line.account == "vat")
    payload: dict[str, Json] = {
        "chargeback": chargeback.id,
        "outcome": outcome,
        "goods_back": int(goods_back and outcome == "lost"),
        "amount_minor": chargeback.amount_minor,
        "fee_minor": chargeback.fee_minor,
        "refunded_minor": refunded,
        "loss_minor": loss,
        "tax_minor": tax,
        "credit_note": credit_note(action, "", tax_minor=tax),
        "currency": chargeback.currency,
        "reference": chargeback.reference,
        "ended_on": action.today.isoformat(),
        "note": note,
        "item": case.item,
        "item_status": "on_hold" if goods_back and refunded else "",
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("chargeback_ended", "case", case.id, payload))
    record_finished_clocks(action, case.id, CLOCK)
    return replace(
        case,
        refunded_minor=case.refunded_minor + refunded,
        loss_minor=case.loss_minor + loss,
    )


def _with_buyer(action: Action, case: Case) -> Case:
    """A buyer nobody asked for her name still needs an account for what she got back."""
    person = PersonId(action.new_id())
    named: dict[str, Json] = {"fields": {"name": case.number, "is_consignor": 0}}
    bought: dict[str, Json] = {"fields": {"buyer": person}, "before": {"buyer": None}}
    action.record(
        Fact("person_edited", "person", person, named),
        Fact("case_edited", "case", case.id, bought),
    )
    return replace(case, buyer=person)
