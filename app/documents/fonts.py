"""The program's own Chinese font in two weights, parsed once per process.

Parsing seven megabytes of TrueType costs a tenth of a second a face, so it happens at the first
paper and never at import.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from threading import Lock

from app.documents.printable import MISSING, MORE, is_invisible
from app.text.program_files import program_file

# Workers may print at the same time: the faces are parsed once, and reportlab reads them while
# saving through one shared cursor, so both steps take turns.
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class Face:
    """One weight. ``advances``: width of each character in thousandths of the type size."""

    name: str
    advances: Mapping[str, float]

    def width(self, text: str, size: float) -> float:
        """Width of ``text`` in points. KeyError for a character that did not pass the gate."""
        return sum(map(self.advances.__getitem__, text)) * size / 1000


@dataclass(frozen=True, slots=True)
class FontBook:
    """Both weights, and the characters that both can draw."""

    regular: Face
    bold: Face
    glyphs: frozenset[str]
    saving: Lock = field(default_factory=Lock)


def font_book() -> FontBook:
    """The font book of this process; the first call parses the two font files."""
    with _TURN:
        return _load()


@cache
def _load() -> FontBook:
    regular = _face("AftercareRegular", "NotoSansSC-Regular.ttf")
    bold = _face("AftercareBold", "NotoSansSC-Bold.ttf")
    shared = regular.advances.keys() & bold.advances.keys()
    glyphs = frozenset(character for character in shared if not is_invisible(character))
    if not glyphs.issuperset(MISSING + MORE):
        raise ValueError("the bundled font lacks the signs for missing and cut text")
    return FontBook(regular, bold, glyphs)


def _face(name: str, file: str) -> Face:
    # reportlab takes a tenth of a second to import; most sessions never print.
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415

    from app.documents.embedding import SearchableFont  # noqa: PLC0415

    font = SearchableFont(name, str(program_file("resources", "fonts", file)))
    registerFont(font)
    widths = font.face.charWidths
    return Face(name, {chr(code): widths[code] for code in font.face.charToGlyph})
