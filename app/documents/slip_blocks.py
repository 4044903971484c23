"""The building blocks of a slip: headings, facts, ticks, the path, lines to sign on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.documents.lines import (
    Block,
    Line,
    Lines,
    draw_lines,
    height_of,
    set_beside,
    set_text,
)
from app.documents.marks import draw_tick_box
from app.documents.printable import MORE, Printable
from app.documents.sheet import Sheet, Style
from app.documents.slip_setting import SlipSetting
from app.documents.voice import Said
from app.documents.wrapping import clip, wrap

SECTION_GAP = 8.0
_COLUMN_GAP = 12.0
_TICK = 7.6
_SIGNING_ROOM = 25.0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says; ``limit`` in lines for data of any length."""

    label: Said
    value: Said
    limit: int = 4


def heading(setting: SlipSetting, said: Said, note: Fact | None = None) -> Block:
    """The name of a section; stays with what follows. ``note`` stands at its right end."""
    lines = set_beside(said, setting.heading, setting.aside, setting.measure)
    if note is None:
        return _block(setting, lines, gap=SECTION_GAP, keep_with_next=True)
    seconds = tuple((second, setting.aside) for second in note.label[1:])
    right = Line(
        ((note.label[0], setting.label), *seconds, (note.value[0], setting.body)),
    )
    # Below the heading when both do not fit on one line.
    fits = lines[-1].width + _COLUMN_GAP + right.width <= setting.measure
    note_top = height_of(lines[:-1]) if fits else height_of(lines)

    def draw(sheet: Sheet, top: float) -> None:
        draw_lines(sheet, setting.left, top, lines)
        if fits:
            sink = lines[-1].drop - right.drop
            right.draw_right(sheet, setting.right, top + note_top + sink)
        else:
            right.draw(sheet, setting.left, top + note_top)

    height = height_of(lines) if fits else note_top + right.leading
    return Block(height, draw, SECTION_GAP, keep_with_next=True)


def item_name(setting: SlipSetting, name: Printable) -> list[Block]:
    """The name of the item, large; in smaller type if it takes more than three lines."""
    lines = set_text(name, setting.strong, setting.measure)
    if len(lines) > 3:
        lines = set_text(name, setting.heading, setting.measure, limit=10)
    return [_block(setting, [line]) for line in lines]


def prose(
    setting: SlipSetting,
    paragraphs: Sequence[Printable],
    style: Style,
    *,
    limit: int | None = None,
    ending: Printable = Printable(MORE),  # noqa: B008 - NewType is the string itself
) -> list[Block]:
    """Paragraphs, a block a line so that long ones may run over the page.

    After ``limit`` lines the last one says ``ending``.
    """
    lines = [line for text in paragraphs for line in wrap(text, style.width, setting.measure)]
    if limit is not None:
        lines = clip(lines, style.width, setting.measure, limit, ending)
    return [_block(setting, [Line(((line, style),))]) for line in lines]


def value_indent(setting: SlipSetting, rows: Sequence[Fact]) -> float:
    """Where the values of ``rows`` begin, from the labels' left edge: one edge for all of them."""
    widest = max(line.width for row in rows for line in _label(setting, row))
    return widest + _COLUMN_GAP


def facts(
    setting: SlipSetting, rows: Sequence[Fact], indent: float, width: float | None = None
) -> list[Block]:
    """Labels in one column, values in the next, so that all of them line up."""
    room = (width or setting.measure) - indent
    return [_fact_block(setting, [row], room, indent) for row in rows if row.value[0]]


def paired_facts(setting: SlipSetting, rows: Sequence[Fact], indent: float) -> list[Block]:
    """Short facts, two in a row if the paper is wide."""
    if setting.is_roll:
        return facts(setting, rows, indent)
    shown = [row for row in rows if row.value[0]]
    room = setting.measure / 2 - indent - _COLUMN_GAP
    return [
        _fact_block(setting, shown[start : start + 2], room, indent)
        for start in range(0, len(shown), 2)
    ]


