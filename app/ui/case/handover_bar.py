"""Recording a handover: where the thing goes, in which state, with which accessories."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.changes import Changes
from app.domain.custody import CUSTODY_STATES, Handover
from app.domain.items import ACCESSORIES
from app.domain.rows import CaseCard
from app.services.moves import hand_over
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.buttons import shortcut_text
from app.ui.widgets.cards import Card
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field


class HandoverBar(Card):
    """``closed`` when it was recorded or given up."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._recording = False
        self.to = QComboBox()
        self.place, self.condition, self.waybill = QLineEdit(), QLineEdit(), QLineEdit()
        self.seal, self.signature = QLineEdit(), QLineEdit()
        self._boxes = {code: QCheckBox() for code in ACCESSORIES}
        record = EnterButton(
            desk.theme,
            lambda: translate("Case", "Record the handover"),
            "primary",
            hint=lambda: shortcut_text("Return"),
        )
        record.clicked.connect(self.record)
        never_mind = EnterButton(
            desk.theme, lambda: translate("States", "Never mind"), "quiet", hint="Esc"
        )
        never_mind.clicked.connect(self.closed)
        theme = desk.theme
        first = QHBoxLayout()
        first.setSpacing(GROUP_PX)
        for field, weight in (
            (Field(theme, lambda: translate("Case", "The item is now"), self.to), 2),
            (Field(theme, lambda: translate("Case", "Where it is kept"), self.place), 2),
            (Field(theme, lambda: translate("Case", "Condition"), self.condition), 3),
            (Field(theme, lambda: translate("Case", "Waybill"), self.waybill), 2),
            (Field(theme, lambda: translate("Case", "Seal no."), self.seal), 1),
            (Field(theme, lambda: translate("Case", "Signed by"), self.signature), 1),
        ):
            first.addWidget(field, weight)
        second = QHBoxLayout()
        second.setSpacing(GROUP_PX)
        for box in self._boxes.values():
            second.addWidget(box)
        second.addStretch(1)
        second.addWidget(record)
        second.addWidget(never_mind)
        self.body.addLayout(first)
        self.body.addLayout(second)
        for edit in self._edits():
            edit.returnPressed.connect(self.record)
        self.retranslate()

    def _edits(self) -> tuple[QLineEdit, ...]:
        return self.place, self.condition, self.waybill, self.seal, self.signature

    def begin(self, card: CaseCard) -> None:
        """Ask for the next handover of this case's item."""
        self._card = card
        item = card.item
        for code, box in self._boxes.items():
            box.setChecked(bool(item and code in item.accessories))
        for field in self._edits():
            field.clear()
        away = bool(item and item.line.custody == "in_shop")
        self.to.setCurrentIndex(self.to.findData("with_buyer" if away else "in_shop"))
        self.to.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Choices and names."""
        offer(self.to, [(state, self._desk.word("custody", state)) for state in CUSTODY_STATES])
        for code, box in self._boxes.items():
            box.setText(self._desk.word("accessory", code))

    def record(self) -> None:
        """Write the handover down."""
        card, desk = self._card, self._desk
        if card is None or self._recording:
            return
        self._recording = True
        handover = Handover(
            str(self.to.currentData()),
            place=self.place.text(),
            condition=self.condition.text(),
            accessories=tuple(code for code, box in self._boxes.items() if box.isChecked()),
            waybill=self.waybill.text(),
            seal=self.seal.text(),
            signature=self.signature.text(),
        )
        desk.do(
            lambda shop: hand_over(
                shop, number=card.line.number, handover=handover, recorded_by=desk.actor.name
            ),
            owner=self,
            said=lambda: translate("Case", "The handover is recorded."),
            done=self._on_recorded,
            failed=self._on_refused,
        )

    def _on_recorded(self, _changes: Changes) -> None:
        self._recording = False
        self.closed.emit()

    def _on_refused(self, error: Exception) -> None:
        self._recording = False
        self._desk.tell_failure(error)
