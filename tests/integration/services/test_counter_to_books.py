"""The shop's main job, from the counter to the books: one story, every table looked at."""

import sqlite3

import pytest

from app.domain.cases import Share
from app.domain.custody import Handover
from app.domain.moves import Actor
from app.domain.rows import QueueFilter
from app.services.goods import record_sale
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split
from app.services.moves import check_identity, move_case, offered_moves
from app.services.opening import open_case
from app.services.shop import Shop
from app.services.verify import rebuild_tables, verify
from app.services.visitors import Claimant
from tests.counter import HOUR_MS, MONDAY_10_IN_SHANGHAI_MS, OWNER, Counter


def rows(shop: Shop, sql: str) -> list[sqlite3.Row | tuple[object, ...]]:
    with shop.store.database.reading() as connection:
        return connection.execute(sql).fetchall()


def test_from_the_counter_to_the_books(counter: Counter) -> None:
    """The zip broke: the bag comes back, the money goes back, the appraiser's fee is shared."""
    shop = counter.shop
    counter.sell_the_bag()
    assert counter.balances() == {
        "channel.wechat": 1_280_000,
        "consignors": -896_000,
        "commission": -384_000,
    }

    opened = open_case(
        shop,
        complaint="  拉链坏了，五金掉色  ",
        opened_by="小周",
        sku="A-1",
        category="func.hard",
        claimant=Claimant("buyer", "王先生", "139 1111 2222"),
    )
    assert opened.number == "A-000001"
    assert opened.changes.kinds == {"case_opened", "rules_applied"}
    assert opened.changes.touches("case")
    card = counter.card("a-1")
    assert (card.complaint, card.line.title) == ("拉链坏了，五金掉色", "LV Speedy 30")
    assert (card.line.category, card.line.resolution) == ("FUNC.HARD", "RETURN_REFUND")
    assert (card.line.stage, card.line.turn) == ("NEW", "shop")
    assert card.line.due == MONDAY_10_IN_SHANGHAI_MS + 2 * HOUR_MS
    assert card.line.at_stake_minor == 1_280_000
    assert card.consignor is not None
    assert card.consignor.name == "李女士"
    assert card.buyer is not None
    assert card.buyer.name == "王先生"  # the sale knew him: nobody is asked twice
    assert rows(shop, "SELECT COUNT(*) FROM person") == [(2,)]

    number = opened.number
    counter.clock.step(hours=1)
    counter.move(number, "review", "to_decision", "accept_return")
    assert (counter.card(number).line.stage, counter.card(number).line.turn) == ("BACK", "buyer")
    counter.clock.step(days=2)
    counter.move(number, "goods_received")
    assert rows(shop, "SELECT custody FROM item") == [("in_shop",)]
    assert rows(shop, "SELECT source, target FROM custody") == [("with_buyer", "in_shop")]
    check_identity(shop, number=number, answer="ours", checked_by="小周")
    record_cost(
        shop, number=number, what="鉴定费", amount_minor=38_600, tender="bank", paid_by="陈"
    )
    counter.move(number, "inspection_passed", "refund_done")
    card = counter.card(number)
    assert card.claim_path == (
        "NEW", "TRIAGE", "DECIDE", "BACK", "INSPECT", "REFUND", "CLOSED",
    )  # fmt: skip
    assert (card.refunded_minor, card.cost_minor, card.loss_minor) == (1_280_000, 38_600, 38_600)
    assert card.line.is_open
    assert rows(shop, "SELECT status FROM item") == [("on_hold",)]
    counter.confirm_refunds(number)

    proposed = propose_split(shop, number=number)
    assert (proposed.shares, proposed.reason) == ((Share("shop", 10_000),), "no_baseline")
    counter.split(number, shop=3000, consignor=7000)
    settle_case(shop, number=number, mode="", actor=OWNER)

    card = counter.card(number)
    assert not card.line.is_open
    assert (card.settled_minor, card.mode) == (38_600, "CLAWBACK")  # nothing unpaid to net
    assert [(s.party, s.bp) for s in card.shares] == [("shop", 3000), ("consignor", 7000)]
    assert counter.balances() == {
        "consignors": 27_020,
        "after_sales_loss": 11_580,
        "channel.bank": -38_600,
    }
    assert shop.queries.people.line("1001").balance_minor == -27_020
    assert rows(shop, "SELECT DISTINCT booked_on FROM posting ORDER BY 1") == [
        ("2026-03-02",),
        ("2026-03-04",),
    ]
    assert shop.queries.cases.count(QueueFilter()) == 0
    assert shop.queries.cases.count(QueueFilter(only_open=False)) == 1
    assert verify(shop, deep=True).is_sound


