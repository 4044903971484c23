"""Finding words in what people write: Han by their letters, Latin words whole, never a program.

A Latin word begins and ends where Latin letters do (``LV`` in “假LV包” counts, in “SOLVE” it does
not); a star at its end takes any ending (``scratch*``). Letter case, width and spacing are
ignored. Synonyms are words that count as found for the one that stands in the condition.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

Synonyms = Mapping[str, Sequence[str]]

_SPACES = re.compile(r"\s+")
_LATIN = "0-9a-z\u00df-\u024f"
_BEFORE, _AFTER = f"(?<![{_LATIN}])", f"(?![{_LATIN}])"
_IS_LATIN = re.compile(f"[{_LATIN}]")
# What takes back the words right behind it: “不是假的”, “没有划痕”, “not a fake”, “no scratch”.
_DENIED = re.compile(
    "(?:不是|并非|没有|没|不|无|未|非)(?:是|有|发现|看到|任何|什么|很|太)?$"
    "|(?:^|[^0-9a-z'])(?:not|no|never|without|isn't|isnt|wasn't|wasnt|aren't|arent|don't|dont|"
    "doesn't|doesnt|didn't|didnt|cannot|can't|cant)(?: [a-z]+)? ?$"
)
_DENIAL_LETTERS = 40  # how far back a denial is looked for


def fold(text: str) -> str:
    """``text`` as it is compared: one letter case, one width, single spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


class Wording:
    """Words to look for in folded text, compiled once."""

    def __init__(self, words: Sequence[str], synonyms: Synonyms | None = None) -> None:
        known = synonyms or {}
        self._word_of = {
            fold(form): word for word in words for form in (*known.get(fold(word), ()), word)
        }
        forms = sorted(filter(None, self._word_of), key=len, reverse=True)
        self._pattern = re.compile("|".join(_pattern(form) for form in forms) or "(?!)")
        self._each = [(self._word_of[form], re.compile(_pattern(form))) for form in forms]

    def is_in(self, folded: str) -> bool:
        """Whether any of the words stands there."""
        return self._pattern.search(folded) is not None

    def is_stated_in(self, folded: str) -> bool:
        """Whether any stands there and is not denied right before."""
        return any(_is_stated(folded, found) for found in self._pattern.finditer(folded))

    def found_in(self, folded: str, *, stated: bool = False) -> tuple[str, ...]:
        """Which of the words stand there, as the condition writes them."""
        found = (
            word
            for word, pattern in self._each
            if any(not stated or _is_stated(folded, hit) for hit in pattern.finditer(folded))
        )
        return tuple(dict.fromkeys(found))


def _is_stated(folded: str, found: re.Match[str]) -> bool:
    start = found.start()
    return _DENIED.search(folded[max(0, start - _DENIAL_LETTERS) : start]) is None


def _pattern(form: str) -> str:
    any_ending = form.endswith("*") and len(form) > 1
    body = form[:-1] if any_ending else form
    before = _BEFORE if _IS_LATIN.match(body) else ""
    after = _AFTER if not any_ending and _IS_LATIN.match(body[-1]) else ""
    return before + re.escape(body) + after
