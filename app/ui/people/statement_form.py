"""Choosing the statement to make: a month, and the language it speaks."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.domain.rows import PersonCard
from app.services.papers.statement import consignor_statement
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day, local_time
from app.ui.desk import Desk
from app.ui.papers.preview import print_paper
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import ElidedText, Text

_MOST_MONTHS = 36
_LANGUAGES: tuple[tuple[str, ...], ...] = (("zh",), ("en",), ("zh", "en"))


def months_to_offer(card: PersonCard, today: date) -> list[str]:
    """Months a statement can be made for, newest first, as ``YYYY-MM``.

    Those issued already, and those after the last issued one: an earlier month can no longer
    come between.
    """
    issued = {s.first_day[:7] for s in card.statements}
    newest = max((s.last_day for s in card.statements), default="")
    first = min((m.booked_on for m in card.movements), default=today.isoformat())
    months: list[str] = []
    year, month = today.year, today.month
    while len(months) < _MOST_MONTHS:
        name = f"{year:04d}-{month:02d}"
        if name < first[:7]:
            break
        if name in issued or f"{name}-01" > newest:
            months.append(name)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return sorted({*months, *issued}, reverse=True)


class StatementForm(FormCard):
    """A month that has ended is issued once; the running one is a draft."""

    def __init__(self, desk: Desk, card: PersonCard) -> None:
        super().__init__(desk.theme, lambda: translate("People", "Statement"), "")
        self._desk, self._card = desk, card
        self._today = local_time(desk.shop.clock(), desk.settings.zone).date()
        self._months = months_to_offer(card, self._today)
        self._month, self._language = QComboBox(), QComboBox()
        self._meaning = Text(desk.theme, "", tone="secondary", wrap=True)
        theme, line = desk.theme, card.line
        self.add_field(ElidedText(theme, f"{line.number}  {line.name}", "value", bold=True))
        self.add_field(Field(theme, lambda: translate("People", "Month"), self._month))
        self.add_field(self._meaning)
        self.add_field(Field(theme, lambda: translate("People", "Language"), self._language))
        self.finish()
        self.retranslate()
        # The last month that has ended is what one usually wants; it stands second.
        self._month.setCurrentIndex(1 if len(self._months) > 1 else 0)
        own = ("zh",) if desk.settings.language == "zh" else ("en",)
        self._language.setCurrentIndex(_LANGUAGES.index(own))
        self._month.currentIndexChanged.connect(lambda _row: self._show())
        self.accepted.connect(self._on_accepted)
        self._show()

    def start(self) -> None:
        """The month is what differs."""
        self._month.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say months and languages again."""
        names = (
            translate("People", "Chinese"),
            translate("People", "English"),
            translate("People", "both on one paper"),
        )
        _refill(self._language, list(names))
        _refill(self._month, [self._month_words(month) for month in self._months])

    def _show(self) -> None:
        self._meaning.say(self._meaning_words)
        self.accept_button.say(self._accept_words)

    def _kind(self, month: str) -> str:
        if month in {s.first_day[:7] for s in self._card.statements}:
            return "issued"
        return "running" if month >= self._today.isoformat()[:7] else "ended"

    def _chosen(self) -> str:
        row = self._month.currentIndex()
        return self._months[row] if 0 <= row < len(self._months) else ""

    def _month_words(self, month: str) -> str:
        words = {
            "issued": translate("People", "{month}  issued"),
            "running": translate("People", "{month}  running, draft"),
            "ended": translate("People", "{month}  not issued yet"),
        }
        return words[self._kind(month)].format(month=month)

    def _accept_words(self) -> str:
        month = self._chosen()
        words = {
            "issued": translate("People", "Show it again"),
            "running": translate("People", "Show the draft"),
            "ended": translate("People", "Issue and show"),
        }
        return words[self._kind(month)] if month else translate("People", "Statement")

    def _meaning_words(self) -> str:
        month = self._chosen()
        if not month:
            return ""
        if self._kind(month) == "running":
            return translate(
                "People", "The month has not ended: a draft to look at, marked as such."
            )
        if self._kind(month) == "ended":
            return translate(
                "People",
                "Issuing fixes its figures for good. What comes late stands on the next one.",
            )
        issued = next(s for s in self._card.statements if s.first_day[:7] == month)
        day = local_time(issued.issued_at, self._desk.settings.zone).date()
        return translate("People", "Issued on {day}, closing at {amount}.").format(
            day=format_day(day), amount=format_money(issued.closing_minor, issued.currency)
        )

    def _on_accepted(self) -> None:
        month = self._chosen()
        if month:
            show_statement(
                self._desk, self._card, month, _LANGUAGES[max(self._language.currentIndex(), 0)]
            )
            self.closed.emit()


def show_statement(desk: Desk, card: PersonCard, month: str, langs: tuple[str, ...]) -> None:
    """Make the statement of a month and show it before it is printed."""
    number = card.line.number
    print_paper(
        desk,
        lambda shop: consignor_statement(
            shop, consignor=number, period=month, langs=langs, issued_by=desk.actor.name
        ),
        f"statement-{number}-{month}.pdf",
    )


def _refill(box: QComboBox, texts: list[str]) -> None:
    row = max(box.currentIndex(), 0)
    box.blockSignals(True)  # noqa: FBT003 - Qt's own
    box.clear()
    box.addItems(texts)
    box.setCurrentIndex(row)
    box.blockSignals(False)  # noqa: FBT003 - as above
