"""What decisions rest on, read inside the transaction that records them."""

import json
import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.domain.cases import Case, Share, Track, UnknownCaseError
from app.domain.categories import Branch
from app.domain.consignors import TrustTerms
from app.domain.ids import CaseId, ItemId, PersonId
from app.domain.items import Item, UnknownItemError
from app.domain.ladder import DefaultShare
from app.domain.papers import Words
from app.domain.people import Person, UnknownPersonError
from app.domain.promises import Promise
from app.domain.sales import Sale, SaleLine, UnknownSaleError
from app.domain.settings import ShopSettings, read_settings
from app.domain.unwinding import SoldItem
from app.storage.journal import last_entry
from app.storage.sold_items import sold_item

_CASE = (
    "id", "number", "item", "sale", "consignor", "buyer", "claimant", "complaint", "category",
    "resolution", "route_version", "arose", "claim_stage", "claim_turn", "claim_due",
    "claim_returns_to", "claim_passed", "claim_since", "recovery_stage", "recovery_turn",
    "recovery_due", "recovery_returns_to", "recovery_passed", "recovery_since", "identity",
    "at_stake_minor", "currency", "refunded_minor", "loss_minor", "settled_minor", "shares",
    "split_round", "lane",
    "closed_at", "promised_at", "promise_left_ms", "promise_unit",
    "evidence_missing", "confirmed_fake",
    "tags", "team", "assignee", "hold_payout", "required_evidence", "suggested_detour",
    "proof", "proof_waived",
)  # fmt: skip
_EDITED = frozenset("person item case_file branch default_share sla rule team".split())
_CUSTODY = "COALESCE((SELECT item.custody FROM item WHERE item.id = case_file.item), '')"
_REVIEWER = (
    "COALESCE((SELECT appeal.reviewer FROM appeal WHERE appeal.case_file = case_file.id"
    " ORDER BY appeal.pk DESC LIMIT 1), '')"
)
_OBJECTED = (
    "EXISTS (SELECT 1 FROM split_word AS w WHERE w.case_id = case_file.id"
    " AND w.round = case_file.split_round AND w.what = 'objected' AND NOT EXISTS ("
    "SELECT 1 FROM split_word AS v WHERE v.case_id = w.case_id AND v.round = w.round"
    " AND v.party = w.party AND v.pk > w.pk))"
)
_TRACK = ("stage", "turn", "due", "returns_to", "passed", "since")
_PROMISE = ("promised_at", "promise_left_ms", "promise_unit")
_ITEM = (
    "id, sku, title, item_class, status, price_minor, currency, consignor, split_bp, serial,"
    " condition, accessories, custody, place, has_baseline"
)
_PERSON = (
    "id, number, name, is_consignor, split_bp, phone, rating, decides_up_to_minor,"
    " settle_up_to_minor, silence_clause, kind"
)
_SALE = "id, number, sold_at, buyer, currency, total_minor, tender, payment_reference, is_history"


_MOST_DIGITS = 18  # of a number SQLite can count to


def case_number(prefix: str, number: int) -> str:
    """``A-000482``."""
    return f"{prefix}-{number:06d}"


def normal_number(number: str) -> str:
    """A case number as typed — any letter case, zeros missing — in its full form."""
    prefix, dash, digits = number.strip().upper().partition("-")
    if dash and digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
        return case_number(prefix, int(digits))
    return number.strip().upper()


# What every decision reads and nobody changes for weeks: the same rows give the same frozen value.
@lru_cache(maxsize=8)
def _settings(rows: tuple[tuple[str, str], ...]) -> ShopSettings:
    return read_settings({key: json.loads(value) for key, value in rows})


@lru_cache(maxsize=8)
def _branches(rows: tuple[tuple[str, str, str, int, str], ...]) -> Mapping[str, Branch]:
    made = {
        code: Branch(code, Words(zh, en), bool(retired), moved_to)
        for code, zh, en, retired, moved_to in rows
    }
    return MappingProxyType(made)


def _track(known: dict[str, Any], name: str) -> Track:
    """Take one track's columns out of a case's row."""
    stage, turn, due_ms, returns_to, passed, since_ms = (
        known.pop(f"{name}_{part}") for part in _TRACK
    )
    return Track(stage, turn, due_ms, returns_to, tuple(json.loads(passed)), since_ms)


