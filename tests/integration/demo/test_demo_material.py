"""The demo's data files fit the program and each other."""

import re
from random import Random

from app.domain.cases import AROSE
from app.domain.items import ACCESSORIES, ITEM_CLASSES, guess_item_class
from app.domain.ledger import TENDERS
from app.domain.parties import CLAIMANTS
from app.photos.drawing import DRAWN_CLASSES, DRAWN_FLAWS
from app.services.demo.material import NO_ITEM, load_material
from app.services.program_data import load_program_data

_SLOTS = {"it", "days", "grade", "name"}


def test_every_branch_of_the_tree_has_complaints_and_no_other() -> None:
    told = {trouble.category for trouble in load_material().troubles}

    assert set(load_program_data().seed_branches) == told


def test_cases_end_in_every_resolution_and_in_no_other() -> None:
    ends = {end for trouble in load_material().troubles for end in trouble.ends}

    assert set(load_program_data().routes.resolutions()) == ends


def test_troubles_use_only_codes_that_exist() -> None:
    for trouble in load_material().troubles:
        assert set(trouble.arose) <= set(AROSE), trouble.category
        assert set(trouble.claimants) <= set(CLAIMANTS), trouble.category
        assert set(trouble.classes) <= {*ITEM_CLASSES, NO_ITEM}, trouble.category
        assert trouble.tender in {"", *TENDERS}, trouble.category
        assert trouble.shows in {"", *DRAWN_FLAWS}, trouble.category


def test_every_item_class_is_sold_and_each_item_is_taken_for_its_class() -> None:
    shelves = load_material().shelves

    assert set(ITEM_CLASSES) == set(shelves)
    for shelf in shelves.values():
        assert set(shelf.accessories) <= set(ACCESSORIES)
        for model in shelf.models:
            for look in model.looks:
                title = f"{model.brand} {model.name} {look}"
                assert shelf.item_class == guess_item_class(shelf.category, title), title


def test_drawings_named_by_items_can_be_drawn() -> None:
    models = [model for shelf in load_material().shelves.values() for model in shelf.models]
    named = [model.drawn for model in models if model.drawn]

    assert named
    for drawn in named:
        item_class, _, kind = drawn.partition("/")
        assert item_class in DRAWN_CLASSES
        assert kind in {"0", "1", "2"}


def test_every_claimant_has_something_to_say_about_something() -> None:
    material = load_material()
    for trouble in material.troubles:
        for claimant in trouble.claimants:
            for item_class in set(trouble.classes) - {NO_ITEM}:
                shelf = material.shelves[item_class]
                spoken_of = [
                    model.name
                    for model in shelf.models
                    if trouble.sentences("zh", item_class, model.noun.zh, claimant)
                ]
                assert spoken_of, (trouble.category, item_class, claimant)


def test_complaints_ask_only_for_what_is_known() -> None:
    material = load_material()
    texts = [
        text
        for trouble in material.troubles
        for said in trouble.said.values()
        for sentences in said.values()
        for text in sentences
    ]
    texts += [text for lists in material.notes.values() for rows in lists.values() for text in rows]
    for text in texts:
        assert set(re.findall(r"\{(\w*)\}", text)) <= _SLOTS, text


def test_several_hundred_sentences_are_written_by_hand() -> None:
    sentences = {
        text
        for trouble in load_material().troubles
        for said in trouble.said.values()
        for group in said.values()
        for text in group
    }

    assert len(sentences) > 300


def test_a_note_falls_back_from_category_to_trunk_to_any() -> None:
    material = load_material()
    rng = Random(1)

    assert (
        material.note(rng, "ask_info", "", "SHIP.LOST", "SHIP")
        in (material.notes["ask_info"]["SHIP.LOST"])
    )
    assert (
        material.note(rng, "ask_info", "", "SHIP.DMG", "SHIP")
        in (material.notes["ask_info"]["SHIP"])
    )
    assert (
        material.note(rng, "ask_info", "", "OWN.STOLEN", "OWN")
        in (material.notes["ask_info"]["any"])
    )


def test_a_word_of_the_trade_is_said_in_full_and_misread_within_the_tree() -> None:
    material = load_material()
    branches = set(load_program_data().seed_branches)

    assert material.jargon
    for word in material.jargon:
        assert {word.category, word.taken_for} <= branches
        assert word.category != word.taken_for
        assert word.said["zh"]
        assert word.said["en"]
    assert {"clerk", "buyer", "survey"} == set(material.why)
