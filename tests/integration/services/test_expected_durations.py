"""How long a case takes, told from the cases a shop has had."""

import pytest

from app.domain.categories import UnknownCategoryError
from app.domain.clocks import DAY_MS, HOUR_MS
from app.domain.duration_backtest import Coverage
from app.domain.durations import CASES_NEEDED, NOT_SAID
from app.domain.papers import Words
from app.domain.time_limits import DAYS, BadTimeLimitError, TimeLimit
from app.services.cases import edit_case
from app.services.duration_backtest import back_test_durations
from app.services.durations import expected_duration, expected_of_intake
from app.services.mistakes import void_case
from app.services.opening import open_case
from app.services.papers.slip import slip_model
from app.services.settings import edit_settings
from app.services.shop import Shop
from app.services.time_limits import edit_time_limit, limits_with_advice
from app.services.undo import undo_action
from app.storage.queries.durations import DurationQueries
from tests.branches import merge_branches
from tests.counter import Counter, ShopClock


def _finish(counter: Counter, clock: ShopClock, days: int, *, category: str = "FUNC.HARD") -> str:
    """A case that was noted and done after so many days."""
    number = counter.open(category=category, resolution="NOTE_ONLY")
    clock.step(days=days)
    counter.to_decision(number)
    counter.move(number, "note_kept")
    return number


@pytest.fixture
def experienced(counter: Counter, clock: ShopClock) -> Counter:
    """A shop that has finished twenty cases, each within one to four days."""
    counter.sell_the_bag()
    for place in range(CASES_NEEDED):
        _finish(counter, clock, 1 + place % 4)
    return counter


def test_a_new_shop_says_how_many_cases_are_missing(counter: Counter, clock: ShopClock) -> None:
    counter.sell_the_bag()
    _finish(counter, clock, 1)
    found = expected_duration(counter.shop, number=counter.open())
    assert ("few", CASES_NEEDED - 1) == (found.state, found.missing)


def test_at_the_counter_a_case_takes_as_long_as_those_before(experienced: Counter) -> None:
    found = expected_of_intake(experienced.shop, category="FUNC.HARD", resolution="NOTE_ONLY")
    assert ("known", CASES_NEEDED) == (found.state, found.n)
    assert (2 * DAY_MS, 4 * DAY_MS) == (found.calendar.p50, found.calendar.p90)
    assert 20 * HOUR_MS == found.working.p50


def test_it_moves_with_the_case(experienced: Counter, clock: ShopClock) -> None:
    """After three days only those of four are left; once reviewed it is done at once."""
    number = experienced.open(resolution="NOTE_ONLY")
    clock.step(days=3)
    waiting = expected_duration(experienced.shop, number=number)
    assert (DAY_MS, 4 * DAY_MS) == (waiting.calendar.p50, waiting.whole.p50)
    experienced.to_decision(number)
    assert 0 == expected_duration(experienced.shop, number=number).calendar.p50
    experienced.move(number, "note_kept")
    assert "over" == expected_duration(experienced.shop, number=number).state


def test_a_buyers_slip_says_it_without_a_word_of_lane_or_cases(experienced: Counter) -> None:
    model = slip_model(experienced.shop, experienced.card(experienced.open(resolution="NOTE_ONLY")))
    assert Words("1–4 天", "1–4 days") == model.usually
    assert not model.has_run


def test_the_slip_of_a_new_shop_promises_nothing(counter: Counter) -> None:
    counter.sell_the_bag()
    assert slip_model(counter.shop, counter.card(counter.open())).usually is None


def test_what_is_taken_back_has_not_happened(experienced: Counter) -> None:
    shop, number = experienced.shop, experienced.open(resolution="NOTE_ONLY")
    before = expected_duration(shop, number=number)
    changes = edit_case(shop, number=number, category="COND.WEAR", edited_by="陈")
    assert before.like != expected_duration(shop, number=number).like
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert before == expected_duration(shop, number=number)


def test_what_is_read_again_is_what_a_new_window_reads(
    experienced: Counter, clock: ShopClock
) -> None:
    """Opened, moved, taken back: only what was touched is read anew, and it comes to the same."""
    shop = experienced.shop
    opened = open_case(shop, complaint="肩带开线", opened_by="陈", category="COND.WEAR")
    expected_of_intake(shop, category="COND.WEAR")
    number = experienced.open()
    clock.step(days=1)
    experienced.to_decision(number)
    undo_action(shop, action_id=opened.changes.action, undone_by="陈")
    settings = shop.queries.settings()
    kept = shop.queries.durations.table(settings, shop.clock())
    anew = DurationQueries(shop.store.database).table(settings, shop.clock())
    assert anew.answered == kept.answered
    for stage, spells in anew.by_stage.items():
        assert sorted(spells) == sorted(kept.by_stage[stage])


