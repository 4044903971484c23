"""The form of the program's data files: which keys there are, and what may stand in them.

A file that was damaged or edited by hand is told with its name and the key, before anything reads
it as if it were whole. Whether what is named is there at all, the readers check.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.route_files import BadProgramDataError

Form = Callable[[str, str, object], None]  # file, key, value


@dataclass(frozen=True, slots=True)
class _Row:
    """A table with known keys."""

    needs: Mapping[str, Form] = field(default_factory=dict)
    may: Mapping[str, Form] = field(default_factory=dict)

    def __call__(self, file: str, key: str, value: object) -> None:
        row = _table(file, key, value)
        forms = {**self.needs, **self.may}
        for name in self.needs:
            if name not in row:
                raise BadProgramDataError(file, _below(key, name), "missing")
        for name, part in row.items():
            if name not in forms:
                raise BadProgramDataError(file, _below(key, name), "unknown key")
            forms[name](file, _below(key, name), part)


@dataclass(frozen=True, slots=True)
class _Each:
    """A table from codes to things of one form."""

    form: Form

    def __call__(self, file: str, key: str, value: object) -> None:
        for code, part in _table(file, key, value).items():
            self.form(file, _below(key, code), part)


@dataclass(frozen=True, slots=True)
class _List:
    """Things of one form, one after the other; a row is named by its code where it has one."""

    form: Form

    def __call__(self, file: str, key: str, value: object) -> None:
        if not isinstance(value, list):
            raise BadProgramDataError(file, key, f"not a list: {_short(value)}")
        for number, part in enumerate(value, start=1):
            told = part.get("code", part.get("category")) if isinstance(part, dict) else None
            name = told if isinstance(told, str) and told else str(number)
            self.form(file, _below(key, name), part)


def _table(file: str, key: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadProgramDataError(file, key, f"not a table: {_short(value)}")
    return value


def _text(file: str, key: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise BadProgramDataError(file, key, f"not a text: {_short(value)}")


def _count(file: str, key: str, value: object) -> None:
    # A truth is a number to the language, and a mistake to whoever wrote the file.
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise BadProgramDataError(file, key, f"not a whole number: {_short(value)}")


def _flag(file: str, key: str, value: object) -> None:
    if not isinstance(value, bool):
        raise BadProgramDataError(file, key, f"not true or false: {_short(value)}")


def _anything(_file: str, _key: str, _value: object) -> None:
    """Checked by whoever reads it."""


def _short(value: object) -> str:
    return str(value)[:40]


def _below(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


_MOST = 10**9  # no time, share or cap of a file is larger
_NAME = _Row({"zh": _text, "en": _text})
_NAMED = _Row({"name": _NAME})
_CODES = _List(_text)
_WORD_GROUPS = """
    accessory
    custody
    item_class
    item_status
    arose
    told_by
    training
    smart
    proof
    party
    tender
    memo
    total
    account
    account_group
    weekday
    lane
    consignor_answer
    channel
    objection
    month_check
    offer_standing
    disposition
    case_link
    evidence
    evidence_how
    finding_kind
    finding_result
    proven
    addressee
    outside
    claim_standing
    chargeback_standing
    term
    loss_basis
    lost_commission
    restocking_to
    refund_state
    bill_match
    till
    rests_on
    refund_meaning
    fall
    in_common
    branch_tie
    mode
    recovery_method
    instalment
""".split()
_SENTENCE_GROUPS = """
    priority
    error
    row
    correction
    guard
    silence
    finding
    proposal
    notice
    wanted
    hidden
    valuation
    recovery
    hold
    hold_name
