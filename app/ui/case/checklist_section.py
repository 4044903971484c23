"""The evidence checklist of a case: what the decision waits for can be shown right here."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.pack import ADDRESSEES
from app.domain.rows import CaseCard
from app.services.checklists import ChecklistLine, case_checklist
from app.services.evidence import Shown, note_evidence
from app.services.photos import read_picture
from app.text.catalogue import translate
from app.ui.case.checklist_row import ChecklistRow
from app.ui.case.layers import CaseSection
from app.ui.case.window_words import case_window_words
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.papers.evidence_pack import print_evidence_pack
from app.ui.pictures import LargePhotos
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.photos import OfferedPhotos, StripPhoto
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text


class ChecklistSection(CaseSection):
    """``changed`` after something was shown."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._lines: tuple[ChecklistLine, ...] = ()
        self._rows: list[ChecklistRow] = []
        self._wants_focus = False
        self._large = LargePhotos(desk, self)
        frame = Card(desk.theme, lambda: translate("Checklist", "Evidence checklist"))
        pack = EnterButton(
            desk.theme,
            lambda: translate("Checklist", "Evidence pack…"),
            "quiet",
            icon="file-text",
        )
        self._pack, self._menu = pack, QMenu(self)
        pack.clicked.connect(self._on_pack)
        frame.add_action(pack)
        self._summary = Text(desk.theme, "", tone="secondary", wrap=True)
        self._window = Text(desk.theme, "", "caption", tone="secondary")
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.setContentsMargins(NEAR_PX, 0, NEAR_PX, 0)
        head.addWidget(self._summary, 1)
        head.addWidget(self._window)
        frame.body.addLayout(head)
        self._scroll = ScrollColumn(spacing_px=0)
        self._scroll.column.addStretch(1)
        frame.body.addWidget(self._scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def show_case(self, card: CaseCard) -> None:
        """Ask for the checklist of this case."""
        self._card = card
        self._window.say(lambda: case_window_words(self._desk, card))
        number = card.line.number
        self._desk.ask(
            lambda _queries: case_checklist(self._desk.shop, number=number),
            self._take,
            owner=self,
            key="case.checklist",
        )

    def focus_missing(self) -> None:
        """To the first item that the decision waits for, once it is there."""
        self._wants_focus = True
        self._give_focus()

    def leave(self) -> bool:
        """Esc closes a photo or a field; whether there was one."""
        return self._large.leave() or any(row.close_note() for row in self._rows)

    def retranslate(self) -> None:
        """The rows do it themselves; numbers stand in sentences here."""
        self._say()

    def _take(self, lines: tuple[ChecklistLine, ...]) -> None:
        self._lines = lines
        while len(self._rows) < len(lines):
            self._add_row()
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(lines))
        self._say()
        self._give_focus()

    def _say(self) -> None:
        blocking = [line for line in self._lines if line.blocks]
        shown = sum(line.is_shown for line in self._lines)

        def words() -> str:
            if not self._lines:
                return translate("Checklist", "This kind of case asks for no particular evidence.")
            told = translate("Checklist", "{n} of {all} shown").format(
                n=shown, all=len(self._lines)
            )
            if not blocking:
                return told
            text = translate("Checklist", "{told}; the decision waits for {missing}")
            return text.format(told=told, missing=len(blocking))

        self._summary.say(words)
        self._summary.set_tone("warning" if blocking else "secondary")

    def _give_focus(self) -> None:
        if not self._wants_focus:
            return
        for row, line in zip(self._rows, self._lines, strict=False):
            if line.blocks:
                self._wants_focus = False
                row.focus_start()
                return

    def _add_row(self) -> None:
        row, place = ChecklistRow(self._desk), len(self._rows)
        row.shown.connect(partial(self._on_shown, place))
        row.photos_offered.connect(partial(self._on_photos, place))
        row.photo_wanted.connect(partial(self._on_photo_wanted, place))
        self._rows.append(row)
        self._scroll.column.insertWidget(place, row)

    def _on_photos(self, place: int, offered: OfferedPhotos) -> None:
        self._note(place, Shown("photo"), offered)

    def _on_shown(self, place: int, shown: Shown) -> None:
        self._note(place, shown, OfferedPhotos())

    def _note(self, place: int, shown: Shown, offered: OfferedPhotos) -> None:
        card, desk, item = self._card, self._desk, self._lines[place].item
        if card is None:
            return

        def pictures() -> list[bytes]:
            return [offered.png] if offered.png else [read_picture(p) for p in offered.paths]

        desk.do(
            lambda shop: note_evidence(
                shop,
                number=card.line.number,
                item=item.code,
                shown=shown,
                noted_by=desk.actor.name,
                pictures=pictures(),
            ),
            owner=self,
            said=lambda: translate("Checklist", "Noted: {item}").format(
                item=item.name.in_language(desk.lang)
            ),
            done=self._on_noted,
        )

    def _on_noted(self, _changes: Changes) -> None:
        self._wants_focus = True
        if self._card is not None:
            self.show_case(self._card)
        self.changed.emit()

    def _on_photo_wanted(self, place: int, sha256: object) -> None:
        photos = tuple(StripPhoto(sha) for sha in self._lines[place].photos)
        self._large.show(photos, str(sha256))

    def _on_pack(self) -> None:
        """For whom? Then it is shown before it is printed."""
        card = self._card
        if card is None:
            return
        self._menu.clear()
        for addressee in ADDRESSEES[:-1]:  # the panel's is printed where the panel is
            action = self._menu.addAction(self._desk.word("addressee", addressee))
            action.triggered.connect(
                partial(print_evidence_pack, self._desk, card.line.number, addressee)
            )
        self._menu.popup(self._pack.mapToGlobal(QPoint(0, self._pack.height())))
