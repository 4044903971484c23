"""The journal's hash, computed here a second time from its description."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entries import (
    FIRST_PREV_HASH,
    Entry,
    canonical_json,
    chain_hash,
    next_clock,
    payload_hash,
)
from app.domain.ids import ActionId, EntryId

ENTRY = Entry(
    id=EntryId(bytes(range(16))),
    device="d1",
    seq=3,
    action=ActionId(bytes(16)),
    action_size=2,
    clock=7 << 16,
    kind="note_added",
    version=1,
    subject_type="case",
    subject="abc",
    expects=None,
    actor="陈",
    at=1_772_416_800_000,
    payload='{"text":"好"}',
    nonce=bytes(16),
    prev_hash=FIRST_PREV_HASH,
    hash=b"",
)


def test_the_first_link_hangs_on_32_zero_bytes() -> None:
    assert bytes(32) == FIRST_PREV_HASH


def test_payloads_have_one_spelling() -> None:
    assert canonical_json({"b": [1, True, None], "a": "好 <&"}) == '{"a":"好 <&","b":[1,true,null]}'


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans() | st.none()))
def test_the_spelling_does_not_depend_on_the_order_of_keys(
    payload: dict[str, int | str | bool | None],
) -> None:
    backwards = dict(reversed(payload.items()))
    assert canonical_json(payload) == canonical_json(backwards)
    assert json.loads(canonical_json(payload)) == payload


def test_the_payload_is_committed_to_with_its_nonce() -> None:
    assert payload_hash(b"n" * 16, "好") == hashlib.sha256(b"n" * 16 + "好".encode()).digest()


def test_the_chain_hash_is_the_one_described() -> None:
    proof = payload_hash(bytes(16), '{"text":"好"}')
    spelled = (
        '["000102030405060708090a0b0c0d0e0f","d1",3,"00000000000000000000000000000000",2,458752,'
        '"note_added",1,"case","abc",null,"陈",1772416800000,"' + proof.hex() + '"]'
    )
    assert chain_hash(ENTRY, proof) == hashlib.sha256(bytes(32) + spelled.encode()).digest()


def test_what_an_entry_expects_is_part_of_its_hash() -> None:
    guarded = replace(ENTRY, expects=EntryId(b"\xff" * 16))
    assert chain_hash(guarded, b"p") != chain_hash(ENTRY, b"p")


@pytest.mark.parametrize(
    "changed",
    [
        replace(ENTRY, id=EntryId(b"x" * 16)),
        replace(ENTRY, device="d2"),
        replace(ENTRY, seq=4),
        replace(ENTRY, action=ActionId(b"x" * 16)),
        replace(ENTRY, action_size=1),
        replace(ENTRY, clock=8 << 16),
        replace(ENTRY, kind="photo_added"),
        replace(ENTRY, version=2),
        replace(ENTRY, subject_type="item"),
        replace(ENTRY, subject="abd"),
        replace(ENTRY, actor="周"),
        replace(ENTRY, at=ENTRY.at + 1),
        replace(ENTRY, prev_hash=b"\x01" + bytes(31)),
    ],
)
def test_every_part_of_an_entry_changes_its_hash(changed: Entry) -> None:
    assert chain_hash(changed, b"p") != chain_hash(ENTRY, b"p")


def test_the_clock_follows_the_wall_and_never_stands_still() -> None:
    assert next_clock(0, 5) == 5 << 16
    assert next_clock(5 << 16, 5) == (5 << 16) + 1
    assert next_clock(9 << 16, 5) == (9 << 16) + 1  # the wall clock was set back
