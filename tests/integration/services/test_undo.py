"""Undo takes a whole action back, or names the correction that fits instead."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.ids import ActionId
from app.services.cases import add_note, edit_case
from app.services.goods import add_consignor, add_item, record_sale
from app.services.money.costs import record_cost
from app.services.money.payouts import pay_out
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split, split_liability
from app.services.moves import MoveTold, check_identity, hand_over, move_case
from app.services.opening import open_case
from app.services.photos import add_photos, keep_photo, record_baseline
from app.services.resolution import choose_resolution
from app.services.settings import edit_branch, edit_settings
from app.services.shop import Shop
from app.services.undo import CannotUndoError, ChangedSinceError, NothingToUndoError, undo_action
from app.services.verify import verify
from app.services.visitors import Claimant
from app.storage.projection import dump
from tests.counter import OWNER, TO_THE_REFUND, Counter

Tables = dict[str, list[tuple[object, ...]]]


def picture(shade: int = 6) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (24, 16), (shade * 40 % 256, 60, 30)).save(target, "PNG")
    return target.getvalue()


def tables(shop: Shop) -> Tables:
    with shop.store.database.reading() as connection:
        return dump(connection)


def undo(shop: Shop, changes: Changes) -> Changes:
    return undo_action(shop, action_id=changes.action, undone_by="陈")


@pytest.fixture
def case(counter: Counter) -> str:
    counter.sell_the_bag()
    return counter.open()


Act = Callable[[Counter, str], Changes]


def moved(counter: Counter, number: str, move: str) -> Changes:
    return move_case(counter.shop, number=number, move=move, actor=OWNER, told=MoveTold("如上"))


# every kind of action that can be taken back without a trace in the tables
UNDOABLE: dict[str, Act] = {
    "a note": lambda c, n: add_note(c.shop, number=n, text="客人来电", written_by="陈"),
    "photos": lambda c, n: add_photos(
        c.shop, number=n, pictures=[picture(1), picture(2)], added_by="陈"
    ),
    "a move": lambda c, n: moved(c, n, "review"),
    "a detour": lambda c, n: moved(c, n, "ask_consignor"),
    "a move that closes both tracks": lambda c, n: moved(c, n, "cancel"),
    "an edited complaint": lambda c, n: edit_case(
        c.shop, number=n, edited_by="陈", complaint="肩带断了", category="COND.WEAR", arose="in_use"
    ),
    "a chosen resolution": lambda c, n: choose_resolution(
        c.shop, number=n, resolution="PARTIAL", chosen_by="陈"
    ),
    "a split": lambda c, n: split_liability(
        c.shop, number=n, shares_bp={"shop": 10_000}, reason="", decided_by="陈"
    ),
    "an answer": lambda c, n: check_identity(c.shop, number=n, answer="not_ours", checked_by="陈"),
    "a new case": lambda c, _n: open_case(
        c.shop,
        complaint="表带断了",
        opened_by="陈",
        claimant=Claimant("buyer", "新客", "137"),
        photos=[keep_photo(c.shop, picture(3))],
    ).changes,
    "a consignor": lambda c, _n: add_consignor(c.shop, number="7", name="张", added_by="陈"),
    "an item": lambda c, _n: add_item(
        c.shop, sku="Z-1", title="表", price_minor=1, consignor="1001", added_by="陈"
    ),
    "a baseline": lambda c, _n: record_baseline(
        c.shop, sku="A-1", pictures=[picture(4)], condition="98新", serial="SD1",
        accessories=["box"], recorded_by="陈",
    ),
    "a new branch": lambda c, _n: edit_branch(
        c.shop, code="COND.SMELL", zh="异味", en="Smell", retired=False, edited_by="陈"
    ),
    "a renamed branch": lambda c, _n: edit_branch(
        c.shop, code="COND.WEAR", zh="磨", en="Worn", retired=True, edited_by="陈"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", UNDOABLE)
def test_undo_leaves_the_tables_as_they_were(counter: Counter, case: str, what: str) -> None:
    shop = counter.shop
    before = tables(shop)
    changes = UNDOABLE[what](counter, case)
    counter.clock.step(ms=5)
    undone = undo(shop, changes)
    assert undone.kinds == {"action_undone"}
    assert undone.subjects == changes.subjects
    assert without_clocks(tables(shop)) == without_clocks(before)
    assert verify(shop, deep=True).faults == ()


def without_clocks(shown: Tables) -> Tables:
    """Clocks of edits are kept even if the edit is taken back: they decide between devices."""
    return {name: rows for name, rows in shown.items() if name != "field_clock"}


def test_a_setting_returns_to_what_it_was(shop: Shop) -> None:
    changes = edit_settings(
        shop, values={"name": "新名", "currency": "usd", "closed_weekdays": "6"}, edited_by="陈"
    )
    assert shop.queries.settings().currency == "USD"
    undo(shop, changes)
    settings = shop.queries.settings()
    assert (settings.name, settings.currency, settings.closed_weekdays) == ("旧梦寄卖", "CNY", "")
    assert verify(shop, deep=True).is_sound


def test_an_undone_case_is_found_by_nobody_and_its_number_never_comes_back(
    counter: Counter, case: str
) -> None:
    opened = open_case(counter.shop, complaint="表带断了", opened_by="陈")
    assert opened.number == "A-000002"
    undo(counter.shop, opened.changes)
    assert counter.shop.queries.search.typed("表带") == []
    assert [hit.key for hit in counter.shop.queries.search.typed("A-2") if hit.exact] == []
    assert counter.open() == "A-000003"
    assert counter.card(case).line.number == "A-000001"


def test_the_timeline_shows_what_was_taken_back_and_that_it_was(
    counter: Counter, case: str
) -> None:
    undo(counter.shop, moved(counter, case, "review"))
    card = counter.card(case)
    timeline = counter.shop.queries.cases.timeline(card.line.id)
    assert [(line.kind, line.undone) for line in timeline] == [
        ("case_opened", False),
        ("rules_applied", False),
        ("stage_moved", True),
        ("action_undone", False),
    ]
    assert card.claim_path == ("NEW",)


def test_the_case_goes_on_after_an_undo(counter: Counter, case: str) -> None:
    undo(counter.shop, moved(counter, case, "review"))
    counter.return_and_refund(case)
    assert counter.card(case).refunded_minor == 1_280_000


def cost(counter: Counter, number: str) -> Changes:
    return record_cost(
        counter.shop, number=number, what="运费", amount_minor=500, tender="cash", paid_by="陈"
    )


def refund(counter: Counter, number: str) -> Changes:
    choose_resolution(counter.shop, number=number, resolution="REFUND_ONLY", chosen_by="陈")
    counter.is_ours(number)
    counter.move(number, *TO_THE_REFUND)
    return moved(counter, number, "refund_done")


def settle(counter: Counter, number: str) -> Changes:
    refund(counter, number)
    counter.split(number, shop=10_000)
    return settle_case(counter.shop, number=number, mode="", actor=OWNER)


def sale(counter: Counter, _number: str) -> Changes:
    counter.item("B-2")
    return record_sale(counter.shop, number="S2", skus=["B-2"], tender="cash", sold_by="陈")


def payout(counter: Counter, _number: str) -> Changes:
    return pay_out(
        counter.shop, consignor="1001", amount_minor=100, tender="bank", paid_by="陈", reason="急用"
    )


def handover(counter: Counter, number: str) -> Changes:
    return hand_over(counter.shop, number=number, handover=Handover("in_shop"), recorded_by="陈")


@pytest.mark.parametrize(
    ("act", "correction"),
    [
        (cost, "reverse_posting"),
        (refund, "reverse_posting"),
        (settle, "reverse_posting"),
        (sale, "reverse_posting"),
        (payout, "reverse_payout"),
        (handover, "hand_back"),
    ],
)
def test_money_and_goods_that_moved_name_their_correction(
    counter: Counter, case: str, act: Act, correction: str
) -> None:
    changes = act(counter, case)
    before = tables(counter.shop)
    with pytest.raises(CannotUndoError) as refusal:
        undo(counter.shop, changes)
    assert refusal.value.params == {"correction": correction}
    assert tables(counter.shop) == before


def test_what_changed_since_is_not_taken_back(counter: Counter, case: str) -> None:
    review = moved(counter, case, "review")
    moved(counter, case, "to_decision")
    with pytest.raises(ChangedSinceError) as refusal:
        undo(counter.shop, review)
    assert refusal.value.params == {"kind": "stage_moved"}


def test_nothing_is_taken_back_twice(counter: Counter, case: str) -> None:
    note = add_note(counter.shop, number=case, text="x", written_by="陈")
    undone = undo(counter.shop, note)
    with pytest.raises(NothingToUndoError):
        undo(counter.shop, note)
    with pytest.raises(CannotUndoError):
        undo(counter.shop, undone)
    with pytest.raises(NothingToUndoError):
        undo_action(counter.shop, action_id=ActionId(bytes(16)), undone_by="陈")


def test_founding_a_shop_is_never_taken_back(shop: Shop) -> None:
    with shop.store.database.reading() as connection:
        (action,) = connection.execute("SELECT action FROM journal LIMIT 1").fetchone()
    with pytest.raises(CannotUndoError) as refusal:
        undo_action(shop, action_id=ActionId(action), undone_by="陈")
    assert refusal.value.params == {"correction": "never"}


class TestWhatOthersNameStays:
    """An undo never pulls a person or a thing from under somebody else's record."""

    def test_a_consignor_with_items(self, shop: Shop) -> None:
        added = add_consignor(shop, number="1", name="李", added_by="陈")
        add_item(shop, sku="A", title="包", price_minor=1, consignor="1", added_by="陈")
        with pytest.raises(ChangedSinceError) as refusal:
            undo(shop, added)
        assert refusal.value.params == {"kind": "item_edited"}

    def test_an_item_with_a_case(self, shop: Shop) -> None:
        added = add_item(shop, sku="A", title="包", price_minor=1, consignor="", added_by="陈")
        open_case(shop, complaint="坏了", opened_by="陈", sku="A")
        with pytest.raises(ChangedSinceError) as refusal:
            undo(shop, added)
        assert refusal.value.params == {"kind": "case_opened"}

    def test_an_item_that_was_sold(self, shop: Shop) -> None:
        added = add_item(shop, sku="A", title="包", price_minor=1, consignor="", added_by="陈")
        record_sale(shop, number="S1", skus=["A"], tender="cash", sold_by="陈")
        with pytest.raises(ChangedSinceError):
            undo(shop, added)

    def test_a_branch_that_a_case_carries(self, shop: Shop) -> None:
        made = edit_branch(shop, code="COND.X", zh="异味", en="", retired=False, edited_by="陈")
        open_case(shop, complaint="有味", opened_by="陈", category="COND.X")
        with pytest.raises(ChangedSinceError):
            undo(shop, made)

    def test_a_photo_of_a_thing_that_was_sold_can_still_go(self, shop: Shop) -> None:
        add_item(shop, sku="A", title="包", price_minor=1, consignor="", added_by="陈")
        made = record_baseline(
            shop,
            sku="A",
            pictures=[picture()],
            condition="",
            serial="",
            accessories=(),
            recorded_by="陈",
        )
        record_sale(shop, number="S1", skus=["A"], tender="cash", sold_by="陈")
        undo(shop, made)
        assert shop.queries.items.card("A").photos == ()


def test_one_of_two_baselines_still_stands(counter: Counter, case: str) -> None:
    def recorded(moment: str) -> Changes:
        return record_baseline(
            counter.shop,
            sku="A-1",
            pictures=[],
            condition="98新",
            serial="",
            accessories=(),
            recorded_by="陈",
            moment=moment,
        )

    recorded("intake")
    assert propose_split(counter.shop, number=case).reason == "default_share"
    second = recorded("sale")
    undo(counter.shop, second)
    assert propose_split(counter.shop, number=case).reason == "default_share"
    assert verify(counter.shop, deep=True).is_sound


def test_a_photo_that_was_taken_back_is_an_orphan_and_no_fault(counter: Counter, case: str) -> None:
    changes = add_photos(counter.shop, number=case, pictures=[picture()], added_by="陈")
    assert verify(counter.shop, deep=True).notices == ()
    undo(counter.shop, changes)
    result = verify(counter.shop, deep=True)
    assert result.faults == ()
    assert [notice.code for notice in result.notices] == ["orphan_photo"]
