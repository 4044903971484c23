"""Hits in groups, and the words that stand out."""

import pytest

from app.domain.rows import Hit
from app.ui.search.found import Heading, grouped, pieces


def _hit(subject_type: str, key: str, *, exact: bool = False) -> Hit:
    return Hit(subject_type, key * 2, key, "LV Speedy", "", exact)


def test_exact_numbers_stand_above_every_group() -> None:
    case, item, exact = _hit("case", "A-2"), _hit("item", "A-3"), _hit("item", "A-1", exact=True)
    assert grouped([item, case, exact]) == (
        Heading("exact", 1),
        exact,
        Heading("case", 1),
        case,
        Heading("item", 1),
        item,
    )


def test_no_hits_make_no_heading() -> None:
    assert grouped([]) == ()


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("the zipper broke", ("zip",), [("the ", False), ("zip", True), ("per broke", False)]),
        ("Zip ZIP", ("zip",), [("Zip", True), (" ", False), ("ZIP", True)]),
        ("拉链坏了", ("拉链",), [("拉链", True), ("坏了", False)]),
        ("aaaa", ("aa",), [("aaaa", True)]),
        ("abcd", ("abc", "bcd"), [("abcd", True)]),
        ("plain", ("x",), [("plain", False)]),
        ("plain", ("",), [("plain", False)]),
        ("", ("x",), []),
        ("İstanbul", ("stan",), [("İstanbul", False)]),
    ],
)
def test_matching_words_are_cut_out(
    text: str, words: tuple[str, ...], parts: list[tuple[str, bool]]
) -> None:
    assert pieces(text, words) == parts
