"""Last year under other terms, side by side; every row opens the cases that differ."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.categories import trunk_of
from app.domain.parties import PARTIES, PARTY_LETTERS
from app.domain.simulating import Changed, PastMoney, Simulation
from app.services.shop import Shop
from app.services.simulating import Change, simulate
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.simulation_words import cases_differ_text, money_name, side_name
from app.ui.desk import Desk
from app.ui.jobs import JobContext, JobHandle, Progress
from app.ui.reports.what_if_form import WhatIfForm
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.side_table import SideRow, SideTable
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_FORM_PX = 344
_COST_MORE_IS_BAD = frozenset({"shop", "commission", "shop_cost", "paid_out"})
_HEADS = (
    lambda: side_name("before"),
    lambda: side_name("after"),
    lambda: side_name("difference"),
)
ValueOf = Callable[[PastMoney], int]


class WhatIfSection(Themed):
    """``listed`` carries a name and the `Line`s of the cases behind a row."""

    listed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._found: Simulation | None = None
        self._job: JobHandle | None = None
        theme = desk.theme
        self.form = WhatIfForm(desk)
        self.parties = SideTable(theme, _HEADS)
        self.categories = SideTable(theme, _HEADS)
        self._summary = Text(theme, self._summary_words, "value", wrap=True)
        self._progress = JobProgress(theme)
        self._lay_out()
        self.form.wanted.connect(self._on_wanted)
        self._progress.stopped.connect(self.stop)
        self.parties.row_opened.connect(self._open_party)
        self.categories.row_opened.connect(self._open_category)

    def load(self) -> None:
        """The shop's table and rules may have changed."""
        self._desk.ask(
            lambda queries: (queries.year.table(), queries.rules.all()),
            lambda found: self.form.take(*found),
            owner=self,
            key="what_if",
        )

    def found(self) -> Simulation | None:
        """What came out last."""
        return self._found

    def stop(self) -> None:
        """No longer wanted."""
        if self._job is not None:
            self._job.cancel()

    def retranslate(self) -> None:
        """Say the rows again."""
        self._show()

    def _lay_out(self) -> None:
        theme = self.theme
        form = Card(theme, lambda: translate("Reports", "What if"), inset_px=NEAR_PX)
        form.title.setContentsMargins(NEAR_PX, 0, 0, 0)
        form.body.addWidget(self.form, 1)
        form.setFixedWidth(_FORM_PX)
        sides = ScrollColumn(spacing_px=GROUP_PX)
        sides.column.addWidget(self._progress)
        sides.column.addWidget(self._summary)
        self._cards = []
        for title, table in (
            (lambda: translate("Reports", "By party"), self.parties),
            (lambda: translate("Reports", "Cost to the shop, by category"), self.categories),
        ):
            card = Card(theme, title, inset_px=NEAR_PX)
            card.title.setContentsMargins(NEAR_PX, 0, 0, 0)
            card.body.addWidget(table)
            card.hide()
            self._cards.append(card)
            sides.column.addWidget(card)
        sides.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(form)
        right = QVBoxLayout()
        right.addWidget(sides)
        row.addLayout(right, 1)

    def _on_wanted(self, change: Change) -> None:
        self.stop()
        self.form.go.set_busy(lambda: translate("Reports", "Going through last year…"))
        self._progress.begin(lambda: translate("Reports", "Going through last year…"))

        def work(shop: Shop, ctx: JobContext) -> Simulation:
            def step(done: int, total: int) -> None:
                ctx.check()
                ctx.report(done, total)

            return simulate(shop, change, step=step)

        self._job = self._desk.work(
            work,
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._end,
            progress=self._on_progress,
        )

    def _on_progress(self, progress: Progress) -> None:
        self._progress.advance(progress.done, progress.total)

    def _on_done(self, found: Simulation) -> None:
        self._end()
        self._found = found
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._desk.tell_failure(error)

    def _end(self) -> None:
        self._job = None
        self._progress.end()
        self.form.go.set_busy(None)

    def _show(self) -> None:
        self._summary.retranslate()
        found = self._found
        for card in self._cards:
            card.setVisible(found is not None)
        if found is None:
            return
        names = [
            *(n for n in PastMoney._fields if getattr(found.before, n) or getattr(found.after, n)),
            "shop_cost",
        ]
        rows = [
            self._row(
                name, money_name(name), getattr(found.before, name), getattr(found.after, name)
            )
            for name in names
        ]
        if any(found.earned):
            rows.append(self._row("earned", money_name("earned"), *found.earned))
        self.parties.show_rows(rows)
        self.categories.show_rows(
            [
                self._row(
                    line.trunk,
                    self._desk.category(line.trunk),
                    line.before.shop_cost,
                    line.after.shop_cost,
                )
                for line in found.by_category
                if line.changed
            ]
        )
        self._cards[1].setVisible(bool(self.categories.rows()))

    def _row(self, key: str, name: str, before: int, after: int) -> SideRow:
        currency = self._desk.settings.currency
        is_bad = key in _COST_MORE_IS_BAD or key in self._desk.shop.program.trunks
        tone = "secondary"
        if after != before and is_bad:
            tone = "overdue" if after > before else "good"
        return SideRow(
            key,
            name,
            format_amount(before, currency),
            format_amount(after, currency),
            format_amount(after - before, currency, sign=True),
            role=key if key in PARTIES else "ink",
            letter=PARTY_LETTERS[key] if key in PARTIES else "",
            tone=tone if tone != "secondary" else "ink" if after != before else "secondary",
            bold=key == "shop_cost",
        )

    def _open_party(self, row: SideRow) -> None:
        if self._found is None or row.key == "earned":
            return

        def value_of(money: PastMoney) -> int:
            return int(getattr(money, row.key))

        cases = [c for c in self._found.changed if value_of(c.before) != value_of(c.after)]
        self.listed.emit(row.name, self._lines(cases, value_of))

    def _open_category(self, row: SideRow) -> None:
        if self._found is not None:
            cases = [c for c in self._found.changed if trunk_of(c.category) == row.key]
            self.listed.emit(row.name, self._lines(cases, lambda money: money.shop_cost))

    def _lines(self, cases: Sequence[Changed], value_of: ValueOf) -> tuple[Line, ...]:
        currency = self._desk.settings.currency
        return tuple(
            Line(
                case.number,
                case.title,
                detail=f"{format_amount(value_of(case.before), currency)} → "
                f"{format_amount(value_of(case.after), currency)}",
                lead=case.number,
                figure=format_amount(
                    value_of(case.after) - value_of(case.before), currency, sign=True
                ),
            )
            for case in cases
        )

    def _summary_words(self) -> str:
        if self._found is None:
            return translate(
                "Reports",
                "Choose what to change: last year's cases are gone through as they would have been."
                " Nothing is written.",
            )
        return cases_differ_text(self._found.different, self._found.cases)
