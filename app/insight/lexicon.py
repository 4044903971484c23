"""Phrases that mean something here: which words point to which branch, and which mean the same.

A phrase is a row of pieces with gaps (``…``) between them: ``用了…就坏`` or ``never … arrived``. A
star after a Latin word takes any ending. Phrases are data, in ``resources/complaints``.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GAP_HAN, GAP_WORDS = 8, 30  # letters that a gap may hold
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = "0-9a-z#'\u00df-\u024f"
_HEAD = 2  # letters by which phrases are found


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that stands in a text: what it means, and where."""

    concept: str
    start: int
    end: int

    def covers(self, other: "Hit") -> bool:
        """Whether the other is a part of this, and shorter."""
        inside = self.start <= other.start and other.end <= self.end
        return inside and self.end - self.start > other.end - other.start


class Lexicon:
    """Phrases by concept, compiled once; looks only at those whose first letters are there."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._plain: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._patterns: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        for concept, forms in phrases.items():
            for form in dict.fromkeys(" ".join(form.lower().split()) for form in forms):
                self._add(form, concept)

    def _add(self, form: str, concept: str) -> None:
        head = form[:_HEAD]
        if _HAN.match(form) and not set(form) & set("…* "):
            self._plain[head].append((form, concept))
        elif form:
            self._patterns[head].append((re.compile(_pattern(form)), concept))

    def hits(self, folded: str) -> list[Hit]:
        """Every phrase that stands in a folded text, in order; of each concept one a place."""
        found: dict[tuple[int, str], int] = {}
        for start in range(len(folded)):
            for head in (folded[start : start + _HEAD], folded[start]):
                for form, concept in self._plain.get(head, ()):
                    if folded.startswith(form, start):
                        _keep(found, start, concept, start + len(form))
                for pattern, concept in self._patterns.get(head, ()):
                    match = pattern.match(folded, start)
                    if match:
                        _keep(found, start, concept, match.end())
        return [Hit(concept, start, end) for (start, concept), end in found.items()]


def _keep(found: dict[tuple[int, str], int], start: int, concept: str, end: int) -> None:
    found[start, concept] = max(end, found.get((start, concept), 0))


def not_covered(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that are no part of a longer one of another concept.

    “not genuine leather” is about the material, though “not genuine” stands in it.
    """
    return [
        hit
        for hit in hits
        if not any(other.concept != hit.concept and other.covers(hit) for other in hits)
    ]


def longest_row(hits: Iterable[Hit]) -> list[Hit]:
    """One hit a place, from left to right, the longest first: they do not overlap."""
    row: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.start - hit.end)):
        if not row or hit.start >= row[-1].end:
            row.append(hit)
        elif hit.end - hit.start > row[-1].end - row[-1].start:
            row[-1] = hit
    return row


def _pattern(form: str) -> str:
    """A phrase as a pattern that is matched where its first letters stand."""
    gap = f"[^.!?;。！？；\n]{{0,{GAP_HAN if _HAN.search(form) else GAP_WORDS}}}?"
    return gap.join(_piece(piece.strip()) for piece in form.split("…") if piece.strip())


def _piece(piece: str) -> str:
    words = [
        re.escape(word.rstrip("*")) + (f"[{_LATIN}]*" if word.endswith("*") else "")
        for word in piece.split(" ")
    ]
    before = f"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", piece) else ""
    after = f"(?![{_LATIN}])" if re.search(f"[{_LATIN}]$", piece) else ""
    return before + r"\s+".join(words) + after


def read_lexicon(folder: Path) -> dict[str, tuple[str, ...]]:
    """Phrases that point to a branch: ``FUNC.HARD+`` strongly, ``-`` with something else.

    Raises OSError or ValueError.
    """
    phrases: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("lexicon_*.toml")):
        for code, lists in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for name, sign in (("strong", "+"), ("weak", "-")):
                key = code + sign
                phrases[key] = (*phrases.get(key, ()), *lists.get(name, ()))
    return phrases


def read_concepts(folder: Path) -> dict[str, tuple[str, ...]]:
    """Words that stand for the same thing, by its name; raises OSError or ValueError."""
    told = tomllib.loads((folder / "concepts.toml").read_text(encoding="utf-8"))
    return {
        name: tuple(word for words in row.values() for word in words) for name, row in told.items()
    }