class State:
    """Reads single things for a decision; lists for people are `Queries`."""

    def __init__(self, connection: sqlite3.Connection, prefix: str) -> None:
        self.connection = connection
        self._prefix = prefix
        # Read once: while a decision is made nobody writes, and its own facts come afterwards.
        self._own_settings: ShopSettings | None = None
        self._own_branches: Mapping[str, Branch] | None = None

    def settings(self) -> ShopSettings:
        """The shop's settings, defaults where none was ever made."""
        if self._own_settings is None:
            rows = self.connection.execute("SELECT key, value FROM setting")
            self._own_settings = _settings(tuple(rows))
        return self._own_settings

    def branches(self) -> dict[str, Branch]:
        """All branches of the shop's tree by code."""
        if self._own_branches is None:
            rows = self.connection.execute(
                "SELECT id, zh, en, retired, moved_to FROM branch ORDER BY rowid"
            )
            self._own_branches = _branches(tuple(rows))
        return dict(self._own_branches)

    def default_shares(self) -> list[DefaultShare]:
        """The shop's table of default shares."""
        rows = self.connection.execute(
            "SELECT category, arose, shares, item_class FROM default_share"
        )
        return [
            DefaultShare(category, when, json.loads(shares), item_class)
            for category, when, shares, item_class in rows
        ]

    def resolve_limit(self, trunk: str) -> tuple[int, int]:
        """Business hours and calendar days a case of this trunk may take; (0, 0) if unset."""
        row = self.connection.execute(
            "SELECT resolve_hours, resolve_days FROM sla WHERE id = ?", (trunk,)
        ).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    def next_case_number(self) -> str:
        """Take the next number of this device; a number is never used twice, undone or not."""
        self.connection.execute(
            "INSERT INTO device (key, value) VALUES ('last_case', '1')"
            " ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )
        (last,) = self.connection.execute(
            "SELECT value FROM device WHERE key = 'last_case'"
        ).fetchone()
        return case_number(self._prefix, int(last))

    def case(self, number: str) -> Case:
        """The case of this number, in any spelling; raises UnknownCaseError."""
        row = self.connection.execute(
            f"SELECT {', '.join(_CASE)}, {_CUSTODY}, {_REVIEWER}, {_OBJECTED} FROM case_file"
            " WHERE number = ?",
            (normal_number(number),),
        ).fetchone()
        if row is None:
            raise UnknownCaseError(number)
        return self._case(row)

    def _case(self, row: tuple[Any, ...]) -> Case:
        known = dict(zip((*_CASE, "custody", "reviewer", "split_objected"), row, strict=True))
        claim, recovery = (_track(known, name) for name in ("claim", "recovery"))
        promise = Promise(*(known.pop(part) for part in _PROMISE))
        shares = json.loads(known.pop("shares"))
        known["hold_payout"] = bool(known["hold_payout"])
        tags, evidence = json.loads(known.pop("tags")), json.loads(known.pop("required_evidence"))
        missing = known.pop("evidence_missing")
        known["confirmed_fake"] = bool(known["confirmed_fake"])
        known["split_objected"] = bool(known["split_objected"])
        return Case(
            **known,
            promise=promise,
            evidence_missing=() if missing == "[]" else tuple(json.loads(missing)),
            claim=claim,
            recovery=recovery,
            shares=tuple(Share(s["party"], s["bp"], s["person"]) for s in shares),
            tags=tuple(tags),
            required_evidence=tuple(evidence),
            last_entry=last_entry(self.connection, row[0]),
        )

    def item(self, sku: str) -> Item:
        """The item with this SKU; raises UnknownItemError."""
        found = self._item("sku", sku.strip())
        if found is None:
            raise UnknownItemError(sku)
        return found

    def item_by_id(self, item: str) -> Item | None:
        """The item of this id, if it is there."""
        return self._item("id", item)

    def _item(self, column: str, value: str) -> Item | None:
        row = self.connection.execute(
            f"SELECT {_ITEM} FROM item WHERE {column} = ?", (value,)
        ).fetchone()
        if row is None:
            return None
        values = list(row)
        values[11] = tuple(json.loads(row[11]))
        values[14] = bool(row[14])
        return Item(*values)

    def person(self, number: str) -> Person:
        """The person of this number; raises UnknownPersonError."""
        found = self._person("number", number.strip())
        if found is None:
            raise UnknownPersonError(number)
        return found

    def person_by_id(self, person: str) -> Person | None:
        """The person of this id, if she is there."""
        return self._person("id", person)

    def _person(self, column: str, value: str) -> Person | None:
        row = self.connection.execute(
            f"SELECT {_PERSON} FROM person WHERE {column} = ?", (value,)
        ).fetchone()
        if row is None:
            return None
        terms = TrustTerms(row[6], row[7], row[8], bool(row[9]))
        return Person(row[0], row[1], row[2], bool(row[3]), row[4], row[5], terms, row[10])

    def sale(self, number: str) -> Sale:
        """The newest valid sale of this number; raises UnknownSaleError."""
        row = self.connection.execute(
            f"SELECT {_SALE} FROM sale WHERE number = ? AND is_void = 0 ORDER BY pk DESC LIMIT 1",
            (number.strip(),),
        ).fetchone()
        if row is None:
            raise UnknownSaleError(number)
        return self._sale(row)

    def last_sale_of(self, item: ItemId) -> Sale | None:
        """The newest valid sale that holds this item."""
        row = self.connection.execute(
            f"SELECT {', '.join('s.' + c.strip() for c in _SALE.split(','))} FROM sale_line AS l"
            " JOIN sale AS s ON s.id = l.sale WHERE l.item = ? AND s.is_void = 0"
            " ORDER BY s.sold_at DESC LIMIT 1",
            (item,),
        ).fetchone()
        return self._sale(row) if row else None

    def _sale(self, row: tuple[Any, ...]) -> Sale:
        lines = self.connection.execute(
            "SELECT item, sku, title, price_minor, consignor, consignor_minor, commission_minor,"
            " tax_minor FROM sale_line WHERE sale = ? ORDER BY pk",
            (row[0],),
        )
        values = [*row[:8], tuple(SaleLine(*line) for line in lines), bool(row[8])]
        return Sale(*values)

    def sold_item(self, case: Case) -> SoldItem | None:
        """What the case's sale posted for its item, and what refunds have taken back since."""
        return sold_item(self.connection, case)

    def balance(self, account: str, party: str, currency: str) -> int:
        """What the shop owes the party on this account (> 0) or is owed (< 0)."""
        (minor,) = self.connection.execute(
            "SELECT COALESCE(-SUM(minor), 0) FROM posting"
            " WHERE account = ? AND party = ? AND currency = ?",
            (account, party, currency),
        ).fetchone()
        return int(minor)

    def costs_to_allocate(self, case: CaseId) -> int:
        """What stands on *costs to allocate* for this case."""
        (minor,) = self.connection.execute(
            "SELECT COALESCE(SUM(minor), 0) FROM posting"
            " WHERE case_id = ? AND account = 'costs_to_allocate'",
            (case,),
        ).fetchone()
        return int(minor)

    def has_sku(self, sku: str) -> bool:
        """Whether an item carries this SKU."""
        found = self.connection.execute("SELECT 1 FROM item WHERE sku = ?", (sku.strip(),))
        return found.fetchone() is not None

    def find_source(self, table: str, source_id: str) -> str | None:
        """Id of the ``person``, ``item`` or ``sale`` that an earlier import brought in."""
        if table not in {"person", "item", "sale"}:
            raise ValueError(table)
        row = self.connection.execute(
            f"SELECT id FROM {table} WHERE source_id = ?", (source_id,)
        ).fetchone()
        return row[0] if row else None

    def fields(self, table: str, subject: str, names: tuple[str, ...]) -> dict[str, Any]:
        """Current values of some columns of a ``person``, ``item`` or ``case_file`` row."""
        if table not in _EDITED:
            raise ValueError(table)
        row = self.connection.execute(
            f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (subject,)
        ).fetchone()
        return dict(zip(names, row, strict=True)) if row else {}

    def highest_number(self) -> int:
        """The highest person's number that is all digits; 0 where there is none."""
        row = self.connection.execute(
            "SELECT MAX(CAST(number AS INTEGER)) FROM person"
            " WHERE number <> '' AND number NOT GLOB '*[^0-9]*' AND length(number) < 10"
        ).fetchone()
        return row[0] or 0

    def person_named(self, name: str) -> PersonId | None:
        """The consignor of exactly this name, if there is just one."""
        rows = self.connection.execute(
            "SELECT id FROM person WHERE name = ? AND is_consignor = 1 LIMIT 2", (name,)
        ).fetchall()
        return PersonId(rows[0][0]) if len(rows) == 1 else None
