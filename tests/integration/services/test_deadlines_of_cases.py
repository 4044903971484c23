"""Turns, promises and the deadlines of others on real cases, and what another calendar moves."""

from datetime import datetime

import pytest

from app.domain.case_clocks import (
    ClockNeedsDateError,
    ClockNotRunningError,
    UnknownCarrierError,
    UnknownClockError,
)
from app.domain.clocks import NeverOpenError
from app.domain.deadlines import CaseDates
from app.domain.settings import BadSettingError
from app.services.clocks import finish_clock, set_clock
from app.services.moves import move_case
from app.services.settings import edit_settings
from app.services.shop import Shop
from app.services.undo import undo_action
from app.services.verify import verify
from app.storage.projection import dump, rebuild
from tests.counter import HOUR_MS, MONDAY_10_IN_SHANGHAI_MS, OWNER, Counter, ShopClock

NOW = MONDAY_10_IN_SHANGHAI_MS
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def bag(counter: Counter) -> Counter:
    counter.sell_the_bag()
    return counter


def dates(counter: Counter, number: str) -> CaseDates:
    return counter.shop.queries.clocks.of_case(number)


def tables(shop: Shop) -> object:
    with shop.store.database.reading() as connection:
        return dump(connection)


def local(counter: Counter, at_ms: int | None) -> str:
    zone = counter.shop.queries.settings().zone
    return (
        "" if at_ms is None else datetime.fromtimestamp(at_ms / 1000, zone).strftime("%m-%d %H:%M")
    )


def test_the_promise_stands_still_while_the_buyer_sends_it_back(
    bag: Counter, clock: ShopClock
) -> None:
    """72 open hours are promised; two are used, the parcel takes four days, seventy are left."""
    number = bag.open()
    assert (dates(bag, number).promise.left_ms or 0) == 72 * HOUR_MS
    clock.step(hours=2)
    bag.move(number, "review", "to_decision", "accept_return")
    waiting = dates(bag, number)
    assert ("buyer", clock.now_ms) == (waiting.claim.turn, waiting.claim.since_ms)
    assert (None, 70 * HOUR_MS) == (waiting.promise.at_ms, waiting.promise.left_ms)
    clock.step(days=4)
    bag.move(number, "goods_received")
    assert "03-13 12:00" == local(bag, dates(bag, number).promise.at_ms)
    assert not verify(bag.shop, deep=True).faults


def test_undo_gives_the_turn_and_the_promise_back(bag: Counter, clock: ShopClock) -> None:
    number = bag.open()
    bag.move(number, "review", "to_decision")
    before = tables(bag.shop)
    clock.step(hours=3)
    changes = move_case(bag.shop, number=number, move="accept_return", actor=OWNER)
    assert dates(bag, number).promise.at_ms is None
    undo_action(bag.shop, action_id=changes.action, undone_by="陈")
    assert before == tables(bag.shop)


def test_a_clock_set_back_by_a_year_takes_nothing_and_gives_nothing(
    bag: Counter, clock: ShopClock
) -> None:
    number = bag.open()
    clock.step(days=-365)
    bag.move(number, "review", "to_decision", "accept_return")
    found = dates(bag, number)
    assert 72 * HOUR_MS == found.promise.left_ms
    assert NOW == found.claim.since_ms  # no turn begins before the one it follows
    clock.step(days=365)
    bag.move(number, "goods_received")
    assert 72 * HOUR_MS == dates(bag, number).promise.left_ms
    assert not verify(bag.shop, deep=True).faults


def test_a_parcel_begins_with_the_carriers_deadline(bag: Counter, clock: ShopClock) -> None:
    """From the day of the sale, the only one that is known: never too late."""
    clock.step(days=3)
    number = bag.open(category="SHIP.DMG", complaint="外箱压扁，里面碎了")
    (claim,) = dates(bag, number).clocks
    assert ("carrier_claim", "03-16 20:00", "03-09 20:00") == (
        claim.kind, local(bag, claim.due_ms), local(bag, claim.warn_ms),
    )  # fmt: skip
    set_clock(bag.shop, number=number, kind="carrier_claim", carrier="dhl", set_by="陈")
    (longer,) = dates(bag, number).clocks
    assert (claim.id, "DHL", "04-01 20:00") == (
        longer.id,
        longer.carrier,
        local(bag, longer.due_ms),
    )


