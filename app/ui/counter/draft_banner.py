"""The banner that offers an intake which was interrupted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.rows import DraftLine
from app.text.catalogue import translate
from app.ui.counter.intake import Intake, from_draft
from app.ui.desk import Desk
from app.ui.widgets.banners import Banner

_LETTERS = 60


class DraftBanner(Banner):
    """``taken`` carries the id of the draft and its `Intake`; ``refused`` the id."""

    taken = Signal(object, object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme,
            "",
            lambda: translate("Counter", "Go on with it  Alt+D"),
            parent=parent,
        )
        self._desk = desk
        self._offered: tuple[str, Intake] | None = None
        self.action_taken.connect(self.take)
        self.dismissed.connect(self._on_dismissed)
        self.hide()

    def look(self, own_draft: str) -> None:
        """Offer the newest draft that is not ``own_draft``, the one being typed."""

        def offer(drafts: list[DraftLine]) -> None:
            others = [draft for draft in drafts if draft.id != own_draft]
            self._offered = (others[0].id, from_draft(others[0].body)) if others else None
            self.setVisible(bool(others))
            self.say(self._words_now)

        self._desk.ask(lambda queries: queries.drafts(), offer, owner=self, key="counter.drafts")

    def take(self) -> None:
        """Go on with what is offered."""
        if self._offered is not None and self.isVisible():
            draft, intake = self._offered
            self._offered = None
            self.hide()
            self.taken.emit(draft, intake)

    def _on_dismissed(self) -> None:
        if self._offered is not None:
            draft, _intake = self._offered
            self._offered = None
            self.refused.emit(draft)

    def _words_now(self) -> str:
        if self._offered is None:
            return ""
        intake = self._offered[1]
        words = intake.complaint.strip() or intake.tag or intake.name or intake.phone
        short = " ".join(words.split())[:_LETTERS]
        if not short:
            return translate("Counter", "An intake with photos was interrupted.")
        return translate("Counter", "An intake was interrupted: “{words}”").format(words=short)
