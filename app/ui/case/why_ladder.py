"""Why this split: the ladder step by step, each with its effect, and similar past cases."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.ladder import Step, money_of
from app.domain.precedents import PRECEDENTS_NEEDED, PastSplit, Precedents
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate
from app.text.steps import step_sentence
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.theme.metrics import ICON_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text, Tone
from app.ui.widgets.themed import Themed

_SHOWN_CASES = 5  # those told in like words, then the newest


class WhyLadder(Themed):
    """Closed it says how many steps there are; Enter or a click unfolds them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._steps: tuple[Step, ...] = ()
        self._precedents = self._alike = Precedents()
        self._loss_minor, self._currency = 0, "CNY"
        self.toggle = EnterButton(desk.theme, self._toggle_words, "quiet", icon="chevron-right")
        self.toggle.clicked.connect(self._on_toggled)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(NEAR_PX)
        self._grid.setVerticalSpacing(NEAR_PX)
        self._grid.setColumnStretch(1, 1)
        self.cases_words = Text(desk.theme, self._cases_words, "caption", wrap=True)
        self.cases = LineList(desk.theme, grows=True)
        self.cases.line_opened.connect(lambda line: desk.go("case", line.key))
        self._body = QWidget()
        below = QVBoxLayout(self._body)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(NEAR_PX)
        for widget in (self._rows, self.cases_words, self.cases):
            below.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        head = QHBoxLayout()
        head.addWidget(self.toggle)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._body)
        self._body.hide()

    def show_steps(
        self,
        steps: tuple[Step, ...],
        precedents: Precedents,
        loss_minor: int,
        currency: str,
        *,
        alike: Precedents,
    ) -> None:
        """Show the ladder with what it makes of this loss; ``alike`` stand beside it."""
        self._steps, self._precedents, self._alike = steps, precedents, alike
        self._loss_minor, self._currency = loss_minor, currency
        self.setVisible(bool(steps))
        self.retranslate()

    def retranslate(self) -> None:
        """Sentences are made anew."""
        self.toggle.retranslate()
        self._fill()
        self.cases_words.retranslate()
        found = self._precedents
        self.cases_words.setVisible(bool(found.count))
        self.cases.setVisible(bool(found.count))
        first = {split.number: split for split in (*self._alike.past, *found.past)}
        self.cases.set_lines([self._line(split) for split in list(first.values())[:_SHOWN_CASES]])

    def sentences(self) -> list[str]:
        """What the steps say, in order."""
        return [self._sentence(step) for step in self._steps]

    def effect(self, place: int) -> str:
        """What a step changes, in money or, without a loss, in percent; empty where nothing."""
        step = self._steps[place]
        now = self._figures(step)
        if place == 0:
            return " · ".join(f"{self._party(party)} {figure}" for party, figure in now.items())
        before = self._figures(self._steps[place - 1])
        nothing = self._figure(0, 0)
        return " · ".join(
            f"{self._party(party)} {before.get(party, nothing)} → {now.get(party, nothing)}"
            for party in dict.fromkeys((*before, *now))
            if before.get(party) != now.get(party)
        )

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for place, step in enumerate(self._steps):
            self._grid.addWidget(self._mark(step), place, 0, Qt.AlignmentFlag.AlignTop)
            cell = QVBoxLayout()
            cell.setContentsMargins(0, 0, 0, 0)
            cell.setSpacing(0)
            tone: Tone = "warning" if step.warns else "ink"
            cell.addWidget(Text(self.theme, self._sentence(step), "caption", tone=tone, wrap=True))
            effect = self.effect(place)
            if effect:
                cell.addWidget(Text(self.theme, effect, "caption", tone="secondary", wrap=True))
            holder = QWidget()
            holder.setLayout(cell)
            self._grid.addWidget(holder, place, 1)

    def _mark(self, step: Step) -> QLabel:
        """What it rests on; a sign where it warns."""
        if not step.warns:
            source = self._desk.word("rests_on", step.source)
            return Text(self.theme, source, "caption", tone="secondary")
        sign = QLabel()
        density = self.devicePixelRatioF()
        sign.setPixmap(self.theme.pixmap("triangle-alert", "warning", ICON_PX, density))
        return sign

    def _sentence(self, step: Step) -> str:
        return step_sentence(step, self._desk.category, self._currency)

    def _figures(self, step: Step) -> dict[str, str]:
        cents = money_of(step, self._loss_minor)
        return {party: self._figure(step.shares_bp[party], minor) for party, minor in cents.items()}

    def _figure(self, share_bp: int, minor: int) -> str:
        if self._loss_minor:
            return format_money(minor, self._currency)
        return format_share(share_bp)

    def _party(self, party: str) -> str:
        return self._desk.word("party", party)

    def _shares_words(self, shares_bp: Mapping[str, int]) -> str:
        return " · ".join(f"{self._party(p)} {format_share(bp)}" for p, bp in shares_bp.items())

    def _line(self, split: PastSplit) -> Line:
        return Line(
            split.number,
            split.number,
            detail=translate("Case", "told in like words") if split in self._alike.past else "",
            figure=self._shares_words(split.shares_bp),
        )

    def _toggle_words(self) -> str:
        count = len(self._steps)
        if count == 1:
            return translate("Case", "Why: 1 step")
        return translate("Case", "Why: {n} steps").format(n=count)

    def _cases_words(self) -> str:
        found = self._precedents
        if not found.count:
            return ""
        text = translate(
            "Case", "{n} similar past cases: {median}; the consignor mostly {low} to {high}"
        )
        told = text.format(
            n=found.count,
            median=self._shares_words(found.shares_bp),
            low=format_share(found.low_bp),
            high=format_share(found.high_bp),
        )
        if self._alike.count < PRECEDENTS_NEEDED:
            return told
        beside = translate("Case", "The {n} told in like words alone: {median}").format(
            n=self._alike.count, median=self._shares_words(self._alike.shares_bp)
        )
        return f"{told}\n{beside}"

    def _on_toggled(self) -> None:
        is_open = self._body.isHidden()
        self._body.setVisible(is_open)
        self.toggle.set_icon("chevron-down" if is_open else "chevron-right")
