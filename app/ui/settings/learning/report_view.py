"""The report: figures, categories, what is mistaken for what, the worst, and whether it drifts."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.learning_report import DriftMonth, LearningReport, WorstCase
from app.domain.scoring import CategoryScore
from app.text.catalogue import translate
from app.text.learning_words import figures_sentence, percent
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.heat_grid import HeatGrid, HeatRow
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.month_columns import MonthColumn, MonthColumns
from app.ui.widgets.score_table import ScoreRow, ScoreTable
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_MONTHS = 13
_WHOLE = 1000  # a share of one as the charts count it
_FEWEST_OF_BRANCH = 3  # before a row of its own says anything


class ReportView(Themed):
    """``case_opened`` carries the number of a case."""

    case_opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._report: LearningReport | None = None
        theme = desk.theme
        self.summary = Text(theme, self._summary_words, wrap=True)
        self.scores = ScoreTable(
            theme,
            (
                lambda: translate("Learning", "Cases"),
                lambda: translate("Learning", "Precision"),
                lambda: translate("Learning", "Recall"),
                lambda: translate("Learning", "F1"),
            ),
        )
        self._key = Text(
            theme,
            lambda: translate(
                "Learning",
                "Precision: of what was suggested, how much was right. Recall: of what there was,"
                " how much was found. F1 is both in one figure, macro-F1 its mean over categories.",
            ),
            "caption",
            tone="secondary",
            wrap=True,
        )
        self.grid = HeatGrid(theme, lambda: translate("Learning", "Chosen ↓  suggested →"))
        self.worst = LineList(theme, grows=True)
        self.worst.line_opened.connect(lambda line: self.case_opened.emit(line.key))
        self.drift = {
            name: MonthColumns(theme, partial(_drift_title, name)) for name in _DRIFT_VALUES
        }
        self._cards: dict[str, Card] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        charts = QWidget()
        row = QHBoxLayout(charts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        for chart in self.drift.values():
            row.addWidget(chart, 1)
        column.addWidget(self.summary)
        scores = self.scores
        for name, title, widget in (
            ("drift", lambda: translate("Learning", "Month by month"), charts),
            ("scores", lambda: translate("Learning", "How well each category is found"), scores),
            ("grid", lambda: translate("Learning", "What is mistaken for what"), self.grid),
            ("worst", lambda: translate("Learning", "Sure and wrong"), self.worst),
        ):  # fmt: skip
            card = self._cards[name] = Card(self.theme, title, inset_px=NEAR_PX)
            card.title.setContentsMargins(NEAR_PX, 0, 0, 0)
            inner = QVBoxLayout()
            side = NEAR_PX if widget is self.grid else 0
            inner.setContentsMargins(side, 0, side, 0)
            inner.addWidget(widget)
            card.body.addLayout(inner)
            column.addWidget(card)
        self._cards["scores"].body.addLayout(inset(self._key))

    def show_report(self, report: LearningReport) -> None:
        """Show this."""
        self._report = report
        self.summary.retranslate()
        self.scores.show_rows([self._score(score) for score in _nested(report)])
        self._show_grid(report)
        self.worst.set_lines([self._worst_line(case) for case in report.worst])
        for name, chart in self.drift.items():
            full = 0 if name == "unknown_words" else _WHOLE
            chart.show_columns(_columns(name, report.drift[-_MONTHS:]), full=full)
        self._cards["worst"].setVisible(bool(report.worst))

    def is_filled(self) -> bool:
        """Whether there is a report to see."""
        return self._report is not None

    def retranslate(self) -> None:
        """Say everything again."""
        if self._report is not None:
            self.show_report(self._report)

    def _summary_words(self) -> str:
        if self._report is None:
            return ""
        return figures_sentence(self._report.figures)

    def _score(self, score: CategoryScore) -> ScoreRow:
        return ScoreRow(
            score.category,
            self._short(score.category),
            score.f1,
            (
                f"{score.wanted:,}",
                percent(score.precision) if score.suggested else "–",
                percent(score.recall) if score.wanted else "–",
                f"{score.f1:.2f}",
            ),
            fine="." in score.category,
        )

    def _show_grid(self, report: LearningReport) -> None:
        table = report.confusion
        nothing = translate("Learning", "nothing")
        columns = [self._short(code) if code else nothing for code in table.suggested]
        rows = [
            HeatRow(
                self._short(wanted),
                counts,
                table.suggested.index(wanted) if wanted in table.suggested else -1,
            )
            for wanted, counts in zip(table.wanted, table.counts, strict=True)
        ]
        self.grid.show_rows(columns, columns, rows)

    def _worst_line(self, case: WorstCase) -> Line:
        told = translate("Learning", "suggested {suggested}, {percent}; chosen {wanted}")
        return Line(
            case.number,
            " ".join(case.text.split()),
            told.format(
                suggested=self._desk.category(case.suggested),
                percent=percent(case.confidence),
                wanted=self._desk.category(case.wanted),
            ),
            lead=case.number,
        )

    def _short(self, code: str) -> str:
        """A trunk's name, or a branch's without its trunk."""
        return self._desk.category(code).rpartition(" / ")[2]


def _nested(report: LearningReport) -> list[CategoryScore]:
    """Each trunk, followed by its branches."""
    rows = []
    for trunk in report.trunks:
        rows.append(trunk)
        rows += [
            branch
            for branch in report.branches
            if branch.category.startswith(f"{trunk.category}.")
            and branch.wanted >= _FEWEST_OF_BRANCH
        ]
    return rows


_DRIFT_VALUES = {
    "agreement": lambda month: month.agreement,
    "confidence": lambda month: month.confidence,
    "unknown_words": lambda month: month.unknown_words,
}


def _drift_title(name: str) -> str:
    titles = {
        "agreement": translate("Learning", "Suggestions that were right"),
        "confidence": translate("Learning", "How sure it was"),
        "unknown_words": translate("Learning", "Words it does not know"),
    }
    return titles[name]


def _columns(name: str, months: tuple[DriftMonth, ...]) -> list[MonthColumn]:
    """A column a month, with the year where one begins; a month without answers says nothing."""
    found = []
    for place, month in enumerate(months):
        year, _, number = month.month.partition("-")
        is_told = name == "unknown_words" or month.answers > 0
        share = _DRIFT_VALUES[name](month) if is_told else 0.0
        begins = number == "01" or (place == 0 and number != "12")
        found.append(
            MonthColumn(
                month.month,
                str(int(number)),
                round(_WHOLE * share),
                percent(share) if is_told else "–",
                year if begins else "",
            )
        )
    return found
