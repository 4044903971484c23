"""Text tables: comma, semicolon, tab or bar between the cells, quotes around some."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from app.domain.incoming import RowError
from app.exchange.errors import EmptyFileError, NotATableError
from app.exchange.sheet import Record

DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_LINES = 60
_SNIFFED_CHARS = 200_000
# Control characters other than tab and line ends, and a byte order mark gone astray.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
# Some tills give web pages the name of an Excel file.
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "<head", "<meta")
# Excel's own way to name the delimiter, alone on the first line.
_SEP_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextSheet:
    """One reading of a text file: as if ``delimiter`` were what separates its cells."""

    path: Path
    encoding: str
    delimiter: str
    # Excel's line that only names the delimiter; Excel does not show it as a row.
    has_sep_line: bool = False

    def records(self) -> Iterator[Record | RowError]:
        """All rows, each held in memory only while it is looked at.

        A quotation mark that is opened and never closed would swallow the lines after it; such
        a line becomes a RowError and the next one is read afresh.
        """
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            if self.has_sep_line:
                next(file)
            yield from _records(file, self.delimiter)


def text_sheets(path: Path, encoding: str) -> tuple[TextSheet, ...]:
    """The ways to cut this file into cells, the likeliest first.

    Raises EmptyFileError and, for text that knows no lines or is a web page, NotATableError.
    """
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.read(_SNIFFED_CHARS)
    lines = start.splitlines(keepends=True)[:_SNIFFED_LINES]
    if not any(line.strip(" \t\r\n,;|\ufeff") for line in lines):
        raise EmptyFileError(str(path))
    if len(start) == _SNIFFED_CHARS and len(lines) == 1:
        raise NotATableError(str(path))
    if start.lstrip("\ufeff \t\r\n")[:9].lower().startswith(_MARKUP):
        raise NotATableError(str(path))
    named = _SEP_LINE.fullmatch(lines[0].strip())
    if named:
        return (TextSheet(path, encoding, named[1], has_sep_line=True),)
    likely = sorted(DELIMITERS, key=lambda mark: _regularity(lines, mark), reverse=True)
    return tuple(TextSheet(path, encoding, mark) for mark in likely)


def _regularity(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many of the rows agree on one number of cells, and on how many cells."""
    rows = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    widths: Counter[int] = Counter()
    # A cell beyond any measure ends the look at it; what came before still tells.
    with suppress(csv.Error):
        widths.update(len(cells) for cells in rows if len(cells) > 1)
    if not widths:
        return (0, 0)
    width, agreeing = widths.most_common(1)[0]
    return (agreeing, width)


class _LineFeed:
    """Lines for the csv reader; remembers those of the row at hand and can give them again."""

    def __init__(self, file: Iterator[str]) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._file)
        if not line.rstrip("\r\n").isprintable():
            line = _CONTROL.sub("", line)
        self.taken.append(line)
        return line

    def give_again(self) -> None:
        """Read all lines of this row but its first once more, each as a row of its own."""
        self._again.extendleft(reversed(self.taken[1:]))


def _records(file: Iterator[str], delimiter: str) -> Iterator[Record | RowError]:
    feed = _LineFeed(file)
    rows = csv.reader(feed, delimiter=delimiter, skipinitialspace=True)
    for row in count(1):
        feed.taken.clear()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            # A cell beyond any measure: usually a quotation mark that never closes.
            fault = "too_long" if len(feed.taken) == 1 else "unclosed_quote"
        else:
            if len(feed.taken) == 1 or _is_sound(feed.taken, delimiter):
                yield row, cells
                continue
            fault = "unclosed_quote"
        yield RowError(row, "", fault, feed.taken[0][:80].strip())
        feed.give_again()


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
    if not delimiter or not cells or delimiter not in cells[0] or any(cells[1:]):
        return cells
    try:
        inner = next(csv.reader([cells[0]], delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return cells
    return inner if len(inner) >= max(2, width // 2) else cells