def test_a_chargeback_asks_for_the_date_in_the_letter(bag: Counter) -> None:
    number = bag.open(category="MONEY.CB", complaint="银行来函，持卡人否认交易")
    assert () == dates(bag, number).clocks
    with pytest.raises(ClockNeedsDateError):
        set_clock(bag.shop, number=number, kind="chargeback", set_by="陈")
    letter = NOW + 10 * DAY_MS
    set_clock(bag.shop, number=number, kind="chargeback", due_ms=letter, note="CB-77", set_by="陈")
    (reply,) = dates(bag, number).clocks
    assert (letter, letter - 3 * DAY_MS, "CB-77") == (reply.due_ms, reply.warn_ms, reply.note)


def test_a_complaint_at_wechat_runs_day_and_night(bag: Counter) -> None:
    number = bag.open()
    for kind in ("wechat_reply", "wechat_done"):
        set_clock(bag.shop, number=number, kind=kind, set_by="陈")
    assert [NOW + DAY_MS, NOW + 3 * DAY_MS] == [c.due_ms for c in dates(bag, number).clocks]


def test_a_case_may_have_two_court_dates_but_one_chargeback(bag: Counter) -> None:
    number = bag.open()
    for days in (30, 60):
        due = NOW + days * DAY_MS
        for kind in ("court", "chargeback"):
            set_clock(bag.shop, number=number, kind=kind, due_ms=due, set_by="陈")
    assert ["court", "court", "chargeback"] == [c.kind for c in dates(bag, number).clocks]


def test_a_deadline_that_is_done_runs_again_when_that_is_undone(bag: Counter) -> None:
    number = bag.open()
    set_clock(bag.shop, number=number, kind="wechat_reply", set_by="陈")
    before = tables(bag.shop)
    changes = finish_clock(bag.shop, number=number, clock="wechat_reply", done_by="陈")
    assert [True] == [c.is_done for c in dates(bag, number).clocks]
    with pytest.raises(ClockNotRunningError):
        finish_clock(bag.shop, number=number, clock="wechat_reply", done_by="陈")
    undo_action(bag.shop, action_id=changes.action, undone_by="陈")
    assert before == tables(bag.shop)


def test_a_deadline_that_was_changed_is_again_what_it_was(bag: Counter) -> None:
    number = bag.open()
    set_clock(bag.shop, number=number, kind="ship_back", set_by="陈")
    changes = set_clock(bag.shop, number=number, kind="ship_back", due_ms=NOW + DAY_MS, set_by="陈")
    undo_action(bag.shop, action_id=changes.action, undone_by="陈")
    assert ["03-09 20:00"] == [local(bag, c.due_ms) for c in dates(bag, number).clocks]


def test_unknown_deadlines_and_carriers_are_told(bag: Counter) -> None:
    number = bag.open()
    with pytest.raises(UnknownClockError):
        set_clock(bag.shop, number=number, kind="tea_time", set_by="陈")
    with pytest.raises(UnknownCarrierError):
        set_clock(bag.shop, number=number, kind="carrier_claim", carrier="PIGEON", set_by="陈")


def test_a_deadline_makes_no_screen_old(bag: Counter) -> None:
    """A colleague types a court date in while a clerk has the case open: her move counts."""
    number = bag.open()
    seen = bag.card(number).last_entry
    set_clock(bag.shop, number=number, kind="court", due_ms=NOW + DAY_MS, set_by="李")
    move_case(bag.shop, number=number, move="review", actor=OWNER, seen=seen)
    assert "TRIAGE" == bag.card(number).claim_stage


def actions_with(shop: Shop, kind: str) -> set[bytes]:
    with shop.store.database.reading() as connection:
        rows = connection.execute("SELECT action FROM journal WHERE kind = ?", (kind,))
        return {row[0] for row in rows}


