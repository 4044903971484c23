"""Saying one thing in one language or in two."""

from collections.abc import Callable

from app.documents.printable import Gate, Printable

Said = tuple[Printable, ...]
"""The same words in the paper's languages, the main one first; never empty."""


class Voice:
    """Speaks the languages of one paper through its gate."""

    def __init__(self, langs: tuple[str, ...], gate: Gate) -> None:
        if not langs:
            raise ValueError("a paper needs a language")
        self.langs = langs
        self._gate = gate

    def say(self, in_language: Callable[[str], str]) -> Said:
        """What ``in_language(lang)`` gives for each language; alike or empty words once only."""
        said = dict.fromkeys(self._gate.printable(in_language(lang)) for lang in self.langs)
        return tuple(filter(None, said)) or (Printable(""),)

    def data(self, text: str) -> Printable:
        """Data in whatever language it was typed, on one line."""
        return self._gate.printable(text)

    def paragraphs(self, text: str) -> tuple[Printable, ...]:
        """Data at its own line ends."""
        return self._gate.paragraphs(text)
