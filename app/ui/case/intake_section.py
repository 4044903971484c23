"""How a case came in: who complains, how the sale is known, and the other items of the visit."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.categories import UNCLASSIFIED
from app.domain.proof import PROOFS
from app.domain.rows import CaseCard
from app.domain.suggestion_answers import BUYER, CLERK, SURVEY
from app.services.cases import edit_case, waive_proof
from app.text.catalogue import translate
from app.ui.case.case_suggestion import CaseSuggestion
from app.ui.case.layers import CaseSection
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.fields import Field
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text

_TOLD_BY = (CLERK, BUYER, SURVEY)  # from whom a correction can come, at this desk


class IntakeSection(CaseSection):
    """What was told at the counter; how the sale is known can be corrected here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        theme = desk.theme
        self._facts = KeyValueGrid(theme, label_px=72)
        self._facts.add_row(
            "claimant", lambda: translate("Case", "Complains"), term=desk.term("claimant")
        )
        self.proof = QComboBox()
        self.proof.activated.connect(self._on_proof_activated)
        self._warning = Text(theme, self._warning_words, tone="warning", wrap=True)
        self.reason = QLineEdit()
        self.reason.returnPressed.connect(self._on_waived)
        self._waive = EnterButton(theme, lambda: translate("Case", "Let it go on"))
        self._waive.clicked.connect(self._on_waived)
        self._waiver = QWidget()
        self.suggestion = CaseSuggestion(desk)
        self._category = ClampedText(theme, self._category_words, "value", bold=True)
        self._answer = QWidget()
        self.told_by = QComboBox()
        self.told_by.currentIndexChanged.connect(self._on_told_by_changed)
        self._keep = EnterButton(theme, lambda: translate("Case", "The category is right"))
        self._keep.clicked.connect(self.suggestion.keep_it)
        self._alone = Text(
            theme,
            lambda: translate("Case", "Nothing else was brought along."),
            tone="secondary",
            wrap=True,
        )
        self._sisters = LineList(theme)
        self._sisters.line_opened.connect(lambda line: desk.go("case", line.key))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        answer = QHBoxLayout(self._answer)
        answer.setContentsMargins(0, NEAR_PX, 0, 0)
        answer.setSpacing(NEAR_PX)
        says = Field(self.theme, lambda: translate("Case", "Who says so"), self.told_by)
        answer.addWidget(says, 1)
        answer.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignBottom)
        row = QHBoxLayout(self._waiver)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addWidget(self.reason, 1)
        row.addWidget(self._waive)
        came = Card(self.theme, lambda: translate("Case", "How it came in"))
        came.body.addWidget(self._facts)
        came.body.addSpacing(INSIDE_PX)
        came.body.addWidget(
            Field(
                self.theme,
                lambda: translate("Case", "How the sale is known"),
                self.proof,
                term=self._desk.term("proof"),
            )
        )
        came.body.addWidget(self._warning)
        came.body.addWidget(self._waiver)
        came.body.addStretch(1)
        about = Card(self.theme, lambda: translate("Case", "What it is about"))
        about.body.addWidget(self._category)
        about.body.addSpacing(INSIDE_PX)
        about.body.addWidget(self.suggestion)
        about.body.addWidget(self._answer)
        about.body.addStretch(1)
        visit = Card(self.theme, lambda: translate("Case", "Same visit"))
        visit.body.addWidget(self._alone)
        visit.body.addWidget(self._sisters, 1)
        visit.body.addStretch(0)
        cards = QHBoxLayout(self)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(GROUP_PX)
        cards.addWidget(about, 1)
        cards.addWidget(came, 1)
        cards.addWidget(visit, 1)

    def show_case(self, card: CaseCard) -> None:
        """Show how this case came in."""
        self._card = card
        desk, line = self._desk, card.line
        self._category.say(self._category_words)
        self._answer.setVisible(line.is_open and line.category != UNCLASSIFIED)
        self.suggestion.show_case(card)
        self._facts.set_value("claimant", self._claimant_words)
        blocker = QSignalBlocker(self.proof)
        choose(self.proof, card.proof)
        blocker.unblock()
        self.proof.setEnabled(line.is_open)
        open_question = card.proof == "not_proven"
        self._warning.setVisible(open_question)
        self._warning.retranslate()
        self._warning.set_tone("secondary" if card.proof_waived else "warning")
        self._waiver.setVisible(open_question and line.is_open and not card.proof_waived)
        self._alone.setVisible(not card.sisters)
        self._sisters.setVisible(bool(card.sisters))
        self._sisters.set_lines(
            [
                Line(
                    sister.number,
                    sister.title,
                    lead=sister.number,
                    chip=ChipFace(desk.stage(sister.stage), "neutral"),
                )
                for sister in card.sisters
            ]
        )

    def retranslate(self) -> None:
        """The ways in which a sale can be known."""
        self.reason.setPlaceholderText(translate("Case", "Why may it go on without proof?"))
        self.reason.setAccessibleName(translate("Case", "Why may it go on without proof?"))
        offer(self.told_by, [(who, self._desk.word("told_by", who)) for who in _TOLD_BY])
        offer(self.proof, [(proof, self._desk.word("proof", proof)) for proof in PROOFS])
        if self._card is not None:
            self.show_case(self._card)

    def _on_told_by_changed(self, _row: int) -> None:
        self.suggestion.told_by = str(self.told_by.currentData() or CLERK)

    def _category_words(self) -> str:
        return self._desk.category(self._card.line.category) if self._card else ""

    def _claimant_words(self) -> str:
        card = self._card
        if card is None:
            return ""
        party = self._desk.word("party", card.claimant)
        return f"{party} · {card.claimant_name}" if card.claimant_name else party

    def _warning_words(self) -> str:
        if self._card is not None and self._card.proof_waived:
            return translate("Case", "It may go on without proof: {reason}").format(
                reason=self._card.proof_waived
            )
        return translate("Case", "The sale is not proven: before money is paid the owner decides.")

    def _on_proof_activated(self, _row: int) -> None:
        card, desk, proof = self._card, self._desk, str(self.proof.currentData())
        if card is None or proof == card.proof:
            return
        desk.do(
            lambda shop: edit_case(
                shop, number=card.line.number, proof=proof, edited_by=desk.actor.name
            ),
            owner=self,
            said=lambda: translate("Case", "Noted."),
        )

    def _on_waived(self) -> None:
        card, desk, reason = self._card, self._desk, self.reason.text()
        if card is None:
            return
        if not reason.strip():
            self.reason.setFocus()
            return
        desk.do(
            lambda shop: waive_proof(
                shop, number=card.line.number, reason=reason, waived_by=desk.actor.name
            ),
            owner=self,
            done=lambda _changes: self.reason.clear(),
            said=lambda: translate("Case", "Noted."),
        )
