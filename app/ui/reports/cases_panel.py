"""The cases behind a figure, at the side of the month."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.month_cases import CaseInMonth
from app.domain.rows import CaseLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.reports.figures import cases_text
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

PANEL_PX = 372
_LISTED = 500

Found = Sequence[CaseInMonth | CaseLine]


class CasesPanel(Themed):
    """``case_opened`` carries a number, ``closed`` that nobody looks at it any more."""

    case_opened = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._name, self._measure = "", ""
        self._found: Found = ()
        theme = desk.theme
        self._list = LineList(theme)
        self._count = Text(theme, self._count_words, "caption", tone="secondary")
        self._card = Card(theme, lambda: self._name or "…", inset_px=NEAR_PX)
        self._card.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        self._card.title.setWordWrap(True)
        close = IconButton(theme, "x", lambda: translate("Reports", "Close the list"))
        close.clicked.connect(self.closed)
        self._card.add_action(close)
        empty = EmptyState(
            theme, lambda: translate("Reports", "No case stands behind this figure.")
        )
        self._stack = StateStack(
            self._list, skeleton=Skeleton(theme, lines=10), empty=empty, error=ErrorState(theme)
        )
        self._count.setContentsMargins(NEAR_PX, 0, 0, 0)
        self._card.body.addWidget(self._count)
        self._card.body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.setFixedWidth(PANEL_PX)
        self._list.line_opened.connect(lambda line: self.case_opened.emit(line.key))

    def begin(self, name: str, measure: str) -> None:
        """A list of this name is on its way."""
        self._name, self._measure, self._found = name, measure, ()
        self._list.set_lines(())
        self._card.title.retranslate()
        self._count.retranslate()
        self._stack.show_loading()

    def show_cases(self, found: Found) -> None:
        """Show these, and take the keyboard."""
        self._found = found
        self._fill()
        if found:
            self._stack.show_content()
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.choose_row(0)
        else:
            self._stack.show_empty()

    def show_lines(self, name: str, lines: Sequence[Line]) -> None:
        """Show lines that are made already."""
        self.begin(name, "")
        self._list.set_lines(lines)
        self._count.retranslate()
        if lines:
            self._stack.show_content()
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.choose_row(0)
        else:
            self._stack.show_empty()

    def lines(self) -> tuple[Line, ...]:
        """What is listed."""
        return self._list.lines()

    def retranslate(self) -> None:
        """Stages and categories again."""
        if self._found:
            self._fill()

    def _fill(self) -> None:
        self._count.retranslate()
        self._list.set_lines([self._line(case) for case in self._found[:_LISTED]])

    def _line(self, case: CaseInMonth | CaseLine) -> Line:
        desk = self._desk
        minor = self._minor(case)
        return Line(
            case.number,
            case.title,
            detail=f"{desk.category(case.category)}  ·  {desk.stage(case.stage)}",
            lead=case.number,
            figure="" if minor is None else format_amount(minor, desk.settings.currency),
        )

    def _minor(self, case: CaseInMonth | CaseLine) -> int | None:
        """The amount that the figure is made of; what is at stake where it counts cases."""
        if isinstance(case, CaseInMonth):
            found = getattr(case.money, f"{self._measure or 'loss'}_minor", None)
            return case.at_stake_minor if found is None else int(found)
        return case.at_stake_minor

    def _count_words(self) -> str:
        count = len(self._found) or len(self._list.lines())
        return cases_text(count) if count else ""
