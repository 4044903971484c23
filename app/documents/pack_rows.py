"""How the evidence pack sets its parts: headings, rows with a name, paragraphs that may break."""

from collections.abc import Iterator, Sequence

from app.documents.lines import Block, Line, Lines, draw_lines, height_of, set_said, set_text
from app.documents.printable import Printable
from app.documents.sheet import Sheet, Style
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.documents.voice import Said

WIDTH = RIGHT - LEFT
NAME_WIDTH = 92.0
_GAP = 10.0
_TOGETHER = 5  # lines of a long text that stay on one page


def heading(setting: StatementSetting, said: Said, count: int | None = None) -> Block:
    """The title of a part, with how many there are; never alone at the foot of a page."""
    runs = [(said[0], setting.heading), *((second, setting.aside) for second in said[1:])]
    if count is not None:
        runs.append((setting.voice.data(str(count)), setting.aside))
    line = Line(tuple(runs))

    def draw(sheet: Sheet, top: float) -> None:
        line.draw(sheet, LEFT, top)
        sheet.rule(LEFT, RIGHT, top + line.leading + 2)

    return Block(line.leading + 6, draw, gap=20.0, keep_with_next=True)


def named_rows(setting: StatementSetting, name: Said, text: Lines) -> Iterator[Block]:
    """A name on the left, its text on the right; a long text goes on over the page."""
    label = set_said(name, setting.label, setting.aside, NAME_WIDTH)
    for place, lines in enumerate(_batches(text)):
        yield _row(label if place == 0 else [], lines, first=place == 0)


def _row(label: Lines, lines: Lines, *, first: bool) -> Block:
    def draw(sheet: Sheet, top: float) -> None:
        draw_lines(sheet, LEFT, top, label)
        draw_lines(sheet, LEFT + NAME_WIDTH + _GAP, top, lines)

    return Block(max(height_of(label), height_of(lines)), draw, gap=3.0 if first else 0.0)


def paragraph(
    lines: Lines, *, left: float = LEFT, gap: float = 2.0, keep: bool = False
) -> Iterator[Block]:
    """Lines that may go on over the page, a few together."""
    for place, some in enumerate(_batches(lines)):
        yield _lines_block(some, left, gap if place == 0 else 0.0, keep=keep and place == 0)


def _lines_block(lines: Lines, left: float, gap: float, *, keep: bool) -> Block:
    return Block(
        height_of(lines),
        lambda sheet, top: draw_lines(sheet, left, top, lines),
        gap=gap,
        keep_with_next=keep,
    )


def _batches(lines: Lines) -> Iterator[Lines]:
    yield lines[:_TOGETHER]
    for start in range(_TOGETHER, len(lines), _TOGETHER):
        yield lines[start : start + _TOGETHER]


def free_text(setting: StatementSetting, text: str, style: Style, width: float) -> list[Line]:
    """What a person typed, at its own line ends."""
    paragraphs: Sequence[Printable] = setting.voice.paragraphs(text)
    return [line for part in paragraphs for line in set_text(part, style, width)]


def value_width() -> float:
    """The room right of a name."""
    return WIDTH - NAME_WIDTH - _GAP
