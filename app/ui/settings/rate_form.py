"""Rates of other currencies: what was recorded, and a line for a new one."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.exchange_rates import BadRateError, Rate
from app.services.money.rates import record_rate
from app.text.catalogue import translate
from app.text.dates import format_day
from app.text.dotted import dotted
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_FORM_PX = 340


class RateForm(Themed):
    """A rate holds from its day until the next of the same currency."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._rates: tuple[Rate, ...] = ()
        theme = desk.theme
        self._list = LineList(theme)
        self._none = Text(
            theme,
            lambda: translate("Rates", "No rate yet. One is needed for sales in another currency."),
            tone="secondary",
            wrap=True,
        )
        self._head = Text(theme, lambda: translate("Rates", "New rate"), "value", bold=True)
        self._base, self._rate, self._day, self._source = (QLineEdit() for _ in range(4))
        self._base_field = Field(
            theme,
            lambda: translate("Rates", "Currency"),
            self._base,
            hint=lambda: translate("Rates", "Such as USD."),
        )
        self._rate_field = Field(
            theme,
            self._rate_words,
            self._rate,
            hint=lambda: translate("Rates", "Such as 7.10."),
        )
        self._day_field = Field(
            theme,
            lambda: translate("Rates", "From day"),
            self._day,
            hint=lambda: translate("Rates", "Empty is today."),
        )
        self._source_field = Field(theme, lambda: translate("Rates", "Source"), self._source)
        self._save = Button(
            theme, lambda: translate("Rates", "Record"), "primary", shortcut="Ctrl+Return"
        )
        self._save.clicked.connect(self._write)
        self.writes = (self._base, self._rate, self._day, self._source, self._save)
        for edit in (self._base, self._rate, self._day, self._source):
            edit.textEdited.connect(lambda _text: self._forget_problems())
        self._lay_out()

    def _lay_out(self) -> None:
        rates = Card(self.theme, inset_px=NEAR_PX)
        rates.body.addWidget(self._none)
        rates.body.addWidget(self._list, 1)
        form = Card(self.theme)
        form.setFixedWidth(_FORM_PX)
        fields = (self._base_field, self._rate_field, self._day_field, self._source_field)
        for widget in (self._head, *fields):
            form.body.addWidget(widget)
        form.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.addWidget(form)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(rates, 1)
        row.addLayout(right)

    def load(self) -> None:
        """What is recorded may have changed elsewhere."""
        self._desk.ask(
            lambda queries: queries.rates.newest(), self._take, owner=self, key="settings.rates"
        )

    def focus_first(self) -> None:
        """Come to the form: rates are added, not edited."""
        self._base.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Days in the other language."""
        self._show_lines()

    def _take(self, rates: tuple[Rate, ...]) -> None:
        self._rates = rates
        self._show_lines()

    def _show_lines(self) -> None:
        self._list.set_lines(
            [
                Line(
                    f"{place}",
                    f"1 {rate.base} = {rate.text} {rate.quote}",
                    dotted(format_day(rate.on), rate.source),
                    opens=False,
                )
                for place, rate in enumerate(self._rates)
            ]
        )
        self._list.setAccessibleName(translate("Rates", "Rates of other currencies"))
        self._list.setVisible(bool(self._rates))
        self._none.setVisible(not self._rates)

    def _rate_words(self) -> str:
        currency = self._desk.settings.currency
        return translate("Rates", "One of it in {currency}").format(currency=currency)

    def _forget_problems(self) -> None:
        for field in (self._base_field, self._rate_field, self._day_field):
            field.set_problem("")

    def _write(self) -> None:
        desk, typed = self._desk, self._day.text().strip()
        try:
            day = date.fromisoformat(typed) if typed else None
        except ValueError:
            self._day_field.set_problem(
                lambda: translate("Settings", "A day is written like 2026-11-23.")
            )
            return
        base, rate, source = self._base.text(), self._rate.text(), self._source.text()
        desk.do(
            lambda shop: record_rate(
                shop,
                base=base,
                quote=desk.settings.currency,
                rate=rate,
                on=day,
                source=source,
                recorded_by=desk.actor.name,
            ),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            said=lambda: translate("Rates", "The rate is recorded."),
        )

    def _on_done(self, _changes: Changes) -> None:
        self._rate.clear()
        self._day.clear()
        self.load()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            field = self._rate_field if isinstance(error, BadRateError) else self._base_field
            field.set_problem(lambda: sentence(error))
