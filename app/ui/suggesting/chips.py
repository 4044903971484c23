"""The suggestion as chips: one where it is sure, up to three as a question, a word where not."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.categories import UNCLASSIFIED
from app.domain.reclassifying import stands_for
from app.domain.suggestions import MOST_CHOICES, Choice
from app.services.opinions import NO_OPINION, Opinion
from app.text.catalogue import translate
from app.text.suggestion_words import percent
from app.ui.desk import Desk
from app.ui.suggesting.words import because, words_of
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice_chip import ChoiceChip, Offer, Weight
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

if TYPE_CHECKING:
    from app.ui.suggesting.why import WhyPopup

_STEPS = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1,
}  # fmt: skip
_CHIP_IN_A_ROW_PX = 340
_SURE_SHOWN = 2  # the suggestion, and the next best
_WORTH_A_LOOK = 0.03  # beside a sure one: less is noise


class SuggestionChips(Themed):
    """``taken`` carries the code of the category; what it leads to is for others.

    ``silent`` is what is said where there is nothing to go by. ``hides_people`` where a customer
    may look at the screen; ``in_a_row`` where height is dear; ``is_steady`` where somebody types:
    what is below does not move up and down with every other opinion. Tab stops once; the
    arrows lead from chip to chip.
    """

    taken = Signal(object)

    def __init__(
        self,
        desk: Desk,
        *,
        silent: Callable[[Opinion], str] = lambda _opinion: "",
        hides_people: bool = False,
        in_a_row: bool = False,
        is_steady: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, parent)
        self._is_steady = is_steady
        self._desk = desk
        self._opinion, self._chosen = NO_OPINION, ""
        self._hides_people, self._people_hidden = hides_people, hides_people
        self._popup: WhyPopup | None = None
        theme = desk.theme
        self._head = Text(theme, self._head_words, "caption", tone="secondary", wrap=True)
        self._silent = Text(
            theme, lambda: silent(self._opinion), "caption", tone="secondary", wrap=True
        )
        self._because = ClampedText(theme, self._because_words, "caption", tone="secondary")
        self._reason = QWidget()
        self._why = Button(theme, lambda: translate("Suggestion", "Why?"), "quiet", hint=_why_hint)
        self._why.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space on a chip says it too
        self._why.clicked.connect(lambda: self.explain(self._why))
        self._chips = tuple(self._make_chip(place) for place in range(MOST_CHOICES))
        if in_a_row:
            self._lay_out_in_a_row()
        else:
            self._lay_out()
        self._show()

    def _make_chip(self, place: int) -> ChoiceChip:
        chip = ChoiceChip(
            self.theme, Offer(""), taken=lambda: translate("Suggestion", "taken"), parent=self
        )
        chip.taken.connect(partial(self.take, place))
        chip.why_wanted.connect(partial(self.explain, chip))
        return chip

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._head, 1)
        head.addWidget(self._why)
        column.addWidget(self._silent)
        column.addLayout(head)
        first, *others = self._chips
        column.addWidget(first)
        reason = QVBoxLayout(self._reason)
        reason.setContentsMargins(0, 0, 0, INSIDE_PX)
        reason.addWidget(self._because)
        column.addWidget(self._reason)
        for chip in others:
            column.addWidget(chip)
        if self._is_steady:
            column.addStretch(1)

    def _lay_out_in_a_row(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        reason = QHBoxLayout(self._reason)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.addWidget(self._because)
        self._head.setWordWrap(False)
        row.addWidget(self._silent, 1)
        row.addWidget(self._head)
        for chip in self._chips:
            chip.setMaximumWidth(_CHIP_IN_A_ROW_PX)
            row.addWidget(chip, 3)
        row.addWidget(self._reason, 2)
        row.addStretch(1)
        row.addWidget(self._why)

    def opinion(self) -> Opinion:
        """What is shown."""
        return self._opinion

    def show_opinion(self, opinion: Opinion) -> None:
        """What the program thinks now."""
        self._opinion = opinion
        self._show()

    def show_chosen(self, category: str) -> None:
        """What stands chosen: its chip is marked as taken."""
        if category != self._chosen:
            self._chosen = category
            self._show()

    def show_people(self, *, shown: bool) -> None:
        """What is known of buyer and consignor, where a customer may look at the screen."""
        if self._hides_people and self._people_hidden == shown:
            self._people_hidden = not shown
            self._because.retranslate()

    def take(self, place: int) -> None:
        """The first, second or third choice (0 … 2); nothing where it is not offered."""
        choices = self._offered()
        if place < len(choices) and self.isVisible() and self.isEnabled():
            self.taken.emit(choices[place].category)

    def explain(self, beside: QWidget | None = None) -> None:
        """Why this is suggested."""
        if not self._opinion.suggestion.choices:
            return
        if self._popup is None:
            # Late: a start needs the counter, and nobody has asked why.
            from app.ui.suggesting.why import WhyPopup  # noqa: PLC0415

            self._popup = WhyPopup(self._desk, self, hides_people=self._hides_people)
        self._popup.explain(self._opinion, beside or self)

    def popup(self) -> "WhyPopup | None":
        """What explains, once it was wanted."""
        return self._popup

    def chips(self) -> tuple[ChoiceChip, ...]:
        """Those that are offered, best first."""
        return self._chips[: len(self._offered())]

    def retranslate(self) -> None:
        """Names and reasons in the language chosen now."""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows lead from chip to chip."""
        chips, step = self.chips(), _STEPS.get(Qt.Key(event.key()))
        here = next((place for place, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(chips):
            chips[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _is_answered(self) -> bool:
        return self._chosen not in ("", UNCLASSIFIED)

    def _choices(self) -> tuple[Choice, ...]:
        """Not to classify is nothing to take."""
        return tuple(c for c in self._opinion.suggestion.choices if c.category != UNCLASSIFIED)

    def _offered(self) -> tuple[Choice, ...]:
        choices = self._choices()
        if self._is_answered() and not any(self._is_chosen(choice) for choice in choices):
            return choices[:1]  # she knows better: one word of it is enough
        if not self._opinion.suggestion.is_sure:
            return choices[:MOST_CHOICES]
        return tuple(
            choice
            for place, choice in enumerate(choices[:_SURE_SHOWN])
            if place == 0 or choice.confidence >= _WORTH_A_LOOK or self._is_chosen(choice)
        )

    def _is_chosen(self, choice: Choice) -> bool:
        """A main category is right for all of its branches."""
        return stands_for(choice.category, self._chosen)

    def _show(self) -> None:
        offered = self._offered()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(offered))
            if place < len(offered):
                chip.show_offer(self._offer(place, offered[place]))
        focused = next((chip for chip in self._chips if chip.hasFocus()), self._chips[0])
        for chip in self._chips:
            stops = chip is focused
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.ClickFocus)
        is_there = bool(offered)
        self._silent.retranslate()
        self._silent.setVisible(not is_there and bool(self._silent.text()))
        self._head.retranslate()
        self._because.say(self._because_words)
        self._reason.setVisible(is_there and bool(self._because_words()))
        for part in (self._head, self._why):
            part.setVisible(is_there)
        self.setAccessibleName(self._head.text() if is_there else self._silent.text())
        if self._is_steady:
            self._keep_height()

    def _keep_height(self) -> None:
        """As tall as it was for these words; another complaint begins anew."""
        if not self._opinion.text.strip():
            self.setMinimumHeight(0)
            return
        needed = self.heightForWidth(self.width())
        if self.isVisible() and needed > self.minimumHeight():
            self.setMinimumHeight(needed)

    def _offer(self, place: int, choice: Choice) -> Offer:
        weight: Weight = "equal"
        if self._is_answered() or (self._opinion.suggestion.is_sure and place > 0):
            weight = "other"
        elif self._opinion.suggestion.is_sure:
            weight = "first"
        return Offer(
            partial(self._desk.category, choice.category),
            partial(self._branch, choice.category),
            percent(choice.confidence),
            weight,
            f"Alt+{place + 1}",
            self._is_answered() and self._is_chosen(choice),
        )

    def _branch(self, category: str) -> str:
        branch = self._desk.branches.get(category)
        return branch.name.in_language(self._desk.lang) if branch else ""

    def _head_words(self) -> str:
        if self._is_answered() and not any(self._is_chosen(c) for c in self._choices()):
            return translate("Suggestion", "The program would say")
        if self._is_answered() or self._opinion.suggestion.is_sure:
            return translate("Suggestion", "Suggested")
        return translate("Suggestion", "Which is it?")

    def _because_words(self) -> str:
        suggestion = self._opinion.suggestion
        if not suggestion.choices or not (suggestion.is_sure or self._is_answered()):
            return ""
        words = words_of(self._desk)
        return because(suggestion, words, with_people=not self._people_hidden)


def _why_hint() -> str:
    return translate("Suggestion", "Space or F1 on the suggestion")
