"""What was deducted, what is agreed to be paid back, held back, and objected to."""

from datetime import date

from app.documents.lines import Line, Lines, set_said, set_text
from app.documents.printable import Printable
from app.documents.statement_lists import (
    In,
    ListColumn,
    StatementList,
    list_edges,
    list_header,
    list_heading,
    list_row,
)
from app.documents.statement_setting import StatementSetting
from app.domain.papers import (
    DeductionLine,
    HoldLine,
    ObjectionLine,
    PlanLine,
    StatementModel,
    Words,
)
from app.text.catalogue import translate
from app.text.dates import format_day
from app.text.dotted import dotted

_DAY_WIDTH = 62.0
_FIGURE_WIDTH = 96.0
_PLAN_FIGURE = 92.0  # three of them stand in a row


def deduction_list(setting: StatementSetting, model: StatementModel) -> StatementList:
    """What was set against a debt in the period."""
    columns = (
        ListColumn(lambda lang: translate("Statement", "Date", lang), _DAY_WIDTH),
        ListColumn(lambda lang: translate("Statement", "Item and reference", lang), None),
        ListColumn(lambda lang: translate("Statement", "Kind", lang), 120.0),
        ListColumn(_with_currency(setting, "deducted"), _FIGURE_WIDTH, is_figure=True),
    )
    _, what, kind, _ = (width for _, width in list_edges(columns))

    def row(deduction: DeductionLine) -> tuple[Lines, ...]:
        item = dotted(deduction.what, deduction.reference)
        return (
            (Line(((_day(deduction.booked_on), setting.body),)),),
            set_text(setting.voice.data(item), setting.body, what, limit=6),
            _said(setting, deduction.kind, kind),
            _figure(setting, deduction.amount_minor),
        )

    return StatementList(
        list_heading(
            setting,
            lambda lang: translate("Statement", "Set against what was owed", lang),
            lambda lang: translate(
                "Statement", "Parts of the lines above; nothing is taken a second time.", lang
            ),
        ),
        list_header(setting, columns),
        [list_row(columns, row(deduction)) for deduction in model.deductions],
    )


def plan_list(setting: StatementSetting, model: StatementModel) -> StatementList:
    """Instalments and deductions that are still to come."""
    columns = (
        ListColumn(lambda lang: translate("Statement", "What was agreed", lang), None),
        ListColumn(_with_currency(setting, "total"), _PLAN_FIGURE, is_figure=True),
        ListColumn(_with_currency(setting, "open"), _PLAN_FIGURE, is_figure=True),
        ListColumn(lambda lang: translate("Statement", "Due on", lang), _DAY_WIDTH),
        ListColumn(_with_currency(setting, "due"), _PLAN_FIGURE, is_figure=True),
    )
    what = list_edges(columns)[0][1]

    def row(plan: PlanLine) -> tuple[Lines, ...]:
        return (
            _said(setting, plan.what, what),
            _figure(setting, plan.total_minor),
            _figure(setting, plan.open_minor),
            (Line(((_day(plan.next_on), setting.body),)),) if plan.next_on else (),
            _figure(setting, plan.next_minor) if plan.next_minor else (),
        )

    return StatementList(
        list_heading(
            setting,
            lambda lang: translate("Statement", "Agreed repayments", lang),
            lambda lang: translate(
                "Statement", "Already in the balance above; shown so that both know the plan.", lang
            ),
        ),
        list_header(setting, columns),
        [list_row(columns, row(plan)) for plan in model.plans],
    )


def hold_list(setting: StatementSetting, model: StatementModel) -> StatementList:
    """Money of hers that is not paid out yet, and why."""
    columns = (
        ListColumn(lambda lang: translate("Statement", "Item", lang), None),
        ListColumn(lambda lang: translate("Statement", "Why", lang), 170.0),
        ListColumn(lambda lang: translate("Statement", "Until", lang), _DAY_WIDTH),
        ListColumn(_with_currency(setting, "held"), _FIGURE_WIDTH, is_figure=True),
    )
    what, why, _ = (width for _, width in list_edges(columns)[:3])

    def row(hold: HoldLine) -> tuple[Lines, ...]:
        return (
            set_text(setting.voice.data(hold.what), setting.body, what, limit=6),
            _said(setting, hold.reason, why),
            (Line(((_day(hold.until), setting.body),)),) if hold.until else (),
            _figure(setting, hold.amount_minor),
        )

    return StatementList(
        list_heading(
            setting,
            lambda lang: translate("Statement", "Held back for now", lang),
            lambda lang: translate(
                "Statement", "Part of the balance above that is not paid out yet.", lang
            ),
        ),
        list_header(setting, columns),
        [list_row(columns, row(hold)) for hold in model.holds],
    )


def objection_list(setting: StatementSetting, model: StatementModel) -> StatementList:
    """What was objected to on earlier statements, and how that stands."""
    columns = (
        ListColumn(lambda lang: translate("Statement", "Date", lang), _DAY_WIDTH),
        ListColumn(lambda lang: translate("Statement", "Objection", lang), None),
        ListColumn(lambda lang: translate("Statement", "Standing", lang), 150.0),
    )
    _, says, standing = (width for _, width in list_edges(columns))

    def row(objection: ObjectionLine) -> tuple[Lines, ...]:
        about = setting.voice.say(objection.about.in_language)
        return (
            (Line(((_day(objection.objected_on), setting.body),)),),
            [
                *set_text(setting.voice.data(objection.says), setting.body, says, limit=8),
                *set_said(about, setting.aside, setting.aside, says, limit=4),
            ],
            set_said(
                setting.voice.say(objection.standing.in_language),
                setting.body,
                setting.aside,
                standing,
                limit=8,
            ),
        )

    return StatementList(
        list_heading(
            setting,
            lambda lang: translate("Statement", "Objections", lang),
            lambda lang: translate(
                "Statement",
                "To lines of earlier statements; a correction is a line of its own.",
                lang,
            ),
        ),
        list_header(setting, columns),
        [list_row(columns, row(objection)) for objection in model.objections],
    )


def _said(setting: StatementSetting, words: Words, width: float) -> Lines:
    said = setting.voice.say(words.in_language)
    return set_said(said, setting.body, setting.aside, width, limit=6)


def _figure(setting: StatementSetting, minor: int) -> Lines:
    return (Line(((setting.amount(minor), setting.body),)),)


def _day(day: date) -> Printable:
    return Printable(format_day(day))


def _with_currency(setting: StatementSetting, what: str) -> In:
    def name(lang: str) -> str:
        names = {
            "total": translate("Statement", "Agreed {currency}", lang),
            "open": translate("Statement", "Still open {currency}", lang),
            "due": translate("Statement", "Due {currency}", lang),
            "deducted": translate("Statement", "Set against {currency}", lang),
            "held": translate("Statement", "Held back {currency}", lang),
        }
        return names[what].format(currency=setting.currency)

    return name
