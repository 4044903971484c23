"""The dates of a case: how pressing it is, its own, what others have set, and a form for those."""

from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.case_clocks import CARRIER_CLAIM, CaseClock, asked_for
from app.domain.changes import Changes
from app.domain.clocks import closing_time
from app.domain.deadlines import CaseDates
from app.domain.errors import AftercareError
from app.domain.rows import CaseCard
from app.services.clocks import finish_clock, set_clock
from app.services.pressing import clock_name, pressing_now, told_reasons
from app.text.catalogue import translate
from app.text.dates import format_due, format_minute, format_span, local_time
from app.text.errors import sentence
from app.ui.case.layers import CaseSection
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.tab_order import tab_through
from app.ui.widgets.texts import ElidedText, Text

_FORM_PX = 320


class ClocksSection(CaseSection):
    """Shows the case it was given last; asks for its dates itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._dates: CaseDates | None = None
        self._busy = False
        self._own = KeyValueGrid(desk.theme)
        for key, label in (
            ("priority", lambda: translate("Clocks", "Priority")),
            ("claim", lambda: translate("Clocks", "Claim")),
            ("recovery", lambda: translate("Clocks", "Recovery")),
            ("promise", lambda: translate("Clocks", "Promised")),
        ):
            self._own.add_row(key, label)
        self._asks = Text(desk.theme, "", tone="warning", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(NEAR_PX)
        self.kind, self.carrier = QComboBox(), QComboBox()
        self.when, self.note = QLineEdit(), QLineEdit()
        self._when_field = Field(
            desk.theme, lambda: translate("Clocks", "Ends"), self.when, hint=self._when_hint
        )
        self._carrier_field = Field(
            desk.theme, lambda: translate("Clocks", "Carrier"), self.carrier
        )
        self._set = EnterButton(desk.theme, lambda: translate("Clocks", "Set the deadline"))
        self._set.clicked.connect(self.set_deadline)
        self.when.returnPressed.connect(self.set_deadline)
        self.note.returnPressed.connect(self.set_deadline)
        self.kind.currentIndexChanged.connect(lambda _row: self._on_kind_chosen())
        dates = Card(desk.theme, lambda: translate("Clocks", "Deadlines"))
        dates.body.addWidget(self._own)
        dates.body.addWidget(self._asks)
        dates.body.addLayout(self._rows)
        dates.body.addStretch(1)
        self._asking = self._form()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(dates, 1)
        row.addWidget(self._asking)
        self.retranslate()

    def _form(self) -> Card:
        theme = self.theme
        form = Card(theme, lambda: translate("Clocks", "Set a deadline"))
        form.setFixedWidth(_FORM_PX)
        fields = ScrollColumn()
        fields.column.addWidget(Field(theme, lambda: translate("Clocks", "Deadline"), self.kind))
        fields.column.addWidget(self._carrier_field)
        fields.column.addWidget(self._when_field)
        fields.column.addWidget(Field(theme, lambda: translate("Clocks", "Note"), self.note))
        fields.column.addStretch(1)
        form.body.addWidget(fields, 1)
        form.body.addWidget(self._set)
        return form

    def show_case(self, card: CaseCard) -> None:
        """Ask for the dates of a case and show them."""
        if self._card is None or self._card.line.number != card.line.number:
            self.when.clear()
            self.note.clear()
            self._when_field.set_problem("")
        self._card = card
        number = card.line.number
        self._desk.ask(
            lambda queries: queries.clocks.of_case(number),
            self._take,
            owner=self,
            key="case.clocks",
        )

    def retranslate(self) -> None:
        """Kinds, carriers, and everything that is shown."""
        self.when.setPlaceholderText(translate("Clocks", "e.g. 2026-12-01 18:00"))
        book, lang = self._desk.shop.program.clocks, self._desk.lang
        named = [(code, kind.name.in_language(lang)) for code, kind in book.kinds.items()]
        offer(self.kind, named)
        any_carrier = ("", translate("Clocks", "not known yet"))
        carriers = [(code, each.name.in_language(lang)) for code, each in book.carriers.items()]
        offer(self.carrier, [any_carrier, *carriers])
        self._show()

    def set_deadline(self) -> None:
        """Write the deadline of the form down."""
        card, desk = self._card, self._desk
        if card is None or self._busy:
            return
        try:
            due_ms = self._due_ms()
        except ValueError:
            self._when_field.set_problem(self._when_wrong)
            return
        self._busy = True
        kind, carrier = str(self.kind.currentData()), str(self.carrier.currentData() or "")
        note = self.note.text()
        desk.do(
            lambda shop: set_clock(
                shop,
                number=card.line.number,
                kind=kind,
                set_by=desk.actor.name,
                due_ms=due_ms,
                carrier=carrier if kind == CARRIER_CLAIM else "",
                note=note,
            ),
            owner=self,
            done=self._on_set,
            failed=self._on_refused,
            said=lambda: translate("Clocks", "The deadline is set."),
        )

    def finish(self, clock: CaseClock) -> None:
        """A deadline has been met, or does not matter any more."""
        card, desk = self._card, self._desk
        if card is None:
            return
        desk.do(
            lambda shop: finish_clock(
                shop, number=card.line.number, clock=clock.id, done_by=desk.actor.name
            ),
            owner=self,
            done=lambda _changes: self.show_case(card),
            said=lambda: translate("Clocks", "Done: {clock}").format(clock=self._name(clock)),
        )

    def _due_ms(self) -> int | None:
        """What was typed; None where the end follows from the beginning. Raises ValueError."""
        typed = self.when.text().strip().replace("\N{FULLWIDTH COLON}", ":")
        if not typed:
            return None
        settings = self._desk.settings
        if len(typed) <= len("2026-12-01"):
            return closing_time(date.fromisoformat(typed), settings.hours)
        at = datetime.fromisoformat(typed).replace(tzinfo=settings.zone)
        return round(at.timestamp() * 1000)

    def _on_set(self, _changes: Changes) -> None:
        self._busy = False
        self.when.clear()
        self.note.clear()
        self._when_field.set_problem("")
        if self._card is not None:
            self.show_case(self._card)

    def _on_refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, AftercareError):
            self._when_field.set_problem(partial(sentence, error))

    def _on_kind_chosen(self) -> None:
        self._when_field.set_problem("")
        self._when_field.retranslate()
        self._carrier_field.setVisible(self.kind.currentData() == CARRIER_CLAIM)

    def _when_hint(self) -> str:
        kind = self._desk.shop.program.clocks.kinds.get(str(self.kind.currentData()))
        if kind is not None and kind.has_default:
            return translate("Clocks", "Empty: as usual, from now on.")
        return translate("Clocks", "Such as 2026-12-01 or 2026-12-01 18:00.")

    @staticmethod
    def _when_wrong() -> str:
        return translate("Clocks", "Write it like 2026-12-01 or 2026-12-01 18:00.")

    def _take(self, dates: CaseDates) -> None:
        self._dates = dates
        asked = self._asked()
        if asked and self.kind.findData(asked[0]) >= 0 and not self.when.text():
            self.kind.setCurrentIndex(self.kind.findData(asked[0]))
        self._on_kind_chosen()
        self._show()

    def _asked(self) -> list[str]:
        if self._card is None or self._dates is None or not self._card.line.is_open:
            return []
        book = self._desk.shop.program.clocks
        missing = asked_for(book, self._card.line.category, self._dates.clocks)
        return [kind.code for kind in missing]

    def _show(self) -> None:
        dates, card, desk = self._dates, self._card, self._desk
        if dates is None or card is None:
            return
        self._asking.setVisible(card.line.is_open)
        now_ms = desk.shop.clock()
        found = pressing_now(dates.pressing, now_ms, desk.settings.hours)
        why = "  ·  ".join(told_reasons(desk.shop.program, found, desk.lang))
        self._own.set_value("priority", f"{found.score}  {why}")
        for key, track in (("claim", dates.claim), ("recovery", dates.recovery)):
            # The shop's own part of the recovery begins when the claim has ended.
            rests = key == "recovery" and not dates.claim.is_done and track.turn == "shop"
            self._own.show_row(key, shown=track.due_ms is not None and not rests)
            if track.due_ms is not None:
                late = track.due_ms < now_ms
                parts = (desk.stage(track.stage), desk.word("party", track.turn))
                told = "  ·  ".join((*parts, self._when(track.due_ms)))
                self._own.set_value(key, told, tone="overdue" if late else "ink")
        self._own.show_row("promise", shown=bool(self._promise()))
        self._own.set_value("promise", self._promise())
        names = [clock_name(desk.shop.program, kind) for kind in self._asked()]
        asked = [name.in_language(desk.lang) for name in names]
        self._asks.setVisible(bool(asked))
        self._asks.say(translate("Clocks", "Please enter: {what}").format(what=" · ".join(asked)))
        self._show_clocks(dates.clocks, now_ms)

    def _promise(self) -> str:
        promise = self._dates.promise if self._dates else None
        if promise is None or self._card is None or not self._card.line.is_open:
            return ""
        if promise.at_ms is not None:
            return self._when(promise.at_ms)
        if promise.left_ms is None or (self._dates is not None and self._dates.claim.is_done):
            return ""
        return translate("Clocks", "stands still, {span} left").format(
            span=format_span(promise.left_ms, self._desk.lang)
        )

    def _when(self, at_ms: int) -> str:
        zone = self._desk.settings.zone
        due = format_due(at_ms, self._desk.shop.clock(), zone)
        return f"{due}  ({format_minute(local_time(at_ms, zone))})"

    def _name(self, clock: CaseClock) -> str:
        return clock_name(self._desk.shop.program, clock.kind).in_language(self._desk.lang)

    def _show_clocks(self, clocks: tuple[CaseClock, ...], now_ms: int) -> None:
        while (taken := self._rows.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        rows = [self._row(clock, now_ms) for clock in clocks]
        for row in rows:
            self._rows.addWidget(row)
        tab_through(self, [button for row in rows for button in row.findChildren(EnterButton)])

    def _row(self, clock: CaseClock, now_ms: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR_PX)
        carrier = self._desk.shop.program.clocks.carriers.get(clock.carrier)
        parts = (
            self._name(clock),
            carrier.name.in_language(self._desk.lang) if carrier else "",
            translate("Clocks", "done") if clock.is_done else self._when(clock.due_ms),
            clock.note,
        )
        told = ElidedText(self.theme, "  ·  ".join(part for part in parts if part))
        signal = clock.signal(now_ms)
        if signal == "overdue":
            told.set_tone("overdue")
        elif signal:
            told.set_tone("warning")
        else:
            told.set_tone("secondary" if clock.is_done else "ink")
        line.addWidget(told, 1)
        if not clock.is_done:
            done = EnterButton(self.theme, lambda: translate("Clocks", "Done"), "quiet")
            done.clicked.connect(partial(self.finish, clock))
            line.addWidget(done)
        return row
