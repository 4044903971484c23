"""The drawing surface: a few marks, in points, with y running down from the top edge.

Everything is drawn with canvas primitives; text is never parsed as markup.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from app.documents.fonts import Face, FontBook
from app.documents.printable import Printable

MM = 72 / 25.4

# Type and lines are greys, from 0 (black) to 1 (white): papers are black on white.
BLACK = 0.0
QUIET = 0.36  # still 7:1 on white, and dark enough for a cheap laser
HAIRLINE = 0.76
VOID_MARK = 0.82
DRAFT_MARK = 0.89

# Colour stands in thin bars alone, and is dark enough to print grey.
Colour = tuple[float, float, float]  # red, green, blue from 0 to 1
BLACK_BAR: Colour = (0.0, 0.0, 0.0)
SHOP_BAR: Colour = (0x0E / 255, 0x6B / 255, 0x62 / 255)
CONSIGNOR_BAR: Colour = (0x6B / 255, 0x4F / 255, 0xA0 / 255)
_WHITE: Colour = (1.0, 1.0, 1.0)

_ASCENT = 0.88  # of the em box of Noto Sans SC


@dataclass(frozen=True, slots=True)
class Style:
    """One way to set type: face, size and leading in points, grey."""

    face: Face
    size: float
    leading: float
    grey: float = BLACK

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline."""
        return (self.leading - self.size) / 2 + _ASCENT * self.size

    def width(self, text: str) -> float:
        """Width of ``text`` in points."""
        return self.face.width(text, self.size)

    def narrowed(self, text: str, width: float) -> "Style":
        """This style, or the smaller one in which ``text`` is ``width`` points wide."""
        return replace(self, size=min(self.size, width / self.face.width(text, 1)))


class Sheet:
    """One PDF being drawn, page after page. The same calls give the same bytes.

    Shapes are painted in the order of their calls; the type of a page goes into one text object
    on top of them, which spares the file a font and a colour with every string.
    """

    def __init__(
        self, book: FontBook, width: float, height: float, *, title: str, author: str, lang: str
    ) -> None:
        # Late: reportlab takes a tenth of a second to import and most sessions never print.
        from reportlab import rl_config  # noqa: PLC0415
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

        # Compressed streams as they are: the ASCII armour of old mail makes files a fifth larger.
        rl_config.useA85 = 0
        self.width = width
        self.height = height
        self._book = book
        self._bytes = BytesIO()
        # invariant: no time of printing, no random id. The initial font would otherwise be
        # Helvetica, which is not embedded.
        self._canvas: Any = Canvas(
            self._bytes,
            pagesize=(width, height),
            invariant=1,
            initialFontName=book.regular.name,
            lang="zh-CN" if lang == "zh" else "en",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Aftercare")
        self._type: Any = self._canvas.beginText(0, 0)
        # What the page was last set to, so that nothing is set twice.
        self._style: Style | None = None
        self._filled_with: Colour | None = None
        self._stroked_with: tuple[float, float] | None = None

    def text(self, x: float, baseline: float, text: Printable, style: Style) -> None:
        """Draw ``text`` from ``x`` to the right."""
        if style is not self._style:
            if self._style is None or style.grey != self._style.grey:
                self._type.setFillGray(style.grey)
            self._type.setFont(style.face.name, style.size, style.leading)
            self._style = style
        self._type.setTextOrigin(x, self.height - baseline)
        self._type.textLine(text)

    def text_right(self, right: float, baseline: float, text: Printable, style: Style) -> None:
        """Draw ``text`` so that it ends at ``right``."""
        self.text(right - style.width(text), baseline, text, style)

    def bar(
        self, x: float, top: float, width: float, height: float, colour: Colour = BLACK_BAR
    ) -> None:
        """Fill a rectangle."""
        self._fill(colour)
        self._canvas.rect(x, self.height - top - height, width, height, stroke=0, fill=1)

    def box(self, x: float, top: float, width: float, height: float, weight: float) -> None:
        """Stroke a rectangle."""
        self._stroke(weight, BLACK)
        self._canvas.rect(x, self.height - top - height, width, height, stroke=1, fill=0)

    def picture(self, x: float, top: float, width: float, height: float, jpeg: bytes) -> None:
        """Draw a JPEG into a rectangle, as it is: it is not packed again."""
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - late, as above

        source = ImageReader(BytesIO(jpeg))
        self._canvas.drawImage(source, x, self.height - top - height, width, height)

    def rule(
        self, x: float, right: float, y: float, weight: float = 0.5, grey: float = HAIRLINE
    ) -> None:
        """Draw a level line."""
        self._stroke(weight, grey)
        self._canvas.line(x, self.height - y, right, self.height - y)

    def path(self, points: tuple[tuple[float, float], ...], weight: float) -> None:
        """Draw straight black lines from point to point."""
        self._stroke(weight, BLACK)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def disc(self, x: float, y: float, radius: float, *, filled: bool) -> None:
        """Draw a dot, or a ring on white if it is not ``filled``."""
        self._stroke(1.0, BLACK)
        self._fill(BLACK_BAR if filled else _WHITE)
        self._canvas.circle(x, self.height - y, radius, stroke=1, fill=1)

    def slanted(self, x: float, y: float, text: Printable, style: Style, degrees: float) -> None:
        """Draw ``text`` centred on a point and turned against the clock, beneath all type."""
        self._canvas.saveState()
        self._canvas.translate(x, self.height - y)
        self._canvas.rotate(degrees)
        run = self._canvas.beginText(-style.width(text) / 2, -style.size * 0.36)
        run.setFillGray(style.grey)
        run.setFont(style.face.name, style.size, style.leading)
        run.textLine(text)
        self._canvas.drawText(run)
        self._canvas.restoreState()

    def next_page(self) -> None:
        """End this page and begin another."""
        self._canvas.drawText(self._type)
        self._canvas.showPage()
        self._type = self._canvas.beginText(0, 0)
        self._style = None
        self._filled_with = None
        self._stroked_with = None

    def pdf(self) -> bytes:
        """End the last page; the finished file. Call once."""
        self._canvas.drawText(self._type)
        with self._book.saving:
            self._canvas.save()
        return self._bytes.getvalue()

    def _fill(self, colour: Colour) -> None:
        if colour != self._filled_with:
            self._canvas.setFillColorRGB(*colour)
            self._filled_with = colour

    def _stroke(self, weight: float, grey: float) -> None:
        if (weight, grey) != self._stroked_with:
            self._canvas.setLineWidth(weight)
            self._canvas.setStrokeGray(grey)
            self._stroked_with = (weight, grey)
