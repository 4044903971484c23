"""Whether what is said of durations came true over a year: overall, and by category."""

from app.domain.duration_backtest import Covered, DurationBacktest
from app.text.backtest_words import backtest_sentence, percent_of
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.score_table import ScoreRow, ScoreTable
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.texts import Text

_WHOLE_BP = 10_000


class DurationsCard(Card):
    """Hidden until the year has been looked back upon."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme,
            lambda: translate("Learning", "How long cases took, and what was said of it"),
            inset_px=NEAR_PX,
        )
        self.title.setContentsMargins(NEAR_PX, 0, 0, 0)
        self._desk = desk
        self._found: DurationBacktest | None = None
        self.says = Text(desk.theme, self._says_words, wrap=True)
        self.table = ScoreTable(
            desk.theme,
            (
                lambda: translate("Learning", "Cases"),
                lambda: translate("Learning", "Still open"),
                lambda: translate("Learning", "Half: within"),
                lambda: translate("Learning", "4 in 5: within"),
            ),
        )
        self.body.addLayout(inset(self.says))
        self.body.addWidget(self.table)
        self.setVisible(False)

    def show_found(self, found: DurationBacktest) -> None:
        """Show this."""
        self._found = found
        self.retranslate()
        self.setVisible(True)

    def retranslate(self) -> None:
        """Say everything again."""
        if self._found is None:
            return
        self.says.retranslate()
        self.table.show_rows([self._row(covered) for covered in self._found.by_category])
        self.table.setVisible(bool(self._found.by_category))

    def _says_words(self) -> str:
        return backtest_sentence(self._found) if self._found is not None else ""

    def _row(self, covered: Covered) -> ScoreRow:
        eighty = covered.eighty
        return ScoreRow(
            covered.key,
            self._desk.category(covered.key),
            (eighty.share_bp or 0) / _WHOLE_BP,
            (
                f"{eighty.cases:,}",
                f"{eighty.undecided:,}",
                percent_of(covered.half.share_bp),
                percent_of(eighty.share_bp),
            ),
        )
