"""Commission tiers: from which price on which share is the consignor's."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.contracts import CommissionTier
from app.text.catalogue import translate
from app.ui.amount_edit import amount_edit
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.people.share_edit import ShareEdit
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.money_fields import MoneyEdit
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_MOST_TIERS = 20


class TiersEdit(Themed):
    """Without a line the item's own share stands. ``edited`` when something was typed."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self.rows: list[tuple[MoneyEdit, ShareEdit, QWidget]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(INSIDE_PX)
        self._none = Text(
            desk.theme, lambda: translate("Contract", "The item's own share"), tone="secondary"
        )
        self.add = EnterButton(
            desk.theme, lambda: translate("Contract", "Add a tier"), "quiet", icon="plus"
        )
        self.add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        column.addWidget(self._none)
        column.addLayout(self._lines)
        column.addLayout(foot)

    def tiers(self) -> tuple[CommissionTier, ...] | None:
        """What is typed; None while a line is wrong."""
        told = []
        for amount, share, _ in self.rows:
            share_bp = share.bp()
            if share_bp is None or amount.toolTip():
                return None
            told.append(CommissionTier(amount.minor() or 0, share_bp))
        return tuple(sorted(told, key=lambda tier: tier.from_minor))

    def show_tiers(self, tiers: tuple[CommissionTier, ...]) -> None:
        """Show these."""
        for _, _, line in self.rows:
            line.hide()
            line.deleteLater()
        self.rows = []
        for tier in tiers:
            self._line(tier)
        self._show_state()

    def _on_add(self) -> None:
        amount = self._line(None)
        self._show_state()
        amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _line(self, tier: CommissionTier | None) -> MoneyEdit:
        amount = amount_edit(lambda: self._desk.settings.currency)
        share = ShareEdit()
        amount.setPlaceholderText(translate("Contract", "any price"))
        amount.setAccessibleName(translate("Contract", "from a price of"))
        share.setAccessibleName(translate("Contract", "the consignor's share"))
        if tier is not None:
            amount.set_minor(tier.from_minor or None)
            share.set_bp(tier.split_bp)
        away = IconButton(self.theme, "x", lambda: translate("Contract", "Take this tier away"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        words = lambda: translate("Contract", "from")  # noqa: E731 - said in two languages
        row.addWidget(Text(self.theme, words, tone="secondary"))
        row.addWidget(amount, 3)
        row.addWidget(share, 2)
        row.addWidget(away)
        made = (amount, share, line)
        self.rows.append(made)
        away.clicked.connect(partial(self._on_away, made))
        amount.textEdited.connect(lambda _text: self.edited.emit())
        share.textEdited.connect(lambda _text: self.edited.emit())
        self._lines.addWidget(line)
        return amount

    def _on_away(self, row: tuple[MoneyEdit, ShareEdit, QWidget]) -> None:
        self.rows.remove(row)
        row[2].hide()
        row[2].deleteLater()
        self._show_state()
        self.edited.emit()

    def _show_state(self) -> None:
        self._none.setVisible(not self.rows)
        self.add.setVisible(len(self.rows) < _MOST_TIERS)
