"""A branch is merged, split or moved: what follows its cases, what stays, what is refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.categories import Branch, Trunk, UnknownCategoryError
from app.domain.errors import RuleError
from app.domain.ladder import DefaultShare
from app.domain.papers import Words
from app.domain.rules.effects import Effects
from app.domain.rules.renaming import asks_for_trunk, speak_of
from app.domain.rules.rule import Rule
from app.domain.taxonomy import (
    BranchBoundError,
    BranchMove,
    BranchTakenError,
    NoCasesChosenError,
    SameBranchError,
    WrongTrunkError,
    present_code,
    read_category,
)
from app.domain.taxonomy_effects import FiledCase, Tree, plan_move

TRUNKS = {code: Trunk(code, Words(code, code), "PARTIAL") for code in ("COND", "DESC", "OWN")}
BRANCHES = {
    code: Branch(code, Words(code, code))
    for code in ("COND.WEAR", "COND.STAIN", "COND.HIDDEN", "DESC.MAT", "OWN.STOLEN")
}
BRANCHES["COND.OLD"] = Branch("COND.OLD", Words("旧", "Old"), retired=True, moved_to="COND.WEAR")
CASES = (
    FiledCase("1" * 32, "A-000001", is_open=True),
    FiledCase("2" * 32, "A-000002", is_open=False),
)
STRICT = Rule("STRICT", Words("一", "One"), "case.category = COND.STAIN", Effects(lane="strict"))
TABLE = (
    DefaultShare("COND", "", {"shop": 7000, "consignor": 3000}),
    DefaultShare("COND.STAIN", "", {"consignor": 10_000}),
    DefaultShare("COND.STAIN", "in_use", {"buyer": 10_000}),
    DefaultShare("DESC", "", {"shop": 10_000}),
)
TREE = Tree(
    trunks=TRUNKS,
    branches=BRANCHES,
    rules=(STRICT,),
    table=TABLE,
    limits={"COND": (40, 7), "DESC": (24, 3)},
    ties={"COND.STAIN": {"checklist"}},
)
MERGE = BranchMove("merge", "COND.STAIN", "COND.WEAR")
SPLIT = BranchMove("split", "COND.STAIN", "COND.SMELL", Words("异味", "Odour"))
MOVE = BranchMove("move", "COND.STAIN", "DESC.STAIN")


def test_an_old_code_is_understood_wherever_its_cases_went() -> None:
    assert present_code("COND.OLD", BRANCHES) == "COND.WEAR"
    assert read_category(" cond.old", TRUNKS, BRANCHES) == "COND.WEAR"
    assert present_code("COND.NOBODY", BRANCHES) == "COND.NOBODY"


@given(
    pointers=st.dictionaries(
        st.sampled_from("abcdefg"), st.sampled_from("abcdefg"), min_size=1, max_size=7
    ),
    asked=st.sampled_from("abcdefg"),
)
def test_pointers_never_lead_round_in_circles(pointers: dict[str, str], asked: str) -> None:
    branches = {
        code: Branch(code, Words(code, code), retired=True, moved_to=to)
        for code, to in pointers.items()
    }
    assert present_code(asked, branches) in {asked, *pointers.values()}


def test_a_merger_takes_cases_and_rules_along_and_leaves_a_pointer() -> None:
    plan = plan_move(MERGE, TREE, CASES, settled=("ab",))
    assert [(fact.kind, fact.subject) for fact in plan.facts] == [
        ("rule_edited", "STRICT"),
        ("branches_moved", "COND.STAIN"),
        ("branch_edited", "COND.STAIN"),
    ]
    moved = plan.facts[1].payload
    assert (moved["from"], moved["to"], moved["cases"], moved["settled"]) == (
        "COND.STAIN",
        "COND.WEAR",
        [case.id for case in CASES],
        ["ab"],
    )
    assert plan.facts[2].payload["fields"] == {
        "zh": "COND.STAIN",
        "en": "COND.STAIN",
        "retired": True,
        "moved_to": "COND.WEAR",
    }
    preview = plan.preview
    assert (preview.open_cases, preview.closed_cases) == (1, 1)
    assert preview.rules[0].becomes.condition == "case.category = COND.WEAR"
    assert preview.shares_left == TABLE[1:3]
    assert preview.usual == ({"consignor": 10_000}, {"shop": 7000, "consignor": 3000})
    assert preview.ties_lost == ("checklist",)


def test_a_part_that_is_split_off_is_treated_as_before() -> None:
    plan = plan_move(SPLIT, TREE, CASES[:1])
    assert [(fact.kind, fact.subject) for fact in plan.facts] == [
        ("branch_edited", "COND.SMELL"),
        ("default_share_edited", "COND.SMELL/"),
        ("default_share_edited", "COND.SMELL/in_use"),
        ("rule_edited", "STRICT"),
        ("branches_moved", "COND.STAIN"),
    ]
    assert plan.preview.rules[0].becomes.condition == "case.category in [COND.STAIN, COND.SMELL]"
    assert plan.preview.usual == ({"consignor": 10_000}, {"consignor": 10_000})


def test_a_branch_that_moves_takes_its_shares_to_another_trunk_and_hears_of_its_deadlines() -> None:
    preview = plan_move(MOVE, TREE, CASES).preview
    assert [line.category for line in preview.shares] == ["DESC.STAIN", "DESC.STAIN"]
    assert preview.limits == ((40, 7), (24, 3))
    assert preview.move.name == Words("COND.STAIN", "COND.STAIN")


def test_a_branch_that_was_retired_may_be_used_again() -> None:
    plan = plan_move(replace(SPLIT, target="COND.OLD"), TREE, CASES)
    assert plan.facts[0].payload["before"] == {
        "zh": "旧",
        "en": "Old",
        "retired": True,
        "moved_to": "COND.WEAR",
    }


@pytest.mark.parametrize(
    ("move", "refused"),
    [
        (replace(MERGE, source="COND.OLD"), UnknownCategoryError),
        (replace(MERGE, source="COND"), UnknownCategoryError),
        (replace(MERGE, target="COND.OLD"), UnknownCategoryError),
        (replace(MERGE, target="COND"), UnknownCategoryError),
        (replace(MERGE, target="COND.STAIN"), SameBranchError),
        (replace(MERGE, source="OWN.STOLEN"), BranchBoundError),
        (replace(SPLIT, target="COND.WEAR"), BranchTakenError),
        (replace(SPLIT, target="DESC.SMELL"), WrongTrunkError),
        (replace(MOVE, target="COND.OTHER"), WrongTrunkError),
        (replace(MOVE, target="DESC.MAT"), BranchTakenError),
    ],
)
def test_what_the_tree_does_not_allow(move: BranchMove, refused: type[RuleError]) -> None:
    with pytest.raises(refused):
        plan_move(move, TREE, CASES)


def test_a_split_without_cases_is_none() -> None:
    with pytest.raises(NoCasesChosenError):
        plan_move(SPLIT, TREE, ())


@pytest.mark.parametrize(
    ("condition", "instead", "becomes"),
    [
        ("case.category != COND.STAIN", ["X.A", "X.B"], "case.category not in [X.A, X.B]"),
        ("case.category in [COND.STAIN, X.A]", ["X.A"], "case.category in [X.A]"),
        ("not (case.category = cond.stain or item.price > 5)", ["X.A"],
         "not (case.category = X.A or item.price > 5)"),
        ("case.trunk = COND  and  always", ["X.A"], "case.trunk = COND  and  always"),
        ('case.complaint contains "COND.STAIN"', ["X.A"], 'case.complaint contains "COND.STAIN"'),
    ],
)  # fmt: skip
def test_conditions_speak_of_the_new_branch(
    condition: str, instead: list[str], becomes: str
) -> None:
    rule = replace(STRICT, condition=condition)
    assert speak_of(rule, "COND.STAIN", instead).condition == becomes


def test_a_rule_that_sets_the_branch_sets_the_new_one() -> None:
    rule = replace(STRICT, condition="always", effects=Effects(category="COND.STAIN"))
    assert speak_of(rule, "COND.STAIN", ["X.A"]).effects.category == "X.A"


def test_rules_about_a_trunk_are_known() -> None:
    assert asks_for_trunk(replace(STRICT, condition="not case.trunk in [COND, DESC]"), "COND")
    assert asks_for_trunk(replace(STRICT, condition="case.category = COND"), "COND")
    assert not asks_for_trunk(STRICT, "COND")
