"""Making and changing the shop's rules and teams."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.money import decimals_of
from app.domain.rules.book import Rule
from app.domain.rules.editing import (
    Team,
    check_rule,
    decide_rule,
    next_code,
    next_place,
    places,
    team_fields,
)
from app.domain.rules.errors import UnknownRuleError
from app.services.rules.known import check_evidence, known_codes
from app.services.shop import Shop
from app.storage.rules_state import find_rule, stored_rules, stored_teams
from app.storage.store import Action


def edit_rule(shop: Shop, *, rule: Rule, edited_by: str) -> Changes:
    """Make a rule, or change the one of this code; an empty code gets the next free one.

    A new rule comes last. Raises what `check_rule` refuses: errors of a condition say where.
    """
    with shop.store.action(edited_by, may="rules.edit") as action:
        rules = stored_rules(action.state.connection)
        named = replace(rule, code=rule.code.strip() or next_code(rules))
        checked = check(shop, action, named)
        before = next((each for each in rules if each.code == checked.code), None)
        place = before.place if before else next_place(rules)
        fact = decide_rule(replace(checked, place=place, version=1), before)
        if fact is not None:
            action.record(fact)
    return action.changes


def check(shop: Shop, action: Action, rule: Rule) -> Rule:
    """``rule`` as this shop may store it."""
    check_evidence(shop.program, rule)
    state = action.state
    known = known_codes(shop.program, state.branches())
    return check_rule(rule, decimals_of(state.settings().currency), known)


def retire_rule(shop: Shop, *, code: str, edited_by: str) -> Changes:
    """Take a rule out of use; cases keep what it did. Raises UnknownRuleError."""
    with shop.store.action(edited_by, may="rules.edit") as action:
        before = find_rule(action.state.connection, code)
        fact = decide_rule(replace(before, retired=True), before)
        if fact is not None:
            action.record(fact)
    return action.changes


def reorder_rules(shop: Shop, *, codes: Sequence[str], edited_by: str) -> Changes:
    """Put rules into this order; those that are not named stay behind, in theirs.

    Raises UnknownRuleError.
    """
    wanted = tuple(dict.fromkeys(code.strip().upper() for code in codes))
    with shop.store.action(edited_by, may="rules.edit") as action:
        rules = {r.code: r for r in stored_rules(action.state.connection) if not r.retired}
        for code in wanted:
            if code not in rules:
                raise UnknownRuleError(code)
        ordered = (*wanted, *(code for code in rules if code not in wanted))
        for place, code in zip(places(len(ordered)), ordered, strict=True):
            fact = decide_rule(replace(rules[code], place=place), rules[code])
            if fact is not None:
                action.record(fact)
    return action.changes


def edit_team(shop: Shop, *, team: Team, edited_by: str) -> Changes:
    """Make a team or change it; rules that name a retired one say so and leave its cases alone.

    Raises BadTeamError.
    """
    fields = team_fields(team)
    code = team.code.strip().lower()
    with shop.store.action(edited_by, may="rules.edit") as action:
        before = stored_teams(action.state.connection).get(code)
        payload: dict[str, Json] = {"fields": fields}
        if before is not None:
            was = team_fields(before)
            changed = {name: value for name, value in fields.items() if was[name] != value}
            payload = {"fields": changed, "before": {name: was[name] for name in changed}}
        if payload["fields"]:
            action.record(Fact("team_edited", "team", code, payload))
    return action.changes
