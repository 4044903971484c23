"""A new sub-category, or another name for one."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.categories import (
    BadBranchCodeError,
    Branch,
    BranchNameMissingError,
    trunk_of,
)
from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.services.settings import edit_branch
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.theme import Theme
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import Text

_LONGEST_LEAF, _LONGEST_NAME = 12, 60


class NameFields:
    """A name in both languages; one of them is enough."""

    def __init__(self, theme: Theme) -> None:
        self.zh, self.en = QLineEdit(), QLineEdit()
        for edit in (self.zh, self.en):
            edit.setMaxLength(_LONGEST_NAME)
        self.zh_field = Field(theme, lambda: translate("Settings", "Name in Chinese"), self.zh)
        self.en_field = Field(theme, lambda: translate("Settings", "Name in English"), self.en)
        for edit in (self.zh, self.en):
            edit.textEdited.connect(lambda _text: self.zh_field.set_problem(""))

    def add_to(self, form: FormCard) -> None:
        """Both fields, one below the other."""
        form.add_field(self.zh_field)
        form.add_field(self.en_field)


def leaf_field(theme: Theme) -> tuple[QLineEdit, Field]:
    """Where the last part of a code is typed, in capitals as one types."""
    leaf = QLineEdit()
    leaf.setMaxLength(_LONGEST_LEAF)
    field = Field(
        theme,
        lambda: translate("Settings", "Code"),
        leaf,
        hint=lambda: translate("Settings", "Capital letters and digits; it never changes."),
    )

    def on_edited(text: str) -> None:
        leaf.setText(text.upper())
        field.set_problem("")

    leaf.textEdited.connect(on_edited)
    return leaf, field


def trunk_choices(desk: Desk) -> list[tuple[object, str]]:
    """All trunks with their names."""
    trunks = desk.shop.program.trunks.values()
    return [(trunk.code, trunk.name.in_language(desk.lang)) for trunk in trunks]


class NewBranchForm(FormCard):
    """A branch below a trunk, ``trunk`` to begin with. ``made`` carries its code."""

    made = Signal(str)

    def __init__(self, desk: Desk, trunk: str) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Settings", "New sub-category"),
            lambda: translate("Settings", "Add"),
        )
        self._desk = desk
        self.trunk = QComboBox()
        offer(self.trunk, trunk_choices(desk))
        choose(self.trunk, trunk)
        self.leaf, self.leaf_field = leaf_field(desk.theme)
        self.names = NameFields(desk.theme)
        self.add_field(
            Field(desk.theme, lambda: translate("Settings", "Main category"), self.trunk)
        )
        self.add_field(self.leaf_field)
        self.names.add_to(self)
        self.finish()
        self.accepted.connect(self._on_accepted)

    def start(self) -> None:
        """The code comes first."""
        self.leaf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accepted(self) -> None:
        code = f"{self.trunk.currentData()}.{self.leaf.text().strip().upper()}"
        if code in self._desk.branches:
            self.leaf_field.set_problem(
                lambda: translate("Settings", "This code is in use already.")
            )
            return
        _write(self._desk, self, code, retired=False)


class RenameForm(FormCard):
    """Another name for a branch; its code stays, so old cases are told by the new name."""

    def __init__(self, desk: Desk, branch: Branch) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Settings", "Rename “{name}”").format(
                name=branch.name.in_language(desk.lang)
            ),
            lambda: translate("Settings", "Rename"),
        )
        self._desk, self._branch = desk, branch
        self.names = NameFields(desk.theme)
        self.names.zh.setText(branch.name.zh)
        self.names.en.setText(branch.name.en)
        self.add_field(
            Text(
                desk.theme,
                lambda: translate(
                    "Settings", "A new name holds for old cases too; the code stays."
                ),
                tone="secondary",
                wrap=True,
            )
        )
        self.names.add_to(self)
        self.finish()
        self.accepted.connect(self._on_accepted)

    def start(self) -> None:
        """The name in the language that is read."""
        edit = self.names.zh if self._desk.lang == "zh" else self.names.en
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()

    def _on_accepted(self) -> None:
        _write(self._desk, self, self._branch.code, retired=self._branch.retired)


def retire(desk: Desk, branch: Branch, owner: QObject, *, retired: bool) -> None:
    """Take a branch out of use, or use it again."""
    desk.do(
        lambda shop: edit_branch(
            shop,
            code=branch.code,
            zh=branch.name.zh,
            en=branch.name.en,
            retired=retired,
            edited_by=desk.actor.name,
        ),
        owner=owner,
        said=lambda: translate("Settings", "{code} is saved.").format(code=branch.code),
    )


def trunk_of_chosen(code: str, trunks: Mapping[str, object]) -> str:
    """The trunk to begin with when a branch, a trunk or nothing is chosen."""
    trunk = trunk_of(code)
    return trunk if trunk in trunks else next(iter(trunks))


def _write(desk: Desk, form: NewBranchForm | RenameForm, code: str, *, retired: bool) -> None:
    zh, en = form.names.zh.text().strip(), form.names.en.text().strip()

    def failed(error: Exception) -> None:
        form.set_busy(None)
        if isinstance(error, BranchNameMissingError):
            form.names.zh_field.set_problem(lambda: sentence(error))
        elif isinstance(error, BadBranchCodeError) and isinstance(form, NewBranchForm):
            form.leaf_field.set_problem(lambda: sentence(error))
        elif isinstance(error, AftercareError):
            form.set_problem(lambda: sentence(error))
        else:
            desk.tell_failure(error)

    def done(_changes: Changes) -> None:
        if isinstance(form, NewBranchForm):
            form.made.emit(code)
        form.closed.emit()

    form.set_busy(lambda: translate("Settings", "Saving…"))
    desk.do(
        lambda shop: edit_branch(
            shop, code=code, zh=zh, en=en, retired=retired, edited_by=desk.actor.name
        ),
        owner=form,
        done=done,
        failed=failed,
        said=lambda: translate("Settings", "{code} is saved.").format(code=code),
    )
