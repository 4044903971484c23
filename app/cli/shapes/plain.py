"""Values that every document spells the same way."""

from datetime import UTC, datetime

from app.domain.rows import PhotoLine

Document = dict[str, object]


def money(minor: int, currency: str) -> Document:
    """``{"minor": 12345, "currency": "CNY"}``."""
    return {"minor": minor, "currency": currency}


def moment(at_ms: int | None) -> str | None:
    """UTC milliseconds as ISO 8601: ``2026-11-23T10:05:00.210Z``."""
    if at_ms is None:
        return None
    text = datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def photo(line: PhotoLine) -> Document:
    """A photo by the hash of its content."""
    return {
        "sha256": line.sha256,
        "role": line.role,
        "width_px": line.width_px,
        "height_px": line.height_px,
        "taken_at": line.taken_at or None,
        "added_at": moment(line.added_at),
    }
