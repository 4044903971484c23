"""The append-only journal: writing the chain, reading it, proving it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from app.domain.entries import (
    FIRST_PREV_HASH,
    Entry,
    Fact,
    canonical_json,
    chain_hash,
    next_clock,
    payload_hash,
)
from app.domain.ids import ActionId, EntryId, uuid7

Rand = Callable[[int], bytes]  # n -> n random bytes
NowMs = Callable[[], int]

_COLUMNS = (
    "id, device, seq, action, action_size, clock, kind, version, subject_type, subject, expects,"
    " actor, at, payload, nonce, prev_hash, hash"
)
_as_row = attrgetter(*_COLUMNS.split(", "))
_INSERT = f"INSERT INTO journal ({_COLUMNS}) VALUES ({','.join('?' * 17)})"
# Fold order: the shop's order where the server confirmed it, then this device's own by seq.
_IN_FOLD_ORDER = f"""
    SELECT {_COLUMNS} FROM journal LEFT JOIN journal_order ON entry = id
    ORDER BY shop_seq IS NULL, shop_seq, device, seq
"""
_IN_OWN_ORDER = f"SELECT {_COLUMNS} FROM journal ORDER BY device, seq"


@dataclass(slots=True)
class ChainHead:
    """Where this device's chain ends; moves as entries are appended."""

    device: str
    seq: int
    clock: int
    prev_hash: bytes


def read_head(connection: sqlite3.Connection, device: str) -> ChainHead:
    """The end of the device's chain; read inside the write transaction."""
    row = connection.execute(
        "SELECT seq, clock, hash FROM journal WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
    ).fetchone()
    return ChainHead(device, *row) if row else ChainHead(device, 0, 0, FIRST_PREV_HASH)


@dataclass(frozen=True, slots=True)
class Authorship:
    """What all entries of one action share."""

    action: ActionId
    action_size: int
    actor: str
    at: int


def append(
    connection: sqlite3.Connection,
    head: ChainHead,
    who: Authorship,
    facts: Iterable[Fact],
    rand: Rand,
) -> list[Entry]:
    """Write ``facts`` as the next entries of the chain and return them."""
    entries = [_chained(head, who, fact, rand) for fact in facts]
    connection.executemany(_INSERT, map(_as_row, entries))
    return entries


def _chained(head: ChainHead, who: Authorship, fact: Fact, rand: Rand) -> Entry:
    """``fact`` as the entry after ``head``, which moves on to it."""
    payload = canonical_json(fact.payload)
    noise = rand(26)  # ten bytes of the id, sixteen of the nonce
    nonce = noise[10:]
    signed = (
        EntryId(uuid7(who.at, noise[:10])), head.device, head.seq + 1, who.action,
        who.action_size, next_clock(head.clock, who.at), fact.kind, fact.version,
        fact.subject_type, fact.subject, fact.expects, who.actor, who.at, payload, nonce,
        head.prev_hash,
    )  # fmt: skip
    digest = chain_hash(Entry(*signed, hash=b""), payload_hash(nonce, payload))
    entry = Entry(*signed, hash=digest)
    head.seq, head.clock, head.prev_hash = entry.seq, entry.clock, digest
    return entry


def in_fold_order(connection: sqlite3.Connection) -> Iterator[Entry]:
    """All entries in the order in which the tables follow them."""
    ordered = connection.execute("SELECT EXISTS (SELECT 1 FROM journal_order)").fetchone()[0]
    for row in connection.execute(_IN_FOLD_ORDER if ordered else _IN_OWN_ORDER):
        yield Entry(*row)


def of_subject(connection: sqlite3.Connection, subject: str) -> list[Entry]:
    """All entries about one subject, oldest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM journal WHERE subject = ? ORDER BY place", (subject,)
    )
    return [Entry(*row) for row in rows]


def of_case(connection: sqlite3.Connection, case: str) -> list[Entry]:
    """All entries about a case, oldest first, moves of the category tree that took it along too."""
    rows = connection.execute(
        f"SELECT {_COLUMNS}, place FROM journal WHERE subject = ?1 UNION ALL"
        f" SELECT {_COLUMNS}, place FROM journal WHERE id IN (SELECT entry FROM branch_move)"
        " AND EXISTS (SELECT 1 FROM json_each(payload, '$.cases') WHERE value = ?1) ORDER BY place",
        (case,),
    )
    return [Entry(*row) for *row, _place in rows]


def named(connection: sqlite3.Connection, entry: EntryId) -> Entry:
    """One entry by its id."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM journal WHERE id = ?", (entry,)).fetchone()
    return Entry(*row)


