"""What the window expects of a page."""

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.ui.desk import ANYTHING, Desk
from app.ui.widgets.themed import Themed


class Page(Themed):
    """A page of the window. It asks when it is opened, and again when what it shows changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.desk = desk
        desk.changed.connect(self._on_changed)

    def open(self, key: str) -> None:
        """Come to the front with ``key`` (a case number, a SKU …; may be empty)."""
        self.load(key)

    def load(self, key: str) -> None:
        """Ask for what the page shows. Called on each opening."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask again for what is shown now."""
        raise NotImplementedError

    def concerns(self, changes: Changes) -> bool:
        """Whether these changes may touch what the page shows; by default all do."""
        return bool(changes.subjects)

    def leave(self) -> bool:
        """Whether Esc was used up by the page itself (a panel closed, a field cleared)."""
        return False

    def _on_changed(self, changes: Changes) -> None:
        # A page that is not looked at asks when it is opened.
        if self.isVisible() and (changes is ANYTHING or self.concerns(changes)):
            self.refresh()
