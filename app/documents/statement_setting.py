"""Type and measures of the statement: upright A4."""

from dataclasses import dataclass

from app.documents.fonts import FontBook
from app.documents.printable import Printable
from app.documents.sheet import MM, QUIET, Style
from app.documents.voice import Voice
from app.text.amounts import format_amount

A4_WIDTH = 210 * MM
A4_HEIGHT = 297 * MM
LEFT = 18 * MM
RIGHT = A4_WIDTH - LEFT
TOP = 14 * MM
FOOT = A4_HEIGHT - 12 * MM  # baseline of the footer
BOTTOM = FOOT - 6 * MM  # end of the type area


@dataclass(frozen=True, slots=True)
class StatementSetting:
    """What every part of a statement needs to know. Lengths in points."""

    voice: Voice
    currency: str
    title: Style
    shop: Style
    big: Style
    strong: Style
    heading: Style
    body: Style
    body_bold: Style
    label: Style
    aside: Style
    aside_bold: Style

    def amount(self, minor: int) -> Printable:
        """Minor units with the currency's own decimals, without its sign."""
        return self.voice.data(format_amount(minor, self.currency))


def statement_setting(book: FontBook, voice: Voice, currency: str) -> StatementSetting:
    """The one look of a statement."""
    return StatementSetting(
        voice=voice,
        currency=currency,
        title=Style(book.bold, 15, 20),
        shop=Style(book.bold, 12, 16),
        big=Style(book.bold, 22, 28),
        strong=Style(book.bold, 12, 16),
        heading=Style(book.bold, 10, 15),
        body=Style(book.regular, 9, 12.5),
        body_bold=Style(book.bold, 9, 12.5),
        label=Style(book.regular, 8.5, 12.5, QUIET),
        aside=Style(book.regular, 7.5, 10.5, QUIET),
        aside_bold=Style(book.bold, 7.5, 10.5),
    )
