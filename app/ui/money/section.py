"""What the money page expects of a tab's content."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.changes import Changes
from app.ui.desk import Desk
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words


class MoneySection(Themed):
    """A tab's content. It asks when it is loaded, and again when what it shows has changed."""

    def load(self, key: str) -> None:
        """Come to the front; ``key`` names what to show first, and may be empty."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask again for what is shown now."""
        raise NotImplementedError

    def concerns(self, changes: Changes) -> bool:
        """Whether these changes may touch what is shown; by default all do."""
        return bool(changes.subjects)

    def leave(self) -> bool:
        """Esc: close what is open in it; whether there was something."""
        return False


@dataclass(frozen=True, slots=True)
class MoneyTab:
    """One tab: its key, its words, and how its content is made when it is first wanted."""

    key: str
    words: Words
    make: Callable[[Desk], MoneySection]
