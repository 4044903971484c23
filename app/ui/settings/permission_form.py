"""What each role may do: one box a role and permission, and the limit of refunds. Saved at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.domain.changes import Changes
from app.domain.permissions import OWNER, PERMISSIONS, REFUND, PermissionTable
from app.domain.routes import ROLES
from app.services.shop import Shop
from app.services.users import edit_permission, set_refund_cap
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.money_fields import MoneyEdit
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text

_ROLE_PX = 92


class PermissionForm(ScrollColumn):
    """The owner's column is there to be seen: it cannot be changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._table = PermissionTable()
        self._boxes: dict[tuple[str, str], QCheckBox] = {}
        self._caps: dict[str, MoneyEdit] = {}
        card = Card(desk.theme)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP_PX)
        grid.setVerticalSpacing(INSIDE_PX)
        grid.setColumnStretch(0, 1)
        self._head(grid)
        for row, code in enumerate(PERMISSIONS, start=1):
            grid.addWidget(Text(desk.theme, partial(self._word, "permission", code)), row, 0)
            for column, role in enumerate(ROLES, start=1):
                grid.addWidget(self._box(role, code), row, column, Qt.AlignmentFlag.AlignCenter)
        self._foot(grid, len(PERMISSIONS) + 1)
        card.body.addLayout(grid)
        self.column.addWidget(card)
        self.column.addStretch(1)
        desk.standing_changed.connect(self.load)

    def _head(self, grid: QGridLayout) -> None:
        for column, role in enumerate(ROLES, start=1):
            name = Text(
                self._desk.theme, partial(self._word, "role", role), "caption", tone="secondary"
            )
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setMinimumWidth(_ROLE_PX)
            grid.addWidget(name, 0, column)

    def _box(self, role: str, code: str) -> QCheckBox:
        box = QCheckBox()
        box.setEnabled(role != OWNER)
        box.clicked.connect(lambda on: self._on_box_clicked(role, code, granted=on))
        self._boxes[role, code] = box
        return box

    def _foot(self, grid: QGridLayout, row: int) -> None:
        theme = self._desk.theme
        words = Text(
            theme,
            lambda: translate("Users", "Largest loss of refunds on one case, {currency}").format(
                currency=self._desk.settings.currency
            ),
            wrap=True,
        )
        hint = Text(
            theme,
            lambda: translate("Users", "Empty is no limit. An item that comes back is no loss."),
            "caption",
            tone="secondary",
            wrap=True,
        )
        grid.setRowMinimumHeight(row, GROUP_PX)
        grid.addWidget(words, row + 1, 0)
        grid.addWidget(hint, row + 2, 0, 1, 1 + len(ROLES))
        for column, role in enumerate(ROLES, start=1):
            if role != OWNER:
                grid.addWidget(self._cap(role), row + 1, column)

    def _cap(self, role: str) -> QWidget:
        edit = amount_edit(lambda: self._desk.settings.currency)
        edit.setFixedWidth(_ROLE_PX)
        edit.editingFinished.connect(partial(self._on_cap_edited, role))
        self._caps[role] = edit
        return edit

    def load(self) -> None:
        """Ask what each role may do."""
        self._desk.ask(
            lambda queries: queries.users.permissions(),
            self._take,
            owner=self,
            key="settings.permissions",
        )

    def focus_first(self) -> None:
        """Come to the first box that can be changed."""
        boxes = [box for box in self._boxes.values() if box.isEnabled()]
        (boxes[0] if boxes else self).setFocus(Qt.FocusReason.TabFocusReason)

    def _word(self, group: str, code: str) -> str:
        return self._desk.word(group, code)

    def _take(self, table: PermissionTable) -> None:
        self._table = table
        may_edit = self._desk.standing.may("users.edit")
        for (role, code), box in self._boxes.items():
            box.setChecked(table.allows(role, code))
            box.setEnabled(may_edit and role != OWNER)
            box.setAccessibleName(f"{self._word('role', role)}: {self._word('permission', code)}")
        for role, edit in self._caps.items():
            edit.setEnabled(may_edit and table.allows(role, REFUND))
            edit.setPlaceholderText(translate("Users", "no limit"))
            edit.setAccessibleName(
                translate("Users", "Refund limit: {role}").format(role=self._word("role", role))
            )
            if not edit.hasFocus():
                edit.set_minor(table.refund_cap(role))

    def _on_box_clicked(self, role: str, code: str, *, granted: bool) -> None:
        desk = self._desk
        self._do(
            partial(
                edit_permission,
                role=role,
                permission=code,
                granted=granted,
                edited_by=desk.actor.name,
            )
        )

    def _on_cap_edited(self, role: str) -> None:
        edit, desk = self._caps[role], self._desk
        cap = edit.minor()
        is_whole = cap is not None or not edit.text().strip()
        if is_whole and cap != self._table.refund_cap(role):
            self._do(partial(set_refund_cap, role=role, cap_minor=cap, edited_by=desk.actor.name))

    def _do(self, intent: Callable[[Shop], Changes]) -> None:
        """What was refused is shown as it still is."""

        def refused(error: Exception) -> None:
            self._desk.tell_failure(error)
            self.load()

        self._desk.do(
            intent,
            owner=self,
            done=lambda _changes: self.load(),
            failed=refused,
            said=lambda: translate("Settings", "Saved."),
        )
