"""Breaking text into lines the way Chinese and Latin typesetters do.

Han text breaks between any two characters, Latin text between words; no line begins with closing
punctuation or ends with an opening bracket; a word too long for a line is cut. The last line is
never a lone character when the line above can spare one.
"""

import re
from collections.abc import Callable, Iterator

from app.documents.printable import MORE, Printable

Measure = Callable[[str], float]

# Chinese punctuation is meant.
_CLOSING = frozenset("、。，．：；？！）】》〉」』〕〗”’…—·％‰℃,.;:?!)]}%/")
_OPENING = frozenset("（【《〈「『〔〖“‘([{¥$€£")
# A word of Latin, Greek or Cyrillic letters, digits and their marks; or one character of the rest.
_PIECE = re.compile("[!-~\u00a1-\u1fff\u2010-\u2027\u20a0-\u20cf\u2116\u2212]+|\\s+|.", re.DOTALL)
_LONE = 2  # visible characters that are too few for a last line


def wrap(text: Printable, measure: Measure, width: float) -> list[Printable]:
    """``text`` in lines no wider than ``width`` by ``measure``; at least one line."""
    if measure(text) <= width:
        return [text]
    lines: list[list[str]] = [[]]
    room = width
    for atom in _atoms(text):
        for part in _parts(atom, measure, width):
            needed = measure(part.rstrip())
            if needed > room and lines[-1]:
                lines.append([])
                room = width
            if lines[-1] or not part.isspace():
                lines[-1].append(part)
                room -= measure(part)
    _spare_one(lines, measure, width)
    return [Printable("".join(line).strip()) for line in lines]


def clip(
    lines: list[Printable],
    measure: Measure,
    width: float,
    limit: int,
    ending: Printable = Printable(MORE),  # noqa: B008 - NewType is the string itself
) -> list[Printable]:
    """The first ``limit`` lines; the last is shortened so that ``ending`` tells of the rest."""
    if len(lines) <= limit:
        return lines
    last = lines[limit - 1]
    while last and measure(last + ending) > width:
        last = Printable(last[:-1])
    return [*lines[: limit - 1], Printable(last.rstrip() + ending)]


def _atoms(text: str) -> Iterator[str]:
    """Pieces that stay on one line: what closes clings to the left, what opens to the right."""
    held = ""
    for piece in _PIECE.findall(text):
        clings = piece.isspace() or piece[0] in _CLOSING or (held and held[-1] in _OPENING)
        if held and not clings:
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _parts(atom: str, measure: Measure, width: float) -> Iterator[str]:
    """``atom`` itself, or what fits a line at a time if it is wider than one."""
    if measure(atom.rstrip()) <= width:
        yield atom
        return
    part, used = "", 0.0
    for character in atom:
        advance = measure(character)
        if part and used + advance > width:
            yield part
            part, used = "", 0.0
        part += character
        used += advance
    yield part


def _spare_one(lines: list[list[str]], measure: Measure, width: float) -> None:
    """Give a last line of one character company from the line above."""
    if len(lines) < 2 or len(lines[-2]) < 2:
        return
    if len("".join(lines[-1]).strip()) > _LONE:
        return
    moved = lines[-2][-1]
    if measure(moved) + measure("".join(lines[-1])) <= width:
        lines[-1].insert(0, lines[-2].pop())
