"""A claim or a chargeback on a case's page: how much, how it stands, what can be done with it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.chargebacks import Chargeback
from app.domain.claims import Claim, ClaimEvent
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.dates import format_due
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.chips import Chip
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

_TONES = {
    "waiting": "accent",
    "accepted": "good",
    "partly": "good",
    "paid": "good",
    "refused": "overdue",
    "withdrawn": "neutral",
}
_DOT = " · "


class _Row(Themed):
    """A head with a chip at its end, lines below, and buttons: ``wanted`` names the one pressed."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.desk = desk
        self.buttons: dict[str, EnterButton] = {}
        self.head = QHBoxLayout()
        self.head.setSpacing(NEAR_PX)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, NEAR_PX)
        self.column.setSpacing(INSIDE_PX)
        self.column.addLayout(self.head)

    def add_line(self, words: Words, *, quiet: bool = True) -> None:
        """A line below; none where there is nothing to say."""
        told = words if isinstance(words, str) else words()
        if told:
            line = Text(self.theme, words, "caption" if quiet else "body", wrap=True)
            line.set_tone("secondary" if quiet else "ink")
            self.column.addWidget(line)

    def add_buttons(self, offered: dict[str, Words]) -> None:
        """What can be done with it; the first is the usual."""
        if not offered or not self.desk.standing.may("money.claim"):
            return
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        for place, (key, words) in enumerate(offered.items()):
            button = EnterButton(self.theme, words, "quiet" if place else "secondary")
            button.clicked.connect(lambda _checked=False, key=key: self.wanted.emit(key))
            self.buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def focus_first(self) -> None:
        """To the first thing that can be done."""
        for button in self.buttons.values():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return


class ClaimRow(_Row):
    """``wanted``: answer, paid."""

    def __init__(
        self, desk: Desk, claim: Claim, events: tuple[ClaimEvent, ...], today: date
    ) -> None:
        super().__init__(desk)
        self.claim, self._events, self._today = claim, events, today
        side = "third" if claim.party.kind == "third" else "carrier"
        self.head.addWidget(Text(desk.theme, str(claim.place), "caption", tone="secondary"))
        self.head.addWidget(Chip(desk.theme, self._kind_words, side))
        self.head.addWidget(ElidedText(desk.theme, claim.party.name, bold=True), 1)
        self.head.addWidget(Chip(desk.theme, self._standing_words, _TONES[claim.standing]))
        self.add_line(self._sums_words, quiet=False)
        self.add_line(self._filed_words)
        for event in events:
            self.add_line(partial(self._event_words, event))
        self.add_line(self._waits_words)
        self.add_buttons(self._offered())
        self.setAccessibleName(f"{claim.place} {claim.party.name} {self._sums_words()}")

    def _offered(self) -> dict[str, Words]:
        if self.claim.left_minor > 0:
            return {
                "paid": lambda: translate("Claims", "Money came…"),
                "answer": lambda: translate("Claims", "Another answer…"),
            }
        if not self.claim.answer:
            return {"answer": lambda: translate("Claims", "Record the answer…")}
        if self.claim.received_minor:
            return {"paid": lambda: translate("Claims", "Correct…")}
        return {"answer": lambda: translate("Claims", "Another answer…")}

    def _kind_words(self) -> str:
        return self.desk.word("outside", self.claim.party.kind)

    def _standing_words(self) -> str:
        return self.desk.word("claim_standing", self.claim.standing)

    def _sums_words(self) -> str:
        claim = self.claim
        told = [
            translate("Claims", "claimed {amount}").format(
                amount=format_money(claim.claimed_minor, claim.currency)
            )
        ]
        if claim.answer:
            words = translate("Claims", "accepted {amount}")
            told.append(words.format(amount=format_amount(claim.accepted_minor, claim.currency)))
        if claim.accepted_minor:
            words = translate("Claims", "received {amount}")
            told.append(words.format(amount=format_amount(claim.received_minor, claim.currency)))
        return _DOT.join(told)

    def _filed_words(self) -> str:
        claim, insured = self.claim, ""
        if claim.insured_minor is not None:
            words = translate("Claims", "insured for {amount}")
            insured = words.format(amount=format_amount(claim.insured_minor, claim.currency))
        filed = translate("Claims", "{day} filed").format(day=claim.filed_on)
        return _DOT.join(part for part in (filed, insured, claim.reference, claim.note) if part)

    def _event_words(self, event: ClaimEvent) -> str:
        what = {
            "accepted": translate("Claims", "{day} accepted in full"),
            "partly": translate("Claims", "{day} accepted {amount}"),
            "refused": translate("Claims", "{day} refused"),
            "withdrawn": translate("Claims", "{day} withdrawn"),
            "paid": translate("Claims", "{day} {amount} came"),
            "taken_back": translate("Claims", "{day} {amount} was a mistake"),
        }["taken_back" if event.amount_minor < 0 else event.what]
        told = what.format(
            day=event.day, amount=format_amount(event.amount_minor, self.claim.currency)
        )
        return _DOT.join(part for part in (told, event.reference, event.note) if part)

    def _waits_words(self) -> str:
        claim = self.claim
        if not claim.is_open:
            return ""
        days = (self._today - date.fromisoformat(claim.waits_since)).days
        if not claim.answer and not days:
            return translate("Claims", "Filed today; nothing is receivable before they accept.")
        if not claim.answer:
            return translate("Claims", "No answer for {days} days; nothing is receivable.").format(
                days=days
            )
        left = format_money(claim.left_minor, claim.currency)
        if not days:
            return translate("Claims", "{amount} is still to come").format(amount=left)
        return translate("Claims", "{amount} still to come, for {days} days.").format(
            amount=left, days=days
        )


