"""A consignor who does not answer: may the silence count, and if not, what is missing."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.rows import CaseCard
from app.domain.silence import SilenceProposal
from app.services.silence import accept_silence, propose_silence
from app.text.catalogue import translate
from app.text.errors import silence_sentence
from app.ui.case.layers import CaseSection
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.texts import Text

_WAITING = "CONSIGNOR"


class SilenceLine(CaseSection):
    """There only while a case waits for its consignor; the program proposes, a person confirms."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self.words = Text(desk.theme, "", "caption", tone="secondary", wrap=True)
        self.button = EnterButton(
            desk.theme, lambda: translate("Case", "Take silence as consent"), "secondary"
        )
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_case(self, card: CaseCard) -> None:
        """Ask how things stand where the consignor is waited for."""
        self._card = card
        waits = _WAITING in {card.claim_stage, card.recovery_stage} and card.line.is_open
        if not waits or card.consignor is None:
            self.hide()
            return
        shop, number = self._desk.shop, card.line.number
        self._desk.ask(
            lambda _queries: propose_silence(shop, number=number),
            self._take,
            owner=self,
            key="case.silence",
            failed=lambda _error: self.hide(),  # whoever may not see shares decides nothing here
        )

    def _take(self, proposal: SilenceProposal) -> None:
        self.words.say(lambda: _words(proposal))
        self.words.set_tone("accent" if proposal.is_ripe else "secondary")
        self.button.setVisible(proposal.is_ripe)
        self.show()

    def _on_clicked(self) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        desk.do(
            lambda shop: accept_silence(shop, number=card.line.number, actor=desk.actor),
            owner=self,
            said=lambda: translate("Case", "Silence was taken as consent; the split stands."),
            done=self._on_done,
        )

    def _on_done(self, _changes: Changes) -> None:
        self.hide()


def _words(proposal: SilenceProposal) -> str:
    if proposal.is_ripe:
        return translate(
            "Case", "No answer, though reminded {n} times. The contract takes that as consent."
        ).format(n=proposal.facts.reminders)
    joint = translate("Case", "; ")
    missing = joint.join(silence_sentence(need) for need in proposal.missing)
    return translate("Case", "Silence does not count as consent yet: {missing}").format(
        missing=missing
    )
