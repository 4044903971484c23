"""From incoming rows to facts: what is new, what changed, what is known already.

The planner sees the shop as it was and remembers what it has planned, so that a consignor who
comes with the first item is known to the second.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.contracts import ContractBook
from app.domain.entries import Fact, Json
from app.domain.ids import ItemId, PersonId, SaleId
from app.domain.incoming import IncomingItem, IncomingPerson, IncomingRow, IncomingSale, RowError
from app.domain.items import Item, UnknownItemError, guess_item_class
from app.domain.ledger import Posting, as_json
from app.domain.people import UnknownPersonError
from app.domain.sales import CreditUsed, SaleLine
from app.domain.settings import ShopSettings
from app.services.goods import sale_fact
from app.services.imports.sold_lines import sold_lines
from app.services.imports.till_refunds import refund_told
from app.storage.contracts_state import contract_book
from app.storage.store import Action
from app.storage.unwinding_state import items_with_open_falls

_PERSON_FIELDS = ("number", "name", "company", "phone", "email", "address", "note", "split_bp")
_ITEM_FIELDS = (
    "sku", "title", "brand", "item_class", "category", "size", "color", "description",
    "condition", "serial", "price_minor", "currency", "split_bp", "consignor", "status",
    "received_on", "quantity",
)  # fmt: skip
# Where a thing is when the other program only says what became of it.
_CUSTODY = {
    "sold": "with_buyer",
    "returned_to_owner": "with_consignor",
    "donated": "with_third",
    "lost": "lost",
    "destroyed": "destroyed",
}


@dataclass(slots=True)
class Tally:
    """What became of the rows."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    errors: list[RowError] = field(default_factory=list)


