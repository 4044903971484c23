"""Taking imports back and bringing them in again, and clocks that jump: no cent is lost."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.items import ItemNotForSaleError
from app.services.imports import import_file, undo_import
from app.services.money.payouts import pay_out
from app.services.papers.statement import statement_model
from app.services.shop import Shop
from app.services.verify import verify
from tests.counter import CONSIGNORS_PART, Counter

ACCOUNTS = "Number,First Name,Last Name,Phone,Balance,Default Split\n1001,Anna,Li,1,{},60%\n"


def account_file(folder: Path, balance: str) -> Path:
    path = folder / f"accounts {balance}.csv"
    path.write_text(ACCOUNTS.format(balance), encoding="utf-8")
    return path


def test_an_opening_balance_that_was_taken_back_comes_in_again(
    counter: Counter, tmp_path: Path
) -> None:
    shop = counter.shop
    import_file(shop, path=account_file(tmp_path, "0"), imported_by="陈")
    path = account_file(tmp_path, "100.00")
    for _ in range(3):
        batch = import_file(shop, path=path, imported_by="陈").batch
        assert counter.balances() == {"consignors": -10_000, "opening_balances": 10_000}
        assert import_file(shop, path=path, imported_by="陈").batch == ""
        undo_import(shop, batch=batch, undone_by="陈")
        assert counter.balances() == {}
    assert verify(shop, deep=True).is_sound


def test_what_stays_of_an_import_is_called_by_its_number(counter: Counter, tmp_path: Path) -> None:
    path = account_file(tmp_path, "100.00")
    batch = import_file(counter.shop, path=path, imported_by="陈").batch
    pay_out(counter.shop, consignor="1001", amount_minor=10_000, tender="cash", paid_by="陈")
    undone = undo_import(counter.shop, batch=batch, undone_by="陈")
    assert (undone.removed, undone.kept) == (0, ("1001",))
    assert counter.balances() == {"channel.cash": -10_000, "opening_balances": 10_000}


def test_one_thing_is_not_sold_twice_on_one_receipt(counter: Counter) -> None:
    counter.consignor()
    counter.item()
    with pytest.raises(ItemNotForSaleError):
        counter.sell("A-1", "A-1")
    assert counter.balances() == {}


def pay(shop: Shop, minor: int) -> None:
    pay_out(
        shop, consignor="1001", amount_minor=minor, tender="cash", paid_by="陈", reason="还在暂缓期"
    )


def test_payouts_of_a_clock_set_back_stand_on_the_next_statement(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.clock.step(days=30)
    shop = counter.shop

    def statement(first: date, last: date) -> tuple[int, int]:
        model = statement_model(shop, consignor="1001", first=first, last=last, issued_by="陈")
        return model.opening_minor, model.closing_minor

    march = statement(date(2026, 3, 1), date(2026, 3, 31))
    counter.clock.step(days=-25)
    pay(shop, 1_000)
    counter.clock.step(days=-365)
    pay(shop, 20)
    counter.clock.step(days=25 + 365 + 31)
    april = statement(date(2026, 4, 1), date(2026, 4, 30))
    assert (march, april) == ((0, CONSIGNORS_PART), (CONSIGNORS_PART, CONSIGNORS_PART - 1_020))
    assert verify(shop, deep=True).is_sound
