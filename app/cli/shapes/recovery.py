"""What consignors owe, as JSON."""

from datetime import date

from app.cli.shapes.plain import Document, money
from app.domain.recoveries import RecoveryLine, RecoveryPicture
from app.domain.recovery_cover import Standing
from app.domain.recovery_effects import Effect, Figures


def recovery_full(picture: RecoveryPicture) -> Document:
    """The recovery of a case: five ways with what each would do, and the plans so far."""
    currency, footing = picture.currency, picture.footing
    return {
        "case": picture.number,
        "consignor": {"number": picture.person_number, "name": picture.person_name},
        "phase": picture.phase,
        "balance": money(footing.balance_minor, currency),
        "share_to_come": money(footing.share_minor, currency),
        "owed": money(footing.owed_minor, currency),
        "of_this_case": money(footing.wanted_minor, currency),
        "unplanned": money(picture.usual_minor, currency),
        "written_off": money(picture.written_off_minor, currency),
        "paid_in": money(picture.paid_in_minor, currency),
        "proposed": {
            "mode": picture.proposed.mode,
            "reason": picture.proposed.reason,
            "parts": picture.proposed.count,
        },
        "modes": [_effect(effect, currency) for effect in picture.effects],
        "plans": [plan_full(standing, picture.today) for standing in picture.standings],
    }


def _effect(effect: Effect, currency: str) -> Document:
    return {
        "mode": effect.mode,
        "allowed": effect.is_open,
        "missing": list(effect.missing),
        "at_once": _figures(effect.at_once, currency),
        "in_the_end": _figures(effect.later, currency),
    }


def _figures(figures: Figures, currency: str) -> Document:
    return {
        "consignor": money(figures.consignor_minor, currency),
        "shop_bears": money(figures.loss_minor, currency),
        "own_stock": money(figures.stock_minor, currency),
        "paid_in": money(figures.bank_minor, currency),
    }


def plan_full(standing: Standing, today: date) -> Document:
    """A plan with its instalments as they stand."""
    plan = standing.plan
    return {
        "method": plan.method,
        "amount": money(plan.amount_minor, plan.currency),
        "left": money(standing.left_minor, plan.currency),
        "paid": money(standing.paid_minor, plan.currency),
        "open": standing.is_open,
        "cancelled": plan.is_cancelled,
        "payer": plan.payer,
        "note": plan.note,
        "instalments": [
            {
                "due": part.due_on.isoformat(),
                "amount": money(part.minor, plan.currency),
                "paid": money(part.paid_minor, plan.currency),
                "state": part.state,
            }
            for part in standing.parts(today)
        ],
    }


def recovery_line(line: RecoveryLine, today: date) -> Document:
    """An open plan in a list."""
    return {
        "case": line.case_number,
        "consignor": {"number": line.person_number, "name": line.person_name},
        **plan_full(line.standing, today),
    }
