"""A labelled field with the problem beside it, where the person looks."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.glossary import Term
from app.ui.theme.metrics import INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.term_hover import TermHover
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed, reword
from app.ui.widgets.words import Words, said


class Field(Themed):
    """Caption above, the widget, and below it a hint or the problem.

    ``term`` is a word of the trade that caption and field explain.
    """

    def __init__(
        self,
        theme: Theme,
        label: Words,
        widget: QWidget,
        *,
        hint: Words = "",
        term: Term | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.widget = widget
        self._label_words, self._hint = label, hint
        self._hover: TermHover | None = None
        self._label = self._make_label(theme, label, term)
        self._below = Text(theme, hint, "caption", tone="secondary", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        for part in (self._label, widget, self._below):
            column.addWidget(part)
        self.set_problem("")
        self.retranslate()

    def _make_label(self, theme: Theme, label: Words, term: Term | None) -> Text | TermText:
        """A word of the trade explains itself, on F1 in its field too."""
        if term is None:
            text = Text(theme, label, "caption", tone="secondary")
            text.setBuddy(self.widget)
            return text
        word = TermText(theme, term, label, "caption", tone="secondary", stops=False)
        self._hover = TermHover(theme, self.widget, term, on_hover=False)
        return word

    def say(self, label: Words) -> None:
        """Another caption."""
        self._label_words = label
        self._label.say(label)
        self.retranslate()

    def set_term(self, term: Term | None) -> None:
        """What F1 and the label explain from now on; only where a term was given at first."""
        if self._hover is not None and isinstance(self._label, TermText) and term is not None:
            self._hover.set_term(term)
            self._label.hover.set_term(term)

    def set_problem(self, problem: Words) -> None:
        """What is wrong with the value; ``""`` when nothing is (any more)."""
        wrong = bool(said(problem))
        self._below.say(problem if wrong else self._hint)
        self._below.set_tone("overdue" if wrong else "secondary")
        self._below.setVisible(wrong or bool(said(self._hint)))
        reword(self.widget, "invalid", value=wrong)

    def retranslate(self) -> None:
        """Name the field for screen readers."""
        self.widget.setAccessibleName(said(self._label_words))
