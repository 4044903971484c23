"""One pass over the rules: in order, the first wins, nothing loops, nothing is lost."""

from dataclasses import replace

import pytest

from app.domain.papers import Words
from app.domain.rules.book import Lost, Missing, Outcome, Rule, RuleBook, Targets
from app.domain.rules.editing import (
    Team,
    check_rule,
    decide_rule,
    next_code,
    next_place,
    team_fields,
)
from app.domain.rules.effects import Effects, effects_json, read_effects
from app.domain.rules.errors import (
    BadEffectError,
    BadRuleCodeError,
    BadTagError,
    BadTeamError,
    RuleDoesNothingError,
    RuleNameMissingError,
    TooManyRulesError,
    UnknownEffectError,
)
from app.domain.rules.facts import Facts, rating_of

TARGETS = Targets(("AUTH", "AUTH.FAKE", "COND"), ("REPAIR", "REJECT"), ("owner", "experts"))
A_BAG: Facts = {"case.category": "AUTH.FAKE", "case.trunk": "AUTH", "item.price": 680_000}


def a_rule(
    code: str, condition: str, *, stop: bool = False, place: int = 0, **then: object
) -> Rule:
    return Rule(code, Words(code, code), condition, read_effects(then), stop, place=place)


def applied(*rules: Rule, facts: Facts = A_BAG, by_hand: tuple[str, ...] = ()) -> Outcome:
    placed = [replace(rule, place=number) for number, rule in enumerate(rules)]
    return RuleBook(placed, 2).apply(facts, TARGETS, by_hand=by_hand)


def test_of_two_rules_that_set_the_same_the_first_wins_and_the_loser_is_told() -> None:
    outcome = applied(
        a_rule("FIRST", "case.trunk = AUTH", team="experts", lane="strict"),
        a_rule("SECOND", "item.price > 5000", team="owner", lane="strict"),
    )
    assert ("experts", "strict") == (outcome.effects.team, outcome.effects.lane)
    assert (Lost("team", "owner", "SECOND", "FIRST"),) == outcome.lost


def test_tags_evidence_and_points_add_up() -> None:
    outcome = applied(
        a_rule("ONE", "always", tags=["a", "b"], priority=10, evidence=["serial"]),
        a_rule("TWO", "always", tags=["b", "c"], priority=-3, evidence=["label"]),
    )
    assert (("a", "b", "c"), 7, ("serial", "label")) == (
        outcome.effects.tags,
        outcome.effects.priority,
        outcome.effects.evidence,
    )


def test_a_rule_that_stops_ends_the_pass() -> None:
    outcome = applied(
        a_rule("LAST", "case.trunk = AUTH", stop=True, lane="strict"),
        a_rule("NEVER", "always", team="owner"),
    )
    assert ["LAST"] == [rule.code for rule in outcome.applied]
    assert "" == outcome.effects.team


def test_what_a_person_said_wins_over_every_rule() -> None:
    outcome = applied(a_rule("A", "always", lane="fast", team="owner"), by_hand=("lane",))
    assert ("", "owner") == (outcome.effects.lane, outcome.effects.team)
    assert (Lost("lane", "fast", "A", "person"),) == outcome.lost


def test_a_later_rule_sees_the_category_that_an_earlier_one_set() -> None:
    outcome = applied(
        a_rule("GUESS", "case.complaint contains 假", category="AUTH.FAKE"),
        a_rule("TEAM", "case.trunk = AUTH", team="experts"),
        facts={"case.category": "OTHER.UNK", "case.trunk": "OTHER", "case.complaint": "假的"},
    )
    assert ("AUTH.FAKE", "experts") == (outcome.effects.category, outcome.effects.team)


def test_rules_that_feed_each_other_do_not_loop() -> None:
    outcome = applied(
        a_rule("THERE", "case.trunk = AUTH", category="COND"),
        a_rule("BACK", "case.trunk = COND", category="AUTH"),
        a_rule("AGAIN", "case.trunk = AUTH", lane="fast"),
    )
    assert ["THERE", "BACK"] == [rule.code for rule in outcome.applied]
    assert "COND" == outcome.effects.category


def test_a_team_that_is_gone_is_told_and_a_later_rule_may_still_say_where_it_goes() -> None:
    outcome = applied(
        a_rule("OLD", "always", team="closed-team", route="SWAP", tags=["x"]),
        a_rule("NEW", "always", team="owner"),
    )
    assert ("owner", "", ("x",)) == (
        outcome.effects.team,
        outcome.effects.route,
        outcome.effects.tags,
    )
    assert {Missing("team", "closed-team", "OLD"), Missing("route", "SWAP", "OLD")} == set(
        outcome.missing
    )


