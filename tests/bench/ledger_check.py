"""Proving that a large shop's books balance, beside the plain sum over the same rows."""

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.entries import Fact
from app.domain.ids import ItemId, PersonId, SaleId
from app.domain.sales import SaleLine
from app.services.goods import sale_fact
from app.services.program_data import load_program_data
from app.services.shop import Shop, found_shop, open_shop
from tests.bench.figures import Figure, Plan, in_turn

_POSTINGS, _FEW_POSTINGS = 1_000_000, 100_000
_POSTINGS_A_SALE = 4  # tender, consignor, commission, tax
_SALES_AN_ACTION = 5_000
_FIRST = datetime(2024, 1, 1, 10, tzinfo=UTC)


def run(plan: Plan) -> Iterator[Figure]:
    """The proof, and the trial balance, each against ``SELECT SUM(minor)``."""
    count = _FEW_POSTINGS if plan.quick else _POSTINGS
    shop = _shop(count, plan.folder)
    ledger, database = shop.queries.ledger, shop.store.database

    def plain_sum() -> None:
        with database.reading() as connection:
            connection.execute("SELECT SUM(minor) FROM posting NOT INDEXED").fetchone()

    try:
        rounds = plan.rounds(8)
        ours, limit = in_turn(ledger.faults, plain_sum, rounds)
        yield Figure(f"ledger check, {count:,} postings", ours, limit, 3.0)
        ours, limit = in_turn(ledger.trial_balance, plain_sum, rounds)
        yield Figure(f"trial balance, {count:,} postings", ours, limit)
    finally:
        shop.close()


def _shop(count: int, folder: Path) -> Shop:
    """A kept shop whose books hold ``count`` postings; built if it is not there."""
    place = folder / f"ledger-{count}"
    if not (place / "complete").exists():
        shutil.rmtree(place, ignore_errors=True)
        shop = found_shop(
            place, program=load_program_data(), founded_by="bench", settings={"name": "Bench"}
        )
        try:
            for first in range(0, count // _POSTINGS_A_SALE, _SALES_AN_ACTION):
                last = min(first + _SALES_AN_ACTION, count // _POSTINGS_A_SALE)
                with shop.store.action("bench") as action:
                    action.record_many((_sale(n) for n in range(first, last)), last - first)
        finally:
            shop.close()
        (place / "complete").touch()
    return open_shop(place, program=load_program_data())


def _sale(number: int) -> Fact:
    chance = random.Random(number)
    price = chance.randrange(1_000, 2_000_000)
    tax, consignor = price * 3 // 103, price * 7 // 10
    line = SaleLine(
        ItemId(f"{number:032x}"), f"A-{number}", "手袋", price, PersonId(f"{number % 500:032x}"),
        consignor, price - tax - consignor, tax,
    )  # fmt: skip
    return sale_fact(
        SaleId(f"{number:032x}"),
        [line],
        number=f"S{number}",
        sold_at=_FIRST + timedelta(minutes=number),
        currency="CNY",
        tender=chance.choice(("wechat", "alipay", "cash")),
    )
