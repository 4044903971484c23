"""Choosing the period of a statement: one that was issued, a month, or any days."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from app.domain.rows import IssuedStatement, PersonCard
from app.domain.statements import period_days, period_of
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day, local_time
from app.ui.day_edit import DayEdit
from app.ui.desk import Desk
from app.ui.people.statement_periods import issued_periods, periods_to_offer
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_OTHER = "other"


class PeriodChoice(Themed):
    """``changed`` when another period is chosen; below it stands what making it would mean."""

    changed = Signal()

    def __init__(self, desk: Desk, card: PersonCard) -> None:
        super().__init__(desk.theme)
        self._desk, self._card = desk, card
        self._today = desk.today()
        self._periods = periods_to_offer(card, self._today)
        self._issued = issued_periods(card)
        self.box = QComboBox()
        begins = _begins(card) or self._today.replace(day=1)
        self.first, self.last = DayEdit(), DayEdit()
        self.first.set_day(min(begins, self._today))
        self.last.set_day(max(begins, self._today - timedelta(days=1)))
        self._days = (
            Field(desk.theme, lambda: translate("People", "First day"), self.first),
            Field(desk.theme, lambda: translate("People", "Last day"), self.last),
        )
        self._meaning = Text(desk.theme, "", tone="secondary", wrap=True)
        self._lay_out()
        self.retranslate()
        # The last period that has ended is what one usually wants; it stands second.
        self.box.setCurrentIndex(1 if len(self._periods) > 1 else 0)
        self.box.currentIndexChanged.connect(lambda _row: self._show())
        for edit in (self.first, self.last):
            edit.dateChanged.connect(lambda _day: self._show())
        self._show()

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(NEAR_PX)
        for field in self._days:
            days.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        column.addWidget(Field(self.theme, lambda: translate("People", "Period"), self.box))
        column.addLayout(days)
        column.addWidget(self._meaning)

    def chosen(self) -> str:
        """The period as it stands now, as `period_days` reads it; ``""`` for days backwards."""
        data = str(self.box.currentData() or "")
        if data != _OTHER:
            return data
        first, last = self.first.day(), self.last.day()
        return period_of(first, last) if first <= last else ""

    def issued(self) -> IssuedStatement | None:
        """The statement that was issued for the chosen period."""
        return self._issued.get(self.chosen())

    def kind(self) -> str:
        """Whether the chosen period was ``issued``, has ``ended``, or is ``running``."""
        return self._kind(self.chosen())

    def retranslate(self) -> None:
        """Say the periods again."""
        offer(
            self.box,
            [
                *((period, self._period_words(period)) for period in self._periods),
                (_OTHER, translate("People", "Other days…")),
            ],
        )

    def _show(self) -> None:
        for field in self._days:
            field.setVisible(self.box.currentData() == _OTHER)
        self._meaning.say(self._meaning_words)
        self.changed.emit()

    def _kind(self, period: str) -> str:
        if not period or period in self._issued:
            return "issued" if period else ""
        return "running" if period_days(period)[1] >= self._today else "ended"

    def _period_words(self, period: str) -> str:
        words = {
            "issued": translate("People", "{month}  issued"),
            "running": translate("People", "{month}  running, draft"),
            "ended": translate("People", "{month}  not issued yet"),
        }
        return words[self._kind(period)].format(month=period.replace("/", " - "))

    def _meaning_words(self) -> str:
        period, issued = self.chosen(), self.issued()
        if not period:
            return translate("People", "The last day comes before the first.")
        if issued is not None:
            day = local_time(issued.issued_at, self._desk.settings.zone).date()
            return translate("People", "Issued on {day}, closing at {amount}.").format(
                day=format_day(day), amount=format_money(issued.closing_minor, issued.currency)
            )
        if self.kind() == "running":
            told = translate(
                "People", "The period has not ended: a draft to look at, marked as such."
            )
        else:
            told = translate(
                "People",
                "Issuing fixes its figures for good. What comes late stands on the next one.",
            )
        return "\n".join(filter(None, (told, self._gap_words(period))))

    def _gap_words(self, period: str) -> str:
        """Statements follow each other: a later beginning is not what the paper will say."""
        begins = _begins(self._card)
        if begins is None or period_days(period)[0] <= begins:
            return ""
        return translate("People", "It begins on {day}, where the last one ended.").format(
            day=format_day(begins)
        )


def _begins(card: PersonCard) -> date | None:
    """The first day that no issued statement holds."""
    newest = max((s.last_day for s in card.statements), default="")
    return date.fromisoformat(newest) + timedelta(days=1) if newest else None
