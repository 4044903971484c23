"""A format as data, and the result of meeting one in a file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.bills import BillLine
from app.domain.incoming import IncomingRow, RowError, RowSkipped
from app.exchange.cells import CellReader
from app.exchange.table import Table

Reading = IncomingRow | RowError | RowSkipped
BillReading = BillLine | RowError | RowSkipped
SplitOwner = Literal["consignor", "shop"]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file that one program writes.

    ``columns``: our field → the headers that may carry it, best first. ``required``: groups of
    fields; a row needs a column for at least one field of each group. ``telling``: headers that
    few other programs use; two of them give the program away. ``also_known``: headers that we
    have no use for, so that a person is not asked to wonder about them; ``Price / *`` stands for
    any ending, ``*metafields`` for anything with the word inside. ``own_tail``: the header after
    which a shop's own columns follow (its discounts and taxes by name).
    """

    code: str
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]
    rows: Callable[[Table, CellReader], Iterator[Reading | BillLine]]
    telling: frozenset[str] = frozenset()
    also_known: tuple[str, ...] = ()
    own_tail: str = ""
    dates: tuple[str, ...] = ()
    split_owner: SplitOwner = field(default="consignor")
    tender: str = ""  # by which way the lines of a bill were paid
