"""Who works here: names, roles, and the secrets they sign in with."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.permissions import OWNER
from app.domain.routes import ROLES
from app.domain.users import User
from app.services.shop import Shop
from app.services.users import add_user, edit_user, set_secret
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.sign_in.lock_page import SecretEdit
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_FORM_PX = 320
_NEW = ""  # the line that adds somebody


class UserForm(Themed):
    """Choose somebody to change role or secret; the last line adds somebody.

    Who may not manage users finds only herself here, and changes her own secret.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._users: dict[str, User] = {}
        theme = desk.theme
        self._people = LineList(theme, chooses=True)
        self._head = Text(theme, "", "value", bold=True, wrap=True)
        self._explains = Text(theme, self._explain_words, tone="secondary", wrap=True)
        self._name, self._role = QLineEdit(), QComboBox()
        self._name_field = Field(theme, lambda: translate("Users", "Name"), self._name)
        self._role_field = Field(theme, lambda: translate("Users", "Role"), self._role)
        self._save = Button(theme, self._save_words, "primary")
        self._retire = Button(theme, self._retire_words, "quiet")
        self._current, self._secret = SecretEdit(), SecretEdit()
        self._current_field = Field(
            theme, lambda: translate("Users", "Current PIN or passphrase"), self._current
        )
        self._secret_field = Field(
            theme,
            lambda: translate("Users", "New PIN or passphrase"),
            self._secret,
            hint=self._secret_hint,
        )
        self._set = Button(theme, lambda: translate("Users", "Set it"))
        self._lay_out()
        self._people.line_chosen.connect(lambda _line: self._show_chosen())
        self._people.line_opened.connect(lambda _line: self._come_to_form())
        self._save.clicked.connect(self._on_save_clicked)
        self._retire.clicked.connect(self._on_retire_clicked)
        self._role.activated.connect(lambda _row: self._show_save())
        self._set.clicked.connect(self._on_set_clicked)
        self._secret.returnPressed.connect(self._on_set_clicked)
        self._name.returnPressed.connect(self._on_save_clicked)
        for edit, field in (
            (self._name, self._name_field),
            (self._secret, self._secret_field),
            (self._current, self._current_field),
        ):
            edit.textEdited.connect(lambda _text, field=field: field.set_problem(""))
        desk.standing_changed.connect(self.load)

    def _lay_out(self) -> None:
        people = Card(self.theme, inset_px=NEAR_PX)
        people.body.addWidget(self._people)
        form = Card(self.theme)
        form.setFixedWidth(_FORM_PX)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        for button in (self._save, self._retire):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for widget in (self._head, self._explains, self._name_field, self._role_field):
            form.body.addWidget(widget)
        form.body.addLayout(buttons)
        form.body.addSpacing(GROUP_PX)
        form.body.addWidget(self._current_field)
        form.body.addWidget(self._secret_field)
        below = QHBoxLayout()
        below.addWidget(self._set)
        below.addStretch(1)
        form.body.addLayout(below)
        side = QVBoxLayout()
        side.addWidget(form)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(people, 1)
        row.addLayout(side)

    def load(self) -> None:
        """Ask who works here."""
        self._desk.ask(
            lambda queries: queries.users.everybody(), self._take, owner=self, key="settings.users"
        )

    def focus_first(self) -> None:
        """Come to the list."""
        self._people.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Roles in the other language."""
        self._show_people()

    def _manages(self) -> bool:
        return self._desk.standing.may("users.edit")

    def _take(self, users: Sequence[User]) -> None:
        mine = self._desk.actor.name
        self._users = {u.id: u for u in users if self._manages() or u.name == mine}
        self._show_people()
        if self._people.chosen() is None:
            self._people.choose(next(iter(self._users), _NEW))
        self._show_chosen()

    def _show_people(self) -> None:
        lines = [self._line(user) for user in self._users.values()]
        if self._manages():
            lines.append(Line(_NEW, translate("Users", "Add somebody…")))
        self._people.set_lines(lines)
        self._people.setAccessibleName(translate("Users", "Who works here"))
        offer(self._role, [(role, self._desk.word("role", role)) for role in ROLES])

    def _line(self, user: User) -> Line:
        chip = None
        if user.retired:
            chip = ChipFace(translate("Users", "left"), "neutral")
        elif not user.has_secret:
            chip = ChipFace(translate("Users", "no PIN yet"), "warning")
        role = self._desk.word("role", user.role)
        return Line(user.id, user.name, figure=role, tone="secondary", chip=chip)

    def _chosen(self) -> User | None:
        line = self._people.chosen()
        return self._users.get(line.key) if line else None

    def _is_own(self) -> bool:
        user = self._chosen()
        return user is not None and user.can_sign_in and user.name == self._desk.actor.name

    def _show_chosen(self) -> None:
        user, manages = self._chosen(), self._manages()
        self._head.say(user.name if user else lambda: translate("Users", "Somebody new"))
        self._explains.retranslate()
        self._name.clear()
        self._name_field.setVisible(user is None)
        choose(self._role, user.role if user else "clerk")
        self._role.setEnabled(manages)
        self._save.setVisible(manages)
        self._show_save()
        self._save.say(self._save_words)
        self._retire.setVisible(manages and user is not None)
        self._retire.say(self._retire_words)
        shows_secret = user is not None and not user.retired
        self._current_field.setVisible(shows_secret and self._is_own())
        self._secret_field.setVisible(shows_secret)
        self._set.setVisible(shows_secret)
        for edit in (self._current, self._secret):
            edit.clear()
        for field in (self._name_field, self._role_field, self._current_field, self._secret_field):
            field.set_problem("")

    def _show_save(self) -> None:
        """Only what would change something can be pressed."""
        user = self._chosen()
        differs = user is None or self._role.currentData() != user.role
        self._save.setEnabled(differs)

    def _come_to_form(self) -> None:
        place = self._name if self._chosen() is None else self._secret
        place.setFocus(Qt.FocusReason.TabFocusReason)

    def _explain_words(self) -> str:
        user = self._chosen()
        if user is None:
            return translate("Users", "The name stands in the record for good; it never changes.")
        if user.retired:
            return translate("Users", "Does not work here any more and cannot sign in.")
        if not user.has_secret:
            return translate("Users", "Can sign in as soon as a PIN or passphrase is set.")
        return translate("Users", "Signs in with a PIN or passphrase.")

    def _secret_hint(self) -> str:
        user = self._chosen()
        if user is not None and user.role == OWNER:
            return translate("Users", "An owner's passphrase: ten letters or more.")
        return translate("Users", "Six digits or more, or a passphrase of ten letters.")

    def _save_words(self) -> str:
        return translate("Users", "Add") if self._chosen() is None else translate("Users", "Save")

    def _retire_words(self) -> str:
        user = self._chosen()
        if user is not None and user.retired:
            return translate("Users", "Works here again")
        return translate("Users", "Has left")

    def _on_save_clicked(self) -> None:
        user, by, role = self._chosen(), self._desk.actor.name, str(self._role.currentData())
        if user is None:
            name = self._name.text()
            self._do(
                lambda shop: add_user(shop, name=name, role=role, added_by=by), self._name_field
            )
        elif role != user.role:
            self._do(
                lambda shop: edit_user(shop, name=user.name, role=role, edited_by=by),
                self._role_field,
            )

    def _on_retire_clicked(self) -> None:
        user, by = self._chosen(), self._desk.actor.name
        if user is not None:
            gone = not user.retired
            self._do(
                lambda shop: edit_user(shop, name=user.name, retired=gone, edited_by=by),
                self._role_field,
            )

    def _on_set_clicked(self) -> None:
        user, by, secret = self._chosen(), self._desk.actor.name, self._secret.text()
        current = self._current.text() if self._is_own() else None
        if user is not None and secret:
            self._do(
                lambda shop: set_secret(
                    shop, name=user.name, secret=secret, set_by=by, current=current
                ),
                self._secret_field if current is None else self._current_field,
            )

    def _do(self, intent: Callable[[Shop], Changes], field: Field) -> None:
        """``field`` is where a refusal stands."""

        def refused(error: Exception) -> None:
            if isinstance(error, AftercareError):
                field.set_problem(lambda: sentence(error))

        self._desk.do(
            intent,
            owner=self,
            done=lambda _changes: self._desk.refresh_settings(self.load),
            failed=refused,
            said=lambda: translate("Settings", "Saved."),
        )
