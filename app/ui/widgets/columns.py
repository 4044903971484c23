"""What a paged table shows and asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from PySide6.QtCore import Qt

from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.words import Words

Row = TypeVar("Row")
Align = Literal["left", "right", "centre"]

SortRole = Qt.ItemDataRole.UserRole + 1  # a plain int or str
RowRole = Qt.ItemDataRole.UserRole + 2  # the frozen row, None while its page is on the way


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column over frozen rows.

    ``sort`` gives the plain int or str that the column sorts by, None when it cannot; SQL does
    the sorting, by ``key``. ``chip`` draws a chip instead of text, ``check`` a box that is ticked
    or not; ``tone`` names the text's colour role (``"overdue"``), ``tip`` the tooltip. The column
    with ``stretch`` takes what room is left.
    """

    key: str
    header: Words
    display: Callable[[Row], str]
    align: Align = "left"
    sort: Callable[[Row], int | str] | None = None
    width_px: int = 120
    stretch: bool = False
    bold: bool = False
    tone: Callable[[Row], str] | None = None
    chip: Callable[[Row], ChipFace | None] | None = None
    tip: Callable[[Row], str] | None = None
    check: Callable[[Row], bool] | None = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page that a table needs: ``limit`` rows from ``offset`` in the order of ``sort_key``.

    ``generation`` tells answers to an older question from those that are still wanted.
    """

    generation: int
    page: int
    offset: int
    limit: int
    sort_key: str
    descending: bool
