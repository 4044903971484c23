"""A sale keeps the terms it was made under, whatever is agreed later."""

from datetime import date

from app.domain.contracts import NO_CONTRACT, STANDARD, CommissionTier, ContractTerms
from app.services.contracts import agree_contract
from app.storage.contracts_state import contract_on, terms_of_case
from app.storage.projection import dump, rebuild
from tests.counter import OWNER, Counter


def agree(counter: Counter, terms: ContractTerms, *, consignor: str = "1001") -> None:
    agree_contract(
        counter.shop, consignor=consignor, terms=terms, valid_from=None, agreed_by=OWNER.name
    )


def test_a_new_shop_has_a_standard_contract_of_its_own(counter: Counter) -> None:
    (standard,) = counter.shop.queries.contracts.versions(STANDARD)
    assert (1, 18, "reverse") == (
        standard.version,
        standard.terms.payout_hold_days,
        standard.terms.lost_commission,
    )


def test_a_sale_keeps_the_version_it_was_made_under(counter: Counter) -> None:
    counter.consignor()
    counter.item("A-1")
    counter.item("A-2")
    agree(counter, ContractTerms(payout_hold_days=30, tiers=(CommissionTier(0, 8000),)))
    first = counter.sell("A-1")
    agree(counter, ContractTerms(payout_hold_days=7))
    second = counter.sell("A-2")
    numbers = [counter.open(sale=sale, sku=sku) for sale, sku in ((first, "A-1"), (second, "A-2"))]
    with counter.shop.store.state() as state:
        cases = [state.case(number) for number in numbers]
        held = [terms_of_case(state.connection, case).terms.payout_hold_days for case in cases]
        (early, late) = (state.sold_item(case) for case in cases)
    assert [30, 7] == held
    assert early is not None
    assert late is not None
    assert -1_024_000 == early.credited[0].minor  # her tier's 80 %
    assert -896_000 == late.credited[0].minor  # the item's own 70 %


def test_who_has_no_contract_is_under_the_standard_one(counter: Counter) -> None:
    counter.consignor()
    agree(counter, ContractTerms(payout_hold_days=5), consignor="")
    with counter.shop.store.state() as state:
        person = state.person("1001").id
        today = state.settings().cut_over
        assert 5 == contract_on(state.connection, person, today).terms.payout_hold_days
        assert NO_CONTRACT == contract_on(state.connection, person, str(date(2020, 1, 1)))


def test_contracts_come_back_from_the_journal(counter: Counter) -> None:
    counter.sell_the_bag()
    agree(counter, ContractTerms(owners_risk=True, windows={"COND": 3}))
    store = counter.shop.store
    with store.database.reading() as connection:
        before = dump(connection)
    rebuild(store.database)
    with store.database.reading() as connection:
        assert before == dump(connection)
