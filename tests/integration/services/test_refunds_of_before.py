"""Refunds from before they had numbers and states: they replay as money that was paid at once."""

from app.domain.entries import Fact, Json
from app.domain.ledger import Posting, as_json
from app.services.verify import verify
from tests.counter import Counter


def test_an_old_entry_is_a_refund_that_is_done(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    with counter.shop.store.action("陈") as action:
        case = action.state.case(number)
        buyer, sale, item = case.buyer or "", case.sale or "", case.item or ""
        lines = [
            Posting(
                "after_sales_loss", 500, "CNY", "refund_without_goods", "", case.id, sale, item
            ),
            Posting("buyers_payable", -500, "CNY", "refund_due", buyer, case.id, sale, item),
            Posting("buyers_payable", 500, "CNY", "refund_paid", buyer, case.id, sale, item),
            Posting("channel.wechat", -500, "CNY", "refund_paid", "", case.id, sale, item),
        ]
        payload: dict[str, Json] = {
            "amount_minor": 500,
            "loss_minor": 500,
            "currency": "CNY",
            "tender": "wechat",
            "paid_with": "wechat",
            "meaning": "allowance",
            "item": item,
            "item_status": "",
            "postings": as_json(lines, action.today),
        }
        action.record(Fact("refund_recorded", "case", case.id, payload))
    (refund,) = counter.shop.queries.refunds.page()
    assert (refund.number, refund.state, refund.buyer_name) == ("", "done", "王先生")
    assert (refund.sale_number, refund.amount_minor, refund.is_open) == ("S1", 500, False)
    assert counter.card(number).refund_state == "done"
    with counter.shop.store.state() as state:
        sold = state.sold_item(state.case(number))
    assert sold is not None
    assert sold.paid_left_minor == 1_280_000 - 500
    assert verify(counter.shop, deep=True).faults == ()
