"""How text is cut for the search index, and how a person's words become a safe query.

FTS5's unicode61 tokenizer takes a run of Han characters for one word. A space between Han
characters makes each its own token; a run of them is then looked for as a quoted phrase, which is
right for one, two and more characters in every SQLite version.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
_ONE_HAN = re.compile(f"[{_HAN}]")
_ONE_HAN_OR_OTHERS = re.compile(f"[{_HAN}]|[^{_HAN}]+")
_WORDS = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+", re.UNICODE)
MAX_INDEXED_LETTERS = 4000
_MOST_TYPED = 200
_FEWEST_LETTERS = 3  # of a Latin word that is compared: “an” and “of” say nothing


def typed_words(words: str) -> str:
    """What a person typed or scanned, trimmed and no longer than anybody types.

    Halves of characters are left out: SQLite does not take them.
    """
    return words.encode(errors="ignore").decode().strip()[:_MOST_TYPED]


def indexed(*parts: str) -> str:
    """The text that goes into the index: normalised width, Han characters set apart."""
    text = " ".join(filter(None, parts))[:MAX_INDEXED_LETTERS]
    if text.isascii():
        return text
    return " ".join(_ONE_HAN_OR_OTHERS.findall(unicodedata.normalize("NFKC", text)))


def match_query(words: str) -> str:
    """An FTS5 query in which everything a person typed is quoted; empty if nothing is left.

    Han runs become phrases; the last Latin or digit word matches as a prefix, because it may not
    be finished yet.
    """
    whole, start = open_ended(words)
    return f'{whole} "{start}"*'.lstrip() if start else whole


@lru_cache(maxsize=256)
def open_ended(words: str) -> tuple[str, str]:
    """The words as quoted terms, and apart from them the last one if it may not be finished."""
    found = _WORDS.findall(unicodedata.normalize("NFKC", words))
    start = "" if not found or _ONE_HAN.match(found[-1]) else found.pop()
    return " ".join(phrase(word) for word in found), start


def phrase(word: str) -> str:
    """One run of Han or Latin letters as a quoted term: Han in the pieces that the index holds."""
    return f'"{" ".join(word) if _ONE_HAN.match(word) else word}"'


def terms(words: str) -> list[str]:
    """The words a person typed, in small letters: runs of Han, of letters, of digits."""
    return [word.lower() for word in _WORDS.findall(unicodedata.normalize("NFKC", words))]


def word_parts(text: str) -> frozenset[str]:
    """What of a text can be compared with others: words of letters, and Han in pairs."""
    parts: set[str] = set()
    for term in terms(text):
        if _ONE_HAN.match(term):
            parts.update(map("".join, pairwise(term)))
        elif len(term) >= _FEWEST_LETTERS and not term.isdecimal():
            parts.add(term)
    return frozenset(parts)


def plain(word: str) -> str:
    """A Latin word as the index spells it: small letters without accents."""
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def digits_backwards(phone: str) -> str:
    """A phone's digits from the end, so that its tail is a prefix an index can find."""
    return "".join(c for c in unicodedata.normalize("NFKC", phone) if c.isdigit())[::-1]


def snippet(text: str, words: str, *, around: int = 24) -> str:
    """The part of ``text`` around the first match, with … where it was cut."""
    flat = " ".join(text.split())
    lower = flat.lower()
    places = [lower.find(w.lower()) for w in _WORDS.findall(unicodedata.normalize("NFKC", words))]
    hits = [place for place in places if place >= 0]
    start = max(0, min(hits) - around) if hits else 0
    end = start + 4 * around
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")
