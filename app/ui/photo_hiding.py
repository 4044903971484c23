"""Hiding a wrong photo: why, asked in a line below it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.photo_hiding import PhotoSubject, hide_photo
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.pictures import show_thumbnails
from app.ui.tell_line import Answers, Blank, TellLine
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import StripPhoto
from app.ui.widgets.themed import Themed


class HidePhotoLine(Themed):
    """Shows which photo is meant, asks why, and hides it; undo brings it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._strip = PhotoStrip(desk.theme, frozen=True)
        self.line = TellLine(desk)
        self.line.closed.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self._strip)
        column.addWidget(self.line)
        self.hide()

    def ask(self, of: PhotoSubject, sha256: str) -> None:
        """Ask why the photo ``sha256`` of a case or an item should be shown no more."""
        self._strip.set_photos((StripPhoto(sha256),))
        show_thumbnails(self._desk, self._strip, [sha256])
        self.show()
        self.line.ask(
            sha256,
            lambda: translate("Photos", "Hide this photo from all views and papers?"),
            (Blank("reason", lambda: translate("Photos", "Why? It goes into the timeline.")),),
            lambda: translate("Photos", "Hide it"),
            lambda told: self._hide(of, sha256, told),
        )

    def leave(self) -> bool:
        """Esc gives it up."""
        return self.line.close_line()

    def _hide(self, of: PhotoSubject, sha256: str, told: Answers) -> None:
        desk = self._desk
        desk.do(
            lambda shop: hide_photo(
                shop,
                of=of,
                sha256=sha256,
                reason=told.text("reason"),
                hidden_by=desk.actor.name,
            ),
            owner=self,
            said=lambda: translate("Photos", "The photo is hidden."),
            done=lambda _changes: self._close(),
        )

    def _close(self) -> None:
        self.line.close_line()
