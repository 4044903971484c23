"""The case page: header, moves, and three cards below."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.liability import Proposal
from app.domain.moves import OfferedMove
from app.domain.rows import CaseCard, TimelineLine
from app.services.cases import add_note
from app.services.moves import offered_moves
from app.services.papers import buyer_slip
from app.services.settlement import propose_split
from app.services.timeline import Teller
from app.text.catalogue import translate
from app.text.dates import local_time
from app.ui.case.edit_bar import EditBar
from app.ui.case.evidence import EvidenceCard
from app.ui.case.handover_bar import HandoverBar
from app.ui.case.header import CaseHeader
from app.ui.case.liability import LiabilityCard
from app.ui.case.move_bar import MoveBar
from app.ui.case.timeline import Event, TimelineView
from app.ui.desk import ANYTHING, Desk
from app.ui.page import Page
from app.ui.papers.preview import PaperDialog
from app.ui.theme.metrics import GROUP_PX, PAGE_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.photo_viewer import PhotoViewer

_Found = tuple[CaseCard, tuple[OfferedMove, ...], Proposal, list[TimelineLine]]


class CasePage(Page):
    """``open("A-000482")``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._number = ""
        self._found: _Found | None = None
        self._viewer: PhotoViewer | None = None
        self._header = CaseHeader(desk)
        self._moves = MoveBar(desk)
        self._evidence = EvidenceCard(desk)
        self._timeline = TimelineView(desk.theme)
        self._note = QLineEdit()
        self._note.returnPressed.connect(self._on_note_returned)
        self._liability = LiabilityCard(desk)
        self._liability.cost_wanted.connect(self._moves.ask_cost)
        self._moves.slip_wanted.connect(self._on_slip_wanted)
        self._evidence.viewer_wanted.connect(self._on_viewer_wanted)
        self._edit = EditBar(desk)
        self._handover = HandoverBar(desk)
        self._moves.edit_wanted.connect(lambda: self._edit.setHidden(self._edit.isVisible()))
        self._moves.handover_wanted.connect(self._on_handover_wanted)
        self._handover.closed.connect(self._handover.hide)
        self._lay_out()
        self._edit.hide()
        self._handover.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        history = Card(self.theme, lambda: translate("Case", "Timeline"))
        history.body.addWidget(self._note)
        history.body.addWidget(self._timeline, 1)
        cards = QHBoxLayout()
        cards.setSpacing(GROUP_PX)
        cards.addWidget(self._evidence, 10)
        cards.addWidget(history, 10)
        cards.addWidget(self._liability, 9)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(self._header)
        column.addWidget(self._moves)
        column.addWidget(self._edit)
        column.addWidget(self._handover)
        column.addLayout(cards, 1)

    def load(self, key: str) -> None:
        """Ask for the case and show it."""
        if key != self._number:
            self._edit.hide()
            self._handover.hide()
        self._number = key
        shop, actor = self.desk.shop, self.desk.actor

        def question() -> _Found:
            card = shop.queries.cases.card(key)
            return (
                card,
                offered_moves(shop, number=key, actor=actor),
                propose_split(shop, number=key),
                shop.queries.cases.timeline(card.line.id),
            )

        self.desk.ask(lambda _queries: question(), self._take, owner=self, key="case.page")

    def refresh(self) -> None:
        """Somebody changed something about it."""
        if self._number:
            self.load(self._number)

    def concerns(self, changes: Changes) -> bool:
        """This case, its item, its people."""
        if self._found is None:
            return True
        card = self._found[0]
        own = {card.line.id, ""}
        own |= {card.item.line.id} if card.item else set()
        return changes is ANYTHING or any(subject in own for _, subject in changes.subjects)

    def _take(self, found: _Found) -> None:
        self._found = found
        card, offers, proposal, _history = found
        leading = next((o.move.code for o in offers if o.is_allowed), "")
        self._header.show_case(card, leading)
        self._moves.show_moves(card, offers)
        self._evidence.show_case(card)
        self._liability.show_case(card, proposal)
        self._edit.show_case(card)
        self._show_timeline()

    def _show_timeline(self) -> None:
        if self._found is None:
            return
        desk = self.desk
        teller = Teller(desk.shop.program, desk.branches, desk.lang)
        zone = desk.settings.zone
        self._timeline.show_events(
            [
                Event(
                    f"{local_time(line.at, zone):%m-%d %H:%M}  {line.actor}",
                    teller.tell(line),
                    line.undone,
                )
                for line in reversed(self._found[3])
            ]
        )

    def retranslate(self) -> None:
        """Sentences and names are made anew."""
        self._note.setPlaceholderText(translate("Case", "Write a note, a call, a message…  ↵"))
        if self._found is not None:
            self._take(self._found)

    def leave(self) -> bool:
        """Esc closes the photo, then the line below the moves."""
        if self._viewer is not None:
            self._viewer.leave()
            return True
        for bar in (self._edit, self._handover):
            if bar.isVisible():
                bar.hide()
                return True
        return self._moves.close_form()

    def _on_handover_wanted(self) -> None:
        if self._found is not None:
            self._handover.begin(self._found[0])
            self._handover.show()

    def _on_note_returned(self) -> None:
        text, number, desk = self._note.text(), self._number, self.desk
        if text.strip():
            self._note.clear()
            desk.do(
                lambda shop: add_note(shop, number=number, text=text, written_by=desk.actor.name),
                owner=self,
                failed=partial(self._on_note_refused, text),
            )

    def _on_note_refused(self, text: str, error: Exception) -> None:
        self._note.setText(text)
        self.desk.tell_failure(error)

    def _on_slip_wanted(self) -> None:
        number, desk = self._number, self.desk
        langs = ("zh", "en") if desk.lang == "zh" else ("en",)
        size = desk.settings.slip_paper
        PaperDialog(
            desk,
            lambda shop: buyer_slip(
                shop,
                number=number,
                langs=langs,
                paper="roll80" if size == "roll80" else "a5",
                issued_by=desk.actor.name,
            ),
            f"slip-{number}.pdf",
        ).open()

    def _on_viewer_wanted(self, viewer: PhotoViewer) -> None:
        self._viewer = viewer
        viewer.closed.connect(self._on_viewer_closed)
        viewer.show_over(self)

    def _on_viewer_closed(self) -> None:
        if self._viewer is not None:
            self._viewer.deleteLater()
            self._viewer = None
