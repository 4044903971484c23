"""This computer: how its window looks, which language it speaks. Nothing waits for Save."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.services.device import DeviceSettings, read_device, write_device
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.settings.editors import ChoiceEditor
from app.ui.theme.metrics import GROUP_PX
from app.ui.theme.theme import Choice
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_WIDEST_PX = 640
_CHOICES: dict[str, Choice] = {"system": "system", "light": "light", "dark": "dark"}


class DeviceForm(Themed):
    """``changed`` after a choice took effect."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._settings = DeviceSettings()
        self._appearance = ChoiceEditor(
            (
                ("system", lambda: translate("Settings", "Like the system")),
                ("light", lambda: translate("Settings", "Light")),
                ("dark", lambda: translate("Settings", "Dark")),
            )
        )
        self._language = ChoiceEditor(
            (
                ("", lambda: translate("Settings", "The shop's language")),
                ("zh", lambda: "中文"),
                ("en", lambda: "English"),
            )
        )
        self.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        theme = desk.theme
        column.addWidget(
            Text(
                theme,
                lambda: translate("Settings", "Only on this computer, and at once."),
                tone="secondary",
            )
        )
        column.addWidget(
            Field(theme, lambda: translate("Settings", "Appearance"), self._appearance)
        )
        column.addWidget(
            Field(theme, lambda: translate("Settings", "Language of the window"), self._language)
        )
        column.addStretch(1)
        self._appearance.edited.connect(self._on_edited)
        self._language.edited.connect(self._on_edited)

    def load(self) -> None:
        """Read what this computer chose."""
        folder = self._desk.shop.folder
        self._desk.ask(
            lambda _queries: read_device(folder), self._take, owner=self, key="settings.device"
        )

    def follows_shop(self) -> bool:
        """Whether this computer has chosen no language of its own."""
        return not self._settings.language

    def focus_first(self) -> None:
        """Come to the first choice."""
        self._appearance.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Say the choices again."""
        self._appearance.retranslate()
        self._language.retranslate()

    def _take(self, settings: DeviceSettings) -> None:
        # The button in the window's head may have chosen since: what is seen is what is told.
        self._settings = settings
        self._appearance.show_text(self._desk.theme.choice)
        self._language.show_text(settings.language)

    def _on_edited(self) -> None:
        desk = self._desk
        before, folder = self._settings, desk.shop.folder
        now = DeviceSettings(self._appearance.text(), self._language.text())
        self._settings = now
        desk.theme.choose(_CHOICES[now.appearance])
        if now.language != before.language:
            desk.language_wanted.emit(now.language or desk.settings.language)
        desk.work(
            lambda _shop, _ctx: write_device(folder, now),
            owner=self,
            done=lambda _none: self.changed.emit(),
        )
