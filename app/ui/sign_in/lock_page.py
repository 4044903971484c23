"""The lock: a calm page over the window's content. Choose a name, type a PIN, go on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.errors import AftercareError
from app.domain.lockout import LockedOutError
from app.domain.moves import Actor
from app.domain.permissions import OWNER
from app.domain.users import User
from app.services.users import sign_in
from app.text.catalogue import translate
from app.text.dates import local_time
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.themed import Themed

_CARD_PX = 400
_MOST_SHOWN = 6  # names before the list scrolls


class SecretEdit(QLineEdit):
    """A PIN or passphrase. Arrows up and down choose the name meanwhile."""

    arrow_pressed = Signal(object)  # 1 down, -1 up

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the list's, the rest is typed."""
        steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
        if event.key() in steps:
            self.arrow_pressed.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)


class LockPage(Themed):
    """``signed_in`` carries the `Actor`. What lies below stays as it was."""

    signed_in = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._users: dict[str, User] = {}
        theme = desk.theme
        self._shop = ElidedText(theme, lambda: desk.settings.name, "title", bold=True)
        self._asks = Text(theme, lambda: translate("SignIn", "Who is working?"), tone="secondary")
        self._names = LineList(theme, chooses=True)
        self._secret = SecretEdit()
        self._field = Field(theme, self._secret_words, self._secret)
        self._enter = Button(theme, lambda: translate("SignIn", "Sign in"), "primary", hint="Enter")
        self._language = IconButton(
            theme, "languages", lambda: translate("Window", "Switch to Chinese / 中文")
        )
        self._lay_out()
        self._names.line_chosen.connect(lambda _line: self._on_name_chosen())
        self._names.line_opened.connect(lambda _line: self._secret.setFocus())
        self._secret.arrow_pressed.connect(lambda step: self._step(int(step)))
        self._secret.returnPressed.connect(self._on_entered)
        self._secret.textEdited.connect(lambda _text: self._field.set_problem(""))
        self._enter.clicked.connect(self._on_entered)
        self._language.clicked.connect(
            lambda: desk.language_wanted.emit("en" if desk.lang == "zh" else "zh")
        )

    def _lay_out(self) -> None:
        card = Card(self.theme, inset_px=PAGE_PX)
        card.setFixedWidth(_CARD_PX)
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._shop, 1)
        head.addWidget(self._language)
        card.body.addLayout(head)
        card.body.addWidget(self._asks)
        card.body.addWidget(self._names)
        card.body.addSpacing(NEAR_PX)
        card.body.addWidget(self._field)
        card.body.addSpacing(NEAR_PX)
        card.body.addWidget(self._enter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, PAGE_PX, PAGE_PX, PAGE_PX)
        column.setSpacing(GROUP_PX)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def begin(self) -> None:
        """Lock: whoever was here last stands chosen, and only her secret is missing."""
        self._secret.clear()
        self._field.set_problem("")
        self._shop.retranslate()
        self._choose_last()
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.ask(
            lambda queries: queries.users.who_can_sign_in(),
            self._take,
            owner=self,
            key="lock.users",
        )

    def retranslate(self) -> None:
        """Roles in the other language."""
        self._show_names()

    def _take(self, users: Sequence[User]) -> None:
        self._users = {user.id: user for user in users}
        self._show_names()
        if self._chosen() is None:
            self._choose_last()

    def _choose_last(self) -> None:
        """Whoever was here last; the first where that is nobody's name."""
        name = self._desk.actor.name
        last = (key for key, user in self._users.items() if user.name == name)
        self._names.choose(next(last, next(iter(self._users), "")))

    def _show_names(self) -> None:
        self._names.set_lines(
            [
                Line(
                    user.id, user.name, figure=self._desk.word("role", user.role), tone="secondary"
                )
                for user in self._users.values()
            ]
        )
        shown = min(len(self._users), _MOST_SHOWN)
        self._names.setFixedHeight(shown * max(self._names.sizeHintForRow(0), 0))
        self._names.setAccessibleName(translate("SignIn", "Who is working?"))

    def _chosen(self) -> User | None:
        line = self._names.chosen()
        return self._users.get(line.key) if line else None

    def _secret_words(self) -> str:
        user = self._chosen()
        if user is not None and user.role == OWNER:
            return translate("SignIn", "Passphrase")
        return translate("SignIn", "PIN or passphrase")

    def _step(self, step: int) -> None:
        keys = list(self._users)
        user = self._chosen()
        if keys:
            place = keys.index(user.id) + step if user else 0
            self._names.choose(keys[max(0, min(len(keys) - 1, place))])

    def _on_name_chosen(self) -> None:
        """Another name, another secret; and whether she is locked out is told at once."""
        self._secret.clear()
        self._field.set_problem("")
        self._field.say(self._secret_words)
        user = self._chosen()
        if user is None:
            return
        now_ms = self._desk.shop.clock()
        self._desk.ask(
            lambda queries: queries.users.locked_until(user.id, now_ms),
            self._show_lock,
            owner=self,
            key="lock.until",
        )

    def _show_lock(self, until: int | None) -> None:
        if until is not None:
            clock = local_time(until, self._desk.settings.zone).strftime("%H:%M")
            self._field.set_problem(
                lambda: translate(
                    "SignIn", "Too many wrong tries. The next one counts from {clock} on."
                ).format(clock=clock)
            )

    def _on_entered(self) -> None:
        user, secret, desk = self._chosen(), self._secret.text(), self._desk
        if user is None or not secret or not self._enter.isEnabled():
            self._secret.setFocus()
            return
        self._enter.set_busy(lambda: translate("SignIn", "Looking…"))
        desk.work(
            lambda shop, _ctx: sign_in(shop.whole(), name=user.name, secret=secret),
            owner=self,
            done=self._on_signed_in,
            failed=self._on_refused,
        )

    def _on_signed_in(self, actor: Actor) -> None:
        self._enter.set_busy(None)
        self._secret.clear()
        self.signed_in.emit(actor)

    def _on_refused(self, error: Exception) -> None:
        self._enter.set_busy(None)
        self._secret.clear()
        self._secret.setFocus()
        if isinstance(error, LockedOutError):
            until = error.params["until"]
            self._show_lock(int(until or 0))
        elif isinstance(error, AftercareError):
            self._field.set_problem(lambda: sentence(error))
