"""One line that says how long a case will usually take, and from how many cases that is known."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.durations import NOT_SAID, ExpectedDuration
from app.domain.spells import AGAIN
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.duration_words import duration_sentence, value_words, work_words
from app.ui.desk import Desk
from app.ui.jobs import JobHandle
from app.ui.widgets.texts import Text


class DurationLine(Text):
    """Hidden while there is nothing to say.

    Its tooltip tells which cases it is from, and how long they took in open hours.
    """

    def __init__(self, desk: Desk, *, wrap: bool = False, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._expected = NOT_SAID
        self._asked: JobHandle | None = None
        super().__init__(desk.theme, "", tone="secondary", wrap=wrap, parent=parent)
        self.setVisible(False)

    def ask(self, question: Callable[[Shop], ExpectedDuration]) -> None:
        """Ask off the UI thread; what was said before stays until there is an answer."""
        shop = self._desk.shop
        self._asked = self._desk.ask(
            lambda _queries: question(shop),
            self._take,
            owner=self,
            key=f"duration.{id(self)}",
            failed=self._on_failed,
        )

    def clear(self) -> None:
        """Nothing is said, whatever was asked."""
        if self._asked is not None:
            self._asked.cancel()
        self._take(NOT_SAID)

    def retranslate(self) -> None:
        """Say it in the language chosen now."""
        self.setText(duration_sentence(self._expected))
        lines = (self._like_words(), work_words(self._expected.working))
        self.setToolTip("\n".join(line for line in lines if line))

    def _like_words(self) -> str:
        """What the past cases have in common with this one."""
        like, desk = self._expected.like, self._desk
        if like is None:
            return ""
        stage = desk.stage(like.stage.removesuffix(AGAIN))
        parts = dotted(
            stage,
            desk.resolution(like.resolution) if like.resolution else "",
            desk.category(like.category or like.trunk) if like.trunk else "",
            desk.word("lane", like.lane) if like.lane else "",
            desk.word("party", like.claimant) if like.claimant else "",
            value_words(like.value),
        )
        return translate("Duration", "Cases alike: {parts}").format(parts=parts)

    def _take(self, expected: ExpectedDuration) -> None:
        self._expected = expected
        self.retranslate()
        self.setVisible(bool(self.text()))

    def _on_failed(self, error: Exception) -> None:
        """What was said is of another case; whatever is wrong with the shop, others tell."""
        self._take(NOT_SAID)
        self._desk.tell_failure(error)
