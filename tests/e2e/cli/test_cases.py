"""Cases at the terminal: lists in pages, one case, and what may be corrected on it."""

from pathlib import Path

import pytest

from tests.counter import Counter, ShopClock
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def queue(counter: Counter, clock: ShopClock, terminal: Terminal) -> Terminal:
    """Five cases, opened an hour apart, the second closed with a note."""
    counter.sell_the_bag()
    for number in range(1, 6):
        counter.open(resolution="NOTE_ONLY" if number == 2 else "RETURN_REFUND")
        clock.step(hours=1)
    counter.move("A-2", "review", "to_decision", "note_kept")
    return terminal


def numbers(terminal: Terminal, *argv: str) -> list[str]:
    return [case["number"] for case in terminal.json("case", "list", *argv)["cases"]]


def test_open_cases_stand_first_by_deadline_and_closed_ones_last(queue: Terminal) -> None:
    assert numbers(queue) == ["A-000001", "A-000003", "A-000004", "A-000005", "A-000002"]


@pytest.mark.parametrize("limit", ["1", "2", "3", "4"])
def test_the_pages_of_a_list_hold_every_case_once(queue: Terminal, limit: str) -> None:
    whole = numbers(queue)
    pages, token = [], ""
    while True:
        more = ["--after", token] if token else []
        page = queue.json("case", "list", "--limit", limit, *more)
        pages += [case["number"] for case in page["cases"]]
        if page["next"] is None:
            break
        token = page["next"]
    assert pages == whole


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--stage", "closed"), ["A-000002"]),
        (("--turn", "buyer"), []),
        (("--open", "--category", "FUNC"), ["A-000001", "A-000003", "A-000004", "A-000005"]),
        (("--category", "func.hard", "--stage", "CLOSED"), ["A-000002"]),
        (("--category", "COND"), []),
        (("--search", "拉链", "--limit", "1"), ["A-000001"]),
        (("--search", "speedy zzz"), []),
    ],
)
def test_a_list_can_be_narrowed(
    queue: Terminal, options: tuple[str, ...], found: list[str]
) -> None:
    assert numbers(queue, *options) == found


def test_overdue_cases_are_those_whose_time_is_over(queue: Terminal, clock: ShopClock) -> None:
    assert numbers(queue, "--overdue") == ["A-000001", "A-000003"]
    clock.step(days=3)
    assert numbers(queue, "--overdue") == ["A-000001", "A-000003", "A-000004", "A-000005"]


def test_a_case_in_a_list_has_its_stable_keys(queue: Terminal) -> None:
    case = queue.json("case", "list", "--limit", "1")["cases"][0]
    assert case == {
        "number": "A-000001",
        "title": "LV Speedy 30",
        "stage": "NEW",
        "turn": "shop",
        "due": "2026-03-02T04:00:00.000Z",
        "resolution": "RETURN_REFUND",
        "category": "FUNC.HARD",
        "lane": "normal",
        "at_stake": {"minor": 1_280_000, "currency": "CNY"},
        "is_open": True,
        "opened_at": "2026-03-02T02:00:00.000Z",
    }


def test_a_list_for_a_person_says_how_to_go_on(queue: Terminal) -> None:
    lines = queue.done("case", "list", "--limit", "2").splitlines()
    assert lines[-1] == "More: --after A-000003"


def test_numbers_are_understood_in_any_letter_case_and_without_zeros(queue: Terminal) -> None:
    for spelling in ("A-000001", "a-1", " a-0001 "):
        assert queue.json("case", "show", spelling)["case"]["number"] == "A-000001"


def test_an_unknown_number_is_refused(queue: Terminal) -> None:
    for command in ("show", "timeline", "moves"):
        assert queue.refused("case", command, "A-999") == "unknown_case"
    assert queue.refused("case", "list", "--after", "A-999") == "unknown_case"
    assert queue.refused("case", "show", "A-" + "9" * 5000) == "unknown_case"


def test_unknown_filters_are_refused(queue: Terminal) -> None:
    assert queue.refused("case", "list", "--category", "NOPE") == "unknown_category"
    assert queue.refused("case", "list", "--stage", "NOPE", code=2) == "wrong_usage"


def test_moves_tell_what_they_lack(queue: Terminal) -> None:
    moves = {move["code"]: move for move in queue.json("case", "moves", "a-1")["moves"]}
    assert moves["review"] == {
        "code": "review",
        "label": "Start review",
        "allowed": True,
        "missing": [],
        "track": "claim",
        "to": "TRIAGE",
        "asks": [],
    }
    assert (moves["split_agreed"]["allowed"], moves["split_agreed"]["missing"]) == (
        False,
        ["claim_done"],
    )
    assert "the claim is still open" in queue.done("case", "moves", "a-1")


def test_a_move_that_does_not_exist_here_is_refused(queue: Terminal) -> None:
    assert queue.refused("case", "move", "a-1", "refund_done") == "unknown_move"
    assert queue.refused("case", "move", "a-1", "cancel") == "move_refused"
    assert queue.json("case", "move", "a-1", "cancel", "--note", "不退了")["case"]["stage"] == (
        "CANCELLED"
    )


