"""The Qt side of the composition root: application, theme, jobs, desk, window."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLockFile, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.categories import Branch
from app.domain.errors import AftercareError
from app.domain.moves import Actor
from app.domain.settings import ShopSettings
from app.services.device import DeviceSettings, read_device, write_device
from app.services.folder_check import folder_risk
from app.services.photos import sweep_orphans
from app.services.shop import Shop, ShopInUseError
from app.text.catalogue import choose_language, chosen_language
from app.text.errors import notice_sentence, sentence
from app.ui.crash import CrashDialog, describe_failure
from app.ui.desk import Desk
from app.ui.founding import FoundingDialog
from app.ui.jobs import JobContext, Jobs
from app.ui.key_filter import KeyFilter
from app.ui.learning_watch import LearningWatch
from app.ui.opening import OpeningWindow
from app.ui.pages import FACTORIES
from app.ui.theme.fonts import load_fonts
from app.ui.theme.theme import Choice, Theme
from app.ui.widgets.words import announce_language
from app.ui.window import MainWindow

_Opened = tuple[Shop, ShopSettings, dict[str, Branch], DeviceSettings, bool]
OpenShop = Callable[[Callable[[int, int], None]], Shop]
FoundShop = Callable[[dict[str, str]], None]
_CLOSE_WITHIN_MS = 10_000
_LOCK = "window.lock"
_WARNING_MS = 60_000
_TURN_S = 0.001  # how long a working thread may keep Python while the window waits: usually 5 ms


class Application(QObject):
    """Everything that lives as long as the window, in the order in which it is made and ended."""

    def __init__(
        self,
        app: QApplication,
        *,
        folder: Path,
        open_shop: OpenShop,
        actor: Actor,
        lang: str,
        found: FoundShop | None = None,
    ) -> None:
        super().__init__()
        sys.setswitchinterval(_TURN_S)
        self.app = app
        self._folder, self._open_shop, self._actor, self._lang = folder, open_shop, actor, lang
        self._found = found
        self._dialog: FoundingDialog | None = None
        self._qt_words = QTranslator()
        self.theme = Theme(app, family=load_fonts())
        self.jobs = Jobs()
        self.jobs.crashed.connect(self._on_crashed)
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # only a process that is gone leaves a stale lock
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self._learning: LearningWatch | None = None
        self._opening = OpeningWindow(self.theme)
        self._keys = KeyFilter(app)
        self._crash: CrashDialog | None = None
        self._box: QMessageBox | None = None
        self.exit_code = 0

    def start(self, ready: Callable[[MainWindow], None] | None = None) -> None:
        """Open the shop off the UI thread, then show the window."""
        if lang := self._lang:
            self.use_language(lang)
        if self._is_open_elsewhere():
            self._on_failed(ShopInUseError(str(self._folder)))
            return
        self._opening.begin()
        gc.disable()  # what is made now stays: to look through it for rubbish only takes time

        def opened(found: _Opened) -> None:
            shop, settings, branches, device, asks_who = found
            self.use_language(self._lang or device.language or settings.language)
            if device.appearance != "system":
                self.use_scheme("dark" if device.appearance == "dark" else "light")
            self.desk = Desk(shop, self.theme, self.jobs, self._actor, settings, branches)
            self.window = MainWindow(self.desk, FACTORIES)
            self.desk.language_wanted.connect(self._on_language_wanted)
            self.theme.changed.connect(self._remember)
            self._keys.scanner.scanned.connect(self.window.scanned)
            self._keys.stirred.connect(self.window.locking.idle.stirred)
            self._keys.begin()
            self._opening.end()
            self.desk.go("counter")
            self.window.show()
            self.window.count()
            if asks_who:
                self.desk.lock()
            self._look_after(shop)
            self._learning = LearningWatch(self.desk, self)
            self._learning.begin()
            gc.enable()
            if ready:
                ready(self.window)

        def open_it(ctx: JobContext) -> _Opened:
            shop = self._open_shop(ctx.report)
            device = read_device(self._folder)
            asks_who = shop.queries.users.asks_who()
            return shop, shop.queries.settings(), shop.queries.branches(), device, asks_who

        self.jobs.run(
            open_it,
            done=opened,
            failed=self._on_failed,
            progress=self._opening.advance,
        )

    def _on_language_wanted(self, lang: object) -> None:
        self.use_language(str(lang))
        self._remember()

    def _remember(self) -> None:
        """This computer keeps how its window looks and which language it speaks."""
        device = DeviceSettings(self.theme.choice, chosen_language())
        folder = self._folder
        self.jobs.run(
            lambda _ctx: write_device(folder, device),
            done=lambda _none: None,
            failed=lambda _error: None,  # a full disk must not keep anyone from reading in the dark
        )

    def _is_open_elsewhere(self) -> bool:
        """Whether another window holds this shop; a folder that takes no lock holds nothing."""
        if not self._folder.is_dir() or self._lock.tryLock(0):
            return False
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def _look_after(self, shop: Shop) -> None:
        """What nobody waits for: warn about a risky folder, sweep photos that nothing names."""
        risk = folder_risk(shop.folder)
        if risk and self.desk is not None and self.desk.toasts is not None:
            self.desk.toasts.show(lambda: notice_sentence(risk), failed=True, lasts_ms=_WARNING_MS)
        self.jobs.run(
            lambda _ctx: sweep_orphans(shop), done=lambda _gone: None, failed=lambda _error: None
        )

    def use_language(self, lang: str) -> None:
        """Speak ``lang`` from now on, in every open window and in Qt's own buttons."""
        choose_language(lang)
        self.app.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if lang == "zh" and self._qt_words.load("qtbase_zh_CN", folder):
            self.app.installTranslator(self._qt_words)
        announce_language(self.app)

    def use_scheme(self, choice: Choice) -> None:
        """Light, dark, or as the system does."""
        self.theme.choose(choice)

    def close(self) -> None:
        """End the window, its work, and its hold on the shop; what was typed stays as a draft."""
        gc.enable()
        self._keys.end()
        if self._learning is not None:
            self._learning.end()
        if self.window is not None:
            self.window.close()
        if self.desk is not None:
            self.desk.toasts = None  # what finishes from now on is told to nobody
        self.jobs.close(_CLOSE_WITHIN_MS)
        if self.desk is not None:
            self.desk.closing.emit()
            self.desk.shop.close()
        for widget in (self.window, self._opening, self._crash, self._dialog, self._box):
            if widget is not None:
                widget.deleteLater()
        self.app.removeTranslator(self._qt_words)
        self._lock.unlock()

    def on_bug(
        self,
        kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        """Python's hook for what nobody caught on the UI thread."""
        if issubclass(kind, KeyboardInterrupt):
            self.app.quit()
        else:
            self._on_crashed(describe_failure(error))

    def _on_crashed(self, failure: object) -> None:
        """A bug: on the console where there is one, in the shop's logs, and on the screen."""
        if sys.stderr is not None:  # a packaged window has none
            sys.stderr.write(str(failure))
        if self._crash is not None:
            self._crash.add(str(failure))
            return
        self._crash = CrashDialog(self.theme, self._folder, str(failure), self.window)
        self._crash.finished.connect(self._on_crash_read)
        self._crash.show()

    def _on_crash_read(self) -> None:
        self._crash = None
        if self.window is None:  # it happened before there was anything to go on with
            self.app.quit()

    def _found_first(self, found: FoundShop) -> None:
        """The folder holds no shop yet: ask three things and make one."""
        dialog = FoundingDialog(self.theme, str(self._folder), found)
        dialog.accepted.connect(self.start)
        dialog.rejected.connect(self.app.quit)
        dialog.open()
        self._dialog = dialog  # Qt does not keep a dialog that has no parent

    def _on_failed(self, error: Exception) -> None:
        """The shop could not be opened: say why, and end."""
        gc.enable()
        self._opening.end()
        if (
            self._found is not None
            and isinstance(error, AftercareError)
            and error.code == "no_shop"
        ):
            self._found_first(self._found)
            return
        self.exit_code = 3
        if not isinstance(error, AftercareError):
            return  # a bug, and the crash dialog tells of it
        box = QMessageBox(QMessageBox.Icon.Warning, "Aftercare", sentence(error))
        box.finished.connect(self.app.quit)
        box.open()
        self._box = box  # Qt does not keep a box that has no parent


def run_window(
    folder: Path, open_shop: OpenShop, *, found: FoundShop, actor: Actor, lang: str = ""
) -> int:
    """Open the window on a shop and stay until it is closed; returns the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Aftercare")
    running = Application(
        app, folder=folder, open_shop=open_shop, actor=actor, lang=lang, found=found
    )
    sys.excepthook = running.on_bug
    running.start()
    try:
        code = app.exec()
    finally:
        running.close()
    return running.exit_code or code
