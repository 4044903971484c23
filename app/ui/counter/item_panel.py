"""Step 1: what is it? Scan or type a tag; the card says what the shop knows of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import AftercareError
from app.domain.rows import ItemCard
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.counter.finding import Found, find_item
from app.ui.counter.item_choices import ItemChoices
from app.ui.counter.item_facts import ItemFacts
from app.ui.counter.proof_line import ProofLine
from app.ui.desk import Desk
from app.ui.theme.metrics import INSIDE_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field


class ItemPanel(Card):
    """``item_changed`` carries the card that was found, or None; ``edited`` is any letter."""

    item_changed = Signal(object)
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, lambda: translate("Counter", "1  What is it?"), parent=parent)
        self._desk = desk
        self._item: ItemCard | None = None
        self._told = ""  # the tag that was looked up last
        self._unknown = False  # and whether no item carries it
        self._sale_number = ""
        self._offered_proof = ""  # how the sale was found whose items are offered
        self.tag_edit = QLineEdit()
        # An input method for Chinese would take a scanner's letters for pinyin.
        self.tag_edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.tag_edit.returnPressed.connect(lambda: self.look_up(self.tag()))
        self.tag_edit.editingFinished.connect(self._on_editing_finished)
        self.tag_edit.textEdited.connect(self._on_text_edited)
        self._field = Field(
            desk.theme, lambda: translate("Counter", "Tag or receipt"), self.tag_edit
        )
        self._choices = ItemChoices(desk.theme)
        self._choices.chosen.connect(lambda sku: self.look_up(str(sku), self._offered_proof))
        self.facts = ItemFacts(desk)
        self.proof = ProofLine(desk, self)  # alone it would be a window for a moment
        self.proof.edited.connect(self.edited)
        self.body.addWidget(self._field)
        self.body.addWidget(self._choices)
        self.body.addSpacing(INSIDE_PX)
        self.body.addWidget(self.facts, 1)
        self.body.addWidget(self.proof)
        self._show(None)
        self.retranslate()

    def tag(self) -> str:
        """What stands in the field."""
        return self.tag_edit.text().strip()

    def item(self) -> ItemCard | None:
        """The item that was found."""
        return self._item

    def sku(self) -> str:
        """The item to open a case for: a tag nobody has looked up yet is taken at its word."""
        if self._item is not None:
            return self._item.line.sku
        is_no_item = self._sale_number or (self._unknown and self.tag() == self._told)
        return "" if is_no_item else self.tag()

    def sale_number(self) -> str:
        """The receipt that was scanned."""
        return self._sale_number

    def begin(self, tag: str) -> None:
        """Start with a tag that came from a scanner or a draft; ``""`` starts afresh."""
        self.tag_edit.setText(tag)
        self._told, self._unknown, self._sale_number = tag, False, ""
        self._show(None)
        if tag:
            self.look_up(tag)

    def look_up(self, code: str, proof: str = "") -> None:
        """Find the item of a tag, or of a receipt; offer what a search finds else.

        ``proof`` is how its sale was found, where it was one of several that were offered.
        """
        self._told = code
        if not code:
            self._take(Found())
            return
        self._desk.ask(
            lambda queries: find_item(queries, code),
            lambda found: self._take(found, proof),
            owner=self,
            key="counter.item",
            failed=self.tell_unknown,
        )

    def tell_unknown(self, error: Exception) -> None:
        """No item carries this tag: say so beside it."""
        self._take(Found())
        if isinstance(error, AftercareError):
            self._told, self._unknown = self.tag(), True
            self._field.set_problem(partial(_unknown_words, error))

    def focus_start(self) -> None:
        """Where an intake begins."""
        self.tag_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tag_edit.selectAll()

    def retranslate(self) -> None:
        """The placeholder."""
        self.tag_edit.setPlaceholderText(translate("Counter", "Tag, receipt, payment no., phone…"))

    def _take(self, found: Found, proof: str = "") -> None:
        if found.case_number:
            self._desk.go("case", found.case_number)
            return
        self._sale_number = found.sale_number
        self._unknown = bool(found.choices) and not found.sale_number
        self._offered_proof = found.proof if found.choices else ""
        self._show(found.item)
        self.proof.show_found(
            "" if found.choices and not found.sale_number else proof or found.proof
        )
        if found.item is not None:
            self.tag_edit.setText(found.item.line.sku)
            self._told = found.item.line.sku
        elif found.sale_number:
            self._choices.offer(
                lambda: translate("Counter", "Which item of this receipt?"), found.choices
            )
        elif found.choices:
            self._choices.offer(_bought_words if found.proof else _unsure_words, found.choices)
        self.item_changed.emit(found.item)

    def _show(self, item: ItemCard | None) -> None:
        self._item = item
        self._field.set_problem("")
        self._choices.offer("", ())
        self.facts.show_item(item)

    def _on_editing_finished(self) -> None:
        """Left by Tab or by mouse without Enter."""
        if self.tag() != self._told:
            self.look_up(self.tag())

    def _on_text_edited(self, _text: str) -> None:
        """Another tag is another item: no case must be opened for the old one."""
        self._sale_number = ""
        self.proof.show_found("")
        had_item = self._item is not None
        self._show(None)
        if had_item:
            self.item_changed.emit(None)
        self.edited.emit()


def _bought_words() -> str:
    return translate("Counter", "Which of these is it?")


def _unsure_words() -> str:
    return translate("Counter", "No such tag. Is it one of these?")


def _unknown_words(error: AftercareError) -> str:
    return sentence(error) + translate("Counter", " The case can be opened without it.")
