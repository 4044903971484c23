"""A shop teaches its own words: trained, judged by its own cases, kept only if better, undone."""

from pathlib import Path

import pytest

from app.domain.own_model import AlreadyInUseError, TooFewToLearnError, UnknownModelError
from app.domain.papers import Words
from app.domain.rules.effects import Effects
from app.domain.rules.rule import Rule
from app.insight.model_file import DamagedModelError
from app.services.cases import edit_case
from app.services.classifying import Intake, suggest
from app.services.learning import keep_training, return_to_model, study, training_is_due
from app.services.mistakes import void_case
from app.services.opening import open_case
from app.services.rules.editing import edit_rule
from app.services.settings import edit_settings
from app.services.shop import Shop
from app.services.undo import undo_action
from app.services.verify import verify
from tests.counter import ShopClock
from tests.jargon import hear, shelf_of_seed


@pytest.fixture
def taught(shop: Shop, clock: ShopClock, tmp_path: Path) -> Shop:
    """A shop that has heard 120 complaints in its own words."""
    made = shelf_of_seed(shop, tmp_path / "seed")
    for day in range(12):
        hear(made, 10, seed=day)
        clock.step(days=1)
    return made


def learn(shop: Shop) -> str:
    training = study(shop)
    keep_training(shop, training=training, kept_by="陈", by_hand=True)
    return training.digest


def test_nothing_is_learned_from_a_handful_of_cases(shop: Shop, tmp_path: Path) -> None:
    few = shelf_of_seed(shop, tmp_path / "seed")
    hear(few, 79)
    assert not training_is_due(few)
    with pytest.raises(TooFewToLearnError) as told:
        study(few)
    assert told.value.params["missing"] == 1


def test_a_shop_learns_its_own_words_and_uses_what_it_learned(taught: Shop) -> None:
    said = "这只走山路了"
    assert suggest(taught, Intake(said)).category != "SHIP.DMG"
    assert training_is_due(taught)
    digest = learn(taught)
    (one,) = taught.queries.learning.trainings()
    assert (one.kept, one.why, one.cases) == (True, "better", 120)
    assert one.challenger.accuracy > one.champion.accuracy + 0.05
    assert (taught.queries.learning.in_use(), len(one.judged)) == (digest, 30)
    assert suggest(taught, Intake(said)).category == "SHIP.DMG"
    assert not training_is_due(taught)
    assert verify(taught, deep=True).faults == ()


def test_it_is_time_again_after_fifty_new_answers(taught: Shop, clock: ShopClock) -> None:
    learn(taught)
    clock.step(hours=1)
    hear(taught, 49, seed=50)
    assert not training_is_due(taught)
    hear(taught, 1, seed=51)
    assert training_is_due(taught)
    edit_settings(taught, values={"smart_own_model": "off"}, edited_by="陈")
    assert not training_is_due(taught)


def test_a_process_of_its_own_makes_the_same_model_and_ends_when_nobody_wants_it(
    taught: Shop,
) -> None:
    assert study(taught).digest == study(taught, apart=True).digest
    asked: list[int] = []

    def check() -> None:
        asked.append(1)
        if len(asked) == 3:
            raise KeyError

    with pytest.raises(KeyError):
        study(taught, check=check, apart=True)
    assert len(asked) == 3


def test_what_is_no_better_is_recorded_and_not_used(taught: Shop) -> None:
    digest = learn(taught)
    hear(taught, 50, seed=52)
    learn(taught)
    _, second = taught.queries.learning.trainings()
    assert (second.kept, second.replaced) == (False, digest)
    assert second.why in {"no_better", "luck"}
    assert digest == taught.queries.learning.in_use()


