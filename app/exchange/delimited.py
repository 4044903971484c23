"""Text tables: comma, semicolon, tab or bar between the cells, quotes around some."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from app.domain.incoming import RowError
from app.exchange.sheet import Record

DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_LINES = 60
_SNIFFED_CHARS = 200_000
# Control characters other than tab and line ends, and a byte order mark gone astray.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
# Excel's own way to name the delimiter, alone on the first line.
_SEP_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextSheet:
    """One reading of a text file: as if ``delimiter`` were what separates its cells."""

    path: Path
    encoding: str
    delimiter: str

    def records(self) -> Iterator[Record | RowError]:
        """All rows, each held in memory only while it is looked at.

        A quotation mark that is opened and never closed would swallow the lines after it; such
        a line becomes a RowError and the next one is read afresh.
        """
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            yield from _records(file, self.delimiter)


def text_sheets(path: Path, encoding: str) -> tuple[TextSheet, ...]:
    """The ways to cut this file into cells, the likeliest first; none for a blank file."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.read(_SNIFFED_CHARS)
    lines = start.splitlines(keepends=True)[:_SNIFFED_LINES]
    if not any(line.strip(" \t\r\n,;|\ufeff") for line in lines):
        return ()
    named = _SEP_LINE.fullmatch(lines[0].strip())
    if named:
        return (TextSheet(path, encoding, named[1]),)
    likely = sorted(DELIMITERS, key=lambda mark: _regularity(lines, mark), reverse=True)
    return tuple(TextSheet(path, encoding, mark) for mark in likely)


def _regularity(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many of the rows agree on one number of cells, and on how many cells."""
    rows = [cells for cells in csv.reader(lines, delimiter=delimiter, skipinitialspace=True)]
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    if not widths:
        return (0, 0)
    width, agreeing = widths.most_common(1)[0]
    return (agreeing, width)


def _records(file: Iterator[str], delimiter: str) -> Iterator[Record | RowError]:
    again: deque[str] = deque()
    taken: list[str] = []

    def lines() -> Iterator[str]:
        while True:
            line = again.popleft() if again else next(file, "")
            if not line:
                return
            if not line.rstrip("\r\n").isprintable():
                line = _CONTROL.sub("", line)
            taken.append(line)
            yield line

    def reader() -> Iterator[list[str]]:
        return csv.reader(lines(), delimiter=delimiter, skipinitialspace=True)

    rows = reader()
    row = 0
    while True:
        taken.clear()
        row += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            # A cell beyond any measure: usually a quotation mark that never closes.
            code = "too_long" if len(taken) == 1 else "unclosed_quote"
            yield RowError(row, "", code, taken[0][:80].strip())
        else:
            if len(taken) == 1 or _is_sound(taken, delimiter):
                yield row, cells
                continue
            yield RowError(row, "", "unclosed_quote", taken[0][:80].strip())
        again.extendleft(reversed(taken[1:]))
        rows = reader()


def _is_sound(lines: list[str], delimiter: str) -> bool:
    """Whether these lines really are one row: each quoted cell ends at a delimiter."""
    try:
        strict = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
        return sum(1 for _ in strict) == 1
    except csv.Error:
        return False


def unwrapped(cells: list[str], delimiter: str, width: int) -> list[str]:
    """The cells of a row that was saved whole inside one quoted cell; other rows as they are.

    Excel does so when it saves a sheet whose rows were pasted into their first column.
    """
    if not delimiter or delimiter not in cells[0] or any(cells[1:]):
        return cells
    inner = next(csv.reader([cells[0]], delimiter=delimiter, skipinitialspace=True))
    return inner if len(inner) >= max(2, width // 2) else cells
