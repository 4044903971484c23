"""Who complains: the party, and the person behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.claimants import ClaimantKind
from app.domain.parties import CLAIMANTS
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.people.picker import ConsignorPicker
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.themed import Themed


class ClaimantFields(Themed):
    """``edited`` on any word, ``party_changed`` carries the party.

    A consignor is looked up by name or number; a buyer or a colleague is just written down.
    """

    edited = Signal()
    party_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self.party = QComboBox()
        self.name, self.phone = QLineEdit(), QLineEdit()
        self.consignor = ConsignorPicker(desk)
        theme = desk.theme
        self._name_field = Field(theme, self._who_words, self.name)
        self._consignor_field = Field(theme, self._who_words, self.consignor)
        self._phone_field = Field(theme, lambda: translate("Counter", "Phone"), self.phone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        for field, weight in (
            (
                Field(
                    theme,
                    lambda: translate("Counter", "Who complains"),
                    self.party,
                    term=desk.term("claimant"),
                ),
                1,
            ),
            (self._name_field, 1),
            (self._consignor_field, 2),
            (self._phone_field, 1),
        ):
            row.addWidget(field, weight)
        self.party.activated.connect(self._on_party_activated)
        for edit in (self.name, self.phone, self.consignor):
            edit.textEdited.connect(lambda _text: self.edited.emit())
        completer = self.consignor.completer()
        completer.activated.connect(lambda _text: self.edited.emit())
        self.retranslate()
        self._show_fields()

    def kind(self) -> ClaimantKind:
        """What changes with the party that was chosen."""
        return self._desk.shop.program.claimants[self.chosen()]

    def chosen(self) -> str:
        """The party's code."""
        return str(self.party.currentData() or "buyer")

    def told_name(self) -> str:
        """The name as it was told; of a consignor who was found, what the shop calls her."""
        is_consignor = self.chosen() == "consignor"
        return (self.consignor.told_name() if is_consignor else self.name.text()).strip()

    def told_phone(self) -> str:
        """The phone; only a buyer is asked for it."""
        return self.phone.text().strip() if self.chosen() == "buyer" else ""

    def number(self) -> str:
        """The number of a consignor who was found; empty for everybody else."""
        return self.consignor.chosen() if self.chosen() == "consignor" else ""

    def fill(self, party: str, name: str, phone: str, number: str) -> None:
        """Show what a draft kept, or nothing."""
        choose(self.party, party)
        self.name.setText("" if party == "consignor" else name)
        self.consignor.show_person(number, name if party == "consignor" else "")
        self.phone.setText(phone)
        self._show_fields()
        self.party_changed.emit(self.chosen())

    def focus_party(self) -> None:
        """To the choice of the party; arrows or a first letter choose."""
        self.party.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """The parties that may complain."""
        offer(self.party, [(party, self._desk.word("party", party)) for party in CLAIMANTS])

    def _on_party_activated(self, _row: int) -> None:
        self._show_fields()
        self.party_changed.emit(self.chosen())
        self.edited.emit()

    def _show_fields(self) -> None:
        party = self.chosen()
        self._name_field.setVisible(party != "consignor")
        self._consignor_field.setVisible(party == "consignor")
        self._phone_field.setVisible(party == "buyer")
        for field in (self._name_field, self._consignor_field):
            field.say(self._who_words)

    def _who_words(self) -> str:
        return self.kind().who.in_language(self._desk.lang) if self.party.count() else ""
