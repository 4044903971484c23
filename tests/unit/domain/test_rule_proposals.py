"""Corrections that ask for a rule: which words, how sure, and when not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.rule_proposals import (
    Heard,
    beside_rules,
    doubtful,
    phrases_of,
    propose_rules,
)
from app.domain.rules.checking import read_condition
from app.domain.rules.wording import Wording, fold

WEAR, FAKE = "COND.WEAR", "AUTH.FAKE"


def heard(*told: tuple[str, str, bool]) -> list[Heard]:
    return [Heard(f"A-{at:06d}", *one) for at, one in enumerate(told)]


def test_twelve_of_fourteen_ask_for_a_rule() -> None:
    cases = heard(
        *[(f"包的五金掉色了{n}", WEAR, True) for n in range(12)],
        *[("五金掉色，鉴定说不是正品", FAKE, False)] * 2,
        *[("拉链拉不上", "FUNC.HARD", False)] * 20,
        *[("尺寸不合适想退", "MIND.FIT", False)] * 20,
    )
    (proposal,) = propose_rules(cases)
    assert (proposal.phrase, proposal.category) == ("五金掉色", WEAR)
    assert (proposal.cases, proposal.agreeing, proposal.corrected) == (14, 12, 12)
    assert proposal.numbers[0] == "A-000011"
    assert proposal.condition == 'case.complaint states "五金掉色"'


@pytest.mark.parametrize(
    "cases",
    [
        [("五金掉色", WEAR, True)] * 4,  # too few
        [("五金掉色", WEAR, True)] * 7 + [("五金掉色", FAKE, True)] * 3,  # too mixed
        [("五金掉色", WEAR, False)] * 20,  # nobody put it right
        [("没有五金掉色", WEAR, True)] * 9,  # said not to be so
    ],
)
def test_too_little_asks_for_nothing(cases: list[tuple[str, str, bool]]) -> None:
    others = [("拉链拉不上", "FUNC.HARD", False)] * 30
    found = {one.phrase for one in propose_rules(heard(*cases, *others))}
    assert "五金掉色" not in found


def test_what_most_cases_are_anyway_is_no_rule() -> None:
    cases = [(f"这只包{n}有问题", WEAR, True) for n in range(40)]
    assert propose_rules(heard(*cases, ("拉链", "FUNC.HARD", False))) == ()


def test_english_words_and_pairs() -> None:
    cases = heard(
        *[("The BRASS bled onto my coat", WEAR, True)] * 3,
        *[("hardware bled again", WEAR, True)] * 3,
        *[("zip is stuck", "FUNC.HARD", False)] * 30,
    )
    assert [one.phrase for one in propose_rules(cases)] == ["bled"]


def test_what_a_rule_says_already_is_not_proposed_again() -> None:
    others = [("拉链拉不上", "FUNC.HARD", False)] * 30
    (proposal,) = propose_rules(heard(*[("五金掉色", WEAR, True)] * 6, *others))
    said = dict.fromkeys(proposal.numbers, ("R-1", WEAR))
    assert beside_rules(proposal, said) is None
    against = dict.fromkeys(proposal.numbers, ("R-2", FAKE))
    beside = beside_rules(proposal, against)
    assert beside is not None
    assert beside.against == ("R-2",)


def test_a_rule_that_people_put_right_is_doubtful() -> None:
    assert doubtful("R-1", [(True, WEAR)] * 4) is None
    assert doubtful("R-1", [(True, WEAR)] * 5 + [(False, FAKE)] * 4) is None
    doubt = doubtful("R-1", [(True, WEAR)] * 2 + [(False, FAKE)] * 4)
    assert doubt is not None
    assert (doubt.tried, doubt.agreed, doubt.instead) == (6, 2, FAKE)


@given(st.text(max_size=60))
@example("0'À")
def test_every_phrase_stands_in_its_text_and_makes_a_condition(text: str) -> None:
    for phrase in phrases_of(text):
        assert phrase in " ".join(fold(text).split())
        read_condition(f'case.complaint states "{phrase}"', 2)


@given(
    st.lists(
        st.tuples(
            st.text("五金掉色 bag", max_size=12), st.sampled_from((WEAR, FAKE)), st.booleans()
        ),
        max_size=40,
    )
)
def test_a_proposal_counts_as_its_rule_reads(cases: list[tuple[str, str, bool]]) -> None:
    told = heard(*cases)
    for one in propose_rules(told):
        wording = Wording([one.phrase])
        near = [case for case in told if wording.is_stated_in(fold(case.text))]
        assert (len(near), one.cases >= 5) == (one.cases, True)
        assert sum(case.category == one.category for case in near) == one.agreeing
        assert one.agreeing >= 0.8 * one.cases


def test_no_phrase_holds_a_letter_that_only_joins_others() -> None:
    found = phrases_of("回家才看到内衬有香水味")

    assert "香水味" in found
    assert {"才看", "家才"} & found == set()
