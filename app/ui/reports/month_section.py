"""The figures of a month on cards; every one of them opens its cases."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.month_cases import DIMENSIONS, Picked
from app.domain.monthly_report import COUNTED, MonthlyReport
from app.text.catalogue import translate
from app.text.month_words import dimension_name, measure_name, money_rule
from app.text.taxonomy_words import tree_move_text
from app.ui.desk import Desk
from app.ui.reports.figures import (
    CHARTS,
    TILES,
    Opened,
    chart_name,
    columns_of,
    kept_text,
    largest_bars,
    loss_bars,
    part_bars,
    part_name,
    tile_face,
    time_lines,
    waiting_bars,
)
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.bar_list import Bar, BarList
from app.ui.widgets.cards import Card
from app.ui.widgets.figure_tile import FigureTile
from app.ui.widgets.month_columns import MonthColumns
from app.ui.widgets.party_words import party_name
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.tab_order import tab_through
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_WIDE_PX = 1240


class MonthSection(Themed):
    """``opened`` carries what was asked for, ``month_opened`` (month, `Opened`) of a column."""

    opened = Signal(object)
    month_opened = Signal(object, object)
    case_opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._report: MonthlyReport | None = None
        theme = desk.theme
        self._rule = Text(theme, self._rule_words, "caption", tone="secondary", wrap=True)
        self._tiles = {code: FigureTile(theme) for code in TILES}
        self._charts = {
            code: MonthColumns(theme, partial(chart_name, code), self) for code in CHARTS
        }
        self._losses, self._waiting, self._largest = BarList(theme), BarList(theme), BarList(theme)
        self._parts = {dimension: BarList(theme) for dimension in DIMENSIONS}
        self._times = Text(theme, self._time_words, wrap=True)
        self._cards = self._made_cards()
        self._chart_grid, self._card_grid = QGridLayout(), QGridLayout()
        self._lay_out()
        tab_through(self, (*self._tiles.values(), *self._charts.values()))
        self._connect()

    def show_report(self, report: MonthlyReport) -> None:
        """Show these figures."""
        self._report = report
        self._rule.retranslate()
        for code, tile in self._tiles.items():
            tile.show_face(tile_face(report, code))
        for code, chart in self._charts.items():
            chart.show_columns(columns_of(report, code))
        self._losses.show_bars(loss_bars(report))
        self._waiting.show_bars(waiting_bars(report))
        self._largest.show_bars(largest_bars(report))
        for dimension, bars in self._parts.items():
            bars.show_bars(part_bars(report, dimension, self._desk.lang))
        self._times.retranslate()
        self._place_cards()

    def retranslate(self) -> None:
        """Say everything again."""
        if self._report is not None:
            self.show_report(self._report)

    def minimumSizeHint(self) -> QSize:
        """Two columns of cards."""
        return QSize(560, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window puts more cards side by side."""
        super().resizeEvent(event)
        self._place_cards()

    def _made_cards(self) -> dict[str, Card]:
        theme = self._desk.theme

        def card(title: Callable[[], str], *content: QWidget) -> Card:
            made = Card(theme, title, inset_px=NEAR_PX, parent=self)
            made.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
            for widget in content:
                made.body.addWidget(widget)
            made.body.addStretch(1)
            return made

        times = QWidget()
        inner = QVBoxLayout(times)
        inner.setContentsMargins(NEAR_PX, 0, NEAR_PX, NEAR_PX)
        inner.addWidget(self._times)
        losses = card(lambda: translate("Month", "Who bears the loss"), self._losses)
        return {
            "losses": losses,
            "waiting": card(self._waiting_name, self._waiting),
            "times": card(lambda: translate("Month", "Time"), times),
            **{
                dimension: card(partial(self._dimension_name, dimension), bars)
                for dimension, bars in self._parts.items()
            },
            "largest": card(partial(dimension_name, "largest"), self._largest),
        }

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(NEAR_PX)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        for grid in (self._chart_grid, self._card_grid):
            grid.setSpacing(GROUP_PX)
        charts = Card(self._desk.theme, inset_px=NEAR_PX)
        charts.body.addLayout(self._chart_grid)
        scroll = ScrollColumn(spacing_px=GROUP_PX)
        scroll.column.addLayout(tiles)
        scroll.column.addWidget(charts)
        scroll.column.addLayout(self._card_grid)
        scroll.column.addWidget(self._rule)
        scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _connect(self) -> None:
        for code, tile in self._tiles.items():
            tile.opened.connect(partial(self._open_measure, code))
        for code, chart in self._charts.items():
            chart.column_opened.connect(partial(self._open_column, code))
        for dimension, bars in self._parts.items():
            bars.bar_opened.connect(partial(self._open_part, dimension))
        self._losses.bar_opened.connect(lambda bar: self._open_measure(bar.key))
        self._waiting.bar_opened.connect(self._open_waiting)
        self._largest.bar_opened.connect(lambda bar: self.case_opened.emit(bar.key))

    def _place_cards(self) -> None:
        """In as many columns as there is room for; a card without lines is left out."""
        is_wide = self.width() >= _WIDE_PX
        for place, chart in enumerate(self._charts.values()):
            across = len(CHARTS) if is_wide else 2
            self._chart_grid.addWidget(chart, place // across, place % across)
        filled = [name for name, card in self._cards.items() if self._is_filled(name, card)]
        across = 3 if is_wide else 2
        for column in range(3):
            self._card_grid.setColumnStretch(column, int(column < across))
            self._chart_grid.setColumnStretch(column, 1 if is_wide or column < 2 else 0)
        for card in self._cards.values():
            self._card_grid.removeWidget(card)
        for place, name in enumerate(filled):
            self._card_grid.addWidget(self._cards[name], place // across, place % across)

    def _is_filled(self, name: str, card: Card) -> bool:
        lists = {**self._parts, "waiting": self._waiting, "largest": self._largest}
        is_there = name not in lists or bool(lists[name].bars())
        card.setVisible(is_there)
        return is_there

    def _open_measure(self, code: str) -> None:
        name = chart_name(code) if code == "opened" else measure_name(code)
        self.opened.emit(Opened(name, Picked(code)))

    def _open_column(self, code: str, month: str) -> None:
        name = f"{chart_name(code) if code == 'opened' else measure_name(code)}  {month}"
        self.month_opened.emit(month, Opened(name, Picked(code)))

    def _open_part(self, dimension: str, bar: Bar) -> None:
        if self._report is None:
            return
        part = self._report.by[dimension][int(bar.key)]
        self.opened.emit(Opened(part_name(part, self._desk.lang), part.picked))

    def _open_waiting(self, bar: Bar) -> None:
        name = translate("Month", "Waiting for {party}").format(party=party_name(bar.key))
        self.opened.emit(Opened(name, waiting=bar.key))

    def _dimension_name(self, dimension: str) -> str:
        what = measure_name("opened") if dimension in COUNTED else measure_name("loss")
        return f"{dimension_name(dimension)}  ·  {what}"

    @staticmethod
    def _waiting_name() -> str:
        return f"{dimension_name('waiting')}  ·  {measure_name('at_stake')}"

    def _time_words(self) -> str:
        if self._report is None:
            return ""
        return "\n".join([*time_lines(self._report), kept_text(self._report)])

    def _rule_words(self) -> str:
        if self._report is None:
            return ""
        moves = (tree_move_text(move) for move in self._report.moves)
        return "\n".join([money_rule(self._report.currency), *moves])
