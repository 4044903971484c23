"""Asking the rules about a case, and the entry that keeps what they decided and why."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import Any

from app.domain.cases import Case
from app.domain.categories import UNCLASSIFIED
from app.domain.entries import Fact, Json, canonical_json
from app.domain.rules.effects import effects_json
from app.domain.rules.evaluating import Reason
from app.domain.rules.outcome import Lost, Missing, Outcome, Targets
from app.domain.rules.subject import Subject, subject_of
from app.services.checklists import changed_gates
from app.services.program_data import ProgramData
from app.storage.rules_state import (
    EFFECT_OF_FIELD,
    case_facts,
    rule_book,
    set_by_hand,
    stored_teams,
    working_people,
)
from app.storage.state import State
from app.storage.store import Action

# The columns of a case that rules may set, and what stands there without any rule.
_UNRULED: Mapping[str, Json] = {
    "team": "",
    "assignee": "",
    "tags": "[]",
    "priority_points": 0,
    "hold_payout": 0,
    "required_evidence": "[]",
    "suggested_detour": "",
}


def targets(program: ProgramData, state: State) -> Targets:
    """What a rule may name now: branches and teams that are in use, resolutions with a route."""
    branches = (code for code, branch in state.branches().items() if not branch.retired)
    teams = stored_teams(state.connection).values()
    return Targets(
        categories=frozenset((*program.trunks, *branches)),
        resolutions=frozenset(program.routes.resolutions()),
        teams=frozenset(team.code for team in teams if not team.retired),
        people=working_people(state.connection),
    )


def ask_rules(
    program: ProgramData, state: State, subject: Subject, by_hand: Collection[str]
) -> Outcome:
    """What the shop's rules say of a case, with facts read in this transaction."""
    settings = state.settings()
    book = rule_book(state.connection, settings.currency, default_resolutions(program))
    facts = case_facts(state.connection, subject, settings, book.facts)
    return book.apply(facts, targets(program, state), by_hand=by_hand)


def default_resolutions(program: ProgramData) -> dict[str, str]:
    """The resolution that a case of each trunk starts with."""
    return {code: trunk.resolution for code, trunk in program.trunks.items()}


def told_by_hand(category: str, resolution: str, lane: str) -> dict[str, str]:
    """What the person at the counter has said: fields, and the effects that leave them alone."""
    told = {
        "category": ("category", category != UNCLASSIFIED),
        "resolution": ("route", bool(resolution)),
        "lane": ("lane", bool(lane)),
    }
    return {name: effect for name, (effect, is_told) in told.items() if is_told}


def as_ruled(
    subject: Subject, outcome: Outcome, *, usual: Callable[[str], str], resolution_told: bool
) -> Subject:
    """The case as the rules leave it; ``usual`` is the resolution that a category starts with."""
    effects = outcome.effects
    code = effects.category or subject.category
    return replace(
        subject,
        category=code,
        lane=effects.lane or subject.lane,
        resolution=subject.resolution if resolution_told else effects.route or usual(code),
    )


def record_outcome(action: Action, case_id: str, outcome: Outcome) -> None:
    """Keep what the rules did to a case that is being opened; nothing where none applied."""
    if outcome.applied:
        fields = _columns(outcome)
        payload = _payload(action.state, outcome, fields, {name: _UNRULED[name] for name in fields})
        action.record(Fact("rules_applied", "case", case_id, payload))


def apply_again(program: ProgramData, action: Action, case: Case, edited: Collection[str]) -> None:
    """Ask the rules anew about a case of which fields are being ``edited``.

    Its path stays: category and resolution are a person's now. What a person has set by hand
    stays too; everything else becomes what the rules say today.
    """
    state = action.state
    by_hand = set_by_hand(state.connection, case.id) | {"category", "route"}
    by_hand |= {EFFECT_OF_FIELD[name] for name in edited if name in EFFECT_OF_FIELD}
    outcome = ask_rules(program, state, _subject(action, case), by_hand)
    held = _tags_of_rules(state, case.id)
    tags = [tag for tag in case.tags if tag not in held]
    fields = _columns(outcome)
    fields["tags"] = list(dict.fromkeys((*tags, *outcome.effects.tags)))
    if "lane" not in by_hand:
        fields["lane"] = outcome.effects.lane or "normal"
    for effect, column in (("team", "team"), ("person", "assignee")):
        if effect in by_hand:
            del fields[column]
    fields["evidence_missing"] = changed_gates(
        program,
        state,
        case,
        lane=str(fields.get("lane", "")),
        required=outcome.effects.evidence,
    )
    before = state.fields("case_file", case.id, tuple(fields))
    before["evidence_missing"] = canonical_json(list(case.evidence_missing))  # as just edited
    changed = {name: value for name, value in fields.items() if before[name] != _stored(value)}
    if changed:
        was = {name: before[name] for name in changed}
        action.record(
            Fact("rules_applied", "case", case.id, _payload(state, outcome, changed, was))
        )


def _subject(action: Action, case: Case) -> Subject:
    connection = action.state.connection
    (photos,) = connection.execute(
        "SELECT COUNT(*) FROM photo WHERE subject_type = 'case' AND subject = ?", (case.id,)
    ).fetchone()
    opened = action.state.fields("case_file", case.id, ("opened_at",))["opened_at"]
    return subject_of(case, opened_ms=opened, now_ms=action.at, photos=photos)


def _tags_of_rules(state: State, case_id: str) -> set[str]:
    row = state.connection.execute(
        "SELECT json_extract(payload, '$.effects.tags') FROM journal"
        " WHERE subject = ? AND kind = 'rules_applied' ORDER BY place DESC LIMIT 1",
        (case_id,),
    ).fetchone()
    return set(json.loads(row[0])) if row and row[0] else set()


def _columns(outcome: Outcome) -> dict[str, Json]:
    effects = outcome.effects
    return {
        "team": effects.team,
        "assignee": effects.person,
        "tags": list(effects.tags),
        "priority_points": effects.priority,
        "hold_payout": int(effects.hold_payout),
        "required_evidence": list(effects.evidence),
        "suggested_detour": effects.detour,
    }


def _stored(value: Json) -> Json:
    """A value as its column holds it."""
    return canonical_json(value) if isinstance(value, list) else value


def _payload(
    state: State, outcome: Outcome, fields: Mapping[str, Json], before: Mapping[str, Any]
) -> dict[str, Json]:
    named = outcome.effects.team
    team = stored_teams(state.connection).get(named) if named else None
    rules: list[Json] = [
        {
            "code": rule.code,
            "version": rule.version,
            "zh": rule.name.zh,
            "en": rule.name.en,
            "reasons": [_plain(reason) for reason in rule.reasons],
        }
        for rule in outcome.applied
    ]
    return {
        "fields": fields,
        "effects": effects_json(outcome.effects),
        "currency": state.settings().currency,
        "team": {"zh": team.name.zh, "en": team.name.en} if team else None,
        "rules": rules,
        "lost": [_plain(lost) for lost in outcome.lost],
        "missing": [_plain(missing) for missing in outcome.missing],
        "before": before,
    }


def _plain(told: Reason | Lost | Missing) -> dict[str, Json]:
    """Its fields by name: all are plain values, so nothing needs to be copied deeply."""
    return {field.name: getattr(told, field.name) for field in fields(told)}
