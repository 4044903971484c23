"""What a buyer gets back on a case."""

from dataclasses import dataclass, replace

from app.domain.cases import Case, check_text
from app.domain.entries import Fact, Json
from app.domain.ids import PersonId
from app.domain.ledger import as_json
from app.domain.refund_meaning import refund_meaning
from app.domain.refunds import (
    DONE,
    ORDERED,
    RefundReasonNeededError,
    due_lines,
    is_another_way,
    read_tenders,
)
from app.domain.routes import Route
from app.domain.unwinding import (
    TAKEN_BACK,
    NothingToRefundError,
    RefundAmountNeededError,
    RefundTold,
    SoldItem,
    refund_postings,
)
from app.services.money.disputed_funds import check_not_disputed
from app.services.money.refund_extras import credit_note, paid_abroad, refund_extras
from app.services.shop import Shop
from app.storage.refunds_state import next_refund_number, payment_reference_of
from app.storage.store import Action
from app.storage.talk_state import agreed_minor

NOTHING_TOLD = RefundTold()
ANOTHER_WAY = "money.refund_special"
_MOST_LETTERS = 200
_TAKEN_BY_BANK = "BANK"  # the stage in which a bank has the money already


@dataclass(frozen=True, slots=True)
class WayBack:
    """How money goes back. Empty fields: the way it was paid, to the buyer."""

    tender: str = ""
    payee: str = ""
    reason: str = ""


def record_refund(
    shop: Shop,
    action: Action,
    case: Case,
    *,
    amount_minor: int | None,
    way: WayBack,
    told: RefundTold = NOTHING_TOLD,
) -> Case:
    """Record within ``action`` that the buyer got money back on this case; the case after it.

    Without an amount it is the whole price, or what was agreed on where only a part goes back; a
    restocking fee comes off it. The shop's settings say which tenders are paid at once; others are
    ordered and confirmed later. Raises NotPermittedError, or RefundOverCapError where the loss is
    not the actor's to approve: what limits a refund is what it costs, not the price of a thing
    that came back. Another way than it was paid, or another payee, needs a reason
    (RefundReasonNeededError) and the owner.
    """
    action.require("money.refund")
    check_not_disputed(action, case)
    route = shop.program.routes.route(case.resolution, case.route_version)
    sold = action.state.sold_item(case)
    if sold is None or route.refund == "none":
        raise NothingToRefundError
    if amount_minor is None:
        amount_minor = _usual_amount(action, case, route, sold)
    unwinds = route.unwinds and case.custody in {"in_shop", "with_consignor"}
    meaning = refund_meaning(case, refund=route.refund, unwinds=unwinds, told=told.meaning)
    way_back = way.tender or route.tender or sold.tender
    payee, reason = check_text(way.payee, most=_MOST_LETTERS), check_text(way.reason)
    check_way_back(action, WayBack(way_back, payee, reason), usual=(sold.tender, route.tender))
    extras = refund_extras(
        action.state,
        case,
        sold,
        told,
        amount_minor=amount_minor,
        tender=way_back,
        unwinds=unwinds,
        today=action.today,
    )
    buyer = case.buyer or _walk_in_buyer(action, case)
    lines = refund_postings(
        case,
        sold,
        amount_minor=amount_minor,
        tender=way_back,
        unwinds=unwinds,
        buyer=buyer,
        meaning=meaning,
        extras=extras,
    )
    loss = sum(p.minor for p in lines if p.account == "after_sales_loss")
    # One loss in two refunds is still one; a corrected price costs whom it is taken from.
    before = 0 if unwinds else case.refunded_minor
    corrected = sum(p.minor for p in lines if p.memo == "price_corrected")
    action.rights.check_refund(before + loss + corrected, case.currency)
    # What the bank took is gone; what goes back in another currency goes at the rate of this day.
    is_paid = (
        case.claim.stage == _TAKEN_BY_BANK
        or pays_at_once(action, way_back)
        or any(line.currency != case.currency for line in lines)
    )
    paid = amount_minor - extras.restocking.minor
    tax = sum(p.minor for p in lines if p.account == "vat")
    refund = action.new_id()
    payload: dict[str, Json] = {
        "refund": refund,
        "owed": refund,
        "number": next_refund_number(action.state.connection),
        "state": DONE if is_paid else ORDERED,
        "sale": case.sale,
        "buyer": buyer,
        "payment_reference": payment_reference_of(action.state.connection, case.sale),
        "payee": payee,
        "reason": reason if payee or way_back != sold.tender else "",
        "amount_minor": paid,
        "loss_minor": loss,
        "reversed_minor": sum(p.minor for p in lines if p.memo in TAKEN_BACK),
        "tax_minor": tax,
        "currency": case.currency,
        "tender": way_back,
        "paid_with": sold.tender,
        "meaning": meaning,
        "credit_note": credit_note(action, told.credit_note, tax_minor=tax),
        "restocking_minor": extras.restocking.minor,
        "restocking_to": extras.restocking.to if extras.restocking.minor else "",
        "fee_minor": extras.fee_minor,
        "paid_abroad": paid_abroad(lines, sold, extras),
        "item": case.item,
        "item_status": "on_hold" if unwinds else "",
        "postings": as_json(lines if is_paid else due_lines(lines), action.today),
    }
    action.record(Fact("refund_recorded", "case", case.id, payload))
    return replace(
        case,
        buyer=buyer,
        refunded_minor=case.refunded_minor + paid,
        loss_minor=case.loss_minor + loss,
    )


def pays_at_once(action: Action, tender: str) -> bool:
    """Whether a refund by this tender is done when it is ordered."""
    return tender in read_tenders(action.state.settings().refunds_at_once)


def check_way_back(action: Action, way: WayBack, *, usual: tuple[str, ...]) -> None:
    """Let money go back otherwise than it came only with a reason, and only by the owner.

    Raises RefundReasonNeededError or NotPermittedError.
    """
    if not is_another_way(way.tender, usual, way.payee):
        return
    if not way.reason:
        raise RefundReasonNeededError(way.tender, usual[0])
    action.require(ANOTHER_WAY)


def _usual_amount(action: Action, case: Case, route: Route, sold: SoldItem) -> int:
    """The whole price; of an allowance what was agreed on."""
    if route.refund != "allowance":
        return sold.paid_left_minor
    agreed = agreed_minor(action.state.connection, case.id)
    if agreed is None:
        raise RefundAmountNeededError
    return agreed


def _walk_in_buyer(action: Action, case: Case) -> PersonId:
    """A buyer nobody asked for her name still needs an account for her refund."""
    person = PersonId(action.new_id())
    fields: dict[str, Json] = {"name": case.number, "is_consignor": 0}
    action.record(
        Fact("person_edited", "person", person, {"fields": fields}),
        Fact(
            "case_edited",
            "case",
            case.id,
            {"fields": {"buyer": person}, "before": {"buyer": None}},
        ),
    )
    return person
