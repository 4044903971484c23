"""The short lists below the table of a statement: a heading, names of columns, rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.documents.lines import (
    Block,
    Lines,
    draw_lines,
    draw_lines_right,
    height_of,
    set_beside,
    set_said,
)
from app.documents.sheet import HAIRLINE, QUIET, Sheet
from app.documents.statement_columns import GAP
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting

_PADDING = 2.8
_HEAD_WIDTH = 96.0

In = Callable[[str], str]
"""Words in a language."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column ``width`` points wide, with the gap after it; None takes what the others leave.

    Figures, ``is_figure``, end at the right edge of their column.
    """

    name: In
    width: float | None
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class StatementList:
    """What the pages lay out one after the other; without rows it does not appear."""

    heading: Block
    header: Block
    rows: Sequence[Block]


def list_edges(columns: Sequence[ListColumn]) -> list[tuple[float, float]]:
    """Left edge and width for type of each column; of figures, the right edge."""
    flexible = next(i for i, column in enumerate(columns) if column.width is None)
    lefts = [LEFT]
    for column in columns[:flexible]:
        lefts.append(lefts[-1] + (column.width or 0.0))
    rights = [RIGHT]
    for column in reversed(columns[flexible + 1 :]):
        rights.insert(0, rights[0] - (column.width or 0.0))
    starts = [*lefts, *rights[:-1]]
    ends = [*starts[1:], RIGHT]
    rooms = [
        end - start - (0.0 if end == RIGHT else GAP)
        for start, end in zip(starts, ends, strict=True)
    ]
    return [
        (start + room if column.is_figure else start, room)
        for column, start, room in zip(columns, starts, rooms, strict=True)
    ]


def list_heading(setting: StatementSetting, name: In, note: In) -> Block:
    """What the list is, and what it means."""
    say, width = setting.voice.say, RIGHT - LEFT
    lines = [
        *set_beside(say(name), setting.heading, setting.aside, width),
        *set_said(say(note), setting.label, setting.aside, width),
    ]
    return Block(height_of(lines), lambda sheet, top: draw_lines(sheet, LEFT, top, lines), gap=20.0)


def list_header(setting: StatementSetting, columns: Sequence[ListColumn]) -> Block:
    """Names of the columns."""
    heads = [
        set_said(setting.voice.say(column.name), setting.label, setting.aside, _HEAD_WIDTH)
        for column in columns
    ]
    return list_row(columns, heads, is_header=True)


def list_row(
    columns: Sequence[ListColumn], cells: Sequence[Lines], *, is_header: bool = False
) -> Block:
    """One row, which never breaks."""
    height = 2 * _PADDING + max(map(height_of, cells))
    placed = [
        (column, edge, cell)
        for column, (edge, _), cell in zip(columns, list_edges(columns), cells, strict=True)
    ]

    def draw(sheet: Sheet, top: float) -> None:
        first = top + _PADDING
        for column, edge, cell in placed:
            if column.is_figure:
                draw_lines_right(sheet, edge, first, cell)
            else:
                draw_lines(sheet, edge, first, cell)
        weight, grey = (0.8, QUIET) if is_header else (0.4, HAIRLINE)
        sheet.rule(LEFT, RIGHT, top + height, weight, grey)

    return Block(height, draw)