def test_one_click_returns_to_the_model_before_and_one_takes_that_back(taught: Shop) -> None:
    digest = learn(taught)
    changes = return_to_model(taught, digest="", returned_by="陈")
    assert taught.queries.learning.in_use() == ""
    undo_action(taught, action_id=changes.action, undone_by="陈")
    assert digest == taught.queries.learning.in_use()
    return_to_model(taught, digest="", returned_by="陈")
    return_to_model(taught, digest=digest[:8], returned_by="陈")
    assert digest == taught.queries.learning.in_use()
    with pytest.raises(AlreadyInUseError):
        return_to_model(taught, digest=digest, returned_by="陈")
    with pytest.raises(UnknownModelError):
        return_to_model(taught, digest="ffff", returned_by="陈")


def test_undoing_the_training_returns_to_what_was_in_use(taught: Shop) -> None:
    changes = keep_training(taught, training=study(taught), kept_by="陈", by_hand=True)
    undo_action(taught, action_id=changes.action, undone_by="陈")
    assert taught.queries.learning.in_use() == ""
    assert len(taught.queries.learning.trainings()) == 1


def test_where_a_person_went_back_no_training_by_itself_goes_forward(taught: Shop) -> None:
    first = learn(taught)
    return_to_model(taught, digest="", returned_by="陈")
    hear(taught, 50, seed=61)
    again = study(taught)
    keep_training(taught, training=again, kept_by="小周")
    assert (again.verdict.kept, taught.queries.learning.in_use()) == (True, "")
    return_to_model(taught, digest=again.digest, returned_by="陈")
    assert again.digest != first
    keep_training(taught, training=again, kept_by="陈", by_hand=True)


def test_a_choice_made_while_it_was_training_stands(taught: Shop) -> None:
    first = learn(taught)
    hear(taught, 10, seed=60)
    late = study(taught)
    return_to_model(taught, digest="", returned_by="陈")
    keep_training(taught, training=late, kept_by="陈", by_hand=True)
    assert taught.queries.learning.in_use() == ""
    return_to_model(taught, digest=first, returned_by="陈")


def test_a_damaged_model_file_leaves_the_built_in_one_and_says_so(taught: Shop) -> None:
    digest = learn(taught)
    path = taught.folder / "models" / f"{digest}.model"
    path.write_bytes(path.read_bytes()[:-9])
    taught.models.forget()
    taken = taught.models.take(digest)
    assert (taken.name, type(taken.problem)) == ("built-in", DamagedModelError)
    assert suggest(taught, Intake("这只走山路了")).category != "SHIP.DMG"
    return_to_model(taught, digest="", returned_by="陈")
    with pytest.raises(DamagedModelError):
        return_to_model(taught, digest=digest, returned_by="陈")


def test_a_shop_that_keeps_its_own_model_off_uses_the_built_in_one(taught: Shop) -> None:
    learn(taught)
    edit_settings(taught, values={"smart_own_model": "off"}, edited_by="陈")
    assert taught.queries.learning.in_use() == ""
    edit_settings(taught, values={"smart_own_model": "auto"}, edited_by="陈")
    assert taught.queries.learning.in_use() != ""


def test_what_nobody_decided_teaches_nothing(shop: Shop) -> None:
    edit_rule(
        shop,
        rule=Rule(
            "R-AB", Words("吃色", "Faded"), 'case.complaint contains "吃色"',
            Effects(category="COND.WEAR"),
        ),
        edited_by="陈",
    )  # fmt: skip
    by_a_rule = open_case(shop, complaint="吃色", opened_by="陈").number
    open_case(shop, complaint="看不出来", opened_by="陈", category="OTHER.UNK")
    mistaken = open_case(shop, complaint="不咬牙", opened_by="陈", category="FUNC.HARD").number
    assert shop.queries.learning.progress().decided == 1
    void_case(shop, number=mistaken, reason="录错了", voided_by="陈")
    assert shop.queries.learning.progress().decided == 0
    edit_case(shop, number=by_a_rule, category="COND.STAIN", edited_by="陈")
    (own,) = shop.queries.learning.own_cases((), shop.queries.settings())
    assert (own.number, own.category) == (by_a_rule, "COND.STAIN")
