"""Content, loading, empty or failed: one of them at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.words import Words


class StateStack(QStackedWidget):
    """Wraps the content of a card or page; what stands instead is handed in once."""

    def __init__(
        self,
        content: QWidget,
        *,
        skeleton: Skeleton,
        empty: EmptyState,
        error: ErrorState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._content, self._skeleton, self._empty, self._error = content, skeleton, empty, error
        for widget in (content, skeleton, empty, error):
            self.addWidget(widget)

    def show_content(self) -> None:
        """There is something to see."""
        self._skeleton.end()
        self.setCurrentWidget(self._content)

    def show_loading(self) -> None:
        """It is on its way; what was there before goes."""
        self._skeleton.begin()
        self.setCurrentWidget(self._skeleton)

    def show_empty(self) -> None:
        """There is nothing, and one thing to do about it."""
        self._skeleton.end()
        self.setCurrentWidget(self._empty)

    def show_error(self, happened: Words, safe: Words = "") -> None:
        """It failed."""
        self._skeleton.end()
        self._error.say(happened, safe)
        self.setCurrentWidget(self._error)
