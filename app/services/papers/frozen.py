"""A statement's model as JSON and back, so that an issued paper can be printed again as it was."""

from dataclasses import asdict
from datetime import date
from typing import Any

from app.domain.entries import Json
from app.domain.papers import (
    DeductionLine,
    HoldLine,
    ObjectionLine,
    OpenCaseLine,
    PlanLine,
    ShopHead,
    StatementLine,
    StatementModel,
    StatementTotal,
    Words,
)


def model_as_json(model: StatementModel) -> Json:
    """Plain values only: dates as ISO text."""
    plain: Json = _plain(asdict(model))
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def model_from_json(stored: dict[str, Any]) -> StatementModel:
    """The model that `model_as_json` stored, by this program or an older one."""
    return StatementModel(
        **{
            **stored,
            "shop": ShopHead(**stored["shop"]),
            "first_day": date.fromisoformat(stored["first_day"]),
            "last_day": date.fromisoformat(stored["last_day"]),
            "lines": tuple(_line(line) for line in stored["lines"]),
            "totals": tuple(
                StatementTotal(Words(**t["name"]), t["amount_minor"]) for t in stored["totals"]
            ),
            "open_cases": tuple(
                OpenCaseLine(**{**case, "stage": Words(**case["stage"])})
                for case in stored["open_cases"]
            ),
            "deductions": tuple(map(_deduction, stored.get("deductions", ()))),
            "plans": tuple(map(_plan, stored.get("plans", ()))),
            "holds": tuple(map(_hold, stored.get("holds", ()))),
            "objections": tuple(map(_objection, stored.get("objections", ()))),
        }
    )


def _line(stored: dict[str, Any]) -> StatementLine:
    return StatementLine(
        **{
            **stored,
            "booked_on": date.fromisoformat(stored["booked_on"]),
            "kind": Words(**stored["kind"]),
            "detail": Words(**stored["detail"]),
        }
    )


def _deduction(stored: dict[str, Any]) -> DeductionLine:
    return DeductionLine(
        **{
            **stored,
            "booked_on": date.fromisoformat(stored["booked_on"]),
            "kind": Words(**stored["kind"]),
        }
    )


def _plan(stored: dict[str, Any]) -> PlanLine:
    return PlanLine(
        **{**stored, "what": Words(**stored["what"]), "next_on": _day(stored["next_on"])}
    )


def _hold(stored: dict[str, Any]) -> HoldLine:
    return HoldLine(
        **{**stored, "reason": Words(**stored["reason"]), "until": _day(stored["until"])}
    )


def _objection(stored: dict[str, Any]) -> ObjectionLine:
    return ObjectionLine(
        objected_on=date.fromisoformat(stored["objected_on"]),
        about=Words(**stored["about"]),
        says=stored["says"],
        standing=Words(**stored["standing"]),
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
