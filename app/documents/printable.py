"""The one gate between data and paper.

A glyph that a TrueType font lacks is drawn as nothing, without a word: a name would silently lose
a character. Here such a character becomes a visible □ and is remembered. Control characters,
directional overrides and other invisible marks are taken out. Nothing is parsed as markup.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NewType

Printable = NewType("Printable", str)
"""Text whose every character has a glyph in every face of the font book."""

MISSING = "□"
MORE = "…"
# Far beyond any complaint; keeps a megabyte pasted by accident from stalling a print.
MAX_CHARACTERS = 12_000

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})


def is_invisible(character: str) -> bool:
    """True of controls, joiners, directional marks and variation selectors."""
    return (
        unicodedata.category(character) in _INVISIBLE
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )


class Gate:
    """Lets text onto one paper and remembers what could not be printed."""

    def __init__(self, glyphs: Iterable[str]) -> None:
        self._glyphs = frozenset(glyphs)
        self._missing: dict[str, None] = {}

    @property
    def unprintable(self) -> tuple[str, ...]:
        """The characters replaced so far, each once, in order of first appearance."""
        return tuple(self._missing)

    def printable(self, text: str) -> Printable:
        """``text`` as one line: line ends and tabs become spaces."""
        if len(text) <= MAX_CHARACTERS and self._glyphs.issuperset(text):
            return Printable(text)
        composed = unicodedata.normalize("NFC", _LINE_ENDS.sub(" ", _cut(text)))
        return Printable("".join(map(self._drawn, composed)).strip())

    def paragraphs(self, text: str) -> tuple[Printable, ...]:
        """``text`` at its line ends; empty lines are dropped."""
        lines = (self.printable(line) for line in _LINE_ENDS.split(_cut(text)))
        return tuple(line for line in lines if line)

    def _drawn(self, character: str) -> str:
        if character in self._glyphs:
            return character
        if character.isspace():
            return " "
        if is_invisible(character):
            return ""
        self._missing[character] = None
        return MISSING


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - 1] + MORE