def test_another_calendar_moves_all_open_cases_in_one_action(
    bag: Counter, clock: ShopClock
) -> None:
    """Closed tomorrow and the day after: two hours of today's eight are left for a day later."""
    clock.step(hours=8)
    shops_turn, buyers_turn, done = bag.open(), bag.open(), bag.open()
    bag.move(buyers_turn, "review", "to_decision", "accept_return")
    bag.move(shops_turn, "review", "to_decision")
    bag.move(done, "review", "cancel")
    before = tables(bag.shop)
    old = {number: dates(bag, number) for number in (shops_turn, buyers_turn, done)}
    changes = edit_settings(
        bag.shop, values={"closed_days": "2026-03-03..2026-03-04"}, edited_by="陈"
    )
    new = dates(bag, shops_turn)
    assert ("03-03 16:00", "03-05 16:00") == (
        local(bag, old[shops_turn].claim.due_ms), local(bag, new.claim.due_ms),
    )  # fmt: skip
    assert (old[shops_turn].promise.at_ms or 0) + 2 * DAY_MS == new.promise.at_ms
    assert old[buyers_turn].claim == dates(bag, buyers_turn).claim  # days stay the days they were
    assert old[done] == dates(bag, done)
    assert new.claim.due_ms == bag.card(shops_turn).line.due
    assert {bytes(changes.action)} == actions_with(bag.shop, "case_redated")
    assert changes.kinds == {"shop_edited", "case_redated"}
    after = tables(bag.shop)
    rebuild(bag.shop.store.database)
    assert after == tables(bag.shop)
    undo_action(bag.shop, action_id=changes.action, undone_by="陈")
    assert ("", old[shops_turn]) == (
        bag.shop.queries.settings().closed_days, dates(bag, shops_turn),
    )  # fmt: skip
    assert without_clocks(before) == without_clocks(tables(bag.shop))


def without_clocks(found: object) -> object:
    """Settings keep the clock of their last edit: an undo is one."""
    assert isinstance(found, dict)
    return {name: rows for name, rows in found.items() if name != "setting"}


def test_a_setting_that_is_no_calendar_moves_nothing(bag: Counter) -> None:
    bag.open()
    changes = edit_settings(bag.shop, values={"phone": "021"}, edited_by="陈")
    assert changes.kinds == {"shop_edited"}


def test_a_shop_that_is_never_open_is_refused_and_nothing_changes(bag: Counter) -> None:
    bag.open()
    before = tables(bag.shop)
    closed = ", ".join(f"{year}-01-01..{year}-12-31" for year in range(2026, 2040))
    with pytest.raises((NeverOpenError, BadSettingError)):
        edit_settings(bag.shop, values={"closed_days": closed}, edited_by="陈")
    assert before == tables(bag.shop)


def test_the_calendar_holds_every_kind_of_deadline_once(bag: Counter) -> None:
    number = bag.open()
    set_clock(bag.shop, number=number, kind="carrier_claim", set_by="陈")
    bag.move(number, "review", "to_decision", "accept_return")
    found = bag.shop.queries.clocks.between(0, NOW + 60 * DAY_MS, limit=100)
    assert [("stage", "buyer"), ("carrier_claim", "buyer")] == [(d.kind, d.turn) for d in found]
    days = [(NOW + day * DAY_MS, NOW + (day + 1) * DAY_MS) for day in range(60)]
    counts = bag.shop.queries.clocks.per_day(days)
    assert (2, 1) == (sum(c.total for c in counts), sum(c.by_others for c in counts))
    bag.move(number, "cancel")
    assert [] == bag.shop.queries.clocks.between(0, NOW + 60 * DAY_MS, limit=100)


def sections(counter: Counter, now: int) -> dict[str, list[str]]:
    night = NOW + 14 * HOUR_MS + (now - NOW) // DAY_MS * DAY_MS
    found = counter.shop.queries.clocks.day(now, night)
    return {s.code: [line.line.number for line in s.lines] for s in found if s.lines}


def test_a_day_of_work_names_each_case_once(bag: Counter, clock: ShopClock) -> None:
    """Late, due today, a letter, an answer, and what waits for the shop."""
    late = bag.open()
    clock.step(days=1, hours=1)
    today, letter, answered, waiting = bag.open(), bag.open(), bag.open(), bag.open()
    set_clock(bag.shop, number=letter, kind="court", due_ms=clock.now_ms + 5 * DAY_MS, set_by="陈")
    for number in (letter, answered):
        bag.move(number, "review", "ask_info")
    clock.step(hours=4)
    bag.move(answered, "info_received")
    clock.step(hours=1)
    bag.move(answered, "to_decision")
    bag.move(waiting, "review", "to_decision")
    bag.move(today, "review")
    found = sections(bag, clock.now_ms)
    assert [late] == found["overdue"]
    assert [today] == found["today"]
    assert [letter] == found["clocks"]
    assert [answered, waiting] == sorted([*found.get("answered", []), *found["waiting"]])


def test_an_answer_brings_a_case_back_to_the_top(bag: Counter, clock: ShopClock) -> None:
    number = bag.open()
    bag.move(number, "review", "to_decision", "accept_return")
    clock.step(hours=5)
    bag.move(number, "goods_received")
    assert {"answered": [number]} == sections(bag, clock.now_ms)
