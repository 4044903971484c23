"""One offer, as a line of a talk: who, how much, what became of it, what it waits for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.offers import OfferLine, OfferWord
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_due
from app.text.dotted import dotted
from app.text.errors import guard_sentence
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import Kind
from app.ui.widgets.chips import Chip, PartyChip
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

_ROLES = {"accepted": "good", "open": "accent", "lapsed": "warning", "refused": "overdue"}
_INDENT_PX = 48  # the shop's lines stand further in, as in a chat
_MOST_LINES = 4


class OfferRow(Themed):
    """``wanted`` says what is to be done with it: accept, refuse, counter, approve and so on."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, line: OfferLine, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk, self._line = desk, line
        offer = line.offer
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(Text(desk.theme, str(offer.place), "caption", tone="secondary"))
        head.addWidget(PartyChip(desk.theme, offer.made_by))
        amount = Text(
            desk.theme, format_money(offer.amount_minor, offer.currency), "value", bold=True
        )
        head.addWidget(amount)
        head.addWidget(Text(desk.theme, "→", tone="secondary"))
        head.addWidget(PartyChip(desk.theme, offer.to))
        head.addStretch(1)
        head.addWidget(Text(desk.theme, self._until_words, "caption", tone="secondary"))
        head.addWidget(Chip(desk.theme, self._standing_words, _ROLES.get(line.standing, "neutral")))
        column = QVBoxLayout(self)
        left = _INDENT_PX if offer.made_by == "shop" else 0
        column.setContentsMargins(left, 0, 0, NEAR_PX)
        column.setSpacing(INSIDE_PX)
        column.addLayout(head)
        self._said = ClampedText(desk.theme, self._said_words, lines=_MOST_LINES, tone="secondary")
        column.addWidget(self._said)
        self._said.setVisible(bool(self._said_words()))  # in its place: alone it were a window
        self.missing = Text(desk.theme, self._missing_words, tone="warning", wrap=True)
        column.addWidget(self.missing)
        self.missing.setVisible(bool(line.missing))
        self.buttons = self._buttons()
        if self.buttons:
            row = QHBoxLayout()
            row.setSpacing(NEAR_PX)
            for button in self.buttons.values():
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.setAccessibleName(f"{offer.place} {amount.text()}")

    def focus_first(self) -> None:
        """To the first thing that can be done."""
        for button in self.buttons.values():
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _buttons(self) -> dict[str, EnterButton]:
        """What can be done with it where it stands."""
        offered: dict[str, Words] = {}
        if self._line.standing == "open":
            offered["accept"] = lambda: translate("Offers", "Accept")
            if "approval" in self._line.missing:
                offered["approve"] = lambda: translate("Offers", "Approve…")
            if "consent" in self._line.missing:
                offered["consent"] = lambda: translate("Offers", "The consignor consents…")
            offered["counter"] = lambda: translate("Offers", "Counter…")
            offered["refuse"] = lambda: translate("Offers", "Refuse")
        if self._line.standing == "accepted" and self._line.offer.is_for_the_buyer:
            offered["settle"] = lambda: translate("Offers", "Print the settlement")
        if self._line.standing in {"open", "accepted"}:
            offered["withdraw"] = lambda: translate("Offers", "Withdraw")
        made = {key: self._button(key, words) for key, words in offered.items()}
        if self._line.missing:
            made["accept"].setEnabled(False)
        return made

    def _button(self, key: str, words: Words) -> EnterButton:
        hint = self._missing_words if key == "accept" and self._line.missing else ""
        kind: Kind = "secondary" if key in {"accept", "settle"} else "quiet"
        button = EnterButton(self._desk.theme, words, kind, hint=hint)
        button.clicked.connect(lambda: self.wanted.emit(key))
        return button

    def _standing_words(self) -> str:
        return self._desk.word("offer_standing", self._line.standing)

    def _until_words(self) -> str:
        due = self._line.offer.valid_until_ms
        if due is None or self._line.standing != "open":
            return ""
        desk = self._desk
        return translate("Offers", "valid: {due}").format(
            due=format_due(due, desk.shop.clock(), desk.settings.zone, desk.lang)
        )

    def _missing_words(self) -> str:
        joint = translate("Case", "; ")
        return joint.join(guard_sentence(need) for need in self._line.missing)

    def _said_words(self) -> str:
        offer = self._line.offer
        approved = translate("Offers", "approved")
        consented = translate("Offers", "the consignor consents")
        answered = self._desk.word("offer_standing", offer.answer.what) if offer.answer else ""
        parts = (
            offer.says,
            self._word(approved, offer.approval),
            self._word(consented, offer.consent),
            self._word(answered, offer.answer),
        )
        return "\n".join(part for part in parts if part)

    def _word(self, what: str, word: OfferWord | None) -> str:
        if word is None:
            return ""
        parts = (what, self._desk.word("channel", word.how), word.who, word.note)
        return dotted(*parts)
