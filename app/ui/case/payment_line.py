"""Money that a consignor brings, on the case it is for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.recoveries import RecoveryPicture
from app.domain.recovery_postings import PAID_IN_BY
from app.services.money.paying_in import record_pay_in, recover_bad_debt, return_pay_in
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.themed import Themed


class PaymentLine(Themed):
    """For the debt, or for one that was written off. ``paid`` when it is booked."""

    paid = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._picture: RecoveryPicture | None = None
        self._busy = False
        theme = desk.theme
        self.amount = amount_edit(self._currency)
        self.tender = QComboBox()
        self._amount_field = Field(theme, self._amount_words, self.amount)
        self._tender_field = Field(theme, lambda: translate("Case", "By"), self.tender)
        self.take = EnterButton(theme, self._take_words, "secondary")
        self.take.clicked.connect(self.accept)
        self.take_back = EnterButton(
            theme,
            lambda: translate("Recovery", "Take it back"),
            "quiet",
            hint=lambda: translate("Recovery", "A payment that bounced or was typed wrongly"),
        )
        self.take_back.clicked.connect(self._on_take_back_clicked)
        self.amount.returnPressed.connect(self.accept)
        self.amount.problem_changed.connect(
            lambda problem: self._amount_field.set_problem(str(problem))
        )
        fields = QHBoxLayout()
        fields.setSpacing(NEAR_PX)
        top = Qt.AlignmentFlag.AlignTop
        fields.addWidget(self._amount_field, 1, top)
        fields.addWidget(self._tender_field, 1, top)
        from_below = QHBoxLayout()
        from_below.addStretch(1)
        from_below.addWidget(self.take_back)
        from_below.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addLayout(fields)
        column.addLayout(from_below)
        self.retranslate()

    def show_picture(self, picture: RecoveryPicture) -> None:
        """Ready for the next part that is due."""
        is_another = self._picture is None or self._picture != picture
        self._picture = picture
        may = self._desk.standing.may("money.payin")
        open_sums = picture.written_off_minor, picture.paid_in_minor
        self.setVisible(may and (self._is_for_debt() or any(minor > 0 for minor in open_sums)))
        self.take.setVisible(self._is_for_debt() or picture.written_off_minor > 0)
        self.take_back.setVisible(picture.paid_in_minor > 0)
        if is_another:
            standing = picture.open_plan
            part = standing.next_part(picture.today) if standing else None
            left = picture.usual_minor or picture.written_off_minor
            self.amount.set_minor(part.left_minor if part else left)
            self._amount_field.set_problem("")
        self.retranslate()

    def retranslate(self) -> None:
        """Ways to pay and labels."""
        offer(self.tender, [(code, self._desk.word("tender", code)) for code in PAID_IN_BY])
        self._amount_field.say(self._amount_words)
        self.take.say(self._take_words)

    def accept(self) -> None:
        """Book what was brought."""
        self._book(record_pay_in if self._is_for_debt() else recover_bad_debt)

    def _on_take_back_clicked(self) -> None:
        self._book(return_pay_in)

    def _book(self, take: Callable[..., Changes]) -> None:
        picture, minor = self._picture, self.amount.minor()
        if picture is None or self._busy or not self.isVisible():
            return
        if not minor:
            self._amount_field.set_problem(lambda: translate("Case", "How much?"))
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._busy = True
        name, tender = self._desk.actor.name, str(self.tender.currentData())
        self._desk.do(
            lambda shop: take(
                shop,
                number=picture.number,
                amount_minor=minor,
                tender=tender,
                taken_by=name,
            ),
            owner=self,
            said=lambda: translate("Recovery", "Booked: {amount}").format(
                amount=format_money(minor, picture.currency)
            ),
            done=self._on_done,
            failed=self._on_failed,
        )

    def _is_for_debt(self) -> bool:
        picture = self._picture
        return picture is not None and picture.footing.balance_minor < 0

    def _on_done(self, _changes: Changes) -> None:
        self._busy = False
        self.paid.emit()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, AftercareError):
            self._amount_field.set_problem(partial(sentence, error))

    def _currency(self) -> str:
        return self._picture.currency if self._picture else self._desk.settings.currency

    def _amount_words(self) -> str:
        return translate("Recovery", "Amount {currency}").format(currency=self._currency())

    def _take_words(self) -> str:
        if self._is_for_debt() or self._picture is None:
            return translate("Recovery", "Record a payment")
        return translate("Recovery", "Written-off debt came in")
