"""Several items of one customer: after a case is saved, the next item is one key away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.texts import ElidedText
from app.ui.widgets.themed import Themed

_NUMBERS_SHOWN = 3


class VisitLine(Themed):
    """Quiet until a case is saved; then offers the next item of this customer.

    ``joined`` when that is taken, ``left`` when it is another customer after all. ``visit`` is
    what the next case is tied to: empty until the offer is taken.
    """

    joined = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self.visit = ""
        self._offered = ""
        self._numbers: tuple[str, ...] = ()
        self._words = ElidedText(desk.theme, self._say, tone="secondary")
        self._next = EnterButton(
            desk.theme,
            lambda: translate("Counter", "Next item of this customer  Alt+V"),
            "quiet",
            icon="plus",
        )
        self._leave = IconButton(desk.theme, "x", lambda: translate("Counter", "Another customer"))
        self._next.clicked.connect(self.join)
        self._leave.clicked.connect(self.leave)
        for button in (self._next, self._leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addWidget(self._next)
        row.addWidget(self._leave)
        row.addWidget(self._words, 1)
        self._show()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The cases of the visit that is joined or offered."""
        return self._numbers

    def saved(self, visit: str, number: str) -> None:
        """A case was saved: the next item may be of the same customer."""
        is_same = visit == self._offered
        self._numbers = (*(self._numbers if is_same else ()), number)
        self._offered, self.visit = visit, ""
        self._show()

    def fill(self, visit: str) -> None:
        """A draft that belongs to a visit goes on with it."""
        if visit and visit != self._offered:
            self._offered, self._numbers = visit, ()
        self.visit = visit
        self._show()

    def join(self) -> None:
        """The next case belongs to this visit."""
        if self._offered and not self.visit:
            self.visit = self._offered
            self._show()
            self.joined.emit()

    def leave(self) -> None:
        """It is another customer."""
        self.visit = self._offered = ""
        self._numbers = ()
        self._show()
        self.left.emit()

    def _show(self) -> None:
        self._next.setVisible(bool(self._offered) and not self.visit)
        self._leave.setVisible(bool(self._offered))
        self._words.retranslate()

    def _say(self) -> str:
        if self.visit:
            if not self._numbers:
                return translate("Counter", "Same visit as an earlier case")
            text = translate("Counter", "Same visit as {numbers}")
            return text.format(numbers=self._together())
        if self._offered:
            return self._together()
        return translate("Counter", "Everything typed is kept. What is missing can be added later.")

    def _together(self) -> str:
        shown = ", ".join(self._numbers[-_NUMBERS_SHOWN:])
        return f"… {shown}" if len(self._numbers) > _NUMBERS_SHOWN else shown
