"""A path gives way gracefully: whatever the room, where we are stays readable the longest."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.stage_layout import DOT_PX, Step, place_steps


def _path(count: int, here: int) -> tuple[Step, ...]:
    names = ("受理", "收货", "验货", "退款", "完成", "复核", "维修")
    return tuple(
        Step(names[index], done=index < here, here=index == here) for index in range(count)
    )


def _width(name: str) -> int:
    return 14 * len(name)


def _named(steps: tuple[Step, ...], room_px: int) -> list[str]:
    return [place.step.name for place in place_steps(steps, room_px, _width) if place.name_px]


def test_with_room_every_name_is_shown() -> None:
    assert _named(_path(5, 2), 600) == ["受理", "收货", "验货", "退款", "完成"]


def test_names_behind_us_go_first_then_the_future_then_the_next() -> None:
    steps = _path(5, 2)
    shown = [_named(steps, room_px) for room_px in range(600, 60, -1)]
    orders = [names for index, names in enumerate(shown) if index == 0 or names != shown[index - 1]]
    assert orders == [
        ["受理", "收货", "验货", "退款", "完成"],
        ["收货", "验货", "退款", "完成"],
        ["验货", "退款", "完成"],
        ["验货", "退款"],
        ["验货"],
        [],
    ]


def test_no_path_has_no_places() -> None:
    assert place_steps((), 100, _width) == ()


@given(st.integers(1, 7), st.data())
def test_steps_never_overlap_and_stay_in_their_order(count: int, data: st.DataObject) -> None:
    steps = _path(count, data.draw(st.integers(0, count - 1)))
    least_px = count * DOT_PX + (count - 1) * 28 + 6
    room_px = data.draw(st.integers(least_px, 2000))
    placed = place_steps(steps, room_px, _width)
    assert [place.step for place in placed] == list(steps)
    gaps = [after.left_px - before.end_px for before, after in pairwise(placed)]
    assert [gap for gap in gaps if gap < 16] == []
    assert placed[-1].end_px <= room_px
