"""What stands on a statement besides its lines: plans, holds, open cases, objections."""

from dataclasses import replace
from datetime import date

from app.domain.papers import (
    DeductionLine,
    HoldLine,
    ObjectionLine,
    OpenCaseLine,
    PlanLine,
    Words,
)
from app.domain.payouts import Hold
from app.domain.recoveries import RecoveryLine
from app.domain.rows import PersonLine
from app.domain.statements import Objection, period_name
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.payout_words import hold_name

_OPEN_CASES = 200
# What the paper calls a reason that is for the shop's eyes.
_ON_PAPER = {
    "stolen": "open_case",
    "fake": "open_case",
    "strict": "open_case",
    "all_by_hand": "by_hand",
}


def open_cases(shop: Shop, person: PersonLine) -> tuple[OpenCaseLine, ...]:
    """A consignor's cases that may still change a later statement."""
    stages = shop.program.routes.stages
    return tuple(
        OpenCaseLine(line.number, line.title, stages[line.stage].name, line.at_stake_minor)
        for line in shop.queries.cases.open_of_consignor(person.id, limit=_OPEN_CASES)
    )


def plans_to_show(shop: Shop, person: PersonLine, currency: str) -> tuple[PlanLine, ...]:
    """What she has agreed to pay back and has not yet."""
    today = shop.today(shop.queries.settings().zone)
    return tuple(
        _plan(shop, line, today)
        for line in shop.queries.recoveries.open_plans(person.id, today=today)
        if line.standing.plan.currency == currency
    )


def _plan(shop: Shop, line: RecoveryLine, today: date) -> PlanLine:
    plan, part = line.standing.plan, line.standing.next_part(today)
    method = shop.program.word("recovery_method", plan.method)
    about = f"{line.case_number} {line.title}"
    return PlanLine(
        what=Words(f"{method.zh} {about}", f"{method.en}: {about}"),
        total_minor=plan.amount_minor,
        open_minor=line.standing.left_minor,
        next_on=part.due_on if part else None,
        next_minor=part.left_minor if part else 0,
    )


def holds_to_show(shop: Shop, person: PersonLine, last: date) -> tuple[HoldLine, ...]:
    """What of her balance waits, item by item; what was sold after ``last`` is none of it.

    Which of her cases it waits for is hers to know; what the shop suspects, how carefully it
    looks, and what somebody noted for himself is not.
    """
    proposed = shop.queries.payouts.proposal(person.id)
    holds = proposed.proposal.holds if proposed else ()
    return tuple(_hold(hold) for hold in holds if hold.credit.sold_on <= last.isoformat())


def _hold(hold: Hold) -> HoldLine:
    reason = replace(hold.reason, code=_ON_PAPER.get(hold.reason.code, hold.reason.code))
    credit = hold.credit
    return HoldLine(
        what=dotted(credit.title, credit.sku, credit.sale_number),
        reason=Words(hold_name(reason, "zh"), hold_name(reason, "en")),
        amount_minor=hold.amount_minor,
        until=date.fromisoformat(reason.until) if reason.until else None,
    )


def deductions_to_show(
    shop: Shop, person: PersonLine, currency: str, first: date, last: date
) -> tuple[DeductionLine, ...]:
    """The parts of her lines that were set against a plan in the period."""
    return tuple(
        DeductionLine(
            booked_on=date.fromisoformat(covered.movement.booked_on),
            kind=shop.program.word("memo", covered.movement.memo),
            what=covered.movement.title,
            reference=covered.movement.sale_number or covered.movement.case_number,
            amount_minor=covered.minor,
        )
        for covered in shop.queries.recoveries.deductions(
            person.id, currency, str(first), str(last)
        )
    )


def objections_to_show(shop: Shop, person: PersonLine, since_ms: int) -> tuple[ObjectionLine, ...]:
    """Objections that are open, or ended after the last statement was issued; oldest first."""
    return tuple(
        _line(shop, objection)
        for objection in reversed(shop.queries.statements.objections(person.id))
        if objection.is_open or objection.answered_at > since_ms
    )


def _line(shop: Shop, objection: Objection) -> ObjectionLine:
    standing = shop.program.word("objection", objection.outcome or "open")
    if objection.answer:
        standing = Words(f"{standing.zh}：{objection.answer}", f"{standing.en}: {objection.answer}")
    return ObjectionLine(
        objected_on=date.fromisoformat(objection.day),
        about=objection_about(objection),
        says=objection.words,
        standing=standing,
    )


def objection_about(objection: Objection) -> Words:
    """Which line of which statement, with what stands there."""
    first, last = map(date.fromisoformat, (objection.first_day, objection.last_day))
    told = {lang: _place(objection.line, lang) for lang in ("zh", "en")}
    parts = {
        lang: f"{period_name(first, last)} {told[lang]} {objection.about.in_language(lang)}".strip()
        for lang in told
    }
    return Words(parts["zh"], parts["en"])


def _place(line: int, lang: str) -> str:
    if not line:
        return translate("Statement", "the whole statement", lang)
    return translate("Statement", "line {number}", lang).format(number=line)
