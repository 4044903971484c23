"""Lines of type and blocks of lines: what a page is composed of before it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.documents.printable import MORE, Printable
from app.documents.sheet import Sheet, Style
from app.documents.voice import Said
from app.documents.wrapping import clip, wrap

_BETWEEN_RUNS = 4.0


@dataclass(frozen=True, slots=True)
class Line:
    """Runs of type set one after another on a common baseline."""

    runs: tuple[tuple[Printable, Style], ...]

    @property
    def leading(self) -> float:
        """Height of the line in points."""
        if len(self.runs) == 1:  # nearly all lines; a statement asks for thousands
            return self.runs[0][1].leading
        return max(style.leading for _, style in self.runs)

    @property
    def drop(self) -> float:
        """From the top of the line to its baseline."""
        if len(self.runs) == 1:
            return self.runs[0][1].drop
        return max(style.drop for _, style in self.runs)

    @property
    def width(self) -> float:
        """Width in points, with the spaces between the runs."""
        between = _BETWEEN_RUNS * (len(self.runs) - 1)
        return between + sum(style.width(text) for text, style in self.runs)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw from ``x`` to the right."""
        baseline = top + self.drop
        for place, (text, style) in enumerate(self.runs):
            if place:
                before, its_style = self.runs[place - 1]
                x += its_style.width(before) + _BETWEEN_RUNS
            sheet.text(x, baseline, text, style)

    def draw_right(self, sheet: Sheet, right: float, top: float) -> None:
        """Draw so that the line ends at ``right``."""
        self.draw(sheet, right - self.width, top)


Lines = Sequence[Line]


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height that never breaks over a page.

    ``gap`` is the space above it, left out at the top of a page.
    """

    height: float
    draw: Callable[[Sheet, float], None]
    gap: float = 0.0
    keep_with_next: bool = False


def set_text(
    text: Printable,
    style: Style,
    width: float,
    *,
    limit: int | None = None,
    ending: Printable = Printable(MORE),  # noqa: B008 - NewType is the string itself
) -> list[Line]:
    """``text`` wrapped to ``width``, cut after ``limit`` lines with ``ending``."""
    lines = wrap(text, style.width, width)
    if limit is not None:
        lines = clip(lines, style.width, width, limit, ending)
    return [Line(((line, style),)) for line in lines]


def set_said(
    said: Said, main: Style, aside: Style, width: float, *, limit: int | None = None
) -> list[Line]:
    """The main language wrapped to ``width``, the second one below it in ``aside``."""
    lines = set_text(said[0], main, width, limit=limit)
    for second in said[1:]:
        lines += set_text(second, aside, width, limit=limit)
    return lines


def set_beside(
    said: Said, main: Style, aside: Style, width: float, *, limit: int | None = None
) -> list[Line]:
    """Both languages on one line if they fit, else one below the other."""
    line = Line(((said[0], main), *((second, aside) for second in said[1:])))
    return [line] if line.width <= width else set_said(said, main, aside, width, limit=limit)


def height_of(lines: Lines) -> float:
    """Height of ``lines`` in points."""
    return sum(line.leading for line in lines)


def draw_lines(sheet: Sheet, x: float, top: float, lines: Lines) -> None:
    """Draw ``lines`` one below the other."""
    for line in lines:
        line.draw(sheet, x, top)
        top += line.leading


def draw_lines_right(sheet: Sheet, right: float, top: float, lines: Lines) -> None:
    """Draw ``lines`` one below the other, each ending at ``right``."""
    for line in lines:
        line.draw_right(sheet, right, top)
        top += line.leading
