"""Bills: which lines somebody has to explain, and what each may be."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from app.domain.bills import BillEntry, Payment
from app.domain.changes import Changes
from app.services.money.bill_matching import match_bill_line
from app.services.money.bills import BillReport, import_bill
from app.services.reading import Queries
from app.services.shop import Shop
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day_at, format_minute, local_time
from app.text.dotted import dotted
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.jobs import JobContext
from app.ui.money.bill_form import BillForm, BillStep
from app.ui.money.listed_section import ListedSection
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import ElidedText, Text

_LATEST = 200
_FILES = "*.csv *.txt *.xlsx *.xls"


class BillsSection(ListedSection):
    """Enter on a line goes to what it may be; Enter there matches it."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.theme
        record = Card(theme)
        empty = EmptyState(
            theme,
            lambda: translate(
                "Bills", "Bring in a bill of WeChat Pay, Alipay or your bank: it confirms refunds."
            ),
            lambda: translate("Bills", "Import a bill…"),
            icon="receipt",
        )
        super().__init__(
            desk,
            name="bills",
            title=lambda: translate("Bills", "Bills"),
            record=record,
            empty=empty,
        )
        self._by_number: dict[str, BillEntry] = {}
        self._likely: dict[str, Payment] = {}
        self._shown: BillEntry | None = None
        self._who = ElidedText(theme, "", "value", bold=True)
        self._amount = Text(theme, "", "number")
        self._facts = KeyValueGrid(theme)
        for key, words in (
            ("is", lambda: translate("Bills", "Is")),
            ("number", lambda: translate("Bills", "Number")),
            ("when", lambda: translate("Bills", "When")),
            ("kind", lambda: translate("Bills", "What")),
            ("note", lambda: translate("Bills", "Note")),
            ("order", lambda: translate("Bills", "Payment")),
            ("reference", lambda: translate("Bills", "Reference")),
            ("file", lambda: translate("Bills", "File")),
            ("reason", lambda: translate("Bills", "Reason")),
        ):
            self._facts.add_row(key, words)
        self._may = Text(theme, lambda: translate("Bills", "May be"), bold=True)
        self._list = LineList(theme, grows=True)
        self._none = Text(
            theme,
            lambda: translate("Bills", "No refund or payout of this amount is open."),
            tone="secondary",
            wrap=True,
        )
        self._cost, self._set_aside = (
            EnterButton(theme, words)
            for words in (
                lambda: translate("Bills", "A cost of a case…"),
                lambda: translate("Bills", "None of ours…"),
            )
        )
        bring_in = Button(theme, lambda: translate("Bills", "Import a bill…"), icon="upload")
        self.head.add_action(bring_in)
        for button in (bring_in.clicked, empty.action_taken):
            button.connect(self._on_import_wanted)
        self._cost.clicked.connect(lambda: self.start("cost"))
        self._set_aside.clicked.connect(lambda: self.start("ignore"))
        self._list.line_opened.connect(self._on_likely_opened)
        self._lay_out(record)

    def _lay_out(self, record: Card) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._cost)
        buttons.addWidget(self._set_aside)
        buttons.addStretch(1)
        record.body.addWidget(self._who)
        record.body.addWidget(self._amount)
        record.body.addSpacing(NEAR_PX)
        record.body.addWidget(self._facts)
        record.body.addSpacing(GROUP_PX)
        record.body.addWidget(self._may)
        record.body.addWidget(self._list)
        record.body.addWidget(self._none)
        record.body.addSpacing(GROUP_PX)
        record.body.addLayout(buttons)
        record.body.addStretch(1)

    def question(self) -> Callable[[Queries], tuple[list[BillEntry], list[BillEntry]]]:
        """What asks for somebody, and the latest of all."""
        return lambda queries: (
            queries.bills.page(only_tasks=True),
            queries.bills.page(limit=_LATEST),
        )

    def concerns(self, changes: Changes) -> bool:
        """Lines, and the refunds and payouts that they may be."""
        return any(map(changes.touches, ("bill_line", "case", "import", "person")))

    def lines_of(self, found: tuple[list[BillEntry], list[BillEntry]]) -> Sequence[Line]:
        """Those to explain first."""
        tasks, latest = found
        others = [entry for entry in latest if not entry.is_task]
        self._by_number = {entry.number: entry for entry in (*tasks, *others)}
        lines: list[Line] = []
        for head, entries in (
            (translate("Bills", "To explain"), tasks),
            (translate("Bills", "The rest"), others),
        ):
            if entries:
                lines.append(Line(f"head:{head}", head, head=True, tone="secondary"))
            lines += [self._line(entry) for entry in entries]
        return lines

    def _line(self, entry: BillEntry) -> Line:
        desk = self._desk
        parts = (entry.kind, entry.note)
        chip = None
        if entry.match:
            role = "neutral" if entry.match == "ignored" else "good"
            chip = ChipFace(desk.word("bill_match", entry.match), role)
        return Line(
            entry.number,
            entry.counterparty or entry.kind or entry.number,
            detail=dotted(*parts),
            lead=format_day_at(entry.at, desk.settings.zone),
            figure=format_money(entry.amount_minor, entry.currency),
            tone="ink" if entry.amount_minor < 0 else "secondary",
            chip=chip,
        )

    def show_key(self, key: str) -> None:
        """One line, and what it may be."""
        entry = self._shown = self._by_number.get(key)
        if entry is None:
            return
        desk = self._desk
        self._who.say(entry.counterparty or entry.kind)
        self._amount.say(format_money(entry.amount_minor, entry.currency))
        match = f"{desk.word('bill_match', entry.match)} {entry.match_name}" if entry.match else ""
        told = {
            "is": match.strip(),
            "number": entry.number,
            "when": format_minute(local_time(entry.at, desk.settings.zone)),
            "kind": entry.kind,
            "note": entry.note,
            "order": entry.order_number,
            "reference": entry.reference,
            "file": entry.file,
            "reason": entry.reason,
        }
        for name, text in told.items():
            self._facts.set_value(name, text)
            self._facts.show_row(name, shown=bool(text))
        for widget in (self._may, self._list, self._none, self._cost, self._set_aside):
            widget.setVisible(False)
        if not entry.match:
            self._set_aside.setVisible(True)
            self._cost.setVisible(entry.amount_minor < 0)
            desk.ask(
                lambda queries: queries.bills.likely(entry.number),
                self._take_likely,
                owner=self,
                key="bills.likely",
            )

    def _take_likely(self, likely: tuple[Payment, ...]) -> None:
        desk = self._desk
        self._likely = {payment.id: payment for payment in likely}
        self._list.set_lines(
            [
                Line(
                    payment.id,
                    f"{desk.word('bill_match', payment.kind)} {payment.name}",
                    detail=" ".join(who for who in payment.who if who != payment.name).strip(),
                    lead=format_day_at(payment.at, desk.settings.zone),
                    figure=format_money(payment.minor, payment.currency),
                )
                for payment in likely
            ]
        )
        is_out = self._shown is not None and self._shown.amount_minor < 0
        self._may.setVisible(is_out)
        self._list.setVisible(bool(likely))
        self._none.setVisible(is_out and not likely)

    def open_key(self, _key: str) -> None:
        """To what it may be, else to the buttons."""
        for widget in (self._list, self._cost, self._set_aside):
            if widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def start(self, step: BillStep) -> None:
        """Ask for what a person has to say."""
        if self._shown is not None:
            self.open_form(BillForm(self._desk, self._shown, step))

    def _on_likely_opened(self, line: Line) -> None:
        entry, desk = self._shown, self._desk
        if entry is None or line.key not in self._likely:
            return
        name, by = self._likely[line.key].name, desk.actor.name
        desk.do(
            lambda shop: match_bill_line(shop, line=entry.number, to=line.key, matched_by=by),
            owner=self,
            said=lambda: translate("Bills", "{line} is {name}.").format(
                line=entry.number, name=name
            ),
        )

    def _on_import_wanted(self) -> None:
        title = translate("Bills", "Import a bill")
        path, _ = QFileDialog.getOpenFileName(self, title, "", _FILES)
        if path:
            self.bring_in(Path(path))

    def bring_in(self, path: Path) -> None:
        """Read a file and match its lines."""
        by = self._desk.actor.name

        def work(shop: Shop, ctx: JobContext) -> BillReport:
            return import_bill(shop, path=path, imported_by=by, progress=ctx.report)

        self._stack.show_loading()
        self._desk.work(work, owner=self, done=self._on_imported, failed=self._on_import_failed)

    def _on_imported(self, report: BillReport) -> None:
        words = translate(
            "Bills",
            "{added} new lines: {matched} found, {confirmed} refunds confirmed,"
            " {tasks} to explain.",
        )
        told = words.format(
            added=report.added,
            matched=report.matched,
            confirmed=report.confirmed,
            tasks=report.tasks,
        )
        self._desk.tell(told)
        self._desk.refresh_everything()

    def _on_import_failed(self, error: Exception) -> None:
        self._desk.tell(failure_words(error))
        self.refresh()
