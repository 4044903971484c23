"""The top of a statement: shop, consignor, period, the one number, how it came about."""

from app.documents.lines import (
    Block,
    Line,
    Lines,
    draw_lines,
    draw_lines_right,
    height_of,
    set_beside,
    set_said,
    set_text,
)
from app.documents.sheet import CONSIGNOR_BAR, QUIET, SHOP_BAR, Sheet
from app.documents.statement_columns import GAP
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.documents.voice import Said, Voice
from app.domain.papers import StatementModel
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_day

_HALF = (RIGHT - LEFT - 3 * GAP) / 2
_RIGHT_HALF = RIGHT - _HALF
_BAR_HEIGHT = 2.5
_ROW = 14.5  # a total
_RULE_ROOM = 4.0  # around a rule between totals
_NAME_LINES = 10


def statement_title(voice: Voice) -> Said:
    """The name of the paper."""
    return voice.say(lambda lang: translate("Statement", "Statement", lang))


def period_text(voice: Voice, model: StatementModel) -> Said:
    """First and last day and the rule that decides what belongs to them."""
    return voice.say(
        lambda lang: translate(
            "Statement", "{first} \N{EN DASH} {last}, by booking date", lang
        ).format(first=format_day(model.first_day), last=format_day(model.last_day))
    )


def letterhead(setting: StatementSetting, model: StatementModel) -> Block:
    """The shop on the left, the name of the paper on the right."""
    data = setting.voice.data
    title = set_beside(statement_title(setting.voice), setting.title, setting.aside, _HALF)
    shop = set_text(data(model.shop.name), setting.shop, _HALF, limit=3)
    for contact in filter(None, (data(model.shop.address), data(model.shop.phone))):
        shop += set_text(contact, setting.label, _HALF, limit=3)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.bar(LEFT, top, 32, _BAR_HEIGHT, SHOP_BAR)
        draw_lines(sheet, LEFT, top + _BAR_HEIGHT + 8, shop)
        draw_lines_right(sheet, RIGHT, top + _BAR_HEIGHT + 5, title)

    return Block(_BAR_HEIGHT + 8 + max(height_of(shop), height_of(title)), draw)


def summary(setting: StatementSetting, model: StatementModel) -> Block:
    """Consignor, period and closing balance on the left, opening to closing on the right."""
    who, period = _who(setting, model), _period(setting, model)
    closing = _closing(setting, model)
    totals = _totals(setting, model)
    period_top = height_of(who) + 7
    closing_top = period_top + height_of(period) + 15

    def draw(sheet: Sheet, top: float) -> None:
        draw_lines(sheet, LEFT, top, who)
        draw_lines(sheet, LEFT, top + period_top, period)
        sheet.bar(LEFT, top + closing_top + 2, 2.5, height_of(closing) - 3, CONSIGNOR_BAR)
        draw_lines(sheet, LEFT + GAP, top + closing_top, closing)
        _draw_totals(sheet, top, totals)

    height = max(closing_top + height_of(closing), _ROW * len(totals) + 2 * _RULE_ROOM)
    return Block(height, draw, gap=22.0)


def running_head(setting: StatementSetting, model: StatementModel) -> Block:
    """One line at the top of every further page."""
    data = setting.voice.data
    period = f"{format_day(model.first_day)} \N{EN DASH} {format_day(model.last_day)}"
    left = set_text(
        data(f"{model.shop.name}  {model.consignor_number} {model.consignor_name}"),
        setting.aside,
        RIGHT - LEFT - 150,
        limit=1,
    )
    right = Line(
        ((statement_title(setting.voice)[0], setting.aside), (data(period), setting.aside))
    )

    def draw(sheet: Sheet, top: float) -> None:
        draw_lines(sheet, LEFT, top, left)
        right.draw_right(sheet, RIGHT, top)

    return Block(height_of(left) + 8, draw)


def _who(setting: StatementSetting, model: StatementModel) -> Lines:
    data = setting.voice.data
    label = setting.voice.say(lambda lang: translate("Statement", "Consignor", lang))
    name, number = data(model.consignor_name), data(model.consignor_number)
    lines = set_beside(label, setting.label, setting.aside, _HALF)
    both = Line(((name, setting.strong), (number, setting.body)))
    if both.width <= _HALF:
        return [*lines, both]
    # A name of 200 characters is shown in full, in smaller type.
    large = set_text(name, setting.strong, _HALF)
    small = set_text(name, setting.body_bold, _HALF, limit=_NAME_LINES)
    lines += large if len(large) <= 2 else small
    return [*lines, *set_text(number, setting.body, _HALF, limit=2)]


def _period(setting: StatementSetting, model: StatementModel) -> Lines:
    label = setting.voice.say(lambda lang: translate("Statement", "Period", lang))
    period = period_text(setting.voice, model)
    return [
        *set_beside(label, setting.label, setting.aside, _HALF),
        *set_said(period, setting.body, setting.aside, _HALF),
    ]


def _closing(setting: StatementSetting, model: StatementModel) -> Lines:
    say, width = setting.voice.say, _HALF - GAP
    number = setting.voice.data(format_money(model.closing_minor, model.currency))
    big = setting.big.narrowed(number, width)
    if model.closing_minor > 0:
        meaning = say(lambda lang: translate("Statement", "The shop owes you this amount.", lang))
    elif model.closing_minor < 0:
        meaning = say(lambda lang: translate("Statement", "You owe the shop this amount.", lang))
    else:
        meaning = say(lambda lang: translate("Statement", "Nothing is owed either way.", lang))
    lines = [
        *set_beside(
            say(lambda lang: translate("Statement", "Closing balance", lang)),
            setting.label,
            setting.aside,
            width,
        ),
        Line(((number, big),)),
        *set_said(meaning, setting.body_bold, setting.aside, width),
    ]
    if model.is_draft:
        draft = say(
            lambda lang: translate(
                "Statement", "Draft: the period has not ended, figures may still change.", lang
            )
        )
        lines += set_said(draft, setting.body, setting.aside, width)
    return lines


def _totals(setting: StatementSetting, model: StatementModel) -> list[tuple[Line, Line]]:
    """Name and figure of the opening balance, each total and the closing balance."""
    say = setting.voice.say
    opening = say(lambda lang: translate("Statement", "Opening balance", lang))
    closing = say(lambda lang: translate("Statement", "Closing balance", lang))
    named = [
        (opening, model.opening_minor, setting.body),
        *((say(t.name.in_language), t.amount_minor, setting.body) for t in model.totals),
        (closing, model.closing_minor, setting.body_bold),
    ]
    rows = []
    for said, minor, style in named:
        figure = Line(((setting.amount(minor), style),))
        room = _HALF - figure.width - GAP
        # One line each, so that the figures stay evenly spaced; a name is cut if it must be.
        name = set_beside(said, style, setting.aside, room, limit=1)[0]
        rows.append((name, figure))
    return rows


def _draw_totals(sheet: Sheet, top: float, totals: list[tuple[Line, Line]]) -> None:
    last = len(totals) - 1
    for place, (name, figure) in enumerate(totals):
        if place in {1, last}:
            top += _RULE_ROOM
            sheet.rule(_RIGHT_HALF, RIGHT, top - _RULE_ROOM / 2, 0.6, QUIET)
        name.draw(sheet, _RIGHT_HALF, top)
        figure.draw_right(sheet, RIGHT, top)
        top += _ROW
