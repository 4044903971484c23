"""Adding a consignor by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.services.goods import add_consignor
from app.text.amounts import format_share
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.people.share_edit import ShareEdit
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard


class PersonForm(FormCard):
    """Name, phone, share; the number may be left to the program. ``added`` carries the id."""

    added = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("People", "Add a consignor"),
            lambda: translate("People", "Add"),
        )
        self._desk = desk
        self._name, self._phone = QLineEdit(), QLineEdit()
        self._email, self._number = QLineEdit(), QLineEdit()
        self._share = ShareEdit()
        theme = desk.theme
        self._name_field = Field(theme, lambda: translate("People", "Name"), self._name)
        self._share_field = Field(
            theme,
            lambda: translate("People", "Consignor's share of the price"),
            self._share,
            hint=lambda: translate("People", "Empty: the shop's usual share, {share}").format(
                share=format_share(desk.settings.default_split_bp)
            ),
        )
        self.add_field(self._name_field)
        self.add_field(Field(theme, lambda: translate("People", "Phone"), self._phone))
        self.add_field(Field(theme, lambda: translate("People", "E-mail"), self._email))
        self.add_field(self._share_field)
        self.add_field(
            Field(
                theme,
                lambda: translate("People", "Number"),
                self._number,
                hint=lambda: translate("People", "Empty: the next free one"),
            )
        )
        self.finish()
        self._name.textEdited.connect(lambda _text: self._name_field.set_problem(""))
        self._share.textEdited.connect(lambda _text: self._share_field.set_problem(""))
        self.accepted.connect(self._on_accepted)

    def start(self) -> None:
        """The name comes first."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accepted(self) -> None:
        desk, name = self._desk, self._name.text().strip()
        if not name:
            self._name_field.set_problem(
                lambda: translate("People", "Without a name nobody finds this person again.")
            )
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._share.is_wrong():
            self._share_field.set_problem(
                lambda: translate("People", "A share is between 0 and 100 %.")
            )
            self._share.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        number, phone, email = (w.text() for w in (self._number, self._phone, self._email))
        share = self._share.bp()
        self.set_problem("")
        self.set_busy(lambda: translate("People", "Saving…"))
        desk.do(
            lambda shop: add_consignor(
                shop,
                number=number,
                name=name,
                added_by=desk.actor.name,
                phone=phone,
                email=email,
                split_bp=share,
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
