"""The shop's owner tidies her categories: nothing is lost, and one key takes it back."""

import pytest

from app.domain.errors import RuleError
from app.domain.papers import Words
from app.domain.rules.effects import Effects
from app.domain.rules.rule import Rule
from app.domain.taxonomy import (
    BranchMove,
    BranchUsedSinceError,
    CaseNotInBranchError,
    CasesMovedOnError,
)
from app.services.cases import edit_case
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split
from app.services.rules.editing import edit_rule
from app.services.settings import edit_branch
from app.services.shop import Shop
from app.services.taxonomy import move_branch, preview_move
from app.services.timeline.teller import Teller
from app.services.undo import ChangedSinceError, undo_action
from app.services.verify import rebuild_tables, verify
from app.storage.projection import dump
from tests.branches import merge_branches, split_branch
from tests.counter import OWNER, Counter

Tables = dict[str, list[tuple[object, ...]]]
ODOUR = Words("异味", "Odour")


def tables(shop: Shop) -> Tables:
    with shop.store.database.reading() as connection:
        return dump(connection)


def category(counter: Counter, number: str) -> str:
    return counter.card(number).line.category


@pytest.fixture
def stained(counter: Counter) -> tuple[str, str, str]:
    """Three cases of stains; one of them smells, one is settled."""
    counter.sell_the_bag()
    smells = counter.open(category="COND.STAIN", complaint="一股霉味，洗不掉")
    spotted = counter.open(category="COND.STAIN", complaint="内衬有墨水渍")
    settled = counter.open(category="COND.STAIN", resolution="PARTIAL", complaint="底部有污渍")
    counter.refund(settled, 10_000)
    counter.split(settled, shop=10_000)
    settle_case(counter.shop, number=settled, mode="", actor=OWNER)
    return smells, spotted, settled


