"""Keeps what is typed: a draft is on disk a moment after the last key."""

import uuid
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from app.domain.errors import AftercareError
from app.services.drafts import discard_draft, save_draft
from app.services.shop import Shop
from app.ui.counter.intake import Intake, as_draft
from app.ui.desk import Desk
from app.ui.jobs import JobContext

_PAUSE_MS = 250


class DraftKeeper(QObject):
    """One draft at a time; `start_afresh` after it became a case, `resume` to go on with another.

    While a case is being made of it the draft rests: saved after that it would come back as the
    ghost of a case that exists.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.draft_id = uuid.uuid4().hex
        self._intake = Intake()
        self._was_kept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.save_now)
        desk.closing.connect(self._on_closing)

    def keep(self, intake: Intake) -> None:
        """Save soon."""
        self._intake = intake
        self._timer.start()

    def rest(self) -> None:
        """A case is being made of it."""
        self._timer.stop()

    def save_now(self) -> None:
        """Save what there is; what was emptied again needs no draft."""
        self._timer.stop()
        intake, draft_id, actor = self._intake, self.draft_id, self._desk.actor.name
        if intake.is_worth_keeping:
            self._was_kept = True

            def save(shop: Shop, _ctx: JobContext) -> None:
                save_draft(shop, draft_id=draft_id, body=as_draft(intake), actor=actor)

            self._desk.work(save, owner=self, done=lambda _none: None)
        elif self._was_kept:
            self._was_kept = False
            self.discard(draft_id)

    def resume(self, draft_id: str, intake: Intake) -> None:
        """Go on with an older draft; what was typed until now stays one of its own."""
        if self._timer.isActive():
            self.save_now()
        self.draft_id, self._intake, self._was_kept = draft_id, intake, True

    def start_afresh(self) -> None:
        """The next intake gets a draft of its own."""
        self._timer.stop()
        self.draft_id, self._intake, self._was_kept = uuid.uuid4().hex, Intake(), False

    def discard(self, draft_id: str) -> None:
        """Nobody wants it any more."""

        def drop(shop: Shop, _ctx: JobContext) -> None:
            discard_draft(shop, draft_id=draft_id)

        self._desk.work(drop, owner=self, done=lambda _none: None)

    def _on_closing(self) -> None:
        """The last letters before the window went: no thread is left to save them but this one."""
        self._timer.stop()
        if not self._intake.is_worth_keeping:
            return
        # A disk that fails has been told of with the save before; there is no window to tell now.
        with suppress(AftercareError):
            save_draft(
                self._desk.shop,
                draft_id=self.draft_id,
                body=as_draft(self._intake),
                actor=self._desk.actor.name,
            )
