"""Step 2: what happened? Two sentences, some photos, and who says so."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.domain.errors import AftercareError
from app.domain.parties import CLAIMANTS
from app.services.photos import KeptPhoto, keep_photo, read_picture
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.pictures import show_thumbnails
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import OfferedPhotos, StripPhoto, offered_photos
from app.ui.widgets.words import Words

_MOST_TOLD = 3
_NAME_LETTERS = 40
_Refused = tuple[str, AftercareError]  # the file's name, and why


class ComplaintEdit(QPlainTextEdit):
    """Plain words; a picture that is pasted or dropped here is a photo of the case."""

    photos_offered = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Pictures too."""
        return _only_photos(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words into the text, pictures to the photos."""
        photos = _only_photos(source)
        if photos is None:
            super().insertFromMimeData(source)
        else:
            self.photos_offered.emit(photos)


def _only_photos(source: QMimeData) -> OfferedPhotos | None:
    """The photos on offer; None where there are words, of which a picture is only a rendering."""
    photos = offered_photos(source)
    if photos is None or (not photos.paths and source.hasText() and source.text().strip()):
        return None
    return photos


class StoryPanel(Card):
    """``edited`` on any word or photo. Photos are on disk before they are shown."""

    edited = Signal()
    photo_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme, lambda: translate("Counter", "2  What happened?"), parent=parent
        )
        self._desk = desk
        self._kept: dict[str, KeptPhoto] = {}
        self._intakes = 0  # an undo that comes too late must not reach the next customer's photos
        self.complaint = ComplaintEdit()
        self.complaint.setTabChangesFocus(True)
        self.claimant = QComboBox()
        self.name, self.phone = QLineEdit(), QLineEdit()
        self.strip = PhotoStrip(desk.theme)
        self._problem = Field(
            desk.theme, lambda: translate("Counter", "In the customer's words"), self.complaint
        )
        who = QHBoxLayout()
        who.setSpacing(NEAR_PX)
        theme = desk.theme
        for field in (
            Field(theme, lambda: translate("Counter", "Who complains"), self.claimant),
            Field(theme, lambda: translate("Counter", "Name"), self.name),
            Field(theme, lambda: translate("Counter", "Phone"), self.phone),
        ):
            who.addWidget(field, 1)
        self.body.addWidget(self._problem, 1)
        self.body.addWidget(Field(theme, lambda: translate("Counter", "Photos"), self.strip))
        self.body.addLayout(who)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.complaint.textChanged.connect(self._on_text_changed)
        self.complaint.photos_offered.connect(self.take)
        self.claimant.activated.connect(lambda _row: self.edited.emit())
        self.name.textEdited.connect(lambda _text: self.edited.emit())
        self.phone.textEdited.connect(lambda _text: self.edited.emit())
        self.strip.photos_offered.connect(self.take)
        self.strip.pick_requested.connect(self.pick)
        self.strip.photo_removed.connect(self._on_photo_removed)
        self.strip.preview_requested.connect(self.photo_wanted)

    def photos(self) -> tuple[KeptPhoto, ...]:
        """The photos of this intake, in order."""
        shown = [photo.photo_id for photo in self.strip.photos()]
        return tuple(self._kept[photo_id] for photo_id in shown if photo_id in self._kept)

    def fill(
        self, complaint: str, who: tuple[str, str, str], photos: tuple[KeptPhoto, ...]
    ) -> None:
        """Show what a draft kept, or nothing; ``who``: party, name, phone."""
        claimant, name, phone = who
        self._intakes += 1
        self.complaint.setPlainText(complaint)
        self.complaint.moveCursor(QTextCursor.MoveOperation.End)
        self.claimant.setCurrentIndex(max(self.claimant.findData(claimant), 0))
        self.name.setText(name)
        self.phone.setText(phone)
        self._kept = {photo.sha256: photo for photo in photos}
        self._show_photos()

    def set_problem(self, words: Words) -> None:
        """What is wrong with the complaint."""
        self._problem.set_problem(words)

    def retranslate(self) -> None:
        """Placeholder, and the parties that may complain."""
        self.complaint.setPlaceholderText(
            translate("Counter", "e.g. the zip broke after two days; the strap has lost colour")
        )
        chosen = self.claimant.currentData() or "buyer"
        self.claimant.clear()
        for party in CLAIMANTS:
            self.claimant.addItem(self._desk.word("party", party), party)
        self.claimant.setCurrentIndex(max(self.claimant.findData(chosen), 0))

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
        """Keep photos durably, then show them; one that is refused says why, the others stay."""

        def keep(shop: Shop, ctx: JobContext) -> tuple[list[KeptPhoto], list[_Refused]]:
            kept, refused = [], []
            pictures = offered.paths or (None,)
            for count, path in enumerate(pictures):
                ctx.report(count, len(pictures))
                ctx.check()
                try:
                    picture = offered.png if path is None else read_picture(path)
                    kept.append(keep_photo(shop, picture))
                except AftercareError as error:
                    refused.append((path.name if path else "", error))
            return kept, refused

        intake = self._intakes
        self._desk.work(keep, owner=self, done=lambda result: self._on_kept(intake, *result))

    def _on_kept(self, intake: int, photos: list[KeptPhoto], refused: list[_Refused]) -> None:
        if photos and intake == self._intakes:
            self._kept = {photo.sha256: photo for photo in (*self.photos(), *photos)}
            self._show_photos()
            self.edited.emit()
        for name, error in refused[:_MOST_TOLD]:
            self._tell_refused(name, error)

    def _tell_refused(self, name: str, error: AftercareError) -> None:
        def words() -> str:
            return f"{name[:_NAME_LETTERS]}  {sentence(error)}".strip()

        if self._desk.toasts is not None:
            self._desk.toasts.show(words, failed=True)

    def _show_photos(self) -> None:
        self.strip.set_photos(tuple(StripPhoto(sha256) for sha256 in self._kept))
        show_thumbnails(self._desk, self.strip, list(self._kept))

    def _on_photo_removed(self, photo_id: str) -> None:
        kept = self._kept.pop(photo_id, None)
        self.edited.emit()
        if kept is None or self._desk.toasts is None:
            return

        intake = self._intakes

        def bring_back() -> None:
            if intake != self._intakes:
                return
            self._kept[photo_id] = kept
            self.strip.restore(photo_id)
            self.edited.emit()

        self._desk.toasts.show(
            lambda: translate("Counter", "Photo removed."),
            action=lambda: translate("Window", "Undo"),
            on_action=bring_back,
        )

    def _on_text_changed(self) -> None:
        self.set_problem("")
        self.edited.emit()
