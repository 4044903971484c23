"""One item of the checklist: its state, and every way to show it."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.services.checklists import ChecklistLine
from app.services.evidence import Shown
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.photo_picking import pick_photos
from app.ui.theme.metrics import ICON_PX, INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.chips import Chip
from app.ui.widgets.photo_drop import PhotoDrop
from app.ui.widgets.photos import offered_photos
from app.ui.widgets.texts import ElidedText
from app.ui.widgets.themed import is_key

_NAME_PX = 210
_CHIP_PX = 150


class ChecklistRow(PhotoDrop):
    """``shown`` carries `Shown`, ``photos_offered`` `OfferedPhotos`, ``photo_wanted`` a hash."""

    shown = Signal(object)
    photo_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._line: ChecklistLine | None = None
        self._asks = ""  # what the field below is for: text or waived
        theme = desk.theme
        self._icon = QLabel()
        self._name = ElidedText(theme, "")
        self._name.setFixedWidth(_NAME_PX)
        self._hint = ElidedText(theme, "", tone="secondary")
        self._state = Chip(theme, "")
        self._state.setMaximumWidth(_CHIP_PX)
        self._look = IconButton(
            theme, "image", lambda: translate("Checklist", "Look at the photos")
        )
        self._look.clicked.connect(self._on_look)
        self.photo = EnterButton(
            theme,
            lambda: translate("Checklist", "Photo…"),
            "quiet",
            icon="camera",
            hint=lambda: translate("Checklist", "Choose, drop onto the line, or paste"),
        )
        self.photo.clicked.connect(self._on_pick)
        self.seen = EnterButton(theme, lambda: translate("Checklist", "Seen"), "quiet")
        self.seen.clicked.connect(lambda: self.shown.emit(Shown("seen")))
        self.write = EnterButton(theme, lambda: translate("Checklist", "Write…"), "quiet")
        self.write.clicked.connect(lambda: self._ask("text"))
        self.waive = EnterButton(theme, lambda: translate("Checklist", "Waive…"), "quiet")
        self.waive.clicked.connect(lambda: self._ask("waived"))
        self.note = QLineEdit()
        self.note.returnPressed.connect(self._on_note)
        self.note.hide()
        self.setAcceptDrops(True)
        self._lay_out()

    def _lay_out(self) -> None:
        for tool in (self._look, self.seen, self.write, self.waive):
            policy = tool.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the lines' chips stand in one column
            tool.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(NEAR_PX)
        row.addWidget(self._icon)
        row.addWidget(self._name)
        row.addWidget(self._hint, 1)
        for widget in (self._look, self._state, self.photo, self.seen, self.write, self.waive):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR_PX, INSIDE_PX, NEAR_PX, INSIDE_PX)
        column.setSpacing(INSIDE_PX)
        column.addLayout(row)
        column.addWidget(self.note)

    def show_line(self, line: ChecklistLine) -> None:
        """Show an item as it stands."""
        self._line = line
        item, mark = line.item, line.mark
        self._name.say(lambda: item.name.in_language(self._desk.lang))
        told = mark.note if mark and mark.note and line.is_shown else ""
        self._hint.say(told or (lambda: item.hint.in_language(self._desk.lang)))
        self._state.say(lambda: self._state_words(line), self._role(line))
        self._look.setVisible(bool(line.photos))
        for button in (self.seen, self.write, self.waive):
            button.setVisible(not line.is_shown)
        self.waive.setVisible(line.blocks)
        self.close_note()
        self.restyle()

    def restyle(self) -> None:
        """The mark before the name."""
        line = self._line
        if line is not None:
            name, role = (
                ("circle-check", "good")
                if line.is_shown
                else ("triangle-alert", "warning")
                if line.is_gate
                else ("circle", "disabled")
            )
            density = self.devicePixelRatioF()
            self._icon.setPixmap(self.theme.pixmap(name, role, ICON_PX, density))
        self.update()

    def retranslate(self) -> None:
        """The field below says what it is for."""
        words = {
            "text": translate("Checklist", "What was seen? Enter keeps it, Esc leaves it"),
            "waived": translate("Checklist", "Why can it be done without? Enter keeps it"),
        }
        self.note.setPlaceholderText(words.get(self._asks, ""))
        self.note.setAccessibleName(self.note.placeholderText())

    def focus_start(self) -> None:
        """To the way that fits best."""
        line = self._line
        first = self.photo if line and line.item.kind == "photo" else self.seen
        if line and line.item.kind == "text":
            first = self.write
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def close_note(self) -> bool:
        """Put the field away; whether it was there."""
        was_open = not self.note.isHidden()
        self._asks = ""
        if self.note.hasFocus():
            self.photo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.hide()
        self.note.clear()
        return was_open

    def event(self, event: QEvent) -> bool:
        """Esc is for the field while it is open."""
        if is_key(event, Qt.Key.Key_Escape) and not self.note.isHidden():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V shows what the clipboard holds, Esc closes the field."""
        if event.matches(QKeySequence.StandardKey.Paste):
            offered = offered_photos(QGuiApplication.clipboard().mimeData())
            if offered is not None:
                self.photos_offered.emit(offered)
        elif event.key() == Qt.Key.Key_Escape and self.close_note():
            return
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground while photos hover."""
        if self._dropping:
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("selection"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)

    def _state_words(self, line: ChecklistLine) -> str:
        item = line.item
        if line.is_shown:
            how = self._desk.word("evidence_how", line.mark.how if line.mark else "photo")
            count = len(line.photos)
            return f"{how} · {count}" if count > 1 else how
        if item.least > 1 and line.photos:
            text = translate("Checklist", "{n} of {least} photos")
            return text.format(n=len(line.photos), least=item.least)
        if line.is_gate:
            return translate("Checklist", "needed first")
        return translate("Checklist", "recommended")

    def _role(self, line: ChecklistLine) -> str:
        if line.is_shown:
            return "neutral" if line.is_waived else "good"
        return "warning" if line.is_gate else "neutral"

    def _ask(self, how: str) -> None:
        self._asks = how
        self.retranslate()
        self.note.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_note(self) -> None:
        text = self.note.text().strip()
        if text and self._asks:
            self.shown.emit(Shown(self._asks, text))

    def _on_look(self) -> None:
        if self._line is not None and self._line.photos:
            self.photo_wanted.emit(self._line.photos[0])

    def _on_pick(self) -> None:
        picked = pick_photos(self)
        if picked is not None:
            self.photos_offered.emit(picked)
