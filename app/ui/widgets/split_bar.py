"""Who pays: the bar, and below it a row a party with percent and cents that always add up."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.money import BP_WHOLE, allocate
from app.text.amounts import format_amount, format_money, format_share
from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.chips import PartyChip
from app.ui.widgets.split_shares import Shares, read_percent, set_share
from app.ui.widgets.split_track import FINE_BP, STEP_BP, SplitParty, SplitTrack
from app.ui.widgets.tab_order import tab_through
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed, is_key, reword

__all__ = ["SplitBar", "SplitParty"]


_PERCENT_PX = 84
_MONEY_PX = 88


class SplitBar(Themed):
    """A split of 10,000 basis points among parties, and of an amount in minor units with it.

    ``shares_changed`` carries the new tuple of basis points, live, in the parties' order. Cents
    come from `app.domain.money.allocate` in the same order, as the service will book them.
    """

    shares_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shares: Shares = ()
        self._total_minor: int | None = None
        self._currency = ""
        self._read_only = False
        self._rows: list[_PartRow] = []
        self._track = SplitTrack(theme)
        self._track.shares_moved.connect(self._on_shares_moved)
        self._sum = Text(theme, lambda: translate("Split", "Total"), tone="secondary", parent=self)
        self._sum_share = _right(Text(theme, format_share(BP_WHOLE), tone="secondary", parent=self))
        self._sum_share.setContentsMargins(0, 0, NEAR_PX, 0)  # under the figures in the fields
        self._sum_money = _right(Text(theme, bold=True, parent=self))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(INSIDE_PX, 0, INSIDE_PX, 0)
        self._grid.setHorizontalSpacing(GROUP_PX)
        self._grid.setVerticalSpacing(INSIDE_PX + 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, _PERCENT_PX)
        self._grid.setColumnMinimumWidth(2, _MONEY_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addWidget(self._track)
        column.addLayout(self._grid)
        self.retranslate()

    def shares(self) -> Shares:
        """The basis points now."""
        return self._shares

    def cents(self) -> tuple[int, ...]:
        """Minor units per party; they sum to the total. Empty while there is no total."""
        if self._total_minor is None or not self._shares:
            return ()
        return allocate(self._total_minor, self._shares)

    def set_split(self, parties: tuple[SplitParty, ...], shares: Shares) -> None:
        """Show ``parties`` with their ``shares``; ValueError unless they are whole."""
        if len(parties) != len(shares) or sum(shares) != BP_WHOLE or min(shares) < 0:
            raise ValueError(f"shares must be {BP_WHOLE} together, one a party: {shares!r}")
        self._shares = shares
        for row in self._rows:
            row.discard()
        self._rows = [_PartRow(self, index, part) for index, part in enumerate(parties)]
        for index, row in enumerate(self._rows):
            row.place(self._grid, index)
        for column, widget in enumerate((self._sum, self._sum_share, self._sum_money)):
            self._grid.addWidget(widget, len(parties), column)
        self._track.set_parts(parties, shares)
        tab_through(self._track, (row.percent for row in self._rows))
        self.set_read_only(read_only=self._read_only)
        self._show()

    def set_total(self, total_minor: int | None, currency: str = "") -> None:
        """What is split, in minor units of ``currency``; None while it is not known."""
        self._total_minor, self._currency = total_minor, currency
        self._show()

    def set_read_only(self, *, read_only: bool) -> None:
        """Show a split that is settled."""
        self._read_only = read_only
        self._track.set_read_only(read_only=read_only)
        for row in self._rows:
            row.percent.setReadOnly(read_only)

    def retranslate(self) -> None:
        """Name the bar and the fields again."""
        self._track.setAccessibleName(translate("Split", "Who pays how much"))
        self._track.setToolTip(
            translate("Split", "← → by 1 %, with Shift by 0.01 %, ↑ ↓ for the next line")
        )
        self._show()

    def take_share(self, index: int, share_bp: int) -> None:
        """Party ``index`` bears ``share_bp``; the neighbours give way."""
        self._on_shares_moved(set_share(self._shares, index, share_bp))

    def _on_shares_moved(self, shares: Shares) -> None:
        changed = shares != self._shares
        self._shares = shares
        self._track.set_parts(tuple(row.part for row in self._rows), shares)
        self._show()
        if changed:
            self.shares_changed.emit(shares)

    def _show(self) -> None:
        cents = self.cents()
        for index, row in enumerate(self._rows):
            row.show_share(self._shares[index])
            row.money.say(format_amount(cents[index], self._currency) if cents else "")
        total = self._total_minor
        self._sum_money.say("" if total is None else format_money(total, self._currency))


class _PartRow:
    """The three cells of one party."""

    def __init__(self, bar: SplitBar, index: int, part: SplitParty) -> None:
        self.part = part
        self.chip = PartyChip(bar.theme, part.party, part.name, parent=bar)
        self.percent = _PercentEdit(bar, index, part)
        self.money = _right(Text(bar.theme, parent=bar))

    def place(self, grid: QGridLayout, row: int) -> None:
        """Into the grid."""
        grid.addWidget(self.chip, row, 0)
        grid.addWidget(self.percent, row, 1)
        grid.addWidget(self.money, row, 2)

    def show_share(self, share_bp: int) -> None:
        """Unless it is being typed."""
        self.percent.show_share(share_bp)

    def discard(self) -> None:
        """Take the cells away."""
        for widget in (self.chip, self.percent, self.money):
            widget.hide()
            widget.deleteLater()


class _PercentEdit(QLineEdit):
    """A typed share; ↑ ↓ step it, Enter or leaving takes it, Esc brings the old one back."""

    def __init__(self, bar: SplitBar, index: int, part: SplitParty) -> None:
        super().__init__(bar)
        self._bar, self._index, self._share_bp = bar, index, 0
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(_PERCENT_PX)
        self.setAccessibleName(part.shown_name())
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    def show_share(self, share_bp: int) -> None:
        """Show a share that came from elsewhere."""
        self._share_bp = share_bp
        self.setText(format_share(share_bp))
        reword(self, "invalid", value=False)

    def event(self, event: QEvent) -> bool:
        """Esc is the field's own while something was typed."""
        if is_key(event, Qt.Key.Key_Escape) and self.isModified():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ by 1 %, with Shift by 0.01 %; Esc forgets what was typed."""
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step_bp = FINE_BP if fine else STEP_BP
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.show_share(self._share_bp)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.isReadOnly():
            sign = 1 if event.key() == Qt.Key.Key_Up else -1
            self._bar.take_share(self._index, self._share_bp + sign * step_bp)
        else:
            super().keyPressEvent(event)

    def _on_text_edited(self, text: str) -> None:
        reword(self, "invalid", value=read_percent(text) is None)

    def _on_editing_finished(self) -> None:
        share_bp = read_percent(self.text())
        if share_bp is None or share_bp == self._share_bp:
            self.show_share(self._share_bp)
        else:
            self._bar.take_share(self._index, share_bp)


def _right(text: Text) -> Text:
    text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return text
