"""Correcting a case: its category, when the fault arose, what we do about it, its tags."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.cases import AROSE
from app.domain.categories import trunk_of
from app.domain.changes import Changes
from app.domain.rows import CaseCard
from app.services.cases import edit_case
from app.services.resolution import choose_resolution
from app.services.shop import Shop
from app.text.catalogue import translate
from app.ui.case.tag_bar import TagBar
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field


class EditBar(Card):
    """Three choices and the tags, each an intent of its own when it is made; undo takes it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self.category, self.arose, self.resolution = QComboBox(), QComboBox(), QComboBox()
        self._shown: object = None  # the choices on the screen; a list that is open stays open
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        fields: tuple[tuple[Callable[[], str], QComboBox], ...] = (
            (lambda: translate("Case", "Category"), self.category),
            (lambda: translate("Case", "When the fault arose"), self.arose),
            (lambda: translate("Case", "Resolution"), self.resolution),
        )
        for words, box in fields:
            row.addWidget(Field(desk.theme, words, box), 1)
        self.tags = TagBar(desk)
        self.body.addLayout(row)
        self.body.addWidget(self.tags)
        self.category.activated.connect(self._on_category_activated)
        self.arose.activated.connect(self._on_arose_activated)
        self.resolution.activated.connect(self._on_resolution_activated)

    def show_case(self, card: CaseCard) -> None:
        """The choices with what the case carries now."""
        self._card = card
        self.tags.show_case(card)
        desk = self._desk
        codes = [code for code, branch in desk.branches.items() if not branch.retired]
        known = [
            code
            for trunk in desk.shop.program.trunks
            for code in (trunk, *(c for c in codes if trunk_of(c) == trunk))
        ]
        if card.line.category not in known:
            known.append(card.line.category)
        facts = (tuple(known), card.line, card.arose, card.claim_turn, desk.lang)
        if facts == self._shown:
            return
        self._shown = facts
        for box, choices, chosen in (
            (self.category, [(c, desk.category(c)) for c in known], card.line.category),
            (self.arose, [(c, desk.word("arose", c)) for c in AROSE], card.arose),
            (
                self.resolution,
                [(c, desk.resolution(c)) for c in desk.shop.program.routes.resolutions()],
                card.line.resolution,
            ),
        ):
            box.clear()
            for code, name in choices:
                box.addItem(name, code)
            box.setCurrentIndex(box.findData(chosen))
            box.setEnabled(card.line.is_open)
        self.resolution.setEnabled(bool(card.claim_turn))

    def _on_category_activated(self, _row: int) -> None:
        code = str(self.category.currentData())
        if self._card is None or code == self._card.line.category:
            return
        self._do(
            lambda shop, number, actor: edit_case(
                shop, number=number, edited_by=actor, category=code
            )
        )

    def _on_arose_activated(self, _row: int) -> None:
        code = str(self.arose.currentData())
        if self._card is None or code == self._card.arose:
            return
        self._do(
            lambda shop, number, actor: edit_case(shop, number=number, edited_by=actor, arose=code)
        )

    def _on_resolution_activated(self, _row: int) -> None:
        code = str(self.resolution.currentData())
        if self._card is None or code == self._card.line.resolution:
            return
        self._do(
            lambda shop, number, actor: choose_resolution(
                shop, number=number, resolution=code, chosen_by=actor
            )
        )

    def _do(self, intent: Callable[[Shop, str, str], Changes]) -> None:
        if self._card is not None:
            number, actor = self._card.line.number, self._desk.actor.name
            self._desk.do(
                lambda shop: intent(shop, number, actor),
                owner=self,
                said=lambda: translate("Case", "Corrected."),
                failed=self._on_refused,
            )

    def begin(self) -> None:
        """The hands are on the keyboard."""
        self.tags.load()
        self.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """The choices have names in each language."""
        if self._card is not None:
            self.show_case(self._card)

    def _on_refused(self, error: Exception) -> None:
        """Show again what the case carries."""
        self._shown = None
        self.retranslate()
        self._desk.tell_failure(error)