def test_a_rule_that_cannot_be_read_is_left_out_and_named() -> None:
    book = RuleBook([a_rule("BAD", "moon.phase = full", lane="fast")], 2)
    assert ["BAD"] == list(book.broken)
    assert () == book.apply(A_BAG, TARGETS).applied


def test_rules_that_are_off_or_retired_are_not_asked() -> None:
    rule = a_rule("X", "always", lane="fast")
    assert () == applied(replace(rule, enabled=False)).applied
    assert () == applied(replace(rule, retired=True)).applied


def test_each_rule_that_applied_says_why_and_at_which_version() -> None:
    rule = replace(a_rule("X", "item.price >= 5000", lane="strict"), version=4)
    (one,) = applied(rule).applied
    assert ("X", 4) == (one.code, one.version)
    assert [("item.price", 680_000)] == [(r.fact, r.actual) for r in one.reasons]


def test_without_reasons_the_effects_are_the_same() -> None:
    book = RuleBook([a_rule("X", "item.price >= 5000", lane="strict")], 2)
    assert book.apply(A_BAG, TARGETS).effects == book.apply(A_BAG, TARGETS, explain=False).effects


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        (a_rule("no good", "always", lane="fast"), BadRuleCodeError),
        (replace(a_rule("X", "always", lane="fast"), name=Words("", " ")), RuleNameMissingError),
        (
            replace(a_rule("X", "always", lane="fast"), name=Words("x" * 81, "")),
            RuleNameMissingError,
        ),
        (a_rule("X", "always"), RuleDoesNothingError),
    ],
)
def test_a_rule_that_says_nothing_is_refused(rule: Rule, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        check_rule(rule, 2)


def test_a_rule_may_do_nothing_but_stop() -> None:
    assert check_rule(a_rule("x-1", " always ", stop=True), 2).code == "X-1"


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"colour": "red"}, UnknownEffectError),
        ({"lane": "quick"}, BadEffectError),
        ({"lane": 3}, BadEffectError),
        ({"priority": 101}, BadEffectError),
        ({"priority": True}, BadEffectError),
        ({"priority": "much"}, BadEffectError),
        ({"hold_payout": "yes"}, BadEffectError),
        ({"detour": "MOON"}, BadEffectError),
        ({"tags": "a"}, BadEffectError),
        ({"tags": ["a,b"]}, BadTagError),
        ({"tags": [f"t{n}" for n in range(21)]}, BadTagError),
    ],
)
def test_an_effect_that_cannot_be_is_refused(
    told: dict[str, object], kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        read_effects(told)


def test_effects_survive_being_stored() -> None:
    effects = Effects(
        category="AUTH",
        lane="strict",
        route="REPAIR",
        team="owner",
        person="陈",
        detour="AUTHN",
        hold_payout=True,
        priority=-5,
        tags=("a",),
        evidence=("b",),
    )
    assert effects == read_effects(effects_json(effects))
    assert {} == effects_json(Effects())


def test_an_edit_of_what_a_rule_says_makes_a_version_and_moving_it_does_not() -> None:
    rule = a_rule("X", "always", lane="fast", place=10)
    edited = decide_rule(replace(rule, condition="case.photos > 1"), rule)
    moved = decide_rule(replace(rule, place=20), rule)
    assert edited is not None
    assert moved is not None
    assert {"condition": "case.photos > 1", "version": 2} == edited.payload["fields"]
    assert {"place": 20} == moved.payload["fields"]
    assert decide_rule(rule, rule) is None


def test_a_new_rule_gets_the_next_code_and_place() -> None:
    rules = [a_rule("R-001", "always", stop=True, place=30)]
    assert ("R-002", 40) == (next_code(rules), next_place(rules))
    with pytest.raises(TooManyRulesError):
        next_place(rules * 500)


@pytest.mark.parametrize(
    "team", [Team("Big Team", Words("组", "")), Team("x", Words("", "")), Team("", Words("组", ""))]
)
def test_a_team_without_code_or_name_is_refused(team: Team) -> None:
    with pytest.raises(BadTeamError):
        team_fields(team)


def test_a_teams_members_stand_once_each() -> None:
    fields = team_fields(Team(" Owner ", Words("店主", ""), (" 陈 ", "陈", "", "小周")))
    assert (["陈", "小周"], "店主") == (fields["members"], fields["en"])


@pytest.mark.parametrize(
    ("items", "cases", "expected"),
    [(9, 0, None), (10, 0, "A"), (100, 2, "A"), (100, 3, "B"), (100, 15, "C"), (100, 16, "D")],
)
def test_a_consignors_rating_is_cases_per_item(
    items: int, cases: int, expected: str | None
) -> None:
    assert expected == rating_of(items, cases)
