"""All that the page shows of one item, asked for at once."""

from dataclasses import dataclass
from typing import Any

from app.domain.rows import CaseLine, ItemCard, TimelineLine
from app.services.reading import Queries

_CASES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Baseline:
    """How an item was when it came in (``intake``) or went out (``sale``)."""

    at: int
    moment: str
    condition: str
    serial: str
    accessories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemFile:
    """An item's record, its open cases, and its recorded conditions, newest first."""

    card: ItemCard
    cases: tuple[CaseLine, ...]
    baselines: tuple[Baseline, ...]


def find_item(queries: Queries, sku: str) -> ItemFile:
    """Ask for an item; raises UnknownItemError."""
    card = queries.items.card(sku)
    numbers = card.open_cases[:_CASES_SHOWN]
    history = queries.items.history(card.line.id) if card.has_baseline else []
    told = [line for _, line in history if line.kind == "baseline_recorded"]
    return ItemFile(
        card,
        tuple(queries.cases.line(number) for number in numbers),
        tuple(_baseline(line) for line in reversed(told) if line.payload and not line.undone),
    )


def _baseline(line: TimelineLine) -> Baseline:
    told: dict[str, Any] = line.payload
    return Baseline(
        line.at, told["moment"], told["condition"], told["serial"], tuple(told["accessories"])
    )
