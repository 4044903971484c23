"""What the shop's own cases say of its branches; corrections count unless taken back."""

from dataclasses import replace
from datetime import date

from app.domain.granularity import BranchFindings
from app.domain.months import Month
from app.domain.taxonomy import BranchMove
from app.services.cases import edit_case
from app.services.monthly_report import report_of
from app.services.shop import Shop
from app.services.taxonomy import judge_tree, move_branch, split_candidates
from app.services.undo import undo_action
from tests.branches import merge_branches
from tests.counter import Counter
from tests.staff import NAMES, hire


def of(shop: Shop, branch: str) -> BranchFindings:
    return next(found for found in judge_tree(shop).branches if found.branch == branch)


def test_a_correction_is_counted_where_it_came_from_and_where_it_went(counter: Counter) -> None:
    counter.sell_the_bag()
    shop, number = counter.shop, counter.open(category="COND.WEAR")
    edit_case(shop, number=number, category="COND.STAIN", edited_by="陈")
    assert (1, 0) == (of(shop, "COND.WEAR").corrected_out, of(shop, "COND.WEAR").corrected_in)
    assert (0, 1) == (of(shop, "COND.STAIN").corrected_out, of(shop, "COND.STAIN").corrected_in)
    assert (0, 1) == (of(shop, "COND.WEAR").count, of(shop, "COND.STAIN").count)


def test_a_correction_that_was_taken_back_is_none(counter: Counter) -> None:
    counter.sell_the_bag()
    shop, number = counter.shop, counter.open(category="COND.WEAR")
    corrected = edit_case(shop, number=number, category="COND.STAIN", edited_by="陈")
    undo_action(shop, action_id=corrected.action, undone_by="陈")
    assert 0 == of(shop, "COND.WEAR").corrected_out


def test_a_merger_is_no_correction_and_ends_those_between_the_two(counter: Counter) -> None:
    counter.sell_the_bag()
    shop, number = counter.shop, counter.open(category="COND.WEAR")
    edit_case(shop, number=number, category="COND.STAIN", edited_by="陈")
    merge_branches(shop, source="COND.STAIN", into="COND.WEAR", merged_by="陈")
    found = of(shop, "COND.WEAR")
    assert (1, 0, 0) == (found.count, found.corrected_out, found.corrected_in)


def test_cases_of_more_than_a_year_ago_are_left_out(counter: Counter) -> None:
    counter.sell_the_bag()
    counter.open(category="COND.WEAR")
    counter.clock.step(days=366)
    assert 0 == judge_tree(counter.shop).cases


def test_who_bears_losses_is_for_those_who_may_see_shares(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open(category="COND.WEAR")
    counter.split(number, shop=10_000)
    assert (("shop", 1),) == of(counter.shop, "COND.WEAR").bearers
    hire(counter.shop)
    assert () == of(counter.shop.seen_by(NAMES["clerk"]), "COND.WEAR").bearers


def test_a_word_or_a_condition_marks_the_cases_for_a_split(counter: Counter) -> None:
    counter.sell_the_bag()
    shop = counter.shop
    mould = counter.open(category="COND.STAIN", complaint="一股霉味")
    ink = counter.open(category="COND.STAIN", complaint="内衬有墨水渍")
    counter.open(category="COND.WEAR", complaint="霉味")

    def holding(said: str) -> set[str]:
        found = split_candidates(shop, source="COND.STAIN", said=said)
        return {case.number for case in found if case.holds}

    assert {mould} == holding("霉味")
    assert {ink} == holding('not case.complaint contains "霉味"')
    assert set() == holding("")
    assert set() == holding('he said "mould"')


def test_a_report_of_a_past_month_counts_by_todays_branches_and_says_what_was_moved(
    counter: Counter,
) -> None:
    counter.sell_the_bag()
    shop = counter.shop
    counter.open(category="COND.STAIN")
    before = report_of(shop, shop.queries, Month(2026, 3))
    assert ["COND"] == [part.picked.value for part in before.by["category"]]
    counter.clock.step(days=40)
    moved = move_branch(shop, move=BranchMove("move", "COND.STAIN", "DESC"), moved_by="陈")
    report = report_of(shop, shop.queries, Month(2026, 3))
    assert ["DESC"] == [part.picked.value for part in report.by["category"]]
    assert before.total == report.total
    assert [(date(2026, 4, 11), "move", 1)] == [(m.day, m.kind, m.cases) for m in report.moves]
    assert () == report_of(shop, shop.queries, Month(2026, 5)).moves
    undo_action(shop, action_id=moved.action, undone_by="陈")
    assert before == replace(report_of(shop, shop.queries, Month(2026, 3)), as_of=before.as_of)
