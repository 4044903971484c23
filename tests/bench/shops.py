"""Shops of any number of cases, built once through the journal like any other and kept.

A run may add some hundred cases to a kept shop; that changes no figure.
"""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.domain.entries import Fact, Json
from app.domain.ids import uuid7
from app.services.program_data import load_program_data
from app.services.shop import Shop, found_shop, open_shop
from app.storage.database import Database
from app.storage.migrations.registry import MIGRATIONS
from app.storage.projection import table_ddl
from app.storage.tables import PROJECTION_VERSION
from tests.bench import texts
from tests.bench.texts import Writer

_FIRST_MS = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp() * 1000)
_HOUR_MS = 3_600_000
_CASES_AN_ACTION = 4_000
_ITEMS_PER_CASE, _BUYERS_PER_CASE, _CONSIGNORS_PER_CASE = 0.25, 0.1, 0.02
_OPEN = (  # stage, turn: where cases that are open stand
    ("NEW", "shop"),
    ("TRIAGE", "shop"),
    ("NEED_INFO", "buyer"),
    ("CONSIGNOR", "consignor"),
    ("DECIDE", "shop"),
    ("BACK", "buyer"),
    ("INSPECT", "shop"),
    ("REFUND", "shop"),
)
_OPEN_PART = 0.3
_CATEGORIES = "COND.SCRATCH FUNC.HARD AUTH SHIP.DAMAGE DESC MIND MONEY STORE".split()


def shop_of(cases: int, folder: Path) -> Shop:
    """The kept shop of ``cases`` cases, open; built if it is not there."""
    place = folder / f"shop-{cases}-{fingerprint()}"
    if not (place / "complete").exists():
        for outdated in folder.glob(f"shop-{cases}-*"):
            shutil.rmtree(outdated)
        _build(place, cases)
        (place / "complete").touch()
    return open_shop(place, program=load_program_data())


def fingerprint() -> str:
    """Changes whenever a shop built earlier would no longer be what is built now."""
    database = Database(Path("nowhere.db"))  # never opened: only its dialect is asked
    schema = (
        *table_ddl(database),
        *(step for m in MIGRATIONS for step in m.steps),
        str(PROJECTION_VERSION),
        *(Path(file).read_text("utf-8") for file in (__file__, texts.__file__)),
    )
    return hashlib.sha256("\n".join(schema).encode()).hexdigest()[:12]


def _build(place: Path, cases: int) -> None:
    print(f"building a shop of {cases:,} cases …", flush=True)
    filler = _Filler(cases)
    shop = found_shop(
        place,
        program=load_program_data(),
        founded_by="bench",
        settings={"name": "Bench"},
        clock=filler.now_ms,
        rand=filler.writer.random.randbytes,
    )
    try:
        for facts in filler.actions():
            with shop.store.action("bench") as action:
                action.record_many(facts, len(facts))
        with shop.store.action("bench") as action:
            action.state.connection.execute(
                "INSERT INTO device (key, value) VALUES ('last_case', ?)", (str(cases),)
            )
            action.record(Fact("note_added", "shop", "shop", {"text": "", "channel": "note"}))
        with shop.store.database.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        shop.close()


