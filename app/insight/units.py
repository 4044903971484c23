"""A text as the model reads it: clauses of Han runs and Latin words, each knowing where it stands.

Letter case and width are ignored, every number is the same number, markup is not read. Positions
are those of the text as it was written, so that what decided can be shown in it.
"""

import re
import unicodedata
from dataclasses import dataclass

MOST_LETTERS = 4000  # of a longer text the beginning is read: nobody's problem begins later

_MARKUP = re.compile(r"<[^<>]{0,400}>|&[a-z]{2,8};|https?://\S+|\[[a-z]{2,10}\]", re.IGNORECASE)
# Han runs (with the numbers among them), words of other scripts, and what ends a clause.
_UNIT = re.compile(
    r"(?P<han>[\u3400-\u9fff#]*[\u3400-\u9fff][\u3400-\u9fff#]*)"
    r"|(?P<word>#+|[^\W_\u3400-\u9fff]+(?:'[a-z]+)?)"
    r"|(?P<end>[,.!?;:\n…、。()])"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTES = str.maketrans("’‘`", "'''")


@dataclass(frozen=True, slots=True)
class Unit:
    """A Han run or a word: its folded letters and where they begin in the text."""

    letters: str
    start: int
    is_han: bool

    @property
    def end(self) -> int:
        """The place after its last letter."""
        return self.start + len(self.letters)


Clause = tuple[Unit, ...]


def clauses_in(folded: str) -> tuple[Clause, ...]:
    """The clauses of a folded text in order; empty for a text without a word."""
    clauses: list[Clause] = []
    units: list[Unit] = []
    for found in _UNIT.finditer(folded):
        kind = found.lastgroup
        if kind == "end":
            if units:
                clauses.append(tuple(units))
                units = []
        else:
            units.append(Unit(found.group(), found.start(), kind == "han"))
    if units:
        clauses.append(tuple(units))
    return tuple(clauses)


def folded_in_place(text: str) -> str:
    """``text`` folded letter by letter, so that every letter keeps its place.

    Each digit becomes ``#``, markup becomes blanks. Of an endless text only the beginning is kept.
    """
    text = text[:MOST_LETTERS]
    folded = unicodedata.normalize("NFKC", text).lower().translate(_QUOTES)
    if len(folded) != len(text):
        folded = "".join(_one_letter(letter) for letter in text)
    folded = _MARKUP.sub(lambda found: " " * len(found.group()), folded)
    return _NUMBER.sub(lambda found: "#" * len(found.group()), folded)


def _one_letter(letter: str) -> str:
    return (unicodedata.normalize("NFKC", letter).lower() or " ")[0]
