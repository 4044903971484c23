"""A widget for each kind of setting; text in, text out, as `check_setting` wants it."""

from collections.abc import Callable
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.domain.calendar import read_weekday_hours, weekday_hours_text
from app.domain.errors import AftercareError
from app.text.amounts import format_amount, format_share, parse_amount
from app.text.dates import weekday_names
from app.text.shares import read_share
from app.ui.people.share_edit import ShareEdit
from app.ui.settings.fields import Kind, SettingField
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.choices import choose

_CURRENCIES = ("CNY", "HKD", "TWD", "USD", "EUR", "GBP", "JPY", "SGD", "AUD", "CAD", "KRW", "KWD")
_LINES_PX = 132
_SHORT_PX = 160
_FEW_LINES_PX = 56
_HOURS_PX = 112
_DAYS_A_ROW = 4


class LineEditor(QLineEdit):
    """One line: a name, a clock, a day."""

    edited = Signal()

    def __init__(self, *, short: bool = False) -> None:
        super().__init__()
        if short:
            self.setMaximumWidth(_SHORT_PX)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def show_text(self, text: str) -> None:
        """Show a stored value."""
        self.setText(text)

    def retranslate(self) -> None:
        """Nothing is said here."""


class ClockEditor(LineEditor):
    """A time of day, written as people do: ``9``, ``9:30``, ``9：30``."""

    def __init__(self) -> None:
        super().__init__(short=True)

    def text(self) -> str:
        """``09:30``; what was typed where that is no time."""
        typed = super().text().strip().replace("\N{FULLWIDTH COLON}", ":")
        hours, _, minutes = typed.partition(":")
        if hours.isdecimal() and (minutes.isdecimal() or not minutes):
            return f"{hours.zfill(2)}:{minutes.zfill(2)}"
        return typed


class ShareEditor(ShareEdit):
    """A share in percent, stored in basis points."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(_SHORT_PX)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def text(self) -> str:
        """Basis points as text; what was typed where that is no share."""
        share_bp = self.bp()
        return super().text() if share_bp is None else str(share_bp)

    def bp(self) -> int | None:
        """Basis points, or None while the field is empty or wrong."""
        return read_share(super().text())

    def show_text(self, text: str) -> None:
        """Show stored basis points."""
        self.setText(format_share(int(text)) if text.isdigit() else text)

    def retranslate(self) -> None:
        """Nothing is said here."""


class MoneyEditor(LineEditor):
    """An amount in the shop's currency, stored in minor units."""

    def __init__(self, currency: str) -> None:
        super().__init__(short=True)
        self._currency = currency

    def text(self) -> str:
        """Minor units as text; what was typed where that is no amount."""
        typed = super().text()
        try:
            return str(parse_amount(typed, self._currency))
        except AftercareError:
            return typed

    def show_text(self, text: str) -> None:
        """Show stored minor units."""
        self.setText(format_amount(int(text), self._currency) if text.isdigit() else text)


class LinesEditor(QPlainTextEdit):
    """Several lines."""

    edited = Signal()

    def __init__(self, *, height_px: int = _LINES_PX) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height_px)
        self._showing = False
        self.textChanged.connect(self._on_text_changed)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a stored value."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def retranslate(self) -> None:
        """Nothing is said here."""

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit()


class ChoiceEditor(QComboBox):
    """One of a few."""

    edited = Signal()

    def __init__(self, choices: tuple[tuple[str, Callable[[], str]], ...]) -> None:
        super().__init__()
        self._choices = choices
        for code, words in choices:
            self.addItem(words(), code)
        self.activated.connect(lambda _row: self.edited.emit())

    def text(self) -> str:
        """The code of the choice."""
        return str(self.currentData())

    def show_text(self, text: str) -> None:
        """Show a stored code."""
        choose(self, text)

    def retranslate(self) -> None:
        """Say the choices again."""
        for row, (_code, words) in enumerate(self._choices):
            self.setItemText(row, words())


