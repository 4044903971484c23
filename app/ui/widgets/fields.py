"""A labelled field with the problem beside it, where the person looks."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme.metrics import INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed, reword
from app.ui.widgets.words import Words, said


class Field(Themed):
    """Caption above, the widget, and below it a hint or the problem."""

    def __init__(
        self,
        theme: Theme,
        label: Words,
        widget: QWidget,
        *,
        hint: Words = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.widget = widget
        self._label_words, self._hint = label, hint
        self._label = Text(theme, label, "caption", tone="secondary")
        self._label.setBuddy(widget)
        self._below = Text(theme, hint, "caption", tone="secondary", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        for part in (self._label, widget, self._below):
            column.addWidget(part)
        self.set_problem("")
        self.retranslate()

    def say(self, label: Words) -> None:
        """Another caption."""
        self._label_words = label
        self._label.say(label)
        self.retranslate()

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
