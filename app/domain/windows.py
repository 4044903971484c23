"""Until when a problem may be reported, by category and item class; and who appraises a class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.categories import trunk_of
from app.domain.items import ITEM_CLASSES
from app.domain.papers import Words
from app.domain.route_files import BadProgramDataError

ITEM_CLASSES_FILE = "item_classes.toml"


@dataclass(frozen=True, slots=True)
class Window:
    """Days after the sale within which to report; None is no limit. After ``warn`` days be wary."""

    days: int | None
    warn: int | None = None


@dataclass(frozen=True, slots=True)
class ItemClass:
    """What one class of items has of its own."""

    code: str
    appraiser: Words
    windows: Mapping[str, Window]  # by trunk


@dataclass(frozen=True, slots=True)
class WindowLeft:
    """Where a window stands: ``left`` days, below zero when over, None where nothing limits it."""

    trunk: str
    left: int | None
    is_late: bool  # over, or so long ago that one should be wary


def window_left(
    classes: Mapping[str, ItemClass],
    *,
    category: str,
    item_class: str,
    sold_on: date | None,
    today: date,
    agreed: Mapping[str, int] | None = None,
) -> WindowLeft | None:
    """The window of a category for an item sold on that day; None where there is none.

    ``agreed`` is what the sale's contract says, in days by trunk: it wins.
    """
    trunk = trunk_of(category)
    known = classes.get(item_class) or classes.get("other")
    window = known.windows.get(trunk) if known else None
    if agreed and trunk in agreed:
        window = Window(agreed[trunk])
    if sold_on is None or window is None:
        return None
    gone = max((today - sold_on).days, 0)
    if window.days is None:
        return WindowLeft(trunk, None, window.warn is not None and gone > window.warn)
    left = window.days - gone
    return WindowLeft(trunk, left, left < 0)


def read_item_classes(data: Mapping[str, Any], trunks: Iterable[str]) -> dict[str, ItemClass]:
    """The classes from the parsed file; raises BadProgramDataError naming the key."""
    known = frozenset(trunks)
    usual = _windows("windows", data.get("windows", {}), known)
    classes = {}
    for code, row in data.get("class", {}).items():
        if code not in ITEM_CLASSES:
            raise BadProgramDataError(ITEM_CLASSES_FILE, f"class.{code}", "unknown class")
        if "appraiser" not in row:
            raise BadProgramDataError(ITEM_CLASSES_FILE, f"class.{code}", "missing: appraiser")
        own = _windows(f"class.{code}.windows", row.get("windows", {}), known)
        classes[code] = ItemClass(code, Words(**row["appraiser"]), {**usual, **own})
    for code in ITEM_CLASSES:
        if code not in classes:
            raise BadProgramDataError(ITEM_CLASSES_FILE, f"class.{code}", "missing")
    return classes


def _windows(key: str, rows: Mapping[str, Any], trunks: frozenset[str]) -> dict[str, Window]:
    windows = {}
    for trunk, row in rows.items():
        days, warn = row.get("days"), row.get("warn")
        if trunk not in trunks:
            raise BadProgramDataError(ITEM_CLASSES_FILE, f"{key}.{trunk}", "unknown category")
        if not all(n is None or (isinstance(n, int) and n >= 0) for n in (days, warn)):
            raise BadProgramDataError(
                ITEM_CLASSES_FILE, f"{key}.{trunk}", f"days: {days}, warn: {warn}"
            )
        windows[trunk] = Window(days, warn)
    return windows
