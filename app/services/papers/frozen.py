"""A statement's model as JSON and back, so that an issued paper can be printed again as it was."""

from dataclasses import asdict
from datetime import date
from typing import Any

from app.domain.entries import Json
from app.domain.papers import (
    OpenCaseLine,
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
    """The model that `model_as_json` stored."""
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