class _Filler:
    """Facts of a shop that has run for two years."""

    def __init__(self, cases: int) -> None:
        self.writer = Writer(cases)
        self._random = self.writer.random
        self._cases = cases
        self._done = 0
        self._known: dict[str, list[str]] = {"consignor": [], "buyer": [], "item": [], "sale": []}
        self._items: list[tuple[str, str, str, int]] = []  # id, consignor, title, price

    def now_ms(self) -> int:
        """Time passes with the cases: two years in all."""
        return _FIRST_MS + self._done * 2 * 365 * 24 * _HOUR_MS // self._cases

    def actions(self) -> Iterator[list[Fact]]:
        """The facts of one action after another."""
        while self._done < self._cases:
            count = min(_CASES_AN_ACTION, self._cases - self._done)
            yield [
                *(
                    self._person("consignor")
                    for _ in range(self._part(count, _CONSIGNORS_PER_CASE))
                ),
                *(self._person("buyer") for _ in range(self._part(count, _BUYERS_PER_CASE))),
                *(
                    fact
                    for _ in range(self._part(count, _ITEMS_PER_CASE))
                    for fact in self._sold_item()
                ),
                *(self._case() for _ in range(count)),
            ]

    @staticmethod
    def _part(count: int, of_each: float) -> int:
        return max(4, round(count * of_each))

    def _id(self) -> str:
        return uuid7(self.now_ms(), self._random.randbytes(10)).hex()

    def _new(self, what: str) -> tuple[str, int]:
        subject = self._id()
        self._known[what].append(subject)
        return subject, len(self._known[what])

    def _person(self, what: str) -> Fact:
        subject, count = self._new(what)
        fields: dict[str, Json] = {
            "number": str(10_000 + count) if what == "consignor" else "",
            "name": self.writer.name(),
            "phone": self.writer.phone(),
            "is_consignor": int(what == "consignor"),
        }
        return Fact("person_edited", "person", subject, {"fields": fields})

    def _sold_item(self) -> Iterator[Fact]:
        item, count = self._new("item")
        title, brand, colour = self.writer.thing()
        price = self._random.randrange(200, 30_000) * 100
        consignor = self._random.choice(self._known["consignor"])
        sku = f"B{count:07d}"
        fields: dict[str, Json] = {
            "sku": sku,
            "title": title,
            "brand": brand,
            "color": colour,
            "serial": self._random.randbytes(4).hex().upper(),
            "price_minor": price,
            "currency": "CNY",
            "split_bp": 6000,
            "consignor": consignor,
        }
        yield Fact("item_edited", "item", item, {"fields": fields})
        self._items.append((item, consignor, title, price))
        sale, number = self._new("sale")
        line: dict[str, Json] = {
            "item": item,
            "sku": sku,
            "title": title,
            "price_minor": price,
            "consignor": consignor,
            "consignor_minor": price * 6 // 10,
            "commission_minor": price - price * 6 // 10,
            "tax_minor": 0,
        }
        payload: dict[str, Json] = {
            "number": f"R{number:07d}",
            "sold_at": self.now_ms(),
            "sold_on": datetime.fromtimestamp(self.now_ms() / 1000, UTC).date().isoformat(),
            "buyer": self._random.choice(self._known["buyer"]),
            "currency": "CNY",
            "total_minor": price,
            "tender": "wechat",
            "payment_reference": str(self._random.randrange(10**14, 10**15)),
            "refunded_minor": 0,
            "is_void": False,
            "is_history": True,
            "shipped": False,
            "source_id": None,
            "lines": [line],
            "postings": [],
        }
        yield Fact("sale_recorded", "sale", sale, payload)

    def _case(self) -> Fact:
        self._done += 1
        which = self._random.randrange(len(self._items))
        item, consignor, title, price = self._items[which]
        is_open = self._random.random() < _OPEN_PART
        stage, turn = self._random.choice(_OPEN) if is_open else ("CLOSED", "")
        due = self.now_ms() + self._random.randrange(400) * _HOUR_MS if is_open else None
        payload: dict[str, Json] = {
            "number": f"A-{self._done:06d}",
            "claimant": "buyer",
            "item": item,
            "sale": self._known["sale"][which],
            "buyer": self._random.choice(self._known["buyer"]),
            "consignor": consignor,
            "title": title,
            "complaint": self.writer.complaint(),
            "category": self._random.choice(_CATEGORIES),
            "resolution": "RETURN_REFUND",
            "route_version": 1,
            "lane": "normal",
            "arose": "unknown",
            "at_stake_minor": price,
            "currency": "CNY",
            "claim_stage": stage,
            "claim_turn": turn,
            "claim_due": due,
            "recovery_stage": "CLOSED",
            "recovery_turn": "",
            "recovery_due": None,
            "front_stage": stage,
            "front_turn": turn,
            "front_due": due,
            "is_open": is_open,
            "promised_at": due,
        }
        return Fact("case_opened", "case", self._id(), payload)
