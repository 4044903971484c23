"""Every word of the trade explains itself, and nothing of it that a buyer must not see."""

from typing import Any

import pytest

from app.domain.glossary import Glossary, Term, UnknownTermError, read_glossary
from app.domain.papers import Words
from app.domain.route_files import BadProgramDataError
from app.services.program_data import ProgramData

# What a buyer never sees: lane, split, share, who bears it, whose thing it was, and suspicion.
FORBIDDEN = {
    "zh": (
        "处理方式,从严,快速通道,分担,分摊,承担,比例,追责,责任,扣回,寄卖人,货主,结款,欺诈,骗,评级,损失"
    ).split(","),
    "en": (
        "lane,strict,split,share,bear,liab,recover,clawback,deduct,consignor,payout,fraud,rating,"
        "loss,settlement"
    ).split(","),
}


@pytest.fixture
def glossary(program: ProgramData) -> Glossary:
    return program.glossary


def test_there_are_enough_terms_and_each_says_one_sentence(glossary: Glossary) -> None:
    assert len(glossary.terms) >= 45
    for term in glossary.terms.values():
        for words in (term.name, term.plain):
            assert words.zh.strip()
            assert words.en.strip()
        assert len(term.plain.zh) <= 60
        assert len(term.plain.en) <= 140
        assert term.plain.zh.endswith("。")
        assert term.plain.en.endswith((".", "?"))


def test_every_stage_resolution_and_category_is_explained_by_its_own_name(
    program: ProgramData, glossary: Glossary
) -> None:
    routes = program.routes
    for code, stage in routes.stages.items():
        assert (code, glossary.terms[f"stage.{code}"].name) == (code, stage.name)
    for code in routes.resolutions():
        route = routes.newest(code)
        assert route is not None
        assert glossary.terms[f"resolution.{code}"].name == route.name
    for code, trunk in program.trunks.items():
        assert glossary.terms[f"category.{code}"].name == trunk.name


def test_the_words_of_the_screens_are_there(glossary: Glossary) -> None:
    wanted = (
        "turn recovery_track claim_track custody share liability clawback unwinding baseline lane"
        " chargeback appraisal finding evidence_pack sla mode_reverse buy_in pay_in write_off"
        " detour at_stake proof claimant"
    )
    assert set(wanted.split()) - glossary.terms.keys() == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_answer_to_a_buyer_speaks_of_what_buyers_never_see(
    glossary: Glossary, lang: str
) -> None:
    told = {
        (term.code, word)
        for term in glossary.terms.values()
        if term.answer is not None
        for word in FORBIDDEN[lang]
        if word in term.answer.in_language(lang).casefold()
    }
    assert told == set()


def test_lane_split_and_share_have_no_answer_at_all(glossary: Glossary) -> None:
    silent = ("lane", "liability", "share", "proposal", "recovery_track", "clawback", "settlement")
    assert [code for code in silent if glossary.terms[code].answer is not None] == []


def test_a_buyer_is_spoken_to_politely(glossary: Glossary) -> None:
    answers = [term.answer.zh for term in glossary.terms.values() if term.answer]
    assert len(answers) > 30
    assert [answer for answer in answers if "你" in answer or not answer.endswith("。")] == []


@pytest.mark.parametrize("words", ["等谁", " waiting FOR ", "turn"])
def test_a_term_is_found_by_either_name_or_its_code(glossary: Glossary, words: str) -> None:
    assert [term.code for term in glossary.explain(words)] == ["turn"]


def test_a_stage_is_found_by_the_code_on_the_command_line(glossary: Glossary) -> None:
    assert [term.code for term in glossary.explain("back")] == ["stage.BACK"]


def test_names_come_before_meanings(glossary: Glossary) -> None:
    assert glossary.find("split")[0].code == "liability"


def test_no_words_find_everything_in_the_order_of_the_file(glossary: Glossary) -> None:
    assert [term.code for term in glossary.find("")] == list(glossary.terms)


@pytest.mark.parametrize("words", ["", "  ", "xyzzy"])
def test_what_is_unknown_is_refused(glossary: Glossary, words: str) -> None:
    with pytest.raises(UnknownTermError):
        glossary.explain(words)


WORDS = {"zh": "词", "en": "word"}
TERM = {"group": "g", "term": WORDS, "plain": WORDS}


def test_the_name_of_another_file_wins() -> None:
    file = {"group": {"g": WORDS}, "term": {"stage.NEW": TERM}}
    read = read_glossary(file, {"stage.NEW": Words("已登记", "Registered")})
    assert read.terms["stage.NEW"] == Term(
        "stage.NEW", "g", Words("已登记", "Registered"), Words("词", "word"), None
    )


@pytest.mark.parametrize(
    "file",
    [
        {},
        {"group": {"g": {"fr": "x"}}, "term": {}},
        {"group": {"g": WORDS}, "term": {"x": {"group": "h", "term": WORDS, "plain": WORDS}}},
        {"group": {"g": WORDS}, "term": {"x": {"group": "g", "term": WORDS}}},
        {"group": {"g": WORDS}, "term": {"x": TERM | {"answer": {"fr": "x"}}}},
    ],
)
def test_a_broken_file_says_where(file: dict[str, Any]) -> None:
    with pytest.raises(BadProgramDataError) as refused:
        read_glossary(file, {})
    assert refused.value.params["file"] == "glossary.toml"
