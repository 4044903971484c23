"""The split bar: pulled, nudged, typed; the cents always add up."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from app.ui.widgets.split_bar import SplitBar, SplitParty
from app.ui.widgets.split_track import SplitTrack
from tests.gui.hands import press, pull, type_in

PARTIES = (SplitParty("shop"), SplitParty("consignor", "李女士"), SplitParty("carrier"))
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> SplitBar:
    made = SplitBar(theme)
    qtbot.addWidget(made)
    made.set_split(PARTIES, (3_000, 5_000, 2_000))
    made.set_total(38_600, "CNY")
    made.resize(408, 240)
    made.show()
    return made


def _track(bar: SplitBar) -> SplitTrack:
    return bar.findChildren(SplitTrack)[0]


def _field(bar: SplitBar, index: int) -> QLineEdit:
    fields = [edit for edit in bar.findChildren(QLineEdit) if not edit.isHidden()]
    return fields[index]


def test_an_arrow_moves_the_line_by_one_percent(qtbot: QtBot, bar: SplitBar) -> None:
    track = _track(bar)
    with qtbot.waitSignal(bar.shares_changed) as told:
        press(track, Qt.Key.Key_Right)
    assert told.args == [(3_100, 4_900, 2_000)]
    press(track, Qt.Key.Key_Left, SHIFT)
    assert bar.shares() == (3_099, 4_901, 2_000)


def test_down_takes_the_next_line(bar: SplitBar) -> None:
    track = _track(bar)
    press(track, Qt.Key.Key_Down)
    press(track, Qt.Key.Key_Right)
    assert bar.shares() == (3_000, 5_100, 1_900)
    press(track, Qt.Key.Key_End)
    assert bar.shares() == (3_000, 7_000, 0)


def test_a_line_is_pulled_in_whole_percents(bar: SplitBar) -> None:
    track = _track(bar)
    start = QPoint(round(track.boundary_x_px(0)), 20)
    pull(track, start, start + QPoint(41, 0))
    shop_bp, consignor_bp, carrier_bp = bar.shares()
    assert (shop_bp % 100, shop_bp > 3_500, carrier_bp) == (0, True, 2_000)
    assert shop_bp + consignor_bp == 8_000


def test_a_party_with_nothing_can_be_pulled_open(bar: SplitBar) -> None:
    """Two lines on one place: pulled to the right the part on the left opens, and the other way."""
    track = _track(bar)
    bar.set_split(PARTIES, (3_000, 0, 7_000))
    start = QPoint(round(track.boundary_x_px(0)), 20)
    pull(track, start, start + QPoint(40, 0))
    assert (bar.shares()[0], bar.shares()[1] > 0) == (3_000, True)


def test_a_typed_share_is_taken_with_enter(bar: SplitBar) -> None:
    field = _field(bar, 1)
    field.selectAll()
    type_in(field, "33.33")
    press(field, Qt.Key.Key_Return)
    assert bar.shares() == (3_000, 3_333, 3_667)
    assert field.text() == "33.33 %"


def test_nonsense_is_marked_and_given_up(bar: SplitBar) -> None:
    field = _field(bar, 0)
    field.selectAll()
    type_in(field, "12x")
    assert field.property("invalid") is True
    press(field, Qt.Key.Key_Return)
    assert (field.text(), bar.shares()) == ("30 %", (3_000, 5_000, 2_000))


def test_escape_brings_the_old_share_back(bar: SplitBar) -> None:
    field = _field(bar, 0)
    field.selectAll()
    type_in(field, "77")
    press(field, Qt.Key.Key_Escape)
    assert field.text() == "30 %"


def test_cents_are_shown_and_add_up(bar: SplitBar) -> None:
    bar.set_total(100, "CNY")
    bar.set_split(PARTIES, (3_333, 3_333, 3_334))
    assert (bar.cents(), sum(bar.cents())) == ((33, 33, 34), 100)


def test_a_settled_split_takes_no_changes(bar: SplitBar) -> None:
    bar.set_read_only(read_only=True)
    press(_track(bar), Qt.Key.Key_Right)
    press(_field(bar, 0), Qt.Key.Key_Up)
    assert bar.shares() == (3_000, 5_000, 2_000)


def test_a_broken_split_is_refused(bar: SplitBar) -> None:
    with pytest.raises(ValueError, match="10000"):
        bar.set_split(PARTIES, (3_000, 5_000, 1_999))


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 10_000)), max_size=8),
    total_minor=st.integers(-(10**9), 10**9),
)
def test_whatever_is_done_shares_and_cents_add_up(
    bar: SplitBar, steps: list[tuple[int, int]], total_minor: int
) -> None:
    bar.set_total(total_minor, "JPY")
    for index, share_bp in steps:
        bar.take_share(index, share_bp)
        assert (sum(bar.shares()), sum(bar.cents())) == (10_000, total_minor)


def test_tab_goes_from_the_line_through_the_shares(qtbot: QtBot, theme: Theme) -> None:
    """Parties come when the button below stands already: Tab still reaches it last."""
    page = QWidget()
    column = QVBoxLayout(page)
    bar, below = SplitBar(theme), QPushButton()
    column.addWidget(bar)
    column.addWidget(below)
    qtbot.addWidget(page)
    bar.set_split(PARTIES, (3_000, 5_000, 2_000))
    page.show()
    way: list[QWidget] = [_track(bar)]
    while way[-1] is not below:
        step = way[-1].nextInFocusChain()
        assert step is not None
        way.append(step)
    assert [_field(bar, index) for index in range(3)] == [
        each for each in way if isinstance(each, QLineEdit)
    ]
