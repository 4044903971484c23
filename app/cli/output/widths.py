"""How wide text is on a terminal, where a Chinese character takes two columns."""

import unicodedata
from collections.abc import Iterator

_ELLIPSIS = "…"
# Marks that turn the direction of text: data must not rearrange the line it stands in.
_TURNING = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))

# Chinese punctuation that no line begins with.
_CLOSING = frozenset("，。、；：！？）》】」』…")


def shown(text: str) -> str:
    """``text`` on one line, without anything that moves the cursor or turns the writing."""
    return "".join(
        " " if unicodedata.category(char) == "Cc" else char
        for char in text
        if ord(char) not in _TURNING
    )


def width_of(text: str) -> int:
    """Columns of ``text``: 2 for wide characters, 0 for marks that sit on another."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, width: int) -> str:
    """``text`` cut to ``width`` columns, the cut shown by an ellipsis."""
    if width_of(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += _width(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept).rstrip() + _ELLIPSIS


def pad(text: str, width: int, *, right: bool = False) -> str:
    """``text`` filled up to ``width`` columns, on its left side if ``right``."""
    blank = " " * (width - width_of(text))
    return blank + text if right else text + blank


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns; its own line breaks stay."""
    return [line for part in text.splitlines() or [""] for line in _wrapped(part, width)]


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _pieces(text):
        if line and width_of(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What a line may break between: words with the blanks after them, single wide characters.

    Punctuation that closes stays with what it closes.
    """
    piece = ""
    for char in text:
        is_wide = _width(char) == 2
        ends_word = piece[-1:] == " " and char != " "
        follows_wide = bool(piece) and _width(piece[-1]) == 2
        if piece and char not in _CLOSING and (is_wide or ends_word or follows_wide):
            yield piece
            piece = ""
        piece += char
    yield piece
