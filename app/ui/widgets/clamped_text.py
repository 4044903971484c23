"""A few lines of text that end in … where room ends."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.metrics import TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.texts import Tone
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said

_NARROWEST_PX = 48


class ClampedText(Themed):
    """At most ``lines`` lines, broken anywhere if need be; the whole text is the tooltip then.

    As tall as its text at the width it has, never wider than its room: a name of 200 letters
    does not push the page apart.
    """

    def __init__(
        self,
        theme: Theme,
        words: Words = "",
        role: TypeRole = "body",
        *,
        lines: int = 2,
        tone: Tone = "ink",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._words, self._lines, self._tone = words, lines, tone
        self.setFont(theme.font(role, bold=bold))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def say(self, words: Words) -> None:
        """Replace the words."""
        self._words = words
        self.retranslate()

    def set_tone(self, tone: Tone) -> None:
        """Colour by meaning."""
        self._tone = tone
        self.update()

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        self.setAccessibleName(said(self._words))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """The text on one line, if it had the room."""
        width = self.fontMetrics().horizontalAdvance(said(self._words)) + 1
        return QSize(min(width, 480), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two."""
        return QSize(_NARROWEST_PX, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller, up to ``lines``."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines that fit ``width``."""
        return len(self._broken(max(width, _NARROWEST_PX))) * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, the last one elided."""
        text, metrics = said(self._words), self.fontMetrics()
        lines = self._broken(self.width())
        painter = QPainter(self)
        painter.setPen(self.theme.colour(self._tone if self.isEnabled() else "disabled"))
        cut = False
        for row, (start, length) in enumerate(lines):
            part = text[start : start + length].rstrip()
            if row == len(lines) - 1 and start + length < len(text):
                part = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, self.width())
                cut = True
            room = QRectF(0, row * metrics.lineSpacing(), self.width(), metrics.lineSpacing())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, part)
        self.setToolTip(text if cut else "")

    def _fit(self) -> None:
        wanted = self.heightForWidth(self.width())
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _broken(self, width: int) -> list[tuple[int, int]]:
        """Start and length of the first lines; one empty line for no text."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(said(self._words).replace("\n", " "), self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[tuple[int, int]] = []
        while len(lines) < self._lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            lines.append((line.textStart(), line.textLength()))
        layout.endLayout()
        return lines or [(0, 0)]
