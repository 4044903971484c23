"""The category tree: ten fixed trunks, and the shop's own branches below them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
)

from app.domain.categories import BadBranchCodeError, Branch, BranchNameMissingError
from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.services.settings import edit_branch
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_CODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_FORM_PX = 300


class BranchForm(Themed):
    """Choose a trunk to add a branch below it, a branch to rename or retire it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._code = ""
        self._model = QStandardItemModel(self)
        self._tree = QTreeView()
        self._tree.setModel(self._model)
        self._tree.setHeaderHidden(True)
        self._tree.setFrameShape(QTreeView.Shape.NoFrame)
        self._tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._tree.setUniformRowHeights(True)
        self._tree.setAllColumnsShowFocus(True)
        theme = desk.theme
        self._leaf, self._zh, self._en = QLineEdit(), QLineEdit(), QLineEdit()
        self._leaf.setMaxLength(12)
        self._leaf_field = Field(
            theme,
            lambda: translate("Settings", "Code"),
            self._leaf,
            hint=lambda: translate("Settings", "Capital letters and digits; it never changes."),
        )
        self._zh_field = Field(theme, lambda: translate("Settings", "Name in Chinese"), self._zh)
        self._en_field = Field(theme, lambda: translate("Settings", "Name in English"), self._en)
        self._head = Text(theme, "", "value", bold=True, wrap=True)
        self._explains = Text(theme, self._explain_words, tone="secondary", wrap=True)
        self._save = Button(theme, self._save_words, "primary", shortcut="Ctrl+Return")
        self._retire = Button(theme, self._retire_words, "quiet")
        self.writes = (self._leaf, self._zh, self._en, self._save, self._retire)
        self._lay_out()
        self._connect()
        self.show_tree()

    def _lay_out(self) -> None:
        tree = Card(self.theme, inset_px=NEAR_PX)
        tree.body.addWidget(self._tree)
        form = Card(self.theme)
        form.setFixedWidth(_FORM_PX)
        for widget in (
            self._head,
            self._explains,
            self._leaf_field,
            self._zh_field,
            self._en_field,
        ):
            form.body.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._save)
        buttons.addWidget(self._retire)
        buttons.addStretch(1)
        form.body.addLayout(buttons)
        form.body.addStretch(1)
        side = QVBoxLayout()
        side.addWidget(form)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(tree, 1)
        row.addLayout(side)

    def _connect(self) -> None:
        self._tree.selectionModel().currentChanged.connect(lambda now, _old: self._choose(now))
        self._save.clicked.connect(self._on_save_clicked)
        self._retire.clicked.connect(self._on_retire_clicked)
        for edit, field in (
            (self._leaf, self._leaf_field),
            (self._zh, self._zh_field),
            (self._en, self._en_field),
        ):
            edit.textEdited.connect(lambda _text, field=field: field.set_problem(""))
        self._leaf.textEdited.connect(lambda text: self._leaf.setText(text.upper()))

    def show_tree(self) -> None:
        """Fill the tree from the shop's branches; what was chosen stays chosen."""
        desk, chosen = self._desk, self._code
        self._tree.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own
        self._model.clear()
        branches = sorted(desk.branches.values(), key=lambda b: (b.retired, b.code))
        found: QStandardItem | None = None
        for trunk in desk.shop.program.trunks.values():
            parent, code = self._row(trunk.name.in_language(desk.lang), trunk.code, dim=False)
            parent.setFont(self.theme.font("body", bold=True))
            self._model.appendRow([parent, code])
            found = parent if trunk.code == chosen else found
            for branch in branches:
                if branch.code.startswith(trunk.code + "."):
                    row = self._row(self._name(branch), branch.code, dim=branch.retired)
                    parent.appendRow(row)
                    found = row[0] if branch.code == chosen else found
        self._tree.expandAll()
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.selectionModel().blockSignals(False)  # noqa: FBT003 - as above
        index = found.index() if found else self._model.index(0, 0)
        self._tree.setCurrentIndex(index)
        self._choose(index)

    def _name(self, branch: Branch) -> str:
        name = branch.name.in_language(self._desk.lang)
        if branch.retired:
            return translate("Settings", "{name} (retired)").format(name=name)
        return name

    def _row(self, name: str, code: str, *, dim: bool) -> tuple[QStandardItem, QStandardItem]:
        """A name and, quieter, the code that statistics go by."""
        grey = QBrush(self.theme.colour("secondary"))
        named, coded = QStandardItem(name), QStandardItem(code)
        for item in (named, coded):
            item.setData(code, _CODE_ROLE)
        if dim:
            named.setForeground(grey)
        coded.setForeground(grey)
        coded.setFont(self.theme.font("caption"))
        return named, coded

    def focus_first(self) -> None:
        """Come to the tree."""
        self._tree.setFocus(Qt.FocusReason.TabFocusReason)

    def restyle(self) -> None:
        """Retired ones are grey in the new palette too."""
        self.show_tree()

    def retranslate(self) -> None:
        """Names in the other language."""
        self.show_tree()

    def _choose(self, index: object) -> None:
        data = getattr(index, "data", None)
        code = data(_CODE_ROLE) if data is not None else None
        if code is None:
            return
        self._code = str(code)
        branch = self._desk.branches.get(self._code)
        self._leaf_field.setVisible(branch is None)
        self._leaf.clear()
        self._zh.setText(branch.name.zh if branch else "")
        self._en.setText(branch.name.en if branch else "")
        for field in (self._leaf_field, self._zh_field, self._en_field):
            field.set_problem("")
        self._head.say(lambda: self._desk.category(self._code))
        self._explains.retranslate()
        self._save.say(self._save_words)
        self._retire.setVisible(branch is not None)
        self._retire.say(self._retire_words)

    def _explain_words(self) -> str:
        branch = self._desk.branches.get(self._code)
        if branch is None:
            return translate("Settings", "Add a sub-category below this category.")
        if branch.retired:
            return translate(
                "Settings", "Retired: no new case gets it; cases that carry it keep it."
            )
        return translate("Settings", "A new name holds for old cases too; the code stays.")

    def _save_words(self) -> str:
        if self._code in self._desk.branches:
            return translate("Settings", "Rename")
        return translate("Settings", "Add")

    def _retire_words(self) -> str:
        branch = self._desk.branches.get(self._code)
        if branch is not None and branch.retired:
            return translate("Settings", "Use it again")
        return translate("Settings", "Retire")

    def _on_save_clicked(self) -> None:
        branch = self._desk.branches.get(self._code)
        if branch is None:
            leaf = self._leaf.text().strip().upper()
            code, retired = f"{self._code}.{leaf}", False
            if code in self._desk.branches:
                self._leaf_field.set_problem(
                    lambda: translate("Settings", "This code is in use already.")
                )
                return
        else:
            code, retired = branch.code, branch.retired
        self._write(code, retired=retired)

    def _on_retire_clicked(self) -> None:
        branch = self._desk.branches.get(self._code)
        if branch is not None:
            self._zh.setText(branch.name.zh)
            self._en.setText(branch.name.en)
            self._write(branch.code, retired=not branch.retired)

    def _write(self, code: str, *, retired: bool) -> None:
        desk, zh, en = self._desk, self._zh.text().strip(), self._en.text().strip()

        def choose(_changes: Changes) -> None:
            self._code = code  # the page fills the tree when it has read the branches anew

        desk.do(
            lambda shop: edit_branch(
                shop, code=code, zh=zh, en=en, retired=retired, edited_by=desk.actor.name
            ),
            owner=self,
            done=choose,
            failed=self._on_failed,
            said=lambda: translate("Settings", "{code} is saved.").format(code=code),
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AftercareError):
            return
        if isinstance(error, BadBranchCodeError):
            self._leaf_field.set_problem(lambda: sentence(error))
        elif isinstance(error, BranchNameMissingError):
            self._zh_field.set_problem(lambda: sentence(error))
        else:
            self._desk.tell_failure(error)
