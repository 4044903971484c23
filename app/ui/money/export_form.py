"""Taking the books to a bookkeeper's program: which form, which days, which file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from app.services.books import export_books
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.day_edit import DayEdit
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import Text


class ExportForm(FormCard):
    """CSV for any program, beancount for those who want an outside judge."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Money", "Export the books"),
            lambda: translate("Money", "Choose a file…"),
        )
        self._desk = desk
        today = desk.today()
        self._format = QComboBox()
        self._first, self._last = DayEdit(), DayEdit()
        self._first.set_day(today.replace(month=1, day=1))
        self._last.set_day(today)
        theme = desk.theme
        self.add_field(Field(theme, lambda: translate("Money", "Form"), self._format))
        self.add_field(Field(theme, lambda: translate("Money", "From"), self._first))
        self.add_field(Field(theme, lambda: translate("Money", "To"), self._last))
        self.add_field(
            Text(
                theme,
                lambda: translate(
                    "Money",
                    "Every posting with its case and its party; what stood on the accounts before"
                    " comes first as one entry.",
                ),
                tone="secondary",
                wrap=True,
            )
        )
        self.finish()
        self.retranslate()
        self.accepted.connect(self._on_accepted)

    def start(self) -> None:
        """The form is what differs."""
        self._format.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the forms again."""
        offer(
            self._format,
            (
                ("xlsx", translate("Money", "Workbook (XLSX)")),
                ("csv", translate("Money", "Table (CSV)")),
                ("beancount", translate("Money", "Beancount")),
            ),
        )

    def _on_accepted(self) -> None:
        books_format = str(self._format.currentData())
        first, last = self._first.day(), self._last.day()
        name = f"{first}_{last}.{books_format}"
        path, _ = QFileDialog.getSaveFileName(
            self, translate("Money", "Export the books"), name, f"*.{books_format}"
        )
        if not path:
            return
        self.set_problem("")
        self.set_busy(lambda: translate("Money", "Writing…"))

        def write(shop: Shop, _ctx: JobContext) -> int:
            return export_books(
                shop, path=Path(path), books_format=books_format, first=first, last=last
            )

        self._desk.work(write, owner=self, done=self._on_written, failed=self._on_failed)

    def _on_written(self, count: int) -> None:
        self.set_busy(None)
        self._desk.tell(
            lambda: translate("Money", "{n} entries were written.").format(n=f"{count:,}")
        )
        self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(None)
        self.set_problem(lambda: failure_words(error))
