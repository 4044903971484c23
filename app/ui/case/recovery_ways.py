"""The five ways of getting the money again, side by side: what each does to every balance."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from app.domain.recoveries import RecoveryPicture
from app.domain.recovery_effects import Effect
from app.domain.settlement import SETTLEMENT_MODES
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.errors import guard_sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.widgets.term_hover import TermHover
from app.ui.widgets.texts import Text, Tone
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAMES, _MARKS, _FIRST_FIGURE = 0, 1, 2
_NOTHING = "–"

_Row = tuple[Words, Callable[[RecoveryPicture, Effect], int]]
# The consignor's account as it stands, then what the shop bears, has and gets.
_ROWS: tuple[_Row, ...] = (
    (
        lambda: translate("Recovery", "Account now"),
        lambda picture, _effect: picture.footing.balance_minor,
    ),
    (
        lambda: translate("Recovery", "right after"),
        lambda _picture, effect: effect.at_once.consignor_minor,
    ),
    (
        lambda: translate("Recovery", "in the end"),
        lambda _picture, effect: effect.later.consignor_minor,
    ),
    (
        lambda: translate("Recovery", "Shop bears"),
        lambda _picture, effect: effect.later.loss_minor,
    ),
    (
        lambda: translate("Recovery", "Own stock"),
        lambda _picture, effect: effect.later.stock_minor,
    ),
    (
        lambda: translate("Recovery", "Paid in"),
        lambda _picture, effect: effect.later.bank_minor,
    ),
)
_OF_CONSIGNOR = 3  # so many rows stand for her account
_TERMS = {
    "REVERSE": "mode_reverse",
    "CLAWBACK": "clawback",
    "BUY_IN": "buy_in",
    "PAY_IN": "pay_in",
    "WRITE_OFF": "write_off",
}


class WaysGrid(Themed):
    """``chosen`` carries a mode. Arrows walk the five, closed ones are passed by."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._picture: RecoveryPicture | None = None
        self.buttons = {mode: QRadioButton() for mode in SETTLEMENT_MODES}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, INSIDE_PX, NEAR_PX, INSIDE_PX)
        self._grid.setHorizontalSpacing(GROUP_PX)
        self._grid.setVerticalSpacing(INSIDE_PX // 2)
        self._marks: dict[str, Text] = {}
        self._cells: dict[tuple[int, str], Text] = {}
        for row, (words, _) in enumerate(_ROWS):
            label = Text(desk.theme, words, tone="secondary")
            self._grid.addWidget(label, _FIRST_FIGURE + row, 0)
        for column, (mode, button) in enumerate(self.buttons.items(), 1):
            self._group.addButton(button)
            TermHover(desk.theme, button, desk.term(_TERMS[mode]))
            button.toggled.connect(partial(self._on_toggled, mode))
            self._grid.addWidget(button, _NAMES, column)
            mark = Text(desk.theme, "", "caption", wrap=True)
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._marks[mode] = mark
            self._grid.addWidget(mark, _MARKS, column)
            for row in range(len(_ROWS)):
                cell = Text(desk.theme, "")
                cell.setAlignment(_RIGHT)
                self._cells[row, mode] = cell
                self._grid.addWidget(cell, _FIRST_FIGURE + row, column)
            self._grid.setColumnStretch(column, 1)
        self.retranslate()

    def show_picture(self, picture: RecoveryPicture) -> None:
        """Figures and reasons of a case."""
        self._picture = picture
        for effect in picture.effects:
            self.buttons[effect.mode].setEnabled(effect.is_open)
        self._say()

    def choose(self, mode: str) -> None:
        """Stand on a way, silently where it is chosen already."""
        self.buttons[mode].setChecked(True)
        self._say()

    def mode(self) -> str:
        """The chosen way; empty where none is."""
        return next((mode for mode, b in self.buttons.items() if b.isChecked()), "")

    def focus_start(self) -> None:
        """To the chosen way."""
        button = self.buttons.get(self.mode())
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Names of the ways, marks and figures."""
        for mode, button in self.buttons.items():
            button.setText(self._desk.word("mode", mode))
        self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chosen way stands on a ground of its own."""
        mode = self.mode()
        if not mode:
            return
        top, foot = self.buttons[mode].geometry(), self._cells[len(_ROWS) - 1, mode].geometry()
        ground = QRect(top.topLeft(), foot.bottomRight())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("selection"))
        shape = ground.adjusted(-NEAR_PX, -INSIDE_PX, NEAR_PX, INSIDE_PX)
        painter.drawRoundedRect(shape, RADIUS_PX, RADIUS_PX)

    def _on_toggled(self, mode: str, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if on:
            self._say()
            self.chosen.emit(mode)

    def _say(self) -> None:
        picture, chosen = self._picture, self.mode()
        if picture is None:
            return
        for effect in picture.effects:
            self._say_mark(picture, effect)
            for row, (_, figure) in enumerate(_ROWS):
                minor = figure(picture, effect)
                cell = self._cells[row, effect.mode]
                is_account = row < _OF_CONSIGNOR
                shown = format_amount(minor, picture.currency) if minor or is_account else _NOTHING
                is_told = effect.is_open or row == 0
                cell.say(shown if is_told else _NOTHING)
                owes = is_account and is_told and minor < 0
                cell.set_tone(_tone(owes=owes, stands=effect.mode == chosen))
        self.update()

    def _say_mark(self, picture: RecoveryPicture, effect: Effect) -> None:
        mark = self._marks[effect.mode]
        if effect.mode == picture.proposed.mode:
            mark.say(lambda: translate("Recovery", "proposed"))
            mark.set_tone("accent")
        else:
            missing = effect.missing
            mark.say(lambda: guard_sentence(missing[0]) if missing else "")
            mark.set_tone("secondary")


def _tone(*, owes: bool, stands: bool) -> Tone:
    if owes:
        return "overdue"
    return "ink" if stands else "secondary"
