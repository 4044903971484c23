"""Conditions: read safely, typed, and told exactly where they are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rules.checking import read_condition
from app.domain.rules.errors import (
    BetweenReversedError,
    ConditionEmptyError,
    ConditionEndsError,
    ConditionError,
    ConditionTooDeepError,
    ConditionTooLongError,
    ParenthesisNotClosedError,
    TextNotClosedError,
    UnknownFactError,
    UnknownValueError,
    WrongOperatorError,
    WrongValueError,
)
from app.domain.rules.evaluating import Condition
from app.domain.rules.facts import FACTS, OPERATORS, Facts, FactType
from app.domain.rules.nodes import And, Node, Not, Or, Value, write
from app.domain.rules.parsing import parse
from app.domain.rules.wording import fold

CNY = 2


def holds(text: str, facts: Facts, decimals: int = CNY) -> bool:
    return Condition(read_condition(text, decimals)).holds(facts)


def failure(text: str) -> ConditionError:
    with pytest.raises(ConditionError) as caught:
        read_condition(text, CNY, {"trunk": ("AUTH", "COND"), "category": ("AUTH", "AUTH.FAKE")})
    return caught.value


@pytest.mark.parametrize(
    ("text", "kind", "offset", "length"),
    [
        ("", ConditionEmptyError, 0, 0),
        ("  \n ", ConditionEmptyError, 0, 0),
        ("case.loss >", ConditionEndsError, 11, 0),
        ("case.loss > 5 and", ConditionEndsError, 17, 0),
        ("case.loss > 5,000", ConditionError, 13, 1),
        ("case.loss § 5", ConditionError, 10, 1),
        ("case.trnk = AUTH", UnknownFactError, 0, 9),
        ("item.price > 5 and 价格 > 3", ConditionError, 19, 2),
        ("case.complaint = x", WrongOperatorError, 15, 1),
        ("case.photos contains 3", WrongOperatorError, 12, 8),
        ("item.price > viel", WrongValueError, 13, 4),
        ("item.price > 5.001", WrongValueError, 13, 5),
        ("case.photos > 2.5", WrongValueError, 14, 3),
        ("sale.date > 2026-02-30", WrongValueError, 12, 10),
        ("sale.shipped = maybe", WrongValueError, 15, 5),
        ('case.complaint contains " "', WrongValueError, 24, 3),
        ("case.lane = quick", UnknownValueError, 12, 5),
        ("case.trunk in [AUTH, GONE]", UnknownValueError, 21, 4),
        ("item.price between 9 and 2", BetweenReversedError, 19, 1),
        ("(case.photos > 1", ParenthesisNotClosedError, 0, 1),
        ("case.trunk in [AUTH", ParenthesisNotClosedError, 14, 1),
        ('item.brand = "LV', TextNotClosedError, 13, 3),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    text: str, kind: type[ConditionError], offset: int, length: int
) -> None:
    found = failure(text)
    assert (kind, offset, length) == (type(found), found.offset, found.length)


def test_a_fact_that_is_not_there_is_answered_with_the_nearest() -> None:
    assert "case.trunk" == failure("case.trnk = AUTH").params["perhaps"]


def test_ten_thousand_letters_are_refused_before_they_are_read() -> None:
    assert isinstance(failure("case.photos > 1 or " * 600), ConditionTooLongError)


@pytest.mark.parametrize("text", ["(" * 300 + "always" + ")" * 300, "not " * 300 + "always"])
def test_deep_nesting_is_refused(text: str) -> None:
    assert isinstance(failure(text), ConditionTooDeepError)


def test_amounts_are_typed_in_the_shops_currency() -> None:
    assert holds("item.price >= 99.5", {"item.price": 9950})
    assert not holds("item.price >= 99.5", {"item.price": 9949})
    assert holds("item.price = 5000", {"item.price": 5000}, decimals=0)
    assert holds("item.price = 1.250", {"item.price": 1250}, decimals=3)
    with pytest.raises(WrongValueError):
        read_condition("item.price = 1.5", 0)


def test_full_width_marks_are_as_good_as_plain_ones() -> None:
    plain = read_condition('(case.trunk in [AUTH,COND]) and case.complaint contains "假"', CNY)
    typed = read_condition("（case.trunk in 【AUTH，COND】） and case.complaint contains “假”", CNY)
    assert plain == typed
    assert plain == read_condition("case.trunk in [AUTH、COND] and case.complaint contains 假", CNY)


def test_a_trunk_stands_for_all_its_branches() -> None:
    facts: Facts = {"case.category": "AUTH.FAKE"}
    assert holds("case.category = AUTH", facts)
    assert holds("case.category in [COND, AUTH.FAKE]", facts)
    assert not holds("case.category = AUTH.PART", facts)
    assert holds("case.category != COND", facts)


@pytest.mark.parametrize(
    ("condition", "complaint", "expected"),
    [
        ("contains 假", "这个包是假的", True),
        ("contains lv", "假LV包", True),
        ("contains lv", "SOLVED", False),
        ("contains LV", "ｌｖ 包", True),
        ("contains scratch", "two scratches", False),
        ('contains "scratch*"', "two Scratches", True),
        ('contains "zip is"', "the ZIP   is broken", True),
        ("contains [假, 仿]", "高仿", True),
        ("not contains [假, 仿]", "拉链坏了", True),
        ("states 假的", "不是假的", False),
        ("states 假的", "不是说皮子，是假的", True),
        ("states fake", "this is not a fake", False),
        ("states fake", "not a gift but fake", True),
        ("states 划痕", "没有划痕", False),
        ("contains 划痕", "没有划痕", True),
        ("not states 划痕", "没有划痕", True),
    ],
)
def test_words_are_found_as_people_write_them(
    condition: str,
    complaint: str,
    *,
    expected: bool,
) -> None:
    facts: Facts = {"case.complaint": fold(complaint)}
    assert expected is holds(f"case.complaint {condition}", facts)


def test_synonyms_count_as_found_for_the_word_of_the_condition() -> None:
    node = read_condition("case.complaint contains 假", CNY)
    condition = Condition(node, {fold("假"): ("fake", "仿")})
    verdict = condition.judge({"case.complaint": fold("I think it is FAKE")})
    assert (True, ("假",)) == (verdict.holds, verdict.reasons[0].words)


def test_what_is_not_known_never_makes_a_rule_apply_and_is_named() -> None:
    for text in ("item.price > 5", "not item.price > 5", "item.price != 5", "not consignor.is_new"):
        verdict = Condition(read_condition(text, CNY)).judge({})
        assert not verdict.holds
        assert len(verdict.unknown) == 1
    assert holds("item.price > 5 or case.photos >= 1", {"case.photos": 2})


def test_the_reasons_are_those_comparisons_that_decided() -> None:
    node = read_condition(
        "case.trunk = AUTH and (item.price > 5000 or buyer.cases_12m >= 3) and not sale.shipped",
        CNY,
    )
    facts: Facts = {
        "case.trunk": "AUTH",
        "item.price": 100,
        "buyer.cases_12m": 4,
        "sale.shipped": False,
    }
    verdict = Condition(node).judge(facts)
    assert [
        ("case.trunk", "AUTH", True),
        ("buyer.cases_12m", 4, True),
        ("sale.shipped", False, False),
    ] == [(reason.fact, reason.actual, reason.holds) for reason in verdict.reasons]


def test_days_and_weekdays_are_compared() -> None:
    facts: Facts = {"today.date": "2026-11-11", "today.weekday": "wed"}
    assert holds("today.date between 2026-11-01 and 2026-11-30", facts)
    assert holds("today.date >= 2026-11-11 and today.weekday not in [sat, sun]", facts)


_WORD = st.text(alphabet="abcXYZ 假包\"\\'，。-09é", min_size=1, max_size=8).filter(
    lambda text: bool(fold(text).strip("* "))
)


def _value(fact: FactType) -> st.SearchStrategy[str]:
    by_kind: dict[str, st.SearchStrategy[str]] = {
        "category": st.sampled_from(["AUTH", "AUTH.FAKE", "COND.WEAR"]),
        "code": st.sampled_from(fact.choices or ("AUTH", "REPAIR")),
        "money": st.integers(0, 10**9).map(lambda n: f"{n // 100}.{n % 100:02d}"),
        "number": st.integers(-5, 10**6).map(str),
        "flag": st.sampled_from(["yes", "no", "true"]),
        "date": st.dates().map(lambda day: day.isoformat()),
    }
    quoted = _WORD.map(lambda w: '"' + w.replace("\\", "\\\\").replace('"', '\\"') + '"')
    return by_kind.get(fact.kind, quoted)


@st.composite
def comparisons(draw: st.DrawFn) -> str:
    fact = draw(st.sampled_from(list(FACTS.values())))
    operator = draw(st.sampled_from(OPERATORS[fact.kind]))
    if operator == "is":
        return fact.name
    if operator == "between":
        first = draw(_value(fact))
        return f"{fact.name} between {first} and {first}"
    if operator.endswith(("in", "contains", "states")):
        values = draw(st.lists(_value(fact), min_size=1, max_size=4))
        return f"{fact.name} {operator} [{', '.join(values)}]"
    return f"{fact.name} {operator} {draw(_value(fact))}"


conditions = st.recursive(
    comparisons() | st.just("always"),
    lambda inner: st.one_of(
        inner.map(lambda text: f"not ({text})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) and ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})"),
    ),
    max_leaves=6,
).filter(lambda text: len(text) < 1500)


@given(conditions)
def test_written_and_read_again_it_is_the_same_condition(text: str) -> None:
    node = read_condition(text, CNY)
    assert node == read_condition(write(node), CNY)


@given(st.text(max_size=200) | st.text(alphabet='().,=<>[]"andornti c.5-', max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    place = (0, 0)
    try:
        node = read_condition(text, CNY)
    except ConditionError as error:
        place = (error.offset, error.offset + error.length)
    else:
        assert node == read_condition(write(node), CNY)
    assert 0 <= place[0] <= place[1] <= len(text)


_ANYTHING: st.SearchStrategy[Value | None] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20)
)


@given(conditions, st.dictionaries(st.sampled_from(list(FACTS)), _ANYTHING))
def test_evaluation_always_answers_whatever_the_facts(
    text: str, facts: dict[str, Value | None]
) -> None:
    condition = Condition(read_condition(text, CNY))
    verdict = condition.judge(facts)
    assert condition.holds(facts) is verdict.holds
    assert {reason.fact for reason in verdict.reasons} <= condition.facts


@given(conditions, st.dictionaries(st.sampled_from(list(FACTS)), _ANYTHING))
def test_the_opposite_of_what_holds_does_not_hold(
    text: str, facts: dict[str, Value | None]
) -> None:
    node = read_condition(text, CNY)
    opposite = Condition(Not(node))
    assert not (Condition(node).holds(facts) and opposite.holds(facts))


def test_and_binds_closer_than_or() -> None:
    node: Node = parse("always or always and always")
    assert isinstance(node, Or)
    assert isinstance(node.parts[1], And)
