"""What becomes of an item after its case, and what that does to the books."""

import pytest

from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.disposition import (
    DispositionRefusedError,
    DispositionTold,
    UnknownDispositionError,
)
from app.services.cases import edit_case
from app.services.disposition import dispose_item, dispositions_of
from app.services.moves import hand_over
from app.services.undo import CannotUndoError, ChangedSinceError, undo_action
from app.services.verify import verify
from app.storage.projection import dump
from tests.counter import CONSIGNORS_PART, Counter

STOLEN = "OWN.STOLEN"
BACK = Handover("in_shop")


@pytest.fixture
def returned(counter: Counter) -> str:
    """Sold, brought back, refunded: the bag stands on hold and is the consignor's again."""
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    return number


@pytest.fixture
def lost(counter: Counter) -> str:
    """A coat that nobody finds; its consignor was compensated."""
    counter.consignor()
    counter.item("B-2", price=1_000_000)
    number = counter.open("B-2", category="STORE.LOST", resolution="COMPENSATE_CONSIGNOR")
    hand_over(counter.shop, number=number, handover=Handover("lost"), recorded_by="陈")
    counter.move(number, "not_found", "to_decision", "compensate", amount=700_000)
    return number


def dispose(counter: Counter, what: str, sku: str = "A-1", **told: object) -> Changes:
    return dispose_item(
        counter.shop,
        sku=sku,
        disposition=what,
        decided_by="陈",
        told=DispositionTold(**told),  # type: ignore[arg-type] # as the tests spell them
    )


def item(counter: Counter, sku: str = "A-1") -> tuple[str, str, int, str]:
    line = counter.shop.queries.items.card(sku).line
    return line.status, line.custody, line.price_minor, line.consignor_number


def refusals(counter: Counter, sku: str = "A-1") -> dict[str, tuple[str, ...]]:
    return {o.disposition: o.missing for o in dispositions_of(counter.shop, sku=sku)}


def is_sound(counter: Counter) -> None:
    assert verify(counter.shop, deep=True).faults == ()


def test_after_a_return_the_item_goes_back_on_sale(counter: Counter, returned: str) -> None:
    assert item(counter) == ("on_hold", "in_shop", 1_280_000, "1001")
    changes = dispose(counter, "restock")
    assert item(counter) == ("active", "in_shop", 1_280_000, "1001")
    assert ("case", counter.card(returned).line.id) in changes.subjects
    is_sound(counter)


def test_a_regraded_item_says_by_how_much_its_owner_may_expect_less(
    counter: Counter, returned: str
) -> None:
    assert counter.balances() == {}
    dispose(counter, "regrade", grade="95新", price_minor=1_000_000)
    card = counter.shop.queries.items.card("A-1")
    line = card.line
    assert (card.condition, line.price_minor, line.status) == ("95新", 1_000_000, "active")
    (told,) = [
        line.payload
        for line in counter.shop.queries.cases.timeline(counter.card(returned).line.id)
        if line.kind == "disposition_chosen"
    ]
    assert told["fall_minor"] == CONSIGNORS_PART - 700_000
    fall = CONSIGNORS_PART - 700_000
    assert counter.balances() == {"after_sales_loss": fall, "consignors": -fall}
    assert counter.card(returned).loss_minor == fall
    is_sound(counter)


@pytest.mark.usefixtures("returned")
@pytest.mark.parametrize("what", ["restock", "hold_as_evidence"])
def test_what_stays_in_the_shop_can_be_undone(counter: Counter, what: str) -> None:
    with counter.shop.store.database.reading() as connection:
        before = dump(connection)
    changes = dispose(
        counter, what, price_minor=900_000, grade="9新", note="等鉴定", place="保险柜"
    )
    counter.clock.step(ms=5)
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    with counter.shop.store.database.reading() as connection:
        after = dump(connection)
    assert {k: v for k, v in after.items() if k != "field_clock"} == {
        k: v for k, v in before.items() if k != "field_clock"
    }
    is_sound(counter)


@pytest.mark.usefixtures("returned")
def test_what_was_sold_since_stays_sold(counter: Counter) -> None:
    changes = dispose(counter, "restock")
    counter.sell("A-1")
    with pytest.raises(ChangedSinceError):
        undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert item(counter)[0] == "sold"
    is_sound(counter)


AWAY = {
    "return_to_owner": ("returned_to_owner", "with_consignor"),
    "repair_then_restock": ("on_hold", "with_third"),
    "donate": ("donated", "with_third"),
    "destroy": ("destroyed", "destroyed"),
}


@pytest.mark.parametrize("what", AWAY)
def test_what_leaves_the_shop_is_handed_over(counter: Counter, returned: str, what: str) -> None:
    changes = dispose(counter, what, note="店主决定", place="城南修鞋铺")
    assert item(counter)[:2] == AWAY[what]
    handovers = counter.shop.queries.items.card("A-1").handovers
    assert (handovers[0].source, handovers[0].target) == ("in_shop", AWAY[what][1])
    assert "custody_changed" in changes.kinds
    assert counter.card(returned).claim_stage == "CLOSED"
    with pytest.raises(CannotUndoError):
        undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    is_sound(counter)


