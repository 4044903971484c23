"""What every page works with: the shop to ask, one way to do things, and where to go next.

A page asks with `ask` (on the reading thread) and acts with `do` (on the writing thread); it never
touches the disk itself. After each commit ``changed`` carries the `Changes`, and every page decides
whether to ask again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.cases import StaleScreenError
from app.domain.categories import Branch
from app.domain.changes import Changes
from app.domain.errors import AftercareError, EnvironmentFailedError
from app.domain.glossary import Term
from app.domain.ids import ActionId
from app.domain.kinds import KINDS, TAKES_BACK
from app.domain.moves import Actor
from app.domain.settings import ShopSettings
from app.services.reading import Queries
from app.services.shop import Shop
from app.services.undo import NothingToUndoError, undo_action
from app.text.catalogue import chosen_language, translate
from app.text.errors import sentence
from app.ui.jobs import JobContext, JobHandle, Jobs, Lane, Progress
from app.ui.standing import Standing, standing_of
from app.ui.theme.theme import Theme
from app.ui.widgets.toasts import ToastStack
from app.ui.widgets.words import Words

T = TypeVar("T")
_UNDO_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window and what it shall show: ``Place("case", "A-000482")``."""

    page: str
    key: str = ""


# What changes in these is at hand on every page.
_AT_HAND = ("shop", "branch", "user", "permission")
# Another process wrote to the shop: nobody knows what, so everybody asks again.
ANYTHING = Changes(ActionId(b""), frozenset(), frozenset())


