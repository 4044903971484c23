"""Filing many cases anew: what is found, one action for all, what changed since is left alone."""

from dataclasses import replace

import pytest

from app.domain.categories import UNCLASSIFIED
from app.domain.reclassifying import LeftAlone, Refiling, Scope, stands_for
from app.domain.suggestions import Choice, Suggestion
from app.services.cases import edit_case
from app.services.mistakes import void_case
from app.services.opening import open_case
from app.services.reclassifying import count_in_scope, look_for_refilings, reclassify
from app.services.shop import Shop
from app.services.undo import undo_action
from app.services.verify import verify
from tests.counter import Counter

ZIP = "包的拉链用了两天就坏了，拉不上"
FAKE = "怀疑是假包，刻字不对，鉴定说是仿的"


def opened(shop: Shop, complaint: str, category: str = "") -> str:
    return open_case(shop, complaint=complaint, opened_by="小周", category=category).number


def category(counter: Counter, number: str) -> str:
    return counter.card(number).line.category


def found(shop: Shop, scope: Scope) -> dict[str, Refiling]:
    return {refiling.number: refiling for refiling in look_for_refilings(shop, scope).found}


def test_what_nobody_has_classified_is_found_with_what_it_may_be(shop: Shop) -> None:
    zip_case, fake, _silent = (opened(shop, words) for words in (ZIP, FAKE, "🙂"))
    opened(shop, ZIP, "FUNC.HARD")
    refilings = found(shop, Scope())
    assert {zip_case, fake} == refilings.keys()
    assert (refilings[zip_case].suggestion.label, refilings[zip_case].category) == (
        "FUNC",
        UNCLASSIFIED,
    )
    assert count_in_scope(shop, Scope()) == 3


def test_where_the_program_differs_and_where_a_category_is_looked_at(shop: Shop) -> None:
    opened(shop, ZIP)
    wrong = opened(shop, FAKE, "MIND.FIT")
    opened(shop, FAKE, "AUTH.FAKE")
    assert [wrong] == list(found(shop, Scope("differing")))
    assert [wrong] == list(found(shop, Scope("category", "MIND")))
    assert [] == list(found(shop, Scope("category", "AUTH")))


def test_pages_follow_each_other_to_the_end(shop: Shop) -> None:
    numbers = [opened(shop, ZIP) for _ in range(5)]
    seen, before = [], None
    for _ in range(3):
        looked = look_for_refilings(shop, Scope(), before=before, limit=2)
        seen += [refiling.number for refiling in looked.found]
        before = looked.before
    assert (list(reversed(numbers)), None) == (seen, before)


def test_a_main_category_stands_for_its_branches() -> None:
    assert stands_for("FUNC", "FUNC.HARD")
    assert not stands_for("FUNC.HARD", "FUNC.BATT")
    assert not stands_for("FUNC.HARD", "FUNC")


def test_all_chosen_ones_are_filed_in_one_action_that_one_undo_takes_back(
    shop: Shop, counter: Counter
) -> None:
    zip_case, fake = opened(shop, ZIP), opened(shop, FAKE)
    refilings = found(shop, Scope())
    did = reclassify(shop, refilings=list(refilings.values()), reclassified_by="陈")
    assert ({zip_case, fake}, ()) == (set(did.done), did.left)
    assert category(counter, fake) == refilings[fake].suggestion.category
    edits = [
        line
        for line in shop.queries.cases.timeline(counter.card(fake).line.id)
        if line.kind == "case_edited"
    ]
    assert [line.action for line in edits] == [did.changes.action]
    (answer,) = shop.queries.learning.answers(fake)
    assert (answer.answer, answer.told_by) == ("accepted", "bulk")
    undo_action(shop, action_id=did.changes.action, undone_by="陈")
    assert [UNCLASSIFIED] * 2 == [category(counter, number) for number in (zip_case, fake)]
    assert verify(shop, deep=True).faults == ()


def test_what_changed_since_is_left_alone_and_told(shop: Shop, counter: Counter) -> None:
    chosen, voided, stays = (opened(shop, ZIP) for _ in range(3))
    refilings = found(shop, Scope())
    edit_case(shop, number=chosen, category="MIND.FIT", edited_by="小周")
    void_case(shop, number=voided, reason="记错了", voided_by="陈")
    gone = replace(refilings[stays], number="A-999999")
    did = reclassify(shop, refilings=[*refilings.values(), gone], reclassified_by="陈")
    assert (stays,) == did.done
    assert {LeftAlone(chosen, "MIND.FIT"), LeftAlone(voided), LeftAlone("A-999999")} == set(
        did.left
    )
    assert category(counter, chosen) == "MIND.FIT"


def test_it_can_be_stopped_and_then_nothing_is_written(shop: Shop, counter: Counter) -> None:
    opened(shop, ZIP)
    opened(shop, ZIP)
    asked: list[int] = []

    def stop() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        reclassify(
            shop, refilings=list(found(shop, Scope()).values()), reclassified_by="陈", check=stop
        )
    assert category(counter, "A-000001") == category(counter, "A-000002") == UNCLASSIFIED


def test_a_suggestion_without_choices_is_sure_of_nothing() -> None:
    nothing = Refiling("A-1", "", "", UNCLASSIFIED, Suggestion())
    something = replace(nothing, suggestion=Suggestion((Choice("FUNC", 0.7),), "FUNC"))
    assert (0.0, 0.7) == (nothing.confidence, something.confidence)
