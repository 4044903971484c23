"""Small drawings: QR code, tick boxes, the word across a paper that is not valid."""

from itertools import groupby

from app.documents.fonts import FontBook
from app.documents.printable import Printable
from app.documents.sheet import Sheet, Style

_OVERLAP = 0.05  # points; closes the pale seams that viewers show between touching rectangles


def draw_qr(sheet: Sheet, x: float, top: float, size: float, text: str) -> None:
    """Draw ``text`` as a QR code; its dark part fills the square of ``size`` points.

    The caller leaves four modules of white around it.
    """
    # Late, as reportlab: most sessions never print.
    import segno  # noqa: PLC0415

    modules = segno.make(text, error="m", micro=False).matrix
    step = size / len(modules)
    for row, line in enumerate(modules):
        column = 0
        for dark, run in groupby(line):
            length = len(list(run))
            if dark:
                sheet.bar(x + column * step, top + row * step, length * step, step + _OVERLAP)
            column += length


def draw_tick_box(sheet: Sheet, x: float, top: float, size: float, *, ticked: bool) -> None:
    """Draw a square of ``size`` points, with a tick in it if ``ticked``."""
    sheet.box(x, top, size, size, 0.7)
    if ticked:
        corners = ((0.2, 0.52), (0.43, 0.76), (0.84, 0.22))
        sheet.path(tuple((x + dx * size, top + dy * size) for dx, dy in corners), 1.3)


def draw_across(sheet: Sheet, book: FontBook, words: Printable, grey: float) -> None:
    """Draw ``words`` large and in a pale ``grey`` across the page, before all else on it."""
    reach = min(sheet.width, sheet.height) * 1.02
    size = min(reach / book.bold.width(words, 1), sheet.width * 0.28)
    style = Style(book.bold, size, size, grey)
    sheet.slanted(sheet.width / 2, sheet.height / 2, words, style, 35)
