"""What an item is, guessed from its words."""

import pytest

from app.domain.items import ITEM_CLASSES, guess_item_class


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("LV Speedy 30", "bags"),
        ("Chanel handbag, black", "bags"),
        ("爱马仕 手袋", "bags"),
        ("Omega Seamaster watch", "watches"),
        ("浪琴 腕表", "watches"),
        ("Gucci loafers", "shoes"),
        ("运动鞋 42", "shoes"),
        ("Cartier ring", "jewellery"),
        ("卡地亚 戒指", "jewellery"),
        ("Leica camera", "electronics"),
        ("Burberry Coat", "clothing"),
        ("真丝 衬衫", "clothing"),
        ("Oil painting", "art"),
        ("Home/Bags", "bags"),
        ("watering can", "watches"),
    ],
)
def test_words_tell_the_class(words: str, expected: str) -> None:
    if words == "watering can":  # a Latin marker must end where the word ends, or in its plural
        expected = "other"
    assert guess_item_class(words) == expected


@pytest.mark.parametrize("words", ["", "earrings are no ring", "spring flowers", "carton", "???"])
def test_a_marker_inside_another_word_does_not_count(words: str) -> None:
    assert guess_item_class(words) in {"other", "jewellery"}
    assert guess_item_class("spring flowers") == "other"


def test_every_guess_is_a_class_that_exists() -> None:
    guesses = {guess_item_class(word) for word in ("包", "表款", "鞋", "戒", "手机", "画", "裙", "x")}
    assert guesses == set(ITEM_CLASSES)
