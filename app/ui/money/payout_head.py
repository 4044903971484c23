"""What stands above a table of payouts: one big number, what it means, and what can be done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.payout_runs import RunLine
from app.text.amounts import format_money
from app.text.catalogue import chosen_language, translate
from app.text.payout_words import group_name, state_name
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.money.payout_plan import PayoutPlan
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.themed import Themed


class PayoutHead(Themed):
    """The buttons are public: the tab says what they do."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        theme = desk.theme
        self._desk = desk
        self._name = ElidedText(theme, "", "value", bold=True)
        self._sum = Text(theme, "", "number")
        self._meaning = Text(theme, "", tone="secondary", wrap=True)
        self.check = EnterButton(
            theme, lambda: translate("Payouts", "Check and pay…"), "primary", icon="wallet"
        )
        self.save = EnterButton(
            theme, lambda: translate("Payouts", "Payment list…"), "primary", icon="download"
        )
        self.sent = EnterButton(theme, lambda: translate("Payouts", "Mark as sent"), icon="check")
        self.take_back = EnterButton(theme, lambda: translate("Payouts", "Take back…"))
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        for text in (self._name, self._sum, self._meaning):
            column.addWidget(text)
        buttons.setSpacing(NEAR_PX)
        for button in self._buttons():
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _buttons(self) -> Sequence[EnterButton]:
        return (self.check, self.save, self.sent, self.take_back)

    def show_group(self, key: str, plan: PayoutPlan) -> None:
        """The figure of a group, and what there is to do about it."""
        currency = self._desk.settings.currency
        self._name.say(lambda: group_name(key))
        self._sum.say(format_money(plan.sum_of(key), currency))
        self._sum.set_tone("overdue" if key == "negative" and plan.group(key) else "ink")
        self._meaning.say(lambda: _meaning(key, plan, currency))
        may = self._desk.standing.may("money.payout")
        for button in self._buttons():
            button.setVisible(button is self.check and key == "pay" and may)
        self.check.setEnabled(bool(plan.wishes()))

    def show_run(self, run: RunLine) -> None:
        """A run that was made, and how to go on with it."""
        may = self._desk.standing.may("money.payout")
        self._name.say(run.number)
        self._sum.say(format_money(run.total_minor, run.currency))
        self._sum.set_tone("ink" if run.count else "secondary")
        self._meaning.say(lambda: _run_words(run))
        self.check.hide()
        self.save.setVisible(run.count > 0)
        self.sent.setVisible(may and run.state == "made")
        self.take_back.setVisible(may and run.state == "made")
        self.save.set_kind("primary" if run.state == "made" else "secondary")


def _meaning(key: str, plan: PayoutPlan, currency: str) -> str:
    count = f"{len(plan.group(key)):,}"
    if key == "pay" and not plan.wishes():
        return translate("Payouts", "Nothing is to be paid out now.")
    if key == "pay":
        told = translate("Payouts", "Consignors: {n}. Nothing holds this money.").format(
            n=f"{len(plan.wishes()):,}"
        )
        if waits := plan.held_of_the_paid():
            more = translate("Payouts", "Another {amount} of theirs waits.")
            joint = "" if chosen_language() == "zh" else " "
            told += joint + more.format(amount=format_money(waits, currency))
        return told
    return {
        "hold": translate("Payouts", "Consignors: {n}. Each hold says why and until when."),
        "no_account": translate(
            "Payouts",
            "Consignors: {n}. They could be paid, but nobody knows where to: enter an account"
            " or pay in cash.",
        ),
        "negative": translate(
            "Payouts",
            "{n} consignors owe the shop: it is deducted from their next sales, or paid by plan.",
        ),
    }[key].format(n=count)


def _run_words(run: RunLine) -> str:
    told = translate("Payouts", "Payouts: {n}, of {day}, by {who}, {state}").format(
        n=f"{run.count:,}", day=run.made_on, who=run.actor, state=state_name(run.state)
    )
    if run.taken_back and run.count:
        more = translate("Payouts", "came back: {n}").format(n=f"{run.taken_back:,}")
        told = f"{told}  ·  {more}"
    return told