class ListedEditor(QComboBox):
    """Typed or chosen from a long list that narrows while one types."""

    edited = Signal()

    def __init__(self, offered: tuple[str, ...]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(offered)
        completer = QCompleter(list(offered), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.editTextChanged.connect(self._on_text_changed)
        self._showing = False

    def text(self) -> str:
        """What stands there."""
        return self.currentText().strip()

    def show_text(self, text: str) -> None:
        """Show a stored value."""
        self._showing = True
        self.setCurrentText(text)
        self._showing = False

    def retranslate(self) -> None:
        """Nothing is said here."""

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit()


class WeekdayEditor(QWidget):
    """A tick for each day the shop is closed; Monday is 0."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._days = [QCheckBox() for _ in range(7)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        for day in self._days:
            day.clicked.connect(lambda _on: self.edited.emit())
            row.addWidget(day)
        row.addStretch(1)
        self.setFocusProxy(self._days[0])
        self.retranslate()

    def text(self) -> str:
        """The closed days as digits."""
        return "".join(str(day) for day, box in enumerate(self._days) if box.isChecked())

    def show_text(self, text: str) -> None:
        """Show stored digits."""
        for day, box in enumerate(self._days):
            box.setChecked(str(day) in text)

    def retranslate(self) -> None:
        """Name the days again."""
        for box, name in zip(self._days, weekday_names(), strict=True):
            box.setText(name)


class WeekHoursEditor(QWidget):
    """A field for each weekday, Monday first; an empty one keeps the usual hours."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._days = [QLineEdit() for _ in range(7)]
        self._names = [QLabel() for _ in range(7)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(NEAR_PX)
        grid.setVerticalSpacing(INSIDE_PX)
        for place, (name, day) in enumerate(zip(self._names, self._days, strict=True)):
            name.setBuddy(day)
            day.setMinimumWidth(_HOURS_PX)
            day.textEdited.connect(lambda _text: self.edited.emit())
            row, column = 2 * (place // _DAYS_A_ROW), place % _DAYS_A_ROW
            grid.addWidget(name, row, column)
            grid.addWidget(day, row + 1, column)
        self.setFocusProxy(self._days[0])
        self.retranslate()

    def text(self) -> str:
        """The stored form where it can be read, and what was typed where not."""
        typed = ", ".join(
            f"{day}={field.text().strip()}"
            for day, field in enumerate(self._days)
            if field.text().strip()
        )
        try:
            return weekday_hours_text(read_weekday_hours(typed))
        except ValueError:
            return typed

    def show_text(self, text: str) -> None:
        """Show stored hours."""
        hours = read_weekday_hours(text)
        for day, field in enumerate(self._days):
            field.setText(str(hours[day]) if day in hours else "")

    def retranslate(self) -> None:
        """Name the days again."""
        for label, field, name in zip(self._names, self._days, weekday_names(), strict=True):
            label.setText(name)
            field.setAccessibleName(name)


AnyEditor = (
    LineEditor
    | ShareEditor
    | LinesEditor
    | ChoiceEditor
    | ListedEditor
    | WeekdayEditor
    | WeekHoursEditor
)


def editor_for(field: SettingField, currency: str) -> AnyEditor:
    """The widget that edits this kind of setting; ``currency`` is that of the shop's amounts."""
    makers: dict[Kind, Callable[[], AnyEditor]] = {
        "line": LineEditor,
        "clock": ClockEditor,
        "day": lambda: LineEditor(short=True),
        "number": lambda: LineEditor(short=True),
        "lines": LinesEditor,
        "choice": lambda: ChoiceEditor(field.choices),
        "zone": lambda: ListedEditor(tuple(sorted(available_timezones()))),
        "currency": lambda: ListedEditor(_CURRENCIES),
        "weekdays": WeekdayEditor,
        "week": WeekHoursEditor,
        "days": lambda: LinesEditor(height_px=_FEW_LINES_PX),
        "share": ShareEditor,
        "money": lambda: MoneyEditor(currency),
    }
    return makers[field.kind]()