class Desk(QObject):
    """Made by the composition root for one window."""

    changed = Signal(object)  # Changes
    place_wanted = Signal(object)  # Place
    language_wanted = Signal(object)  # "zh" | "en"
    lock_wanted = Signal()  # nobody sees or does anything before somebody has signed in
    standing_changed = Signal()  # who sits here, or what she may do
    closing = Signal()  # no work runs any more: the last moment to keep what was typed

    def __init__(
        self,
        shop: Shop,
        theme: Theme,
        jobs: Jobs,
        actor: Actor,
        settings: ShopSettings,
        branches: dict[str, Branch],
    ) -> None:
        super().__init__()
        self.shop = shop
        self.settings = settings
        self.branches = branches
        self.theme = theme
        self.actor = actor
        self.standing = Standing()
        self._has_proved = False  # she has signed in since the window was last locked
        self.jobs = jobs
        self.toasts: ToastStack | None = None  # the window hangs it up when it is there
        self._actions: list[ActionId] = []  # what Ctrl+Z takes back, newest last

    def ask(
        self,
        question: Callable[[Queries], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        key: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> JobHandle:
        """Ask the shop off the UI thread; a newer question of the same ``key`` replaces it."""
        return self.jobs.run(
            lambda _ctx: question(self.shop.queries),
            done=done,
            failed=failed or self.tell_failure,
            lane="read",
            key=key,
            owner=owner,
        )

    def do(
        self,
        intent: Callable[[Shop], Changes],
        *,
        owner: QObject,
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        said: Words = "",
    ) -> JobHandle:
        """Carry out an intent; ``said`` is told afterwards, with Undo where that can be."""

        def finished(changes: Changes) -> None:
            self.committed(changes)
            if said:
                self.tell_of(changes, said)
            if done:
                done(changes)

        return self.jobs.run(
            lambda _ctx: intent(self.shop),
            done=finished,
            failed=failed or self.tell_failure,
            owner=owner,
        )

    def work(
        self,
        job: Callable[[Shop, JobContext], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        progress: Callable[[Progress], None] | None = None,
        lane: Lane = "write",
        key: str = "",
    ) -> JobHandle:
        """Long work, with progress; it may be cancelled.

        It writes (an import, a paper), or with the lane ``reckon`` writes nothing (training, a
        report): then neither asking nor doing waits for it.
        """
        return self.jobs.run(
            lambda ctx: job(self.shop, ctx),
            done=done,
            failed=failed or self.tell_failure,
            cancelled=cancelled,
            progress=progress,
            lane=lane,
            key=key,
            owner=owner,
        )

    def committed(self, changes: Changes) -> None:
        """Let every page know what was written, and remember it for Ctrl+Z."""
        if changes.subjects:
            self._actions.append(changes.action)
            del self._actions[:-_UNDO_DEPTH]
        self._spread(changes)

    def _spread(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in _AT_HAND):
            self.refresh_settings(lambda: self.changed.emit(changes))
        else:
            self.changed.emit(changes)

    def refresh_everything(self) -> None:
        """Another process wrote, or a screen was found to be old: everybody asks again."""
        self.refresh_settings(lambda: self.changed.emit(ANYTHING))

    def refresh_settings(self, then: Callable[[], None]) -> None:
        """Read what every page needs at hand: settings, branches, and who sits here."""
        whole, name = self.shop.whole(), self.actor.name

        def take(found: tuple[ShopSettings, dict[str, Branch], Standing]) -> None:
            self.settings, self.branches, standing = found
            if name == self.actor.name:
                self._stand(standing)
            then()

        def question(_queries: Queries) -> tuple[ShopSettings, dict[str, Branch], Standing]:
            queries = whole.queries
            return queries.settings(), queries.branches(), standing_of(queries, name)

        self.ask(question, take, owner=self)

    def sign_in(self, actor: Actor, then: Callable[[], None]) -> None:
        """Somebody has proved who she is: from now on she acts, and sees what is hers to see."""
        if actor.name != self.actor.name:
            self._actions.clear()  # what another did is not hers to take back with a key
        self.actor, self._has_proved = actor, True
        self.shop = self.shop.seen_by(actor.name)

        def stand() -> None:
            self.changed.emit(ANYTHING)
            then()

        self.refresh_settings(stand)

    def lock(self) -> None:
        """Nobody sits here any more, as far as the shop can tell."""
        self._has_proved = False
        self.lock_wanted.emit()

    def _stand(self, standing: Standing) -> None:
        """Take what the shop knows of whoever sits here; lock if that is nobody."""
        was, self.standing = self.standing, standing
        if standing.asks_who and (standing.rights is None or not self._has_proved):
            self.lock()
        elif standing.asks_who and standing.rights is not None:
            self.actor = Actor(self.actor.name, standing.rights.role)
        if standing != was:
            self.standing_changed.emit()

    def word(self, group: str, code: str) -> str:
        """The name of a code in the language chosen now."""
        return self.shop.program.word(group, code).in_language(self.lang)

    def category(self, code: str) -> str:
        """The name of a category in the language chosen now."""
        return self.shop.program.category_name(code, self.branches).in_language(self.lang)

    def stage(self, code: str) -> str:
        """The name of a stage in the language chosen now."""
        return self.shop.program.routes.stages[code].name.in_language(self.lang)

    def resolution(self, code: str) -> str:
        """The name of a resolution in the language chosen now."""
        route = self.shop.program.routes.newest(code)
        return route.name.in_language(self.lang) if route else code

    def term(self, code: str) -> Term:
        """What a word of the screens means; KeyError for one that the glossary does not know."""
        return self.shop.program.glossary.terms[code]

    def undo(self, action: ActionId) -> None:
        """Take an action back, or say which correction fits."""
        place = self._actions.index(action) if action in self._actions else None
        if place is not None:
            del self._actions[place]  # at once: the next Ctrl+Z means the one before

        def undone(changes: Changes) -> None:
            self._spread(changes)
            self.tell(lambda: translate("Window", "Undone."))

        def refused(error: Exception) -> None:
            if place is not None and not isinstance(error, NothingToUndoError):
                self._actions.insert(place, action)
            self.tell_failure(error)

        self.jobs.run(
            lambda _ctx: undo_action(self.shop, action_id=action, undone_by=self.actor.name),
            done=undone,
            failed=refused,
            owner=self,
        )

    def undo_last(self) -> None:
        """Ctrl+Z: take back what this window did last, then what it did before that."""
        if self._actions:
            self.undo(self._actions[-1])
        else:
            self.tell(lambda: translate("Window", "There is nothing to undo."))

    def go(self, page: str, key: str = "") -> None:
        """Show a page."""
        self.place_wanted.emit(Place(page, key))

    def tell(self, words: Words) -> None:
        """A notification."""
        if self.toasts is not None:
            self.toasts.show(words)

    def tell_hint(self, words: Words) -> None:
        """Nothing was done, and this is why."""
        if self.toasts is not None:
            self.toasts.show(words, failed=True)

    def tell_of(self, changes: Changes, words: Words) -> None:
        """A notification of what was done, with Undo where it can be undone."""
        if not _can_be_undone(changes):
            self.tell(words)
        elif self.toasts is not None:
            self.toasts.show(
                words,
                action=lambda: translate("Window", "Undo"),
                on_action=lambda: self.undo(changes.action),
            )

    def tell_failure(self, error: Exception) -> None:
        """A known failure as a notification; bugs are told by the crash dialog instead.

        A screen that turned out to be old is filled anew.
        """
        if isinstance(error, StaleScreenError):
            self.refresh_everything()
        if self.toasts is not None and isinstance(error, AftercareError):
            stays = isinstance(error, EnvironmentFailedError)
            self.toasts.show(
                lambda: sentence(error), failed=True, lasts_ms=20_000 if stays else 9_000
            )

    def today(self) -> date:
        """The shop's own calendar day."""
        return self.shop.today(self.settings.zone)

    @property
    def lang(self) -> str:
        """The language chosen now."""
        return chosen_language()


def _can_be_undone(changes: Changes) -> bool:
    """Whether nothing of it moved money or goods; `undo_action` has the last word."""
    return bool(changes.kinds) and all(KINDS[kind].undo in TAKES_BACK for kind in changes.kinds)
