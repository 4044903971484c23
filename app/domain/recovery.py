"""Recovery after payout: what a consignor's account does not cover by itself needs a plan.

A plan posts nothing. It says who pays how much, how, and by when; money that comes in afterwards,
in whatever way, covers it. What happens at once — the shop buys the item, the debt is written off
or let go — is no plan but a posting of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.cases import Case
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import CaseId, PersonId
from app.domain.instalments import Instalment, equal_instalments
from app.domain.money import not_negative

DEDUCT, PAY_IN = "deduct", "pay_in"
METHODS = (DEDUCT, PAY_IN)
# What a settlement's mode leaves to wait for; the other modes leave nothing.
METHOD_OF_MODE: Mapping[str, str] = {"CLAWBACK": DEDUCT, "PAY_IN": PAY_IN}
# Days until the first money is expected: a consignment's usual term, and two weeks to pay in.
USUAL_DAYS: Mapping[str, int] = {DEDUCT: 60, PAY_IN: 14}


class NothingToRecoverError(RuleError):
    """The consignor's account covers everything, or plans do already."""

    code = "nothing_to_recover"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class PlanTooLargeError(RuleError):
    """More than what is owed and not planned yet."""

    code = "plan_too_large"

    def __init__(self, amount_minor: int, free_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, free_minor=free_minor, currency=currency)


class UnknownMethodError(RuleError):
    """Not a way in which a plan brings money."""

    code = "unknown_method"

    def __init__(self, method: str) -> None:
        super().__init__(method=method[:40])


class DueDayPassedError(RuleError):
    """The first day on which money is expected lies in the past."""

    code = "due_day_passed"

    def __init__(self, day: str) -> None:
        super().__init__(day=day)


class NobodyOwesError(RuleError):
    """The item is the shop's own: there is no consignor whose account could owe."""

    code = "nobody_owes"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class NoOpenPlanError(RuleError):
    """The case has no plan that still waits for money."""

    code = "no_open_plan"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a plan as it was agreed; the newest one of an ``id`` counts.

    ``up_to`` is the last posting the books held then: what came later covers it.
    """

    id: str
    case: CaseId
    person: PersonId  # whose account owes
    currency: str
    amount_minor: int
    method: str
    instalments: tuple[Instalment, ...]
    up_to: int
    payer: str = ""  # who pays, where it is somebody else
    note: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed on a consignor's account, in positive amounts, when a case asks for a plan.

    ``planned_minor`` is what open plans wait for, ``case_minor`` what the case charged and
    nothing has answered, less what its own plans wait for.
    """

    owed_minor: int
    planned_minor: int
    case_minor: int

    @property
    def free_minor(self) -> int:
        """Owed, and in no plan."""
        return max(0, self.owed_minor - self.planned_minor)

    @property
    def usual_minor(self) -> int:
        """What a plan of the case is about unless somebody says otherwise."""
        return max(0, min(self.free_minor, self.case_minor))


@dataclass(frozen=True, slots=True)
class RecoveryTold:
    """What a person tells of a recovery; empty fields take what is usual.

    ``amount_minor`` is what a plan is about, or the price at which the shop buys the item;
    ``worth_minor`` what it is worth to the shop.
    """

    amount_minor: int | None = None
    count: int = 1
    first_due: date | None = None
    payer: str = ""
    note: str = ""
    worth_minor: int | None = None
    goodwill: bool = False


def read_method(code: str) -> str:
    """The method of this code, or that of a settlement's mode; raises UnknownMethodError."""
    wanted = code.strip()
    method = METHOD_OF_MODE.get(wanted.upper(), wanted.lower())
    if method not in METHODS:
        raise UnknownMethodError(code)
    return method


def decide_plan(
    case: Case, debt: Debt, method: str, told: RecoveryTold, *, made: Plan, today: date
) -> tuple[Fact, Plan]:
    """A plan for what the case's consignor still owes.

    ``made`` brings the identity of the new plan. Raises NothingToRecoverError, PlanTooLargeError,
    InstalmentsError, DueDayPassedError or UnknownMethodError.
    """
    amount = debt.usual_minor if told.amount_minor is None else not_negative(told.amount_minor)
    if amount == 0:
        raise NothingToRecoverError(case.number)
    return _agreed("recovery_planned", made, debt.free_minor, amount, method, told, today)


def decide_change(
    plan: Plan, left_minor: int, debt: Debt, method: str, told: RecoveryTold, *, up_to: int,
    today: date,
) -> tuple[Fact, Plan]:  # fmt: skip
    """Another way for what is left of a plan, and for what came to be owed since.

    What was paid stays paid.

    Raises what `decide_plan` raises.
    """
    usual = left_minor + debt.usual_minor
    amount = usual if told.amount_minor is None else not_negative(told.amount_minor)
    free = debt.free_minor + left_minor
    if amount == 0:
        raise PlanTooLargeError(amount, free, plan.currency)
    made = replace(plan, up_to=up_to)
    return _agreed("recovery_changed", made, free, amount, method, told, today)


def _agreed(
    kind: str,
    made: Plan,
    free_minor: int,
    amount: int,
    method: str,
    told: RecoveryTold,
    today: date,
) -> tuple[Fact, Plan]:
    if amount > free_minor:
        raise PlanTooLargeError(amount, free_minor, made.currency)
    how = read_method(method)
    first = told.first_due or today + timedelta(days=USUAL_DAYS[how])
    if first < today:
        raise DueDayPassedError(first.isoformat())
    plan = replace(
        made,
        amount_minor=amount,
        method=how,
        instalments=equal_instalments(amount, told.count, first),
        payer=told.payer,
        note=told.note,
    )
    return plan_fact(kind, plan), plan


def cancelled(plan: Plan, *, note: str, up_to: int) -> Fact:
    """Nobody waits for the plan any more; the debt stays."""
    return plan_fact("recovery_cancelled", replace(plan, note=note, up_to=up_to, is_cancelled=True))


def plan_fact(kind: str, plan: Plan) -> Fact:
    """A version of a plan as the journal keeps it: days and cents, never how they came about."""
    payload: dict[str, Json] = {
        "plan": plan.id,
        "person": plan.person,
        "currency": plan.currency,
        "amount_minor": plan.amount_minor,
        "method": plan.method,
        "instalments": [
            {"due_on": part.due_on.isoformat(), "minor": part.minor} for part in plan.instalments
        ],
        "up_to": plan.up_to,
        "payer": plan.payer,
        "note": plan.note,
    }
    return Fact(kind, "case", plan.case, payload)
