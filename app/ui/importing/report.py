"""What an import would do, or did: figures, columns left out, and the lines with errors."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.incoming import RowError
from app.services.imports import ImportReport
from app.text.catalogue import translate
from app.text.errors import row_sentence
from app.ui.importing.formats import format_name
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.clamped_text import ClampedText
from app.ui.widgets.columns import Column, PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.texts import ElidedText, Text, Tone
from app.ui.widgets.themed import Themed

_Numbered = tuple[int, RowError]
_COLUMNS_NAMED = 30


class ReportView(Themed):
    """Shows one `ImportReport`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._errors: tuple[RowError, ...] = ()
        self._report: ImportReport | None = None
        self._file = ElidedText(theme, "", "value", bold=True)
        self._format = Text(theme, "", tone="secondary")
        self._figures: dict[str, tuple[Text, Text]] = {}
        self._unknown = ClampedText(theme, "", lines=2, tone="secondary")
        self._head = Text(theme, self._error_words, "caption", tone="secondary", bold=True)
        self._model = PagedTableModel(_columns(), row_id=lambda row: row[0])
        self._table = PagedTable(theme, self._model)
        self._model.page_wanted.connect(self._on_page_wanted)
        self._model.count_wanted.connect(
            lambda generation: self._model.take_count(generation, len(self._errors))
        )
        self._lay_out()

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(PAGE_PX)
        for key, words in (
            ("added", lambda: translate("Importing", "new")),
            ("updated", lambda: translate("Importing", "changed")),
            ("unchanged", lambda: translate("Importing", "known already")),
            ("skipped", lambda: translate("Importing", "left out")),
            ("errors", lambda: translate("Importing", "with errors")),
        ):
            number = Text(self.theme, "", "number")
            label = Text(self.theme, words, "caption", tone="secondary")
            one = QVBoxLayout()
            one.setSpacing(0)
            one.addWidget(number)
            one.addWidget(label)
            figures.addLayout(one)
            self._figures[key] = (number, label)
        figures.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self._file)
        column.addWidget(self._format)
        column.addSpacing(NEAR_PX)
        column.addLayout(figures)
        column.addSpacing(GROUP_PX)
        column.addWidget(self._unknown)
        column.addWidget(self._head)
        column.addWidget(self._table, 1)
        column.addStretch(0)

    def show_report(self, file: str, report: ImportReport) -> None:
        """Replace what is shown."""
        self._report, self._errors = report, report.errors
        self._file.say(file)
        self._format.say(lambda: self._format_words(report))
        counts = {
            "added": report.added,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "skipped": report.skipped,
            "errors": len(report.errors),
        }
        for key, count in counts.items():
            number, _ = self._figures[key]
            number.say(f"{count:,}")
            number.set_tone(_tone(key, count))
        unknown = report.unknown_columns
        self._unknown.setVisible(bool(unknown))
        self._unknown.say(lambda: _unknown_words(unknown))
        self._head.setVisible(bool(self._errors))
        self._head.retranslate()
        self._table.setVisible(bool(self._errors))
        self._model.reload()

    def _on_page_wanted(self, request: PageRequest) -> None:
        end = request.offset + request.limit
        rows = list(enumerate(self._errors))[request.offset : end]
        self._model.take_page(request, rows)

    @staticmethod
    def _format_words(report: ImportReport) -> str:
        lines = translate("Importing", "{n} lines").format(n=f"{report.rows:,}")
        return f"{format_name(report.format)}  ·  {lines}" if report.format else lines

    def _error_words(self) -> str:
        return translate("Importing", "Lines that cannot come in")


def _tone(key: str, count: int) -> Tone:
    if not count:
        return "secondary"
    return "overdue" if key == "errors" else "ink"


def _unknown_words(unknown: tuple[str, ...]) -> str:
    names = ", ".join(unknown[:_COLUMNS_NAMED])
    more = " …" if len(unknown) > _COLUMNS_NAMED else ""
    return translate("Importing", "Columns that are not used: {columns}").format(
        columns=names + more
    )


def _columns() -> tuple[Column[_Numbered], ...]:
    return (
        Column(
            "row",
            lambda: translate("Importing", "Line"),
            lambda row: f"{row[1].row:,}",
            align="right",
            width_px=72,
        ),
        Column(
            "column",
            lambda: translate("Importing", "Column"),
            lambda row: row[1].column,
            width_px=140,
            tip=lambda row: row[1].column,
        ),
        Column(
            "wrong",
            lambda: translate("Importing", "What is wrong"),
            lambda row: row_sentence(row[1]),
            stretch=True,
            tip=lambda row: row_sentence(row[1]),
        ),
    )
