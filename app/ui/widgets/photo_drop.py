"""What photos can be dropped on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme.theme import Theme
from app.ui.widgets.photos import offered_photos
from app.ui.widgets.themed import Themed


class PhotoDrop(Themed):
    """``photos_offered`` carries the `OfferedPhotos` that were dropped.

    Who inherits says by `setAcceptDrops` whether it takes them, and paints ``_dropping``.
    """

    photos_offered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._dropping = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome photos, and show where they go."""
        if offered_photos(event.mimeData()) is not None:
            self._dropping = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went away."""
        self._dropping = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer what was dropped."""
        self._dropping = False
        self.update()
        offered = offered_photos(event.mimeData())
        if offered is not None:
            event.acceptProposedAction()
            self.photos_offered.emit(offered)
