"""Where a contract is agreed on: beside a consignor's account, and among the settings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AftercareError
from app.domain.rows import PersonCard
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.contracts.pane import ContractPane
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.themed import Themed

_WIDEST_PX = 640


class ContractForm(FormCard):
    """A consignor's contract."""

    def __init__(self, desk: Desk, person: PersonCard) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Contract", "Contract"),
            lambda: translate("Contract", "Agree on this version"),
        )
        self._desk, self._person = desk, person
        self.pane = ContractPane(desk)
        name = f"{person.line.number}  {person.line.name}"
        self.add_field(ElidedText(desk.theme, name, "value", bold=True))
        self.add_field(self.pane)
        self.finish()
        self.accepted.connect(self._on_accepted)
        self.pane.edited.connect(self._show_state)
        self.accept_button.setEnabled(False)
        self.pane.show_holder(person.line.number, person.line.id)

    def start(self) -> None:
        """The terms come first."""
        self.pane.editor.fee.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        may = self._desk.standing.may("contracts.edit")
        self.accept_button.setEnabled(may and self.pane.is_changed())

    def _on_accepted(self) -> None:
        self.set_problem("")
        if self.pane.save(self._on_done, self._on_failed):
            self.set_busy(lambda: translate("Contract", "Saving…"))

    def _on_done(self) -> None:
        self.set_busy(None)
        self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        if isinstance(error, AftercareError):
            self.set_problem(lambda: sentence(error))


class StandardContractForm(Themed):
    """The shop's own standard contract, among the settings."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self.pane = ContractPane(desk)
        self.pane.setObjectName("standard")
        self._scroll = ScrollColumn()
        self._scroll.setMaximumWidth(_WIDEST_PX)
        self._scroll.column.addWidget(self.pane)
        self._scroll.column.addStretch(1)
        self._problem = Text(desk.theme, "", tone="overdue", wrap=True)
        self._save = Button(
            desk.theme,
            lambda: translate("Contract", "Agree on this version"),
            "primary",
            shortcut="Ctrl+Return",
        )
        self._drop = Button(desk.theme, lambda: translate("Contract", "Discard"), "quiet")
        self._save.clicked.connect(self._on_saved)
        self._drop.clicked.connect(self.discard)
        self.pane.edited.connect(self._show_state)
        self.writes: tuple[QWidget, ...] = (self.pane.editor, self.pane.valid_from)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(self._save)
        foot.addWidget(self._drop)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._problem)
        column.addLayout(foot)
        self._problem.hide()
        self._show_state()

    def load(self) -> None:
        """Ask for it, for those who may see shares."""
        if self._desk.standing.sight.shares and not self.pane.is_changed():
            self.pane.show_holder("", "")

    def focus_first(self) -> None:
        """Come to the first field."""
        self.pane.editor.fee.setFocus(Qt.FocusReason.TabFocusReason)

    def discard(self) -> bool:
        """Back to what holds; whether there was anything to drop."""
        self._problem.hide()
        return self.pane.reset()

    def _show_state(self) -> None:
        changed = self.pane.is_changed()
        self._save.setVisible(changed)
        self._drop.setVisible(changed)

    def _on_saved(self) -> None:
        self._problem.hide()
        if self.pane.save(lambda: self._save.set_busy(None), self._on_failed):
            self._save.set_busy(lambda: translate("Contract", "Saving…"))

    def _on_failed(self, error: Exception) -> None:
        self._save.set_busy(None)
        if isinstance(error, AftercareError):
            self._problem.say(lambda: sentence(error))
            self._problem.show()