class ChargebackRow(_Row):
    """``wanted``: won, lost."""

    def __init__(self, desk: Desk, chargeback: Chargeback) -> None:
        super().__init__(desk)
        self.chargeback = chargeback
        self.head.addWidget(Chip(desk.theme, self._kind_words, "third"))
        self.head.addWidget(
            ElidedText(
                desk.theme,
                format_money(chargeback.amount_minor, chargeback.currency),
                bold=True,
            ),
            1,
        )
        tone = {"won": "good", "lost": "overdue"}.get(chargeback.outcome, "warning")
        self.head.addWidget(Chip(desk.theme, self._standing_words, tone))
        self.add_line(self._debit_words)
        self.add_line(self._reply_words)
        if chargeback.is_open:
            self.add_line(
                lambda: translate(
                    "Claims", "Until the bank decides, this sale cannot be refunded a second time."
                )
            )
            self.add_buttons(
                {
                    "won": lambda: translate("Claims", "Won…"),
                    "lost": lambda: translate("Claims", "Lost…"),
                }
            )
        self.setAccessibleName(f"{self._kind_words()} {self._standing_words()}")

    def _kind_words(self) -> str:
        return translate("Claims", "Chargeback")

    def _standing_words(self) -> str:
        return self.desk.word("chargeback_standing", self.chargeback.outcome or "open")

    def _debit_words(self) -> str:
        taken, fee, about = self.chargeback, "", ""
        if taken.fee_minor:
            words = translate("Claims", "fee {amount}")
            fee = words.format(amount=format_amount(taken.fee_minor, taken.currency))
        if taken.underlying:
            words = translate("Claims", "about: {category}")
            about = words.format(category=self.desk.category(taken.underlying))
        debited = translate("Claims", "{day} debited").format(day=taken.debited_on)
        return _DOT.join(part for part in (debited, fee, taken.reference, about) if part)

    def _reply_words(self) -> str:
        taken, desk = self.chargeback, self.desk
        if taken.outcome:
            return translate("Claims", "{day} decided").format(day=taken.ended_on)
        if taken.reply_by_ms is None:
            return ""
        due = format_due(taken.reply_by_ms, desk.shop.clock(), desk.settings.zone, desk.lang)
        return translate("Claims", "Answer the bank: {due}").format(due=due)
