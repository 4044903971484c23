"""A case that nobody has classified says so where nobody overlooks it, with a key to do it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.categories import UNCLASSIFIED
from app.domain.rows import CaseCard
from app.text.catalogue import translate
from app.ui.case.case_suggestion import CaseSuggestion
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip


class UnclassifiedBar(Card):
    """There only while the case is open and has no category. ``other`` chooses one by hand."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, inset_px=NEAR_PX, parent=parent)
        self._note = Chip(
            desk.theme, lambda: translate("Suggestion", "Not classified yet"), "warning"
        )
        self.suggestion = CaseSuggestion(desk, in_a_row=True)
        self.other = EnterButton(
            desk.theme, lambda: translate("Suggestion", "Choose another"), "quiet"
        )
        row = QHBoxLayout()
        row.setContentsMargins(NEAR_PX, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(self._note)
        row.addWidget(self.suggestion, 1)
        row.addWidget(self.other)
        self.body.addLayout(row)
        self.hide()

    def show_case(self, card: CaseCard) -> None:
        """Whether this case waits to be classified, and what the program thinks."""
        waits = card.line.is_open and card.line.category == UNCLASSIFIED
        if waits:
            self.suggestion.show_case(card)
        else:
            self.suggestion.forget()
        self.setVisible(waits)