def test_a_branch_that_is_merged_takes_its_past_with_it(experienced: Counter) -> None:
    shop = experienced.shop

    def alike() -> tuple[str, str]:
        asked = expected_of_intake(shop, category="FUNC.EARLY", resolution="NOTE_ONLY")
        assert asked.like is not None
        return asked.like.trunk, asked.like.category

    assert ("FUNC", "") == alike()
    merged = merge_branches(shop, source="FUNC.HARD", into="FUNC.EARLY", merged_by="陈")
    assert ("FUNC", "FUNC.EARLY") == alike()
    undo_action(shop, action_id=merged.action, undone_by="陈")
    assert ("FUNC", "") == alike()


def test_a_case_that_was_a_mistake_teaches_nothing(experienced: Counter) -> None:
    before = expected_of_intake(experienced.shop, category="FUNC.HARD", resolution="NOTE_ONLY")
    number = experienced.open(resolution="NOTE_ONLY")
    void_case(experienced.shop, number=number, reason="重复登记", voided_by="陈")
    assert before == expected_of_intake(
        experienced.shop, category="FUNC.HARD", resolution="NOTE_ONLY"
    )
    assert "over" == expected_duration(experienced.shop, number=number).state


def test_a_shop_may_keep_it_to_itself(experienced: Counter) -> None:
    shop = experienced.shop
    edit_settings(shop, values={"smart_durations": "off"}, edited_by="陈")
    assert NOT_SAID == expected_duration(shop, number=experienced.open())
    assert NOT_SAID == expected_of_intake(shop, category="FUNC.HARD")


def test_words_of_a_category_nobody_knows_are_no_failure(experienced: Counter) -> None:
    found = expected_of_intake(experienced.shop, category="COND.WEAR", resolution="REPAIR")
    assert ("known", CASES_NEEDED) == (found.state, found.n)


def test_the_shops_own_limits_stand_beside_what_its_past_kept(experienced: Counter) -> None:
    """Ten open hours a day for one to four days: 80 of 100 within four."""
    shop = experienced.shop
    advice = {one.trunk: one for one in limits_with_advice(shop)}
    assert (TimeLimit(72), TimeLimit(40), 10_000, 20) == (
        advice["FUNC"].limit,
        advice["FUNC"].proposed,
        advice["FUNC"].kept_bp,
        advice["FUNC"].n,
    )
    assert CASES_NEEDED == advice["AUTH"].missing
    changes = edit_time_limit(shop, trunk="func", limit=TimeLimit(4, DAYS), edited_by="陈")
    assert TimeLimit(4, DAYS) == shop.queries.durations.limits()["FUNC"]
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert TimeLimit(72) == shop.queries.durations.limits()["FUNC"]


def test_a_new_limit_is_what_the_next_case_is_promised(counter: Counter, clock: ShopClock) -> None:
    counter.sell_the_bag()
    edit_time_limit(counter.shop, trunk="FUNC", limit=TimeLimit(3), edited_by="陈")
    assert clock.now_ms + 3 * HOUR_MS == counter.card(counter.open()).promised_at


def test_a_limit_of_nothing_is_refused(shop: Shop) -> None:
    with pytest.raises(UnknownCategoryError):
        edit_time_limit(shop, trunk="COND.WEAR", limit=TimeLimit(3), edited_by="陈")
    with pytest.raises(BadTimeLimitError):
        edit_time_limit(shop, trunk="COND", limit=TimeLimit(0), edited_by="陈")


def test_a_shop_that_wants_none_of_it_gets_no_advice(experienced: Counter) -> None:
    edit_settings(experienced.shop, values={"smart_durations": "off"}, edited_by="陈")
    advice = limits_with_advice(experienced.shop)
    assert {None} == {one.proposed for one in advice}
    assert len(experienced.shop.program.trunks) == len(advice)


def test_the_year_behind_is_looked_back_upon(experienced: Counter, clock: ShopClock) -> None:
    """Twenty cases taught it in March to May; in June thirty more take as long."""
    clock.step(days=20)
    for place in range(30):
        _finish(experienced, clock, 1 + place % 4)
    clock.step(days=40)
    told: list[tuple[int, int]] = []
    found = back_test_durations(experienced.shop, lambda done, total: told.append((done, total)))
    assert (12, (0, 12)) == (len(told), told[0])
    assert Coverage(inside=found.whole.eighty.cases) == found.whole.eighty
    assert CASES_NEEDED + 30 == found.whole.eighty.cases + found.not_said


def test_a_shop_without_any_case_has_no_year(shop: Shop) -> None:
    found = back_test_durations(shop)
    assert (0, CASES_NEEDED) == (found.whole.eighty.cases, found.missing)
