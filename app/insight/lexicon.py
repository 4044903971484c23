"""The trade's own phrases: which words point to which branch, strongly or with something else.

A phrase is a row of pieces with gaps (``…``) between them: ``用了…就坏`` or ``never … arrived``. A
star after a Latin word takes any ending. Phrases are data (``resources/seed/lexicon_*.toml``).
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GAP_HAN, GAP_WORDS = 8, 30  # letters that a gap may hold
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = "0-9a-z#'\u00df-\u024f"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that stands in a text: its concept (``FUNC.HARD+`` strong, ``-`` weak) and place."""

    concept: str
    start: int
    end: int


class Lexicon:
    """Phrases by concept, compiled once; looks only at phrases whose first letters are there."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._plain: dict[str, list[tuple[str, str]]] = defaultdict(list)  # by first two letters
        self._gapped: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        for concept, forms in phrases.items():
            for form in dict.fromkeys(" ".join(form.lower().split()) for form in forms):
                self._add(form, concept)

    def _add(self, form: str, concept: str) -> None:
        head = form[:2]
        if len(form) < 2:
            return
        if _HAN.search(form) and not set(form) & set("…* "):
            self._plain[head].append((form, concept))
        else:
            self._gapped[head].append((re.compile(_pattern(form)), concept))

    def hits(self, folded: str) -> Iterator[Hit]:
        """Every phrase that stands in a folded text, each at its first place only."""
        seen: set[tuple[str, int]] = set()
        for start in range(len(folded) - 1):
            head = folded[start : start + 2]
            for form, concept in self._plain.get(head, ()):
                if folded.startswith(form, start) and (concept, start) not in seen:
                    seen.add((concept, start))
                    yield Hit(concept, start, start + len(form))
            for pattern, concept in self._gapped.get(head, ()):
                if (found := pattern.match(folded, start)) and (concept, start) not in seen:
                    seen.add((concept, start))
                    yield Hit(concept, start, found.end())


def _pattern(form: str) -> str:
    """A phrase as a pattern that is matched where its first letters stand."""
    gap = f"[^.!?;。！？；\n]{{0,{GAP_HAN if _HAN.search(form) else GAP_WORDS}}}?"
    pieces = [_piece(piece.strip()) for piece in form.split("…")]
    return gap.join(pieces)


def _piece(piece: str) -> str:
    words = [
        re.escape(word.rstrip("*")) + (f"[{_LATIN}]*" if word.endswith("*") else "")
        for word in piece.split(" ")
    ]
    before = f"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", piece) else ""
    after = f"(?![{_LATIN}])" if re.search(f"[{_LATIN}]$", piece) else ""
    return before + r"\s+".join(words) + after


def read_lexicon(folder: Path) -> dict[str, tuple[str, ...]]:
    """The phrases of every language by concept; raises OSError or ValueError."""
    phrases: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("lexicon_*.toml")):
        for code, lists in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for name, sign in (("strong", "+"), ("weak", "-")):
                key = code + sign
                phrases[key] = (*phrases.get(key, ()), *lists.get(name, ()))
    return phrases
