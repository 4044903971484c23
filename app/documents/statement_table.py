"""The table of a statement: opening, one row a line with its running balance, sums, closing."""

from collections.abc import Callable

from app.documents.lines import Block, Line, Lines, set_said, set_text
from app.documents.printable import Printable
from app.documents.statement_columns import Cells, Columns, fit_columns, one_line, row
from app.documents.statement_setting import StatementSetting
from app.documents.voice import Said
from app.domain.papers import StatementLine, StatementModel
from app.text.catalogue import translate
from app.text.dates import format_day

_WHAT_LINES = 10  # a name of 200 Chinese characters still fits
_DETAIL_LINES = 5


class StatementTable:
    """Makes the blocks of the table; ``rows`` in the order of the model's lines."""

    def __init__(self, setting: StatementSetting, model: StatementModel) -> None:
        self._setting = setting
        self._model = model
        heads = _heads(setting)
        self._columns: Columns = fit_columns(setting, model, heads)
        self.header = row(self._columns, heads, under=0.0)
        self._moved_minor = [0]
        for line in model.lines:
            self._moved_minor.append(self._moved_minor[-1] + line.amount_minor)
        self.rows = [self._row(place, line) for place, line in enumerate(model.lines)]

    def opening(self) -> Block:
        """The balance before the first line."""
        return self._sum_row(
            lambda lang: translate("Statement", "Opening balance", lang), None, 0, over=0.8
        )

    def carried_forward(self, count: int) -> Block:
        """Foot of a page: sum of the first ``count`` lines, and the balance after them."""
        moved = self._moved_minor[count]
        return self._sum_row(
            lambda lang: translate("Statement", "Carried forward", lang), moved, count, over=0.8
        )

    def brought_forward(self, count: int) -> Block:
        """Head of the next page: the same figures again."""
        moved = self._moved_minor[count]
        return self._sum_row(
            lambda lang: translate("Statement", "Brought forward", lang), moved, count, over=0.8
        )

    def closing(self) -> list[Block]:
        """What the period moved, and the balance after the last line."""
        count = len(self._model.lines)
        style = self._setting.body_bold
        moved = self._label(lambda lang: translate("Statement", "Total of the period", lang))
        closing = self._label(lambda lang: translate("Statement", "Closing balance", lang))
        moved_cells = Cells(text=moved, amount=self._figure(self._moved_minor[count]))
        balance = one_line(self._setting.amount(self._balance(count)), style)
        return [
            *([] if self._model.lines else [self._nothing()]),
            row(self._columns, moved_cells, over=0.8, under=0.0),
            row(self._columns, Cells(text=closing, balance=balance), under=0.0),
        ]

    def _balance(self, count: int) -> int:
        return self._model.opening_minor + self._moved_minor[count]

    def _row(self, place: int, line: StatementLine) -> Block:
        setting, columns = self._setting, self._columns
        kind_width = columns.text - columns.kind - 6
        kind = setting.voice.say(line.kind.in_language)
        cells = Cells(
            date=one_line(Printable(format_day(line.booked_on)), setting.body),
            kind=set_said(kind, setting.body, setting.aside, kind_width, limit=3),
            text=_text(setting, line, columns.text_width),
            amount=self._figure(line.amount_minor),
            balance=self._figure(self._balance(place + 1)),
            number=(Printable(str(place + 1)), setting.aside),
        )
        return row(columns, cells)

    def _sum_row(
        self,
        name: Callable[[str], str],
        moved_minor: int | None,
        count: int,
        *,
        over: float,
    ) -> Block:
        cells = Cells(
            text=self._label(name),
            amount=() if moved_minor is None else self._figure(moved_minor),
            balance=self._figure(self._balance(count)),
        )
        return row(self._columns, cells, over=over)

    def _nothing(self) -> Block:
        said = self._setting.voice.say(
            lambda lang: translate("Statement", "Nothing was booked in this period.", lang)
        )
        text = set_said(said, self._setting.body, self._setting.aside, self._columns.text_width)
        return row(self._columns, Cells(text=text))

    def _label(self, name: Callable[[str], str]) -> Lines:
        setting = self._setting
        said = setting.voice.say(name)
        runs = ((said[0], setting.body_bold), *((second, setting.aside) for second in said[1:]))
        return (Line(runs),)

    def _figure(self, minor: int) -> Lines:
        return one_line(self._setting.amount(minor), self._setting.body)


def _heads(setting: StatementSetting) -> Cells:
    """Names of the columns; the currency stands here, once a column."""
    say, code = setting.voice.say, setting.currency

    def head(said: Said) -> Lines:
        return [
            Line(((text, setting.label if place == 0 else setting.aside),))
            for place, text in enumerate(said)
        ]

    return Cells(
        date=head(say(lambda lang: translate("Statement", "Date", lang))),
        kind=head(say(lambda lang: translate("Statement", "Kind", lang))),
        text=head(say(lambda lang: translate("Statement", "Item and reference", lang))),
        amount=head(
            say(
                lambda lang: translate("Statement", "Amount {currency}", lang).format(currency=code)
            )
        ),
        balance=head(
            say(
                lambda lang: translate("Statement", "Balance {currency}", lang).format(
                    currency=code
                )
            )
        ),
    )


def _text(setting: StatementSetting, line: StatementLine, width: float) -> Lines:
    """Item, then reference, detail and month in small type, on one line if they fit.

    Without an item, as in a payout, the reference stands in its place.
    """
    what = setting.voice.data(line.what or line.reference)
    lines = set_text(what, setting.body, width, limit=_WHAT_LINES)
    reference = setting.voice.data(line.reference if line.what else "")
    detail = setting.voice.say(line.detail.in_language)
    late = _late(setting, line)
    small = tuple((text, setting.aside) for text in (reference, detail[0], late[0]) if text)
    if not small:
        return lines
    first = Line(small)
    if first.width <= width:
        lines.append(first)
    else:
        for text, style in small:
            lines += set_text(text, style, width, limit=_DETAIL_LINES)
    for text in (*detail[1:], *late[1:]):
        lines += set_text(text, setting.aside, width, limit=_DETAIL_LINES)
    return lines


def _late(setting: StatementSetting, line: StatementLine) -> Said:
    """The month to which a line belongs that came after the statement of that month."""
    month = line.belongs_to
    if not month:
        return (Printable(""),)
    return setting.voice.say(
        lambda lang: translate("Statement", "late: belongs to {month}", lang).format(month=month)
    )