def side_by_side(setting: SlipSetting, pairs: Sequence[Fact]) -> list[Block]:
    """Facts that matter most: label above, value large; in columns if the paper is wide."""
    columns = 1 if setting.is_roll else len(pairs)
    width = (setting.measure - _COLUMN_GAP * (columns - 1)) / columns
    cells = [
        [
            *set_beside(pair.label, setting.label, setting.aside, width),
            *set_beside(pair.value, setting.strong, setting.aside, width, limit=pair.limit),
        ]
        for pair in pairs
    ]
    if columns == 1:
        return [_block(setting, cell, gap=4.0) for cell in cells]

    def draw(sheet: Sheet, top: float) -> None:
        for place, cell in enumerate(cells):
            draw_lines(sheet, setting.left + place * (width + _COLUMN_GAP), top, cell)

    return [Block(max(map(height_of, cells)), draw, gap=6.0)]


def tick_list(setting: SlipSetting, items: Sequence[tuple[Said, bool]]) -> list[Block]:
    """Boxes with or without a tick, as many in a row as line up."""
    room = setting.measure - _TICK - 5
    names = [set_beside(name, setting.body, setting.aside, room) for name, _ in items]
    widest = max(line.width for lines in names for line in lines) + _TICK + 5
    columns = max(1, int((setting.measure + _COLUMN_GAP) // (widest + _COLUMN_GAP)))
    step = setting.measure / columns
    blocks = []
    for start in range(0, len(items), columns):
        row = list(zip(names, items, strict=True))[start : start + columns]
        blocks.append(_tick_row(setting, [(lines, item[1]) for lines, item in row], step))
    return [replace(blocks[0], gap=4.0), *blocks[1:]]


def signatures(setting: SlipSetting, names: Sequence[Said]) -> Block:
    """Lines to sign on, side by side."""
    width = (setting.measure - _COLUMN_GAP * (len(names) - 1)) / len(names)
    captions = [set_beside(name, setting.label, setting.aside, width) for name in names]

    def draw(sheet: Sheet, top: float) -> None:
        for place, caption in enumerate(captions):
            x = setting.left + place * (width + _COLUMN_GAP)
            sheet.rule(x, x + width, top + _SIGNING_ROOM, 0.6, setting.body.grey)
            draw_lines(sheet, x, top + _SIGNING_ROOM + 2, caption)

    return Block(_SIGNING_ROOM + 2 + max(map(height_of, captions)), draw, gap=SECTION_GAP)


def _block(
    setting: SlipSetting, lines: Lines, *, gap: float = 0.0, keep_with_next: bool = False
) -> Block:
    def draw(sheet: Sheet, top: float) -> None:
        draw_lines(sheet, setting.left, top, lines)

    return Block(height_of(lines), draw, gap, keep_with_next)


def _label(setting: SlipSetting, row: Fact) -> list[Line]:
    share = 0.44 if setting.is_roll else 0.36
    return set_beside(row.label, setting.label, setting.aside, setting.measure * share)


def _fact_block(setting: SlipSetting, rows: Sequence[Fact], room: float, indent: float) -> Block:
    cells: list[tuple[Lines, Lines, float]] = []
    for row in rows:
        label = _label(setting, row)
        value = set_beside(row.value, setting.body, setting.aside, room, limit=row.limit)
        # The first lines share a baseline though their sizes differ.
        cells.append((label, value, value[0].drop - label[0].drop))

    def draw(sheet: Sheet, top: float) -> None:
        for place, (label, value, sink) in enumerate(cells):
            x = setting.left + place * setting.measure / 2
            draw_lines(sheet, x, top + sink, label)
            draw_lines(sheet, x + indent, top, value)

    return Block(
        max(max(height_of(label) + sink, height_of(value)) for label, value, sink in cells), draw
    )


def _tick_row(setting: SlipSetting, row: Sequence[tuple[Lines, bool]], step: float) -> Block:
    def draw(sheet: Sheet, top: float) -> None:
        for place, (lines, ticked) in enumerate(row):
            x = setting.left + place * step
            box_top = top + lines[0].drop - _TICK + 0.6
            draw_tick_box(sheet, x, box_top, _TICK, ticked=ticked)
            draw_lines(sheet, x + _TICK + 5, top, lines)

    return Block(max(height_of(lines) for lines, _ in row), draw)
