"""What the program takes a case for, beside what it is called now; one key takes it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rows import CaseCard
from app.domain.suggestion_answers import CLERK, Correction
from app.services.cases import edit_case
from app.services.opinions import NO_OPINION, Opinion, opinion_on_case
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.jobs import JobHandle
from app.ui.suggesting.chips import SuggestionChips
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words


class CaseSuggestion(Themed):
    """Asks off the UI thread, and anew whenever what it rests on may be another.

    ``told_by`` is from whom the next answer comes.
    """

    def __init__(
        self, desk: Desk, *, in_a_row: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._question: JobHandle | None = None
        self.told_by = CLERK
        self.chips = SuggestionChips(desk, silent=_silent_words, in_a_row=in_a_row)
        self.chips.taken.connect(lambda code: self.call_it(str(code)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)

    def show_case(self, card: CaseCard) -> None:
        """This case, as it stands now."""
        is_another = self._card is None or self._card.line.id != card.line.id
        self._card = card
        self.chips.setEnabled(card.line.is_open)
        self.chips.show_chosen(card.line.category)
        if is_another:
            self.chips.show_opinion(NO_OPINION)
        shop, number, complaint = self._desk.shop, card.line.number, card.complaint
        self._question = self._desk.ask(
            lambda _queries: opinion_on_case(shop, number=number, complaint=complaint),
            self.chips.show_opinion,
            owner=self,
            key=f"case.suggestion.{id(self)}",  # each asks for itself
            failed=lambda _error: self.chips.show_opinion(NO_OPINION),
        )

    def forget(self) -> None:
        """It is not looked at any more."""
        if self._question is not None:
            self._question.cancel()
            self._question = None
        self._card = None

    def call_it(self, category: str) -> None:
        """The case gets this category; undo takes it back."""
        card, desk = self._card, self._desk
        if card is None or category == card.line.category:
            return
        self._answer(
            card.line.number,
            category,
            lambda: translate("Suggestion", "{number} is now: {category}").format(
                number=card.line.number, category=desk.category(category)
            ),
        )

    def keep_it(self) -> None:
        """The case is called right: that answers the suggestion too, whatever it was."""
        card, desk = self._card, self._desk
        if card is None:
            return
        category = card.line.category
        self._answer(
            card.line.number,
            category,
            lambda: translate("Suggestion", "Noted: {number} stays {category}").format(
                number=card.line.number, category=desk.category(category)
            ),
        )

    def _answer(self, number: str, category: str, told: Words) -> None:
        actor, correction = self._desk.actor.name, self._correction()
        self._desk.do(
            lambda shop: edit_case(
                shop, number=number, edited_by=actor, category=category, correction=correction
            ),
            owner=self,
            said=told,
        )

    def _correction(self) -> Correction:
        return Correction(self.told_by, suggested=self.chips.opinion().suggestion)


def _silent_words(opinion: Opinion) -> str:
    if not opinion.text:
        return ""  # the answer is on its way
    return translate("Suggestion", "The program finds nothing to go by in these words.")
