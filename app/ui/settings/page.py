"""The settings page: sections at the left, the chosen one at the right."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes
from app.services.settings import setting_values
from app.text.catalogue import translate
from app.ui.contracts.forms import StandardContractForm
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.settings.categories.section import CategoriesSection
from app.ui.settings.declarations import GROUPS
from app.ui.settings.device_form import DeviceForm
from app.ui.settings.import_section import ImportSection
from app.ui.settings.learning.section import LearningSection
from app.ui.settings.limit_form import LimitForm
from app.ui.settings.permission_form import PermissionForm
from app.ui.settings.rate_form import RateForm
from app.ui.settings.rules.section import RulesSection
from app.ui.settings.shop_form import ShopForm
from app.ui.settings.team_form import TeamForm
from app.ui.settings.user_form import UserForm
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text

_SECTIONS_PX = 196
_Shown = (
    CategoriesSection
    | StandardContractForm
    | RateForm
    | LimitForm
    | RulesSection
    | LearningSection
    | TeamForm
    | UserForm
    | PermissionForm
    | ImportSection
    | DeviceForm
)


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    title: Callable[[], str]
    may: str = ""  # what changing it takes; the empty one asks by itself


_SECTIONS = (
    *(_Entry(group.key, group.title, "settings.edit") for group in GROUPS),
    _Entry("time_limits", lambda: translate("Settings", "Time limits"), "settings.edit"),
    _Entry("rates", lambda: translate("Settings", "Exchange rates"), "settings.edit"),
    _Entry("categories", lambda: translate("Settings", "Categories"), "settings.edit"),
    _Entry("contract", lambda: translate("Settings", "Standard contract"), "contracts.edit"),
    _Entry("rules", lambda: translate("Settings", "Rules"), "rules.edit"),
    _Entry("learning", lambda: translate("Settings", "Suggestions and learning"), "rules.edit"),
    _Entry("teams", lambda: translate("Settings", "Teams"), "rules.edit"),
    _Entry("users", lambda: translate("Settings", "People who work here")),
    _Entry("permissions", lambda: translate("Settings", "What each role may do")),
    _Entry("import", lambda: translate("Settings", "Import"), "imports.run"),
    _Entry("device", lambda: translate("Settings", "This computer")),
)


class SettingsPage(Page):
    """``open("categories")`` shows that section."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sections = LineList(desk.theme, chooses=True)
        self._title = Text(desk.theme, self._title_words, "value", bold=True)
        self._look = Text(
            desk.theme,
            lambda: translate("Settings", "Only to look at: your role may not change this."),
            tone="secondary",
            wrap=True,
        )
        self._shop = ShopForm(desk)
        self._branches = CategoriesSection(desk)
        self._contract = StandardContractForm(desk)
        self._rates = RateForm(desk)
        self._limits = LimitForm(desk)
        self._rules = RulesSection(desk)
        self._learning = LearningSection(desk)
        self._teams = TeamForm(desk)
        self._users = UserForm(desk)
        self._permissions = PermissionForm(desk)
        self._import = ImportSection(desk)
        self._device = DeviceForm(desk)
        self._stack = QStackedWidget()
        self._others: dict[str, _Shown] = {
            "rates": self._rates,
            "time_limits": self._limits,
            "categories": self._branches,
            "contract": self._contract,
            "rules": self._rules,
            "learning": self._learning,
            "teams": self._teams,
            "users": self._users,
            "permissions": self._permissions,
            "import": self._import,
            "device": self._device,
        }
        for widget in (self._shop, *self._others.values()):
            self._stack.addWidget(widget)
        self._lay_out()
        self._sections.line_chosen.connect(lambda line: self._show_section(line.key))
        self._sections.line_opened.connect(lambda _line: self._enter())
        self._shop.group_wanted.connect(self._sections.choose)
        self._shop.saved.connect(self._on_saved)
        self.desk.standing_changed.connect(self._show_rights)
        self.retranslate()
        self._sections.choose(_SECTIONS[0].key)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(NEAR_PX)
        left.addWidget(Text(self.theme, lambda: translate("Places", "Settings"), "title"))
        left.addWidget(self._sections, 1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(_SECTIONS_PX)
        right = QVBoxLayout()
        right.setSpacing(GROUP_PX)
        right.addWidget(self._title)
        right.addWidget(self._look)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        row.setSpacing(PAGE_PX)
        row.addWidget(side)
        row.addLayout(right, 1)

    def load(self, key: str) -> None:
        """``key`` may name a section."""
        self._sections.choose(key)
        self.refresh()
        self._sections.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """What is stored may have changed elsewhere."""
        shop = self.desk.shop
        self.desk.ask(
            lambda _queries: setting_values(shop),
            self._shop.show_values,
            owner=self,
            key="settings.page",
        )
        self._branches.load()
        self._contract.load()
        self._rates.load()
        self._limits.load()
        self._rules.load()
        self._learning.load()
        self._teams.load()
        self._users.load()
        self._permissions.load()
        self._device.load()

    def concerns(self, changes: Changes) -> bool:
        """Settings, branches, rules, and who may do what."""
        kinds = ("shop", "branch", "sla", "rule", "team", "user", "permission", "model")
        return any(changes.touches(kind) for kind in kinds)

    def retranslate(self) -> None:
        """Name the sections again."""
        self._sections.set_lines([Line(section.key, section.title()) for section in _SECTIONS])
        self._sections.setAccessibleName(translate("Places", "Settings"))

    def leave(self) -> bool:
        """Esc drops what was typed and not saved, then goes back."""
        return self._branches.close_form() or self._shop.discard() or self._contract.discard()

    def _on_saved(self, changed: dict[str, str]) -> None:
        """The shop's language takes effect here unless this computer chose its own."""
        if "language" in changed and self._device.follows_shop():
            self.desk.language_wanted.emit(changed["language"])

    def _enter(self) -> None:
        """Enter goes from the list into the section."""
        chosen = self._sections.chosen()
        (self._others.get(chosen.key if chosen else "") or self._shop).focus_first()

    def _title_words(self) -> str:
        chosen = self._sections.chosen()
        return chosen.title if chosen else ""

    def _show_section(self, key: str) -> None:
        if key in self._others:
            self._stack.setCurrentWidget(self._others[key])
        else:
            self._shop.show_group(key)
            self._stack.setCurrentWidget(self._shop)
        self._title.retranslate()
        self._show_rights()

    def _show_rights(self) -> None:
        """What the service would refuse is not offered."""
        may = self.desk.standing.may
        writes: dict[str, tuple[QWidget, ...]] = {
            "settings.edit": (
                *self._shop.writes,
                *self._branches.writes,
                *self._rates.writes,
                *self._limits.writes,
            ),
            "contracts.edit": self._contract.writes,
            "rules.edit": (*self._rules.writes, *self._teams.writes, *self._learning.writes),
            "imports.run": self._import.writes,
        }
        for permission, widgets in writes.items():
            for widget in widgets:
                widget.setEnabled(may(permission))
        chosen = self._sections.chosen()
        needed = {section.key: section.may for section in _SECTIONS}.get(
            chosen.key if chosen else "", ""
        )
        self._look.setVisible(bool(needed) and not may(needed))
