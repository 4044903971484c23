"""Reports: a month in figures, its paper and its workbook."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from app.domain.changes import Changes
from app.domain.month_cases import CaseInMonth
from app.domain.monthly_report import MonthlyReport
from app.domain.months import Month, month_of, read_month
from app.domain.rows import CaseLine
from app.services.monthly_report import cases_behind, cases_waiting_for, report_of
from app.services.papers.monthly_report import monthly_report_paper, save_monthly_workbook
from app.services.reading import Queries
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.page import Page
from app.ui.papers.preview import print_paper
from app.ui.reports.cases_panel import CasesPanel
from app.ui.reports.figures import Opened
from app.ui.reports.month_bar import MonthBar
from app.ui.reports.month_section import MonthSection
from app.ui.reports.what_if_section import WhatIfSection
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.line_list import Line
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.tab_row import Tab, TabRow
from app.ui.widgets.texts import Text


class ReportsPage(Page):
    """``open("2026-10")`` shows that month. Alt+Left and Alt+Right go from month to month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._report: MonthlyReport | None = None
        self._asked: tuple[Month, Opened] | None = None
        theme = desk.theme
        self._tabs = TabRow(
            theme,
            (
                Tab("month", lambda: translate("Reports", "Month")),
                Tab("what_if", lambda: translate("Reports", "What if")),
            ),
        )
        self._bar = MonthBar(theme, self._today())
        self._section = MonthSection(desk)
        self._panel = CasesPanel(desk)
        self._panel.hide()
        self._pdf = Button(
            theme, lambda: translate("Reports", "Print…"), icon="printer", shortcut="Ctrl+P"
        )
        self._xlsx = Button(theme, lambda: translate("Reports", "Workbook…"), icon="download")
        empty = EmptyState(
            theme,
            lambda: translate("Month", "Nothing was opened, closed or booked in this month."),
            lambda: translate("Reports", "Month before"),
            icon="chart-column",
        )
        empty.action_taken.connect(lambda: self._bar.choose(self._bar.month().plus(-1)))
        error = ErrorState(theme)
        error.retried.connect(self.refresh)
        self._stack = StateStack(
            self._section, skeleton=Skeleton(theme, lines=16), empty=empty, error=error
        )
        self._what_if = WhatIfSection(desk)
        self._front = QStackedWidget()
        self._front.addWidget(self._stack)
        self._front.addWidget(self._what_if)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(Text(self.theme, lambda: translate("Places", "Reports"), "title"))
        head.addSpacing(GROUP_PX)
        head.addWidget(self._tabs)
        head.addSpacing(GROUP_PX)
        head.addWidget(self._bar)
        head.addStretch(1)
        head.addWidget(self._xlsx)
        head.addWidget(self._pdf)
        body = QHBoxLayout()
        body.setSpacing(GROUP_PX)
        body.addWidget(self._front, 1)
        body.addWidget(self._panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(GROUP_PX)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self._tabs.chosen.connect(lambda key: self._show_tab(str(key)))
        self._what_if.listed.connect(self._show_lines)
        self._bar.month_chosen.connect(self._on_month_chosen)
        self._section.opened.connect(self._open_list)
        self._section.month_opened.connect(
            lambda month, opened: self._open_list(opened, read_month(str(month)))
        )
        self._section.case_opened.connect(self._go_to_case)
        self._panel.case_opened.connect(self._go_to_case)
        self._panel.closed.connect(self.leave)
        self._pdf.clicked.connect(self._on_pdf_clicked)
        self._xlsx.clicked.connect(self._on_xlsx_clicked)

    def load(self, key: str) -> None:
        """Show a month, or ``what_if``; without a key what was looked at."""
        if key in {"month", "what_if"}:
            self._show_tab(key)
        self._bar.set_today(self._today())
        try:
            month = read_month(key)
        except ValueError:
            month = self._bar.month()
        if self._report is None:
            self._stack.show_loading()
        self._bar.choose(month)

    def refresh(self) -> None:
        """Ask again for the month, and for the list beside it."""
        shop, month = self.desk.shop, self._bar.month()
        self.desk.ask(
            lambda queries: report_of(shop, queries, month),
            self._take,
            owner=self,
            key="report",
            failed=self._on_failed,
        )
        if self._asked is not None:
            self._ask_list(*self._asked)

    def concerns(self, changes: Changes) -> bool:
        """Cases, sales and settings."""
        return any(changes.touches(kind) for kind in ("case", "sale", "shop"))

    def leave(self) -> bool:
        """Esc closes the list."""
        self._asked = None
        was_there = self._panel.isVisible()
        self._panel.hide()
        return was_there

    def report(self) -> MonthlyReport | None:
        """What is shown."""
        return self._report

    def panel(self) -> CasesPanel:
        """The list beside the month."""
        return self._panel

    def what_if(self) -> WhatIfSection:
        """Last year under other terms."""
        return self._what_if

    def section(self) -> MonthSection:
        """The month."""
        return self._section

    def _today(self) -> Month:
        return month_of(self.desk.today())

    def _show_tab(self, key: str) -> None:
        is_month = key == "month"
        self.leave()
        self._tabs.show_tab(key)
        self._front.setCurrentWidget(self._stack if is_month else self._what_if)
        for widget in (self._bar, self._pdf, self._xlsx):
            widget.setVisible(is_month)
        if not is_month:
            self._what_if.load()

    def _show_lines(self, name: object, lines: tuple[Line, ...]) -> None:
        self._asked = None
        self._panel.show_lines(str(name), lines)
        self._panel.show()

    def _on_month_chosen(self, _month: Month) -> None:
        self.leave()
        self.refresh()

    def _take(self, report: MonthlyReport) -> None:
        self._report = report
        for button in (self._pdf, self._xlsx):
            button.setEnabled(True)
        if report.is_empty and not report.waiting:
            self._stack.show_empty()
            return
        self._section.show_report(report)
        self._stack.show_content()

    def _on_failed(self, error: Exception) -> None:
        self._report = None
        for button in (self._pdf, self._xlsx):
            button.setEnabled(False)
        self._stack.show_error(
            failure_words(error), lambda: translate("States", "Nothing was changed or lost.")
        )

    def _open_list(self, opened: Opened, month: Month | None = None) -> None:
        month = month or self._bar.month()
        self._asked = (month, opened)
        self._panel.begin(opened.name, opened.picked.measure)
        self._panel.show()
        self._ask_list(month, opened)

    def _ask_list(self, month: Month, opened: Opened) -> None:
        def question(queries: Queries) -> Sequence[CaseInMonth | CaseLine]:
            if opened.waiting:
                return cases_waiting_for(queries, opened.waiting)
            return cases_behind(queries, month, opened.picked)

        self.desk.ask(question, self._panel.show_cases, owner=self, key="report.cases")

    def _go_to_case(self, number: object) -> None:
        self.desk.go("case", str(number))

    def _on_pdf_clicked(self) -> None:
        month, desk = self._bar.month(), self.desk
        print_paper(
            desk,
            lambda shop: monthly_report_paper(
                shop, month=month, langs=(desk.lang,), issued_by=desk.actor.name
            ),
            f"report-{month}.pdf",
        )

    def _on_xlsx_clicked(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path, _ = QFileDialog.getSaveFileName(
            self,
            translate("Reports", "Save the month as a workbook"),
            str(Path(folder) / f"report-{self._bar.month()}.xlsx"),
            "XLSX (*.xlsx)",
        )
        if path:
            self.save_workbook(Path(path))

    def save_workbook(self, path: Path) -> None:
        """Write the month's workbook to ``path``."""
        month, lang, actor = self._bar.month(), self.desk.lang, self.desk.actor.name

        def work(shop: Shop, _ctx: JobContext) -> None:
            save_monthly_workbook(shop, path, month=month, lang=lang, issued_by=actor)

        self._xlsx.set_busy(lambda: translate("Reports", "Writing…"))

        def failed(error: Exception) -> None:
            self._xlsx.set_busy(None)
            self.desk.tell_failure(error)

        self.desk.work(work, owner=self, done=lambda _none: self._on_saved(path), failed=failed)

    def _on_saved(self, path: Path) -> None:
        self._xlsx.set_busy(None)
        self.desk.tell(lambda: translate("Papers", "Saved as {path}.").format(path=path.name))
