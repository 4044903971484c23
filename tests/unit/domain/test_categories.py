"""A fixed trunk, and branches that are the shop's own."""

import pytest

from app.domain.categories import (
    BadBranchCodeError,
    Branch,
    BranchNameMissingError,
    Trunk,
    UnknownCategoryError,
    check_category,
    decide_branch,
    trunk_of,
)
from app.domain.papers import Words

TRUNKS = {"COND": Trunk("COND", Words("成色争议", "Condition dispute"), "PARTIAL")}
BRANCHES = {
    "COND.WEAR": Branch("COND.WEAR", Words("磨损", "Wear")),
    "COND.OLD": Branch("COND.OLD", Words("旧", "Old"), retired=True),
}


def test_the_trunk_of_a_branch() -> None:
    assert trunk_of("COND.WEAR") == "COND"
    assert trunk_of("COND") == "COND"


@pytest.mark.parametrize(
    ("typed", "code"), [("COND", "COND"), (" cond.wear ", "COND.WEAR"), ("cond", "COND")]
)
def test_trunk_and_branch_are_found_in_any_letter_case(typed: str, code: str) -> None:
    assert check_category(typed, TRUNKS, BRANCHES) == code


@pytest.mark.parametrize("typed", ["", "X", "COND.NEW", "COND.OLD", "COND.", "成色"])
def test_what_is_not_in_the_tree_is_refused_and_so_is_a_retired_branch(typed: str) -> None:
    with pytest.raises(UnknownCategoryError):
        check_category(typed, TRUNKS, BRANCHES)


def test_a_branch_named_in_one_language_has_that_name_in_both() -> None:
    fact = decide_branch("COND.SMELL", Words("异\x01味", " "), retired=False, trunks=TRUNKS)
    assert fact.payload == {"fields": {"zh": "异味", "en": "异味", "retired": False}}
    assert (fact.kind, fact.subject) == ("branch_edited", "COND.SMELL")


@pytest.mark.parametrize("code", ["COND", "COND.", "NONE.X", "COND.smell", "COND.A.B", "COND.异味"])
def test_a_branch_code_is_trunk_dot_capitals(code: str) -> None:
    with pytest.raises(BadBranchCodeError):
        decide_branch(code, Words("名", "name"), retired=False, trunks=TRUNKS)


@pytest.mark.parametrize("name", [Words("", " "), Words("长" * 61, "x")])
def test_a_branch_has_a_name_of_reasonable_length(name: Words) -> None:
    with pytest.raises(BranchNameMissingError):
        decide_branch("COND.A", name, retired=False, trunks=TRUNKS)
