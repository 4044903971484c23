"""What a bench tells: our time beside the limit's, and one cost against the size of the shop."""

import statistics
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], object]

_UNITS = (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6))
_NAME_COLUMNS, _COLUMNS = 62, 11


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run measures. ``quick`` takes fewer rounds; ``folder`` keeps the shops built once."""

    sizes: tuple[int, ...]
    quick: bool
    full: bool
    folder: Path
    texts: Path | None = None  # labelled complaints of others

    def rounds(self, usual: int) -> int:
        """How often a piece of work is repeated."""
        return max(3, usual // 4) if self.quick else usual


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: seconds (or megabytes) of ours and of the limit, and the target."""

    name: str
    ours: float
    limit: float | None = None
    target: float | None = None  # the most that ours/limit should be
    unit: str = "s"


@dataclass(frozen=True, slots=True)
class Growth:
    """What one piece of work costs at each number of cases."""

    name: str
    costs: Mapping[int, float]


def in_turn(
    ours: Work, limit: Work, rounds: int, *, between: Work = lambda: None
) -> tuple[float, float]:
    """Median seconds of both, run in turn so that a busy machine slows both alike.

    ``between`` prepares, untimed, what the limit needs to know of ours. The first round is not
    counted: statements are compiled and pages read in it.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        taken[0].append(seconds(ours))
        between()
        taken[1].append(seconds(limit))
    return statistics.median(taken[0][1:]), statistics.median(taken[1][1:])


def median_s(work: Work, rounds: int) -> float:
    """Median seconds of one piece of work."""
    work()
    return statistics.median(seconds(work) for _ in range(rounds))


def seconds(work: Work) -> float:
    """How long ``work`` takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def heading() -> str:
    """The head of the table."""
    names = ("ours", "limit", "ratio", "target")
    return _line("name", *names)


def line_of(figure: Figure) -> str:
    """One figure as a line of the table."""
    ratio = target = limit = "-"
    if figure.limit is not None:
        limit = _amount(figure.limit, figure.unit)
        ratio = f"{figure.ours / figure.limit:.2f}x"
    if figure.target is not None:
        target = f"≤ {figure.target:.3g}x"
    return _line(figure.name, _amount(figure.ours, figure.unit), limit, ratio, target)


def growth_table(rows: Sequence[Growth]) -> list[str]:
    """Cost against size, one line a piece of work."""
    sizes = sorted({size for row in rows for size in row.costs})
    lines = [_line("cost at … cases", *(f"{size:,}" for size in sizes))]
    for row in rows:
        costs = (_amount(row.costs[s], "s") if s in row.costs else "-" for s in sizes)
        lines.append(_line(row.name, *costs))
    return lines


def _line(name: str, *cells: str) -> str:
    # Chinese characters are two columns wide.
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in name)
    return name.ljust(_NAME_COLUMNS - wide) + "".join(cell.rjust(_COLUMNS) for cell in cells)


def _amount(amount: float, unit: str) -> str:
    if unit == "%":
        return f"{amount:.1f} %"
    if unit != "s":
        return f"{amount:,.0f} {unit}"
    name, factor = next(((n, f) for n, f in _UNITS if amount >= f), _UNITS[-1])
    shown = amount / factor
    return f"{shown:,.{0 if shown >= 100 else 1 if shown >= 10 else 2}f} {name}"
