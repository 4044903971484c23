"""What a rule does to a case: its effects as they are stored, checked and compared."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from app.domain.cases import LANES
from app.domain.entries import Json
from app.domain.rules.errors import BadEffectError, BadTagError, UnknownEffectError

DETOURS = ("AUTHN", "CONSIGNOR", "CARRIER", "NEED_INFO", "SEARCH", "BANK")
MOST_POINTS = 100
MOST_TAGS = 20
_MOST_TAG_LETTERS = 30
_MOST_NAME_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Effects:
    """What a rule does; what is empty it leaves alone.

    ``priority`` are points more (or fewer); ``evidence`` are items that the checklist then asks
    for; ``detour`` is a stage that the case should go through by itself.
    """

    category: str = ""
    lane: str = ""
    route: str = ""
    team: str = ""
    person: str = ""
    detour: str = ""
    hold_payout: bool = False
    priority: int = 0
    tags: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def are_none(self) -> bool:
        """Nothing happens at all."""
        return self == Effects()


# Effects of which a case has one: of two rules that set it, the first wins.
SINGLE = ("category", "lane", "route", "team", "person", "detour", "hold_payout")
NAMES = tuple(field.name for field in fields(Effects))


def check_tags(tags: object, *, effect: str = "tags") -> tuple[str, ...]:
    """Tags as they are stored, each once; raises BadTagError."""
    if not isinstance(tags, list | tuple):
        raise BadEffectError(effect, str(tags))
    found: dict[str, None] = {}
    for tag in tags:
        word = " ".join(str(tag).split())
        if not word or len(word) > _MOST_TAG_LETTERS or set(word) & set(",，;\"'"):
            raise BadTagError(str(tag))
        found[word] = None
    if len(found) > MOST_TAGS:
        raise BadTagError(str(len(found)))
    return tuple(found)


def read_effects(told: Mapping[str, Any]) -> Effects:
    """Effects from a file, a form or the journal.

    Raises UnknownEffectError, BadEffectError or BadTagError. Whether a team, branch or
    resolution is still there is not asked: a rule outlives them.
    """
    for name in told:
        if name not in NAMES:
            raise UnknownEffectError(str(name), ", ".join(NAMES))
    return Effects(
        category=_text(told, "category").upper(),
        lane=_one_of(told, "lane", LANES),
        route=_text(told, "route").upper(),
        team=_text(told, "team").lower(),
        person=_text(told, "person"),
        detour=_one_of(told, "detour", DETOURS),
        hold_payout=_flag(told, "hold_payout"),
        priority=_points(told),
        tags=check_tags(told.get("tags", ())),
        evidence=check_tags(told.get("evidence", ()), effect="evidence"),
    )


def effects_json(effects: Effects) -> dict[str, Json]:
    """What is set, as the journal and files hold it."""
    nothing = Effects()
    told: dict[str, Json] = {}
    for name in NAMES:
        value = getattr(effects, name)
        if value != getattr(nothing, name):
            told[name] = list(value) if isinstance(value, tuple) else value
    return told


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name, "")
    if not isinstance(value, str) or len(value.strip()) > _MOST_NAME_LETTERS:
        raise BadEffectError(name, str(value))
    return value.strip()


def _one_of(told: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
    value = _text(told, name)
    if not value:
        return ""
    found = {choice.lower(): choice for choice in choices}.get(value.lower())
    if found is None:
        raise BadEffectError(name, value)
    return found


def _flag(told: Mapping[str, Any], name: str) -> bool:
    value = told.get(name, False)
    if not isinstance(value, bool):
        raise BadEffectError(name, str(value))
    return value


def _points(told: Mapping[str, Any]) -> int:
    value = told.get("priority", 0)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MOST_POINTS:
        raise BadEffectError("priority", str(value))
    return value
