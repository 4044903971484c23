"""Amounts in words: what nobody can alter with a stroke of the pen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.amount_words import amount_in_words

DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("minor", "currency", "zh", "en"),
    [
        (30_000, "CNY", "人民币叁佰元整", "Three hundred and 00/100 CNY"),
        (30_050, "CNY", "人民币叁佰元伍角整", "Three hundred and 50/100 CNY"),
        (30_005, "CNY", "人民币叁佰元零伍分", "Three hundred and 05/100 CNY"),
        (1, "CNY", "人民币零元零壹分", "Zero and 01/100 CNY"),
        (1_001_200, "CNY", "人民币壹万零壹拾贰元整", "Ten thousand twelve and 00/100 CNY"),
        (
            1_280_000,
            "CNY",
            "人民币壹万贰仟捌佰元整",
            "Twelve thousand eight hundred and 00/100 CNY",
        ),
        (10_000_000_500, "CNY", "人民币壹亿零伍元整", "One hundred million five and 00/100 CNY"),
        (
            100_010_000_000,
            "CNY",
            "人民币壹拾亿零壹拾万元整",
            "One billion one hundred thousand and 00/100 CNY",
        ),
        (
            12_345,
            "JPY",
            "日元壹万贰仟叁佰肆拾伍圆整",
            "Twelve thousand three hundred forty-five JPY",
        ),
        (1_500, "KWD", "科威特第纳尔壹点伍零零第纳尔", "One and 500/1000 KWD"),
        (2_000, "KWD", "科威特第纳尔贰第纳尔整", "Two and 000/1000 KWD"),
        (100_00, "CHF", "CHF壹佰元整", "One hundred and 00/100 CHF"),
    ],
)
def test_amounts_in_words(minor: int, currency: str, zh: str, en: str) -> None:
    assert amount_in_words(minor, currency, "zh") == zh
    assert amount_in_words(minor, currency, "en") == en


def read_back(text: str) -> int:
    """The number that financial characters stand for."""
    total = 0
    for group in ("亿", "万", ""):
        if group:
            part, found, rest = text.partition(group)
            part, text = (part, rest) if found else ("", part)
        else:
            part = text
        value = digit = 0
        for sign in part:
            if sign in UNITS:
                value, digit = value + digit * UNITS[sign], 0
            else:
                digit = DIGITS[sign]
        total = total * 10_000 + value + digit
    return total


@given(st.integers(1, 10**10))
def test_chinese_words_say_the_number_and_never_two_zeros(whole: int) -> None:
    text = amount_in_words(whole * 100, "CNY", "zh").removeprefix("人民币").removesuffix("元整")
    assert read_back(text) == whole
    assert "零零" not in text
    assert not re.search("零[万亿]", text)


@given(st.integers(0, 10**12))
def test_english_words_are_of_their_own(whole: int) -> None:
    assert amount_in_words(whole, "JPY", "en") != amount_in_words(whole + 1, "JPY", "en")
