"""The owner reads how well the program suggests, in her own cases."""

from pathlib import Path

import pytest

from app.domain.settings import BadSettingError
from app.services.learning import keep_training, study
from app.services.learning_report import learning_report
from app.services.maturity import maturity
from app.services.opening import open_case
from app.services.settings import edit_settings
from app.services.shop import Shop
from tests.counter import ShopClock
from tests.jargon import hear, shelf_of_seed


@pytest.fixture
def heard(shop: Shop, clock: ShopClock, tmp_path: Path) -> Shop:
    made = shelf_of_seed(shop, tmp_path / "seed")
    for month in range(4):
        hear(made, 30, seed=month)
        clock.step(days=31)
    return made


def test_the_report_on_the_built_in_model_rests_on_all_cases(heard: Shop) -> None:
    seen: list[tuple[int, int]] = []
    report = learning_report(heard, step=lambda done, total: seen.append((done, total)))
    assert (report.model, report.basis, report.figures.cases) == ("", "unseen", 120)
    assert seen[-1] == (100, 120)
    assert sum(score.wanted for score in report.trunks) == 120
    assert sum(map(sum, report.confusion.counts)) == 120
    assert report.figures.low <= report.figures.macro_f1 <= report.figures.high
    assert [month.month for month in report.drift] == ["2026-03", "2026-04", "2026-05", "2026-06"]
    assert [month.cases for month in report.drift] == [30] * 4
    worst = report.worst[0]
    assert worst.suggested.partition(".")[0] != worst.wanted.partition(".")[0]
    assert worst.text
    assert [round(point.threshold * 100) for point in report.curve] == list(range(100))


def test_the_own_model_is_judged_by_what_it_has_not_seen(heard: Shop) -> None:
    keep_training(heard, training=study(heard), kept_by="陈", by_hand=True)
    after = learning_report(heard)
    assert (after.figures.cases, after.model != "") == (30, True)
    hear(heard, 10, seed=9)
    later = learning_report(heard)
    assert later.figures.cases == 40
    assert later.drift[-1].unknown_words <= after.drift[0].unknown_words + 1


def test_an_empty_shop_has_a_report_that_says_nothing(shop: Shop) -> None:
    report = learning_report(shop)
    assert (report.basis, report.figures.cases, report.worst, report.drift) == (
        "nothing", 0, (), (),
    )  # fmt: skip


def test_the_ladder_says_what_works_and_what_is_missing(heard: Shop) -> None:
    rungs = {rung.part: rung for rung in maturity(heard)}
    assert (rungs["own_model"].standing, rungs["own_model"].missing) == ("learning", 0)
    assert rungs["take_sure"].standing == "kept_off"
    keep_training(heard, training=study(heard), kept_by="陈", by_hand=True)
    edit_settings(heard, values={"smart_rule_proposals": "off"}, edited_by="陈")
    rungs = {rung.part: rung for rung in maturity(heard)}
    assert (rungs["own_model"].standing, rungs["rule_proposals"].standing) == ("on", "kept_off")


def test_a_sure_suggestion_is_taken_unasked_only_where_the_shop_wants_it(heard: Shop) -> None:
    keep_training(heard, training=study(heard), kept_by="陈", by_hand=True)
    edit_settings(heard, values={"suggestion_threshold": "20"}, edited_by="陈")
    (sure, *_) = [one for one in hear(heard, 210, seed=20) if one.is_sure]

    def left_open() -> str:
        number = open_case(heard, complaint="走山路了", opened_by="陈", suggested=sure).number
        return heard.queries.cases.line(number).category

    assert left_open() == "OTHER.UNK"
    edit_settings(heard, values={"smart_take_sure": "auto"}, edited_by="陈")
    decided = heard.queries.learning.counts().decided
    assert {rung.part: rung.standing for rung in maturity(heard)}["take_sure"] == "on"
    assert left_open() == sure.category
    assert heard.queries.learning.counts().decided == decided


@pytest.mark.parametrize(
    ("key", "value"),
    [("suggestion_threshold", "101"), ("retrain_after", "3"), ("smart_own_model", "maybe")],
)
def test_settings_of_learning_are_checked(shop: Shop, key: str, value: str) -> None:
    with pytest.raises(BadSettingError):
        edit_settings(shop, values={key: value}, edited_by="陈")
