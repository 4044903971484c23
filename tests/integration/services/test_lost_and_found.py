"""Lost in the shop, paid for by the contract, and found again: hers, or the shop's own stock."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.compensation import MarketValueNeededError
from app.domain.contracts import ContractTerms
from app.domain.custody import Handover
from app.domain.disposition import DispositionTold
from app.services.contracts import agree_contract
from app.services.disposition import dispose_item
from app.services.money.payouts import pay_out
from app.services.money.settling import settle_case
from app.services.moves import hand_over
from app.services.verify import rebuild_tables
from app.storage.projection import dump
from tests.counter import CONSIGNORS_PART, OWNER, Counter


def agree(counter: Counter, terms: ContractTerms) -> None:
    agree_contract(
        counter.shop, consignor="1001", terms=terms, valid_from=date(2026, 1, 1), agreed_by="陈"
    )


def lose(counter: Counter, *, amount: int | None = None) -> str:
    """Nobody finds the bag; its consignor is paid for it, and the shop bears it alone."""
    number = counter.open(category="STORE.LOST", resolution="COMPENSATE_CONSIGNOR")
    hand_over(counter.shop, number=number, handover=Handover("lost"), recorded_by="陈")
    counter.move(number, "not_found", "to_decision", "compensate", amount=amount)
    return number


def find(counter: Counter, number: str) -> None:
    hand_over(counter.shop, number=number, handover=Handover("in_shop"), recorded_by="陈")


def become(counter: Counter, what: str, worth: int | None = None) -> None:
    told = DispositionTold(worth_minor=worth)
    dispose_item(counter.shop, sku="A-1", disposition=what, decided_by="陈", told=told)


def settle_on_the_shop(counter: Counter, number: str) -> None:
    counter.split(number, shop=10_000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)


@pytest.fixture
def bag(counter: Counter) -> Counter:
    counter.consignor()
    counter.item()
    return counter


def test_her_part_of_the_tag_is_what_the_shop_owes(bag: Counter) -> None:
    """Dr loss 8,960 / Cr consignor 8,960."""
    lose(bag)
    expected = {"after_sales_loss": CONSIGNORS_PART, "consignors": -CONSIGNORS_PART}
    assert expected == bag.balances()


def test_the_contracts_cap_holds_unless_somebody_tells_otherwise(bag: Counter) -> None:
    agree(bag, ContractTerms(damage_cap_minor=300_000))
    lose(bag)
    assert -300_000 == bag.balances()["consignors"]


def test_the_market_value_has_to_be_told(bag: Counter) -> None:
    agree(bag, replace(ContractTerms(), loss_basis="market_value"))
    with pytest.raises(MarketValueNeededError):
        lose(bag)
    bag.move("A-000001", "compensate", amount=750_000)
    assert -750_000 == bag.balances()["consignors"]


def test_she_takes_it_back_before_anything_was_paid_out(bag: Counter) -> None:
    number = lose(bag)
    settle_on_the_shop(bag, number)
    find(bag, number)
    become(bag, "return_to_owner")

    card = bag.card(number)
    assert {} == bag.balances()
    assert (0, 0, "CLOSED") == (card.loss_minor, card.settled_minor, card.recovery_stage)


def test_what_was_paid_out_meanwhile_stands_as_her_debt(bag: Counter) -> None:
    number = lose(bag)
    settle_on_the_shop(bag, number)
    pay_out(bag.shop, consignor="1001", amount_minor=CONSIGNORS_PART, tender="bank", paid_by="陈")
    find(bag, number)
    become(bag, "return_to_owner")

    assert {"consignors": CONSIGNORS_PART, "channel.bank": -CONSIGNORS_PART} == bag.balances()
    assert -CONSIGNORS_PART == bag.shop.queries.people.line("1001").balance_minor


def test_where_others_bore_a_part_it_is_given_back_to_them(bag: Counter) -> None:
    """A watchman's firm bore half; the bag is found, so nobody lost anything."""
    number = lose(bag)
    bag.split(number, shop=5_000, third=5_000)
    settle_case(bag.shop, number=number, mode="", actor=OWNER)
    find(bag, number)
    become(bag, "return_to_owner")

    assert "DECIDE" == bag.card(number).recovery_stage
    settle_case(bag.shop, number=number, mode="", actor=OWNER)
    assert {} == bag.balances()


def test_it_becomes_own_stock_at_what_was_paid_for_it_or_at_its_value(bag: Counter) -> None:
    number = lose(bag)
    settle_on_the_shop(bag, number)
    find(bag, number)
    become(bag, "own", worth=700_000)

    assert {
        "own_stock": 700_000,
        "after_sales_loss": CONSIGNORS_PART - 700_000,
        "consignors": -CONSIGNORS_PART,
    } == bag.balances()
    assert "" == bag.shop.queries.items.card("A-1").line.consignor_number


def test_without_a_value_told_it_is_worth_what_was_paid_for_it(bag: Counter) -> None:
    number = lose(bag)
    find(bag, number)
    become(bag, "own")
    expected = {"own_stock": CONSIGNORS_PART, "consignors": -CONSIGNORS_PART}
    assert expected == bag.balances()


def test_a_replay_gives_the_same_tables(bag: Counter) -> None:
    number = lose(bag)
    settle_on_the_shop(bag, number)
    find(bag, number)
    become(bag, "return_to_owner")
    database = bag.shop.store.database
    with database.reading() as connection:
        before = dump(connection)
    rebuild_tables(bag.shop)
    with database.reading() as connection:
        assert before == dump(connection)