def test_a_case_without_item_and_sale_is_about_what_is_told(queue: Terminal) -> None:
    opened = queue.json(
        "case", "open", "--free", "一条旧腰带", "--complaint", "扣子断了", "--claimant", "consignor"
    )["case"]
    assert (opened["title"], opened["complaint"]) == ("一条旧腰带", "一条旧腰带\n扣子断了")
    assert (opened["item"], opened["sale"], opened["custody"]) == (None, None, None)
    assert opened["claimant"] == "consignor"


def test_a_case_can_be_opened_for_a_sale(queue: Terminal) -> None:
    opened = queue.json("case", "open", "--sale", "S1", "--complaint", "x")["case"]
    assert (opened["sale"], opened["item"]) == ("S1", "A-1")


@pytest.mark.parametrize(
    "about",
    [(), ("--item", "A-1", "--free", "x"), ("--sale", "S1", "--free", "x")],
)
def test_what_a_case_is_about_is_said_once(queue: Terminal, about: tuple[str, ...]) -> None:
    assert queue.refused("case", "open", "--complaint", "x", *about, code=2) == "wrong_usage"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--item", "NOPE"), "unknown_item"),
        (("--sale", "NOPE"), "unknown_sale"),
        (("--item", "A-1", "--category", "X.Y"), "unknown_category"),
        (("--item", "A-1", "--resolution", "X"), "unknown_resolution"),
        (("--item", "A-1", "--complaint", "   "), "empty_complaint"),
        (("--item", "A-1", "--accessory", "hat"), "not_an_accessory"),
    ],
)
def test_a_case_that_does_not_fit_the_shop_is_refused(
    queue: Terminal, options: tuple[str, ...], error: str
) -> None:
    complaint = () if "--complaint" in options else ("--complaint", "x")
    assert queue.refused("case", "open", *options, *complaint) == error
    assert len(numbers(queue)) == 5


def test_a_missing_picture_is_a_failure_of_the_environment(queue: Terminal, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no.jpg")
    error = queue.refused(
        "case", "open", "--item", "A-1", "--complaint", "x", "--photo", nowhere, code=3
    )
    assert error == "missing_file"
    assert len(numbers(queue)) == 5


def test_an_item_handed_over_at_the_counter_is_in_the_shop(queue: Terminal) -> None:
    told = ("--place", "货架 3", "--accessory", "box", "--accessory", "card")
    opened = queue.json("case", "open", "--item", "A-1", "--complaint", "x", *told)["case"]
    assert opened["custody"] == "in_shop"
    handover = queue.json("item", "show", "A-1")["item"]["handovers"][0]
    assert (handover["place"], handover["accessories"]) == ("货架 3", ["box", "card"])


def test_a_case_can_be_corrected_and_led_elsewhere(queue: Terminal) -> None:
    queue.json("case", "edit", "a-1", "--category", "COND.WEAR", "--arose", "in_use")
    queue.json("case", "resolution", "a-1", "refund_only")
    queue.json("case", "check", "a-1", "--answer", "cannot_tell", "--note", "没有入库照片")
    queue.json("case", "custody", "a-1", "--to", "in_transit", "--waybill", "SF123")
    queue.json("case", "note", "a-1", "客人催了一次")
    case = queue.json("case", "show", "a-1")["case"]
    assert (case["category"], case["arose"], case["resolution"]) == (
        "COND.WEAR",
        "in_use",
        "REFUND_ONLY",
    )
    assert (case["identity"], case["custody"]) == ("cannot_tell", "in_transit")
    kinds = [entry["kind"] for entry in queue.json("case", "timeline", "a-1")["timeline"]]
    assert kinds == [
        "case_opened",
        "rules_applied",
        "case_edited",
        "rules_applied",
        "case_edited",
        "identity_checked",
        "custody_changed",
        "note_added",
    ]


def test_an_edit_that_changes_nothing_is_wrong_usage(queue: Terminal) -> None:
    assert queue.refused("case", "edit", "a-1", code=2) == "wrong_usage"


def test_who_acts_stands_in_the_record(queue: Terminal) -> None:
    queue.json("case", "note", "a-1", "x", "--actor", "小周")
    queue.json("--actor", "小王", "case", "note", "a-1", "y")
    timeline = queue.json("case", "timeline", "a-1")["timeline"]
    assert [entry["actor"] for entry in timeline] == ["陈", "陈", "小周", "小王"]
    assert timeline[2]["payload"]["text"] == "x"
    assert timeline[2]["at"] == "2026-03-02T07:00:00.000Z"


def test_a_timeline_for_a_person_names_the_actions_to_undo(queue: Terminal) -> None:
    queue.json("case", "note", "a-1", "客人催了一次")
    entry = queue.json("case", "timeline", "a-1")["timeline"][-1]
    last = queue.done("case", "timeline", "a-1").splitlines()[-1]
    assert "客人催了一次" in last
    assert last.endswith(entry["action"][:12])


def test_text_cannot_move_the_cursor_of_whoever_reads_it(queue: Terminal) -> None:
    queue.json("case", "open", "--free", "bag\x1b[2J\u202e!", "--complaint", "x")
    assert "\x1b" not in queue.done("case", "list")
    assert "\u202e" not in queue.done("case", "list")
