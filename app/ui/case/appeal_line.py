"""Appeals on a case: who looks at it again, and asking for that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.appeals import Appeal
from app.domain.parties import CLAIMANTS
from app.domain.rows import CaseCard
from app.services.appeals import file_appeal
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.tell_line import Answers, Blank, TellLine
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_OPEN_TO_APPEAL = frozenset({"REJECTED", "TRIAGE", "DECIDE"})


class AppealLine(Themed):
    """What was appealed so far, and the button that takes the decision to a named reviewer.

    ``asking`` carries the line that is being filled in, which takes room; then None.
    """

    asking = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._appeals: tuple[Appeal, ...] = ()
        self._words = Text(desk.theme, "", tone="secondary", wrap=True)
        self._list = LineList(desk.theme, grows=True)
        self._button = EnterButton(
            desk.theme, lambda: translate("Case", "Have it reviewed…"), icon="gavel"
        )
        self._button.clicked.connect(self._on_clicked)
        self.line = TellLine(desk)
        self.line.closed.connect(self._on_line_closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addLayout(inset(self._words))
        column.addWidget(self._list)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        column.addLayout(inset(row))
        column.addLayout(inset(self.line))
        column.addStretch(1)

    def show_case(self, card: CaseCard) -> None:
        """Ask for the appeals of a case."""
        if self._card is not None and self._card.line.id != card.line.id:
            self.line.close_line()
        self._card = card
        self._desk.ask(
            lambda queries: queries.links.appeals(card.line.id),
            self._take,
            owner=self,
            key="case.appeals",
        )

    def retranslate(self) -> None:
        """Sentences and names are made anew."""
        self._take(self._appeals)

    def _take(self, appeals: tuple[Appeal, ...]) -> None:
        card, desk = self._card, self._desk
        self._appeals = appeals
        if card is None:
            return
        self._words.say(self._sentence)
        zone = desk.settings.zone
        self._list.set_lines(
            [
                Line(
                    str(place),
                    translate("Case", "{party} appeals, {reviewer} reviews").format(
                        party=desk.word("party", appeal.by), reviewer=appeal.reviewer
                    ),
                    detail=appeal.grounds.replace("\n", " "),
                    lead=format_day_at(appeal.at, zone),
                    opens=False,
                )
                for place, appeal in enumerate(appeals)
            ]
        )
        self._list.setVisible(bool(appeals))
        if not self._may():
            self.line.close_line()
        self._button.setVisible(self._may() and not self.line.asks_for())

    def _sentence(self) -> str:
        card = self._card
        if card is None:
            return ""
        if card.claim_stage == "APPEAL":
            if not self._appeals:
                return translate("Case", "It is being reviewed; the owner closes the review.")
            return translate(
                "Case", "It is being reviewed; only {reviewer} or the owner closes the review."
            ).format(reviewer=self._appeals[-1].reviewer)
        if card.claim_stage in _OPEN_TO_APPEAL:
            return translate(
                "Case", "Whoever decided does not review it: name somebody else, and why."
            )
        return translate("Case", "There is no decision to review now.")

    def _on_clicked(self) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        self._button.hide()
        self.asking.emit(self.line)
        parties = [(code, desk.word("party", code)) for code in CLAIMANTS]
        self.line.ask(
            "appeal",
            "",
            (
                Blank(
                    "by",
                    lambda: translate("Case", "Who asks for it"),
                    start=card.claimant,
                    choices=parties,
                ),
                Blank("reviewer", lambda: translate("Case", "Who reviews it")),
                Blank("grounds", lambda: translate("Case", "On what grounds")),
            ),
            lambda: translate("Case", "Take it to review"),
            self._file,
        )

    def _file(self, told: Answers) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        desk.do(
            lambda shop: file_appeal(
                shop,
                number=card.line.number,
                by=told.text("by"),
                reviewer=told.text("reviewer"),
                grounds=told.text("grounds"),
                actor=desk.actor,
                seen=card.last_entry,
            ),
            owner=self,
            said=lambda: translate("Case", "The decision is being reviewed."),
            done=lambda _changes: self._close(),
        )

    def _close(self) -> None:
        self.line.close_line()

    def _on_line_closed(self) -> None:
        self._button.setVisible(self._may())
        self.asking.emit(None)
        if self._button.isVisible():
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may(self) -> bool:
        return self._card is not None and self._card.claim_stage in _OPEN_TO_APPEAL
