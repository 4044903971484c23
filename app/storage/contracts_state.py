"""Contracts for a decision: which version holds now, and which held when a thing was sold."""

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from app.domain.cases import Case
from app.domain.contracts import NO_CONTRACT, STANDARD, Contract, ContractBook, read_terms

_COLUMNS = "lower(hex(entry)), holder, version, valid_from, terms"


@lru_cache(maxsize=4096)
def _contract(entry: str, holder: str, version: int, valid_from: str, terms: str) -> Contract:
    return Contract(entry, holder, version, valid_from, read_terms(json.loads(terms)))


def contract_book(
    connection: sqlite3.Connection, holders: Iterable[str] | None = None
) -> ContractBook:
    """All versions of these holders and the standard one; of everybody where none is named."""
    if holders is None:
        return ContractBook(all_contracts(connection))
    whose = dict.fromkeys((*holders, STANDARD))
    return ContractBook(chain.from_iterable(versions_of(connection, holder) for holder in whose))


def versions_of(connection: sqlite3.Connection, holder: str) -> tuple[Contract, ...]:
    """The versions of one holder, oldest first; empty holder: the shop's standard contract."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM contract WHERE holder = ? ORDER BY pk", (holder,)
    )
    return tuple(_contract(*row) for row in rows)


def all_contracts(connection: sqlite3.Connection) -> tuple[Contract, ...]:
    """All versions of everybody and the standard ones, oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM contract ORDER BY pk")
    return tuple(_contract(*row) for row in rows)


def contract_on(connection: sqlite3.Connection, person: str, day: str) -> Contract:
    """The version that is in force for a consignor on an ISO day."""
    return contract_book(connection, (person,)).in_force(person, day)


def terms_of_sale_line(connection: sqlite3.Connection, sale: str, item: str | None) -> Contract:
    """The version an item was sold under.

    A sale that was brought in from another program may not say; then it is the one of its day.
    """
    row = connection.execute(
        "SELECT l.contract, COALESCE(l.consignor, ''), s.sold_on FROM sale_line AS l"
        " JOIN sale AS s ON s.id = l.sale WHERE l.sale = ? AND l.item IS ? LIMIT 1",
        (sale, item),
    ).fetchone()
    if row is None:
        return NO_CONTRACT
    entry, consignor, sold_on = row
    kept = connection.execute(
        f"SELECT {_COLUMNS} FROM contract WHERE entry = ?", (bytes.fromhex(entry),)
    ).fetchone()
    return _contract(*kept) if kept else contract_on(connection, consignor, sold_on)


def terms_of_case(connection: sqlite3.Connection, case: Case) -> Contract:
    """The version a case is judged by.

    It is that of its sale; of a thing that was not sold, the one in force when the case was
    opened.
    """
    if case.sale:
        return terms_of_sale_line(connection, case.sale, case.item)
    (opened_on,) = connection.execute(
        "SELECT strftime('%Y-%m-%d', opened_at / 1000, 'unixepoch') FROM case_file WHERE id = ?",
        (case.id,),
    ).fetchone()
    return contract_on(connection, case.consignor or STANDARD, opened_on)
