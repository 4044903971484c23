"""The shop's own model learns by itself: when enough is new and the counter has been quiet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.changes import Changes
from app.services.shop import Shop
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.jobs import JobContext

if TYPE_CHECKING:
    from app.services.learning import Training

QUIET_MS = 60_000  # nobody shall feel it: not while cases are being opened
_TEACHES = frozenset({"case_opened", "case_edited", "suggestion_answered"})


class LearningWatch(QObject):
    """Made with the window. What it could not do it tries again after the next case."""

    def __init__(self, desk: Desk, parent: QObject, *, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_learning = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(quiet_ms)
        self._quiet.timeout.connect(self._look)
        desk.changed.connect(self._on_changed)
        desk.closing.connect(self._quiet.stop)

    def begin(self) -> None:
        """A shop may have enough to learn from already when its window opens."""
        self._quiet.start()

    def end(self) -> None:
        """Nothing is begun any more."""
        self._quiet.stop()

    def _on_changed(self, changes: Changes) -> None:
        if _TEACHES & changes.kinds:
            self._quiet.start()

    def _look(self) -> None:
        shop = self._desk.shop
        if not self._is_learning:
            self._desk.ask(
                lambda _queries: _is_due(shop),
                self._take_due,
                owner=self,
                key="learning.due",
                failed=lambda _error: None,  # nobody asked for it
            )

    def _take_due(self, is_due: object) -> None:
        if not is_due or self._is_learning:
            return
        self._is_learning = True
        self._desk.work(
            _study,
            owner=self,
            done=self._keep,
            failed=lambda _error: self._ended(),
            cancelled=self._ended,
            key="learning.study",
            lane="reckon",
        )

    def _keep(self, training: "Training") -> None:
        desk = self._desk
        desk.jobs.run(
            lambda _ctx: _kept(desk.shop, training, desk.actor.name),
            done=lambda changes: self._on_kept(training, changes),
            failed=lambda _error: self._ended(),  # whoever sits here may not: another time
            owner=self,
        )

    def _on_kept(self, training: "Training", changes: Changes) -> None:
        self._ended()
        self._desk.changed.emit(changes)
        if "model_chosen" in changes.kinds:
            self._desk.tell_of(
                changes,
                lambda: translate(
                    "Learning", "The shop's own model has learned from {n} cases and is better now."
                ).format(n=f"{len(training.cases):,}"),
            )

    def _ended(self) -> None:
        self._is_learning = False


# Late: a window looks a minute after it has opened at the earliest, and every start is felt.


def _is_due(shop: Shop) -> bool:
    from app.services.learning import training_is_due  # noqa: PLC0415 - late, see above

    return training_is_due(shop)


def _study(shop: Shop, ctx: JobContext) -> "Training":
    from app.services.learning import study  # noqa: PLC0415 - late, see above

    return study(shop, check=ctx.check, apart=True)


def _kept(shop: Shop, training: "Training", kept_by: str) -> Changes:
    from app.services.learning import keep_training  # noqa: PLC0415 - late, see above

    return keep_training(shop, training=training, kept_by=kept_by)