def payload_of(connection: sqlite3.Connection, entry: EntryId) -> str:
    """The payload of one entry; empty once erased."""
    row = connection.execute("SELECT payload FROM journal WHERE id = ?", (entry,)).fetchone()
    return row[0] or "" if row else ""


def of_action(connection: sqlite3.Connection, action: ActionId) -> list[Entry]:
    """All entries of one user action. Searched from the end: what is undone is usually recent."""
    last = connection.execute(
        "SELECT device, seq, action_size FROM journal WHERE action = ? ORDER BY place DESC LIMIT 1",
        (action,),
    ).fetchone()
    if last is None:
        return []
    device, seq, size = last
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM journal WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq",
        (device, seq - size + 1, seq),
    )
    return [Entry(*row) for row in rows]


# Entries that add to a subject without changing what a decision about it rests on.
_NEUTRAL = (
    "('note_added', 'photo_added', 'evidence_noted', 'panel_voted', 'paper_issued',"
    " 'reminder_sent', 'case_linked', 'photo_hidden', 'photo_shown', 'disposition_chosen',"
    " 'clock_set', 'clock_done', 'case_redated', 'chat_pasted',"
    " 'suggestion_answered')"
)


def last_entry(connection: sqlite3.Connection, subject: str) -> EntryId:
    """Id of the last entry that a guarded command on this subject rests on."""
    row = connection.execute(
        f"SELECT id FROM journal WHERE subject = ? AND kind NOT IN {_NEUTRAL}"
        " ORDER BY place DESC LIMIT 1",
        (subject,),
    ).fetchone()
    return EntryId(row[0]) if row else EntryId(b"")


def forget(connection: sqlite3.Connection, entry: EntryId) -> None:
    """Take the payload out of an entry that an `erased` one names; the chain still verifies."""
    connection.execute("UPDATE journal SET payload = NULL, nonce = NULL WHERE id = ?", (entry,))


@dataclass(frozen=True, slots=True)
class ChainFault:
    """An entry that does not prove itself."""

    code: str  # payload_missing | hash_wrong | chain_broken | action_incomplete
    entry: str  # id in hex
    place: str  # device and seq


def prove(
    connection: sqlite3.Connection, progress: Callable[[int], None] | None = None
) -> Iterator[ChainFault]:
    """Every fault of every device's chain; nothing for a sound journal."""
    erased = dict(
        connection.execute(
            "SELECT subject, json_extract(payload, '$.payload_hash') FROM journal"
            " WHERE kind = 'erased'"
        )
    )
    device, seq, prev_hash, left = "", 0, FIRST_PREV_HASH, 0
    for count, row in enumerate(connection.execute(_IN_OWN_ORDER)):
        entry = Entry(*row)
        place = f"{entry.device}:{entry.seq}"
        if entry.device != device:
            if left:
                yield ChainFault("action_incomplete", "", f"{device}:{seq}")
            device, seq, prev_hash, left = entry.device, 0, FIRST_PREV_HASH, 0
        if entry.seq != seq + 1 or entry.prev_hash != prev_hash:
            yield ChainFault("chain_broken", entry.id.hex(), place)
        if entry.payload is not None and entry.nonce is not None:
            proof = payload_hash(entry.nonce, entry.payload)
        else:
            proof = bytes.fromhex(erased.get(entry.id.hex()) or "")
            if not proof:
                yield ChainFault("payload_missing", entry.id.hex(), place)
        if chain_hash(entry, proof) != entry.hash:
            yield ChainFault("hash_wrong", entry.id.hex(), place)
        left = (left or entry.action_size) - 1
        seq, prev_hash = entry.seq, entry.hash
        if progress and count % 1000 == 0:
            progress(count)
    if left:
        yield ChainFault("action_incomplete", "", f"{device}:{seq}")
