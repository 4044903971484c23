"""All open recovery plans: who still owes, how it comes back, by when, and how much is left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.recoveries import RecoveryLine
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.money.recovery_columns import recovery_columns
from app.ui.money.section import MoneySection
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import Text


class RecoveriesSection(MoneySection):
    """What is due first stands on top. Enter opens the recovery of the case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._lines: tuple[RecoveryLine, ...] = ()
        theme = desk.theme
        self._sum = Text(theme, "", "number")
        self._meaning = Text(theme, "", tone="secondary")
        self._late = Text(theme, "", tone="overdue")
        self._model = PagedTableModel(
            recovery_columns(desk), row_id=lambda r: r.standing.plan.id, parent=self
        )
        self.table = PagedTable(theme, self._model)
        self._loader = PagedLoader(self._model, desk.jobs, name="recoveries")
        empty = EmptyState(
            theme,
            lambda: translate(
                "Recovery",
                "Nobody owes by a plan. After a settlement, what a consignor's account does not"
                " cover stands here.",
            ),
            icon="circle-check",
        )
        self._pane = PagedPane(theme, self.table, empty=empty, explain=failure_words)
        self.table.row_opened.connect(self._on_row_opened)
        head = QHBoxLayout()
        head.setSpacing(GROUP_PX)
        low = Qt.AlignmentFlag.AlignBottom
        head.addWidget(self._sum, 0, low)
        head.addWidget(self._meaning, 0, low)
        head.addWidget(self._late, 0, low)
        head.addStretch(1)
        card = Card(theme, inset_px=NEAR_PX)
        card.body.addLayout(inset(head))
        card.body.addWidget(self._pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def load(self, key: str) -> None:  # noqa: ARG002 - the list is all there is
        """Ask for all open plans."""
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask again."""
        today = self._desk.today()
        self._desk.ask(
            lambda queries: tuple(queries.recoveries.open_plans(today=today)),
            self._take,
            owner=self,
            key="money.recoveries",
        )

    def retranslate(self) -> None:
        """The sum in words; the columns say themselves."""
        self._say()

    def lines(self) -> tuple[RecoveryLine, ...]:
        """What is shown."""
        return self._lines

    def _take(self, lines: tuple[RecoveryLine, ...]) -> None:
        self._lines = lines

        def page(asked: PageRequest) -> Sequence[RecoveryLine]:
            return lines[asked.offset : asked.offset + asked.limit]

        self._loader.set_source(page, lambda: len(lines))
        self._say()

    def _say(self) -> None:
        lines = self._lines
        today = self._desk.today()
        late = sum(line.standing.is_late(today) for line in lines)
        sums: dict[str, int] = {}
        for line in lines:
            currency = line.standing.plan.currency
            sums[currency] = sums.get(currency, 0) + line.standing.left_minor
        told = "   ".join(format_money(minor, currency) for currency, minor in sums.items())
        self._sum.say(told)
        self._meaning.say(
            lambda: (
                translate("Recovery", "still to come, {n} plans").format(n=len(lines))
                if lines
                else ""
            )
        )
        self._late.say(lambda: translate("Recovery", "{n} late").format(n=late) if late else "")

    def _on_row_opened(self, row: object) -> None:
        if isinstance(row, RecoveryLine):
            self._desk.go("case", f"{row.case_number}/recovery")
