"""The words of a condition. Full-width marks, as Chinese input gives them, count as their like."""

import re
from dataclasses import dataclass
from typing import Literal

from app.domain.rules.errors import ConditionError, ConditionTooLongError, TextNotClosedError
from app.domain.rules.nodes import Place

MOST_LETTERS = 2_000

TokenKind = Literal["name", "number", "date", "text", "mark", "end"]

_PLAIN = str.maketrans("（）［］【】，＝！＜＞＂“”、≤≥≠＊", '()[][],=!<>""",≤≥≠*')
_LONG_MARKS = {"≤": "<=", "≥": ">=", "≠": "!=", "==": "=", "<>": "!="}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z_])")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z_.])")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")
_MARK = re.compile(r"<=|>=|!=|==|<>|[=<>()\[\],≤≥≠]")
_OTHER_WORD = re.compile(r"[^\W0-9_]+")  # Han and other letters, which need no quotation marks


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, quoted text or mark, and where it stands."""

    kind: TokenKind
    text: str
    place: Place


def split(text: str) -> list[Token]:
    """The tokens of ``text``, an ``end`` last.

    Raises ConditionTooLongError, TextNotClosedError or ConditionError.
    """
    if len(text) > MOST_LETTERS:
        raise ConditionTooLongError(len(text), MOST_LETTERS)
    plain = text.translate(_PLAIN)  # letter for letter: places stay
    tokens: list[Token] = []
    at = 0
    while at < len(plain):
        if plain[at].isspace():
            at += 1
            continue
        token = _quoted(text, plain, at) if plain[at] == '"' else _token(plain, at)
        tokens.append(token)
        at += token.place.length
    tokens.append(Token("end", "", Place(len(text), 0)))
    return tokens


def _token(plain: str, at: int) -> Token:
    kinds: tuple[tuple[TokenKind, re.Pattern[str]], ...] = (
        ("date", _DATE),
        ("number", _NUMBER),
        ("name", _NAME),
        ("mark", _MARK),
        ("text", _OTHER_WORD),
    )
    for kind, pattern in kinds:
        found = pattern.match(plain, at)
        if found:
            word = found.group()
            return Token(kind, _LONG_MARKS.get(word, word), Place(at, len(word)))
    raise ConditionError(at, 1, plain[at])


def _quoted(text: str, plain: str, at: int) -> Token:
    letters: list[str] = []
    here = at + 1
    while here < len(plain):
        if plain[here] == "\\" and here + 1 < len(plain):
            letters.append(text[here + 1])
            here += 2
        elif plain[here] == '"':
            return Token("text", "".join(letters), Place(at, here + 1 - at))
        else:
            letters.append(text[here])
            here += 1
    raise TextNotClosedError(at, len(plain) - at, text[at:])
