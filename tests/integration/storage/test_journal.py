"""The journal on disk: only ever added to, and any change of it is found."""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.entries import Entry, Fact, chain_hash, payload_hash
from app.domain.ids import ActionId
from app.services.shop import Shop
from app.storage import journal
from app.storage.journal import Authorship, ChainHead, append
from app.storage.projection import dump, project, rebuild
from tests.counter import MONDAY_10_IN_SHANGHAI_MS, Counter


@pytest.fixture
def connection(shop: Shop, counter: Counter) -> Iterator[sqlite3.Connection]:
    """The database of a shop in which something has happened."""
    counter.sell_the_bag()
    counter.open()
    with shop.store.database.reading() as open_connection:
        yield open_connection


def faults(connection: sqlite3.Connection) -> list[str]:
    return [fault.code for fault in journal.prove(connection)]


def note_of(shop: Shop, text: str) -> Entry:
    with shop.store.action("陈") as action:
        action.record(Fact("note_added", "case", "e" * 32, {"text": text, "channel": "note"}))
    with shop.store.database.reading() as connection:
        return journal.of_action(connection, action.id)[0]


def test_a_sound_journal_proves_itself(connection: sqlite3.Connection) -> None:
    assert faults(connection) == []


def test_the_first_entry_hangs_on_zeros_and_places_have_no_gap(
    connection: sqlite3.Connection,
) -> None:
    entries = list(journal.in_fold_order(connection))
    assert entries[0].prev_hash == bytes(32)
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert [b.prev_hash for b in entries[1:]] == [a.hash for a in entries[:-1]]
    assert len({entry.nonce for entry in entries}) == len(entries)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal",
        "DELETE FROM journal WHERE seq = 1",
        "UPDATE journal SET actor = 'someone else'",
        "UPDATE journal SET payload = '{}'",
        "UPDATE journal SET payload = NULL, nonce = NULL",
        "UPDATE journal SET place = place + 100000",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal LIMIT 1",
    ],
)
def test_nothing_in_the_journal_can_be_changed(
    connection: sqlite3.Connection, statement: str
) -> None:
    before = list(journal.in_fold_order(connection))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    assert before == list(journal.in_fold_order(connection))


# column -> what somebody who removed the triggers might write there
TAMPERED = {
    "id": "randomblob(16)",
    "device": "'another'",
    "seq": "seq + 1000000",
    "action": "randomblob(16)",
    "action_size": "action_size + 1",
    "clock": "clock + 1",
    "kind": "'paper_issued'",
    "version": "version + 1",
    "subject_type": "'person'",
    "subject": "subject || '0'",
    "expects": "randomblob(16)",
    "actor": "'nobody'",
    "at": "at + 1",
    "payload": "payload || ' '",
    "nonce": "randomblob(16)",
    "prev_hash": "randomblob(32)",
    "hash": "randomblob(32)",
}


def test_every_column_of_the_journal_is_looked_at(connection: sqlite3.Connection) -> None:
    columns = {row[1] for row in connection.execute("PRAGMA table_info(journal)")}
    assert columns == {"place", *TAMPERED}


@pytest.mark.parametrize("column", TAMPERED)
def test_tampering_is_found(connection: sqlite3.Connection, column: str) -> None:
    connection.execute("DROP TRIGGER journal_stays")
    connection.execute("DROP TRIGGER journal_keeps")
    (middle,) = connection.execute(
        "SELECT seq FROM journal ORDER BY seq LIMIT 1 OFFSET 40"
    ).fetchone()
    connection.execute(
        f"UPDATE journal SET {column} = {TAMPERED[column]} WHERE seq = ?",  # noqa: S608 - the table above
        (middle,),
    )
    assert faults(connection) != []


def test_an_entry_forged_with_a_hash_of_its_own_breaks_the_chain_behind_it(
    connection: sqlite3.Connection,
) -> None:
    """Whoever rewrites one entry would have to rewrite all that came after it."""
    connection.execute("DROP TRIGGER journal_stays")
    honest = next(entry for entry in journal.in_fold_order(connection) if entry.seq == 40)
    forged = replace(honest, actor="别人")
    assert forged.nonce is not None
    assert forged.payload is not None
    digest = chain_hash(forged, payload_hash(forged.nonce, forged.payload))
    connection.execute(
        "UPDATE journal SET actor = ?, hash = ? WHERE id = ?", (forged.actor, digest, forged.id)
    )
    found = [(fault.code, fault.place) for fault in journal.prove(connection)]
    assert found == [("chain_broken", f"{honest.device}:41")]


