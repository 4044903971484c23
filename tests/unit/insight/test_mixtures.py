"""Messier texts: what a mixture is about follows the labelling rules."""

from app.domain.suggestions import Complaint, Example
from app.insight.lexicon import Frames
from app.insight.mixing import mixtures


def text(words: str, category: str) -> Example:
    return Example(Complaint(words), category)


ANGRY = text("太差了", "OTHER.UNK")
STAFF = text("打了五次电话客服都推来推去，最后一次直接挂断，到现在没有人管", "OTHER.SVC")
FAULT = text("拉链坏了", "FUNC.HARD")
FAKE = text("怀疑是假货", "AUTH.FAKE")
MIND = text("尺码偏大", "MIND.FIT")


def made(*seed: Example) -> set[tuple[str, str]]:
    return {(one.complaint.text, one.category) for one in mixtures(seed, {})}


def test_a_remark_of_anger_changes_nothing() -> None:
    assert made(FAULT, ANGRY) <= {
        ("拉链坏了，太差了", "FUNC.HARD"),
        ("太差了，拉链坏了", "FUNC.HARD"),
    }


def test_a_doubt_decides_beside_a_fault() -> None:
    assert {category for _, category in made(FAKE, FAULT)} == {"AUTH.FAKE"}


def test_a_long_complaint_about_the_staff_stays_one_though_a_fault_is_named() -> None:
    found = made(STAFF, FAULT)
    assert {category for _, category in found} == {"OTHER.SVC"}
    assert all("拉链坏了" in words and "挂断" in words for words, _ in found)


def test_what_is_wanted_says_nothing_of_what_is_wrong() -> None:
    frames = {True: Frames(("客人说",), ("，要求退款",))}
    framed = {(one.complaint.text, one.category) for one in mixtures([MIND, FAULT], frames)}
    assert "拉链坏了，要求退款" in {words.removeprefix("客人说") for words, _ in framed}
    assert {category for words, category in framed if "拉链" in words} == {"FUNC.HARD"}


def test_languages_are_not_mixed_and_the_same_seed_gives_the_same_texts() -> None:
    seed = (FAULT, ANGRY, text("so bad", "OTHER.UNK"), text("zip broke", "FUNC.HARD"))
    assert mixtures(seed, {}) == mixtures(seed, {})
    for words, _ in made(*seed):
        assert not (words.isascii() and "坏" in words)
        assert words.isascii() or "zip" not in words
