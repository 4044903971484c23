"""Adding a carrier, an insurer or a third party by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.changes import Changes
from app.domain.claims import OUTSIDE_KINDS
from app.domain.errors import AftercareError
from app.services.parties import add_party
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard


class PartyForm(FormCard):
    """What it is, its name, how to reach it. ``added`` carries the id."""

    added = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("People", "Add a carrier, insurer or third party"),
            lambda: translate("People", "Add"),
        )
        self._desk = desk
        self.kind = QComboBox()
        self.name, self.phone, self.email, self.note = (QLineEdit() for _ in range(4))
        theme = desk.theme
        self._name_field = Field(theme, lambda: translate("People", "Name"), self.name)
        self.add_field(Field(theme, lambda: translate("People", "What it is"), self.kind))
        self.add_field(self._name_field)
        self.add_field(Field(theme, lambda: translate("People", "Phone"), self.phone))
        self.add_field(Field(theme, lambda: translate("People", "E-mail"), self.email))
        self.add_field(
            Field(
                theme,
                lambda: translate("People", "Note"),
                self.note,
                hint=lambda: translate("People", "Contract or policy number, whom to ask for"),
            )
        )
        self.finish()
        self.name.textEdited.connect(lambda _text: self._name_field.set_problem(""))
        self.accepted.connect(self._on_accepted)
        self.retranslate()

    def start(self) -> None:
        """What it is comes first."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """The kinds by their names."""
        offer(self.kind, [(kind, self._desk.word("outside", kind)) for kind in OUTSIDE_KINDS])

    def _on_accepted(self) -> None:
        desk, name = self._desk, self.name.text().strip()
        if not name:
            self._name_field.set_problem(
                lambda: translate("People", "Without a name nobody finds it again.")
            )
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind = str(self.kind.currentData())
        phone, email, note = (edit.text() for edit in (self.phone, self.email, self.note))
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Saving…"))
        desk.do(
            lambda shop: add_party(
                shop,
                kind=kind,
                name=name,
                added_by=desk.actor.name,
                phone=phone,
                email=email,
                note=note,
            ),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            said=lambda: translate("People", "{name} is added.").format(name=name[:40]),
        )

    def _on_done(self, changes: Changes) -> None:
        person = next((key for kind, key in changes.subjects if kind == "person"), "")
        self.closed.emit()
        self.added.emit(person)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        if isinstance(error, AftercareError):
            self.set_problem(lambda: sentence(error))
