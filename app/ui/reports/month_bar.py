"""Which month: one back, one forth, or this one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.months import Month
from app.text.catalogue import translate
from app.ui.theme.metrics import INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed


class MonthBar(Themed):
    """``month_chosen`` carries the month; there is none after this one."""

    month_chosen = Signal(object)

    def __init__(self, theme: Theme, today: Month, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._month = self._today = today
        self._name = Text(theme, lambda: str(self._month), "value", bold=True)
        self._before = IconButton(
            theme, "chevron-left", lambda: translate("Reports", "Month before"), shortcut="Alt+Left"
        )
        self._after = IconButton(
            theme,
            "chevron-right",
            lambda: translate("Reports", "Month after"),
            shortcut="Alt+Right",
        )
        self._now = Button(theme, lambda: translate("Reports", "This month"), "quiet")
        self._before.clicked.connect(lambda: self.choose(self._month.plus(-1)))
        self._after.clicked.connect(lambda: self.choose(self._month.plus(1)))
        self._now.clicked.connect(lambda: self.choose(self._today))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(INSIDE_PX)
        for widget in (self._before, self._name, self._after, self._now):
            row.addWidget(widget)
        self._show()

    def month(self) -> Month:
        """The month that is looked at."""
        return self._month

    def set_today(self, today: Month) -> None:
        """A new month may have begun since."""
        self._today = today
        self._show()

    def choose(self, month: Month) -> None:
        """Look at a month; one that has not begun is this one."""
        self._month = min(month, self._today)
        self._show()
        self.month_chosen.emit(self._month)

    def _show(self) -> None:
        self._name.retranslate()
        is_now = self._month == self._today
        self._after.setEnabled(not is_now)
        self._now.setEnabled(not is_now)
