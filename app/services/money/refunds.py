"""What a buyer gets back on a case."""

from dataclasses import replace

from app.domain.cases import Case
from app.domain.entries import Fact, Json
from app.domain.ids import PersonId
from app.domain.ledger import as_json
from app.domain.unwinding import NothingToRefundError, RefundAmountNeededError, refund_postings
from app.services.money.disputed_funds import check_not_disputed
from app.services.shop import Shop
from app.storage.store import Action
from app.storage.talk_state import agreed_minor


def record_refund(
    shop: Shop, action: Action, case: Case, *, amount_minor: int | None, tender: str
) -> Case:
    """Record within ``action`` that the buyer got money back on this case; the case after it.

    Without an amount it is the whole price, or what was agreed on where only a part goes back.
    Raises NotPermittedError, or RefundOverCapError where the loss is not the actor's to approve:
    what limits a refund is what it costs, not the price of a thing that came back.
    """
    action.require("money.refund")
    check_not_disputed(action, case)
    route = shop.program.routes.route(case.resolution, case.route_version)
    sold = action.state.sold_item(case)
    if sold is None or route.refund == "none":
        raise NothingToRefundError
    if amount_minor is None:
        amount_minor = agreed_minor(action.state.connection, case.id)
        if amount_minor is None or route.refund != "allowance":
            if route.refund == "allowance":
                raise RefundAmountNeededError
            amount_minor = sold.paid_left_minor
    unwinds = route.unwinds and case.custody in {"in_shop", "with_consignor"}
    buyer = case.buyer or _walk_in_buyer(action, case)
    way_back = tender or route.tender or sold.tender
    lines = refund_postings(
        case, sold, amount_minor=amount_minor, tender=way_back, unwinds=unwinds, buyer=buyer
    )
    loss = sum(p.minor for p in lines if p.account == "after_sales_loss")
    before = 0 if unwinds else case.refunded_minor  # one loss in two refunds is still one loss
    action.rights.check_refund(before + loss, case.currency)
    payload: dict[str, Json] = {
        "amount_minor": amount_minor,
        "loss_minor": loss,
        "currency": case.currency,
        "tender": way_back,
        "paid_with": sold.tender,
        "meaning": "return" if unwinds else route.refund,
        "item": case.item,
        "item_status": "on_hold" if unwinds else "",
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("refund_recorded", "case", case.id, payload))
    return replace(
        case,
        buyer=buyer,
        refunded_minor=case.refunded_minor + amount_minor,
        loss_minor=case.loss_minor + loss,
    )


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
