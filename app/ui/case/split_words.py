"""Who agreed to the split, who objects, who is waited for; and the rounds before it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.confirmations import SplitRound, SplitWord, WordTold, bearers, last_words
from app.services.money.confirming import confirm_split, object_to_split
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.dates import local_time
from app.text.dotted import dotted
from app.ui.case.word_form import WordForm
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.chips import Chip, PartyChip
from app.ui.widgets.signature_pad import SignatureView
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_NAME_LETTERS = 24


class SplitWords(Themed):
    """One line a party that bears a part of the last round; earlier rounds below.

    ``standing`` says how things are in a sentence, and stands wherever its owner puts it;
    ``opened`` when the form is there.
    """

    opened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._number = ""
        self._rounds: tuple[SplitRound, ...] = ()
        self._is_settled = False
        self._names: Mapping[str, str] = {}
        self.buttons: dict[tuple[str, str], EnterButton] = {}
        self.form = WordForm(desk)
        self.form.told.connect(self._on_told)
        self.form.closed.connect(self._on_closed)
        self.standing = Text(
            desk.theme, self._standing_words, "caption", tone="secondary", wrap=True
        )
        self._lines, self._past = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        for layout in (self._lines, self._past):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(INSIDE_PX)
        column.addLayout(self._lines)
        column.addWidget(self.form)
        column.addLayout(self._past)
        self.hide()

    def show_rounds(
        self,
        number: str,
        rounds: tuple[SplitRound, ...],
        names: Mapping[str, str],
        *,
        is_settled: bool,
    ) -> None:
        """Show what was said to the last round, and the rounds before it."""
        if number != self._number:
            self.form.leave()
        self._number, self._rounds, self._names = number, rounds, names
        self._is_settled = is_settled
        self.setVisible(bool(rounds))
        self.retranslate()

    def leave(self) -> bool:
        """Esc puts the form away."""
        return self.form.leave()

    def retranslate(self) -> None:
        """Lines are made anew."""
        self.standing.retranslate()
        last = self._rounds[-1] if self._rounds else None
        objecting = bool(last and last.objecting)
        self.standing.set_tone("overdue" if objecting else "secondary")
        self.buttons = {}
        for layout in (self._lines, self._past):
            _empty(layout)
        if last is None:
            return
        said = last_words(last.words)
        cents = {share.party: c for share, c in zip(last.shares, last.cents, strict=True)}
        for party in bearers(last.shares):
            self._lines.addWidget(self._line(party, cents[party], said.get(party)))
        for earlier in reversed(self._rounds[:-1]):
            self._past.addWidget(self._round(earlier))

    def _line(self, party: str, minor: int, word: SplitWord | None) -> QWidget:
        """The party, its part, its last word, and what it may say now."""
        theme, currency = self.theme, self._rounds[-1].currency
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        row.addWidget(PartyChip(theme, party, self._names.get(party, "")))
        row.addWidget(Text(theme, format_money(minor, currency)))
        row.addStretch(1)
        if word is not None:
            agreed = word.what == "confirmed"
            state = partial(self._word_state, word)
            chip = Chip(theme, state, "good" if agreed else "overdue")
            chip.setMinimumWidth(chip.sizeHint().width())  # a long name gives way, not the word
            row.addWidget(chip)
        for what, words in (("confirmed", _agrees), ("objected", _objects)):
            if word is None or word.what != what:
                button = EnterButton(theme, words, "quiet")
                button.clicked.connect(partial(self._on_wanted, party, what))
                self.buttons[party, what] = button
                row.addWidget(button)
        column.addLayout(row)
        if word is not None:
            column.addLayout(self._said(word))
        return line

    def _round(self, earlier: SplitRound) -> QWidget:
        """One earlier round: who decided what and why, and what was said to it."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, NEAR_PX, 0, 0)
        column.setSpacing(0)
        shares = " · ".join(
            f"{self._desk.word('party', share.party)} {format_share(share.bp)}"
            for share in earlier.shares
        )
        text = translate("Case", "Round {n} · {when} {who}: {shares}")
        head = text.format(
            n=earlier.number, when=self._when(earlier.at), who=earlier.actor, shares=shares
        )
        column.addWidget(Text(self.theme, head, "caption", wrap=True))
        if earlier.reason:
            column.addWidget(
                Text(self.theme, earlier.reason, "caption", tone="secondary", wrap=True)
            )
        for word in earlier.words:
            column.addLayout(self._said(word, with_party=True))
        return block

    def _said(self, word: SplitWord, *, with_party: bool = False) -> QHBoxLayout:
        """When, by whom it was written down, the words and the signature."""
        parts = (
            f"{self._name(word.party)} {self._word_state(word)}" if with_party else "",
            f"{self._when(word.at)} {word.actor}",
            word.words,
        )
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        text = dotted(*parts)
        row.addWidget(Text(self.theme, text, "caption", tone="secondary", wrap=True), 1)
        if word.signature:
            row.addWidget(SignatureView(self.theme, word.signature))
        return row

    def _name(self, party: str) -> str:
        """Whom a sentence speaks of: a very long name by its beginning."""
        name = self._names.get(party) or self._desk.word("party", party)
        return name if len(name) <= _NAME_LETTERS else name[:_NAME_LETTERS] + "…"

    def _when(self, at_ms: int) -> str:
        return f"{local_time(at_ms, self._desk.settings.zone):%m-%d %H:%M}"

    def _word_state(self, word: SplitWord) -> str:
        text = (
            translate("Case", "agrees, {how}")
            if word.what == "confirmed"
            else translate("Case", "objects, {how}")
        )
        return text.format(how=self._desk.word("channel", word.channel))

    def _standing_words(self) -> str:
        if not self._rounds:
            return ""
        last = self._rounds[-1]
        if last.objecting:
            if self._is_settled:
                return translate("Case", "Somebody objects to what was settled.")
            return translate("Case", "Somebody objects: decide the split again.")
        if not bearers(last.shares):
            return translate("Case", "The shop bears it all: nobody has to agree.")
        if not last.awaited:
            return translate("Case", "Confirmed by all who bear something.")
        names = (self._name(party) for party in last.awaited)
        joint = translate("Case", ", ")
        return translate("Case", "Waits for the word of {names}.").format(names=joint.join(names))

    def _on_wanted(self, party: str, what: str) -> None:
        self.form.begin(party, self._name(party), objects=what == "objected")
        self.opened.emit()

    def _on_closed(self) -> None:
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_told(self, told: WordTold) -> None:
        desk, number = self._desk, self._number
        say = object_to_split if self.form.objects else confirm_split
        desk.do(
            lambda shop: say(shop, number=number, told=told, actor=desk.actor),
            owner=self,
            said=lambda: translate("Case", "Their word is recorded."),
            done=self._on_done,
        )

    def _on_done(self, _changes: Changes) -> None:
        self.form.hide()


def _agrees() -> str:
    return translate("Case", "Agrees…")


def _objects() -> str:
    return translate("Case", "Objects…")


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
