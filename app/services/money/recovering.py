"""Plans for what a consignor owes after her account has netted itself."""

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.recovery import (
    METHOD_OF_MODE,
    Debt,
    NoOpenPlanError,
    Plan,
    RecoveryTold,
    cancelled,
    decide_change,
    decide_plan,
)
from app.domain.recovery_cover import Standing
from app.domain.surgery import check_alive
from app.services.money.buying_in import record_buy_in
from app.services.money.paying_in import consignor_of
from app.services.money.writing_off import record_write_off
from app.services.shop import Shop
from app.storage.recovery_state import debt_of, last_posting, standings_of
from app.storage.store import Action

_MOST_LETTERS = 200


def plan_recovery(
    shop: Shop, *, number: str, method: str, told: RecoveryTold, planned_by: str
) -> Changes:
    """Agree on how what the case still leaves owed comes back: deducted, or paid in.

    Nothing is posted. Raises NothingToRecoverError, PlanTooLargeError, InstalmentsError,
    DueDayPassedError, UnknownMethodError or NobodyOwesError.
    """
    with shop.store.action(planned_by, may="money.settle") as action:
        case = action.state.case(number)
        check_alive(case)
        _record_plan(action, case, _debt(action, case), method, told)
    return action.changes


def change_plan(
    shop: Shop, *, number: str, method: str, told: RecoveryTold, changed_by: str, plan: str = ""
) -> Changes:
    """Agree anew on what is left of the case's open plan; an empty ``method`` stays as it was.

    ``plan`` is its id where there are several. Raises NoOpenPlanError and what `plan_recovery`
    raises.
    """
    with shop.store.action(changed_by, may="money.settle") as action:
        case = action.state.case(number)
        check_alive(case)
        standing = open_plan(action, case, plan)
        fact, _ = decide_change(
            standing.plan,
            standing.left_minor,
            _debt(action, case),
            method or standing.plan.method,
            _checked(told),
            up_to=last_posting(action.state.connection),
            today=action.today,
        )
        action.record(fact)
    return action.changes


def cancel_plan(
    shop: Shop, *, number: str, note: str, cancelled_by: str, plan: str = ""
) -> Changes:
    """Nobody waits for the case's open plan any more; what is owed stays owed."""
    with shop.store.action(cancelled_by, may="money.settle") as action:
        case = action.state.case(number)  # one that was a mistake, too
        standing = open_plan(action, case, plan)
        note = check_text(note, most=_MOST_LETTERS)
        up_to = last_posting(action.state.connection)
        action.record(cancelled(standing.plan, note=note, up_to=up_to))
    return action.changes


def open_plan(action: Action, case: Case, plan: str = "") -> Standing:
    """The plan of a case that waits for money, the oldest of several; raises NoOpenPlanError."""
    found = standings_of(action.state.connection, consignor_of(case), case.currency)
    for standing in found:
        if standing.is_open and standing.plan.case == case.id and plan in {"", standing.plan.id}:
            return standing
    raise NoOpenPlanError(case.number)


def follow_settlement(
    action: Action, case: Case, mode: str, told: RecoveryTold, *, charged_minor: int
) -> Case:
    """Do within ``action`` what a settlement's mode means beyond the charge; the case after it.

    ``charged_minor`` is what the settlement has just charged her with. Raises what the mode's own
    service raises; deducting refuses nothing, since it may be that nothing is left to deduct.
    """
    if mode == "BUY_IN":
        return record_buy_in(action, case, told)
    if mode == "WRITE_OFF":
        record_write_off(
            action,
            case,
            amount_minor=told.amount_minor,
            goodwill=told.goodwill,
            note=told.note,
            just_charged_minor=charged_minor,
        )
    elif mode in METHOD_OF_MODE and (mode == "PAY_IN" or case.consignor is not None):
        debt = _debt(action, case, charged_minor)
        if mode == "PAY_IN" or debt.usual_minor:
            _record_plan(action, case, debt, METHOD_OF_MODE[mode], told)
    return case


def _record_plan(action: Action, case: Case, debt: Debt, method: str, told: RecoveryTold) -> None:
    made = Plan(
        id=action.new_id(),
        case=case.id,
        person=consignor_of(case),
        currency=case.currency,
        amount_minor=0,
        method=method,
        instalments=(),
        up_to=last_posting(action.state.connection),
    )
    fact, _ = decide_plan(case, debt, method, _checked(told), made=made, today=action.today)
    action.record(fact)


def _debt(action: Action, case: Case, charged_minor: int = 0) -> Debt:
    person = consignor_of(case)
    return debt_of(
        action.state.connection,
        case.id,
        person,
        case.currency,
        owed_minor=max(0, -action.balance("consignors", person, case.currency)),
        just_charged_minor=charged_minor,
    )


def _checked(told: RecoveryTold) -> RecoveryTold:
    payer = check_text(told.payer, most=_MOST_LETTERS)
    note = check_text(told.note, most=_MOST_LETTERS)
    return RecoveryTold(
        told.amount_minor, told.count, told.first_due, payer, note, told.worth_minor, told.goodwill
    )
