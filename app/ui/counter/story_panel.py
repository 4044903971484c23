"""Step 2: what happened? Two sentences and some photos."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.services.photos import KeptPhoto, keep_photo, read_picture
from app.services.shop import Shop
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import OfferedPhotos, StripPhoto


class StoryPanel(Card):
    """``edited`` on any word or photo. Photos are on disk before they are shown."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme, lambda: translate("Counter", "2  What happened?"), parent=parent
        )
        self._desk = desk
        self._kept: dict[str, KeptPhoto] = {}
        self.complaint = QPlainTextEdit()
        self.complaint.setTabChangesFocus(True)
        self.name, self.phone = QLineEdit(), QLineEdit()
        self.strip = PhotoStrip(desk.theme)
        self._problem = Field(
            desk.theme, lambda: translate("Counter", "In the customer's words"), self.complaint
        )
        who = QHBoxLayout()
        who.setSpacing(NEAR_PX)
        who.addWidget(Field(desk.theme, lambda: translate("Counter", "Customer"), self.name), 1)
        who.addWidget(Field(desk.theme, lambda: translate("Counter", "Phone"), self.phone), 1)
        self.body.addWidget(self._problem, 1)
        self.body.addWidget(Field(desk.theme, lambda: translate("Counter", "Photos"), self.strip))
        self.body.addLayout(who)
        self.complaint.textChanged.connect(self._on_text_changed)
        self.name.textEdited.connect(lambda _text: self.edited.emit())
        self.phone.textEdited.connect(lambda _text: self.edited.emit())
        self.strip.photos_offered.connect(self._on_photos_offered)
        self.strip.pick_requested.connect(self.pick)
        self.strip.photo_removed.connect(self._on_photo_removed)
        self.retranslate()

    def photos(self) -> tuple[KeptPhoto, ...]:
        """The photos of this intake, in order."""
        shown = [photo.photo_id for photo in self.strip.photos()]
        return tuple(self._kept[photo_id] for photo_id in shown if photo_id in self._kept)

    def fill(self, complaint: str, name: str, phone: str, photos: tuple[KeptPhoto, ...]) -> None:
        """Show what a draft kept, or nothing."""
        self.complaint.setPlainText(complaint)
        self.name.setText(name)
        self.phone.setText(phone)
        self._kept = {photo.sha256: photo for photo in photos}
        self._show_photos()

    def set_problem(self, words: str) -> None:
        """What is wrong with the complaint."""
        self._problem.set_problem(words)

    def retranslate(self) -> None:
        """Placeholders."""
        self.complaint.setPlaceholderText(
            translate("Counter", "e.g. the zip broke after two days; the strap has lost colour")
        )

    def pick(self) -> None:
        """The file chooser (Ctrl+O)."""
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            translate("Counter", "Add photos"),
            "",
            translate("Counter", "Photos") + " (*.jpg *.jpeg *.png *.webp *.heic *.heif)",
        )
        if paths:
            self.take(OfferedPhotos(tuple(Path(path) for path in paths)))

    def take(self, offered: OfferedPhotos) -> None:
        """Keep photos durably, then show them; one that is refused says why."""

        def keep(shop: Shop, ctx: JobContext) -> list[KeptPhoto]:
            kept = []
            pictures = offered.paths or (None,)
            for count, path in enumerate(pictures):
                ctx.report(count, len(pictures))
                ctx.check()
                kept.append(keep_photo(shop, offered.png if path is None else read_picture(path)))
            return kept

        self._desk.work(keep, owner=self, done=self._on_kept)

    def _on_photos_offered(self, offered: OfferedPhotos) -> None:
        self.take(offered)

    def _on_kept(self, photos: list[KeptPhoto]) -> None:
        self._kept |= {photo.sha256: photo for photo in photos}
        self._show_photos()
        self.edited.emit()

    def _show_photos(self) -> None:
        self.strip.set_photos(tuple(StripPhoto(sha256) for sha256 in self._kept))
        show_thumbnails(self._desk, self.strip, list(self._kept))

    def _on_photo_removed(self, photo_id: str) -> None:
        kept = self._kept.pop(photo_id, None)
        self.edited.emit()
        if kept is None or self._desk.toasts is None:
            return

        def bring_back() -> None:
            self._kept[photo_id] = kept
            self._show_photos()
            self.edited.emit()

        self._desk.toasts.show(
            lambda: translate("Counter", "Photo removed."),
            action=lambda: translate("Window", "Undo"),
            on_action=bring_back,
        )

    def _on_text_changed(self) -> None:
        self.set_problem("")
        self.edited.emit()
