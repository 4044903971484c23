"""The shop buys the item: a mode of settling, and a way out of a debt later on."""

from app.domain.buying_in import buy_in_postings, cannot_buy
from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.disposition import DispositionRefusedError
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.recovery import NobodyOwesError, RecoveryTold
from app.domain.surgery import check_alive
from app.services.disposition import holding_of
from app.services.shop import Shop
from app.storage.recovery_state import sum_of_memos
from app.storage.state import State
from app.storage.store import Action

_FIELDS = ("status", "consignor")


def buy_in_item(shop: Shop, *, number: str, told: RecoveryTold, bought_by: str) -> Changes:
    """The shop buys the case's item for what was taken back of its sale, or for an amount told.

    Raises DispositionRefusedError, NobodyOwesError or NegativeAmountError.
    """
    with shop.store.action(bought_by, may="money.settle") as action:
        case = action.state.case(number)
        check_alive(case)
        record_buy_in(action, case, told)
    return action.changes


def record_buy_in(action: Action, case: Case, told: RecoveryTold) -> Case:
    """Record within ``action`` that the item is the shop's now; the case after it."""
    item = action.state.item_by_id(case.item) if case.item else None
    if item is None or case.consignor is None:
        raise NobodyOwesError(case.number)
    missing = cannot_buy(holding_of(action.state, item)[0])
    if missing:
        raise DispositionRefusedError("own", missing)
    price = usual_price(action.state, case) if told.amount_minor is None else told.amount_minor
    if price == 0:
        raise DispositionRefusedError("own", ("amount",))
    worth = price if told.worth_minor is None else told.worth_minor
    lines = buy_in_postings(case, case.consignor, price_minor=price, worth_minor=worth)
    loss = sum(line.minor for line in lines if line.account == "after_sales_loss")
    payload: dict[str, Json] = {
        "sku": item.sku,
        "amount_minor": price,
        "worth_minor": price - loss,
        "loss_minor": loss,
        "currency": case.currency,
        "note": check_text(told.note, most=2000),
        "postings": as_json(lines, action.today),
    }
    before = action.state.fields("item", item.id, _FIELDS)
    becomes: dict[str, Json] = {
        "case": case.id,
        "note": "",
        "fields": {"status": "active", "consignor": None},
        "before": before,
        "fall_minor": 0,
        "loss_minor": 0,
        "currency": item.currency,
        "postings": [],
        "disposition": "own",
    }
    action.record(
        Fact("bought_in", "case", case.id, payload),
        Fact("item_disposed", "item", item.id, becomes),
    )
    return case


def usual_price(state: State, case: Case) -> int:
    """What the shop pays unless told otherwise: the consignor's part of the sale taken back."""
    taken = sum_of_memos(state.connection, case.id, "consignors", ("sale_reversed",))
    return max(0, taken)
