"""The chosen case beside the table: what, whose turn, by when, and the next move as a button."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cases import UnknownCaseError
from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.moves import OfferedMove
from app.domain.papers import Words
from app.domain.rows import CaseCard
from app.services.moves import move_case, offered_moves
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_due
from app.ui.case.case_suggestion import CaseSuggestion
from app.ui.case.way_on import way_on
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.jobs import JobHandle
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip, PartyChip
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.term_hover import TermHover
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import ElidedText, Text

_COMPLAINT_LETTERS = 600  # far more than the lines hold
_COMPLAINT_LINES = 8
_MOVES_SHOWN = 3


class CasePreview(Card):
    """``opened`` when the person wants the whole case, ``photo_wanted`` a photo (its hash)."""

    opened = Signal(object)
    photo_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._offers: tuple[OfferedMove, ...] = ()
        self._question: JobHandle | None = None
        self._moving = False
        self._number = Text(desk.theme, "", "value", bold=True)
        self._title = ClampedText(desk.theme, lines=3)
        self._category = Chip(desk.theme, "")
        self._turn = PartyChip(desk.theme, "shop")
        self._turn_words = TermText(
            desk.theme,
            desk.term("turn"),
            lambda: translate("Queue", "waiting for"),
            tone="secondary",
            stops=False,
        )
        self._category_term = TermHover(desk.theme, self._category)
        self._due = ElidedText(desk.theme, "", tone="secondary")
        self._stake = Text(desk.theme, "", "value", bold=True)
        TermHover(desk.theme, self._stake, desk.term("at_stake"))
        self.suggestion = CaseSuggestion(desk)
        self._complaint = ClampedText(desk.theme, lines=_COMPLAINT_LINES, tone="secondary")
        self._photos = PhotoStrip(desk.theme, frozen=True)
        self._moves = QVBoxLayout()
        self._moves.setSpacing(INSIDE_PX)
        self._photos.preview_requested.connect(self.photo_wanted)
        # The page carries the keys: as shortcuts of buttons they would fire while a filter or a
        # tag is being typed.
        self._open = EnterButton(
            desk.theme,
            lambda: translate("Queue", "Open the case"),
            hint=lambda: shortcut_text("Return"),
        )
        self._open.clicked.connect(self._on_open_clicked)
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._stake)
        chips = QHBoxLayout()
        chips.setSpacing(NEAR_PX)
        chips.addWidget(self._turn_words)
        chips.addWidget(self._turn)
        chips.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._title)
        self.body.addWidget(self._category)
        self.body.addWidget(self.suggestion)
        self.body.addLayout(chips)
        self.body.addWidget(self._due)
        self.body.addSpacing(NEAR_PX)
        self.body.addWidget(self._complaint)
        self.body.addWidget(self._photos)
        self.body.addStretch(1)
        self.body.addLayout(self._moves)
        self.body.addWidget(self._open)
        self.body.setSpacing(GROUP_PX // 2)

    def _on_open_clicked(self) -> None:
        if self._card is not None:
            self.opened.emit(self._card.line)

    def show_nothing(self) -> None:
        """No case is chosen."""
        self._card = None
        self._forget_question()
        self.setEnabled(False)
        self._number.say(lambda: translate("Queue", "No case chosen"))
        for text in (self._title, self._due, self._stake, self._complaint):
            text.say("")
        for part in (self._category, self._turn, self._turn_words, self._photos):
            part.setVisible(False)
        self._suggest(None)
        self._show_moves(())

    def show_case(self, number: str) -> None:
        """Ask for a case and show it; a newer choice replaces this one."""
        shop, actor = self._desk.shop, self._desk.actor
        self._forget_question()
        self._question = self._desk.ask(
            lambda queries: (
                queries.cases.card(number),
                offered_moves(shop, number=number, actor=actor),
            ),
            self._take,
            owner=self,
            key="queue.preview",
            failed=self._on_not_found,
        )

    def refresh(self) -> None:
        """Ask again for the case that is shown."""
        if self._card is not None:
            self.show_case(self._card.line.number)

    def photos(self) -> tuple[StripPhoto, ...]:
        """The photos of the case that is shown."""
        return tuple(StripPhoto(p.sha256) for p in self._card.photos) if self._card else ()

    def _forget_question(self) -> None:
        if self._question is not None:
            self._question.cancel()
            self._question = None

    def _on_not_found(self, error: Exception) -> None:
        """A case that was just undone is no news; anything else is."""
        self.show_nothing()
        if not isinstance(error, UnknownCaseError):
            self._desk.tell_failure(error)

    def _take(self, found: tuple[CaseCard, tuple[OfferedMove, ...]]) -> None:
        card, offers = found
        self._card = card
        self._moving = False
        line, desk = card.line, self._desk
        self.setEnabled(True)
        self._number.say(line.number)
        self._title.say(line.title)
        self._category.say(lambda: desk.category(line.category))
        self._category.setVisible(True)
        self._category_term.set_term(
            desk.shop.program.glossary.terms.get(f"category.{trunk_of(line.category)}")
        )
        self._turn.setVisible(bool(line.turn))
        self._turn_words.setVisible(bool(line.turn))
        if line.turn:
            self._turn.set_party(line.turn)
        late = line.due is not None and line.due < desk.shop.clock()
        self._due.say(lambda: desk.stage(line.stage) + self._due_words())
        self._due.set_tone("overdue" if late else "secondary")
        self._stake.say(format_money(line.at_stake_minor, line.currency))
        self._complaint.say(card.complaint[:_COMPLAINT_LETTERS])
        photos = self.photos()
        self._photos.set_photos(photos)
        self._photos.setVisible(bool(photos))
        show_thumbnails(desk, self._photos, [photo.photo_id for photo in photos])
        self._suggest(card)
        self._show_moves(offers)

    def _suggest(self, card: CaseCard | None) -> None:
        """What nobody has classified: what the program takes it for."""
        waits = card is not None and card.line.is_open and card.line.category == UNCLASSIFIED
        self.suggestion.setVisible(waits)
        if card is not None and waits:
            self.suggestion.show_case(card)
        else:
            self.suggestion.forget()

    def _due_words(self) -> str:
        due = self._card.line.due if self._card else None
        if due is None:
            return ""
        return "  ·  " + format_due(due, self._desk.shop.clock(), self._desk.settings.zone)

    def _show_moves(self, offers: tuple[OfferedMove, ...]) -> None:
        """Moves that need no words and no look at the money; the others wait on the case's page."""
        while (taken := self._moves.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        allowed = [offer for offer in offers if offer.is_allowed]
        plain = [
            o for o in allowed if not (o.move.asks or o.move.does or o.move.hands or o.move.place)
        ]
        self._offers = tuple(plain[:_MOVES_SHOWN])
        leading = way_on(self._card, offers) if self._card else None
        leads = bool(plain) and plain[0] is leading
        for number, offer in enumerate(self._offers, start=1):
            button = EnterButton(
                self._desk.theme,
                partial(self._numbered, number, offer.move.name),
                "primary" if leads and number == 1 else "secondary",
            )
            button.clicked.connect(partial(self._make, offer))
            self._moves.addWidget(button)
        # Where the way on needs more than a key, the case's page is the way on.
        self._open.set_kind("secondary" if leads or not allowed else "primary")

    def _numbered(self, number: int, words: Words) -> str:
        return f"{number}   {words.in_language(self._desk.lang)}"

    def make_move(self, number: int) -> None:
        """The keys 1 to 3 run the offered moves."""
        if number <= len(self._offers):
            self._make(self._offers[number - 1])

    def _make(self, offer: OfferedMove) -> None:
        if self._card is None or self._moving:
            return  # the second of two quick keys would be made on a screen that is old by then
        self._moving = True
        number, seen, actor = self._card.line.number, self._card.last_entry, self._desk.actor
        name = offer.move.name
        self._desk.do(
            lambda shop: move_case(
                shop, number=number, move=offer.move.code, actor=actor, seen=seen
            ),
            owner=self,
            said=lambda: f"{number}: {name.in_language(self._desk.lang)}",
            failed=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        self._moving = False
        self._desk.tell_failure(error)
