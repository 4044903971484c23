"""What an item is, guessed from its words."""

import pytest

from app.domain.items import ITEM_CLASSES, guess_item_class


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("LV Speedy 30", "bags"),
        ("Chanel handbag, black", "bags"),
        ("爱马仕 手袋", "bags"),
        ("Home/Bags", "bags"),
        ("Omega Seamaster watch", "watches"),
        ("浪琴 腕表", "watches"),
        ("Gucci loafers", "shoes"),
        ("运动鞋 42", "shoes"),
        ("Cartier ring", "jewellery"),
        ("卡地亚 戒指", "jewellery"),
        ("Leica camera", "electronics"),
        ("Burberry Coat", "clothing"),
        ("Printed silk dress", "clothing"),
        ("真丝 衬衫", "clothing"),
        ("Oil painting", "art"),
        ("???", "other"),
        ("", "other"),
    ],
)
def test_words_tell_the_class(words: str, expected: str) -> None:
    assert guess_item_class(words) == expected


@pytest.mark.parametrize("words", ["watering can", "spring flowers", "carton", "phased array"])
def test_a_marker_inside_another_word_does_not_count(words: str) -> None:
    assert guess_item_class(words) == "other"


def test_the_category_counts_as_much_as_the_title() -> None:
    assert guess_item_class("Shoes", "Classic 2.55") == "shoes"


def test_every_class_can_be_guessed() -> None:
    words = ("包", "表款", "鞋", "戒", "手机", "画", "裙", "x")
    assert {guess_item_class(word) for word in words} == set(ITEM_CLASSES)
