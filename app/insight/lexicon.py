"""Phrases that mean something here: which words point to which branch, and which mean the same.

A phrase is a row of pieces with gaps (``…``) between them: ``用了…就坏`` or ``never … arrived``. A
star after a Latin word takes any ending, ``#`` is any number. Phrases are data, in
``resources/complaints``.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GAP_HAN, GAP_WORDS = 8, 30  # letters that a gap may hold
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = "0-9a-z#'\u00df-\u024f"
_NUMBER = re.compile(r"\d+")
_HEAD = 2  # Han letters by which phrases are found
_MOST_WORDS = 20_000  # that are remembered
_RUN = re.compile(rf"(?P<word>[{_LATIN}]+)|(?P<han>[\u3400-\u9fff]+)")
_FIRST_WORD = re.compile(f"[{_LATIN}]+")


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


class _Patterns:
    """Phrases by how they begin, compiled when that is first met: of thousands most never are."""

    def __init__(self) -> None:
        self._forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._ready: dict[str, tuple[_Phrase, ...]] = {}

    def add(self, head: str, form: str, concept: str) -> None:
        """One more that begins with ``head``."""
        self._forms[head].append((form, concept))

    def heads(self) -> frozenset[str]:
        """Everything that a phrase begins with."""
        return frozenset(self._forms)

    def of(self, head: str) -> Sequence["_Phrase"]:
        """Those that begin with ``head``, which there are."""
        ready = self._ready.get(head)
        if ready is None:
            ready = tuple(
                (re.compile(_pattern(form)).match, concept) for form, concept in self._forms[head]
            )
            self._ready[head] = ready
        return ready


class Lexicon:
    """Phrases by concept, compiled once; only those are tried that begin as the text goes on."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._plain: dict[str, list[tuple[str, str]]] = defaultdict(list)  # by first Han letters
        self._patterns = _Patterns()  # by first letters or word
        self._stems = _Patterns()  # by the stem of the first word
        for concept, forms in phrases.items():
            for form in dict.fromkeys(_NUMBER.sub("#", " ".join(f.lower().split())) for f in forms):
                self._add(form, concept)
        self._heads = self._patterns.heads()
        self._stem_heads = self._stems.heads()
        self._shortest_stem = min(map(len, self._stem_heads), default=0)
        self._of_words: dict[str, tuple[_Phrase, ...]] = {}  # people use the same words again

    def _add(self, form: str, concept: str) -> None:
        if _HAN.match(form):
            if set(form) & set("…* #"):
                head = form[0] if form[1:2] in {"…", ""} else form[:_HEAD]
                self._patterns.add(head, form, concept)
            else:
                self._plain[form[:_HEAD]].append((form, concept))
            return
        first = _FIRST_WORD.match(form)
        if first is None:
            return
        by = self._stems if form[first.end() :].startswith("*") else self._patterns
        by.add(first.group(), form, concept)

    def hits(self, folded: str) -> list[Hit]:
        """Every phrase that stands in a folded text, in order; of each concept one a place."""
        found: _Places = {}
        for run in _RUN.finditer(folded):
            if run.lastgroup == "word":
                _match(folded, run.start(), self._of_word(run.group()), found)
            else:
                self._han_hits(folded, run.start(), run.end(), found)
        return [Hit(concept, start, end) for (start, concept), end in found.items()]

    def _han_hits(self, folded: str, first: int, end: int, found: "_Places") -> None:
        plain, heads = self._plain, self._heads
        for start in range(first, end):
            for head in (folded[start : start + _HEAD], folded[start]):
                if head in plain:
                    for form, concept in plain[head]:
                        if folded.startswith(form, start):
                            _keep(found, start, concept, start + len(form))
                if head in heads:
                    _match(folded, start, self._patterns.of(head), found)

    def _of_word(self, word: str) -> tuple["_Phrase", ...]:
        """The phrases whose first word this is, or begins."""
        known = self._of_words.get(word)
        if known is None:
            known = tuple(self._beginning(word))
            if len(self._of_words) < _MOST_WORDS:
                self._of_words[word] = known
        return known

    def _beginning(self, word: str) -> Iterator["_Phrase"]:
        head = "#" if word[0] == "#" else word
        if head in self._heads:
            yield from self._patterns.of(head)
        for size in range(self._shortest_stem, len(word) + 1):
            if word[:size] in self._stem_heads:
                yield from self._stems.of(word[:size])


def _match(folded: str, start: int, phrases: Iterable["_Phrase"], found: "_Places") -> None:
    for match, concept in phrases:
        stands = match(folded, start)
        if stands:
            _keep(found, start, concept, stands.end())


_Places = dict[tuple[int, str], int]  # where a hit of a concept begins, and ends
_Phrase = tuple[Callable[[str, int], re.Match[str] | None], str]


def _keep(found: _Places, start: int, concept: str, end: int) -> None:
    found[start, concept] = max(end, found.get((start, concept), 0))


def not_covered(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that are no part of a longer one of another concept.

    “not genuine leather” is about the material, though “not genuine” stands in it.
    """
    by_start = sorted(hits, key=lambda hit: hit.start)
    starts = [hit.start for hit in by_start]
    longest = max((hit.end - hit.start for hit in hits), default=0)

    def near(hit: Hit) -> Sequence[Hit]:
        """Those that begin close enough to hold it: a long text has thousands of others."""
        first = bisect_left(starts, hit.end - longest)
        return by_start[first : bisect_right(starts, hit.start)]

    return [
        hit
        for hit in hits
        if not any(other.concept != hit.concept and other.covers(hit) for other in near(hit))
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
        re.escape(word.rstrip("*")).replace(r"\#", "#+")
        + (f"[{_LATIN}]*" if word.endswith("*") else "")
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


@dataclass(frozen=True, slots=True)
class Frames:
    """What stands before and behind a complaint in one language and says nothing of it."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


NO_FRAME = Frames()


def read_frames(folder: Path) -> dict[bool, Frames]:
    """The frames of Han texts (True) and of others; raises OSError or ValueError."""
    told = tomllib.loads((folder / "frames.toml").read_text(encoding="utf-8"))
    return {
        is_han: Frames(tuple(told["before"][language]), tuple(told["after"][language]))
        for is_han, language in ((True, "zh"), (False, "en"))
    }