def test_a_repaired_item_comes_back_and_goes_on_sale(counter: Counter, returned: str) -> None:
    dispose(counter, "repair_then_restock", place="城南")
    assert "item_here" in refusals(counter)["restock"]
    hand_over(counter.shop, number=returned, handover=BACK, recorded_by="陈")
    dispose(counter, "restock")
    assert item(counter)[:2] == ("active", "in_shop")


def test_the_shop_buys_the_item_for_what_it_is_worth(counter: Counter, returned: str) -> None:
    """Bought in at 8,960: Dr own stock / Cr consignor."""
    dispose(counter, "own", amount_minor=CONSIGNORS_PART)
    assert item(counter) == ("active", "in_shop", 1_280_000, "")
    assert counter.balances() == {"own_stock": CONSIGNORS_PART, "consignors": -CONSIGNORS_PART}
    assert counter.card(returned).loss_minor == 0
    is_sound(counter)


def test_what_is_paid_beyond_its_worth_is_a_loss_of_the_case(
    counter: Counter, returned: str
) -> None:
    """At 8,960 for a thing worth 7,000: Dr own stock 7,000, Dr loss 1,960 / Cr consignor 8,960."""
    dispose(counter, "own", amount_minor=CONSIGNORS_PART, worth_minor=700_000)
    assert counter.balances() == {
        "own_stock": 700_000,
        "after_sales_loss": 196_000,
        "consignors": -CONSIGNORS_PART,
    }
    card = counter.card(returned)
    assert (card.loss_minor, card.recovery_stage, card.line.is_open) == (196_000, "DECIDE", True)
    is_sound(counter)


@pytest.mark.usefixtures("returned")
def test_buying_is_corrected_not_undone(counter: Counter) -> None:
    changes = dispose(counter, "own", amount_minor=CONSIGNORS_PART)
    with pytest.raises(CannotUndoError):
        undo_action(counter.shop, action_id=changes.action, undone_by="陈")


@pytest.mark.usefixtures("returned")
def test_what_was_bought_is_sold_for_the_shop_alone(counter: Counter) -> None:
    dispose(counter, "own", amount_minor=CONSIGNORS_PART)
    counter.sell("A-1")
    assert counter.balances()["consignors"] == -CONSIGNORS_PART
    is_sound(counter)


def test_nothing_becomes_of_an_item_whose_sale_stands(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.open(handover=BACK)
    with pytest.raises(DispositionRefusedError) as refused:
        dispose(counter, "restock")
    assert "item_returned" in refused.value.missing


def test_what_was_refunded_and_came_back_after_all_is_the_shops(counter: Counter) -> None:
    """The refund was the loss; the salvage lessens it."""
    counter.sell_the_bag()
    number = counter.open(resolution="REFUND_ONLY")
    counter.refund(number)
    hand_over(counter.shop, number=number, handover=BACK, recorded_by="陈")
    assert refusals(counter)["restock"] == ("not_paid_for",)
    dispose(counter, "own", worth_minor=300_000)
    assert item(counter)[3] == ""
    assert counter.balances()["own_stock"] == 300_000
    assert counter.balances()["after_sales_loss"] == 1_280_000 - 300_000
    is_sound(counter)


@pytest.mark.usefixtures("returned")
def test_a_stolen_thing_stays_until_the_police_have_seen_it(counter: Counter) -> None:
    edit_case(counter.shop, number=counter.open(), edited_by="陈", category=STOLEN)
    refused = refusals(counter)
    assert [what for what, missing in refused.items() if not missing] == ["hold_as_evidence"]
    assert refused["return_to_owner"] == ("not_stolen",)
    dispose(counter, "hold_as_evidence", note="派出所立案", place="保险柜")
    assert item(counter)[0] == "on_hold"


def test_a_lost_thing_that_is_found_is_the_shops_or_hers_again(counter: Counter, lost: str) -> None:
    assert "item_here" in refusals(counter, "B-2")["own"]
    hand_over(counter.shop, number=lost, handover=BACK, recorded_by="陈")
    assert refusals(counter, "B-2")["restock"] == ("not_paid_for",)
    dispose(counter, "own", "B-2", worth_minor=700_000)
    assert item(counter, "B-2")[3] == ""
    assert counter.balances() == {"consignors": -700_000, "own_stock": 700_000}
    is_sound(counter)


def test_she_takes_what_was_found_and_gives_the_compensation_back(
    counter: Counter, lost: str
) -> None:
    hand_over(counter.shop, number=lost, handover=BACK, recorded_by="陈")
    dispose(counter, "return_to_owner", "B-2")
    assert item(counter, "B-2")[:2] == ("returned_to_owner", "with_consignor")
    assert counter.balances() == {}
    is_sound(counter)


@pytest.mark.usefixtures("returned")
def test_what_must_be_told_is_asked_for(counter: Counter) -> None:
    for what, missing in (
        ("regrade", "price"), ("own", "amount"), ("destroy", "note"), ("donate", "note"),
    ):  # fmt: skip
        with pytest.raises(DispositionRefusedError) as refused:
            dispose(counter, what)
        assert refused.value.missing == (missing,)
    with pytest.raises(UnknownDispositionError):
        dispose(counter, "lend")


@pytest.mark.usefixtures("returned")
def test_what_is_gone_is_gone(counter: Counter) -> None:
    dispose(counter, "return_to_owner")
    assert all("not_gone" in missing for missing in refusals(counter).values())
