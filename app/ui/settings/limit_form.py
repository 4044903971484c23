"""Time limits by category, each beside the one that the shop's past cases would have kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.time_limits import DAYS, HOURS, LimitAdvice, TimeLimit
from app.services.time_limits import edit_time_limit, limits_with_advice
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.errors import sentence
from app.text.limit_words import advice_words, kept_words, limit_words
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_FORM_PX = 340


class LimitForm(Themed):
    """Choose a category to give it another limit, or take over what the past proposes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._advice: dict[str, LimitAdvice] = {}
        self._trunk = ""
        theme = desk.theme
        self._list = LineList(theme, chooses=True)
        self._head = Text(theme, self._head_words, "value", bold=True, wrap=True)
        self._explains = Text(
            theme,
            lambda: translate(
                "Limits",
                "Counts while the shop is waited for. Open cases keep what they were promised.",
            ),
            tone="secondary",
            wrap=True,
        )
        self._amount, self._unit = QLineEdit(), QComboBox()
        self._field = Field(theme, lambda: translate("Limits", "At most"), self._amount)
        self._unit_field = Field(theme, lambda: translate("Limits", "Counted in"), self._unit)
        self._save = Button(
            theme, lambda: translate("Limits", "Save"), "primary", shortcut="Ctrl+Return"
        )
        self._past = Text(theme, self._past_words, wrap=True)
        self._take = Button(theme, self._take_words, icon="check")
        self.writes = (self._amount, self._unit, self._save, self._take)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        limits = Card(self.theme, inset_px=NEAR_PX)
        limits.body.addWidget(self._list, 1)
        form = Card(self.theme)
        form.setFixedWidth(_FORM_PX)
        fields = QHBoxLayout()
        fields.setSpacing(NEAR_PX)
        fields.addWidget(self._field)
        fields.addWidget(self._unit_field)
        form.body.addWidget(self._head)
        form.body.addWidget(self._explains)
        form.body.addLayout(fields)
        form.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        form.body.addSpacing(NEAR_PX)
        form.body.addWidget(self._past)
        form.body.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.addWidget(form)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(limits, 1)
        row.addLayout(right)

    def _connect(self) -> None:
        self._list.line_chosen.connect(lambda line: self._show(str(line.key)))
        self._list.line_opened.connect(lambda _line: self._amount.setFocus())
        self._amount.textEdited.connect(lambda _text: self._field.set_problem(""))
        self._save.clicked.connect(self._on_save_clicked)
        self._take.clicked.connect(self._on_take_clicked)

    def load(self) -> None:
        """The limits, and what the past says by now; asked off the UI thread."""
        shop = self._desk.shop
        self._desk.ask(
            lambda _queries: limits_with_advice(shop),
            self._take_in,
            owner=self,
            key="settings.limits",
        )

    def focus_first(self) -> None:
        """Come to the list."""
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Names, units and numbers in the other language."""
        unit = self._unit.currentData()
        offer(
            self._unit,
            [
                (HOURS, translate("Limits", "Open hours")),
                (DAYS, translate("Limits", "Days")),
            ],
        )
        choose(self._unit, str(unit or HOURS))
        self._show_lines()

    def _take_in(self, advice: tuple[LimitAdvice, ...]) -> None:
        self._advice = {one.trunk: one for one in advice}
        self._show_lines()
        if self._advice:
            chosen = self._trunk or next(iter(self._advice))
            self._list.choose(chosen)
            self._show(chosen)

    def _show_lines(self) -> None:
        self._list.set_lines(
            [
                Line(
                    trunk,
                    self._desk.category(trunk),
                    dotted(kept_words(one), self._proposal(one)),
                    figure=limit_words(one.limit),
                    detail_tone="warning" if one.is_often_missed else "secondary",
                )
                for trunk, one in self._advice.items()
            ]
        )
        self._list.setAccessibleName(translate("Limits", "Time limits by category"))

    def _proposal(self, advice: LimitAdvice) -> str:
        if advice.proposed is None or not advice.differs:
            return ""
        limit = limit_words(advice.proposed)
        return translate("Limits", "proposed: {limit}").format(limit=limit)

    def _show(self, trunk: str) -> None:
        self._trunk = trunk
        advice = self._chosen()
        if advice is not None:
            self._amount.setText(str(advice.limit.amount or ""))
            choose(self._unit, advice.limit.unit)
        self._field.set_problem("")
        for text in (self._head, self._past, self._take):
            text.retranslate()
        self._past.setVisible(bool(self._past.text()))
        self._take.setVisible(advice is not None and advice.differs)

    def _chosen(self) -> LimitAdvice | None:
        return self._advice.get(self._trunk)

    def _head_words(self) -> str:
        return self._desk.category(self._trunk) if self._trunk else ""

    def _past_words(self) -> str:
        advice = self._chosen()
        if advice is None:
            return ""
        return advice_words(advice) or kept_words(advice)

    def _take_words(self) -> str:
        advice = self._chosen()
        limit = limit_words(advice.proposed) if advice and advice.proposed else ""
        return translate("Limits", "Take {limit}").format(limit=limit)

    def _on_take_clicked(self) -> None:
        advice = self._chosen()
        if advice is not None and advice.proposed is not None:
            self._write(advice.proposed)

    def _on_save_clicked(self) -> None:
        typed = self._amount.text().strip()
        if not typed.isdecimal():
            self._field.set_problem(lambda: translate("Limits", "A whole number."))
            return
        self._write(TimeLimit(int(typed), str(self._unit.currentData())))

    def _write(self, limit: TimeLimit) -> None:
        desk, trunk = self._desk, self._trunk
        desk.do(
            lambda shop: edit_time_limit(shop, trunk=trunk, limit=limit, edited_by=desk.actor.name),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            said=lambda: translate("Limits", "{category}: {limit}").format(
                category=desk.category(trunk), limit=limit_words(limit)
            ),
        )

    def _on_done(self, _changes: Changes) -> None:
        self.load()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self._field.set_problem(lambda: sentence(error))
