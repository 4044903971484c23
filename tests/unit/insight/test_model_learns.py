"""Training and judging on a small world."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.categories import trunk_of
from app.domain.suggestions import NO_SUGGESTION, Complaint, Example, highlights
from app.insight.calibration import calibrated, scored_by
from app.insight.features import Reader, fact_features
from app.insight.judging import judge
from app.insight.model import Model
from app.insight.model_file import write_model
from app.insight.training import train

Seed = tuple[Example, ...]


def test_every_text_it_learned_from_is_told_rightly(model: Model, seed: Seed) -> None:
    told = [judge(model, example.complaint) for example in seed]
    assert [trunk_of(e.category) for e in seed] == [suggestion.label for suggestion in told]


def test_new_words_of_the_same_thing_go_the_same_way(model: Model) -> None:
    told = judge(model, Complaint("包的拉链拉一下就坏了"))

    assert told.category == "FUNC.HARD"
    assert told.source == "model"
    assert told.model == model.digest


def test_an_aside_is_no_complaint(model: Model) -> None:
    assert judge(model, Complaint("快递很快，但是拉链坏了")).label == "FUNC"


def test_choices_are_at_most_three_and_the_first_is_the_likeliest(model: Model) -> None:
    told = judge(model, Complaint("拉链坏了，是假货吧"))
    sure = [choice.confidence for choice in told.choices]

    assert len(told.choices) == 3
    assert sure == sorted(sure, reverse=True)
    assert told.confidence == sure[0]


def test_the_same_texts_give_the_same_model(reader: Reader, seed: Seed) -> None:
    first, second = (write_model(train((), seed=seed, reader=reader)) for _ in range(2))
    assert first == second


def test_a_shops_own_words_are_learned_from_its_cases(reader: Reader, seed: Seed) -> None:
    own = [Example(Complaint(f"{n}号包五金掉色"), "COND.WEAR", str(n)) for n in range(6)]
    told = judge(train(own, seed=seed, reader=reader), Complaint("五金掉色了"))
    assert told.category == "COND.WEAR"


def test_what_one_customer_said_once_is_learned(reader: Reader, seed: Seed) -> None:
    own = [Example(Complaint("这只走山路了"), "SHIP.LATE")]
    plain = [Example(Complaint("这只"), "OTHER.UNK")]
    told = train([*plain, *own], seed=seed, reader=reader)
    assert judge(told, Complaint("走山路")).category == "SHIP.LATE"
    assert "走山路" not in train(plain, seed=[*seed, *own], reader=reader).features


def test_one_category_alone_is_nothing_to_tell_apart(reader: Reader) -> None:
    alone = [Example(Complaint("坏了"), "FUNC.HARD")] * 3
    with pytest.raises(ValueError, match="nothing to tell apart"):
        train((), seed=alone, reader=reader)


def test_facts_that_are_known_are_weighed_in_steps() -> None:
    facts = {
        "case.claimant": "consignor",
        "item.class": None,
        "item.brand": "LV ",
        "sale.shipped": False,
        "item.days_since_sale": 12,
        "buyer.cases_12m": 4,
    }
    assert fact_features(facts) == (
        "=case.claimant:consignor",
        "=sale.shipped:False",
        "=item.brand:lv",
        "=item.days_since_sale:11-30",
        "=buyer.cases_12m:3-",
    )


def test_facts_can_decide_where_words_do_not(reader: Reader, seed: Seed) -> None:
    own = [
        Example(
            Complaint("有问题", {"case.claimant": party}),
            "STORE.LOST" if party == "consignor" else "FUNC.HARD",
        )
        for party in ("consignor", "buyer")
        for _ in range(8)
    ]
    model = train(own, seed=seed, reader=reader)
    told = judge(model, Complaint("有问题", {"case.claimant": "consignor"}))

    assert told.label == "STORE"
    assert "case.claimant" in [clue.what for clue in told.clues if clue.kind == "fact"]
    assert judge(model, Complaint("有问题", {"case.claimant": "buyer"})).label == "FUNC"


@pytest.mark.parametrize("text", ["", "😡", "Ќirilica něco", "!!!", "<p></p>"])
def test_nothing_to_go_by_is_no_suggestion(model: Model, text: str) -> None:
    assert judge(model, Complaint(text)) == NO_SUGGESTION


@given(st.text(max_size=200))
def test_no_text_is_an_error_and_marks_lie_within_it(model: Model, text: str) -> None:
    told = judge(model, Complaint(text))

    assert 0 <= told.confidence <= 1
    last = 0
    for start, end, _ in highlights(told.clues):
        assert last <= start < end <= len(text)
        last = end


def test_why_names_the_words_that_decided(model: Model) -> None:
    text = "快递很快，拉链坏了"
    told = judge(model, Complaint(text))

    best = told.clues[0]
    assert "拉链" in best.what
    assert best.weight > 0
    assert [text[start:end] for start, end in best.spans] == [best.what]


def test_what_would_tip_it_is_told_and_would(model: Model) -> None:
    text = "拉链坏了，快递太慢"
    told = judge(model, Complaint(text))
    assert told.second is not None
    assert told.tipping
    for clue in told.tipping:
        for start, end in clue.spans:
            text = text[:start] + "　" * (end - start) + text[end:]
    assert judge(model, Complaint(text)).label != told.label


def test_calibration_makes_a_boaster_modest(model: Model, seed: Seed) -> None:
    wrong = [replace(e, category="SHIP.LATE") for e in seed if e.category != "SHIP.LATE"]
    modest = calibrated(model, scored_by(model, [*seed, *wrong]))

    assert modest.temperature > model.temperature
    assert judge(modest, seed[0].complaint).confidence < judge(model, seed[0].complaint).confidence
