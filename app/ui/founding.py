"""The first start: a folder without a shop gets one, with three answers."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import AftercareError
from app.text.catalogue import chosen_language, translate
from app.text.errors import sentence
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text

_CURRENCIES = ("CNY", "HKD", "TWD", "USD", "EUR", "GBP", "JPY", "SGD", "AUD", "CAD")
_ZONES = ("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo",
          "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles",
          "Australia/Sydney")  # fmt: skip
_WIDTH_PX = 460


class FoundingDialog(QDialog):
    """``make(settings)`` founds the shop, or raises what is shown beside the fields."""

    def __init__(
        self,
        theme: Theme,
        folder: str,
        make: Callable[[dict[str, str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self.setWindowTitle("Aftercare")
        self.setFixedWidth(_WIDTH_PX)
        self.name = QLineEdit()
        self.currency = _editable(_CURRENCIES, "CNY" if chosen_language() == "zh" else "USD")
        self.zone = _editable(_ZONES, _ZONES[0])
        self._name = Field(theme, lambda: translate("Founding", "Name of the shop"), self.name)
        self._zone = Field(theme, lambda: translate("Founding", "Time zone"), self.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, PAGE_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(Text(theme, lambda: translate("Founding", "A new shop"), "title"))
        column.addWidget(
            Text(
                theme,
                lambda: translate("Founding", "There is no shop yet in {folder}.").format(
                    folder=folder
                ),
                tone="secondary",
                wrap=True,
            )
        )
        column.addWidget(self._name)
        column.addWidget(Field(theme, lambda: translate("Founding", "Currency"), self.currency))
        column.addWidget(self._zone)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addStretch(1)
        quit_it = Button(theme, lambda: translate("Founding", "Not now"), "quiet")
        quit_it.clicked.connect(self.reject)
        make_it = Button(theme, lambda: translate("Founding", "Make the shop"), "primary")
        make_it.clicked.connect(self._on_make_clicked)
        make_it.setDefault(True)
        buttons.addWidget(quit_it)
        buttons.addWidget(make_it)
        column.addLayout(buttons)

    def _on_make_clicked(self) -> None:
        try:
            self._make(
                {
                    "name": self.name.text().strip(),
                    "currency": self.currency.currentText().strip(),
                    "timezone": self.zone.currentText().strip(),
                    "language": chosen_language(),
                }
            )
        except AftercareError as error:
            about_name = error.params.get("key") == "name"
            self._name.set_problem(sentence(error) if about_name else "")
            self._zone.set_problem("" if about_name else sentence(error))
        else:
            self.accept()


def _editable(choices: tuple[str, ...], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.addItems(list(choices))
    box.setCurrentText(chosen)
    return box
