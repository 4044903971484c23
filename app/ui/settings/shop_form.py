"""The shop's settings as a form: saved together, with what is wrong beside its field."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AftercareError
from app.domain.settings import check_setting
from app.services.settings import edit_settings
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.settings.declarations import GROUPS
from app.ui.settings.editors import AnyEditor, editor_for
from app.ui.settings.fields import SettingField, SettingGroup
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Field
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_WIDEST_PX = 640


class ShopForm(Themed):
    """One page a group. Nothing is written before Save.

    ``saved`` carries what was written by key, ``group_wanted`` names the group of a field that is
    wrong.
    """

    saved = Signal(object)
    group_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._stored: dict[str, str] = {}
        self._declared: dict[str, SettingField] = {}
        self._editors: dict[str, AnyEditor] = {}
        self._fields: dict[str, Field] = {}
        self._pages = QStackedWidget()
        for group in GROUPS:
            self._pages.addWidget(self._page(group))
        self.writes: tuple[QWidget, ...] = tuple(self._editors.values())
        self._unsaved = Text(desk.theme, self._unsaved_words, tone="secondary")
        self._save = Button(
            desk.theme, lambda: translate("Settings", "Save"), "primary", shortcut="Ctrl+Return"
        )
        self._discard = Button(desk.theme, lambda: translate("Settings", "Discard"), "quiet")
        self._save.clicked.connect(self.save)
        self._discard.clicked.connect(self.discard)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        foot.addWidget(self._save)
        foot.addWidget(self._discard)
        foot.addWidget(self._unsaved)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self._show_state()

    def _page(self, group: SettingGroup) -> ScrollColumn:
        page = ScrollColumn(spacing_px=GROUP_PX)
        page.setMaximumWidth(_WIDEST_PX)
        for declared in group.fields:
            editor = editor_for(declared, self._desk.settings.currency)
            editor.edited.connect(partial(self._on_edited, declared.key))
            field = Field(self.theme, declared.label, editor, hint=declared.hint or "")
            self._declared[declared.key] = declared
            self._editors[declared.key] = editor
            self._fields[declared.key] = field
            page.column.addWidget(field)
        page.column.addStretch(1)
        return page

    def show_group(self, key: str) -> None:
        """Look at one group."""
        keys = [group.key for group in GROUPS]
        self._pages.setCurrentIndex(keys.index(key))

    def focus_first(self) -> None:
        """Come to the first field of the group."""
        group = GROUPS[self._pages.currentIndex()]
        self._editors[group.fields[0].key].setFocus(Qt.FocusReason.TabFocusReason)

    def show_values(self, values: dict[str, str]) -> None:
        """What is stored now; fields a person is changing keep what she typed."""
        changed = self.changed()
        self._stored = values
        for key, editor in self._editors.items():
            if key not in changed:
                editor.show_text(values[key])
        self._show_state()

    def changed(self) -> dict[str, str]:
        """What differs from what is stored."""
        return {
            key: editor.text()
            for key, editor in self._editors.items()
            if key in self._stored and editor.text() != self._stored[key]
        }

    def save(self) -> None:
        """Write all changes at once, or say what is wrong and write none."""
        changed, desk = self.changed(), self._desk
        wrong = [key for key, value in changed.items() if not self._check(key, value)]
        if wrong:
            self._go_to(wrong[0])
            return
        if not changed:
            return
        self._save.set_busy(lambda: translate("Settings", "Saving…"))

        def finished(error: Exception | None = None) -> None:
            self._save.set_busy(None)
            if error is None:
                self._stored |= changed
                self.saved.emit(changed)
            elif isinstance(error, AftercareError):
                desk.tell_failure(error)
            self._show_state()

        desk.do(
            lambda shop: edit_settings(shop, values=changed, edited_by=desk.actor.name),
            owner=self,
            done=lambda _changes: finished(),
            failed=finished,
            said=lambda: translate("Settings", "Saved."),
        )

    def discard(self) -> bool:
        """Back to what is stored; whether there was anything to discard."""
        changed = self.changed()
        for key in changed:
            self._editors[key].show_text(self._stored[key])
            self._fields[key].set_problem("")
        self._show_state()
        return bool(changed)

    def retranslate(self) -> None:
        """Choices and sentences."""
        for editor in self._editors.values():
            editor.retranslate()

    def _on_edited(self, key: str) -> None:
        self._fields[key].set_problem("")
        self._show_state()

    def _check(self, key: str, value: str) -> bool:
        try:
            check_setting(key, value)
        except AftercareError as error:
            known = self._declared[key].wrong
            self._fields[key].set_problem(known or partial(sentence, error))
            return False
        self._fields[key].set_problem("")
        return True

    def _go_to(self, key: str) -> None:
        group = next(g for g in GROUPS if key in {field.key for field in g.fields})
        self.group_wanted.emit(group.key)
        self._editors[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        changed = bool(self.changed())
        self._save.setVisible(changed)
        self._discard.setVisible(changed)
        self._unsaved.retranslate()

    def _unsaved_words(self) -> str:
        count = len(self.changed())
        if not count:
            return ""
        return translate("Settings", "not saved yet: {n}").format(n=count)
