"""Why a file could not be read, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AftercareError
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.importing.formats import format_name
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import ElidedText, Text
from app.ui.widgets.themed import Themed

_MAP_HELPS = frozenset({"unknown_format", "missing_columns", "map_needed"})


class TroubleView(Themed):
    """``split_told`` carries ``consignor`` or ``shop``; ``map_wanted`` for a column map."""

    split_told = Signal(object)
    map_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._error: AftercareError | None = None
        self._file = ElidedText(theme, "", "value", bold=True)
        self._what = Text(theme, self._what_words, wrap=True)
        self._safe = Text(
            theme, lambda: translate("Importing", "Nothing was changed."), tone="secondary"
        )
        self._consignor = Button(
            theme, lambda: translate("Importing", "The consignor's share"), "primary"
        )
        self._shop = Button(theme, lambda: translate("Importing", "The shop's share"))
        self._map = Button(
            theme, lambda: translate("Importing", "Use a column map…"), icon="file-text"
        )
        self._consignor.clicked.connect(lambda: self.split_told.emit("consignor"))
        self._shop.clicked.connect(lambda: self.split_told.emit("shop"))
        self._map.clicked.connect(self.map_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        for button in (self._consignor, self._shop, self._map):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        column.addWidget(self._file)
        column.addWidget(self._what)
        column.addWidget(self._safe)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_trouble(self, file: str, error: AftercareError) -> None:
        """Say what is in the way."""
        self._error = error
        self._file.say(file)
        self._what.retranslate()
        asks_whose = error.code == "split_direction_needed"
        self._consignor.setVisible(asks_whose)
        self._shop.setVisible(asks_whose)
        self._map.setVisible(error.code in _MAP_HELPS)

    def _what_words(self) -> str:
        """The failure in a window's words: the general sentences speak of command line options."""
        error = self._error
        if error is None:
            return ""
        told = {key: str(value) for key, value in error.params.items()}
        if error.code == "split_direction_needed":
            text = translate("Importing", "Whose share does the column “{column}” hold?")
            return text.format(column=told["column"])
        if error.code == "unknown_format":
            text = translate(
                "Importing",
                "It cannot be told which program wrote this file. Its columns are: {headers}",
            )
            return text.format(headers=told["headers"])
        if error.code == "missing_columns":
            text = translate(
                "Importing",
                "It looks like {format}, but lacks these columns: {columns}. It has: {headers}",
            )
            return text.format(
                format=format_name(told["format"]),
                columns=told["columns"],
                headers=told["headers"],
            )
        return sentence(error)
