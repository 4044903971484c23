"""Keeps what is typed: a draft is on disk a moment after the last key."""

import uuid

from PySide6.QtCore import QObject, QTimer

from app.domain.changes import Changes
from app.services.drafts import discard_draft, save_draft
from app.services.shop import Shop
from app.ui.counter.intake import Intake, as_draft
from app.ui.desk import Desk
from app.ui.jobs import JobContext

_PAUSE_MS = 250


class DraftKeeper(QObject):
    """One draft at a time; `forget` after it became a case or was thrown away."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.draft_id = uuid.uuid4().hex
        self._intake = Intake()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.save_now)

    def keep(self, intake: Intake) -> None:
        """Save soon."""
        self._intake = intake
        self._timer.start()

    def save_now(self) -> None:
        """Save what there is; an empty intake needs no draft."""
        self._timer.stop()
        intake, draft_id, actor = self._intake, self.draft_id, self._desk.actor.name
        if intake.is_worth_keeping:

            def save(shop: Shop, _ctx: JobContext) -> None:
                save_draft(shop, draft_id=draft_id, body=as_draft(intake), actor=actor)

            self._desk.work(save, owner=self, done=lambda _none: None)

    def resume(self, draft_id: str) -> None:
        """Go on with an older draft."""
        self._timer.stop()
        self.draft_id = draft_id

    def start_afresh(self) -> None:
        """The next intake gets a draft of its own."""
        self._timer.stop()
        self._intake = Intake()
        self.draft_id = uuid.uuid4().hex

    def discard(self, draft_id: str) -> None:
        """Nobody wants it any more."""

        def drop(shop: Shop, _ctx: JobContext) -> Changes | None:
            discard_draft(shop, draft_id=draft_id)
            return None

        self._desk.work(drop, owner=self, done=lambda _none: None)
