"""The meaning of a word of the trade, beside the word: follows palette and language."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.glossary import Term
from app.text.catalogue import chosen_language, translate
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.beside import place_beside
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_WIDTH_PX = 320


class TermPopup(Themed):
    """The word, one plain sentence, and whether there is an answer to paste to a buyer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._term: Term | None = None
        self._was_copied = False
        self._name = Text(theme, self._name_words, bold=True, wrap=True)
        self._plain = Text(theme, self._plain_words, wrap=True)
        self._hint = Text(theme, self._hint_words, "caption", tone="secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR_PX + 2, NEAR_PX, NEAR_PX + 2, NEAR_PX)
        column.setSpacing(INSIDE_PX)
        for part in (self._name, self._plain, self._hint):
            column.addWidget(part)
        self.setFixedWidth(_WIDTH_PX)

    def explain(self, term: Term, below: QWidget, *, copied: bool = False) -> None:
        """Show a term below ``below``, or above it where the screen ends."""
        self._term, self._was_copied = term, copied
        self.retranslate()
        self._hint.setVisible(term.answer is not None)
        self._hint.set_tone("good" if copied else "secondary")
        self.resize(_WIDTH_PX, self.heightForWidth(_WIDTH_PX))
        self.move(place_beside(below, self.size()))
        self.show()

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        for part in (self._name, self._plain, self._hint):
            part.retranslate()
        self.setAccessibleName(self._name_words())
        self.setAccessibleDescription(self._plain_words())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Raised ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("raised"))
        painter.setPen(QPen(self.theme.colour("field_border"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _name_words(self) -> str:
        return self._term.name.in_language(chosen_language()) if self._term else ""

    def _plain_words(self) -> str:
        return self._term.plain.in_language(chosen_language()) if self._term else ""

    def _hint_words(self) -> str:
        if self._was_copied:
            return translate("Glossary", "The answer for a customer is copied: paste it.")
        return translate("Glossary", "Click or Ctrl+C copies an answer for a customer.")
