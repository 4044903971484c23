"""The banner that says: this is there already, and opens it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.duplicates import DuplicateWarning
from app.text.catalogue import translate
from app.text.similar import duplicate_words
from app.ui.desk import Desk
from app.ui.widgets.banners import Banner


class DuplicateBanner(Banner):
    """Says it once: put away, it comes back only for another case or another intake.

    ``told`` carries the number of the case that it tells of now, or nothing.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme,
            "",
            lambda: translate("Counter", "Open that case  Alt+O"),
            tone="warning",
            parent=parent,
        )
        self._desk = desk
        self._warning: DuplicateWarning | None = None
        self._put_away = ""  # the number of the case that need not be told of again
        self.action_taken.connect(self.open_case)
        self.dismissed.connect(self._on_dismissed)
        self.hide()

    def warn(self, warning: object) -> None:
        """What is typed now is there already, or (None) is not."""
        found = warning if isinstance(warning, DuplicateWarning) else None
        self._warning = found
        self.say(lambda: duplicate_words(found) if found else "")
        speaks = found is not None and found.number != self._put_away
        self.setVisible(speaks)
        self.told.emit(found.number if found and speaks else "")

    def start_afresh(self) -> None:
        """Another intake begins."""
        self._put_away = ""
        self.warn(None)

    def open_case(self) -> None:
        """Go to the case that is there; what was typed is kept."""
        if self._warning is not None and self.isVisible():
            self._desk.go("case", self._warning.number)

    def _on_dismissed(self) -> None:
        self._put_away = self._warning.number if self._warning else ""
        self.told.emit("")
