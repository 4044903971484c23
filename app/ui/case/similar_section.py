"""How cases like this one ended (同类处理): beside the decision, never in its place."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rows import CaseCard
from app.domain.similar import Similar, SimilarCase
from app.services.similar import similar_cases
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.similar import days_words, outcome_words, standing_words, why_words
from app.ui.case.layers import CaseSection
from app.ui.case.similar_table import SimilarRow, SimilarTable
from app.ui.desk import Desk
from app.ui.widgets.cards import Card
from app.ui.widgets.scroll_column import ScrollColumn, inset
from app.ui.widgets.texts import Text


class SimilarSection(CaseSection):
    """Enter or a click on a row opens its case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._found: Similar | None = None
        frame = Card(desk.theme, lambda: translate("Case", "Similar past cases"))
        self.words = Text(desk.theme, self._say, tone="secondary", wrap=True)
        self.table = SimilarTable(desk.theme)
        self.table.row_opened.connect(lambda row: desk.go("case", row.number))
        scroll = ScrollColumn()
        scroll.column.addLayout(inset(self.words))
        scroll.column.addWidget(self.table)
        scroll.column.addStretch(1)
        frame.body.addWidget(scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self.table.hide()

    def show_case(self, card: CaseCard) -> None:
        """Ask what is like this case."""
        shop, number = self._desk.shop, card.line.number
        self._desk.ask(
            lambda _queries: similar_cases(shop, number=number),
            self._take,
            owner=self,
            key="case.similar",
        )

    def retranslate(self) -> None:
        """Everything is said anew."""
        if self._found is not None:
            self._take(self._found)

    def _take(self, found: Similar) -> None:
        self._found = found
        self.words.say(self._say)
        self.table.setVisible(bool(found.cases))
        self.table.show_shares(shown=self._desk.standing.sight.shares)
        self.table.show_rows([self._row(case) for case in found.cases])

    def _row(self, case: SimilarCase) -> SimilarRow:
        desk = self._desk
        return SimilarRow(
            number=case.number,
            title=case.title,
            ended=outcome_words(case, desk.resolution, desk.stage),
            refunded=format_money(case.refunded_minor, case.currency)
            if case.refunded_minor
            else "",
            shares=dotted(
                *(f"{desk.word('party', p)} {format_share(bp)}" for p, bp in case.shares_bp.items())
            ),
            days=days_words(case.days),
            alike=f"{case.likeness} %",
            why=why_words(case, partial(desk.word, "in_common")),
        )

    def _say(self) -> str:
        return standing_words(self._found, self._desk.resolution) if self._found else ""
