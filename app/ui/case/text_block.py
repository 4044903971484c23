"""Some lines of text for a painter, broken anywhere if need be, with … where more would follow."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from app.ui.theme.theme import Theme

_READ_AHEAD = 400  # letters a line can hold at most: the rest of a long text is not laid out

_MORE = " …"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that fit a width, in one font and one colour role."""

    lines: tuple[str, ...]
    font: QFont
    colour: str

    @property
    def height_px(self) -> int:
        """The same sum as when it is drawn."""
        return len(self.lines) * QFontMetrics(self.font).height()

    def draw(self, painter: QPainter, left_px: int, top_px: int, theme: Theme) -> None:
        """From the top left corner on."""
        painter.setFont(self.font)
        painter.setPen(theme.colour(self.colour))
        height = painter.fontMetrics().height()
        for row, line in enumerate(self.lines):
            room = QRectF(left_px, top_px + row * height, 1e4, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line)


def lay_out(text: str, font: QFont, colour: str, width_px: int, most: int) -> TextBlock:
    """Break ``text`` at words or, where a word is longer than the line, anywhere."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        if len(lines) <= most:  # one more than is shown tells that something is cut off
            lines += _broken(paragraph, font, width_px, most + 1 - len(lines))
    if len(lines) > most:
        lines[most - 1 :] = [_ending(lines[most - 1], font, width_px)]
    return TextBlock(tuple(lines), font, colour)


def _broken(paragraph: str, font: QFont, width_px: int, most: int) -> list[str]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    paragraph = paragraph[: most * _READ_AHEAD]
    units = paragraph.encode("utf-16-le")  # Qt counts so: an emoji is two
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        line.setPosition(QPointF(0, 0))
        part = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
        lines.append(part.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines or [""]


def _ending(line: str, font: QFont, width_px: int) -> str:
    """The line with … at its end, whatever has to go for it."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(line + _MORE) <= width_px:
        return line + _MORE
    return metrics.elidedText(line + _MORE, Qt.TextElideMode.ElideRight, width_px)
