"""The columns of a statement's table and rows that stand in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.lines import Block, Line, Lines, draw_lines, draw_lines_right, height_of
from app.documents.printable import Printable
from app.documents.sheet import HAIRLINE, QUIET, Sheet, Style
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.domain.papers import StatementModel

GAP = 10.0
_PADDING = 2.8  # above and below the type of a row
_NUMBER_GAP = 6.0  # between a number in the margin and its row
_FIGURE_GAP = 16.0  # between the two columns of figures
_FIGURE_WIDTH = 58.0  # at least, so that small figures do not crowd the heads
_KIND_WIDTHS = (40.0, 84.0)  # narrowest and widest


@dataclass(frozen=True, slots=True)
class Columns:
    """Edges in points: left edges of date, kind and text; right edges of amount and balance."""

    date: float
    kind: float
    text: float
    text_width: float
    amount: float
    balance: float


@dataclass(frozen=True, slots=True)
class Cells:
    """The content of one row; an empty cell is an empty sequence of lines.

    ``number`` hangs in the margin: it is the one that objections name.
    """

    date: Lines = ()
    kind: Lines = ()
    text: Lines = ()
    amount: Lines = ()
    balance: Lines = ()
    number: tuple[Printable, Style] | None = None


def fit_columns(setting: StatementSetting, model: StatementModel, heads: Cells) -> Columns:
    """As wide as the widest date, kind and figures need; the text takes the rest."""
    figures = [model.opening_minor, model.closing_minor]
    balance_minor = model.opening_minor
    moved_minor = 0
    for line in model.lines:
        balance_minor += line.amount_minor
        moved_minor += line.amount_minor
        figures += (line.amount_minor, balance_minor, moved_minor)
    # Of all figures the longest one or its bold twin in the last row decides.
    longest = max(map(setting.amount, {min(figures), max(figures)}), key=len)
    figure_width = max(
        _FIGURE_WIDTH,
        setting.body_bold.width(longest),
        _widest(heads.amount),
        _widest(heads.balance),
    )
    kinds = {line.kind for line in model.lines}
    said = [setting.voice.say(kind.in_language) for kind in kinds]
    widths = [setting.body.width(names[0]) for names in said]
    widths += [setting.aside.width(name) for names in said for name in names[1:]]
    narrowest, widest = _KIND_WIDTHS
    kind_width = min(max([narrowest, _widest(heads.kind), *widths]), widest)
    kind = LEFT + max(setting.body.width("2000-00-00"), _widest(heads.date)) + GAP
    text = kind + kind_width + GAP
    amount = RIGHT - figure_width - _FIGURE_GAP
    return Columns(
        date=LEFT,
        kind=kind,
        text=text,
        text_width=amount - figure_width - GAP - text,
        amount=amount,
        balance=RIGHT,
    )


def row(
    columns: Columns, cells: Cells, *, over: float = 0.0, under: float = 0.4, gap: float = 0.0
) -> Block:
    """A row that never breaks; ``over`` and ``under`` are the weights of its rules."""
    height = 2 * _PADDING + max(
        map(height_of, (cells.date, cells.kind, cells.text, cells.amount, cells.balance))
    )

    def draw(sheet: Sheet, top: float) -> None:
        if over:
            sheet.rule(LEFT, RIGHT, top, over, QUIET)
        if under:
            sheet.rule(LEFT, RIGHT, top + height, under, HAIRLINE)
        first = top + _PADDING
        if cells.number:
            sheet.text_right(LEFT - _NUMBER_GAP, first + cells.date[0].drop, *cells.number)
        draw_lines(sheet, columns.date, first, cells.date)
        draw_lines(sheet, columns.kind, first, cells.kind)
        draw_lines(sheet, columns.text, first, cells.text)
        draw_lines_right(sheet, columns.amount, first, cells.amount)
        draw_lines_right(sheet, columns.balance, first, cells.balance)

    return Block(height, draw, gap)


def one_line(text: Printable, style: Style) -> Lines:
    """A cell of a single line."""
    return (Line(((text, style),)),)


def _widest(lines: Iterable[Line]) -> float:
    return max((line.width for line in lines), default=0.0)
