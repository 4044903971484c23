"""How alike two texts are: the words they share, each counting more the rarer it is in the shop.

Latin words are taken whole, runs of Han letter by letter in pairs (拉链坏 is 拉链 and 链坏), as a
reader's eye does. Everything is a whole number: what looks at it may stand near money.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.rules.wording import fold

LETTERS_COMPARED = 1_000  # whoever tells more has said what it is about by then
_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
_BETWEEN = "的了着吗呢吧啊呀"  # letters that stand between words
_RUNS = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_PARTS = re.compile(f"[^{_BETWEEN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
_LEAST_LATIN = 2
# Those that say nothing alone or in a pair of their own.
_PARTICLES = frozenset("过我你您他她它们这那是在有就都也还又很太个一不没要想说给把被和跟到上下去来")
_TRIMMED = "个我你您他她它们这那是在有就都也还又很太想说给把被和跟"  # from what is shown
_JOINING = frozenset(
    "a an and are as at be been but by can did do does for from had has have he her his if in is it"
    " its me my no not of on or our she so that the their them then there they this to was we were"
    " will with would you your ve re ll don didn doesn isn wasn".split()
)
_ROUND = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """What each word counts; a word that nobody has counted is worth ``usual``."""

    of: Mapping[str, int] = field(default_factory=dict)
    usual: int = 1

    def sum(self, words: Sequence[str] | frozenset[str]) -> int:
        """What these words count together."""
        return sum(self.of.get(word, self.usual) for word in words)


EVEN = Weights()


def weights_of(counts: Mapping[str, int], total: int) -> Weights:
    """Of words that stand in so many of ``total`` texts: one step more each time it is half."""
    of = {word: 1 + (total // max(1, count)).bit_length() for word, count in counts.items()}
    return Weights(of, max(1, sum(of.values()) // len(of)) if of else 1)


def weights_among(texts: Iterable[str]) -> Weights:
    """What each word counts where these are all the texts there are."""
    told = [words_of(text) for text in texts]
    return weights_of(Counter(word for words in told for word in words), len(told))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order, once each, without those that only join others."""
    found: dict[str, None] = {}
    for run in _RUNS.findall(fold(text[:LETTERS_COMPARED])):
        if _IS_HAN.match(run):
            pairs = (pair for part in _PARTS.findall(run) for pair in _pairs(part))
            found.update(dict.fromkeys(filter(_says_something, pairs)))
        elif len(run) >= _LEAST_LATIN and run not in _JOINING:
            found[run] = None
    return tuple(found)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def _says_something(pair: str) -> bool:
    return not _PARTICLES.issuperset(pair)


@dataclass(frozen=True, slots=True)
class Wordset:
    """A text made ready to be held beside others."""

    words: tuple[str, ...]
    known: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Wordset":
        """The words of ``text``."""
        words = words_of(text)
        return cls(words, frozenset(words))


def likeness(asked: Wordset, other: Wordset, weights: Weights = EVEN) -> int:
    """0 to 100; 100 for the same words.

    The mean of two questions: how much of what is asked stands there too, and how much of both
    together they share. So a few words find the long text that holds them, and of two such texts
    the one that says little else.
    """
    shared = weights.sum(asked.known & other.known)
    whole, both = weights.sum(asked.known), weights.sum(asked.known) + weights.sum(other.known)
    if not shared:
        return 0
    return (_ROUND * shared // whole + 2 * _ROUND * shared // both) // 2


def shared_words(
    asked: Wordset, other: Wordset, weights: Weights = EVEN, *, most: int = 3
) -> tuple[str, ...]:
    """The words that speak most for it, as they stand in what is asked; pairs of Han joined."""
    runs: list[tuple[str, int]] = []
    before = ""
    for word in asked.words:
        if word not in other.known:
            before = ""
            continue
        weight = weights.sum((word,))
        if before and _goes_on(before, word):
            text, so_far = runs[-1]
            runs[-1] = (text + word[1:], so_far + weight)
        else:
            runs.append((word, weight))
        before = word
    strongest = sorted(runs, key=lambda run: -run[1])
    told = dict.fromkeys(filter(None, (_trimmed(text) for text, _ in strongest)))
    return tuple(told)[:most]


def _goes_on(before: str, word: str) -> bool:
    """Whether the second pair of a run of Han begins where the first one ends."""
    return bool(_IS_HAN.match(word)) and len(word) == 2 and before[-1] == word[0]


def _trimmed(text: str) -> str:
    """Without particles at its ends; empty where only one letter of Han is left."""
    if not _IS_HAN.match(text):
        return text
    inner = text.strip(_TRIMMED)
    return inner if len(inner) > 1 else ""
