"""What the tests of file readings hand each other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from app.domain.incoming import IncomingItem, IncomingPerson, IncomingSale, RowError, RowSkipped
from app.exchange.file_format import Reading
from app.exchange.reading import FileReading

Cell = str | int | float | None
Sample = Callable[[str], Path]


class Shelves:
    """The rows of one reading, sorted by what they are."""

    def __init__(self, rows: Sequence[Reading]) -> None:
        self.all = list(rows)
        self.items = [row for row in rows if isinstance(row, IncomingItem)]
        self.people = [row for row in rows if isinstance(row, IncomingPerson)]
        self.sales = [row for row in rows if isinstance(row, IncomingSale)]
        self.errors = [row for row in rows if isinstance(row, RowError)]
        self.skipped = [(row.row, row.code) for row in rows if isinstance(row, RowSkipped)]

    @property
    def faults(self) -> list[tuple[int, str, str]]:
        return [(error.row, error.column, error.code) for error in self.errors]


class ReadFile(Protocol):
    def __call__(self, path: Path, **how: Any) -> FileReading: ...


class Shelve(Protocol):
    def __call__(self, path: Path, **how: Any) -> Shelves: ...


class WriteText(Protocol):
    def __call__(self, text: str, *, encoding: str = "utf-8", name: str = "file.csv") -> Path: ...


class WriteWorkbook(Protocol):
    def __call__(
        self, *sheets: Sequence[Sequence[Cell]], name: str = "book.xlsx", sheet_xml: str = ""
    ) -> Path: ...
