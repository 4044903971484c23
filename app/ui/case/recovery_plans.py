"""The plans of a case as they stand, each instalment with its state, and money that comes in."""

from PySide6.QtWidgets import QWidget

from app.domain.instalments import PaidInstalment
from app.domain.recoveries import RecoveryPicture
from app.domain.recovery_cover import Standing
from app.services.money.recovering import cancel_plan
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.ui.case.payment_line import PaymentLine
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text

_TONES = {"late": "overdue", "paid": "good", "given_up": "neutral"}


class RecoveryPlans(Card):
    """The open plan in front, earlier ones below it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Recovery", "Plan"), parent=parent)
        self._desk = desk
        self._picture: RecoveryPicture | None = None
        theme = desk.theme
        self._left = Text(theme, "", "number")
        self._meaning = Text(theme, "", tone="secondary", wrap=True)
        self.parts = LineList(theme, grows=True, arrows=False)
        self.earlier = LineList(theme, grows=True, arrows=False)
        self._earlier_head = Text(
            theme,
            lambda: translate("Recovery", "Before"),
            "caption",
            tone="secondary",
            bold=True,
        )
        self.money = PaymentLine(desk)
        self.cancel = EnterButton(
            theme, lambda: translate("Recovery", "Cancel the plan"), "quiet", icon="x"
        )
        self.cancel.clicked.connect(self._on_cancel_clicked)
        scroll = ScrollColumn()
        for widget in (self._left, self._meaning, self.parts, self._earlier_head, self.earlier):
            scroll.column.addWidget(widget)
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.money)
        self.add_action(self.cancel)

    def show_picture(self, picture: RecoveryPicture) -> None:
        """What is open, what came of it, and what was there before."""
        self._picture = picture
        self.retranslate()
        self.money.show_picture(picture)

    def retranslate(self) -> None:
        """Words and lines."""
        picture = self._picture
        if picture is None:
            return
        standing = picture.open_plan
        left = standing.left_minor if standing else picture.usual_minor
        self._left.say(format_money(left, picture.currency))
        self._meaning.say(lambda: self._meaning_words(picture, standing))
        self.cancel.setVisible(standing is not None and self._desk.standing.may("money.settle"))
        self.parts.setVisible(standing is not None)
        if standing is not None:
            parts = standing.parts(picture.today)
            self.parts.set_lines([self._line(picture, part) for part in parts])
        done = [s for s in picture.standings if s is not standing]
        self._earlier_head.setVisible(bool(done))
        self.earlier.setVisible(bool(done))
        self.earlier.set_lines([self._earlier_line(picture, s) for s in reversed(done)])

    def _meaning_words(self, picture: RecoveryPicture, standing: Standing | None) -> str:
        if standing is None and picture.usual_minor:
            return translate("Recovery", "owed, and in no plan yet")
        if standing is None:
            return translate("Recovery", "nothing is waited for")
        method = self._desk.word("recovery_method", standing.plan.method)
        words = translate("Recovery", "still to come of {amount} · {method}")
        amount = format_amount(standing.plan.amount_minor, picture.currency)
        told = words.format(amount=amount, method=method)
        parts = (told, standing.plan.payer, standing.plan.note)
        return dotted(*parts)

    def _line(self, picture: RecoveryPicture, part: PaidInstalment) -> Line:
        partly = ""
        if part.paid_minor and part.left_minor:
            partly = translate("Recovery", "{amount} of it paid").format(
                amount=format_amount(part.paid_minor, picture.currency)
            )
        return Line(
            part.due_on.isoformat(),
            part.due_on.isoformat(),
            detail=partly,
            figure=format_amount(part.minor, picture.currency),
            chip=ChipFace(
                self._desk.word("instalment", part.state), _TONES.get(part.state, "neutral")
            ),
            opens=False,
        )

    def _earlier_line(self, picture: RecoveryPicture, standing: Standing) -> Line:
        state = (
            translate("Recovery", "cancelled")
            if standing.plan.is_cancelled
            else self._desk.word("instalment", "given_up" if standing.given_up else "paid")
        )
        paid = translate("Recovery", "{amount} of it paid").format(
            amount=format_amount(standing.paid_minor, picture.currency)
        )
        return Line(
            standing.plan.id,
            self._desk.word("recovery_method", standing.plan.method),
            detail=f"{state} · {paid}",
            figure=format_amount(standing.plan.amount_minor, picture.currency),
            opens=False,
        )

    def _on_cancel_clicked(self) -> None:
        picture, desk = self._picture, self._desk
        if picture is None:
            return
        desk.do(
            lambda shop: cancel_plan(
                shop, number=picture.number, note="", cancelled_by=desk.actor.name
            ),
            owner=self,
            said=lambda: translate("Recovery", "The plan is cancelled; the debt stays."),
        )
