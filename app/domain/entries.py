"""What the journal keeps: a fact before it is written, an entry after, and the hash between.

``payload_hash = SHA256(nonce ‖ payload)``; ``hash = SHA256(prev_hash ‖ canonical JSON array of
[id, device, seq, action, action_size, clock, kind, version, subject_type, subject, expects,
actor, at, payload_hash])`` with bytes as lower-case hex. The first ``prev_hash`` is 32 zeros.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.ids import ActionId, EntryId

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Payload = Mapping[str, Json]

FIRST_PREV_HASH = bytes(32)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is about to be journalled: what happened, to whom, with its outcome."""

    kind: str
    subject_type: str
    subject: str
    payload: Payload
    expects: EntryId | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal as it stands on disk.

    ``at`` is UTC in milliseconds; ``clock`` a hybrid logical clock. ``payload`` and ``nonce``
    are None once erased.
    """

    id: EntryId
    device: str
    seq: int
    action: ActionId
    action_size: int
    clock: int
    kind: str
    version: int
    subject_type: str
    subject: str
    expects: EntryId | None
    actor: str
    at: int
    payload: str | None
    nonce: bytes | None
    prev_hash: bytes
    hash: bytes


def canonical_json(value: Json) -> str:
    """The one spelling of a value: sorted keys, no spaces, UTF-8 kept. Floats do not type-check."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def payload_hash(nonce: bytes, payload: str) -> bytes:
    """The commitment to a payload that stays verifiable when the payload is erased."""
    return hashlib.sha256(nonce + payload.encode()).digest()


def chain_hash(entry: Entry, payload_sha256: bytes) -> bytes:
    """The hash that ``entry`` must carry, given its payload's commitment."""
    head: list[Json] = [
        entry.id.hex(),
        entry.device,
        entry.seq,
        entry.action.hex(),
        entry.action_size,
        entry.clock,
        entry.kind,
        entry.version,
        entry.subject_type,
        entry.subject,
        entry.expects.hex() if entry.expects else None,
        entry.actor,
        entry.at,
        payload_sha256.hex(),
    ]
    return hashlib.sha256(entry.prev_hash + canonical_json(head).encode()).digest()


def next_clock(last_clock: int, now_ms: int) -> int:
    """Hybrid logical clock: never behind the wall clock, never standing still."""
    return max(last_clock + 1, now_ms << 16)
