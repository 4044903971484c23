"""One word of the trade: what it means, and what to answer a customer who asks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.glossary import Term
from app.domain.papers import Words as WordsInBoth
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.texts import Text

_WIDEST_PX = 640
_Part = Callable[[Term], WordsInBoth | None]


class TermCard(Card):
    """Both languages: a colleague may read the other one better."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self._term: Term | None = None
        theme = desk.theme
        self._name = Text(theme, self._name_words, "title", wrap=True)
        self._other_name = Text(theme, self._other_name_words, tone="secondary", wrap=True)
        self._plain = Text(theme, lambda: self._say(_plain_of), "value", wrap=True)
        self._other_plain = Text(
            theme,
            lambda: self._say(_plain_of, other=True),
            tone="secondary",
            wrap=True,
        )
        self._answer_words = Text(theme, self._answer_heading, "value", bold=True, wrap=True)
        self._answer = Text(theme, lambda: self._say(_answer_of), wrap=True)
        self._other_answer = Text(
            theme, lambda: self._say(_answer_of, other=True), tone="secondary", wrap=True
        )
        for text in (self._answer, self._other_answer, self._plain, self._other_plain):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = EnterButton(theme, lambda: translate("Help", "Copy the answer"), hint="Ctrl+C")
        self._copy.clicked.connect(self.copy)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        for part in (self._name, self._other_name):
            self.body.addWidget(part)
        self.body.addSpacing(GROUP_PX)
        for part in (self._plain, self._other_plain):
            self.body.addWidget(part)
        self.body.addSpacing(GROUP_PX)
        for part in (self._answer_words, self._answer, self._other_answer):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        for text in self.findChildren(Text):
            text.setMaximumWidth(_WIDEST_PX)

    def show_term(self, term: Term) -> None:
        """Explain a term."""
        self._term = term
        for text in self.findChildren(Text):
            text.retranslate()
        for part in (self._answer, self._other_answer, self._copy):
            part.setVisible(term.answer is not None)

    def copy(self) -> None:
        """The answer in the language of the window, into the clipboard."""
        if self._term is not None and self._term.answer is not None:
            QGuiApplication.clipboard().setText(self._term.answer.in_language(self._desk.lang))
            self._desk.tell(lambda: translate("Help", "The answer is copied."))

    def _say(self, part: _Part, *, other: bool = False) -> str:
        words = part(self._term) if self._term else None
        lang = self._desk.lang
        return words.in_language(lang if not other else _other(lang)) if words else ""

    def _name_words(self) -> str:
        return self._term.name.in_language(self._desk.lang) if self._term else ""

    def _other_name_words(self) -> str:
        return self._term.name.in_language(_other(self._desk.lang)) if self._term else ""

    def _answer_heading(self) -> str:
        if self._term is not None and self._term.answer is None:
            return translate("Help", "Not for customers: they never see this.")
        return translate("Help", "If a customer asks")


def _plain_of(term: Term) -> WordsInBoth | None:
    return term.plain


def _answer_of(term: Term) -> WordsInBoth | None:
    return term.answer


def _other(lang: str) -> str:
    return "en" if lang == "zh" else "zh"
