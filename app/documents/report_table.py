"""A table of a report: words at the left, figures at the right, heads that can repeat."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.lines import (
    Block,
    Line,
    Lines,
    draw_lines,
    draw_lines_right,
    height_of,
    set_said,
)
from app.documents.printable import Printable
from app.documents.sheet import HAIRLINE, QUIET, Sheet, Style
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.documents.voice import Said

_PADDING = 2.4
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is called, how wide it is in points, and whether it holds figures."""

    said: Said
    width: float
    is_figure: bool = True


class ReportTable:
    """The first column takes the room that the others leave."""

    def __init__(
        self,
        setting: StatementSetting,
        first: Said,
        heads: Sequence[Head],
        *,
        on: Said | None = None,
    ) -> None:
        """``on`` is what stands in place of ``first`` where the table goes on over a page."""
        self._setting = setting
        self._heads = tuple(heads)
        self.first_width = RIGHT - LEFT - sum(head.width for head in heads) - _GAP
        # Where each column ends, or begins where it holds words.
        self._edges = []
        x = LEFT + self.first_width + _GAP
        for head in heads:
            self._edges.append(x + head.width if head.is_figure else x + _GAP)
            x += head.width
        cells = [
            self._head(first, self.first_width),
            *(self._head(head.said, head.width - _GAP) for head in heads),
        ]
        self.header = self._row(cells, weight=0.8, grey=QUIET, to_foot=True)
        again = [self._head(on or first, self.first_width), *cells[1:]]
        self.header_again = self._row(again, weight=0.8, grey=QUIET, to_foot=True)

    def row(self, first: Lines, cells: Sequence[Lines], *, over: bool = False) -> Block:
        """A row that never breaks over a page; a sum has a rule ``over`` it."""
        return self._row([first, *cells], weight=0.4, grey=HAIRLINE, over=over)

    def figure(self, text: Printable, style: Style | None = None) -> Lines:
        """A figure in one line."""
        return (Line(((text, style or self._setting.body),)),)

    def _head(self, said: Said, width: float) -> Lines:
        return set_said(said, self._setting.label, self._setting.aside, width)

    def _row(
        self,
        cells: Sequence[Lines],
        *,
        weight: float,
        grey: float,
        over: bool = False,
        to_foot: bool = False,
    ) -> Block:
        height = 2 * _PADDING + max(map(height_of, cells))

        def draw(sheet: Sheet, top: float) -> None:
            if over:
                sheet.rule(LEFT, RIGHT, top, 0.8, QUIET)
            sheet.rule(LEFT, RIGHT, top + height, weight, grey)
            first = top + _PADDING
            for place, lines in enumerate(cells):
                # Heads of one line stand on the rule, beside those of two.
                y = first + (height - 2 * _PADDING - height_of(lines) if to_foot else 0)
                if place == 0:
                    draw_lines(sheet, LEFT, y, lines)
                elif self._heads[place - 1].is_figure:
                    draw_lines_right(sheet, self._edges[place - 1], y, lines)
                else:
                    draw_lines(sheet, self._edges[place - 1], y, lines)

        return Block(height, draw)