@dataclass(slots=True)
class Planner:
    """Plans one file within one action."""

    action: Action
    settings: ShopSettings
    source: str  # the other program, e.g. "consigncloud"
    tally: Tally = field(default_factory=Tally)
    _people: dict[str, PersonId] = field(default_factory=dict)
    _named: dict[str, PersonId] = field(default_factory=dict)
    resold: list[SaleLine] = field(default_factory=list)  # what a case waits for
    _contracts: ContractBook = field(init=False)
    _matched: set[str] = field(default_factory=set)  # refunds that this file told of
    _credit_left: dict[PersonId, int] = field(default_factory=dict)
    _awaited: frozenset[str] = field(init=False)
    _next_sku: int = 0
    _last_number: int | None = None

    def __post_init__(self) -> None:
        self._contracts = contract_book(self.action.state.connection)
        self._awaited = items_with_open_falls(self.action.state.connection)

    def plan(self, row: IncomingRow) -> Iterator[Fact]:
        """The facts that bring ``row`` in; none for a row that is known already."""
        if isinstance(row, IncomingPerson):
            yield from self._person(row)
        elif isinstance(row, IncomingItem):
            yield from self._item(row)
        else:
            yield from self._sale(row)

    def _person(self, row: IncomingPerson) -> Iterator[Fact]:
        known = self.action.state.find_source("person", row.source_id)
        fields: dict[str, Json] = {
            "number": row.number,
            "name": row.name or row.company or row.number,
            "company": row.company,
            "phone": row.phone,
            "email": row.email,
            "address": row.address,
            "note": row.note,
            "split_bp": row.default_split_bp,
        }
        if known is None:
            known = self.action.new_id()
            self.tally.added += 1
            made = {**fields, "is_consignor": int(row.is_consignor), "source_id": row.source_id}
            yield Fact("person_edited", "person", known, {"fields": made})
        else:
            yield from self._changed("person", known, fields, _PERSON_FIELDS)
        self._people[row.number] = PersonId(known)
        yield from self._opening(row, PersonId(known))

    def _opening(self, row: IncomingPerson, person: PersonId) -> Iterator[Fact]:
        """One dated opening balance a person: a second import never counts it twice.

        One that was taken back with its import does not stand, and comes in anew.
        """
        currency = row.currency or self.settings.currency
        balance = row.balance_minor
        if not balance or not row.is_consignor:
            return
        (standing,) = self.action.state.connection.execute(
            "SELECT COALESCE(SUM(minor), 0) FROM posting WHERE account = 'consignors'"
            " AND party = ? AND sale IS NULL AND memo IN ('opening_balance', 'import_undone')",
            (person,),
        ).fetchone()
        if not standing:
            lines = (
                Posting("consignors", -balance, currency, "opening_balance", person),
                Posting("opening_balances", balance, currency, "opening_balance"),
            )
            day = self.action.day(self.settings.zone)
            payload: dict[str, Json] = {
                "amount_minor": balance,
                "currency": currency,
                "source": self.source,
                "postings": as_json(lines, day),
            }
            yield Fact("opening_balance_recorded", "person", person, payload)

    def _changed(
        self, table: str, subject: str, fields: dict[str, Json], names: tuple[str, ...]
    ) -> Iterator[Fact]:
        """An edit of just the fields that differ from what the shop holds."""
        now = self.action.state.fields(table, subject, names)
        different = {name: fields[name] for name in names if fields[name] != now[name]}
        if different.get("status") == "active":
            # An older list of what is for sale does not take back a sale or a hold made since.
            del different["status"]
        if not different:
            self.tally.unchanged += 1
            return
        self.tally.updated += 1
        before = {name: now[name] for name in different}
        yield Fact(f"{table}_edited", table, subject, {"fields": different, "before": before})

    def _item(self, row: IncomingItem) -> Iterator[Fact]:
        known = self.action.state.find_source("item", row.source_id)
        if known is None and row.sku and self.action.state.has_sku(row.sku):
            self.tally.errors.append(RowError(row.row, "SKU", "duplicate_sku", row.sku))
            return
        owner, made = self._owner(row)
        fields: dict[str, Json] = {
            "sku": row.sku or self._sku_of(known),
            "title": row.title,
            "brand": row.brand,
            "item_class": guess_item_class(row.category, row.title),
            "category": row.category,
            "size": row.size,
            "color": row.color,
            "description": row.description,
            "condition": row.condition,
            "serial": row.serial,
            "price_minor": row.price_minor or 0,
            "currency": row.currency or self.settings.currency,
            "split_bp": self.settings.default_split_bp if row.split_bp is None else row.split_bp,
            "consignor": owner,
            "status": row.status,
            "received_on": row.received_on.isoformat() if row.received_on else "",
            "quantity": row.quantity,
        }
        yield from made
        if known is not None:
            yield from self._changed("item", known, fields, _ITEM_FIELDS)
            return
        self.tally.added += 1
        custody = _CUSTODY.get(row.status, "in_shop")
        fields |= {"source_id": row.source_id, "custody": custody}
        yield Fact("item_edited", "item", ItemId(self.action.new_id()), {"fields": fields})

    def _sku_of(self, known: str | None) -> str:
        """The number an item without one keeps, or the next free one."""
        if known is not None:
            return str(self.action.state.fields("item", known, ("sku",))["sku"])
        while True:
            self._next_sku += 1
            sku = f"N{self._next_sku:06d}"
            if not self.action.state.has_sku(sku):
                return sku

    def _find_item(self, sku: str) -> Item | None:
        try:
            return self.action.state.item(sku)
        except UnknownItemError:
            return None

    def _owner(self, row: IncomingItem) -> tuple[PersonId | None, list[Fact]]:
        """The consignor an item names; one the shop does not know yet comes in with it."""
        number, name = row.consignor_number, row.consignor_name
        if not number and not name:
            return None, []
        found = self._consignor(number, name)
        if found is not None:
            return found, []
        person = PersonId(self.action.new_id())
        fields: dict[str, Json] = {
            "number": number or self._free_number(),
            "name": name or number,
            "is_consignor": 1,
            "source_id": f"{self.source}:account:{number}" if number else None,
        }
        self._remember(person, number, name)
        return person, [Fact("person_edited", "person", person, {"fields": fields})]

    def _free_number(self) -> str:
        """A number for a consignor whom the file only names; asked once a file."""
        if self._last_number is None:
            self._last_number = max(self.action.state.highest_number(), 1000)
        self._last_number += 1
        return str(self._last_number)

    def _consignor(self, number: str, name: str) -> PersonId | None:
        known = self._people.get(number) if number else self._named.get(name)
        if known is None and number:
            try:
                known = self.action.state.person(number).id
            except UnknownPersonError:
                return None
        elif known is None:
            known = self.action.state.person_named(name)
        if known is not None:
            self._remember(known, number, name)
        return known

    def _remember(self, person: PersonId, number: str, name: str) -> None:
        if number:
            self._people[number] = person
        else:
            self._named[name] = person

    def _sale(self, row: IncomingSale) -> Iterator[Fact]:
        if (known := self.action.state.find_source("sale", row.source_id)) is not None:
            told = refund_told(self.action, known, row, self._matched)
            if told is None:
                self.tally.unchanged += 1
            else:
                self.tally.updated += 1
                yield from told
            return
        items = {line.sku: self._find_item(line.sku) for line in row.lines if line.sku}
        buyer, made = self._buyer(row)
        yield from made
        sold_at = row.sold_at.astimezone(self.settings.zone)
        lines = sold_lines(row, items, self._contracts, sold_at.date().isoformat())
        all_back = row.refunded_minor >= row.total_minor > 0
        # Before the cut-over the other program's balances hold this money already; a sale that was
        # taken back whole leaves none.
        is_history = sold_at.date().isoformat() < self.settings.cut_over or all_back
        if not (is_history or row.is_void):
            self.resold += [line for line in lines if line.item in self._awaited]
        self.tally.added += 1
        yield sale_fact(
            SaleId(self.action.new_id()),
            lines,
            number=row.number,
            sold_at=sold_at,
            currency=row.currency or self.settings.currency,
            tender=row.tender,
            buyer=buyer,
            payment_reference=row.payment_reference,
            shipped=row.shipped,
            total_minor=row.total_minor,
            refunded_minor=row.refunded_minor,
            is_void=row.is_void,
            is_history=is_history,
            source_id=row.source_id,
            credit=None if is_history or row.is_void else self._credit(row, buyer, lines),
            promise_factor=self.settings.promise_factor,
        )

    def _credit(
        self, row: IncomingSale, buyer: PersonId | None, lines: list[SaleLine]
    ) -> CreditUsed | None:
        """What of it the buyer's store credit here pays; the rest is the other program's own."""
        if row.tender != "store_credit" or buyer is None:
            return None
        currency = row.currency or self.settings.currency
        if buyer not in self._credit_left:
            self._credit_left[buyer] = self.action.state.balance("store_credit", buyer, currency)
        minor = min(self._credit_left[buyer], sum(line.price_minor for line in lines))
        if minor <= 0:
            return None
        self._credit_left[buyer] -= minor
        return CreditUsed(buyer, minor)

    def _buyer(self, row: IncomingSale) -> tuple[PersonId | None, list[Fact]]:
        if not (row.buyer_name or row.buyer_phone or row.buyer_email):
            return None, []
        key = f"{self.source}:buyer:" + (row.buyer_number or row.buyer_email or row.buyer_phone)
        if key.endswith(":"):
            key += row.buyer_name
        known = self._people.get(key) or self.action.state.find_source("person", key)
        if known is not None:
            return PersonId(known), []
        person = PersonId(self.action.new_id())
        self._people[key] = person
        fields: dict[str, Json] = {
            "name": row.buyer_name or row.buyer_email or row.buyer_phone,
            "phone": row.buyer_phone,
            "email": row.buyer_email,
            "is_consignor": 0,
            "source_id": key,
        }
        return person, [Fact("person_edited", "person", person, {"fields": fields})]
