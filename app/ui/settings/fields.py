"""What is said of a setting to those who change it: how it is edited, and its words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "line",
    "lines",
    "choice",
    "zone",
    "currency",
    "weekdays",
    "week",
    "days",
    "share",
    "clock",
    "day",
    "number",
    "money",
]
Says = Callable[[], str]


@dataclass(frozen=True, slots=True)
class SettingField:
    """One setting: its key in `app.domain.settings`, how it is edited, and what is said of it.

    ``wrong`` is what stands beside the field when the value cannot be taken.
    """

    key: str
    kind: Kind
    label: Says
    hint: Says | None = None
    choices: tuple[tuple[str, Says], ...] = ()
    wrong: Says | None = None


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Settings that are looked at together."""

    key: str
    title: Says
    fields: tuple[SettingField, ...]
