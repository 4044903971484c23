"""What a way of recovering wants to be told: how much, in how many parts, from when on, by whom."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AftercareError
from app.domain.instalments import equal_instalments
from app.domain.recoveries import RecoveryPicture
from app.domain.recovery import METHOD_OF_MODE, USUAL_DAYS, RecoveryTold
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.amount_edit import amount_edit
from app.ui.day_edit import DayEdit
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 18, 24)
_NARROW_PX, _DAY_PX = 120, 136
_SHOWN_PARTS = 6
# Which fields each way asks for.
_ASKS = {
    "REVERSE": (),
    "CLAWBACK": ("amount", "first", "note"),
    "PAY_IN": ("amount", "count", "first", "payer", "note"),
    "BUY_IN": ("amount", "worth", "note"),
    "WRITE_OFF": ("amount", "goodwill", "note"),
}


class RecoveryTerms(Themed):
    """``worth_changed`` carries what the item is thought to be worth; ``accepted`` on Return."""

    worth_changed = Signal(object)
    accepted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._picture: RecoveryPicture | None = None
        self._mode = ""
        self._usual_minor = 0
        theme = desk.theme
        self.amount, self.worth = amount_edit(self._currency), amount_edit(self._currency)
        self.count, self.first = QComboBox(), DayEdit()
        self.payer, self.note, self.goodwill = QLineEdit(), QLineEdit(), QCheckBox()
        self._fields = {
            "amount": Field(theme, self._amount_words, self.amount),
            "worth": Field(theme, lambda: translate("Recovery", "Worth to the shop"), self.worth),
            "count": Field(theme, lambda: translate("Recovery", "Parts"), self.count),
            "first": Field(theme, self._first_words, self.first),
            "payer": Field(theme, lambda: translate("Recovery", "Who pays"), self.payer),
            "goodwill": Field(theme, lambda: translate("Recovery", "Booked as"), self.goodwill),
            "note": Field(theme, lambda: translate("Recovery", "Note"), self.note),
        }
        self._parts = Text(theme, "", "caption", tone="secondary", wrap=True)
        self._lay_out()
        self._listen()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        for key, field in self._fields.items():
            if key in {"amount", "worth", "count"}:
                field.setFixedWidth(_NARROW_PX)
            elif key == "first":
                field.setFixedWidth(_DAY_PX)
            row.addWidget(field, 1 if key in {"payer", "note"} else 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addLayout(row)
        column.addWidget(self._parts)

    def _listen(self) -> None:
        for key, edit in (("amount", self.amount), ("worth", self.worth)):
            edit.problem_changed.connect(
                lambda problem, key=key: self._fields[key].set_problem(str(problem))
            )
            edit.returnPressed.connect(self.accepted)
        self.amount.minor_changed.connect(lambda _minor: self._show_parts())
        self.worth.minor_changed.connect(self.worth_changed)
        self.count.currentIndexChanged.connect(lambda _row: self._show_parts())
        self.first.dateChanged.connect(lambda _day: self._show_parts())
        for line in (self.payer, self.note):
            line.returnPressed.connect(self.accepted)

    def show_mode(self, picture: RecoveryPicture, mode: str) -> None:
        """What a way asks for, with what is usual in it."""
        is_another = (
            mode != self._mode or self._picture is None or self._picture.number != picture.number
        )
        self._picture, self._mode = picture, mode
        for key, field in self._fields.items():
            field.setVisible(key in _ASKS[mode])
        if is_another:
            self._fill(picture, mode)
        self.retranslate()

    def _fill(self, picture: RecoveryPicture, mode: str) -> None:
        footing, standing = picture.footing, picture.open_plan
        self._usual_minor = footing.price_minor if mode == "BUY_IN" else footing.wanted_minor
        self.amount.set_minor(self._usual_minor)
        self.worth.set_minor(footing.worth_minor)
        parts = standing.parts(picture.today) if standing else ()
        running = sum(part.left_minor > 0 for part in parts)
        choose(self.count, (running or picture.proposed.count) if mode == "PAY_IN" else 1)
        days = USUAL_DAYS.get(METHOD_OF_MODE.get(mode, ""), 0)
        self.first.set_day(picture.today + timedelta(days=days), first=picture.today)
        self.payer.setText(standing.plan.payer if standing else "")
        self.note.clear()
        self.goodwill.setChecked(False)

    def told(self) -> RecoveryTold:
        """What stands in the fields; an amount that was left as it was counts as usual."""
        asks, minor = _ASKS[self._mode], self.amount.minor()
        return RecoveryTold(
            amount_minor=None if minor == self._usual_minor or "amount" not in asks else minor,
            count=int(self.count.currentData() or 1) if "count" in asks else 1,
            first_due=self.first.day() if "first" in asks else None,
            payer=self.payer.text() if "payer" in asks else "",
            note=self.note.text(),
            worth_minor=self.worth.minor() if "worth" in asks else None,
            goodwill="goodwill" in asks and self.goodwill.isChecked(),
        )

    def retranslate(self) -> None:
        """Choices and words."""
        offer(self.count, [(count, str(count)) for count in _COUNTS])
        self.goodwill.setText(translate("Recovery", "goodwill, not bad debt"))
        self.payer.setPlaceholderText(
            self._picture.person_name if self._picture else translate("Recovery", "the consignor")
        )
        for key in ("amount", "first"):
            self._fields[key].say(self._amount_words if key == "amount" else self._first_words)
        self._show_parts()

    def _show_parts(self) -> None:
        """The instalments as they would be agreed."""
        picture = self._picture
        self._parts.setVisible(picture is not None and self._mode == "PAY_IN")
        if picture is None or self._mode != "PAY_IN":
            return
        told, minor = self.told(), self.amount.minor() or 0
        if told.first_due is None:
            return
        try:
            parts = equal_instalments(minor, told.count, told.first_due)
        except AftercareError as error:
            problem = error
            self._parts.say(lambda: sentence(problem))
            self._parts.set_tone("overdue")
            return
        shown = [
            f"{part.due_on.isoformat()}  {format_amount(part.minor, picture.currency)}"
            for part in parts[:_SHOWN_PARTS]
        ]
        more = ["…"] if len(parts) > _SHOWN_PARTS else []
        self._parts.set_tone("secondary")
        self._parts.say("   ·   ".join([*shown, *more]))

    def _currency(self) -> str:
        return self._picture.currency if self._picture else self._desk.settings.currency

    def _amount_words(self) -> str:
        if self._mode == "BUY_IN":
            words = translate("Recovery", "Price {currency}")
        else:
            words = translate("Recovery", "Amount {currency}")
        return words.format(currency=self._currency())

    def _first_words(self) -> str:
        if self._mode == "CLAWBACK":
            return translate("Recovery", "Expected by")
        return translate("Recovery", "First due")
