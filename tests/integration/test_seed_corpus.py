"""The corpus that the first model is trained from: whole, varied, and apart from what judges it."""

import csv
from collections import Counter

import pytest

from app.domain.categories import trunk_of
from app.domain.items import ITEM_CLASSES
from app.insight.lexicon import read_concepts, read_lexicon
from app.insight.seed import near_real_examples, seed_examples
from app.services.program_data import ProgramData
from app.text.program_files import program_file

FOLDER = program_file("resources", "complaints")
FEWEST = 18  # texts of a branch in one language
VOICES = {"buyer", "consignor", "clerk"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_branch_has_texts_in_both_languages(program: ProgramData, language: str) -> None:
    counted = Counter(row["branch"] for row in rows(f"complaints_{language}.csv"))
    few = {b: counted[b] for b in program.seed_branches if counted[b] < FEWEST}

    assert few == {}
    assert set(counted) <= set(program.seed_branches)


@pytest.mark.parametrize("name", ["complaints_zh.csv", "complaints_en.csv"])
def test_every_row_says_who_speaks_and_of_what(name: str) -> None:
    assert {row["voice"] for row in rows(name)} <= VOICES
    assert {row["goods"] for row in rows(name)} <= set(ITEM_CLASSES)


def test_no_text_stands_there_twice_or_in_what_judges_it() -> None:
    seed = Counter(example.complaint.text for example in seed_examples(FOLDER))
    judges = {
        example.complaint.text
        for language in ("zh", "en")
        for example, *_ in near_real_examples(FOLDER, language)
    }

    assert [text for text, count in seed.items() if count > 1] == []
    assert judges & set(seed) == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_judges_it_has_cases_of_the_trade(program: ProgramData, language: str) -> None:
    found = Counter(trunk_of(e.category) for e, *_ in near_real_examples(FOLDER, language))

    assert set(found) == set(program.trunks)
    assert all(found[trunk] >= 25 for trunk in ("STORE", "OWN", "AUTH", "COND"))


def test_phrases_point_to_branches_that_there_are(program: ProgramData) -> None:
    pointed = {key[:-1] for key in read_lexicon(FOLDER)}
    others = {key for key in pointed if key not in program.seed_branches}

    assert {key.partition(".")[0] for key in others} == {"GOODS", "VOICE", "ASIDE"}
    assert all(words for words in read_concepts(FOLDER).values())
