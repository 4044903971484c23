"""Type and measures of the slip on its two papers: an A5 sheet and an 80 mm roll."""

from dataclasses import dataclass

from app.documents.fonts import FontBook
from app.documents.sheet import BLACK, MM, QUIET, Style
from app.documents.voice import Voice

A5_HEIGHT = 210 * MM


@dataclass(frozen=True, slots=True)
class SlipSetting:
    """What every block of a slip needs to know. Lengths in points."""

    voice: Voice
    page_width: float
    margin: float  # at the sides
    head_margin: float  # above and below
    is_roll: bool
    title: Style
    shop: Style
    number: Style
    heading: Style
    strong: Style
    body: Style
    label: Style
    step: Style
    step_here: Style
    aside: Style
    qr_size: float
    complaint_lines: int

    @property
    def left(self) -> float:
        """Where type begins."""
        return self.margin

    @property
    def right(self) -> float:
        """Where type ends."""
        return self.page_width - self.margin

    @property
    def measure(self) -> float:
        """Width of the type area."""
        return self.page_width - 2 * self.margin


def a5_setting(book: FontBook, voice: Voice) -> SlipSetting:
    """A5 upright: quiet labels in grey."""
    return _setting(book, voice, page_width=148 * MM, margin=12 * MM, quiet=QUIET)


def roll_setting(book: FontBook, voice: Voice) -> SlipSetting:
    """80 mm thermal roll, 72 mm printable: all black, because thermal heads cannot print grey."""
    return _setting(book, voice, page_width=80 * MM, margin=4 * MM, quiet=BLACK)


def _setting(
    book: FontBook, voice: Voice, *, page_width: float, margin: float, quiet: float
) -> SlipSetting:
    is_roll = quiet == BLACK
    return SlipSetting(
        voice=voice,
        page_width=page_width,
        margin=margin,
        head_margin=margin if is_roll else 9 * MM,
        is_roll=is_roll,
        title=Style(book.bold, 15, 20),
        shop=Style(book.bold, 11, 15),
        number=Style(book.bold, 22, 26),
        heading=Style(book.bold, 9.5, 13.5),
        strong=Style(book.bold, 12, 16),
        body=Style(book.regular, 9, 12.6),
        label=Style(book.regular, 8, 12, quiet),
        step=Style(book.regular, 8.5, 12),
        step_here=Style(book.bold, 8.5, 12),
        aside=Style(book.regular, 7.2, 9.6, quiet),
        qr_size=34 * MM if is_roll else 24 * MM,
        complaint_lines=24 if is_roll else 14,
    )
