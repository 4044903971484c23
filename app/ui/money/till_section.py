"""What happened here and has to be entered in the till program that leads."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.domain.changes import Changes
from app.domain.settings import FOLLOWS
from app.domain.till import TillTask
from app.services.money.till import enter_in_till
from app.services.reading import Queries
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.money.listed_section import ListedSection
from app.ui.money.opening_form import OpeningForm
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import ElidedText, Text


class TillSection(ListedSection):
    """Enter on a line, Enter on "Entered": the next one is in front."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.theme
        record = Card(theme)
        empty = EmptyState(
            theme,
            lambda: (
                translate("Till", "The till program knows everything.")
                if desk.settings.books == FOLLOWS
                else translate("Till", "These books lead: no till program has to be told anything.")
            ),
            lambda: translate("Till", "Openings…"),
            icon="store",
        )
        super().__init__(
            desk,
            name="till",
            title=lambda: translate("Till", "Enter this in your till program"),
            record=record,
            empty=empty,
        )
        self._by_key: dict[str, TillTask] = {}
        self._shown: TillTask | None = None
        self._what = ElidedText(theme, "", "value", bold=True)
        self._where = Text(theme, "", tone="secondary", wrap=True)
        self._lines = LineList(theme, arrows=False, grows=True)
        self._done = EnterButton(
            theme, lambda: translate("Till", "Entered"), "primary", icon="check"
        )
        self._case = EnterButton(
            theme, lambda: translate("Till", "Open the case"), "quiet", icon="arrow-right"
        )
        openings = Button(theme, lambda: translate("Till", "Openings…"), "quiet")
        self.head.add_action(openings)
        for signal in (openings.clicked, empty.action_taken):
            signal.connect(self._on_openings_wanted)
        self._done.clicked.connect(self._on_done_clicked)
        self._case.clicked.connect(self._on_case_clicked)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._done)
        buttons.addStretch(1)
        buttons.addWidget(self._case)
        for widget in (self._what, self._where, self._lines):
            record.body.addWidget(widget)
        record.body.addSpacing(GROUP_PX)
        record.body.addLayout(buttons)
        record.body.addStretch(1)

    def question(self) -> Callable[[Queries], list[TillTask]]:
        """What is not there yet."""
        return lambda queries: queries.till.tasks()

    def concerns(self, changes: Changes) -> bool:
        """Whatever moved money of a case or a consignor."""
        return any(map(changes.touches, ("case", "person", "till", "shop", "import", "bill_line")))

    def lines_of(self, found: list[TillTask]) -> Sequence[Line]:
        """In the order it happened."""
        self._by_key = {task.key: task for task in found}
        return [self._line(task) for task in found]

    def _line(self, task: TillTask) -> Line:
        desk = self._desk
        parts = [task.sale_number, task.case_number]
        parts += [f"{change.name}" for change in task.changes]
        minor = task.refund_minor or sum(change.minor for change in task.changes)
        return Line(
            task.key,
            self._title(task),
            detail=dotted(*parts),
            lead=task.booked_on,
            figure=format_money(abs(minor), task.currency),
            tone="ink" if desk.settings.books == FOLLOWS else "secondary",
        )

    def _title(self, task: TillTask) -> str:
        if task.refund_minor:
            return self._desk.word("till", "refund")
        total = sum(change.minor for change in task.changes)
        return self._desk.word("till", task.what(total))

    def show_key(self, key: str) -> None:
        """Every amount of it, each with whose it is."""
        task = self._shown = self._by_key.get(key)
        if task is None:
            return
        desk = self._desk
        self._what.say(self._title(task))
        parts = (task.key, task.booked_on, task.sale_number, task.case_number)
        self._where.say(dotted(*parts))
        lines = [
            Line(
                change.number,
                f"{change.name}  {change.number}".strip(),
                detail=desk.word("till", task.what(change.minor)),
                figure=format_money(abs(change.minor), task.currency),
                opens=False,
            )
            for change in task.changes
        ]
        if task.refund_minor:
            amount = format_money(task.refund_minor, task.currency)
            sale = task.sale_number or task.case_number
            what = desk.word("till", "refund")
            lines.insert(0, Line("", sale, detail=what, figure=amount, opens=False))
        self._lines.set_lines(lines)
        self._case.setVisible(bool(task.case_number))

    def open_key(self, _key: str) -> None:
        """To the button that ticks it off."""
        self._done.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_done_clicked(self) -> None:
        task, by = self._shown, self._desk.actor.name
        if task is not None:
            self._desk.do(
                lambda shop: enter_in_till(shop, task=task.key, entered_by=by),
                owner=self,
                said=lambda: translate("Till", "{task} is entered.").format(task=task.key),
            )

    def _on_case_clicked(self) -> None:
        if self._shown is not None:
            self._desk.go("case", self._shown.case_number)

    def _on_openings_wanted(self) -> None:
        self.side.setVisible(True)
        self.open_form(OpeningForm(self._desk))
