"""Recording a handover: where the thing goes, in which state, with which accessories."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.custody import CUSTODY_STATES, Handover
from app.domain.items import ACCESSORIES
from app.domain.rows import CaseCard
from app.services.moves import hand_over
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.themed import Themed


class HandoverBar(Themed):
    """``closed`` when it was recorded or given up."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._to = QComboBox()
        self._place, self._condition, self._waybill = QLineEdit(), QLineEdit(), QLineEdit()
        self._boxes = {code: QCheckBox() for code in ACCESSORIES}
        record = Button(desk.theme, lambda: translate("Case", "Record the handover"), "primary")
        record.clicked.connect(self._on_record_clicked)
        never_mind = Button(desk.theme, lambda: translate("Case", "Never mind"), "quiet")
        never_mind.clicked.connect(self.closed)
        first = QHBoxLayout()
        first.setSpacing(NEAR_PX)
        for field, weight in (
            (self._to, 2),
            (self._place, 2),
            (self._condition, 3),
            (self._waybill, 2),
        ):
            first.addWidget(field, weight)
        second = QHBoxLayout()
        second.setSpacing(NEAR_PX)
        for box in self._boxes.values():
            second.addWidget(box)
        second.addStretch(1)
        second.addWidget(record)
        second.addWidget(never_mind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addLayout(first)
        column.addLayout(second)
        self.retranslate()

    def begin(self, card: CaseCard) -> None:
        """Ask for the next handover of this case's item."""
        self._card = card
        item = card.item
        for code, box in self._boxes.items():
            box.setChecked(bool(item and code in item.accessories))
        for field in (self._place, self._condition, self._waybill):
            field.clear()
        self._to.setCurrentIndex(self._to.findData("in_shop"))
        self._to.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Choices and placeholders."""
        chosen = self._to.currentData()
        self._to.clear()
        for state in CUSTODY_STATES:
            self._to.addItem(self._desk.word("custody", state), state)
        self._to.setCurrentIndex(max(self._to.findData(chosen), 0))
        for code, box in self._boxes.items():
            box.setText(self._desk.word("accessory", code))
        self._place.setPlaceholderText(translate("Case", "Where it is kept"))
        self._condition.setPlaceholderText(translate("Case", "Condition, in a few words"))
        self._waybill.setPlaceholderText(translate("Case", "Waybill"))

    def _on_record_clicked(self) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        handover = Handover(
            str(self._to.currentData()),
            place=self._place.text(),
            condition=self._condition.text(),
            accessories=tuple(code for code, box in self._boxes.items() if box.isChecked()),
            waybill=self._waybill.text(),
        )
        desk.do(
            lambda shop: hand_over(
                shop, number=card.line.number, handover=handover, recorded_by=desk.actor.name
            ),
            owner=self,
            done=lambda _changes: self.closed.emit(),
        )
