"""Charts as lines and rectangles in two greys, with the figures at the marks: no legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.lines import Line, Lines, draw_lines, height_of
from app.documents.printable import Printable
from app.documents.sheet import BLACK_BAR, HAIRLINE, QUIET, Colour, Sheet, Style
from app.domain.months import Month

CONTEXT_BAR: Colour = (0.74, 0.74, 0.74)
_HEAD_GAP = 3.0
_FOOT = 19.0  # the lines of months and years
_FIGURE_ROOM = 10.0  # above the highest column
_FILLED = 0.66  # of a month's width


@dataclass(frozen=True, slots=True)
class Columns:
    """Thirteen months of one figure; the last one stands out. ``shown`` is each value in words."""

    title: Lines
    months: tuple[Month, ...]
    values: tuple[int, ...]
    shown: tuple[Printable, ...]
    plain: Style
    bold: Style


def draw_columns(
    sheet: Sheet, chart: Columns, x: float, top: float, width: float, height: float
) -> None:
    """Draw the chart into a rectangle; columns below zero hang from the line.

    This month's figure stands beside the title, the highest one above its column; the rest is
    read from the table.
    """
    draw_lines(sheet, x, top, chart.title)
    Line(((chart.shown[-1], chart.bold),)).draw_right(sheet, x + width, top)
    top += height_of(chart.title) + _HEAD_GAP
    bottom = top + height - height_of(chart.title) - _HEAD_GAP - _FOOT
    highest, lowest = max(*chart.values, 0), min(*chart.values, 0)
    span = (highest - lowest) or 1
    room = bottom - top - _FIGURE_ROOM
    zero = bottom - room * -lowest / span
    step = width / len(chart.values)
    last = len(chart.values) - 1
    peak = chart.values.index(highest) if highest else last
    for place, value in enumerate(chart.values):
        left = x + place * step + step * (1 - _FILLED) / 2
        reach = room * abs(value) / span
        up = zero - reach if value >= 0 else zero
        if value:
            colour = BLACK_BAR if place == last else CONTEXT_BAR
            sheet.bar(left, up, step * _FILLED, max(reach, 0.5), colour)
        if place == peak != last:
            middle = left + step * _FILLED / 2
            _centred(sheet, middle, up - 2.5, chart.shown[place], chart.plain, (x, x + width))
    sheet.rule(x, x + width, zero, 0.6, QUIET)
    _draw_months(sheet, chart, x, bottom + 8.5, step)


def draw_bar(
    sheet: Sheet, x: float, top: float, width: float, part: int, whole: int, *, dark: bool
) -> None:
    """One level bar, ``part`` of ``whole`` long, on a hairline that shows how long it could be."""
    sheet.rule(x, x + width, top + 5, 0.4, HAIRLINE)
    if part > 0 and whole > 0:
        colour = BLACK_BAR if dark else CONTEXT_BAR
        sheet.bar(x, top + 2, width * min(part, whole) / whole, 6, colour)


def _draw_months(sheet: Sheet, chart: Columns, x: float, baseline: float, step: float) -> None:
    last = len(chart.months) - 1
    for place, month in enumerate(chart.months):
        is_named = place in {0, last} or month.month == 1
        text = Printable(f"{month.month:02d}")
        style = chart.bold if place == last else chart.plain
        middle = x + (place + 0.5) * step
        _centred(sheet, middle, baseline, text, style, (x, x + step * (last + 1)))
        if is_named and place != last:
            year = Printable(str(month.year))
            sheet.text(middle - chart.plain.width(text) / 2, baseline + 7.5, year, chart.plain)


def _centred(
    sheet: Sheet,
    middle: float,
    baseline: float,
    text: Printable,
    style: Style,
    between: tuple[float, float],
) -> None:
    """Centred on a point, but within the chart's left and right."""
    width = style.width(text)
    left, right = between
    sheet.text(max(left, min(middle - width / 2, right - width)), baseline, text, style)


def chart_title(said: Sequence[Printable], main: Style, aside: Style) -> Lines:
    """What a chart shows, both languages on one line."""
    return (Line(((said[0], main), *((second, aside) for second in said[1:]))),)
