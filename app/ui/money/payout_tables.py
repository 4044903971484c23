"""The two tables of the payouts tab: proposals of a group, payouts of a run."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.payout_runs import PayoutLine, ProposedPayout
from app.text.catalogue import translate
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.money.payout_columns import payout_columns, proposal_columns
from app.ui.money.payout_plan import PayoutPlan
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.states import EmptyState

# Which figures tell something in a group; the rest stands beside the table.
_FIGURES_OF = {
    "pay": ("payable", "held"),
    "hold": ("held",),
    "no_account": ("payable",),
    "negative": ("balance",),
}


class PayoutTables(QStackedWidget):
    """``line_chosen`` carries a `ProposedPayout`, a `PayoutLine` or None.

    ``line_opened`` Enter, ``toggled`` Space on a proposal.
    """

    line_chosen = Signal(object)
    line_opened = Signal(object)
    toggled = Signal(object)

    def __init__(self, desk: Desk, plan: PayoutPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: Sequence[ProposedPayout] = ()  # replaced as a whole, never changed
        self._proposals = PagedTableModel(
            proposal_columns(plan), row_id=lambda r: r.payee.number, parent=self
        )
        self._payouts = PagedTableModel(payout_columns(), row_id=lambda r: r.number, parent=self)
        theme = desk.theme
        self.proposals = PagedTable(theme, self._proposals)
        self.payouts = PagedTable(theme, self._payouts)
        self._loaders = {
            "proposals": PagedLoader(self._proposals, desk.jobs, name="payout proposals"),
            "payouts": PagedLoader(self._payouts, desk.jobs, name="payouts"),
        }
        self.empty = EmptyState(
            theme, lambda: translate("Payouts", "Nobody is in this group."), icon="wallet"
        )
        none_made = EmptyState(theme, lambda: translate("Payouts", "Nothing was paid."))
        for table, empty in ((self.proposals, self.empty), (self.payouts, none_made)):
            self.addWidget(PagedPane(theme, table, empty=empty, explain=failure_words))
            table.row_chosen.connect(self.line_chosen)
            table.row_opened.connect(self.line_opened)
        self.proposals.preview_requested.connect(self.toggled)

    def table(self) -> PagedTable:
        """The table in front."""
        return self.payouts if self.currentIndex() else self.proposals

    def show_proposals(self, group: str, lines: Sequence[ProposedPayout], *, anew: bool) -> None:
        """The proposals of one group; ``anew`` where it is another than before."""
        self._lines = lines
        for place, column in enumerate(self._proposals.columns):
            figures = _FIGURES_OF[group]
            self.proposals.setColumnHidden(
                place, column.align == "right" and column.key not in figures
            )
        self.setCurrentIndex(0)
        self.proposals.setAccessibleName(translate("Payouts", "Consignors"))
        if not anew:
            self._proposals.refresh()
            return

        def page(asked: PageRequest) -> Sequence[ProposedPayout]:
            return self._lines[asked.offset : asked.offset + asked.limit]

        self._loaders["proposals"].set_source(page, lambda: len(self._lines))

    def show_run(self, number: str, *, anew: bool) -> None:
        """The payouts of one run."""
        self.setCurrentIndex(1)
        if not anew:
            self._payouts.refresh()
            return
        self.payouts.setAccessibleName(number)
        payouts = self._desk.shop.queries.payouts

        def page(asked: PageRequest) -> Sequence[PayoutLine]:
            return payouts.of_run(number, offset=asked.offset, limit=asked.limit)

        self._loaders["payouts"].set_source(page, lambda: payouts.count_of_run(number))
