"""Phrases: Han by their letters, Latin words whole, gaps, stars and numbers."""

import pytest

from app.insight.lexicon import Hit, Lexicon, longest_row, not_covered

LEXICON = Lexicon(
    {
        "zip": ["拉链", "zip*"],
        "soon": ["用了…就坏", "after # day*", "只用了3天"],
        "late": ["never … arrived", "迟"],
        "leather": ["not genuine leather"],
        "fake": ["not genuine", "假"],
    }
)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("拉链拉不上", ["zip"]),
        ("the zipper is stuck", ["zip"]),
        ("unzipped it", []),  # a Latin word begins where its letters do
        ("用了不到一周就坏", ["soon"]),
        ("用了很久很久很久很久很久还好好的就坏", []),  # a gap has an end
        ("用了两天。就坏", []),  # and stays within its clause
        ("it broke after ## days", ["soon"]),
        ("只用了##天", ["soon"]),
        ("it never really arrived", ["late"]),
        ("假", ["fake"]),
        ("", []),
    ],
)
def test_what_stands_in_a_text(text: str, concepts: list[str]) -> None:
    assert concepts == [hit.concept for hit in LEXICON.hits(text)]


def test_a_hit_knows_its_place() -> None:
    assert LEXICON.hits("my zip broke") == [Hit("zip", 3, 6)]


def test_what_is_part_of_a_longer_phrase_means_that_phrase() -> None:
    hits = not_covered(LEXICON.hits("this is not genuine leather"))
    assert [hit.concept for hit in hits] == ["leather"]


def test_in_a_row_the_longest_comes_first_and_none_overlap() -> None:
    row = longest_row([Hit("a", 0, 2), Hit("b", 0, 4), Hit("c", 3, 5), Hit("d", 4, 6)])
    assert [hit.concept for hit in row] == ["b", "d"]