def test_a_merger_brings_all_cases_and_is_taken_back_exactly(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    edit_rule(
        shop,
        rule=Rule(
            "STAIN", Words("渍", "Stain"), "case.category = COND.STAIN", Effects(lane="strict")
        ),
        edited_by="陈",
    )
    before = tables(shop)
    merged = merge_branches(shop, source="cond.stain", into="cond.wear", merged_by="陈")
    assert [category(counter, number) for number in stained] == ["COND.WEAR"] * 3
    assert shop.queries.branches()["COND.STAIN"].moved_to == "COND.WEAR"
    assert shop.queries.rules.one("STAIN").condition == "case.category = COND.WEAR"
    assert [move.cases for move in shop.queries.taxonomy.moves()] == [3]
    after = tables(shop)
    rebuild_tables(shop)
    assert tables(shop) == after

    undo_action(shop, action_id=merged.action, undone_by="陈")
    kept = {"field_clock", "register_loser"}
    assert {k: v for k, v in tables(shop).items() if k not in kept} == {
        k: v for k, v in before.items() if k not in kept
    }
    assert verify(shop, deep=True).faults == ()


def test_an_old_code_still_opens_a_case(counter: Counter, stained: tuple[str, str, str]) -> None:
    assert len(stained) == 3
    merge_branches(counter.shop, source="COND.STAIN", into="COND.WEAR", merged_by="陈")
    assert category(counter, counter.open(category="COND.STAIN")) == "COND.WEAR"


def test_the_timeline_of_a_case_tells_of_the_move(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    merged = merge_branches(shop, source="COND.STAIN", into="COND.WEAR", merged_by="陈")
    teller = Teller(shop.program, shop.queries.branches(), "zh")
    lines = shop.queries.cases.timeline(counter.card(stained[0]).line.id)
    assert [teller.tell(line).title for line in lines][-1] == "“污渍异味”并入了“磨损超出描述”"
    assert "cases" not in lines[-1].payload
    undo_action(shop, action_id=merged.action, undone_by="陈")
    lines = shop.queries.cases.timeline(counter.card(stained[0]).line.id)
    assert "branches_moved" not in {line.kind for line in lines}


def test_a_split_takes_the_cases_that_say_a_word_and_those_that_are_named(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    smells, spotted, settled = stained
    before = tables(shop)
    split = split_branch(
        shop,
        source="COND.STAIN",
        target="SMELL",
        name=ODOUR,
        split_by="陈",
        numbers=[settled],
        condition='case.complaint contains "霉味"',
    )
    assert category(counter, smells) == "COND.SMELL"
    assert category(counter, settled) == "COND.SMELL"
    assert category(counter, spotted) == "COND.STAIN"
    undo_action(shop, action_id=split.action, undone_by="陈")
    kept = {"field_clock", "register_loser"}
    assert {k: v for k, v in tables(shop).items() if k not in kept} == {
        k: v for k, v in before.items() if k not in kept
    }


def test_only_cases_of_the_branch_can_leave_it(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    assert stained
    other = counter.open(category="COND.WEAR")
    with pytest.raises(CaseNotInBranchError):
        split_branch(
            counter.shop,
            source="COND.STAIN",
            target="COND.SMELL",
            name=ODOUR,
            split_by="陈",
            numbers=[other],
        )


def test_a_branch_moves_under_another_trunk_and_money_stays_where_it_was_booked(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop, move = counter.shop, BranchMove("move", "COND.STAIN", "DESC")
    balances, due = counter.balances(), counter.card(stained[0]).line.due
    preview = preview_move(shop, move=move)
    assert (preview.open_cases + preview.closed_cases, preview.move.target) == (3, "DESC.STAIN")
    move_branch(shop, move=move, moved_by="陈")
    card = counter.card(stained[0])
    assert (card.line.category, card.line.due) == ("DESC.STAIN", due)
    assert counter.balances() == balances
    assert propose_split(shop, number=stained[0]).shares[0].party == "shop"


def test_a_preview_writes_nothing(counter: Counter, stained: tuple[str, str, str]) -> None:
    assert stained
    head = counter.shop.queries.journal_head()
    preview_move(counter.shop, move=BranchMove("merge", "COND.STAIN", "COND.WEAR"))
    assert counter.shop.queries.journal_head() == head


def test_a_case_that_was_given_another_category_since_stands_in_the_way_of_undo(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    merged = merge_branches(shop, source="COND.STAIN", into="COND.WEAR", merged_by="陈")
    edit_case(shop, number=stained[1], category="DESC.MAT", edited_by="陈")
    with pytest.raises(CasesMovedOnError) as refused:
        undo_action(shop, action_id=merged.action, undone_by="陈")
    assert refused.value.params == {"count": 1, "numbers": stained[1]}


def test_a_new_branch_that_has_been_used_stays(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    split = split_branch(
        shop,
        source="COND.STAIN",
        target="SMELL",
        name=ODOUR,
        split_by="陈",
        numbers=stained[:1],
    )
    counter.open(category="COND.SMELL")
    with pytest.raises(BranchUsedSinceError):
        undo_action(shop, action_id=split.action, undone_by="陈")


def test_moves_that_rest_on_each_other_are_taken_back_the_newest_first(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    first = merge_branches(shop, source="COND.STAIN", into="COND.WEAR", merged_by="陈")
    second = move_branch(shop, move=BranchMove("move", "COND.WEAR", "DESC.WEAR"), moved_by="陈")
    with pytest.raises(RuleError):
        undo_action(shop, action_id=first.action, undone_by="陈")
    undo_action(shop, action_id=second.action, undone_by="陈")
    undo_action(shop, action_id=first.action, undone_by="陈")
    assert category(counter, stained[0]) == "COND.STAIN"


def test_an_earlier_correction_that_is_taken_back_leads_into_todays_tree(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    corrected = edit_case(shop, number=stained[1], category="DESC.MAT", edited_by="陈")
    merge_branches(shop, source="COND.STAIN", into="COND.WEAR", merged_by="陈")
    undo_action(shop, action_id=corrected.action, undone_by="陈")
    assert category(counter, stained[1]) == "COND.WEAR"


def test_a_branch_that_is_used_again_by_hand_no_longer_leads_elsewhere(
    counter: Counter, stained: tuple[str, str, str]
) -> None:
    shop = counter.shop
    assert stained
    merged = merge_branches(shop, source="COND.STAIN", into="COND.WEAR", merged_by="陈")
    edit_branch(shop, code="COND.STAIN", zh="污渍", en="Stain", retired=False, edited_by="陈")
    assert shop.queries.branches()["COND.STAIN"].moved_to == ""
    assert category(counter, counter.open(category="COND.STAIN")) == "COND.STAIN"
    with pytest.raises(ChangedSinceError):
        undo_action(shop, action_id=merged.action, undone_by="陈")
