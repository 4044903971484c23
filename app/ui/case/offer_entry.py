"""The line below the talk: the next offer."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.offers import OFFERING
from app.services.offers import OfferTold
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.case.ask_line import beside_fields
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.themed import Themed

_DAYS = (0, 1, 3, 7, 14)
_USUAL_DAYS = 3
_NARROW_PX = 112


class OfferEntry(Themed):
    """``added`` carries the `OfferTold`."""

    added = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._currency = desk.settings.currency
        self.by, self.until, self.says = QComboBox(), QComboBox(), QLineEdit()
        self.amount = amount_edit(lambda: self._currency)
        theme = desk.theme
        self._amount_field = Field(theme, lambda: translate("Offers", "Amount"), self.amount)
        self.amount.problem_changed.connect(
            lambda problem: self._amount_field.set_problem(str(problem))
        )
        says = Field(theme, lambda: translate("Offers", "Conditions, printed to sign"), self.says)
        self.add = EnterButton(
            theme,
            lambda: translate("Offers", "Add offer"),
            "secondary",
            hint=lambda: shortcut_text("Return"),
        )
        self.add.clicked.connect(self.accept)
        for edit in (self.amount, self.says):
            edit.returnPressed.connect(self.accept)
        by = Field(theme, lambda: translate("Offers", "Who offers"), self.by)
        until = Field(theme, lambda: translate("Offers", "Valid"), self.until)
        for field in (by, self._amount_field, until):
            field.setFixedWidth(_NARROW_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        top = Qt.AlignmentFlag.AlignTop
        for field, weight in ((by, 0), (self._amount_field, 0), (until, 0), (says, 1)):
            row.addWidget(field, weight, top)
        row.addLayout(beside_fields(desk, self.add))
        self.retranslate()
        self.until.setCurrentIndex(self.until.findData(_USUAL_DAYS))

    def begin(self, *, currency: str, by: str = "shop") -> None:
        """Ready for the next amount, by whoever's turn it is to name one."""
        self._currency = currency
        choose(self.by, by)
        self.amount.set_minor(None)
        self._amount_field.set_problem("")
        self.says.clear()

    def focus_amount(self) -> None:
        """Where the hands begin."""
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Hand over what was told, unless the amount is missing."""
        minor = self.amount.minor()
        if not minor:
            if not self.amount.toolTip():
                self._amount_field.set_problem(lambda: translate("Case", "How much?"))
            self.focus_amount()
            return
        days = self.until.currentData()
        until = None if days is None else self._desk.today() + timedelta(days=int(days))
        told = OfferTold(minor, str(self.by.currentData()), "", self.says.text(), until)
        self.added.emit(told)

    def retranslate(self) -> None:
        """Parties and days."""
        offer(self.by, [(party, self._desk.word("party", party)) for party in OFFERING])
        no_end = (None, translate("Offers", "no end"))
        offer(self.until, [*((count, _days_words(count)) for count in _DAYS), no_end])


def _days_words(count: int) -> str:
    if count == 0:
        return translate("Offers", "today")
    if count == 1:
        return translate("Offers", "until tomorrow")
    return translate("Offers", "{n} days").format(n=count)
