"""The board: a column for each party, with the cases that wait for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.parties import PARTIES
from app.domain.rows import CaseLine, QueueFilter
from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.dates import format_due
from app.ui.desk import Desk
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import PartyChip
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_LISTED = 50
_COUNTED_AT_MOST = 1000
_MORE = "more"


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """The cases that wait for one party: the first of them, and how many there are."""

    party: str
    lines: tuple[CaseLine, ...]
    count: int


def board_of(queries: Queries, view: QueueFilter) -> tuple[BoardColumn, ...]:
    """A view of the queue by whose turn it is, in each column what is due first."""
    return tuple(_column(queries, view, party) for party in PARTIES)


def _column(queries: Queries, view: QueueFilter, party: str) -> BoardColumn:
    if view.turn and view.turn != party:
        return BoardColumn(party, (), 0)
    which = replace(view, turn=party, sort="due", descending=False, only_open=True)
    lines = tuple(queries.cases.page(which, offset=0, limit=_LISTED))
    full = len(lines) == _LISTED
    count = queries.cases.count(which, at_most=_COUNTED_AT_MOST) if full else len(lines)
    return BoardColumn(party, lines, count)


class Board(Themed):
    """``case_chosen`` and ``case_opened`` carry the `CaseLine`; arrows go through it both ways.

    ``more_wanted`` carries the party whose column does not hold all.
    """

    case_chosen = Signal(object)
    case_opened = Signal(object)
    more_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._columns: Sequence[BoardColumn] = ()
        self._cases: dict[str, CaseLine] = {}
        self._counts: dict[str, Text] = {}
        self._lists: dict[str, LineList] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        for party in PARTIES:
            row.addWidget(self._card(party), 1)

    def _card(self, party: str) -> Card:
        card = Card(self.theme, inset_px=INSIDE_PX)
        head = QHBoxLayout()
        head.setContentsMargins(NEAR_PX, INSIDE_PX, NEAR_PX, INSIDE_PX)
        self._counts[party] = Text(self.theme, "", tone="secondary")
        head.addWidget(PartyChip(self.theme, party))
        head.addStretch(1)
        head.addWidget(self._counts[party])
        lines = self._lists[party] = LineList(self.theme, arrows=False)
        lines.line_chosen.connect(self._on_line_chosen)
        lines.line_opened.connect(lambda line, party=party: self._on_line_opened(party, line))
        card.body.addLayout(head)
        card.body.addWidget(lines, 1)
        return card

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show these; what was chosen stays chosen where it still is."""
        self._columns = columns
        self._cases = {line.number: line for column in columns for line in column.lines}
        self.retranslate()

    def retranslate(self) -> None:
        """Say all cards again."""
        for column in self._columns:
            told = "999+" if column.count >= _COUNTED_AT_MOST else str(column.count)
            self._counts[column.party].say(told)
            lines = [self._line(line) for line in column.lines]
            left = column.count - len(lines)
            if left > 0:
                more = translate("Queue", "{n} more").format(
                    n="999+" if column.count >= _COUNTED_AT_MOST else left
                )
                lines.append(Line(_MORE, more))
            self._lists[column.party].set_lines(lines)

    def chosen(self) -> CaseLine | None:
        """The case the keyboard is on."""
        for lines in self._lists.values():
            line = lines.chosen()
            if lines.hasFocus() and line is not None:
                return self._cases.get(line.key)
        return None

    def take_focus(self) -> None:
        """Into the first column that holds something, or back into the one that was left."""
        for lines in self._lists.values():
            if lines.chosen() is not None:
                lines.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for lines in self._lists.values():
            if lines.lines():
                lines.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → go to the neighbours that hold something."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        lists = list(self._lists.values())
        here = next((n for n, lines in enumerate(lists) if lines.hasFocus()), None)
        if step is None or here is None:
            event.ignore()
            return
        row = lists[here].currentIndex().row()
        ahead = range(here + step, len(lists)) if step > 0 else range(here - 1, -1, -1)
        target = next((lists[n] for n in ahead if lists[n].lines()), None)
        if target is not None:
            lists[here].clearSelection()
            target.choose_row(row)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, line: CaseLine) -> Line:
        desk = self._desk
        now_ms = desk.shop.clock()
        late = line.due is not None and line.due < now_ms
        due = "" if line.due is None else format_due(line.due, now_ms, desk.settings.zone)
        return Line(
            line.number,
            line.title,
            detail=f"{due}  ·  {desk.stage(line.stage)}",
            tone="overdue" if late else "secondary",
            detail_tone="overdue" if late else "secondary",
        )

    def _on_line_chosen(self, line: Line) -> None:
        if line.key in self._cases:
            self.case_chosen.emit(self._cases[line.key])

    def _on_line_opened(self, party: str, line: Line) -> None:
        if line.key in self._cases:
            self.case_opened.emit(self._cases[line.key])
        else:
            self.more_wanted.emit(party)
