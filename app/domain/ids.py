"""Identities. Entities are named by 32 hex digits, journal entries by 16 bytes; both UUIDv7."""

from typing import NewType

CaseId = NewType("CaseId", str)
ItemId = NewType("ItemId", str)
PersonId = NewType("PersonId", str)
SaleId = NewType("SaleId", str)
EntryId = NewType("EntryId", bytes)
ActionId = NewType("ActionId", bytes)

_VERSION_7 = 0x7000
_VARIANT = 0x8000_0000_0000_0000


def uuid7(now_ms: int, rand: bytes) -> bytes:
    """16 bytes of a version 7 UUID (RFC 9562 §5.7) from milliseconds and 10 random bytes."""
    noise = int.from_bytes(rand[:10], "big")
    high = (now_ms & 0xFFFF_FFFF_FFFF) << 16 | _VERSION_7 | noise >> 68 & 0x0FFF
    low = _VARIANT | noise & 0x3FFF_FFFF_FFFF_FFFF
    return (high << 64 | low).to_bytes(16, "big")