""".split()
_CLOCK = _Row(
    {"name": _NAME, "warn_before_hours": _count},
    {
        "hours": _count,
        "days": _count,
        "working_days": _count,
        "starts": _CODES,
        "asks": _CODES,
        "done_at": _CODES,
        "turn": _text,
    },
)
_CARRIER = _Row({"name": _NAME, "days": _count, "warn_days": _count})
_STAGE = _Row({"name": _NAME}, {"turn": _text, "business_hours": _count, "days": _count})
_MOVE = _Row(
    {"code": _text, "name": _NAME, "track": _text, "from": _CODES, "to": _text},
    {
        **dict.fromkeys(("by", "needs", "asks", "only", "skips"), _CODES),
        **dict.fromkeys(("does", "hands", "place"), _text),
        **dict.fromkeys(("detour", "returns"), _flag),
    },
)
_ROUTE = _Row(
    {"code": _text, "version": _count, "name": _NAME, "claim": _CODES, "recovery": _CODES},
    {"refund": _text, "unwinds": _flag, "tender": _text, "turns": _Each(_text)},
)
_RULE = _Row(
    {"code": _text, "name": _NAME, "when": _text, "then": _Each(_anything)},
    {"stop": _flag, "enabled": _flag},
)
_WINDOWS = _Each(_Row(may={"days": _count, "warn": _count}))


def _clocks(file: str, key: str, value: object) -> None:
    for code, row in _table(file, key, value).items():
        form = _Each(_CARRIER) if code == "carrier" else _CLOCK
        form(file, code, row)


_FORMS: Mapping[str, Form] = {
    "stages.toml": _Each(_STAGE),
    "moves.toml": _Row({"move": _List(_MOVE)}),
    "routes.toml": _Row({"route": _List(_ROUTE)}),
    "rules.toml": _Row({"rule": _List(_RULE)}),
    "teams.toml": _Each(_NAMED),
    "contract.toml": _Row(
        {
            "terms": _Row(
                {},
                {
                    **dict.fromkeys(
                        (
                            "fee_minor",
                            "payout_hold_days",
                            "damage_cap_minor",
                            "loss_fixed_minor",
                            "share_cap_minor",
                            "minimum_share_bp",
                            "restocking_bp",
                        ),
                        _count,
                    ),
                    **dict.fromkeys(("loss_basis", "lost_commission", "restocking_to"), _text),
                    "owners_risk": _flag,
                    "windows": _Each(_count),
                },
            )
        }
    ),
    "clocks.toml": _clocks,
    "checklists.toml": _Row(
        {
            "item": _Each(
                _Row({"kind": _text}, {"hint": _NAME, "least": _count, "counts": _CODES})
            ),
            "checklist": _List(
                _Row({"category": _text}, {"item_class": _text, "gates": _CODES, "items": _CODES})
            ),
        }
    ),
    "claimants.toml": _Each(
        _Row(
            {"hint": _NAME, "who": _NAME},
            {"first": _CODES, "otherwise": _CODES, "resolutions": _Each(_CODES)},
        )
    ),
    "glossary.toml": _Row(
        {
            "group": _Each(_NAME),
            "term": _Each(_Row({"group": _text, "plain": _NAME}, {"term": _NAME, "answer": _NAME})),
        }
    ),
    "permissions.toml": _Row(
        {"role": _Each(_NAME), "permission": _Each(_NAME), "may": _Each(_CODES)},
        {"refund_cap_minor": _Each(_count)},
    ),
    "item_classes.toml": _Row(
        {"windows": _WINDOWS, "class": _Each(_Row({"appraiser": _NAME}, {"windows": _WINDOWS}))}
    ),
    "categories.toml": _Row(
        {
            "trunk": _Each(_Row({"name": _NAME, "resolution": _text})),
            "branch": _Each(_NAME),
        },
        {"start": _Each(_text)},
    ),
    "default_shares.toml": _Row(
        {
            "share": _List(
                _Row(
                    {"category": _text},
                    {
                        "when": _text,
                        "item_class": _text,
                        **dict.fromkeys(("shop", "consignor", "carrier", "buyer", "third"), _count),
                    },
                )
            )
        }
    ),
    "sla.toml": _Each(
        _Row({"first_reply_hours": _count}, {"resolve_days": _count, "resolve_hours": _count})
    ),
    "terms.toml": _Row({"slip": _NAME}),
    "sentences.toml": _Row(dict.fromkeys(_SENTENCE_GROUPS, _Each(_NAME))),
    "words.toml": _Row(dict.fromkeys(_WORD_GROUPS, _Each(_NAME))),
}


def check_form(file: str, data: Mapping[str, Any]) -> None:
    """Raise BadProgramDataError, naming the key, unless every part is what it should be."""
    _FORMS[file](file, "", data)
