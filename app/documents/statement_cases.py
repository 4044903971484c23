"""Cases still open that may change the next statement."""

from app.documents.lines import Line, set_said, set_text
from app.documents.statement_lists import (
    ListColumn,
    StatementList,
    list_edges,
    list_header,
    list_heading,
    list_row,
)
from app.documents.statement_setting import StatementSetting
from app.domain.papers import StatementModel
from app.text.catalogue import translate


def open_case_list(setting: StatementSetting, model: StatementModel) -> StatementList:
    """One row a case."""
    code, data, body = setting.currency, setting.voice.data, setting.body
    columns = (
        ListColumn(lambda lang: translate("Statement", "Case", lang), 70.0),
        ListColumn(lambda lang: translate("Statement", "Item", lang), None),
        ListColumn(lambda lang: translate("Statement", "Stage", lang), 100.0),
        ListColumn(
            lambda lang: translate("Statement", "In dispute {currency}", lang).format(
                currency=code
            ),
            96.0,
            is_figure=True,
        ),
    )
    number, what, stage = (width for _, width in list_edges(columns)[:3])
    rows = [
        list_row(
            columns,
            (
                set_text(data(case.case_number), body, number, limit=2),
                set_text(data(case.what), body, what, limit=6),
                set_said(
                    setting.voice.say(case.stage.in_language),
                    body,
                    setting.aside,
                    stage,
                    limit=3,
                ),
                (Line(((setting.amount(case.at_stake_minor), body),)),),
            ),
        )
        for case in model.open_cases
    ]
    heading = list_heading(
        setting,
        lambda lang: translate("Statement", "Open cases", lang),
        lambda lang: translate(
            "Statement", "Not decided yet; the outcome may change a later statement.", lang
        ),
    )
    return StatementList(heading, list_header(setting, columns), rows)
