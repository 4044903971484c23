"""What every file looks like once its container is open: numbered rows of text cells."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from app.domain.incoming import RowError

# 1-based number of the row in the person's spreadsheet, and its cells. Control characters other
# than tab and line ends are already gone; spaces around the text are not.
Record = tuple[int, list[str]]

# Longer texts are no names, prices or remarks but something gone wrong upstream.
LONGEST_CELL = 10_000


class Sheet(Protocol):
    """One table-like thing in a file; `records` may be called again and starts afresh."""

    @property
    def delimiter(self) -> str:
        """What separates cells in the file's text; empty where cells are cells by themselves."""

    def records(self) -> Iterator[Record | RowError]:
        """All rows, also empty ones, in order; a RowError for a line that holds no row."""


def head(sheet: Sheet, count: int) -> list[Record]:
    """The first ``count`` rows that can be read at all."""
    return [record for record in islice(sheet.records(), count) if isinstance(record, tuple)]
