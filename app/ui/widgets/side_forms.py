"""The side of a page: a record, and forms that stand in its place while they are filled in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.widgets.form_card import FormCard


class SideForms(QStackedWidget):
    """Shows ``record``, or one form at a time. ``form_closed`` when the record is back."""

    form_closed = Signal()

    def __init__(self, record: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._form: FormCard | None = None
        self.addWidget(record)

    def open_form(self, form: FormCard) -> None:
        """Put ``form`` before the record; one that is open already goes."""
        self.close_form()
        self._form = form
        form.closed.connect(self.close_form)
        self.addWidget(form)
        self.setCurrentWidget(form)
        form.start()

    def close_form(self) -> bool:
        """Bring the record back; whether there was a form."""
        form, self._form = self._form, None
        if form is None:
            return False
        self.removeWidget(form)
        form.deleteLater()
        self.form_closed.emit()
        return True