def test_a_removed_entry_leaves_a_gap_that_is_found(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER journal_keeps")
    connection.execute("DELETE FROM journal WHERE seq = 5")
    assert "chain_broken" in faults(connection)


def test_an_action_cut_short_at_the_end_is_found(shop: Shop, counter: Counter) -> None:
    counter.sell_the_bag()  # buyer and sale are one action
    with shop.store.database.writing() as connection:
        connection.execute("DROP TRIGGER journal_keeps")
        connection.execute("DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal)")
    with shop.store.database.reading() as connection:
        assert faults(connection) == ["action_incomplete"]


def test_an_action_cut_short_is_found_on_a_device_that_is_not_the_last(
    shop: Shop, counter: Counter
) -> None:
    counter.sell_the_bag()
    with shop.store.database.writing() as connection:
        connection.execute("DROP TRIGGER journal_keeps")
        connection.execute("DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal)")
        from_elsewhere(connection, device="z" * 32)
    with shop.store.database.reading() as connection:
        assert faults(connection) == ["action_incomplete"]


def test_an_erased_payload_is_gone_and_the_chain_still_proves(shop: Shop) -> None:
    """A person's right to be forgotten: the one exception to the triggers."""
    note = note_of(shop, "王先生住在复兴路 12 号")
    later = note_of(shop, "之后的备注")
    assert note.nonce is not None
    assert note.payload is not None
    proof = payload_hash(note.nonce, note.payload).hex()
    with shop.store.action("陈") as action:
        action.record(Fact("erased", "entry", note.id.hex(), {"payload_hash": proof}))
    with shop.store.database.reading() as connection:
        assert journal.of_action(connection, note.action)[0].payload is None
        assert journal.of_action(connection, later.action)[0].payload == later.payload
        assert faults(connection) == []
        live = dump(connection)
    rebuild(shop.store.database)
    with shop.store.database.reading() as connection:
        assert live == dump(connection)


def test_erasing_needs_an_entry_that_says_so(shop: Shop) -> None:
    note = note_of(shop, "仍然在")
    with (
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
        shop.store.database.reading() as connection,
    ):
        connection.execute(
            "UPDATE journal SET payload = NULL, nonce = NULL WHERE id = ?", (note.id,)
        )


@pytest.mark.parametrize(
    "change",
    ["payload = '{}', nonce = NULL", "payload = NULL", "payload = NULL, nonce = NULL, actor = ''"],
)
def test_erasing_takes_payload_and_nonce_and_nothing_else(shop: Shop, change: str) -> None:
    note = note_of(shop, "只能整条抹去")
    with shop.store.database.writing() as connection:
        # Another device says so: there the payload is taken out when it arrives.
        from_elsewhere(connection, Fact("erased", "entry", note.id.hex(), {"payload_hash": "00"}))
    with (
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
        shop.store.database.reading() as connection,
    ):
        connection.execute(f"UPDATE journal SET {change} WHERE id = ?", (note.id,))  # noqa: S608 - the list above


def test_an_erased_payload_whose_proof_is_wrong_is_found(shop: Shop) -> None:
    note = note_of(shop, "x")
    with shop.store.action("陈") as action:
        action.record(Fact("erased", "entry", note.id.hex(), {"payload_hash": "00" * 32}))
    with shop.store.database.reading() as connection:
        assert faults(connection) == ["hash_wrong"]


def test_a_payload_that_vanished_without_a_word_is_found(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER journal_stays")
    connection.execute("UPDATE journal SET payload = NULL, nonce = NULL WHERE seq = 3")
    assert faults(connection) == ["payload_missing", "hash_wrong"]


def from_elsewhere(
    connection: sqlite3.Connection,
    *facts: Fact,
    device: str = "d" * 32,
    at: int = MONDAY_10_IN_SHANGHAI_MS,
) -> list[Entry]:
    """Entries as another device would bring them; one action a call."""
    facts = facts or (Fact("note_added", "case", "e", {"text": "x", "channel": "note"}),)
    head = journal.read_head(connection, device)
    rand = random.Random(f"{device}:{head.seq}").randbytes
    who = Authorship(ActionId(rand(16)), len(facts), "远处", at)
    entries = append(connection, head, who, facts, rand)
    for entry in entries:
        project(connection, entry)
    return entries


@pytest.mark.parametrize(
    "fact",
    [
        Fact("moon_landed", "case", "e" * 32, {"rover": 1}),
        Fact("note_added", "case", "e" * 32, {"shape": "of tomorrow"}, version=2),
    ],
)
def test_what_this_program_does_not_know_is_parked_and_never_dropped(
    shop: Shop, fact: Fact
) -> None:
    with shop.store.database.writing() as connection:
        (entry,) = from_elsewhere(connection, fact)
    with shop.store.database.reading() as connection:
        parked = connection.execute("SELECT entry, kind FROM parked").fetchall()
        assert parked == [(entry.id, fact.kind)]
        assert faults(connection) == []
    rebuild(shop.store.database)
    with shop.store.database.reading() as connection:
        assert connection.execute("SELECT entry, kind FROM parked").fetchall() == parked


def test_the_chain_of_each_device_proves_by_itself(shop: Shop) -> None:
    with shop.store.database.writing() as connection:
        from_elsewhere(connection, device="0" * 32)
        from_elsewhere(connection, device="0" * 32)
        from_elsewhere(connection, device="z" * 32)
    with shop.store.database.reading() as connection:
        assert faults(connection) == []
        head = journal.read_head(connection, "0" * 32)
        assert head.seq == 2
        assert journal.read_head(connection, "nobody") == ChainHead("nobody", 0, 0, bytes(32))


def test_entries_fold_in_the_shops_order_and_then_in_their_own(shop: Shop) -> None:
    with shop.store.database.writing() as connection:
        first, second = from_elsewhere(connection), from_elsewhere(connection)
        connection.executemany(
            "INSERT INTO journal_order (entry, shop_seq) VALUES (?, ?)",
            [(second[0].id, 1), (first[0].id, 2)],
        )
        own = connection.execute(
            "SELECT id FROM journal WHERE device = ? ORDER BY seq", (shop.store.device,)
        ).fetchall()
    with shop.store.database.reading() as connection:
        folded = [entry.id for entry in journal.in_fold_order(connection)]
    assert folded == [second[0].id, first[0].id, *(row[0] for row in own)]


def edit(connection: sqlite3.Connection, at: int, person: str, **fields: str | int) -> Entry:
    fact = Fact("person_edited", "person", person, {"fields": fields})
    return from_elsewhere(connection, fact, device=f"{at:032x}", at=at)[0]


def test_of_two_edits_of_one_field_the_later_clock_wins(shop: Shop) -> None:
    """The loser stays in the journal, readable, and is flagged."""
    start = MONDAY_10_IN_SHANGHAI_MS
    with shop.store.database.writing() as connection:
        edit(connection, start, "p", number="7", name="李", email="a@example.org", is_consignor=1)
        edit(connection, start + 20, "p", name="李女士")
        late = edit(connection, start + 10, "p", name="李小姐", email="b@example.org")
    with shop.store.database.reading() as connection:
        row = connection.execute("SELECT name, email FROM person WHERE id = 'p'").fetchone()
        losers = connection.execute(
            "SELECT entry, subject_type, subject, field FROM register_loser"
        ).fetchall()
    assert row == ("李女士", "b@example.org")  # decided field by field
    assert losers == [(late.id, "person", "p", "name")]


def test_an_edit_older_than_the_row_itself_loses(shop: Shop) -> None:
    start = MONDAY_10_IN_SHANGHAI_MS
    with shop.store.database.writing() as connection:
        edit(connection, start, "p", number="7", name="李", is_consignor=1)
        edit(connection, start - 5, "p", name="早先的名字")
    with shop.store.database.reading() as connection:
        assert connection.execute("SELECT name FROM person").fetchone() == ("李",)
        assert connection.execute("SELECT field FROM register_loser").fetchall() == [("name",)]


def test_a_setting_is_a_register_as_well(shop: Shop) -> None:
    start = MONDAY_10_IN_SHANGHAI_MS
    with shop.store.database.writing() as connection:
        for at, name in ((start + 20, "新名"), (start + 10, "旧名")):
            fact = Fact("shop_edited", "shop", "shop", {"fields": {"name": name}})
            from_elsewhere(connection, fact, device=f"{at:032x}", at=at)
    assert shop.queries.settings().name == "新名"
    with shop.store.database.reading() as connection:
        rows = connection.execute("SELECT subject_type, field FROM register_loser").fetchall()
    assert rows == [("shop", "name")]


@pytest.mark.parametrize(
    "hostile", ["name = 'x', note", "id", "pk", "made_clock", "no_such_field", "name; --", ""]
)
def test_fields_the_tables_do_not_know_never_reach_them(shop: Shop, hostile: str) -> None:
    """A payload may come from elsewhere: its keys are looked up, never put into SQL."""
    start = MONDAY_10_IN_SHANGHAI_MS
    with shop.store.database.writing() as connection:
        edit(connection, start, "p", **{"number": "7", "name": "李", hostile: "x"})
        edit(connection, start + 20, "p", **{"email": "a@example.org", hostile: "x"})
        undone = Fact(
            "action_undone",
            "person",
            "p",
            {
                "action": "00",
                "batch": "",
                "postings": [],
                "removed": [],
                "removed_photos": [],
                "restored": [
                    {
                        "subject_type": "person",
                        "subject": "p",
                        "fields": {"email": "", hostile: "x"},
                    }
                ],
            },
        )
        from_elsewhere(connection, undone)
    with shop.store.database.reading() as connection:
        rows = connection.execute("SELECT id, number, name, note, email FROM person").fetchall()
    assert rows == [("p", "7", "李", "", "")]
