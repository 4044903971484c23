"""The frame: rail, search box, pages, status bar. It knows where pages are, not what they do."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.rows import QueueFilter
from app.services.reading import Queries
from app.text.catalogue import translate
from app.text.dates import local_time
from app.ui.desk import ANYTHING, Desk, Place
from app.ui.page import Page
from app.ui.pages import BELOW, PLACES, PageFactory
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.nav_rail import NavRail
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.texts import Text
from app.ui.widgets.toasts import ToastStack

_POLL_MS = 1000  # how often the window looks whether another process wrote
_COUNTED_AT_MOST = 1000
_SEARCH_WIDTH_PX = 460
# Pages that the rail does not name stand under one that it does.
_RAIL_OF = {"case": "queue", "search": "queue", "keys": "settings"}


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
        self.setWindowTitle("Aftercare")
        self.resize(1280, 800)
        self.setMinimumSize(1024, 640)
        self._rail = NavRail(desk.theme, PLACES, BELOW)
        self._search = SearchBox(desk.theme, shortcut="Ctrl+K")
        self._stack = QStackedWidget()
        self.setCentralWidget(self._frame())
        self._status = QLabel()
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
        row = QHBoxLayout(head)
        row.setContentsMargins(GROUP_PX, NEAR_PX, GROUP_PX, NEAR_PX)
        row.setSpacing(NEAR_PX)
        self._search.setFixedWidth(_SEARCH_WIDTH_PX)
        row.addWidget(self._search)
        row.addStretch(1)
        row.addWidget(Text(theme, self._desk.actor.name, tone="secondary"))
        self._language = IconButton(
            theme, "languages", lambda: translate("Window", "Switch to Chinese / 切换到英文")
        )
        self._scheme = IconButton(theme, "moon", lambda: translate("Window", "Light or dark"))
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
        self._search.searched.connect(self._on_searched)
        self._search.submitted.connect(self._on_submitted)
        self._language.clicked.connect(
            lambda: desk.language_wanted.emit("en" if desk.lang == "zh" else "zh")
        )
        self._scheme.clicked.connect(self._on_scheme_clicked)
        for keys, slot in (
            ("Ctrl+Z", desk.undo_last),
            ("Esc", self.go_back),
            ("Ctrl+/", lambda: desk.go("keys")),
            ("F1", lambda: desk.go("keys")),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(slot)

    def show_place(self, place: Place) -> None:
        """Bring a page to the front; Esc comes back from it."""
        if self._here.page and place != self._here:
            self._past.append(self._here)
            del self._past[:-20]
        self._here = place
        page = self.page(place.page)
        self._stack.setCurrentWidget(page)
        self._rail.choose(_RAIL_OF.get(place.page, place.page))
        page.open(place.key)

    def page(self, name: str) -> Page:
        """A page, made when it is first wanted."""
        if name not in self._pages:
            self._pages[name] = self._factories[name](self._desk)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def go_back(self) -> None:
        """Esc: what the page closes itself, then the page before."""
        if self._here.page and self.page(self._here.page).leave():
            return
        if self._search.hasFocus() and self._search.text():
            self._search.clear()
        elif self._past:
            place = self._past.pop()
            self._here = Place("")
            self.show_place(place)

    def scanned(self, code: str) -> None:
        """A scanner read ``code``: land where it belongs."""
        self._desk.ask(
            lambda queries: queries.search.scanned(code),
            lambda hit: (
                self._desk.go("counter", code)
                if hit is None or hit.subject_type == "item"
                else self._desk.go(
                    {"case": "case", "person": "people"}.get(hit.subject_type, "search"), hit.key
                )
            ),
            owner=self,
        )

    def _on_searched(self, words: object) -> None:
        if str(words).strip():
            self.show_place(Place("search", str(words)))
            self._search.setFocus()

    def _on_submitted(self, words: object) -> None:
        if str(words).strip():
            self.show_place(Place("search", "\n" + str(words)))

    def _on_scheme_clicked(self) -> None:
        theme = self._desk.theme
        dark = theme.palette.scheme == "dark"
        theme.choose("light" if dark else "dark")
        self._scheme.set_icon("moon" if dark else "sun")

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
        saved = local_time(self._desk.shop.clock(), self._desk.settings.zone).strftime("%H:%M")
        late = "999+" if overdue >= _COUNTED_AT_MOST else str(overdue)
        self._status.setText(
            translate("Window", "up to date {clock}  ·  {n} overdue").format(clock=saved, n=late)
        )

    def _on_poll_timeout(self) -> None:
        self._desk.ask(
            lambda queries: queries.data_version(),
            self._on_data_version,
            owner=self,
            key="window.poll",
        )

    def _on_data_version(self, version: int) -> None:
        if self._data_version not in (0, version):
            self._desk.changed.emit(ANYTHING)
        self._data_version = version

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; the composition root ends the work."""
        self._poll.stop()
        super().closeEvent(event)


def _counts(queries: Queries, now_ms: int) -> tuple[int, int]:
    """Open cases and overdue ones, each counted no further than 1,000."""
    waiting, overdue = queries.cases.counts((QueueFilter(), QueueFilter(due_before=now_ms)))
    return waiting, overdue