def test_the_tables_can_be_dropped_and_come_back_the_same(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.return_and_refund(counter.open())
    before = counter.card("A-000001")
    entries = rows(counter.shop, "SELECT COUNT(*) FROM journal")[0][0]
    assert rebuild_tables(counter.shop) == entries
    assert counter.card("A-000001") == before


def test_a_case_about_something_never_sold_here(counter: Counter) -> None:
    opened = open_case(counter.shop, complaint="包带断了\n想修", opened_by="小周")
    card = counter.card(opened.number)
    assert (card.line.title, card.item, card.sale, card.buyer) == ("包带断了", None, None, None)
    assert (card.line.category, card.line.resolution) == ("OTHER.UNK", "NOTE_ONLY")


def test_a_case_about_a_receipt_finds_its_only_item(counter: Counter) -> None:
    counter.sell_the_bag()
    card = counter.card(counter.open("", sale="S1"))
    assert card.item is not None
    assert card.item.line.sku == "A-1"
    assert card.line.at_stake_minor == 1_280_000


def test_the_thing_can_be_handed_over_when_the_case_is_opened(counter: Counter) -> None:
    counter.sell_the_bag()
    told = Handover("in_shop", "B-12", "拉链头脱落", ("box", "card"))
    number = counter.open(handover=told)
    item = counter.card(number).item
    assert item is not None
    assert (item.line.custody, item.place) == ("in_shop", "B-12")
    assert item.handovers[0].accessories == ("box", "card")


def test_what_was_received_at_intake_is_not_received_again(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open(handover=Handover("in_shop", "B-12"))
    counter.move(number, "review", "to_decision", "accept_return", "goods_received")
    item = counter.card(number).item
    assert item is not None
    assert (len(item.handovers), item.place) == (1, "B-12")


def test_a_refund_to_a_walk_in_gets_an_account(counter: Counter) -> None:
    """Nobody asked her for her name; the money still has somebody to go to."""
    counter.consignor()
    counter.item()
    record_sale(counter.shop, number="S9", skus=["A-1"], tender="cash", sold_by="陈")
    number = counter.open()
    assert counter.card(number).buyer is None
    counter.return_and_refund(number)
    buyer = counter.card(number).buyer
    assert buyer is not None
    assert buyer.name == number
    assert "" == counter.card(number).buyer_name  # no screen or paper calls her that
    assert counter.balances() == {}


def test_a_settled_case_can_be_settled_by_its_moves_as_well(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open(resolution="PARTIAL")
    counter.refund(number, 100_000)
    counter.split(number, shop=7000, consignor=3000)
    move_case(counter.shop, number=number, move="split_agreed", actor=OWNER)
    move_case(counter.shop, number=number, move="settled", actor=OWNER)
    assert not counter.card(number).line.is_open
    assert counter.card(number).mode == "REVERSE"  # her unpaid 8,960 cover it
    assert counter.balances() == {
        "channel.wechat": 1_180_000,
        "commission": -384_000,
        "consignors": -866_000,
        "after_sales_loss": 70_000,
    }


@pytest.mark.parametrize(
    "resolution", ["RETURN_REFUND", "REFUND_ONLY", "PARTIAL", "NOTE_ONLY", "REJECT"]
)
def test_every_resolution_ends(counter: Counter, resolution: str) -> None:
    """Making the first allowed move again and again closes the case on both tracks."""
    counter.sell_the_bag()
    number = counter.open(resolution=resolution)
    counter.is_ours(number)
    for _ in range(12):
        card = counter.card(number)
        if not card.line.is_open:
            break
        if card.loss_minor and not card.shares:
            counter.split(number, shop=10_000)
        offers = offered_moves(counter.shop, number=number, actor=Actor("陈"))
        first = next(o for o in offers if o.is_allowed and not o.move.code.startswith("ask"))
        amount = 5_000 if resolution == "PARTIAL" else None
        counter.move(number, first.move.code, amount=amount)
    assert not counter.card(number).line.is_open
    assert verify(counter.shop, deep=True).is_sound
