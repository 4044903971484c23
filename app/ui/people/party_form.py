"""Adding a carrier, an insurer or a third party by hand, and correcting one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.changes import Changes
from app.domain.claims import OUTSIDE_KINDS
from app.domain.errors import AftercareError
from app.domain.rows import PersonCard
from app.services.parties import add_party, edit_party
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard


class PartyForm(FormCard):
    """What it is, its name, how to reach it; of one that is known all but what it is.

    ``added`` carries the id of a new one.
    """

    added = Signal(object)

    def __init__(self, desk: Desk, known: PersonCard | None = None) -> None:
        super().__init__(
            desk.theme,
            lambda: (
                translate("People", "Correct what is known")
                if known
                else translate("People", "Add a carrier, insurer or third party")
            ),
            lambda: translate("People", "Save") if known else translate("People", "Add"),
        )
        self._desk, self._known = desk, known
        self.kind = QComboBox()
        self.name, self.phone, self.email, self.note = (QLineEdit() for _ in range(4))
        theme = desk.theme
        self._name_field = Field(theme, lambda: translate("People", "Name"), self.name)
        if known is None:
            self.add_field(Field(theme, lambda: translate("People", "What it is"), self.kind))
        else:
            for edit, told in (
                (self.name, known.line.name),
                (self.phone, known.line.phone),
                (self.email, known.email),
                (self.note, known.note),
            ):
                edit.setText(told)
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
        first = self.name if self._known else self.kind
        first.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Saving…"))
        said = (
            translate("People", "{name} is saved.")
            if self._known
            else translate("People", "{name} is added.")
        )
        desk.do(
            self._intent(name),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            said=lambda: said.format(name=name[:40]),
        )

    def _intent(self, name: str) -> Callable[[Shop], Changes]:
        known, actor, kind = self._known, self._desk.actor.name, str(self.kind.currentData())
        phone, email, note = (edit.text() for edit in (self.phone, self.email, self.note))
        if known is not None:
            number = known.line.number
            return lambda shop: edit_party(
                shop,
                number=number,
                name=name,
                phone=phone,
                email=email,
                note=note,
                edited_by=actor,
            )
        return lambda shop: add_party(
            shop, kind=kind, name=name, phone=phone, email=email, note=note, added_by=actor
        )

    def _on_done(self, changes: Changes) -> None:
        person = next((key for kind, key in changes.subjects if kind == "person"), "")
        self.closed.emit()
        if self._known is None:
            self.added.emit(person)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        if isinstance(error, AftercareError):
            self.set_problem(lambda: sentence(error))
