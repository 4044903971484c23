"""What to try on last year: one change at a time, in the words of the shop."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from app.domain.contracts import CommissionTier
from app.domain.ladder import DefaultShare
from app.domain.money import BP_WHOLE
from app.domain.parties import PARTIES
from app.domain.rules.rule import Rule
from app.services.simulating import Change
from app.text.catalogue import translate
from app.ui.counter.category_box import CategoryBox
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.people.share_edit import ShareEdit
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.split_bar import SplitBar, SplitParty
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_MOST_DAYS = 3650
_DAYS, _HOLD_DAYS, _FEE_BP, _SPLIT_BP = 14, 30, 1_000, 6_000
KINDS = ("share", "window", "hold", "restocking", "commission", "rule")


class WhatIfForm(Themed):
    """``wanted`` carries a `Change`."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._table: tuple[DefaultShare, ...] = ()
        self._rules: tuple[Rule, ...] = ()
        self.kind = QComboBox()
        self.category = CategoryBox()
        self.shares = SplitBar(desk.theme)
        self.trunk = QComboBox()
        self.days, self.hold = _days(_DAYS), _days(_HOLD_DAYS)
        self.restocking, self.split = ShareEdit(), ShareEdit()
        self.rule = QComboBox()
        self.go = EnterButton(desk.theme, lambda: translate("Reports", "Try it"), "primary")
        self._pages = QStackedWidget()
        self._hint = Text(desk.theme, self._hint_words, "caption", tone="secondary", wrap=True)
        self.restocking.set_bp(_FEE_BP)
        self.split.set_bp(_SPLIT_BP)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind_chosen)
        self.category.currentIndexChanged.connect(self._show_shares)
        self.go.clicked.connect(self._on_go_clicked)
        self.retranslate()

    def take(self, table: Sequence[DefaultShare], rules: Sequence[Rule]) -> None:
        """The shop's table and rules as they are now."""
        self._table, self._rules = tuple(table), tuple(rules)
        self.retranslate()

    def retranslate(self) -> None:
        """Offer everything again in the language chosen now."""
        desk = self._desk
        offer(self.kind, [(kind, _kind_name(kind)) for kind in KINDS])
        trunks = list(desk.shop.program.trunks)
        branches = [code for code, branch in desk.branches.items() if not branch.retired]
        codes = sorted((*trunks, *branches), key=lambda c: (trunks.index(c.split(".")[0]), c))
        self.category.offer([(code, desk.category(code)) for code in codes])
        offer(self.trunk, [(code, desk.category(code)) for code in trunks])
        offer(self.rule, [(rule.code, self._rule_name(rule)) for rule in self._rules])
        self._show_shares()
        self._on_kind_chosen()

    def change(self) -> Change | None:
        """What is chosen; None while something is missing."""
        makers: dict[str, Callable[[], Change | None]] = {
            "share": self._other_shares,
            "window": lambda: Change(windows={str(self.trunk.currentData()): self.days.value()}),
            "hold": lambda: Change(hold_days=self.hold.value()),
            "restocking": self._other_fee,
            "commission": self._other_commission,
            "rule": lambda: Change(rules=self._switched(str(self.rule.currentData()))),
        }
        return makers[str(self.kind.currentData())]()

    def _other_shares(self) -> Change:
        parties: tuple[str, ...] = PARTIES
        shares = dict(zip(parties, self.shares.shares(), strict=True))
        line = DefaultShare(str(self.category.currentData()), "", shares)
        return Change(shares=(*self._with_times(line), line))

    def _other_fee(self) -> Change | None:
        share_bp = self.restocking.bp()
        return None if share_bp is None else Change(restocking_bp=share_bp)

    def _other_commission(self) -> Change | None:
        split_bp = self.split.bp()
        return None if split_bp is None else Change(tiers=(CommissionTier(0, split_bp),))

    def _with_times(self, line: DefaultShare) -> tuple[DefaultShare, ...]:
        """The lines of the same category for a certain time or class: they would win over it."""
        return tuple(
            replace(each, shares=line.shares)
            for each in self._table
            if each.category == line.category and (each.when or each.item_class)
        )

    def _switched(self, code: str) -> tuple[Rule, ...]:
        return tuple(
            replace(rule, enabled=not rule.enabled) if rule.code == code else rule
            for rule in self._rules
        )

    def _lay_out(self) -> None:
        theme = self.theme

        def page(*fields: QWidget) -> None:
            made = QWidget()
            column = QVBoxLayout(made)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(NEAR_PX)
            for field in fields:
                column.addWidget(field)
            column.addStretch(1)
            self._pages.addWidget(made)

        def field(words: Callable[[], str], widget: QWidget) -> Field:
            return Field(theme, words, widget)

        page(field(lambda: translate("Reports", "Category"), self.category), self.shares)
        page(
            field(lambda: translate("Reports", "Category"), self.trunk),
            field(lambda: translate("Reports", "Days to report a problem"), self.days),
        )
        page(field(lambda: translate("Reports", "Days before a payout"), self.hold))
        page(field(lambda: translate("Reports", "Fee, part of the price"), self.restocking))
        page(field(lambda: translate("Reports", "Consignor's share of a sale"), self.split))
        page(field(lambda: translate("Reports", "Rule"), self.rule))
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR_PX, 0, NEAR_PX, NEAR_PX)
        column.setSpacing(GROUP_PX)
        column.addWidget(field(lambda: translate("Reports", "What to change"), self.kind))
        column.addWidget(self._pages)
        column.addWidget(self._hint)
        column.addStretch(1)
        column.addWidget(self.go)

    def _show_shares(self) -> None:
        """Begin with what the table says of the category."""
        code = str(self.category.currentData() or "")
        of = {line.category: line.shares for line in self._table if not line.when}
        shares = of.get(code) or of.get(code.split(".", maxsplit=1)[0]) or {"shop": BP_WHOLE}
        parties = tuple(SplitParty(party) for party in PARTIES)
        self.shares.set_split(parties, tuple(shares.get(party, 0) for party in PARTIES))

    def _on_kind_chosen(self) -> None:
        self._pages.setCurrentIndex(max(self.kind.currentIndex(), 0))
        self._hint.retranslate()

    def _on_go_clicked(self) -> None:
        change = self.change()
        if change is not None:
            self.wanted.emit(change)

    def _rule_name(self, rule: Rule) -> str:
        switch = (
            translate("Reports", "without: {rule}")
            if rule.enabled
            else translate("Reports", "with: {rule}")
        )
        return switch.format(rule=rule.name.in_language(self._desk.lang))

    def _hint_words(self) -> str:
        hints = {
            "share": translate(
                "Reports",
                "Cases that people split otherwise than was proposed stay as they were decided.",
            ),
            "window": translate(
                "Reports",
                "Who came later would have been refused. Nobody knows who did not come: a longer"
                " window changes nothing.",
            ),
            "hold": translate(
                "Reports", "What was paid out before the case came has to be asked back."
            ),
            "restocking": translate("Reports", "Of returns for change of mind."),
            "commission": translate("Reports", "Of all that was sold, and of what came back."),
            "rule": translate(
                "Reports", "A rule moves money where it gives another category or refunds nothing."
            ),
        }
        return hints.get(str(self.kind.currentData()), "")


def _days(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, _MOST_DAYS)
    box.setValue(value)
    return box


def _kind_name(kind: str) -> str:
    names = {
        "share": translate("Reports", "Default shares of a category"),
        "window": translate("Reports", "Window to report a problem"),
        "hold": translate("Reports", "Payout hold"),
        "restocking": translate("Reports", "Restocking fee"),
        "commission": translate("Reports", "Commission"),
        "rule": translate("Reports", "A rule of the shop"),
    }
    return names[kind]
