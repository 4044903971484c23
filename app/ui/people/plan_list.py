"""A consignor's open recovery plans beside the account: what is left, and when the next is due."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.recoveries import RecoveryLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.theme.metrics import INSIDE_PX
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed


class PlanList(Themed):
    """Asks for the plans itself; without any it is not there. ``case_opened``: a number."""

    case_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._person = ""
        self._plans: tuple[RecoveryLine, ...] = ()
        self.lines = LineList(desk.theme, grows=True)
        self.lines.line_opened.connect(lambda line: self.case_opened.emit(line.key))
        head = Text(
            desk.theme,
            lambda: translate("Recovery", "Owed, by plan"),
            "caption",
            tone="secondary",
            bold=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        column.addLayout(inset(head))
        column.addWidget(self.lines)
        self.hide()

    def show_person(self, person: str) -> None:
        """The plans of a person, by id; of nobody for an empty one."""
        if person != self._person:
            self._take(person, [])
        self._person = person
        if not person or not self._desk.standing.sight.balances:
            self.hide()
            return
        today = self._desk.today()
        self._desk.ask(
            lambda queries: queries.recoveries.open_plans(person, today=today),
            partial(self._take, person),
            owner=self,
            key="people.plans",
        )

    def retranslate(self) -> None:
        """Words of the lines."""
        today = self._desk.today()
        lines = []
        for plan in self._plans:
            part = plan.standing.next_part(today)
            late = part is not None and part.state == "late"
            currency = plan.standing.plan.currency
            due = translate("Recovery", "next {day}").format(day=part.due_on) if part else ""
            lines.append(
                Line(
                    plan.case_number,
                    plan.case_number,
                    detail=due,
                    detail_tone="overdue" if late else "secondary",
                    figure=format_amount(plan.standing.left_minor, currency),
                )
            )
        self.lines.set_lines(lines)

    def _take(self, person: str, plans: list[RecoveryLine]) -> None:
        if person != self._person:
            return
        self._plans = tuple(plans)
        self.setVisible(bool(plans))
        self.retranslate()
