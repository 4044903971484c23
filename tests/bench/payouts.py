"""A payday of 500 consignors with 200 unpaid sales each, beside the bare SQL sum of the same."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from app.domain.entries import Fact, Json
from app.domain.ids import ItemId, PersonId, SaleId, uuid7
from app.domain.ledger import as_json
from app.domain.payout_runs import PayoutWish
from app.domain.sales import SaleLine, sale_postings
from app.services.money.payout_runs import make_payout_run
from app.services.program_data import load_program_data
from app.services.shop import Shop, found_shop
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn, seconds

_CONSIGNORS, _SALES = 500, 200
_PROPOSE_TARGET = 4.0
_SUM = (
    "SELECT party, -SUM(minor) FROM posting WHERE account = 'consignors' AND currency = 'CNY'"
    " GROUP BY party"
)

_HELD_SINCE = "2025-11-13"  # 18 days before the payday
_HELD = (
    "SELECT q.party, q.sale, q.item, q.minor, s.number, s.sold_on, l.sku, l.title, l.contract"
    " FROM sale AS s JOIN posting AS q ON q.sale = s.id AND q.account = 'consignors'"
    " JOIN sale_line AS l ON l.sale = s.id WHERE s.sold_on > ?"
)


def run(plan: Plan) -> Iterator[Figure]:
    """Proposals of everybody, then the run itself."""
    folder = plan.folder / "payouts"
    shutil.rmtree(folder, ignore_errors=True)
    consignors = _CONSIGNORS // 10 if plan.quick else _CONSIGNORS
    shop = _shop(folder, consignors)
    connection = raw.connect(folder / DATABASE_NAME)
    try:
        medians = in_turn(
            shop.queries.payouts.proposals, partial(_balances, connection), plan.rounds(12)
        )
        sales = f"payouts of {consignors} × {_SALES} sales"
        yield Figure(f"{sales}: proposals beside the bare SUM", *medians)
        medians = in_turn(
            shop.queries.payouts.proposals, partial(_rows, connection), plan.rounds(12)
        )
        name = f"{sales}: proposals beside SUM and the rows that are held"
        yield Figure(name, *medians, _PROPOSE_TARGET)
        wishes = [
            PayoutWish(line.payee.number, line.proposal.payable_minor, "cash")
            for line in shop.queries.payouts.proposals()
            if line.proposal.payable_minor
        ]
        taken = seconds(partial(make_payout_run, shop, wishes=wishes, made_by="bench"))
        yield Figure(f"{sales}: the run, with what each payout covers", taken)
    finally:
        connection.close()
        shop.close()


def _balances(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    return connection.execute(_SUM).fetchall()


def _rows(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What no program can do without: the sums, and every sale that is to be explained."""
    return _balances(connection) + connection.execute(_HELD, (_HELD_SINCE,)).fetchall()


def _shop(folder: Path, consignors: int) -> Shop:
    """Sales of the last two months: a third is still in its holding period."""
    rng = random.Random(3)
    now = 1_764_547_200_000  # 2025-12-01, after the last sale
    shop = found_shop(
        folder,
        program=load_program_data(),
        founded_by="bench",
        settings={"name": "Bench"},
        clock=lambda: now,
        rand=rng.randbytes,
    )

    def new_id() -> str:
        return uuid7(now, rng.randbytes(10)).hex()

    people = [PersonId(new_id()) for _ in range(consignors)]
    with shop.store.action("bench") as action:
        for place, person in enumerate(people):
            fields: dict[str, Json] = {
                "number": str(1001 + place),
                "name": f"寄卖人 {place}",
                "is_consignor": 1,
            }
            action.record(Fact("person_edited", "person", person, {"fields": fields}))
    for first in range(0, consignors, 20):
        with shop.store.action("bench") as action:
            for person in people[first : first + 20]:
                for _ in range(_SALES):
                    action.record(_sale(rng, new_id, person))
    return shop


def _sale(rng: random.Random, new_id: Callable[[], str], person: PersonId) -> Fact:
    sale, item = SaleId(new_id()), ItemId(new_id())
    price = rng.randrange(10_000, 2_000_000)
    line = SaleLine(item, item[:12], "包", price, person, price * 7 // 10, price - price * 7 // 10)
    day = date(2025, 10, 1) + timedelta(days=rng.randrange(60))
    postings = sale_postings(sale, [line], "bank", "CNY")
    return Fact(
        "sale_recorded",
        "sale",
        sale,
        {
            "number": sale[:10], "sold_at": 0, "sold_on": day.isoformat(), "buyer": None,
            "currency": "CNY", "total_minor": price, "tender": "bank", "payment_reference": "",
            "refunded_minor": 0, "is_void": False, "is_history": False, "shipped": False,
            "source_id": None,
            "lines": [
                {
                    "item": item, "sku": line.sku, "title": line.title, "price_minor": price,
                    "consignor": person, "consignor_minor": line.consignor_minor,
                    "commission_minor": line.commission_minor, "tax_minor": 0,
                }
            ],
            "postings": as_json(postings, day),
        },
    )  # fmt: skip
