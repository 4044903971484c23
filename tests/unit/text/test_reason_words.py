"""A fact that spoke is said as a reason, not as a bare value."""

import pytest

from app.domain.suggestions import Clue
from app.text.plain_rules import PlainWords
from app.text.suggestion_words import clue_words


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "told by: consignor"), ("zh", "由consignor提出")]
)
def test_who_complains_is_said_as_such(lang: str, expected: str) -> None:
    words = PlainWords(lang, "CNY", lambda _group, code: code)

    assert expected == clue_words(Clue("fact", "case.claimant", 1.0, value="consignor"), words)
