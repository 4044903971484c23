"""Refunds: what buyers wait for, and what became of the latest."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.domain.changes import Changes
from app.domain.refunds import DONE, FAILED, ORDERED, Refund
from app.services.reading import Queries
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day_at, format_minute, format_span, local_time
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.money.listed_section import ListedSection
from app.ui.money.refund_form import RefundForm, Step
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.line_list import Line
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import ElidedText, Text

_LATEST = 100
_LONG_MS = 3 * 24 * 60 * 60 * 1000  # a buyer who waits longer calls
_ROLES = {ORDERED: "warning", DONE: "good", FAILED: "overdue"}


class RefundsSection(ListedSection):
    """Enter on a refund goes to what can be done with it. ``load("R-000001")`` shows that one."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.theme
        record = Card(theme)
        super().__init__(
            desk,
            name="refunds",
            title=lambda: translate("Refunds", "Refunds"),
            record=record,
            empty=EmptyState(
                theme,
                lambda: translate("Refunds", "No buyer has been given money back yet."),
                icon="undo-2",
            ),
        )
        self._by_id: dict[str, Refund] = {}
        self._shown: Refund | None = None
        self._amount = Text(theme, "", "number")
        self._to = ElidedText(theme, "", "value", bold=True)
        self._facts = KeyValueGrid(theme)
        for key, words in (
            ("state", lambda: translate("Refunds", "State")),
            ("number", lambda: translate("Refunds", "Number")),
            ("by", lambda: translate("Refunds", "By")),
            ("payment", lambda: translate("Refunds", "Paid under")),
            ("ordered", lambda: translate("Refunds", "Ordered")),
            ("settled", lambda: translate("Refunds", "Settled")),
            ("note", lambda: translate("Refunds", "Note")),
            ("reason", lambda: translate("Refunds", "Reason")),
            ("instead", lambda: translate("Refunds", "Instead of")),
            ("replaced", lambda: translate("Refunds", "Replaced by")),
            ("case", lambda: translate("Refunds", "Case")),
        ):
            self._facts.add_row(key, words)
        self._buttons: dict[Step, EnterButton] = {}
        for step, words, kind in (
            ("done", lambda: translate("Refunds", "Done"), "primary"),
            ("again", lambda: translate("Refunds", "Try again…"), "primary"),
            ("failed", lambda: translate("Refunds", "Failed…"), "secondary"),
            ("correct", lambda: translate("Refunds", "Correct…"), "quiet"),
        ):
            button = EnterButton(theme, words, kind)  # type: ignore[arg-type]
            button.clicked.connect(lambda _on=False, step=step: self.start(step))
            self._buttons[step] = button  # type: ignore[index]
        self._case = EnterButton(
            theme, lambda: translate("Refunds", "Open the case"), "quiet", icon="arrow-right"
        )
        self._case.clicked.connect(self._on_case_clicked)
        self._lay_out(record)

    def _lay_out(self, record: Card) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._case)
        record.body.addWidget(self._to)
        record.body.addWidget(self._amount)
        record.body.addSpacing(NEAR_PX)
        record.body.addWidget(self._facts)
        record.body.addSpacing(GROUP_PX)
        record.body.addLayout(buttons)
        record.body.addStretch(1)

    def question(self) -> Callable[[Queries], tuple[list[Refund], list[Refund]]]:
        """What is open, and the latest of all."""
        return lambda queries: (queries.refunds.open(), queries.refunds.page(limit=_LATEST))

    def concerns(self, changes: Changes) -> bool:
        """Refunds stand in cases; imports and settings may change them too."""
        return changes.touches("case") or changes.touches("shop") or changes.touches("import")

    def lines_of(self, found: tuple[list[Refund], list[Refund]]) -> Sequence[Line]:
        """Those that wait, the longest first; below them what is settled, newest first."""
        waiting, latest = found
        settled = [refund for refund in latest if not refund.is_open]
        settled.sort(key=lambda refund: refund.settled_at or refund.ordered_at, reverse=True)
        self._by_id = {refund.id: refund for refund in (*waiting, *settled)}
        lines: list[Line] = []
        for head, refunds in (
            (translate("Refunds", "Buyers wait for"), waiting),
            (translate("Refunds", "Settled"), settled),
        ):
            if refunds:
                lines.append(Line(f"head:{head}", head, head=True, tone="secondary"))
            lines += [self._line(refund) for refund in refunds]
        return lines

    def _line(self, refund: Refund) -> Line:
        desk, now_ms = self._desk, self._desk.shop.clock()
        zone = desk.settings.zone
        waits = format_span(now_ms - refund.ordered_at) if refund.is_open else ""
        parts = (refund.number, desk.word("tender", refund.tender), refund.case_number)
        is_late = refund.is_open and now_ms - refund.ordered_at > _LONG_MS
        return Line(
            refund.id,
            refund.payee or refund.buyer_name,
            detail=dotted(*parts),
            lead=waits or format_day_at(refund.settled_at or refund.ordered_at, zone),
            figure=format_money(refund.amount_minor, refund.currency),
            chip=ChipFace(desk.word("refund_state", refund.state), _ROLES[refund.state]),
            detail_tone="overdue" if is_late else "secondary",
        )

    def show_key(self, key: str) -> None:
        """Everything that is known of one refund, and what fits it now."""
        refund = self._shown = self._by_id.get(key)
        if refund is None:
            return
        desk = self._desk
        self._to.say(refund.payee or refund.buyer_name)
        self._amount.say(format_money(refund.amount_minor, refund.currency))
        way = desk.word("tender", refund.tender)
        if refund.paid_with and refund.paid_with != refund.tender:
            was = desk.word("tender", refund.paid_with)
            way = translate("Refunds", "{way}, paid by {was}").format(way=way, was=was)
        told = {
            "state": desk.word("refund_state", refund.state),
            "number": refund.number,
            "by": way,
            "payment": refund.payment_reference,
            "ordered": self._when(refund.ordered_at, refund.ordered_by),
            "settled": self._when(refund.settled_at, refund.settled_by),
            "note": refund.note,
            "reason": refund.reason,
            "instead": refund.instead_of,
            "replaced": refund.replaced_by,
            "case": refund.case_number,
        }
        for name, text in told.items():
            self._facts.set_value(name, text)
            self._facts.show_row(name, shown=bool(text))
        fits: dict[Step, bool] = {
            "done": refund.state == ORDERED and refund.amount_minor > 0,
            "again": refund.state == FAILED and refund.is_open,
            "failed": refund.state != FAILED and refund.amount_minor > 0,
            "correct": not refund.replaced_by and refund.amount_minor > 0,
        }
        for step, button in self._buttons.items():
            button.setVisible(fits[step] and bool(refund.number))
        self._case.setVisible(bool(refund.case_number))

    def _when(self, at_ms: int | None, who: str) -> str:
        if at_ms is None:
            return ""
        return f"{format_minute(local_time(at_ms, self._desk.settings.zone))} · {who}"

    def open_key(self, _key: str) -> None:
        """To the first button that fits."""
        for button in (*self._buttons.values(), self._case):
            if button.isVisibleTo(self):
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def start(self, step: Step) -> None:
        """Ask for what the step needs to be told."""
        if self._shown is not None:
            self.open_form(RefundForm(self._desk, self._shown, step))

    def _on_case_clicked(self) -> None:
        if self._shown is not None:
            self._desk.go("case", self._shown.case_number)
