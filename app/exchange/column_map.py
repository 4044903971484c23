"""A person's own map from her file's columns to our fields, as TOML.

::

    kind = "items"              # items, people, sales or bill
    name = "old-till"           # keeps keys of different programs apart; the file's name if absent
    split_is = "consignor"      # whose share a split column holds: consignor or shop
    days_first = true           # 3/4/2026 is the third of April

    [columns]
    sku = "Artikelnummer"
    title = "Bezeichnung"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import MissingFileError
from app.exchange.errors import (
    BadMapValueError,
    MissingMapKeyError,
    UnknownMapKeyError,
    UnreadableMapError,
)
from app.exchange.formats.generic import FIELDS, REQUIRED

_KEYS = ("kind", "name", "split_is", "days_first", "columns")
_SPLIT_OWNERS = ("consignor", "shop")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """``columns``: our field → the header of the person's file. ``split_is``: None if not said."""

    kind: str
    name: str
    columns: Mapping[str, str]
    split_is: str | None = None
    days_first: bool | None = None


def load_map(path: Path) -> ColumnMap:
    """Read a column map; every error names the file and the key.

    Raises MissingFileError, UnreadableMapError, UnknownMapKeyError, MissingMapKeyError,
    BadMapValueError.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as failure:
        raise MissingFileError(str(path)) from failure
    except ValueError as failure:
        # TOMLDecodeError and UnicodeDecodeError are both one.
        raise UnreadableMapError(str(path), str(failure)) from failure
    for key in told:
        if key not in _KEYS:
            raise UnknownMapKeyError(str(path), key, _KEYS)
    kind = _choice(path, told, "kind", tuple(FIELDS))
    if kind is None:
        raise MissingMapKeyError(str(path), "kind")
    name = told.get("name", path.stem)
    if not isinstance(name, str) or not name.strip() or ":" in name:
        raise BadMapValueError(str(path), "name", str(name))
    days_first = told.get("days_first")
    if days_first is not None and not isinstance(days_first, bool):
        raise BadMapValueError(str(path), "days_first", str(days_first))
    return ColumnMap(
        kind=kind,
        name=name.strip(),
        columns=_columns(path, told, kind),
        split_is=_choice(path, told, "split_is", _SPLIT_OWNERS),
        days_first=days_first,
    )


def _choice(path: Path, told: dict[str, Any], key: str, choices: tuple[str, ...]) -> str | None:
    value = told.get(key)
    if value is not None and value not in choices:
        raise BadMapValueError(str(path), key, str(value))
    return value


def _columns(path: Path, told: dict[str, Any], kind: str) -> dict[str, str]:
    columns = told.get("columns")
    if columns is None:
        raise MissingMapKeyError(str(path), "columns")
    if not isinstance(columns, dict):
        raise BadMapValueError(str(path), "columns", str(columns))
    for field, header in columns.items():
        if field not in FIELDS[kind]:
            raise UnknownMapKeyError(str(path), f"columns.{field}", FIELDS[kind])
        if not isinstance(header, str) or not header.strip():
            raise BadMapValueError(str(path), f"columns.{field}", str(header))
    for group in REQUIRED[kind]:
        if not any(field in columns for field in group):
            raise MissingMapKeyError(str(path), f"columns.{group[0]}")
    return dict(columns)
