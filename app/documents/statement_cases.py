"""Cases still open that may change the next statement."""

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
from app.documents.sheet import HAIRLINE, QUIET, Sheet
from app.documents.statement_columns import GAP
from app.documents.statement_setting import LEFT, RIGHT, StatementSetting
from app.documents.voice import Said
from app.domain.papers import OpenCaseLine, StatementModel
from app.text.catalogue import translate

_PADDING = 2.8
_NUMBER_WIDTH = 70.0
_STAGE_WIDTH = 100.0
_AMOUNT_WIDTH = 96.0
_WHAT = LEFT + _NUMBER_WIDTH
_STAGE = RIGHT - _AMOUNT_WIDTH - _STAGE_WIDTH


def cases_heading(setting: StatementSetting) -> Block:
    """What the list below means."""
    say = setting.voice.say
    name = say(lambda lang: translate("Statement", "Open cases", lang))
    note = say(
        lambda lang: translate(
            "Statement", "Not decided yet; the outcome may change a later statement.", lang
        )
    )
    width = RIGHT - LEFT
    lines = [
        *set_beside(name, setting.heading, setting.aside, width),
        *set_said(note, setting.label, setting.aside, width),
    ]
    return Block(height_of(lines), lambda sheet, top: draw_lines(sheet, LEFT, top, lines), gap=20.0)


def cases_header(setting: StatementSetting) -> Block:
    """Names of the columns."""
    say, code = setting.voice.say, setting.currency
    return _row(
        _head(setting, say(lambda lang: translate("Statement", "Case", lang))),
        _head(setting, say(lambda lang: translate("Statement", "Item", lang))),
        _head(setting, say(lambda lang: translate("Statement", "Stage", lang))),
        _head(
            setting,
            say(
                lambda lang: translate("Statement", "In dispute {currency}", lang).format(
                    currency=code
                )
            ),
        ),
        header=True,
    )


def case_rows(setting: StatementSetting, model: StatementModel) -> list[Block]:
    """One row a case."""
    return [_case_row(setting, case) for case in model.open_cases]


def _case_row(setting: StatementSetting, case: OpenCaseLine) -> Block:
    data, body = setting.voice.data, setting.body
    stage = setting.voice.say(case.stage.in_language)
    return _row(
        set_text(data(case.case_number), body, _NUMBER_WIDTH - GAP, limit=2),
        set_text(data(case.what), body, _STAGE - _WHAT - GAP, limit=6),
        set_said(stage, body, setting.aside, _STAGE_WIDTH - GAP, limit=3),
        (Line(((setting.amount(case.at_stake_minor), body),)),),
        header=False,
    )


def _head(setting: StatementSetting, said: Said) -> Lines:
    return set_said(said, setting.label, setting.aside, _AMOUNT_WIDTH)


def _row(number: Lines, what: Lines, stage: Lines, amount: Lines, *, header: bool) -> Block:
    height = 2 * _PADDING + max(map(height_of, (number, what, stage, amount)))

    def draw(sheet: Sheet, top: float) -> None:
        first = top + _PADDING
        draw_lines(sheet, LEFT, first, number)
        draw_lines(sheet, _WHAT, first, what)
        draw_lines(sheet, _STAGE, first, stage)
        draw_lines_right(sheet, RIGHT, first, amount)
        weight, grey = (0.8, QUIET) if header else (0.4, HAIRLINE)
        sheet.rule(LEFT, RIGHT, top + height, weight, grey)

    return Block(height, draw)
