"""Step 2: what happened? Two sentences, some photos, and who says so."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.services.photos import KeptPhoto
from app.text.catalogue import translate
from app.ui.counter.chat_line import ChatLine
from app.ui.counter.claimant_fields import ClaimantFields
from app.ui.counter.intake import Intake
from app.ui.counter.photo_tray import PhotoTray
from app.ui.counter.similar_lines import SimilarLines
from app.ui.desk import Desk
from app.ui.theme.metrics import CONTROL_PX
from app.ui.widgets.buttons import IconButton, shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photos import OfferedPhotos, offered_photos
from app.ui.widgets.words import Words


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
    """``edited`` on any word or photo. Photos are on disk before they are shown.

    ``claimant_changed`` carries the party; ``chat_wanted`` when a chat shall be pasted.
    """

    edited = Signal()
    photo_wanted = Signal(object)
    claimant_changed = Signal(object)
    chat_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme, lambda: translate("Counter", "2  What happened?"), parent=parent
        )
        self._desk = desk
        self.complaint = ComplaintEdit()
        self.complaint.setTabChangesFocus(True)
        self.strip = PhotoStrip(desk.theme)
        self._tray = PhotoTray(desk, self.strip)
        self.who = ClaimantFields(desk)
        self.claimant, self.name, self.phone = self.who.party, self.who.name, self.who.phone
        self.similar = SimilarLines(desk)
        self.chat = ChatLine(desk)
        self._paste = IconButton(
            desk.theme,
            "message-square",
            _paste_words,
        )
        self._paste.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads from field to field
        self._paste.setFixedHeight(CONTROL_PX)  # the title stands in line with its neighbours
        self.add_action(self._paste)
        self._problem = Field(desk.theme, self._label_words, self.complaint)
        self.body.addWidget(self._problem, 1)
        self.body.addWidget(self.similar)
        self.body.addWidget(self.chat)
        self.body.addWidget(Field(desk.theme, lambda: translate("Counter", "Photos"), self.strip))
        self.body.addWidget(self.who)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.complaint.textChanged.connect(self._on_text_changed)
        self.complaint.photos_offered.connect(self.take)
        self.who.edited.connect(self.edited)
        self.who.party_changed.connect(self._on_party_changed)
        self.chat.edited.connect(self.edited)
        self._tray.edited.connect(self.edited)
        self.strip.preview_requested.connect(self.photo_wanted)
        self._paste.clicked.connect(self.chat_wanted)

    def photos(self) -> tuple[KeptPhoto, ...]:
        """The photos of this intake, in order."""
        return self._tray.photos()

    def fill(self, intake: Intake) -> None:
        """Show what a draft kept, or nothing."""
        self.complaint.setPlainText(intake.complaint)
        self.complaint.moveCursor(QTextCursor.MoveOperation.End)
        self.who.fill(intake.claimant, intake.name, intake.phone, intake.consignor)
        self.chat.fill(intake.chat, intake.customer)
        self._tray.fill(intake.photos)

    def add_words(self, words: str) -> None:
        """More words of the complaint, below those that are there."""
        before = self.complaint.toPlainText().rstrip()
        self.complaint.setPlainText(f"{before}\n{words}" if before else words)
        self.complaint.moveCursor(QTextCursor.MoveOperation.End)
        self.complaint.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_problem(self, words: Words) -> None:
        """What is wrong with the complaint."""
        self._problem.set_problem(words)

    def retranslate(self) -> None:
        """The example of what this claimant says."""
        self._problem.say(self._label_words)
        self.complaint.setPlaceholderText(self.who.kind().hint.in_language(self._desk.lang))

    def pick(self) -> None:
        """The file chooser (Ctrl+O)."""
        self._tray.pick()

    def take(self, offered: OfferedPhotos) -> None:
        """Photos that were dropped or pasted."""
        self._tray.take(offered)

    def _label_words(self) -> str:
        if self.who.chosen() == "buyer":
            return translate("Counter", "In the customer's words")
        return translate("Counter", "In their own words")

    def _on_party_changed(self, party: object) -> None:
        self.retranslate()
        self.claimant_changed.emit(party)

    def _on_text_changed(self) -> None:
        self.set_problem("")
        self.edited.emit()


def _paste_words() -> str:
    words = translate("Counter", "Paste a chat")
    return f"{words}  {shortcut_text('Ctrl+Shift+V')}"
