"""Amounts shown and typed. Minor units in, minor units out."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import AftercareError
from app.text.amounts import format_amount, format_money
from app.ui.theme.metrics import TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.texts import Text, Tone
from app.ui.widgets.themed import reword

_NOTHING = "\N{EN DASH}"


class MoneyLabel(Text):
    """An amount, right-aligned; the bundled face has figures of one width, so columns align."""

    def __init__(
        self,
        theme: Theme,
        role: TypeRole = "body",
        *,
        tone: Tone = "ink",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _NOTHING, role, tone=tone, bold=bold, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_money(
        self, minor: int | None, currency: str = "", *, symbol: bool = True, sign: bool = False
    ) -> None:
        """Show ``minor`` units, or a dash for None.

        ``symbol=False`` leaves the currency to the head of the column; ``sign`` shows a plus.
        """
        if minor is None:
            self.say(_NOTHING)
        elif symbol:
            plus = "+" if sign and minor > 0 else ""
            self.say(plus + format_money(minor, currency))
        else:
            self.say(format_amount(minor, currency, sign=sign))


class MoneyEdit(QLineEdit):
    """A field for an amount. ``parse`` turns words into minor units or raises AftercareError.

    ``show`` writes minor units back when the field is left; ``explain`` makes the sentence for
    an error, shown as tooltip and carried by ``problem_changed`` (``""`` when all is well).
    """

    minor_changed = Signal(object)
    problem_changed = Signal(object)

    def __init__(
        self,
        *,
        parse: Callable[[str], int],
        show: Callable[[int], str],
        explain: Callable[[AftercareError], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parse, self._show, self._explain = parse, show, explain
        self._minor: int | None = None
        self._error: AftercareError | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._on_text_edited)

    def minor(self) -> int | None:
        """The amount typed, or None while the field is empty or wrong."""
        return self._minor

    def set_minor(self, minor: int | None) -> None:
        """Show an amount; None empties the field."""
        self.setText("" if minor is None else self._show(minor))
        self._take(minor, None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the amount as the shop writes it."""
        if self._minor is not None:
            self.setText(self._show(self._minor))
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say what is wrong in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._take(self._minor, self._error)
        super().changeEvent(event)

    def _on_text_edited(self, text: str) -> None:
        if not text.strip():
            self._take(None, None)
            return
        try:
            self._take(self._parse(text), None)
        except AftercareError as error:
            self._take(None, error)

    def _take(self, minor: int | None, error: AftercareError | None) -> None:
        changed, self._minor = minor != self._minor, minor
        self._error = error
        problem = "" if error is None else self._explain(error)
        reword(self, "invalid", error is not None)
        if problem != self.toolTip():
            self.setToolTip(problem)
            self.problem_changed.emit(problem)
        if changed:
            self.minor_changed.emit(minor)
