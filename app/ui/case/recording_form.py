"""Forms of a layer that stand beside its card, one at a time, instead of a dialog before it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.money_fields import MoneyEdit
from app.ui.widgets.words import Words


class RecordingForm(FormCard):
    """``recorded`` when it was written down; a refusal stands beside the button.

    ``number`` is that of the case it is about.
    """

    recorded = Signal()

    def __init__(self, desk: Desk, title: Words, accept: Words) -> None:
        super().__init__(desk.theme, title, accept)
        self.desk = desk
        self.number = ""
        self._is_writing = False
        self.accepted.connect(self.record)

    def add_pair(self, first: QWidget, second: QWidget) -> None:
        """Two fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        for widget in (first, second):
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(row)

    def is_unreadable(self, amount: MoneyEdit, *, needed: bool = False) -> bool:
        """Whether an amount was typed that is none, or is missing; the focus goes there then."""
        wrong = amount.minor() is None and (needed or bool(amount.text().strip()))
        if wrong:
            self.set_problem(lambda: translate("Case", "How much?"))
            amount.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong

    def record(self) -> None:
        """Write it down."""
        raise NotImplementedError

    def write(self, intent: Callable[[Shop], Changes], said: Words) -> None:
        """Write it down once, however often the keys are pressed meanwhile."""
        if not self._is_writing:
            self._is_writing = True
            self.desk.do(intent, owner=self, said=said, done=self._on_done, failed=self._on_refused)

    def _on_done(self, _changes: Changes) -> None:
        self._is_writing = False
        self.recorded.emit()

    def _on_refused(self, error: Exception) -> None:
        self._is_writing = False
        if isinstance(error, AftercareError):
            self.set_problem(lambda: sentence(error))


class FormsBeside(QWidget):
    """A card, and beside it the form that is being filled in, if there is one."""

    closed = Signal()
    recorded = Signal()

    def __init__(self, card: QWidget, forms: Sequence[RecordingForm], width_px: int) -> None:
        super().__init__()
        self._forms = tuple(forms)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(card, 1)
        for form in self._forms:
            form.setFixedWidth(width_px)
            form.hide()
            form.closed.connect(self.closed)
            form.recorded.connect(self.recorded)
            row.addWidget(form)

    def open_form(self, wanted: RecordingForm) -> None:
        """Bring a form; one that is open goes."""
        for form in self._forms:
            form.setVisible(form is wanted)

    def close_forms(self) -> bool:
        """The card alone; whether a form was open."""
        was_open = any(not form.isHidden() for form in self._forms)
        for form in self._forms:
            form.hide()
        return was_open
