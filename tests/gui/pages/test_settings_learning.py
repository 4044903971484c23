"""The page of learning: what works, what is missing, the way back, and rules with one click."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.duration_backtest import Coverage, Covered, DurationBacktest
from app.domain.suggestions import Choice, Suggestion
from app.services.learning import keep_training, study
from app.services.opening import open_case
from app.services.shop import Shop
from app.ui.desk import Desk, Place
from app.ui.jobs import Jobs
from app.ui.learning_watch import LearningWatch
from app.ui.settings.learning.section import LearningSection
from app.ui.settings.page import SettingsPage
from app.ui.theme.theme import Theme
from tests.counter import OWNER
from tests.gui.hands import click
from tests.gui.pages.finding import ShowPage, Until
from tests.jargon import hear, shelf_of_seed

FUNC = Suggestion((Choice("FUNC.HARD", 0.6),), "FUNC", "FUNC.HARD", 0.6, source="model")


@pytest.fixture
def taught(shop: Shop, tmp_path: Path) -> Shop:
    """A shop that heard 100 complaints in its own words, and has not learned from them yet."""
    made = shelf_of_seed(shop, tmp_path / "seed")
    hear(made, 100)
    return made


@pytest.fixture
def desk(taught: Shop, theme: Theme, jobs: Jobs) -> Desk:
    """The desk of a window on that shop."""
    return Desk(taught, theme, jobs, OWNER, taught.queries.settings(), taught.queries.branches())


@pytest.fixture
def section(desk: Desk, show: ShowPage, until: Until) -> LearningSection:
    page = SettingsPage(desk)
    show(page)
    page.open("learning")
    made = page._learning
    until(lambda: made.report._report is not None and made.proposals._found is not None)
    until(lambda: made.model._standing is not None)
    return made


def test_before_anything_is_read_no_wrong_figure_and_no_empty_card_stands_there(
    desk: Desk, show: ShowPage
) -> None:
    page = SettingsPage(desk)
    show(page)
    page.open("learning")
    section = page._learning
    assert section.model.pace.value() == desk.settings.retrain_after == 50
    assert not section.model.history.isVisibleTo(section.model)
    assert section._states.currentWidget() is not section.report


@pytest.mark.usefixtures("each_language")
def test_the_ladder_says_what_works_and_what_is_missing(section: LearningSection) -> None:
    rows = section.ladder
    assert rows.row("own_model").rung.standing == "learning"
    assert rows.row("take_sure").rung.standing == "kept_off"
    assert rows.row("similar").rung.missing == 20
    assert "20" in rows.row("similar").sentence.text()


def test_a_part_is_kept_off_and_let_in_again(
    section: LearningSection, taught: Shop, until: Until
) -> None:
    row = section.ladder.row("rule_proposals")
    click(row.switch)
    until(lambda: row.rung.standing == "kept_off")
    assert taught.queries.settings().smart_rule_proposals == "off"
    click(row.switch)
    until(lambda: row.rung.standing == "on")


def test_the_slider_says_what_a_threshold_costs_before_it_is_saved(
    section: LearningSection, taught: Shop, until: Until
) -> None:
    card = section.threshold
    assert card.slider.value() == 70
    before = card.says.text()
    card.slider.setValue(30)
    assert before != card.says.text()
    assert taught.queries.settings().suggestion_threshold == 70
    click(card.save)
    until(lambda: taught.queries.settings().suggestion_threshold == 30)
    until(lambda: not card.is_edited())


def test_learning_now_and_one_click_back(
    section: LearningSection, taught: Shop, until: Until
) -> None:
    click(section.model.learn)
    until(lambda: taught.queries.learning.in_use() != "")
    until(lambda: len(section.model.history.lines()) == 2)
    own, built_in = section.model.history.lines()
    assert (own.opens, built_in.opens) == (False, True)
    section.model.history.line_opened.emit(built_in)
    until(lambda: taught.queries.learning.in_use() == "")


def test_the_report_opens_the_case_that_was_sure_and_wrong(
    section: LearningSection, places: list[Place]
) -> None:
    report = section.report
    assert sum(sum(row.counts) for row in report.grid.rows()) == 100
    assert report.scores.rows()
    worst = report.worst.lines()[0]
    report.worst.line_opened.emit(worst)
    assert places == [Place("case", worst.key)]
    said = report.grid.accessibleName()
    report.grid.setFocus(Qt.FocusReason.TabFocusReason)
    report.grid._look_at(1, 0)
    assert said != report.grid.accessibleName()


def test_a_correction_becomes_a_rule_with_one_click(
    section: LearningSection, taught: Shop, until: Until, told: Callable[[], list[str]]
) -> None:
    for _ in range(8):
        open_case(
            taught, complaint="五金掉漆严重", opened_by="陈", category="COND.WEAR", suggested=FUNC
        )
    section.load()
    until(lambda: any("五金掉漆" in line.title for line in section.proposals.list.lines()))
    line = next(line for line in section.proposals.list.lines() if "五金掉漆" in line.title)
    section._tabs._on_clicked("proposals")
    section.proposals.list.choose(line.key)
    click(section.proposals.make)
    until(lambda: "五金掉漆" in taught.queries.rules.all()[0].condition)
    until(lambda: any("五金掉漆" in words for words in told()))


def test_a_damaged_model_file_is_told(section: LearningSection, taught: Shop, until: Until) -> None:
    training = study(taught)
    keep_training(taught, training=training, kept_by="陈", by_hand=True)
    (taught.folder / "models" / f"{training.digest}.model").write_bytes(b"{}")
    taught.models.forget()
    section.load()
    until(lambda: section.model._problem.isVisibleTo(section.model))


def test_a_quiet_window_learns_by_itself(desk: Desk, taught: Shop, until: Until) -> None:
    watch = LearningWatch(desk, desk, quiet_ms=1)
    watch.begin()
    until(lambda: taught.queries.learning.in_use() != "")
    watch.end()


def test_whether_durations_come_true_stands_below_the_report(
    section: LearningSection, until: Until
) -> None:
    card = section.durations
    until(lambda: not card.isHidden())
    assert "Durations are looked back upon after 20 more finished cases." == card.says.text()
    held = Coverage(inside=8, below=1, above=1, undecided=2)
    half = Coverage(inside=5, above=5, undecided=2)
    year = Covered("FUNC", half, held)
    card.show_found(DurationBacktest(year, (year,)))
    assert (
        "Of 10 cases that are over, 50 % ended within the span that half should end in, and 80 %"
        " within the one for four in five. With 2 still open it is 67 % to 83 % in the end."
        " What is said of durations holds."
    ) == card.says.text()
    (row,) = card.table.rows()
    assert (row.key, row.figures) == ("FUNC", ("12", "2", "50 %", "80 %"))
