"""The case page: header, moves, and three cards below."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.cases import UnknownCaseError
from app.domain.changes import Changes
from app.domain.moves import OfferedMove
from app.domain.rows import CaseCard, TimelineLine
from app.services.cases import add_note
from app.services.money.confirming import WhoPays, who_pays
from app.services.moves import offered_moves
from app.services.timeline.teller import Teller
from app.text.catalogue import translate
from app.text.dates import local_time
from app.ui.case.checklist_section import ChecklistSection
from app.ui.case.edit_bar import EditBar
from app.ui.case.evidence import EvidenceCard
from app.ui.case.finish_panel import FinishPanel
from app.ui.case.handover_bar import HandoverBar
from app.ui.case.header import CaseHeader
from app.ui.case.intake_section import IntakeSection
from app.ui.case.layers import CaseLayers
from app.ui.case.liability import LiabilityCard
from app.ui.case.move_bar import MoveBar
from app.ui.case.sections import LAYERS
from app.ui.case.timeline import Event, TimelineView
from app.ui.case.unclassified_bar import UnclassifiedBar
from app.ui.case.way_on import way_on
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.papers.slip import print_slip
from app.ui.pictures import LargePhotos
from app.ui.theme.metrics import GROUP_PX, PAGE_PX
from app.ui.widgets.cards import Card

_Found = tuple[CaseCard, tuple[OfferedMove, ...], WhoPays | None, list[TimelineLine]]
_NUMBERS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
_ACTOR_LETTERS = 24


class CasePage(Page):
    """``open("A-000482")``, ``open("A-000482/recovery")`` for one of its layers.

    1 to 4 press the moves, Enter the one that has the focus.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._number = ""
        self._found: _Found | None = None
        self._layer = ""  # to be shown when the case is there
        self._is_coming = False  # it was opened and its moves are still on the way
        self._header = CaseHeader(desk)
        self._moves = MoveBar(desk)
        self._evidence = EvidenceCard(desk)
        self._timeline = TimelineView(desk.theme)
        self._note = QLineEdit()
        self._liability = LiabilityCard(desk)
        self._unclassified = UnclassifiedBar(desk)
        self._edit = EditBar(desk)
        self._handover = HandoverBar(desk)
        self._finish = FinishPanel(desk)
        self._large = LargePhotos(desk, self, on_record=True)
        self._lay_out()
        self._connect()
        self._show_bar(None)
        self.retranslate()

    def _lay_out(self) -> None:
        history = Card(self.theme, lambda: translate("Case", "Timeline"))
        history.body.addWidget(self._note)
        history.body.addWidget(self._timeline, 1)
        overview = QWidget()
        cards = QHBoxLayout(overview)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(GROUP_PX)
        cards.addWidget(self._evidence, 9)
        cards.addWidget(history, 9)
        cards.addWidget(self._liability, 10)
        self._layers = CaseLayers(self.desk, overview, LAYERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(self._header)
        column.addWidget(self._moves)
        column.addWidget(self._unclassified)
        column.addWidget(self._edit)
        column.addWidget(self._handover)
        column.addWidget(self._finish)
        column.addWidget(self._layers, 1)

    def _connect(self) -> None:
        self._note.returnPressed.connect(self._on_note_returned)
        self._liability.cost_wanted.connect(self._on_cost_wanted)
        self._liability.recovery_wanted.connect(lambda: self._layers.show_layer("recovery"))
        self._moves.slip_wanted.connect(self._on_slip_wanted)
        self._moves.edit_wanted.connect(self._on_edit_wanted)
        self._unclassified.other.clicked.connect(self._on_edit_wanted)
        self._moves.handover_wanted.connect(self._on_handover_wanted)
        self._moves.evidence_wanted.connect(self._on_evidence_wanted)
        self._moves.line.closed.connect(self._moves.focus_start)
        self._moves.finish_wanted.connect(self._on_finish_wanted)
        self._handover.closed.connect(self._close_bars)
        self._finish.finished.connect(self._close_bars)
        self._evidence.photo_wanted.connect(self._look_at)
        self._large.hide_wanted.connect(lambda sha256: self._evidence.ask_to_hide(str(sha256)))
        self._timeline.photo_opened.connect(self._look_at)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._layers.tabs.step, by))
        for number in (1, 2, 3):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._take_suggestion, number))

    def load(self, key: str) -> None:
        """Ask for the case and show it, ready for its next move."""
        number, _, self._layer = key.partition("/")
        if number != self._number:
            self._show_bar(None)
            self._large.leave()
        self._is_coming = True
        self._ask_for(number)

    def _ask_for(self, number: str) -> None:
        self._number = number
        shop, actor = self.desk.shop, self.desk.actor
        sees_shares = self.desk.standing.sight.shares

        def question() -> _Found:
            card = shop.queries.cases.card(number)
            return (
                card,
                offered_moves(shop, number=number, actor=actor),
                who_pays(shop, number=number) if sees_shares else None,
                shop.queries.cases.timeline(card.line.id),
            )

        self.desk.ask(
            lambda _queries: question(),
            self._take,
            owner=self,
            key="case.page",
            failed=self._on_not_found,
        )

    def refresh(self) -> None:
        """Somebody changed something about it."""
        if self._number:
            self._ask_for(self._number)

    def concerns(self, changes: Changes) -> bool:
        """This case, its item, its sale, its people, and what categories are called."""
        if self._found is None:
            return True
        card = self._found[0]
        own = {card.line.id, "", card.sale.sale_id if card.sale else ""}
        own |= {thing.line.id for thing in (card.item,) if thing}
        own |= {person.id for person in (card.buyer, card.consignor) if person}
        return changes.touches("branch") or any(subject in own for _, subject in changes.subjects)

    def _take(self, found: _Found) -> None:
        self._found = found
        focused = QApplication.focusWidget()
        card, offers, paying, _history = found
        leading = way_on(card, offers)
        self._header.show_case(card, leading)
        self._moves.show_moves(card, offers, leading)
        self._evidence.show_case(card)
        in_card = leading is not None and bool(leading.move.place)
        self._liability.setVisible(paying is not None)
        if paying is not None:
            self._liability.show_case(card, paying, leads=in_card)
        self._unclassified.show_case(card)
        self._edit.show_case(card)
        if self._finish.isVisible():
            self._finish.show_case(card)
        self._layers.show_case(card)
        if self._layer:
            self._layers.show_layer(self._layer)
            self._layer = ""
        self._show_timeline()
        # A button that was pressed and went away takes the focus somewhere: bring it to the way on.
        if self._is_coming or (focused is not None and not focused.isVisible()):
            self._is_coming = False
            self._focus_start(leading)

    def _focus_start(self, leading: OfferedMove | None) -> None:
        """Where the way on is: a question that stands before it, the money, a move, or a note."""
        if leading is not None and "is_our_item" in leading.missing:
            self._evidence.focus_identity()
        elif leading is not None and leading.move.place and self._liability.focus_start():
            return
        elif not self._moves.focus_start():
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_found(self, error: Exception) -> None:
        """A case whose opening was just undone is no more: nothing is left to look at."""
        if isinstance(error, UnknownCaseError) and self._found and not self._is_coming:
            self.desk.go("queue")
        else:
            self.desk.tell_failure(error)

    def _show_timeline(self) -> None:
        if self._found is None:
            return
        desk = self.desk
        teller = Teller(desk.shop.program, desk.branches, desk.lang, desk.settings.zone)
        zone = desk.settings.zone
        self._timeline.show_events(
            [
                Event(
                    line.entry,
                    f"{local_time(line.at, zone):%m-%d %H:%M}  {line.actor[:_ACTOR_LETTERS]}",
                    teller.tell(line),
                    line.undone,
                    str(line.payload.get("sha256", "")) if line.kind == "photo_added" else "",
                )
                for line in reversed(self._found[3])
            ]
        )

    def retranslate(self) -> None:
        """Sentences and names are made anew."""
        self._note.setPlaceholderText(translate("Case", "Write a note, a call, a message…"))
        self._note.setAccessibleName(self._note.placeholderText())
        if self._found is not None:
            self._take(self._found)

    def leave(self) -> bool:
        """Esc closes the photo, then the line below the moves."""
        if self._large.leave() or self._moves.line.close_line() or self._evidence.hiding.leave():
            return True
        if any(bar.isVisible() for bar in self._bars()):
            self._close_bars()
            return True
        return self._liability.leave() or self._layers.leave()

    def _bars(self) -> tuple[Card, ...]:
        """What may stand open below the moves, one at a time."""
        return self._edit, self._handover, self._finish

    def _show_bar(self, wanted: Card | None) -> None:
        if wanted is not None:
            self._moves.line.close_line()
        for bar in self._bars():
            bar.setVisible(bar is wanted)

    def _close_bars(self) -> None:
        self._show_bar(None)
        self._moves.focus_start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits that no field has taken press the moves."""
        number = _NUMBERS.get(Qt.Key(event.key()))
        with_more = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if number and not with_more and not event.isAutoRepeat():
            self._moves.make_move(number)
        else:
            super().keyPressEvent(event)

    def _take_suggestion(self, number: int) -> None:
        """Of the bar while nobody has classified the case, else of the layer that tells of it."""
        intake = self._layers.section("intake")
        if self._unclassified.isVisible():
            self._unclassified.suggestion.chips.take(number - 1)
        elif isinstance(intake, IntakeSection):
            intake.suggestion.chips.take(number - 1)

    def _on_cost_wanted(self) -> None:
        self._show_bar(None)
        self._moves.ask_cost()

    def _on_edit_wanted(self) -> None:
        self._show_bar(None if self._edit.isVisible() else self._edit)
        if self._edit.isVisible():
            self._edit.begin()

    def _on_handover_wanted(self) -> None:
        if self._found is not None:
            self._show_bar(self._handover)
            self._handover.begin(self._found[0])

    def _on_finish_wanted(self) -> None:
        """The fast lane: everything is filled in, one key ends it."""
        if self._found is not None:
            self._show_bar(None if self._finish.isVisible() else self._finish)
            self._finish.show_case(self._found[0])
            self._finish.focus_start()

    def _on_evidence_wanted(self) -> None:
        """What the move waits for is shown right here."""
        self._layers.show_layer("checklist")
        section = self._layers.section("checklist")
        if isinstance(section, ChecklistSection):
            section.focus_missing()

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
        print_slip(self.desk, self._number)

    def _look_at(self, sha256: object) -> None:
        self._large.show(self._evidence.photos(), str(sha256))
