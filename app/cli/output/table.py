"""Calm columns: text to the left, figures to the right, two blanks between."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.cli.output.widths import fit, pad, shown, width_of
from app.text.catalogue import translate

_GAP = "  "
_LEAST_COLUMNS = 8  # what a column that gives way keeps


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``figures`` align to the right, a column that ``gives`` is cut where it must be."""

    title: str
    figures: bool = False
    gives: bool = False


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], *, width: int | None
) -> list[str]:
    """Lines of a table that fits ``width`` columns, or is as wide as it likes for None.

    Columns in which no row says anything are left out; a table without rows says so.
    """
    if not rows:
        return [translate("CLI", "Nothing found.")]
    said = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    columns = [columns[i] for i in said]
    cells = [[shown(row[i]) for i in said] for row in rows]
    widths = [
        max(width_of(column.title), *(width_of(row[i]) for row in cells))
        for i, column in enumerate(columns)
    ]
    if width is not None:
        _give_way(columns, widths, width)
    lines = [[column.title for column in columns], *cells]
    return [
        _GAP.join(
            pad(fit(cell, most), most, right=column.figures)
            for cell, most, column in zip(line, widths, columns, strict=True)
        ).rstrip()
        for line in lines
    ]


def _give_way(columns: Sequence[Column], widths: list[int], width: int) -> None:
    """Narrow the columns that give, the widest first, until the table fits or none can."""
    giving = [i for i, column in enumerate(columns) if column.gives]
    excess = sum(widths) + len(_GAP) * (len(columns) - 1) - width
    while excess > 0 and giving:
        widest = max(giving, key=lambda i: widths[i])
        if widths[widest] <= _LEAST_COLUMNS:
            return
        widths[widest] -= 1
        excess -= 1


def pairs(facts: Sequence[tuple[str, str]], *, indent: str = "  ") -> list[str]:
    """Names and values in two columns; facts without a value are left out."""
    told = [(name, shown(value)) for name, value in facts if value]
    most = max((width_of(name) for name, _ in told), default=0)
    return [f"{indent}{pad(name, most)}  {value}" for name, value in told]
