"""Outside experts: who sits, who has spoken, and what they say once the panel is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.panel_result import PanelResult, PanelView
from app.domain.rows import CaseCard
from app.services.panel import case_panel
from app.text.amounts import format_share
from app.text.catalogue import translate
from app.text.dates import format_minute, local_time
from app.ui.case.layers import CaseSection
from app.ui.case.panel_forms import CallForm, StrikeForm, VoteForm
from app.ui.case.recording_form import FormsBeside, RecordingForm
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.papers.evidence_pack import print_evidence_pack
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text

_FORM_PX = 400


class PanelSection(CaseSection):
    """``changed`` after a panel was called, struck or heard."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._panel: PanelView | None = None
        theme = desk.theme
        frame = Card(theme, lambda: translate("Panel", "Expert panel"))
        self._packet = EnterButton(
            theme, lambda: translate("Panel", "Packet for the members…"), "quiet", icon="file-text"
        )
        self._strike = EnterButton(theme, lambda: translate("Panel", "Strike…"), "quiet", icon="x")
        self._vote = EnterButton(
            theme, lambda: translate("Panel", "Write an opinion down…"), icon="pencil"
        )
        self._call = EnterButton(theme, lambda: translate("Panel", "Call a panel…"), icon="users")
        for button in (self._packet, self._strike, self._vote, self._call):
            frame.add_action(button)
        self._state = Text(theme, self._state_words, wrap=True)
        self._members, self._spreads, self._votes = (LineList(theme, grows=True) for _ in range(3))
        self._result = Text(
            theme,
            lambda: translate("Panel", "What they say: median, and from least to most"),
            bold=True,
        )
        self._offer = Text(theme, self._offer_words, tone="secondary", wrap=True)
        scroll = ScrollColumn()
        for widget in (
            self._state,
            self._result,
            self._spreads,
            self._offer,
            self._votes,
            self._members,
        ):
            scroll.column.addWidget(widget)
        scroll.column.addStretch(1)
        frame.body.addWidget(scroll, 1)
        self.call_form, self.strike_form, self.vote_form = (
            CallForm(desk),
            StrikeForm(desk),
            VoteForm(desk),
        )
        forms = (self.call_form, self.strike_form, self.vote_form)
        self._beside = FormsBeside(frame, forms, _FORM_PX)
        self._beside.closed.connect(self.leave)
        self._beside.recorded.connect(self._on_recorded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._beside)
        self._call.clicked.connect(self._on_call)
        self._strike.clicked.connect(self._on_strike)
        self._vote.clicked.connect(self._on_vote)
        self._packet.clicked.connect(self._on_packet)
        self._show()

    def show_case(self, card: CaseCard) -> None:
        """Ask for the panel of this case."""
        if self._card is not None and self._card.line.id != card.line.id:
            self.leave()
        self._card = card
        number = card.line.number
        self._desk.ask(
            lambda _queries: case_panel(self._desk.shop, number=number),
            self._take,
            owner=self,
            key="case.panel",
        )

    def leave(self) -> bool:
        """Esc closes the form; whether one was open."""
        was_open = self._beside.close_forms()
        if was_open:
            first = next((b for b in (self._vote, self._call) if not b.isHidden()), self._packet)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_open

    def retranslate(self) -> None:
        """Lines are made anew."""
        self._show()

    def _take(self, panel: PanelView | None) -> None:
        self._panel = panel
        self._show()

    def _show(self) -> None:
        panel = self._panel
        sits = panel is not None and not panel.is_open
        may = self._desk.standing.may("cases.decide")
        self._packet.setVisible(panel is not None)
        self._vote.setVisible(sits and may)
        self._strike.setVisible(bool(panel and sits and may and not panel.voted))
        self._call.setVisible(not sits and may)
        self._state.retranslate()
        self._offer.retranslate()
        self._members.setVisible(panel is not None)
        self._members.set_lines(
            [self._member(panel, name) for name in panel.members] if panel else []
        )
        result = panel.result if panel else None
        for widget in (self._result, self._spreads, self._offer, self._votes):
            widget.setVisible(result is not None)
        self._spreads.set_lines(self._spread_lines(result) if result else [])
        self._votes.set_lines(self._vote_lines(result) if result else [])

    def _member(self, panel: PanelView, name: str) -> Line:
        struck = {strike.member: strike.party for strike in panel.strikes}
        if name in struck:
            text = translate("Panel", "struck by {party}")
            words = text.format(party=self._desk.word("party", struck[name]))
            return Line(name, name, chip=ChipFace(words), opens=False)
        if name in panel.voted:
            spoken = ChipFace(translate("Panel", "has spoken"), "good")
            return Line(name, name, chip=spoken, opens=False)
        silent = translate("Panel", "still silent") if not panel.is_open else ""
        return Line(name, name, chip=ChipFace(silent) if silent else None, opens=False)

    def _spread_lines(self, result: PanelResult) -> list[Line]:
        return [
            Line(
                spread.party,
                self._desk.word("party", spread.party),
                detail=f"{format_share(spread.least_bp)} – {format_share(spread.most_bp)}",
                figure=format_share(spread.share_bp),
                opens=False,
            )
            for spread in result.spreads
        ]

    def _vote_lines(self, result: PanelResult) -> list[Line]:
        return [
            Line(
                vote.member,
                vote.member,
                detail=vote.dissent,
                chip=ChipFace(self._desk.word("finding_result", vote.finding)),
                figure=" · ".join(
                    f"{self._desk.word('party', party)} {format_share(bp)}"
                    for party, bp in vote.shares_bp.items()
                ),
                opens=False,
            )
            for vote in result.votes
        ]

    def _state_words(self) -> str:
        panel, desk = self._panel, self._desk
        if panel is None:
            return translate(
                "Panel",
                "Where nobody can agree, three to seven outside experts say what they find and how"
                " the loss should be divided, each without knowing what the others say.",
            )
        if not panel.is_open:
            text = translate("Panel", "{given} of {needed} opinions, sealed; until {due}")
            due = format_minute(local_time(panel.until_ms, desk.settings.zone))
            return text.format(given=len(panel.voted), needed=panel.quorum, due=due)
        if not panel.voted:
            return translate("Panel", "The time is over and nobody has spoken.")
        if len(panel.voted) < panel.quorum:
            text = translate("Panel", "The time is over; only {given} of {needed} have spoken.")
            return text.format(given=len(panel.voted), needed=panel.quorum)
        return translate("Panel", "The panel has spoken.")

    def _offer_words(self) -> str:
        return translate("Panel", "The median stands as the proposal under “Who pays”.")

    def _begin(self, form: RecordingForm) -> str:
        self._beside.open_form(form)
        return self._card.line.number if self._card else ""

    def _on_call(self) -> None:
        self.call_form.begin(self._begin(self.call_form))

    def _on_strike(self) -> None:
        if self._panel is not None:
            self.strike_form.begin(self._begin(self.strike_form), self._panel, "")

    def _on_vote(self) -> None:
        if self._panel is not None:
            self.vote_form.begin(self._begin(self.vote_form), self._panel, "")

    def _on_packet(self) -> None:
        if self._card is not None:
            print_evidence_pack(self._desk, self._card.line.number, "panel")

    def _on_recorded(self) -> None:
        self.leave()
        if self._card is not None:
            self.show_case(self._card)
        self.changed.emit()
