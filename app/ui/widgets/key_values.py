"""Facts in two columns: what it is, what it says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.glossary import Term
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import ElidedText, Text, Tone
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words


class KeyValueGrid(Themed):
    """Labels in secondary, values in ink; every grid with one ``label_px`` lines up."""

    def __init__(self, theme: Theme, *, label_px: int = 96, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._values: dict[str, ElidedText] = {}
        self._rows: dict[str, tuple[QWidget, QWidget]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GROUP_PX)
        self._grid.setVerticalSpacing(INSIDE_PX)
        self._grid.setColumnMinimumWidth(0, label_px)
        self._grid.setColumnStretch(1, 1)

    def add_row(
        self, key: str, label: Words, value: Words | QWidget = "", *, term: Term | None = None
    ) -> None:
        """A row named ``key``: words (elided where room ends) or any widget (a chip).

        ``term`` is a word of the trade that the label explains.
        """
        name: QWidget = Text(self.theme, label, tone="secondary")
        if term is not None:
            name = TermText(self.theme, term, label, tone="secondary")
        shown: QWidget
        if isinstance(value, QWidget):
            shown = value
        else:
            shown = self._values[key] = ElidedText(self.theme, value)
        row = len(self._rows)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(name, row, 0, middle)
        self._grid.addWidget(shown, row, 1, middle)
        self._rows[key] = (name, shown)

    def set_value(self, key: str, value: Words, *, tone: Tone = "ink") -> None:
        """Say another value; KeyError for a row that is a widget or not there."""
        self._values[key].say(value)
        self._values[key].set_tone(tone)

    def show_row(self, key: str, *, shown: bool) -> None:
        """Hide a row that does not apply, and bring it back."""
        for widget in self._rows[key]:
            widget.setVisible(shown)
