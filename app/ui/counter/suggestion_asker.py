"""Asks what a complaint is about while it is typed; only the newest question counts."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.services import classifying
from app.services.opinions import NO_OPINION, Opinion, opinion_on
from app.ui.counter.intake import Intake
from app.ui.desk import Desk
from app.ui.jobs import JobHandle

PAUSE_MS = 250  # between two letters nobody wants to be asked


class SuggestionAsker(QObject):
    """``answered`` carries the `Opinion`; a failure is no opinion, and never stops a clerk."""

    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = classifying.Intake("")
        self._question: JobHandle | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask)

    def ask_soon(self, intake: Intake) -> None:
        """Something was typed or found; what does not bear on the question asks nothing."""
        wanted = classifying.Intake(
            intake.complaint,
            intake.sku,
            intake.sale_number,
            intake.claimant,
            len(intake.photos),
        )
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted.complaint.strip():
            self._timer.start()
        else:
            self._forget()

    def _forget(self) -> None:
        self._timer.stop()
        if self._question is not None:
            self._question.cancel()
            self._question = None
        self.answered.emit(NO_OPINION)

    def _ask(self) -> None:
        shop, wanted = self._desk.shop, self._wanted
        self._question = self._desk.ask(
            lambda _queries: opinion_on(shop, wanted),
            self.answered.emit,
            owner=self,
            key="counter.suggestion",
            failed=lambda _error: self.answered.emit(Opinion(wanted.complaint)),
        )
