"""Where a shop brings in what its till program knows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.importing.dialog import ImportDialog
from app.ui.importing.formats import format_names
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_WIDEST_PX = 640


class ImportSection(Themed):
    """What can be read, what happens, and the button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self.setMaximumWidth(_WIDEST_PX)
        self._choose = Button(
            desk.theme,
            lambda: translate("Importing", "Import a file…"),
            "primary",
            icon="download",
        )
        self._choose.clicked.connect(lambda: ImportDialog(desk).open())
        self.writes = (self._choose,)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        column.addWidget(
            Text(
                desk.theme,
                lambda: translate(
                    "Importing",
                    "Bring in consignors first, then items, then sales. Each file is read and"
                    " shown before anything is written, can come again without doubling"
                    " anything, and can be taken back.",
                ),
                wrap=True,
            )
        )
        column.addWidget(
            Text(
                desk.theme,
                lambda: translate("Importing", "Recognised automatically: {formats}.").format(
                    formats=" · ".join(format_names())
                ),
                tone="secondary",
                wrap=True,
            )
        )
        column.addWidget(
            Text(
                desk.theme,
                lambda: translate(
                    "Importing", "Any other CSV or Excel table comes in with a column map."
                ),
                tone="secondary",
                wrap=True,
            )
        )
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def focus_first(self) -> None:
        """Come to the button."""
        self._choose.setFocus(Qt.FocusReason.TabFocusReason)
