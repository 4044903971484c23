"""Where the books begin: what is owed to a consignor or a buyer, what an open case had cost."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.changes import Changes
from app.services.money.openings import set_case_opening, set_opening
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.amount_edit import amount_edit
from app.ui.day_edit import DayEdit
from app.ui.desk import Desk
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import Text


class OpeningForm(FormCard):
    """It stays open: a shop that begins has many. Said again, an opening is mended."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Till", "Openings"),
            lambda: translate("Till", "Set the opening"),
        )
        self._desk = desk
        theme = desk.theme
        self.kind, self.who, self.day = QComboBox(), QLineEdit(), DayEdit()
        self.amount = amount_edit(lambda: desk.settings.currency)
        today = desk.today()
        told = desk.settings.cut_over
        self.day.set_day(date.fromisoformat(told) if told else today)
        amount = Field(
            theme,
            lambda: translate("Till", "Amount {currency}").format(currency=desk.settings.currency),
            self.amount,
            hint=lambda: translate("Till", "What the shop owes; a minus where it is owed."),
        )
        self._amount_field = amount
        self.amount.problem_changed.connect(lambda problem: amount.set_problem(str(problem)))
        self.add_field(
            Text(
                theme,
                lambda: translate(
                    "Till", "What stood in the old books on the day these begin, one by one."
                ),
                tone="secondary",
                wrap=True,
            )
        )
        self.add_field(Field(theme, lambda: translate("Till", "What"), self.kind))
        self.add_field(Field(theme, lambda: translate("Till", "Number, name or phone"), self.who))
        self.add_field(amount)
        self.add_field(Field(theme, lambda: translate("Till", "On"), self.day))
        self.finish()
        self.accepted.connect(self._on_accepted)
        self.retranslate()

    def start(self) -> None:
        """Where the hands begin."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the kinds again."""
        offer(
            self.kind,
            (
                ("consignor", translate("Till", "Owed to a consignor")),
                ("credit", translate("Till", "Store credit of a buyer")),
                ("case", translate("Till", "What an open case had cost")),
            ),
        )

    def _on_accepted(self) -> None:
        minor = self.amount.minor()
        if minor is None:
            self._amount_field.set_problem(lambda: translate("Case", "How much?"))
            return
        self.set_problem("")
        self.set_busy(lambda: translate("Till", "Booking…"))
        self._desk.do(
            partial(self._intent, minor=minor, day=self.day.day()),
            owner=self,
            done=lambda _changes: self._on_done(),
            failed=self._on_failed,
            said=lambda: translate("Till", "The opening is set."),
        )

    def _intent(self, shop: Shop, *, minor: int, day: date) -> Changes:
        kind, who, by = str(self.kind.currentData()), self.who.text(), self._desk.actor.name
        if kind == "case":
            return set_case_opening(shop, number=who, amount_minor=minor, on=day, set_by=by)
        queries = shop.queries
        person = queries.credit.whose(who) if kind == "credit" else queries.people.line(who).id
        return set_opening(shop, person=person, amount_minor=minor, kind=kind, on=day, set_by=by)

    def _on_done(self) -> None:
        self.set_busy(None)
        self.who.clear()
        self.amount.set_minor(None)
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))
