"""The frame: rail, search box, pages, status bar. It knows where pages are, not what they do."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.rows import Hit, QueueFilter
from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.dates import local_time
from app.ui.desk import Desk, Place
from app.ui.page import Page
from app.ui.pages import BELOW, PLACES, PageFactory
from app.ui.sign_in.locking import Locking
from app.ui.sign_in.user_button import LOCK_KEYS, UserButton
from app.ui.slip_notice import tell_slip
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.nav_rail import NavRail
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.texts import Text
from app.ui.widgets.toasts import ToastStack

_POLL_MS = 1000  # how often the window looks whether another process wrote
_COUNTED_AT_MOST = 1000
_SEARCH_WIDTH_PX = 460
_PLACES_KEPT = 20  # how far Esc goes back
_SCANNED_HITS = 20
_RECORDS = frozenset({"case", "people", "items"})  # Esc goes back from one to the one before
_BEGINNINGS = frozenset({"counter"})  # their key begins something: coming back must not repeat it
# Pages that the rail does not name stand under one that it does.
_RAIL_OF = {
    "case": "queue",
    "reclassify": "queue",
    "search": "queue",
    "keys": "settings",
    "help": "settings",
}


class MainWindow(QMainWindow):
    """One window on one shop."""

    def __init__(self, desk: Desk, factories: Mapping[str, PageFactory]) -> None:
        super().__init__()
        self._desk = desk
        self._factories = factories
        self._pages: dict[str, Page] = {}
        self._here = Place("")
        self._past: list[Place] = []
        self._data_version = 0
        self._is_looking = False
        self.setWindowTitle("Aftercare")
        self.resize(1280, 800)
        self.setMinimumSize(1024, 640)
        self._rail = NavRail(desk.theme, PLACES, BELOW)
        self._search = SearchBox(desk.theme, shortcut="Ctrl+K")
        self._stack = QStackedWidget()
        self._user = UserButton(desk)
        self.locking = Locking(desk, self, self._frame())
        self.setCentralWidget(self.locking.room)
        self._status = Text(desk.theme, "", "caption", tone="secondary")
        self._status.setContentsMargins(0, 0, GROUP_PX, 0)
        self.statusBar().addPermanentWidget(self._status)
        self.statusBar().setSizeGripEnabled(False)
        desk.toasts = ToastStack(desk.theme, self._stack)
        self._connect()
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._on_poll_timeout)
        self._poll.start()

    def _frame(self) -> QWidget:
        theme = self._desk.theme
        head = QWidget()
        # As high as it is: a page that wants more room than there is must not push it together.
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(head)
        row.setContentsMargins(GROUP_PX, NEAR_PX, GROUP_PX, NEAR_PX)
        row.setSpacing(NEAR_PX)
        self._search.setFixedWidth(_SEARCH_WIDTH_PX)
        row.addWidget(self._search)
        row.addStretch(1)
        row.addWidget(self._user)
        self._language = IconButton(
            theme, "languages", lambda: translate("Window", "Switch to Chinese / 中文")
        )
        self._scheme = IconButton(theme, "moon", lambda: translate("Window", "Light or dark"))
        self._show_scheme()
        row.addWidget(self._language)
        row.addWidget(self._scheme)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(self._stack, 1)
        frame = QWidget()
        columns = QHBoxLayout(frame)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._rail)
        columns.addLayout(right, 1)
        return frame

    def _connect(self) -> None:
        desk = self._desk
        self._rail.place_chosen.connect(lambda key: self.show_place(Place(str(key))))
        desk.place_wanted.connect(self.show_place)
        desk.changed.connect(self._on_changed)
        self.locking.let_in.connect(self._on_let_in)
        self._user.lock_wanted.connect(self.locking.lock)
        self._user.users_wanted.connect(lambda: desk.go("settings", "users"))
        self._search.searched.connect(self._on_searched)
        self._search.submitted.connect(self._on_submitted)
        self._search.left_downwards.connect(self._on_left_downwards)
        self._language.clicked.connect(
            lambda: desk.language_wanted.emit("en" if desk.lang == "zh" else "zh")
        )
        self._scheme.clicked.connect(self._on_scheme_clicked)
        desk.theme.changed.connect(self._show_scheme)
        for keys, slot in (
            ("Ctrl+Z", desk.undo_last),
            ("Esc", self.go_back),
            ("Ctrl+/", lambda: desk.go("keys")),
            ("F1", lambda: desk.go("help")),
            (LOCK_KEYS, self.locking.lock),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def _on_let_in(self, is_another: bool) -> None:  # noqa: FBT001 - a signal's slot
        """The same person goes on where she was; another begins anew, with her own eyes."""
        if is_another:
            self._past.clear()
            for page in self._pages.values():
                page.refresh()
            self._show(Place("counter"))

    def show_place(self, place: Place) -> None:
        """Bring a page to the front; Esc comes back from it."""
        here = self._here
        another = place.page != here.page or (place.page in _RECORDS and place.key != here.key)
        if here.page and another:
            self._past.append(here)
            del self._past[:-_PLACES_KEPT]
        self._show(place)

    def _show(self, place: Place) -> None:
        self._here = Place(place.page) if place.page in _BEGINNINGS else place
        page = self.page(place.page)
        self._stack.setCurrentWidget(page)
        for toast in self._desk.toasts.toasts() if self._desk.toasts else ():
            toast.raise_()  # the page has come above what was still being said
        self._rail.choose(_RAIL_OF.get(place.page, place.page))
        page.open(place.key)

    def page(self, name: str) -> Page:
        """A page, made when it is first wanted."""
        if name not in self._pages:
            self._pages[name] = self._factories[name](self._desk)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def go_back(self) -> None:
        """Esc: out of the search box, then what the page closes itself, then the page before."""
        here = self._here
        if self._search.hasFocus() and here.page != "search":
            self._show(here)
        elif not (here.page and self.page(here.page).leave()) and self._past:
            self._show(self._past.pop())

    def scanned(self, code: str) -> None:
        """A scanner read ``code``: land where it belongs; nowhere while the window is locked."""
        if self.locking.is_locked:
            return
        self._desk.ask(
            lambda queries: queries.search.typed(code, limit=_SCANNED_HITS),
            lambda hits: self._land(code, hits),
            owner=self,
            key="window.scanned",
        )

    def _land(self, code: str, hits: list[Hit]) -> None:
        """A case or a person opens; everything else is the beginning of an intake."""
        exact = [hit for hit in hits if hit.exact]
        # A tag may read like a case's number with its zeros left out: what it says wins.
        found = next((hit for hit in exact if hit.key == code), next(iter(exact), None))
        page = {"case": "case", "person": "people"}.get(found.subject_type) if found else None
        if page and found:
            self._desk.go(page, found.key)
            tell_slip(self._desk, code, owner=self)
        else:
            self._desk.go("counter", code)

    def _on_searched(self, words: object) -> None:
        if str(words).strip():
            self.show_place(Place("search", str(words)))
            self._search.setFocus()
        elif self._here.page == "search":
            self.go_back()

    def _on_submitted(self, words: object) -> None:
        if str(words).strip():
            self.show_place(Place("search", "\n" + str(words)))

    def _on_left_downwards(self) -> None:
        if self._here.page == "search":
            self.page("search").setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_scheme_clicked(self) -> None:
        theme = self._desk.theme
        theme.choose("light" if theme.palette.scheme == "dark" else "dark")

    def _show_scheme(self) -> None:
        self._scheme.set_icon("sun" if self._desk.theme.palette.scheme == "dark" else "moon")

    def _on_changed(self, _changes: object) -> None:
        self.count()

    def count(self) -> None:
        """Badges and status line, counted in the background."""
        now_ms = self._desk.shop.clock()
        self._desk.ask(
            lambda queries: _counts(queries, now_ms),
            self._on_counted,
            owner=self,
            key="window.count",
        )

    def _on_counted(self, counts: tuple[int, int]) -> None:
        waiting, overdue = counts
        badge = "999+" if waiting >= _COUNTED_AT_MOST else str(waiting or "")
        self._rail.set_badge("queue", badge, late=bool(overdue))
        counted_at = self._desk.shop.clock()
        late = "999+" if overdue >= _COUNTED_AT_MOST else str(overdue)

        def words() -> str:
            clock = local_time(counted_at, self._desk.settings.zone).strftime("%H:%M")
            return translate("Window", "up to date {clock}  ·  {n} overdue").format(
                clock=clock, n=late
            )

        self._status.say(words)

    def _on_poll_timeout(self) -> None:
        """Ask on the thread that writes: SQLite tells its connection of others' commits alone."""
        self.locking.look()
        if not self._is_looking:
            self._is_looking = True
            self._desk.work(
                lambda shop, _ctx: shop.queries.data_version(),
                owner=self,
                done=self._on_data_version,
                failed=self._on_not_looked,
            )

    def _on_data_version(self, version: int) -> None:
        self._is_looking = False
        if self._data_version not in (0, version):
            self._desk.refresh_everything()
        self._data_version = version

    def _on_not_looked(self, _error: Exception) -> None:
        """The next look may succeed; whoever works with the shop is told why it does not."""
        self._is_looking = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; the composition root ends the work."""
        self._poll.stop()
        super().closeEvent(event)


def _counts(queries: Queries, now_ms: int) -> tuple[int, int]:
    """Open cases and overdue ones, each counted no further than 1,000."""
    waiting, overdue = queries.cases.counts((QueueFilter(), QueueFilter(due_before=now_ms)))
    return waiting, overdue
