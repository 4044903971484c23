"""Why something is suggested: the text with its words marked, their weights, and what else."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.suggestions import highlights
from app.services.opinions import NO_OPINION, Opinion
from app.text.catalogue import translate
from app.text.suggestion_words import clue_words, percent
from app.ui.desk import Desk
from app.ui.suggesting.words import (
    from_whom,
    is_of_people,
    second_best,
    seen,
    what_would_tip,
    words_of,
)
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.beside import place_beside
from app.ui.widgets.highlighted_text import HighlightedText
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed
from app.ui.widgets.weight_bars import Weighed, WeightBars

_WIDTH_PX = 400


class WhyView(Themed):
    """One opinion, explained. ``hides_people`` where a customer may look at the screen."""

    def __init__(
        self, desk: Desk, *, hides_people: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._opinion = NO_OPINION
        self._hides_people = self._with_less = hides_people
        theme = desk.theme
        self._category = Text(theme, self._category_words, "value", bold=True, wrap=True)
        self._percent = Text(theme, self._percent_words, "value", bold=True, tone="accent")
        self._source = Text(theme, self._source_words, "caption", tone="secondary", wrap=True)
        self.text = HighlightedText(theme)
        self.bars = WeightBars(theme)
        self._second = Text(theme, self._second_words, wrap=True)
        self._tipping = Text(theme, self._tipping_words, tone="secondary", wrap=True)
        self._held_back = Text(
            theme,
            lambda: translate("Suggestion", "Hold Alt to see what is for the shop alone."),
            "caption",
            tone="secondary",
            wrap=True,
        )
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._category, 1)
        head.addWidget(self._percent, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        column.addLayout(head)
        column.addWidget(self._source)
        column.addSpacing(INSIDE_PX)
        column.addWidget(self.text)
        column.addSpacing(INSIDE_PX)
        column.addWidget(self.bars)
        for words in (self._second, self._tipping, self._held_back):
            column.addWidget(words)

    def show_opinion(self, opinion: Opinion) -> None:
        """Explain this one."""
        self._opinion = opinion
        self._fill()

    def show_people(self, *, shown: bool) -> None:
        """What is known of buyer and consignor, while Alt is held."""
        if self._hides_people and self._with_less == shown:
            self._with_less = not shown
            self._fill()

    def retranslate(self) -> None:
        """Say everything in the language chosen now."""
        self._fill()

    def _fill(self) -> None:
        desk, suggestion = self._desk, self._opinion.suggestion
        clues = seen(suggestion.clues, with_people=not self._with_less)
        words = words_of(desk)
        self.text.show_text(self._opinion.text, highlights(clues))
        weighs = suggestion.source == "model"  # a rule does not: what it found was enough
        self.bars.show_rows(
            [
                Weighed(clue_words(clue, words), clue.weight if weighs else 0.0)
                for clue in clues
                if clue.kind != "rule"  # it is named above
            ]
        )
        for text in (self._category, self._percent, self._source, self._second, self._tipping):
            text.retranslate()
        for text in (self._second, self._tipping):
            text.setVisible(bool(text.text()))
        held_back = any(is_of_people(clue) for clue in suggestion.clues)
        self._held_back.setVisible(self._hides_people and held_back)

    def _category_words(self) -> str:
        category = self._opinion.suggestion.category
        return self._desk.category(category) if category else ""

    def _percent_words(self) -> str:
        choices = self._opinion.suggestion.choices
        return percent(choices[0].confidence) if choices else ""

    def _source_words(self) -> str:
        return from_whom(self._opinion)

    def _second_words(self) -> str:
        return second_best(self._opinion.suggestion, words_of(self._desk))

    def _tipping_words(self) -> str:
        return what_would_tip(
            self._opinion.suggestion, words_of(self._desk), with_people=not self._with_less
        )


class WhyPopup(Themed):
    """The same beside what asked for it; a click elsewhere or Esc puts it away."""

    def __init__(self, desk: Desk, parent: QWidget, *, hides_people: bool = False) -> None:
        super().__init__(desk.theme, parent)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.view = WhyView(desk, hides_people=hides_people)
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP_PX, NEAR_PX + INSIDE_PX, GROUP_PX, NEAR_PX + INSIDE_PX)
        column.addWidget(self.view)
        self.setFixedWidth(_WIDTH_PX)

    def explain(self, opinion: Opinion, beside: QWidget) -> None:
        """Show it below ``beside``, or above where the screen ends."""
        self.view.show_people(shown=False)
        self.view.show_opinion(opinion)
        self.show()
        self.adjustSize()  # how tall the text is, is known once it has its width
        self.move(place_beside(beside, self.size()))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt shows more while it is held; the keys that opened it close it again."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Alt:
            self.view.show_people(shown=True)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_F1, Qt.Key.Key_Return):
            self.close()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """And hides it again."""
        if event.key() == Qt.Key.Key_Alt:
            self.view.show_people(shown=False)
        super().keyReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Raised ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("raised"))
        painter.setPen(QPen(self.theme.colour("field_border"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
