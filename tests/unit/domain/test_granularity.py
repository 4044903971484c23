"""Which branches are too rare, too mixed or confused, and by what figures."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.categories import Branch
from app.domain.granularity import (
    BranchFindings,
    Correction,
    Endings,
    Granularity,
    TextSample,
    judge_branches,
    separating_word,
)
from app.domain.papers import Words

CODES = ("COND.WEAR", "COND.STAIN", "COND.HIDDEN", "OWN.STOLEN", "OTHER.UNK")
BRANCHES = {code: Branch(code, Words(code, code)) for code in CODES}


def closed(branch: str, count: int, resolution: str = "PARTIAL", bearer: str = "shop") -> Endings:
    return Endings(branch, resolution, bearer, is_open=False, count=count)


def texts(branch: str, resolution: str, count: int, *words: str) -> list[TextSample]:
    return [TextSample(branch, resolution, frozenset(words)) for _ in range(count)]


def of(report: Granularity, branch: str) -> BranchFindings:
    return next(found for found in report.branches if found.branch == branch)


def test_with_few_cases_nothing_is_judged_and_it_says_how_many_are_missing() -> None:
    report = judge_branches(BRANCHES, [closed("COND.WEAR", 59)], [], [])
    assert (59, 1) == (report.cases, report.missing)
    assert {"too_early"} == {found.verdict.code for found in report.branches}


def test_a_rare_branch_is_merged_into_the_one_that_speaks_of_the_same() -> None:
    report = judge_branches(
        BRANCHES,
        [closed("COND.WEAR", 60), closed("COND.STAIN", 50), closed("COND.HIDDEN", 2)],
        [],
        [
            *texts("COND.HIDDEN", "PARTIAL", 2, "霉味"),
            *texts("COND.STAIN", "PARTIAL", 5, "霉味"),
            *texts("COND.WEAR", "PARTIAL", 5, "划痕"),
        ],
    )
    verdict = of(report, "COND.HIDDEN").verdict
    assert ("rare", "COND.STAIN", 2, 178) == (
        verdict.code, verdict.other, verdict.count, verdict.share_bp,
    )  # fmt: skip
    assert "fine" == of(report, "COND.STAIN").verdict.code


def test_a_branch_the_program_goes_by_may_be_as_rare_as_it_likes() -> None:
    report = judge_branches(BRANCHES, [closed("COND.WEAR", 60)], [], [])
    assert "fine" == of(report, "OWN.STOLEN").verdict.code


def test_branches_between_which_people_correct_are_confused() -> None:
    endings = [closed("COND.WEAR", 30), closed("COND.HIDDEN", 30)]
    taken = [Correction("COND.WEAR", "COND.HIDDEN", 8), Correction("COND.HIDDEN", "COND.WEAR", 4)]
    found = of(judge_branches(BRANCHES, endings, taken, []), "COND.WEAR")
    assert ("confused", "COND.HIDDEN", 12, 2000, True) == (
        found.verdict.code, found.verdict.other, found.verdict.count, found.verdict.share_bp,
        found.verdict.are_alike,
    )  # fmt: skip
    assert (8, 4) == (found.corrected_out, found.corrected_in)


def test_confused_branches_that_end_differently_need_better_names() -> None:
    endings = [closed("COND.WEAR", 30), closed("COND.HIDDEN", 30, "RETURN_REFUND")]
    taken = [Correction("COND.WEAR", "COND.HIDDEN", 12)]
    assert not of(judge_branches(BRANCHES, endings, taken, []), "COND.WEAR").verdict.are_alike


def test_saying_what_nobody_had_said_yet_corrects_nobody() -> None:
    endings = [closed("COND.WEAR", 40), closed("OTHER.UNK", 40)]
    taken = [Correction("OTHER.UNK", "COND.WEAR", 20), Correction("COND", "COND.WEAR", 20)]
    found = of(judge_branches(BRANCHES, endings, taken, []), "COND.WEAR")
    assert ("fine", 0) == (found.verdict.code, found.corrected_in)


def test_a_mixed_branch_is_split_by_the_word_that_separates_best() -> None:
    report = judge_branches(
        BRANCHES,
        [closed("COND.STAIN", 30), closed("COND.STAIN", 35, "RETURN_REFUND")],
        [],
        [
            *texts("COND.STAIN", "RETURN_REFUND", 14, "客人", "霉味"),
            *texts("COND.STAIN", "PARTIAL", 12, "客人", "墨水"),
        ],
    )
    verdict = of(report, "COND.STAIN").verdict
    assert ("mixed", 5384) == (verdict.code, verdict.share_bp)
    assert verdict.word in {"霉味", "墨水"}


def test_a_mixed_branch_that_no_word_divides_says_so() -> None:
    endings = [closed("COND.STAIN", 35), closed("COND.STAIN", 35, "RETURN_REFUND")]
    verdict = of(judge_branches(BRANCHES, endings, [], []), "COND.STAIN").verdict
    assert ("mixed", "", 70) == (verdict.code, verdict.word, verdict.count)


samples = st.lists(
    st.builds(
        TextSample,
        st.just("COND.WEAR"),
        st.sampled_from(["PARTIAL", "REJECT", "RETURN_REFUND"]),
        st.frozensets(st.sampled_from(["霉味", "墨水", "划痕", "scratch"])),
    )
)


@given(samples)
def test_a_word_never_promises_more_than_it_divides(found: list[TextSample]) -> None:
    word, gain, count = separating_word(found)
    assert 0 <= gain <= 10_000
    assert count == sum(word in text.words for text in found)


@given(
    st.lists(st.builds(closed, st.sampled_from(CODES), st.integers(1, 40)), max_size=8),
    st.lists(
        st.builds(
            Correction, st.sampled_from(CODES), st.sampled_from(CODES), st.integers(1, 9)
        ).filter(lambda each: each.was != each.now),
        max_size=6,
    ),
    samples,
)
def test_every_branch_in_use_is_judged_once_and_no_case_is_counted_twice(
    endings: list[Endings], taken: list[Correction], found: list[TextSample]
) -> None:
    report = judge_branches(BRANCHES, endings, taken, found)
    assert CODES == tuple(each.branch for each in report.branches)
    assert sum(each.count for each in endings) == sum(each.count for each in report.branches)
    for each in report.branches:
        assert each.verdict.other in {"", *CODES} - {each.branch}
