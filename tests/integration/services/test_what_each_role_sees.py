"""What is not for somebody's eyes is left out where it is read, whatever asks for it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from app.domain.people import UnknownPersonError
from app.domain.permissions import UnknownActorError
from app.domain.rows import CaseCard, QueueFilter
from app.domain.sight import EVERYTHING, HIDDEN, HiddenFromRoleError
from app.services.goods import add_consignor
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split
from app.services.reading import Queries
from app.services.settings import edit_settings
from app.services.shop import Shop
from tests.counter import OWNER, Counter
from tests.staff import NAMES, hire

NAME, NUMBER, PHONE = "李慧敏", "1077", "138 0000 1234"
LOSS, COST = 4_321_00, 765_43


@dataclass(frozen=True, slots=True)
class Told:
    """A shop in which everything that could be hidden is there, and one of its cases."""

    shop: Shop
    number: str

    def seen_by(self, role: str) -> Queries:
        return self.shop.seen_by(NAMES[role]).queries


@pytest.fixture
def told(counter: Counter) -> Told:
    """A refund that was shared and settled, with a cost."""
    counter.consignor(NUMBER, NAME)
    counter.item("A-1", price=LOSS, consignor=NUMBER)
    counter.sell("A-1")
    number = counter.open(resolution="REFUND_ONLY")
    counter.refund(number)
    record_cost(
        counter.shop, number=number, what="检测", amount_minor=COST, tender="cash", paid_by="陈"
    )
    counter.split(number, shop=3000, consignor=7000)
    settle_case(counter.shop, number=number, mode="CLAWBACK", actor=OWNER)
    hire(counter.shop)
    return Told(counter.shop, number)


def everything(told: Told, queries: Queries) -> str:
    """Whatever the lists, cards, timelines and searches give, as one text."""
    card = queries.cases.card(told.number)
    found: list[Any] = [
        card,
        queries.cases.timeline(card.line.id),
        queries.cases.page(QueueFilter(only_open=False), offset=0, limit=50),
        queries.items.page(limit=50, offset=0),
        queries.items.after(None, limit=50),
        queries.items.card("A-1"),
        queries.items.history(queries.items.card("A-1").line.id),
        queries.people.page(consignors=False, limit=50),
        queries.people.after(None, consignors=False, limit=50),
        queries.sales.after(None, limit=50),
        queries.sales.lines(queries.sales.one("S1").id),
        *(queries.search.typed(words) for words in (NAME, NUMBER, "1234", "A-1", told.number)),
        *(queries.search.ranked(words) for words in (NAME, "拉链")),
        queries.search.scanned(NUMBER),
        queries.similar.of_case(told.number),
        queries.similar.of_numbers([told.number]),
    ]
    return json.dumps([plain(thing) for thing in found], ensure_ascii=False, default=str)


def plain(thing: Any) -> Any:
    if isinstance(thing, list | tuple):
        return [plain(part) for part in thing]
    return asdict(thing) if hasattr(thing, "__dataclass_fields__") else thing


def numbers_in(text: str) -> Iterator[int]:
    def walk(value: Any) -> Iterator[int]:
        if isinstance(value, dict):
            for inner in value.values():
                yield from walk(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner)
        elif isinstance(value, int):
            yield value

    return walk(json.loads(text))


CONSIGNORS_PART = LOSS * 7 // 10
SHARE_OF_ALL = [LOSS + COST, CONSIGNORS_PART, LOSS - CONSIGNORS_PART]


@pytest.mark.parametrize("role", ["owner", "handler", "accountant"])
def test_the_office_sees_everything(told: Told, role: str) -> None:
    queries = told.seen_by(role)
    assert queries.users.sight() == EVERYTHING
    assert everything(told, queries) == everything(told, told.shop.queries)
    assert queries.ledger.trial_balance()


def test_a_clerk_sees_who_brought_it_and_no_figures_of_it(told: Told) -> None:
    text = everything(told, told.seen_by("clerk"))
    assert NAME in text
    assert [n for n in SHARE_OF_ALL if n in set(numbers_in(text))] == []
    assert 7000 not in set(numbers_in(text))
    assert "postings" not in text


def test_the_shop_may_show_a_clerk_the_figures(told: Told) -> None:
    edit_settings(told.shop, values={"clerks_see_shares": "yes"}, edited_by="陈")
    assert told.seen_by("clerk").users.sight() == EVERYTHING
    assert everything(told, told.seen_by("clerk")) == everything(told, told.shop.queries)


def test_the_shop_may_keep_who_brought_it_from_a_clerk(told: Told) -> None:
    """Not by list, card, timeline, search, scan or number: nowhere."""
    person = told.shop.queries.people.line(NUMBER)
    edit_settings(told.shop, values={"clerks_see_consignors": "no"}, edited_by="陈")
    queries = told.seen_by("clerk")
    text = everything(told, queries)
    assert [word for word in (NAME, NUMBER, PHONE, person.id) if word in text] == []
    assert queries.items.card("A-1").line.consignor_number == HIDDEN
    assert queries.people.count() == 0
    for ask in (queries.people.line, queries.people.card):
        with pytest.raises(UnknownPersonError):
            ask(NUMBER)


def test_looking_for_a_hidden_name_does_not_say_which_case_is_hers(told: Told) -> None:
    edit_settings(told.shop, values={"clerks_see_consignors": "no"}, edited_by="陈")
    queries = told.seen_by("clerk")
    for words in (NAME, "慧敏", "李慧"):
        assert queries.search.typed(words) == []
        which = QueueFilter(only_open=False, words=words)
        assert queries.cases.page(which, offset=0, limit=5) == []
        assert queries.cases.count(which) == 0
    assert [hit.key for hit in queries.search.typed("拉链")] == [told.number]


def test_an_appraiser_sees_the_thing_and_nobody_behind_it(told: Told) -> None:
    queries = told.seen_by("appraiser")
    text = everything(told, queries)
    assert [word for word in (NAME, NUMBER, PHONE, "139 1111 2222") if word in text] == []
    card = queries.cases.card(told.number)
    assert card.item is not None
    assert (card.item.line.title, card.complaint) == ("LV Speedy 30", "拉链坏了，五金掉色")


def test_the_books_are_refused_as_a_whole(told: Told) -> None:
    queries = told.seen_by("clerk")
    for ask in (queries.ledger.trial_balance, queries.ledger.postings):
        with pytest.raises(HiddenFromRoleError) as refusal:
            ask()
        assert refusal.value.params == {"hidden": "balances", "role": "clerk"}
    with pytest.raises(HiddenFromRoleError):
        propose_split(told.shop.seen_by(NAMES["clerk"]), number=told.number)


def test_a_person_without_her_account(told: Told) -> None:
    card = told.seen_by("clerk").people.card(NUMBER)
    assert (card.line.balance_minor, card.split_bp) == (None, None)
    assert (card.movements, card.statements) == ((), ())
    assert card.item_count == 1


def test_money_entries_are_left_out_of_a_clerks_timeline(told: Told) -> None:
    def kinds(queries: Queries, card: CaseCard) -> set[str]:
        return {line.kind for line in queries.cases.timeline(card.line.id)}

    card = told.shop.queries.cases.card(told.number)
    gone = kinds(told.shop.queries, card) - kinds(told.seen_by("clerk"), card)
    assert gone == {"cost_recorded", "split_decided", "case_settled", "recovery_planned"}


def test_a_stranger_sees_nothing_of_anybody(told: Told) -> None:
    queries = told.shop.seen_by("root").queries
    for ask in (
        lambda: queries.cases.card(told.number),
        lambda: queries.items.page(limit=5),
        lambda: queries.people.page(limit=5),
    ):
        with pytest.raises(UnknownActorError):
            ask()


def test_where_nobody_signs_in_everybody_sees_everything(counter: Counter) -> None:
    counter.sell_the_bag()
    add_consignor(counter.shop, number="", name="乙", added_by="陈")
    seen = counter.shop.seen_by("whoever").queries
    assert seen.people.page(limit=9) == counter.shop.queries.people.page(limit=9)
    assert seen.items.card("A-1") == counter.shop.queries.items.card("A-1")
