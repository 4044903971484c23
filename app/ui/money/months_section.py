"""Month close: what is still open, the freeze, the archive pack, and what came later."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.changes import Changes
from app.domain.month_close import CheckCase, ClosedMonth, LateLine
from app.services.money.months import MonthsView, close_month, months_view
from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.money.invoice_form import InvoiceForm
from app.ui.money.month_lines import check_lines, closed_lines, month_lines
from app.ui.money.month_pack_bar import MonthPackBar
from app.ui.money.section import MoneySection
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.texts import Text

_MONTHS_PX = 288


class MonthsSection(MoneySection):
    """``load("2026-09")`` shows that month; otherwise the one to close next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._view: MonthsView | None = None
        self._late: tuple[LateLine, ...] = ()
        self._shown = ""
        theme = desk.theme
        self.months = LineList(theme, chooses=True, patient=True)
        self.lines = LineList(theme)
        self.close_button = EnterButton(theme, self._close_words, "primary", icon="shield-check")
        self.pack = MonthPackBar(desk)
        self.side = SideForms(self._card())
        self._stack = self._states()
        self._stack.setFixedWidth(_MONTHS_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(self._stack)
        row.addWidget(self.side, 1)
        self.months.line_chosen.connect(lambda line: self._choose(line.key))
        self.months.line_opened.connect(lambda _line: self.lines.setFocus())
        self.lines.line_opened.connect(self._on_line_opened)
        self.close_button.clicked.connect(self._on_close_clicked)

    def _card(self) -> Card:
        theme = self.theme
        self._name = Text(theme, self._name_words, "title", bold=True)
        self._meaning = Text(theme, self._meaning_words, tone="secondary", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.pack, 1)
        buttons.addStretch(0)
        head = QVBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._name)
        head.addWidget(self._meaning)
        head.addLayout(buttons)
        card = Card(theme, inset_px=NEAR_PX)
        card.body.addLayout(inset(head))
        card.body.addSpacing(INSIDE_PX)
        card.body.addWidget(self.lines, 1)
        return card

    def _states(self) -> StateStack:
        months = Card(self.theme, lambda: translate("Money", "Months"), inset_px=NEAR_PX)
        months.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        months.body.addWidget(self.months, 1)
        error = ErrorState(self.theme)
        error.retried.connect(self.refresh)
        empty = EmptyState(
            self.theme, lambda: translate("Money", "No month has ended yet."), icon="calendar"
        )
        skeleton = Skeleton(self.theme, lines=8)
        return StateStack(months, skeleton=skeleton, empty=empty, error=error)

    def load(self, key: str) -> None:
        """Ask where the books stand; ``key`` names the month to show."""
        self._shown = key or self._shown
        if self._view is None:
            self._stack.show_loading()
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        shop, name = self._desk.shop, self._desk.actor.name
        self._desk.ask(
            lambda _queries: months_view(shop, asked_by=name),
            self._take,
            owner=self,
            key="months.view",
            failed=self._on_failed,
        )

    def concerns(self, changes: Changes) -> bool:
        """Whatever money does, and months."""
        return any(changes.touches(kind) for kind in ("month", "case", "person", "sale", "import"))

    def leave(self) -> bool:
        """Esc closes the form of an invoice."""
        return self.side.close_form()

    def retranslate(self) -> None:
        """Names and amounts are said again."""
        if self._view is not None:
            self._take(self._view)

    def _take(self, view: MonthsView) -> None:
        self._view = view
        lines = month_lines(self._desk, view)
        if not lines:
            self._stack.show_empty()
            return
        self._stack.show_content()
        self.months.set_lines(lines)
        keys = [line.key for line in lines]
        self._shown = self._shown if self._shown in keys else keys[0]
        self.months.choose_row(keys.index(self._shown))
        self._choose(self._shown)

    def _on_failed(self, error: Exception) -> None:
        self._stack.show_error(
            failure_words(error), lambda: translate("States", "Nothing was changed or lost.")
        )

    def _closed(self) -> ClosedMonth | None:
        months = self._view.closed if self._view else ()
        return next((one for one in months if one.month == self._shown), None)

    def _choose(self, month: str) -> None:
        self._shown, self._late = month, ()
        closed = self._closed()
        self.side.close_form()
        self.close_button.setVisible(closed is None)
        self.close_button.retranslate()
        self.pack.show_month(closed)
        self._show()
        if closed is not None:
            self._desk.ask(
                partial(_changed_since, month),
                self._take_late,
                owner=self,
                key="months.late",
            )

    def _take_late(self, late: tuple[LateLine, ...]) -> None:
        self._late = late
        self._show()

    def _show(self) -> None:
        self._name.retranslate()
        self._meaning.retranslate()
        closed = self._closed()
        if closed is not None:
            self.lines.set_lines(closed_lines(self._desk, closed, self._late))
        elif self._view is not None:
            self.lines.set_lines(check_lines(self._desk, self._view.checks))

    def _name_words(self) -> str:
        return self._shown

    def _close_words(self) -> str:
        return translate("Money", "Close {month}").format(month=self._shown)

    def _meaning_words(self) -> str:
        closed = self._closed()
        if closed is None:
            if not self._shown:
                return ""
            return translate(
                "Money",
                "Look through what is still open; it does not keep you from closing. After that the"
                " month stays as it is, its statements are issued, and what comes late falls into"
                " the next month with a mark.",
            )
        word = self._desk.word
        still = [
            f"{word('month_check', code)} {count:,}"
            for code, count in closed.checks.items()
            if count
        ]
        then = translate("Money", "Nothing was open when it was closed.")
        if still:
            then = translate("Money", "Open when it was closed: {what}").format(
                what=" · ".join(still)
            )
        late = translate("Money", "Nothing has come late.")
        if self._late:
            late = translate("Money", "Booked since, belonging to this month: {n}").format(
                n=f"{len(self._late):,}"
            )
        return f"{then}\n{late}"

    def _on_line_opened(self, line: Line) -> None:
        code, _, place = line.key.partition("|")
        if code == "late":
            late = self._late[int(place)]
            if late.case_number:
                self._desk.go("case", late.case_number)
            else:
                self._desk.go("search", late.sale_number)
            return
        found = next((c for c in self._view.checks if c.code == code), None) if self._view else None
        if found is not None:
            self._open(found.cases[int(place)])

    def _open(self, one: CheckCase) -> None:
        if one.cost:
            self.side.open_form(InvoiceForm(self._desk, one))
        elif one.case_number:
            self._desk.go("case", one.case_number)
        elif one.person_number:
            self._desk.go("people", one.person_number)
        else:
            self._desk.go("money", "bills")

    def _on_close_clicked(self) -> None:
        desk, month = self._desk, self._shown
        self.close_button.set_busy(lambda: translate("Money", "Closing…"))
        desk.do(
            lambda shop: close_month(shop, month=month, closed_by=desk.actor.name),
            owner=self,
            done=lambda _changes: self._on_closed(),
            failed=self._on_not_closed,
            said=lambda: translate("Money", "{month} is closed.").format(month=month),
        )

    def _on_closed(self) -> None:
        self.close_button.set_busy(None)
        shop, name = self._desk.shop, self._desk.actor.name
        self._desk.ask(
            lambda _queries: months_view(shop, asked_by=name), self._take_and_pack, owner=self
        )

    def _take_and_pack(self, view: MonthsView) -> None:
        self._take(view)
        self.pack.write()

    def _on_not_closed(self, error: Exception) -> None:
        self.close_button.set_busy(None)
        self._desk.tell_failure(error)


def _changed_since(month: str, queries: Queries) -> tuple[LateLine, ...]:
    return tuple(queries.months.changed_since(month))
